"""Database and label folder -> what is to be compared. Read only; nothing is judged here."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pipeline.evaluate.matching import Found


def labels_in(folder: Path) -> dict[str, list[dict]]:
    """Label files by stem ("<document>" or "<document>@<part>"), links left out; one JSON object a line."""
    return {path.stem: _lines(path) for path in sorted(folder.glob("*.jsonl")) if not path.stem.startswith("links_")}


def links_in(folder: Path) -> list[dict]:
    """All labelled links of the folder, in the order of its files."""
    return [link for path in sorted(folder.glob("links_*.jsonl")) for link in _lines(path)]


def connect(database: Path) -> sqlite3.Connection:
    """A connection that only reads; rows by name."""
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    return db


def rows(db: sqlite3.Connection, sql: str, *values: object) -> list[dict]:
    """The rows of a query as dictionaries."""
    return [dict(row) for row in db.execute(sql, values)]


def documents_of(db: sqlite3.Connection, stem: str) -> list[str]:
    """Ids of the published documents that a label file is about: those with its file stem (a part: after @)."""
    wanted = stem.split("@")[0]
    published = rows(db, "select id, file from documents where variant_of is null order by id")
    return [row["id"] for row in published if Path(row["file"]).stem == wanted]


def requirements_of(db: sqlite3.Connection, document: str) -> list[Found]:
    """A document's requirements in reading order."""
    return [
        Found(r["id"], r["number"], r["kind"], r["text"], r["lead_in"], r["section"] or "", r["printed_id"])
        for r in rows(db, "select * from requirements where document = ? order by number", document)
    ]


def children_of(db: sqlite3.Connection, document: str) -> dict[str, dict[str, list[dict]]]:
    """table -> requirement id -> rows, for what hangs under a document's requirements."""
    queries = {
        "deadlines": "select d.* from deadlines d join requirements r on r.id = d.requirement where r.document = ?",
        "targets": "select t.* from targets t join requirements r on r.id = t.requirement where r.document = ?",
        "parties": "select rp.requirement, rp.role, coalesce(p.name, rp.party) name from requirement_parties rp "
        "join requirements r on r.id = rp.requirement left join parties p on p.id = rp.party where r.document = ?",
        "answers": "select rr.requirement, rr.status, s.text from response_requirements rr "
        "join responses s on s.id = rr.response where s.document = ?",
    }
    return {table: _grouped(rows(db, sql, document)) for table, sql in queries.items()}


def _grouped(found: Iterable[dict]) -> dict[str, list[dict]]:
    groups: dict[str, list[dict]] = defaultdict(list)
    for row in found:
        groups[row["requirement"]].append(row)
    return groups


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
