"""What the words of a search find, and the facets, remembered from one page to the next: whoever narrows a list, turns
its pages or takes it as Excel asks for the same again. Kept by the stamp that stands in the base itself, so that a base
that is swapped while the site runs is never answered for by the old one; a base without a stamp is not remembered.
"""
from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

_MOST = 300   # sets; of 200 000 rows each takes 25 kB

_CONNECTIONS = 16   # whose base's stamp is remembered: more than a site has threads

_kept: OrderedDict[tuple, Any] = OrderedDict()
_stamps: dict[int, tuple[sqlite3.Connection, str | None]] = {}
_lock = Lock()


def remembered(connection: sqlite3.Connection, key: tuple, find: Callable[[], T]) -> T:
    """find(), or what it gave before for this key in this base."""
    stamp = stamp_of(connection)
    if stamp is None:
        return find()
    with _lock:
        if (stamp, *key) in _kept:
            _kept.move_to_end((stamp, *key))
            return _kept[stamp, *key]
    found = find()
    with _lock:
        _kept[stamp, *key] = found
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return found


def stamp_of(connection: sqlite3.Connection) -> str | None:
    """What tells this base from any other: the hash of all that it was made of. Asked for once a connection: a base is
    swapped whole, so the one that a connection has open never becomes another."""
    known = _stamps.get(id(connection))
    if known and known[0] is connection:
        return known[1]
    row = connection.execute("select value from meta where key = 'stamp'").fetchone()
    with _lock:
        if len(_stamps) >= _CONNECTIONS:
            _stamps.clear()
        _stamps[id(connection)] = connection, row[0] if row else None
    return row[0] if row else None
