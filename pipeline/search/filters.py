"""Chosen filters -> the set of requirements that pass, and counts for every value of every facet.

Values of one facet widen each other (2023 or 2024), facets narrow each other. A facet is counted with all other filters
on, so that its own values show what choosing them would give.
"""
from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.search.bits import bits_of, read_column, unpack
from pipeline.search.remembered import remembered

FACETS = ("aar", "nivaa", "gitt_av", "gjelder", "leder", "type", "status", "tema", "dokumenttype", "frist", "opphav")
FILTERS = (*FACETS, "dokument", "oss")   # the last two are filters that no list of values is shown for
DEADLINES = ("passert", "kommer", "uten")
BESIDE = "føring"                        # steering prose: searched, but counted apart unless it is asked for

Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: how many of the hits have it, and whether it is chosen. `title` None: the value's own word."""
    value: str
    title: str | None
    count: int
    chosen: bool


class Shelves:
    """The facets of one database, read as they are needed."""

    def __init__(self, connection: sqlite3.Connection, today: date) -> None:
        self._connection = connection
        self._today = today
        self._facets: dict[str, dict[str, tuple[str | None, int]]] = {}
        self._columns: dict[str, Sequence[int]] = {}

    def values(self, facet: str) -> dict[str, tuple[str | None, int]]:
        """Each value of a facet with its title and its set. Nobody may change it: the next search gets the same."""
        if facet not in self._facets:
            if facet == "frist":
                found = remembered(self._connection, ("frist", self._today), self._deadlines)
            elif facet == "dokument":  # thousands of sets, for the few searches that name one
                found = self._read(facet)
            else:
                found = remembered(self._connection, ("facet", facet), lambda: self._read(facet))
            self._facets[facet] = found
        return self._facets[facet]

    def _read(self, facet: str) -> dict[str, tuple[str | None, int]]:
        return {value: (title, unpack(bits)) for value, title, bits in self._connection.execute(
            "select value, title, bits from search_facets where facet = ? order by value", (facet,))}

    def column(self, name: str) -> Sequence[int]:
        """original (by rowid), nyeste, eldste or frist (all rowids in that order), or days (the deadlines of the first
        rows of frist, as day numbers)."""
        if name not in self._columns:
            self._columns[name] = remembered(self._connection, ("column", name), lambda: self._numbers(name))
        return self._columns[name]

    def _numbers(self, name: str) -> Sequence[int]:
        row = self._connection.execute("select numbers from search_columns where name = ?", (name,)).fetchone()
        return read_column(row[0]) if row else ()

    def scope(self, chosen: Chosen) -> int:
        """What is searched: everything but steering prose, and that too where its type is asked for."""
        kinds = self.values("type")
        return _union(bits for kind, (_, bits) in kinds.items() if kind != BESIDE or BESIDE in chosen.get("type", ()))

    def chosen(self, chosen: Chosen, without: str = "") -> int | None:
        """What passes all filters (but those of `without`); None where none is on."""
        passing = None
        for facet, wanted in chosen.items():
            if wanted and facet in FILTERS and facet != without:
                held = self.values(facet)
                bits = _union(held[value][1] for value in wanted if value in held)
                passing = bits if passing is None else passing & bits
        return passing

    def folded(self) -> int:
        """The rows that repeat another."""
        return self.values("fold").get("gjentar", (None, 0))[1]

    def all(self) -> int:
        """Every requirement."""
        return _union(bits for _, bits in self.values("type").values())

    def _deadlines(self) -> dict[str, tuple[str | None, int]]:
        order, dates = self.column("frist"), self.column("days")
        passed = bisect_left(dates, self._today.toordinal())
        before, after = bits_of(order[:passed]), bits_of(order[passed:len(dates)])
        sets = before, after, self.all() & ~before & ~after
        return {value: (None, bits) for value, bits in zip(DEADLINES, sets, strict=True)}


def counts(shelves: Shelves, hits: int, chosen: Chosen) -> dict[str, tuple[Value, ...]]:
    """For each facet its values among the hits (before filters; within scope), the most frequent first, years newest
    first. A chosen value is listed even with none."""
    out = {}
    for facet in FACETS:
        passing = shelves.chosen(chosen, without=facet)
        within = hits if passing is None else hits & passing
        picked = chosen.get(facet, ())
        values = [Value(value, title, (bits & within).bit_count(), value in picked)
                  for value, (title, bits) in shelves.values(facet).items()]
        out[facet] = tuple(sorted((v for v in values if v.count or v.chosen), key=_year_down if facet == "aar" else _most))
    return out


def _most(value: Value) -> tuple:
    return -value.count, value.value


def _year_down(value: Value) -> tuple:
    return -int(value.value), ""


def _union(sets) -> int:
    bits = 0
    for each in sets:
        bits |= each
    return bits
