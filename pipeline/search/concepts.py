"""Groups of words for one matter ("tvang": skjerming, beltelegging …): offered beside a search, and added when chosen."""
from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from pipeline.search.expand import Expansion, expand, looked_up
from pipeline.search.keys import CONCEPT, tokens
from pipeline.search.terms import Term, Terms


def offered(connection: sqlite3.Connection, terms: Terms) -> dict[str, Term]:
    """The groups that the search touches, by name, with the term that each would widen."""
    asked = [(term, _keys(connection, term)) for term in terms.wanted if not term.unit.exact]
    found: dict[str, Term] = {}
    for concept, word in connection.execute(
            "select concept, word from search_concepts where role = 'for' order by concept, word").fetchall():
        keys = frozenset(looked_up(connection, word))
        touched = [term for term, own in asked if own & keys]
        if touched and concept not in found:
            found[concept] = touched[0]
    return found


def with_concept(connection: sqlite3.Connection, terms: Terms, concept: str, term: Term, off: Iterable[str] = ()) -> Terms:
    """The search with the group's words, in all their forms, beside those of the term."""
    has = {term.unit.text, *(found.word for found in term.added)}
    off = frozenset(off)
    words = [word for word in _words(connection, concept) if word not in has]
    added = tuple(Expansion(term.unit.text, word, CONCEPT) for word in words if word not in off and CONCEPT not in off)
    gone = tuple(Expansion(term.unit.text, word, CONCEPT) for word in words if word in off or CONCEPT in off)
    wider = replace(term, added=(*term.added, *added), off=(*term.off, *gone))
    return replace(terms, wanted=tuple(wider if each is term else each for each in terms.wanted))


def _keys(connection: sqlite3.Connection, term: Term) -> frozenset[str]:
    words = term.unit.words if term.inner else term.unit.words[:1]
    return frozenset(key for word in words for key in looked_up(connection, word))


def _words(connection: sqlite3.Connection, concept: str) -> list[str]:
    """The group's words with their forms, those that the corpus has; phrases as they are."""
    listed = connection.execute("select word from search_concepts where concept = ? and role = 'word' order by word", (concept,))
    found: dict[str, None] = {}
    for (word,) in listed.fetchall():
        cut = tokens(word)
        if len(cut) == 1:
            found.update(dict.fromkeys((cut[0], *(each.word for each in expand(connection, cut[0])))))
        elif cut:
            found[" ".join(cut)] = None
    return [word for word in found if " " in word or _stands(connection, word)]


def _stands(connection: sqlite3.Connection, word: str) -> bool:
    return connection.execute("select 1 from search_words where word = ?", (word,)).fetchone() is not None
