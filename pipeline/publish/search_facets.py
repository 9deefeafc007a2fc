"""Requirements, terms and answers -> for each value of a facet the set of requirements that have it, as bits, and the
columns that results are folded and sorted by. What it costs here the search page saves at every look.
"""
from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from importlib.resources import files

import sqlite_utils

from pipeline.search.bits import bits_of, column, pack

FACETS = ("aar", "nivaa", "gitt_av", "gjelder", "leder", "type", "status", "tema", "dokumenttype", "opphav", "dokument", "oss",
          "fold", "ved_siden")


def add_facets(database: sqlite_utils.Database) -> None:
    """Fill latest_status, search_facets and search_columns. After topics and folds."""
    said = _queries()
    database.execute(said["latest_status"])
    database.execute(said["addressees"])
    for facet in FACETS:
        database.table("search_facets").insert_all(_values(facet, database.execute(said[facet]).fetchall()))
    database.table("search_columns").insert_all(_columns(database, said["dates"]))
    database.execute("drop table addressees")


def _queries() -> dict[str, str]:
    text = files("pipeline.publish").joinpath("search_facets.sql").read_text(encoding="utf-8")
    found = re.split(r"^-- name: (\w+)$", text, flags=re.MULTILINE)
    return {name: re.sub(r"^--.*$", "", sql, flags=re.MULTILINE) for name, sql in zip(found[1::2], found[2::2], strict=True)}


def _values(facet: str, rows: list[tuple]) -> list[dict]:
    held: dict[tuple, set[int]] = defaultdict(set)
    for value, title, rowid in rows:
        held[str(value), None if title is None else str(title)].add(rowid)
    return [{"facet": facet, "value": value, "title": title, "bits": pack(bits_of(sorted(rowids))), "requirements": len(rowids)}
            for (value, title), rowids in sorted(held.items(), key=lambda item: item[0][0])]


def _columns(database: sqlite_utils.Database, dates: str) -> list[dict]:
    """original: by rowid the rowid of the one it repeats (its own where it repeats none). nyeste, eldste, frist: all
    rowids in that order. days: the deadlines of those of frist that have one, as day numbers."""
    rows = database.execute("""select r.rowid, coalesce(o.rowid, r.rowid), coalesce(d.year, 0), d.id, r.number
        from requirements r join documents d on d.id = r.document
        left join requirement_folds f on f.requirement = r.id left join requirements o on o.id = f.original""").fetchall()
    original = [0] * (max((row[0] for row in rows), default=0) + 1)
    for row in rows:
        original[row[0]] = row[1]
    day = {rowid: date.fromisoformat(revised or due).toordinal()
           for rowid, revised, due in database.execute(dates) if revised or due}
    newest = sorted(rows, key=lambda row: (-row[2], row[3], row[4]))
    due = sorted((row for row in newest if row[0] in day), key=lambda row: day[row[0]])
    orders = {"nyeste": newest, "eldste": sorted(rows, key=lambda row: (row[2], row[3], row[4])),
              "frist": due + [row for row in newest if row[0] not in day]}
    columns = {"original": original, "days": [day[row[0]] for row in due],
               **{name: [row[0] for row in order] for name, order in orders.items()}}
    return [{"name": name, "numbers": column(numbers)} for name, numbers in columns.items()]
