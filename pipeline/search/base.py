"""What there is to find at all: the denominator of every count, and what could not be read."""
from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from pipeline.search.filters import Shelves


@dataclass(frozen=True, slots=True)
class Base:
    """`requirements`: all that is searched, quotes included; `different`: the same with those folded. `unread`: file or
    document, and what was wrong with it."""
    requirements: int
    different: int
    first_year: int | None
    last_year: int | None
    documents_read: int
    documents: int
    unread: tuple[tuple[str, str], ...]


def base(connection: sqlite3.Connection, shelves: Shelves, scope: int) -> Base:
    """Counted over the whole base, whatever the filters."""
    first, last, read = connection.execute(
        "select min(year), max(year), count(*) from documents where variant_of is null").fetchone()
    unread = tuple(connection.execute(_UNREAD).fetchall())
    within = {name for name, _ in unread} & {row[0] for row in connection.execute("select id from documents")}
    folds = [row[0] for row in connection.execute(
        "select r.rowid from requirement_folds f join requirements r on r.id = f.requirement")]
    return Base(scope.bit_count(), different(shelves, scope, folds), first, last, read - len(within),
                read + len(unread) - len(within), unread)


def different(shelves: Shelves, scope: int, folds: list[int]) -> int:
    """How many matters the scope holds: its requirements without those that are folded under another of the scope."""
    original = shelves.column("original")
    inside = [rowid for rowid in folds if scope >> rowid & 1]
    return scope.bit_count() - sum(1 for rowid in inside if scope >> original[rowid] & 1) - _left_out(original, inside, scope)


def _left_out(original, inside: list[int], scope: int) -> int:
    """Folded ones whose original is out of scope are one matter together, not each."""
    astray = [original[rowid] for rowid in inside if not scope >> original[rowid] & 1]
    return len(astray) - len(set(astray))


_UNREAD = """
select i.document, min(i.message) from issues i
where i.severity = 'error' and i.document is not null
  and (i.document not in (select id from documents)
       or not exists (select 1 from pages p where p.document = i.document and p.letters > 0))
group by i.document order by i.document"""
