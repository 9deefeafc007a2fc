"""A question -> which requirements answer it, in which order, folded. Rests on sqlite3 and the published database alone."""
from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.search.asked import ALL, PASTED, Asked, asked
from pipeline.search.bits import bits_of
from pipeline.search.concepts import offered, with_concept
from pipeline.search.filters import FILTERS, Chosen, Shelves
from pipeline.search.pasted import likest
from pipeline.search.terms import Term, Terms, terms

MOST = 10_000       # matters that one answer gives at the most


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for. `mode`: alle | minst_ett | frase | tekst (a pasted passage). `filters`: names of FILTERS with
    values. `off`: expansions to leave out (words, reasons, or "alt"). `concepts`: groups of words to add. `sort`: of
    SORTS. `limit` and `offset` count matters, not places. `today`: the day that "frist passert" is told from; None for
    the day it is."""
    text: str = ""
    mode: str = ALL
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    off: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    sort: str = "relevans"
    limit: int = 20
    offset: int = 0
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a question leads to. `matching`: the set of requirements (bits of rowids) that the words find; `places`: those
    of them that are searched (`scope`) and pass the filters (`passing`, None where none is on). `likeness` by rowid for a
    pasted passage, the likest first. `unknown`: filters that mean nothing here."""
    asked: Asked
    terms: Terms
    offered: dict[str, Term]
    chosen: Chosen
    unknown: tuple[tuple[str, str], ...]
    shelves: Shelves
    scope: int
    passing: int | None
    matching: int
    likeness: dict[int, float]

    @property
    def places(self) -> int:
        within = self.matching & self.scope
        return within if self.passing is None else within & self.passing


def find(connection: sqlite3.Connection, question: Question) -> Found:
    """Words without meaning and no filter find nothing; a filter alone finds all that passes. Never raises for anything
    that a user can write."""
    shelves, said = Shelves(connection, question.today or date.today()), asked(question.text, question.mode)
    chosen, unknown = _known(shelves, question.filters)
    sought, groups = _sought(connection, said, question)
    scope, passing = shelves.scope(chosen), shelves.chosen(chosen)
    likeness = dict(likest(connection, [unit.words[0] for unit in said.wanted])) if said.mode == PASTED else {}
    if said.mode == PASTED:
        matching = bits_of(list(likeness))
    elif said.wanted or passing is None:
        matching = sought.matching(connection)
    else:
        matching = passing & ~sought.refused(connection)
    return Found(said, sought, groups, chosen, unknown, shelves, scope, passing, matching, likeness)


def _known(shelves: Shelves, filters: Chosen) -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """The filters that this base knows, and those that it does not."""
    pairs = [(name, value) for name, values in filters.items() for value in values]
    unknown = tuple((name, value) for name, value in pairs if name not in FILTERS or value not in shelves.values(name))
    good = [pair for pair in pairs if pair not in unknown]
    return {name: tuple(value for other, value in good if other == name) for name in dict(good)}, unknown


def _sought(connection: sqlite3.Connection, said: Asked, question: Question) -> tuple[Terms, dict[str, Term]]:
    """The terms, widened by the groups that were chosen, and the groups that could be."""
    if said.mode == PASTED:
        return Terms(said.mode, ()), {}
    sought = terms(connection, said, question.off)
    groups = offered(connection, sought)
    for name in dict.fromkeys(question.concepts):
        if name in groups:
            before = sought.wanted.index(next(term for term in sought.wanted if term.unit == groups[name].unit))
            sought = with_concept(connection, sought, name, sought.wanted[before], question.off)
    return sought, {name: next(t for t in sought.wanted if t.unit == term.unit) for name, term in groups.items()}
