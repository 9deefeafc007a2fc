"""Groups of words for one matter ("tvang": skjerming, beltelegging …): offered beside a search, and added when chosen."""
from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from pipeline.search.expand import Expansion, looked_up
from pipeline.search.keys import CONCEPT
from pipeline.search.terms import Term, Terms


def offered(connection: sqlite3.Connection, terms: Terms) -> dict[str, Term]:
    """The groups that the search touches, by name, with the term that each would widen."""
    found: dict[str, Term] = {}
    for term in terms.wanted:
        if not term.unit.exact:
            words = term.unit.words if term.inner else term.unit.words[:1]
            keys = sorted({key for word in words for key in looked_up(connection, word)})
            marks = ", ".join("?" * len(keys))
            for (concept,) in connection.execute(f"""select distinct concept from search_concepts
                    where role = 'key' and word in ({marks}) order by concept""", keys):
                found.setdefault(concept, term)
    return found


def with_concept(connection: sqlite3.Connection, terms: Terms, concept: str, term: Term, off: Iterable[str] = ()) -> Terms:
    """The search with the group's words beside those of the term."""
    has, off = {term.unit.text, *(found.word for found in term.added)}, frozenset(off)
    words = [row[0] for row in connection.execute(
        "select word from search_concepts where concept = ? and role = 'word' order by word", (concept,)) if row[0] not in has]
    added = tuple(Expansion(term.unit.text, word, CONCEPT) for word in words)
    gone = tuple(each for each in added if each.word in off or CONCEPT in off)
    wider = replace(term, added=(*term.added, *(each for each in added if each not in gone)), off=(*term.off, *gone))
    return replace(terms, wanted=tuple(wider if each is term else each for each in terms.wanted))
