"""Links -> which requirements are one and the same matter in the count: a quoted one and its original, and the same
words to several bodies. Years are never folded: repeating a requirement is issuing it anew.

The original is the issued one; of several the first by year, document and number.
"""
from __future__ import annotations

import sqlite_utils

from pipeline.text import bare

_SAME_MATTER = ("sibling", "reported", "defines")
_ORDER = {"issued": 0, "definition": 1, "restated": 2}


def add_folds(database: sqlite_utils.Database) -> None:
    """Fill requirement_folds: one row a requirement that is not its own original."""
    rows = database.execute("""select r.id, r.origin, r.text, d.year, r.document, r.number
        from requirements r join documents d on d.id = r.document""").fetchall()
    order = {row[0]: (_ORDER.get(row[1], 9), row[3] or 9999, row[4], row[5]) for row in rows}
    leaders = {row[0]: row[0] for row in rows}
    for one, other in (*_linked(database), *_same_quotes(rows)):
        _join(leaders, order, one, other)
    database.table("requirement_folds").insert_all(
        ({"requirement": each, "original": _leader(leaders, each)} for each in leaders if _leader(leaders, each) != each),
        batch_size=1000)


def _linked(database: sqlite_utils.Database) -> list[tuple[str, str]]:
    marks = ", ".join("?" * len(_SAME_MATTER))
    return database.execute(f"""select earlier, later from links where kind in ({marks})
        and (verdict = 'confirmed' or (certainty = 'certain' and coalesce(verdict, '') != 'rejected'))
        order by earlier, later""", _SAME_MATTER).fetchall()


def _same_quotes(rows) -> list[tuple[str, str]]:
    """Quotes of the same words in the same year (a requirement in two reports), where the original is not in the base."""
    first: dict[tuple, str] = {}
    pairs = []
    for identity, origin, text, year, _, _ in rows:
        if origin == "restated":
            before = first.setdefault((bare(text), year), identity)
            pairs += [(before, identity)] if before != identity else []
    return pairs


def _leader(leaders: dict[str, str], each: str) -> str:
    while leaders[each] != each:
        leaders[each] = leaders[leaders[each]]
        each = leaders[each]
    return each


def _join(leaders: dict[str, str], order: dict[str, tuple], one: str, other: str) -> None:
    first, second = sorted((_leader(leaders, one), _leader(leaders, other)), key=order.__getitem__)
    leaders[second] = first
