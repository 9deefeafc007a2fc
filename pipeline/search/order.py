"""Hits -> folded and in order: the quoted and the likelydende under the one they repeat."""
from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from pipeline.search.filters import Shelves

SORTS = ("relevans", "nyeste", "eldste", "frist")
_RANKED = 20_000   # more hits than this are listed by year: to rank them would take longer than anybody would read
_LAST_DAY = 10**7
_LAST_LETTERS = str.maketrans({"æ": "{a", "ä": "{b", "ø": "|a", "ö": "|b", "å": "}", "é": "e", "ü": "y"})  # { | } follow z


def found(connection: sqlite3.Connection, expression: str) -> list[int]:
    """Rowids of the requirements that match, the nearest first where they are few enough to be ranked."""
    if not expression:
        return []
    rowids = [row[0] for row in connection.execute(
        "select rowid from requirements_fts where requirements_fts match ?", (expression,))]
    if len(rowids) > _RANKED:
        return rowids
    return [row[0] for row in connection.execute("""select rowid from requirements_fts where requirements_fts match ?
        order by bm25(requirements_fts, 0.5, 1.0), rowid""", (expression,))]


def folded(rowids: Sequence[int], shelves: Shelves, sort: str) -> list[list[int]]:
    """Groups of hits, each headed by its original where that is a hit too, ordered by `sort`."""
    original = shelves.column("original")
    groups: dict[int, list[int]] = {}
    for rowid in rowids:
        groups.setdefault(original[rowid], []).append(rowid)
    ordered = [sorted(members, key=lambda rowid, head=head: rowid != head) for head, members in groups.items()]
    if sort == "relevans" and len(rowids) <= _RANKED:
        return ordered
    return sorted(ordered, key=_key(shelves, sort))


def _key(shelves: Shelves, sort: str):
    place = shelves.column("place")
    if sort == "eldste":
        year = shelves.column("year")
        return lambda members: (year[members[0]], place[members[0]])
    if sort == "frist":
        deadline = shelves.column("deadline")
        return lambda members: (deadline[members[0]] or _LAST_DAY, place[members[0]])
    return lambda members: place[members[0]]


def norwegian(text: str | None) -> str:
    """A key that sorts as Norwegians do: capitals with small letters, æ (ä), ø (ö) and å after z."""
    return (text or "").casefold().translate(_LAST_LETTERS)
