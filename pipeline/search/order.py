"""Hits in order, and folded: the quoted and the likelydende under the one they repeat. Only as much is put in order as is
to be shown, so that a word of every third requirement is no slower than a rare one."""
from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from pipeline.search.bits import YES, bits_of, flags_of, kept, rows_of
from pipeline.search.filters import Shelves
from pipeline.search.remembered import remembered

SORTS = ("relevans", "nyeste", "eldste", "frist")
_RANKED = 3_000   # more hits than this are listed newest first: nobody reads so many, and to rank them takes long
_LAST_LETTERS = str.maketrans({"æ": "{a", "ä": "{b", "ø": "|a", "ö": "|b", "å": "}", "é": "e", "ü": "y"})  # { | } follow z


def matching(connection: sqlite3.Connection, expressions: Iterable[str], table: str = "requirements_fts") -> int:
    """The rows that match at least one of the expressions, as bits. Rowids come in one text: many times quicker than
    row by row."""
    told = tuple(expression for expression in expressions if expression)
    return remembered(connection, (table, told), lambda: _matching(connection, told, table)) if told else 0


def _matching(connection: sqlite3.Connection, expressions: tuple[str, ...], table: str) -> int:
    rowids: list[int] = []
    for expression in expressions:
        told = connection.execute(
            f"select group_concat(rowid) from {table} where {table} match ?", (expression,)).fetchone()[0]
        rowids += map(int, told.split(",")) if told else ()
    return bits_of(rowids)


def nearest(connection: sqlite3.Connection, expression: str) -> Sequence[int]:
    """Rowids of the requirements that match, the nearest first."""
    return remembered(connection, ("nearest", expression), lambda: array("i", _nearest(connection, expression)))


def _nearest(connection: sqlite3.Connection, expression: str) -> list[int]:
    told = connection.execute("""select group_concat(rowid) from (select rowid from requirements_fts
        where requirements_fts match ? order by bm25(requirements_fts, 0.5, 1.0, 0.5), rowid)""", (expression,)).fetchone()[0]
    return [*map(int, told.split(","))] if told else []


def in_order(connection: sqlite3.Connection, expression: str, places: int, shelves: Shelves, sort: str) -> Iterator[int]:
    """The rows of `places` by `sort`, made as they are asked for. `expression` ranks; what it does not find comes after,
    newest first."""
    column = "nyeste" if sort == "relevans" else sort
    if sort != "relevans" or not expression or places.bit_count() > _RANKED:
        return _by_column(connection, shelves, column, places)
    near = kept(nearest(connection, expression), places)
    return chain(near, _by_column(connection, shelves, column, places & ~bits_of(near)))


def _by_column(connection: sqlite3.Connection, shelves: Shelves, name: str, places: int) -> Iterator[int]:
    """The places in the order of a column, which holds all rowids in order: few are sorted by where they stand in it;
    of many the column is walked, as far as somebody asks."""
    if places.bit_count() <= _RANKED:
        standing = remembered(connection, ("standing", name), lambda: _standing(shelves.column(name)))
        yield from sorted(rows_of(places), key=standing.__getitem__)
        return
    flags = flags_of(places)
    end = len(flags)
    yield from (rowid for rowid in shelves.column(name) if rowid < end and flags[rowid] == YES)


def _standing(order: Sequence[int]) -> Sequence[int]:
    """By rowid its place in the order."""
    found = array("i", bytes(4 * (max(order, default=0) + 1)))
    for place, rowid in enumerate(order):
        found[rowid] = place
    return found


def different(shelves: Shelves, places: int) -> int:
    """How many matters: a folded row counts only where its original is not among the places, and then once."""
    folded = shelves.folded()
    original = shelves.column("original")
    heads = {original[rowid] for rowid in rows_of(places & folded)}
    return (places & ~folded).bit_count() + len(heads) - len(kept(heads, places))


def page_of(ordered: Iterator[int], places: int, shelves: Shelves, offset: int, limit: int) -> list[list[int]]:
    """The matters from `offset` on, each with all its places, its original first where that is one of them."""
    original = shelves.column("original")
    heads = list(islice(_heads(ordered, original), offset, offset + limit))
    members: dict[int, list[int]] = {head: [head] if places >> head & 1 else [] for head in heads}
    for rowid in rows_of(places & shelves.folded()):
        if original[rowid] in members:
            members[original[rowid]].append(rowid)
    return list(members.values())


def _heads(ordered: Iterator[int], original: Sequence[int]) -> Iterator[int]:
    """Originals in the order in which they are first met, each once."""
    met: set[int] = set()
    for rowid in ordered:
        head = original[rowid]
        if head not in met:
            met.add(head)
            yield head


def norwegian(text: str | None) -> str:
    """A key that sorts as Norwegians do: capitals with small letters, æ (ä), ø (ö) and å after z."""
    return (text or "").casefold().translate(_LAST_LETTERS)
