"""What was found -> the answer, with the count that can be trusted: how many, of how many, in how many places, what was
added to the words, and what could not be read."""
from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.search.asked import Asked
from pipeline.search.base import Base, base
from pipeline.search.bits import kept
from pipeline.search.expand import Expansion
from pipeline.search.find import MOST, Found, Question, find
from pipeline.search.hits import Hit, hits, row_of
from pipeline.search.marks import Marker
from pipeline.search.order import SORTS, different, in_order, page_of
from pipeline.search.terms import Terms


@dataclass(frozen=True, slots=True)
class Group:
    """One matter: the hits that are the same requirement, its original first where that is a hit too. `original` is the
    id of the one that they repeat, also where it is no hit. `likeness` (0 to 1) for a pasted passage."""
    original: str
    hits: tuple[Hit, ...]
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """`total` places, of `of` that were searched; `issued` of them laid on somebody, `restated` quoted in reports;
    `different` matters, of `base.different`. `groups`: the part that was asked for. `unknown`: filters that mean nothing."""
    asked: Asked
    terms: Terms
    sort: str
    total: int
    of: int
    issued: int
    restated: int
    different: int
    base: Base
    groups: tuple[Group, ...]
    unknown: tuple[tuple[str, str], ...]

    @property
    def expanded(self) -> tuple[Expansion, ...]:
        return tuple(found for term in (*self.terms.wanted, *self.terms.unwanted) for found in term.all_added)

    @property
    def switched_off(self) -> tuple[Expansion, ...]:
        return tuple(found for term in (*self.terms.wanted, *self.terms.unwanted) for found in term.all_off)

    def rows(self, base: str = "") -> list[dict]:
        """Every place as a flat row, each matter's original first; `base` stands before the links."""
        marker = Marker(self.terms)
        return [row_of(hit, words_in(hit, marker), base) for group in self.groups for hit in group.hits]


def words_in(hit: Hit, marker: Marker) -> list[str]:
    """Which words of the search stand in a hit: why it was found."""
    return list(dict.fromkeys(word for text in (hit.text, hit.lead_in or "", hit.joined) for word in marker.matched(text)))


def search(connection: sqlite3.Connection, question: Question) -> Result:
    """The answer to a question. Never raises for anything that a user can write; sqlite3.Error for another database."""
    return answer(connection, question, find(connection, question))


def answer(connection: sqlite3.Connection, question: Question, found: Found) -> Result:
    sort, places = question.sort if question.sort in SORTS else SORTS[0], found.places
    ordered = _ordered(connection, found, places, sort)
    page = page_of(ordered, places, found.shelves, max(question.offset, 0), max(0, min(question.limit, MOST)))
    shown = hits(connection, [rowid for members in page for rowid in members])
    return Result(found.asked, found.terms, sort, total=places.bit_count(), of=found.scope.bit_count(),
                  issued=_of_origin(found, places, "issued"), restated=_of_origin(found, places, "restated"),
                  different=different(found.shelves, places), base=base(connection, found.shelves, found.scope),
                  unknown=found.unknown, groups=tuple(_group(members, shown, found) for members in page))


def _ordered(connection: sqlite3.Connection, found: Found, places: int, sort: str) -> Iterator[int]:
    if found.likeness and sort == SORTS[0]:
        return iter(kept(found.likeness, places))
    return in_order(connection, found.terms.ranking, places, found.shelves, sort)


def _group(members: list[int], shown: dict[int, Hit], found: Found) -> Group:
    likeness = [found.likeness[rowid] for rowid in members if rowid in found.likeness]
    return Group(shown[members[0]].original, tuple(shown[rowid] for rowid in members), max(likeness, default=None))


def _of_origin(found: Found, places: int, origin: str) -> int:
    return (places & found.shelves.values("opphav").get(origin, (None, 0))[1]).bit_count()
