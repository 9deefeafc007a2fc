"""topics.toml -> which topics a requirement is of: those whose terms stand in its text, lead-in or two nearest headings, in
any form or compound that search knows."""
from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

import sqlite_utils

from pipeline.phrases import merged, phrases
from pipeline.search.expand import all_forms
from pipeline.search.match import any_of
from pipeline.text import slug

LANGUAGES = ("nb", "nn", "sv")


def add_topics(database: sqlite_utils.Database, user: Path | None = None) -> None:
    """Fill topics and requirement_topics. A user's topic replaces ours of the same key; `title = ""` takes it away."""
    theirs = tomllib.loads(user.read_text(encoding="utf-8")) if user and user.exists() else {}
    said = {key: entry for key, entry in merged(phrases("topics"), theirs).items() if entry.get("title")}
    found: dict[str, set[str]] = defaultdict(set)
    for position, (key, entry) in enumerate(said.items()):
        topic = slug(key)
        database.table("topics").insert({"id": topic, "title": entry["title"], "position": position})
        found[topic] |= _requirements_of(database, [t for language in LANGUAGES for t in entry.get(language, ())])
    database.table("requirement_topics").insert_all(
        ({"requirement": r, "topic": topic} for topic in found for r in sorted(found[topic])), batch_size=1000)


def _requirements_of(database: sqlite_utils.Database, terms: list[str]) -> set[str]:
    expression = any_of(tuple(dict.fromkeys(word for term in terms for word in all_forms(database.conn, term))))
    if not expression:
        return set()
    stands_in = database.execute("""
        with headed as (select p.item as id from passages_fts f join passages p on p.id = f.rowid
                        where passages_fts match :words and p.kind = 'overskrift')
        select id from requirements
        where rowid in (select rowid from requirements_fts where requirements_fts match :words)
           or section_id in (select id from headed)
           or section_id in (select id from sections where parent in (select id from headed))""", {"words": expression})
    return {row[0] for row in stands_in.fetchall()}
