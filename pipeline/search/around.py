"""What stands around an answer: facets with counts, groups of words to add, slips of the pen, what to try where nothing
was found, and hits outside the requirements."""
from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from pipeline.search import beside
from pipeline.search.asked import ALL, ANY, PASTED
from pipeline.search.bits import bits_of
from pipeline.search.concepts import with_concept
from pipeline.search.filters import Value, counts
from pipeline.search.find import Found, Question
from pipeline.search.keys import CONCEPT
from pipeline.search.slips import nearest


@dataclass(frozen=True, slots=True)
class Offer:
    """A group of words: how many more places it gives (or has given, where it is on)."""
    name: str
    more: int
    on: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """`facets`: name to values. `slips`: a word without hits, and what it may be a slip for. `any_word`: places with at
    least one of the words, told where none has all. `lift`: where nothing passes, (filter, places without it).
    `unfiltered`: places that the words find without filters. `beside`: kind to hits in the whole base."""
    facets: dict[str, tuple[Value, ...]]
    offers: tuple[Offer, ...]
    slips: tuple[tuple[str, tuple[str, ...]], ...]
    any_word: int
    lift: tuple[tuple[str, int], ...]
    unfiltered: int
    beside: dict[str, int]


def around(connection: sqlite3.Connection, question: Question, found: Found) -> Around:
    matching = bits_of(found.matching) & found.scope
    nothing = not found.places
    return Around(
        facets=counts(found.shelves, matching, found.chosen),
        offers=tuple(_offer(connection, question, found, name) for name in found.offered),
        slips=_slips(connection, found),
        any_word=_any_word(connection, found) if nothing else 0,
        lift=_lift(found, matching) if nothing else (),
        unfiltered=matching.bit_count(),
        beside=beside.counts(connection, found.terms.expression, found.matching, found.shelves))


def _offer(connection: sqlite3.Connection, question: Question, found: Found, name: str) -> Offer:
    on = name in question.concepts
    term = found.offered[name]
    here = _passing(connection, found, found.terms.expression)
    if on:
        narrow = _without_group(found, term)
        return Offer(name, here - _passing(connection, found, narrow), True, tuple(_of_group(term)))
    wider = with_concept(connection, found.terms, name, term)
    added = next(t for t in wider.wanted if t.unit == term.unit)
    return Offer(name, _passing(connection, found, wider.expression) - here, False, tuple(_of_group(added)))


def _of_group(term) -> list[str]:
    return [each.word for each in term.added if each.why == CONCEPT]


def _without_group(found: Found, term) -> str:
    narrow = replace(term, added=tuple(each for each in term.added if each.why != CONCEPT))
    return replace(found.terms, wanted=tuple(narrow if t.unit == term.unit else t for t in found.terms.wanted)).expression


def _passing(connection: sqlite3.Connection, found: Found, expression: str) -> int:
    """How many places an expression finds under the same filters."""
    if not expression:
        return 0
    rows = connection.execute("select rowid from requirements_fts where requirements_fts match ?", (expression,))
    passing = found.shelves.chosen(found.chosen)
    bits = bits_of(row[0] for row in rows) & found.scope
    return (bits if passing is None else bits & passing).bit_count()


def _slips(connection: sqlite3.Connection, found: Found) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Words that find nothing, with the nearest that would."""
    if found.asked.mode == PASTED:
        return ()
    words = [term.unit.words[0] for term in (*found.terms.wanted, *(t for each in found.terms.wanted for t in each.inner))
             if not term.unit.exact and not term.inner and not _stands(connection, term.expression)]
    return tuple((word, near) for word in words if (near := nearest(connection, word)))


def _stands(connection: sqlite3.Connection, expression: str) -> bool:
    return connection.execute("select 1 from requirements_fts where requirements_fts match ? limit 1",
                              (expression,)).fetchone() is not None


def _any_word(connection: sqlite3.Connection, found: Found) -> int:
    if found.asked.mode != ALL or len(found.terms.wanted) < 2:
        return 0
    return _passing(connection, found, replace(found.terms, mode=ANY).expression)


def _lift(found: Found, matching: int) -> tuple[tuple[str, int], ...]:
    """Each filter with what there would be without it, those that help first."""
    helped = []
    for name in found.chosen:
        passing = found.shelves.chosen(found.chosen, without=name)
        helped.append((name, (matching if passing is None else matching & passing).bit_count()))
    return tuple(sorted((pair for pair in helped if pair[1]), key=lambda pair: -pair[1]))
