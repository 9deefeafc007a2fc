"""What there is to find at all: the denominator of every count, and what could not be read."""
from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from pipeline.search.filters import Shelves
from pipeline.search.order import different
from pipeline.search.remembered import remembered


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
    return remembered(connection, ("base", scope), lambda: _counted(connection, shelves, scope))


def _counted(connection: sqlite3.Connection, shelves: Shelves, scope: int) -> Base:
    first, last, read = connection.execute(
        "select min(year), max(year), count(*) from documents where variant_of is null").fetchone()
    unread = tuple(connection.execute(_UNREAD).fetchall())
    within = {name for name, _ in unread} & {row[0] for row in connection.execute("select id from documents")}
    return Base(scope.bit_count(), different(shelves, scope), first, last, read - len(within),
                read + len(unread) - len(within), unread)


_UNREAD = """
select i.document, min(i.message) from issues i
where i.severity = 'error' and i.document is not null
  and (i.document not in (select id from documents)
       or not exists (select 1 from pages p where p.document = i.document and p.letters > 0))
group by i.document order by i.document"""
