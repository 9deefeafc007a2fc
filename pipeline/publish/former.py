"""Ids that stood in the old database -> where they are now, so that addresses in memos go on working.

The nearest new requirement is the one of the same document and page whose words are most alike, from 90 % up. Old
redirects are followed on, so that an address survives any number of rebuilds.
"""
from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from pipeline.records import Extracted, Requirement
from pipeline.text import bare

ALIKE = 0.9


@dataclass(frozen=True)
class Old:
    """A requirement of the old database."""
    id: str
    document: str
    page: int | None
    text: str


def old_requirements(path: Path) -> tuple[Old, ...]:
    """What the database at `path` held; nothing where it is missing or no database of ours."""
    return tuple(Old(*row) for row in _rows(path, "select id, document, page, text from requirements"))


def former_ids(path: Path, extracted: Iterable[Extracted]) -> dict[str, str]:
    """Each id that the database at `path` knew and that is no more -> the id that it goes by now."""
    new = {r.id: r for e in extracted for r in e.requirements}
    at_place = defaultdict(list)
    for r in new.values():
        at_place[r.document, r.page].append(r)
    gone = [old for old in old_requirements(path) if old.id not in new]
    now = {old.id: found for old in gone if (found := _nearest(old, at_place[old.document, old.page]))}
    earlier = dict(_rows(path, "select old, now from former_ids"))
    followed = {before: now.get(after, after) for before, after in earlier.items() if before not in new}
    return {before: after for before, after in sorted((followed | now).items()) if after in new}


def _nearest(old: Old, candidates: list[Requirement]) -> str | None:
    words = bare(old.text)
    scored = [(SequenceMatcher(None, words, bare(r.text), autojunk=False).ratio(), r.id) for r in candidates]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else None


def _rows(path: Path, sql: str) -> list[tuple]:
    if not path.exists():
        return []
    try:
        connection = sqlite3.connect(f"file:{path.resolve()}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return []  # not a database of ours: it is replaced, and has no addresses to keep


def stamp_of(path: Path) -> str | None:
    """The stamp of what the database at `path` was made of; None where there is no database of ours."""
    found = _rows(path, "select value from meta where key = 'stamp'")
    return found[0][0] if found else None
