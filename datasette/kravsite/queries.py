"""Named queries: queries/<name>.sql and parameters -> rows as dictionaries. The site's only door to the database.

A column named `something_json` holds JSON and comes decoded as `something`. A file that opens with `-- with: name` is
read after that file, which gives the common table expressions that several queries rest on.
"""

from __future__ import annotations

import json
import re
import sqlite3
from functools import cache
from pathlib import Path

_RESTS_ON = re.compile(r"-- with: (\w+)")
FOLDER = Path(__file__).parents[1] / "queries"


def rows(connection: sqlite3.Connection, name: str, parameters: dict | None = None) -> list[dict]:
    """All rows of a named query. Raises sqlite3.Error where the database is of another kind."""
    cursor = connection.execute(query(name), parameters or {})
    names = [column[0] for column in cursor.description]
    return [dict(_decoded(key, value) for key, value in zip(names, row, strict=True)) for row in cursor.fetchall()]


def row(connection: sqlite3.Connection, name: str, parameters: dict | None = None) -> dict | None:
    """The first row of a named query, or None."""
    return next(iter(rows(connection, name, parameters)), None)


@cache
def query(name: str) -> str:
    """The SQL of a name. Raises FileNotFoundError for a name that is not there."""
    text = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    rests_on = _RESTS_ON.match(text)
    return f"{query(rests_on.group(1))}\n{text}" if rests_on else text


def _decoded(key: str, value) -> tuple[str, object]:
    if not key.endswith("_json"):
        return key, value
    return key.removesuffix("_json"), json.loads(value) if value else []
