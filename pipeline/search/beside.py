"""What is searched beside the requirements and counted apart: headings, answers, other text of the documents, and
steering prose (requirements of the type føring)."""
from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from pipeline.search.filters import BESIDE, Shelves
from pipeline.search.marks import Marker
from pipeline.search.terms import Terms

PASSAGES = ("svar", "overskrift", "tekst")
KINDS = (BESIDE, *PASSAGES)


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where the words stand outside a requirement."""
    kind: str
    document: str
    title: str
    year: int | None
    page: int | None
    text: tuple[tuple[str, bool], ...]   # in pieces, each with whether it is to be marked
    requirement: str | None              # of an answer: the first requirement that it answers


def counts(connection: sqlite3.Connection, terms: Terms, matching: int, shelves: Shelves) -> dict[str, int]:
    """How many of each kind match, in the whole base; `matching` are the requirements that match, before any filter."""
    guidance = shelves.values("type").get(BESIDE, (None, 0))[1]
    passages = terms.matching(connection, "passages_fts")
    kinds = shelves.values("ved_siden")
    return {BESIDE: (matching & guidance).bit_count() if terms.wanted else 0,
            **{kind: (passages & kinds[kind][1]).bit_count() if kind in kinds else 0 for kind in PASSAGES}}


def passages(connection: sqlite3.Connection, terms: Terms, kind: str, limit: int, offset: int) -> tuple[Passage, ...]:
    """The passages of a kind that match, the nearest first."""
    if not terms.expression or kind not in PASSAGES:
        return ()
    rows = connection.execute("""
        select p.kind, p.document, d.title, d.year, p.page, p.text,
            (select requirement from response_requirements rr where rr.response = p.item order by requirement limit 1)
        from passages_fts f join passages p on p.id = f.rowid join documents d on d.id = p.document
        where passages_fts match ? and p.kind = ? order by bm25(passages_fts), p.id limit ? offset ?""",
                              (terms.expression, kind, limit, offset)).fetchall()
    marker = Marker(terms)
    return tuple(Passage(kind, document, title, year, page, tuple(marker.segments(text)), requirement)
                 for kind, document, title, year, page, text, requirement in rows)
