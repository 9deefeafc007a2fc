"""What is looked for -> expressions of full-text search, with every word that was added and which were switched off."""
from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from pipeline.search.asked import ALL, ANY, Asked, Unit
from pipeline.search.expand import Expansion, expand, long_form
from pipeline.search.match import any_of, in_parts, join, phrase, without
from pipeline.search.order import matching

EVERYTHING = "alt"      # switches all expansions off
_MOST_RANKING = 80      # expansions
_LONGEST_FORM = 6       # words of a long form that has a short one


@dataclass(frozen=True, slots=True)
class Term:
    """A unit, what was added to it, and what could have been but is switched off."""
    unit: Unit
    added: tuple[Expansion, ...] = ()
    off: tuple[Expansion, ...] = ()
    inner: tuple[Term, ...] = ()   # of a long form: its words, each with its own expansions

    @property
    def expression(self) -> str:
        own = phrase(" ".join(self.unit.words), prefix=self.unit.begins)
        if self.inner:
            own = join("AND", (term.expression for term in self.inner))
        return join("OR", (own, any_of(found.word for found in self.added)))

    def matching(self, connection: sqlite3.Connection, table: str = "requirements_fts") -> int:
        """The rows that the term finds, as bits; the same as its expression finds, quicker where it is long."""
        own = [phrase(" ".join(self.unit.words), prefix=self.unit.begins)] if not self.inner else []
        found = matching(connection, [*own, *in_parts(each.word for each in self.added)], table)
        if self.inner:
            found |= reduce(and_, (term.matching(connection, table) for term in self.inner))
        return found

    @property
    def all_added(self) -> tuple[Expansion, ...]:
        return (*(found for term in self.inner for found in term.added), *self.added)

    @property
    def all_off(self) -> tuple[Expansion, ...]:
        return (*(found for term in self.inner for found in term.off), *self.off)


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms of a search. `expression` is "" where nothing is looked for."""
    mode: str
    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()

    @property
    def expression(self) -> str:
        operator = "OR" if self.mode == ANY else "AND"
        found = join(operator, (term.expression for term in self.wanted))
        return without(found, join("OR", (term.expression for term in self.unwanted)))

    @property
    def ranking(self) -> str:
        """What tells near from far: the whole expression, or where that has too many words to be quick, the words as
        they were written."""
        if sum(len(term.all_added) for term in self.wanted) <= _MOST_RANKING:
            return self.expression
        return any_of(word for term in self.wanted for word in term.unit.words)

    def matching(self, connection: sqlite3.Connection, table: str = "requirements_fts") -> int:
        """The rows that the search finds, as bits; none where nothing is looked for."""
        if not self.wanted:
            return 0
        found = reduce(or_ if self.mode == ANY else and_, (term.matching(connection, table) for term in self.wanted))
        return found & ~self.refused(connection, table)

    def refused(self, connection: sqlite3.Connection, table: str = "requirements_fts") -> int:
        """The rows that hold what must not stand there."""
        return reduce(or_, (term.matching(connection, table) for term in self.unwanted), 0)


def terms(connection: sqlite3.Connection, asked: Asked, switched_off: Iterable[str] = ()) -> Terms:
    """Expand each plain word; `switched_off` holds words, reasons (of keys.WHY) or EVERYTHING."""
    off = frozenset(switched_off)
    wanted = _wanted(connection, asked, off)
    unwanted = tuple(_term(connection, unit, off) for unit in asked.unwanted)
    return Terms(asked.mode, wanted, unwanted)


def _wanted(connection: sqlite3.Connection, asked: Asked, off: frozenset[str]) -> tuple[Term, ...]:
    found, rest = [], list(asked.wanted)
    while rest:
        length = _form_length(connection, rest) if asked.mode == ALL else 1
        taken, rest = rest[:length], rest[length:]
        if length == 1:
            found.append(_term(connection, taken[0], off))
        else:
            found.append(_long_term(connection, taken, off))
    return tuple(found)


def _form_length(connection: sqlite3.Connection, units: list[Unit]) -> int:
    """How many of the next units are together a long form that has a short one ("psykisk helsevern")."""
    run = [unit for unit in units[:_LONGEST_FORM]]
    while len(run) > 1:
        if not any(unit.exact for unit in run) and long_form(connection, " ".join(unit.words[0] for unit in run)):
            return len(run)
        run.pop()
    return 1


def _term(connection: sqlite3.Connection, unit: Unit, off: frozenset[str]) -> Term:
    if unit.exact:
        return Term(unit)
    return _sorted_out(unit, expand(connection, unit.words[0]), off)


def _long_term(connection: sqlite3.Connection, units: list[Unit], off: frozenset[str]) -> Term:
    whole = Unit(tuple(word for unit in units for word in unit.words))
    term = _sorted_out(whole, long_form(connection, " ".join(whole.words)), off)
    return Term(whole, term.added, term.off, tuple(_term(connection, unit, off) for unit in units))


def _sorted_out(unit: Unit, found: tuple[Expansion, ...], off: frozenset[str]) -> Term:
    gone = tuple(each for each in found if EVERYTHING in off or each.why in off or each.word in off)
    return Term(unit, tuple(each for each in found if each not in gone), gone)

