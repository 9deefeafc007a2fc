"""What stands around an answer: facets with counts, groups of words to add, slips of the pen, what to try where nothing
was found, and hits outside the requirements."""
from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_

from pipeline.search import beside
from pipeline.search.asked import ALL, ANY, PASTED
from pipeline.search.concepts import with_concept
from pipeline.search.filters import Value, counts
from pipeline.search.find import Found, Question
from pipeline.search.keys import CONCEPT
from pipeline.search.match import in_parts
from pipeline.search.order import matching
from pipeline.search.slips import nearest
from pipeline.search.terms import Term, Terms


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
    within, nothing = found.matching & found.scope, not found.places
    return Around(
        facets=counts(found.shelves, within, found.chosen),
        offers=tuple(_offer(connection, found, name, name in question.concepts) for name in found.offered),
        slips=_slips(connection, found),
        any_word=_any_word(connection, found) if nothing else 0,
        lift=_lift(found, within) if nothing else (),
        unfiltered=within.bit_count(),
        beside=beside.counts(connection, found.terms, found.matching, found.shelves))


def _offer(connection: sqlite3.Connection, found: Found, name: str, on: bool) -> Offer:
    """What the group's words give beyond the rest: asked for by themselves, so that it costs only what they find."""
    term = found.offered[name]
    added = term if on else next(
        t for t in with_concept(connection, found.terms, name, term).wanted if t.unit == term.unit)
    words = tuple(each.word for each in added.added if each.why == CONCEPT)
    narrow = replace(term, added=tuple(each for each in term.added if each.why != CONCEPT))
    before = _passing(found, _with(found.terms, term, narrow).matching(connection)) if on else found.places
    others = [each for each in found.terms.wanted if each.unit != term.unit and found.terms.mode == ALL]
    wider = reduce(and_, (each.matching(connection) for each in others), matching(connection, in_parts(words)))
    return Offer(name, (_passing(found, wider & ~found.terms.refused(connection)) & ~before).bit_count(), on, words)


def _with(terms: Terms, term: Term, other: Term) -> Terms:
    return replace(terms, wanted=tuple(other if t.unit == term.unit else t for t in terms.wanted))


def _passing(found: Found, rows: int) -> int:
    """Those of the rows that are searched and pass the filters."""
    return rows & found.scope if found.passing is None else rows & found.scope & found.passing


def _slips(connection: sqlite3.Connection, found: Found) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Words that find nothing, with the nearest that would."""
    if found.asked.mode == PASTED or (found.matching and found.asked.mode != ANY):
        return ()
    words = [term.unit.words[0] for term in (*found.terms.wanted, *(t for each in found.terms.wanted for t in each.inner))
             if not term.unit.exact and not term.inner and not term.matching(connection)]
    return tuple((word, near) for word in words if (near := nearest(connection, word)))


def _any_word(connection: sqlite3.Connection, found: Found) -> int:
    if found.asked.mode != ALL or len(found.terms.wanted) < 2:
        return 0
    return _passing(found, replace(found.terms, mode=ANY).matching(connection)).bit_count()


def _lift(found: Found, within: int) -> tuple[tuple[str, int], ...]:
    """Each filter with what there would be without it, those that help first."""
    helped = []
    for name in found.chosen:
        passing = found.shelves.chosen(found.chosen, without=name)
        helped.append((name, (within if passing is None else within & passing).bit_count()))
    return tuple(sorted((pair for pair in helped if pair[1]), key=lambda pair: -pair[1]))
