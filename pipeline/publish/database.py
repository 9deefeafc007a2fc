"""Records of all stages -> kravspor.db, the only place where the database is written.

It keeps the database contract (schema.sql): built beside the old file and swapped in whole, so that a reader or a kill
never meets half a database; every id that the old database had and the new has not points on to its successor.
"""
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import sqlite_utils

from pipeline.extracted import plain
from pipeline.messages import explain
from pipeline.publish import rows, search
from pipeline.publish.site_tables import add_site_tables
from pipeline.records import Document, Extracted, Issue, Linked, Measure, Parsed, Requirement
from pipeline.register import Register

SCHEMA_VERSION = "1"


@dataclass(frozen=True)
class Content:
    """What a database is made of; `parsed` and `extracted` by document id."""
    documents: tuple[Document, ...]
    parsed: dict[str, Parsed]
    extracted: dict[str, Extracted]
    linked: Linked
    register: Register
    issues: tuple[Issue, ...] = ()
    former: dict[str, str] = field(default_factory=dict)  # old requirement id -> the id it goes by now
    expected: tuple[Any, ...] = ()                        # documents that ought to exist, as the catalogue says
    topics: Path | None = None                            # the user's topics.toml
    meta: dict[str, str] = field(default_factory=dict)


def write_aside(path: Path, content: Content) -> Path:
    """Write the database beside `path` and return where; `swap_in` makes it the one that is read.

    Raises ValueError if a row points at one that is not there."""
    aside = path.with_name(path.name + ".new")
    aside.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite_utils.Database(aside)
    database.executescript(files("pipeline.publish").joinpath("schema.sql").read_text(encoding="utf-8"))
    for table, items in tables(content):
        database.table(table).insert_all(items, batch_size=500)
    add_site_tables(database)
    search.index(database, content.register, content.topics)
    database.conn.execute("analyze")
    database.conn.commit()
    broken = database.execute("pragma foreign_key_check").fetchall()
    database.close()
    if broken:
        raise ValueError(f"{aside}: rows that point at nothing: {broken[:5]}")
    return aside


def add_measures(database: Path, measures: Iterable[Measure]) -> None:
    """Put what was measured against labels into the table evaluations, in place of what stood there."""
    opened = sqlite_utils.Database(database)
    opened.execute("delete from evaluations")
    opened.table("evaluations").insert_all(rows.columns(m) for m in measures)
    opened.close()


def swap_in(aside: Path, path: Path) -> None:
    """Make the database written aside the one that is read, in one step of the file system."""
    os.replace(aside, path)


def tables(content: Content) -> Iterator[tuple[str, Iterable[dict]]]:
    """Every table with its rows."""
    held = [(d.id, content.parsed[d.id], content.extracted[d.id]) for d in content.documents if d.id in content.extracted]
    requirements = [r for _, _, extracted in held for r in extracted.requirements]
    responses = [r for _, _, extracted in held for r in extracted.responses]
    yield "documents", (rows.document(d) for d in content.documents)
    yield "parties", rows.parties(content.documents, requirements, content.register)
    yield "document_parties", (row for d in content.documents for row in rows.document_parties(d))
    yield "pages", ({"document": d, **rows.columns(page)} for d, parsed, _ in held for page in parsed.pages)
    yield "sections", (rows.section(d, section) for d, parsed, _ in held for section in parsed.sections)
    yield "blocks", (row for d, parsed, extracted in held for row in rows.blocks(d, parsed, extracted))
    yield "requirements", (rows.requirement(r, {s.id for s in parsed.sections})
                           for _, parsed, extracted in held for r in extracted.requirements)
    yield "responses", (rows.columns(r, without=("places", "blocks")) for r in responses)
    yield "places", (rows.place(item, place) for item, held_at in [(r.id, r.places) for r in requirements]
                     + [(r.id, r.places) for r in responses] for place in held_at)
    yield from term_tables(requirements)
    for table, field_name in (("response_requirements", "answers"), ("outcomes", "outcomes"),
                              ("amendments", "amendments"), ("statements", "statements")):
        yield table, (rows.columns(item) for _, _, extracted in held for item in getattr(extracted, field_name))
    yield from link_tables(content.linked)
    yield "issues", ({**rows.columns(i), "message": explain(i)} for i in content.issues)
    yield "expected_documents", (rows.columns(e) for e in content.expected)
    yield "former_ids", ({"old": old, "now": now} for old, now in content.former.items())
    yield "meta", ({"key": k, "value": v} for k, v in {"schema": SCHEMA_VERSION, **content.meta}.items())


def term_tables(requirements: list[Requirement]) -> Iterator[tuple[str, Iterable[dict]]]:
    yield "requirement_parties", ({"requirement": r.id, "party": rows.party_id(p.name), "role": p.role, "raw": p.raw}
                                  for r in requirements for p in r.terms.parties)
    for table in ("deadlines", "targets", "citations"):
        yield table, ({"requirement": r.id, **rows.columns(term)}
                      for r in requirements for term in getattr(r.terms, table))


def link_tables(linked: Linked) -> Iterator[tuple[str, Iterable[dict]]]:
    yield "links", (rows.link(link) for link in linked.links)
    yield "changes", ({"link": link.id, **plain(change)} for link in linked.links for change in link.changes)
    yield "threads", (rows.columns(t, without=("requirements",)) for t in linked.threads)
    yield "thread_requirements", ({"thread": t.id, "requirement": r} for t in linked.threads for r in t.requirements)
    yield "findings", (rows.columns(f) for f in linked.findings)
