"""Lines of a hard-wrapped text -> the tables in it, read before the rest is joined to paragraphs.

Rule: rows parted by tabs or bars that stand together, as many cells in each, are a table; a single one is a line."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.parse.plain_rows import Draft
from pipeline.parse.plain_tables import table_at
from pipeline.parse.plain_unit import Unit
from pipeline.parse.plain_units import units_of

_WIDE = 3  # cells: two rows of so many are a table, of fewer three must stand together


def tables_in(lines: Sequence[str]) -> tuple[list[str], list[Draft]]:
    """The lines with those of tables emptied, and the tables' blocks in order. Linear."""
    units = units_of(list(lines))
    rest, drafts = list(lines), []
    at, number = 0, 0
    while at < len(units):
        if not _begins(units, at):
            at += 1
            continue
        number += 1
        blocks, end, _ = table_at(units, at, number, ())
        drafts += blocks
        last = units[end].line - 1 if end < len(units) else len(rest)
        for line in range(units[at].line - 1, last):
            rest[line] = ""
        at = end
    return rest, drafts


def _begins(units: Sequence[Unit], at: int) -> bool:
    """Whether a row has enough others like it right behind."""
    if units[at].kind != "row":
        return False
    wide = len(units[at].cells)
    needed = 2 if wide >= _WIDE else 3
    following = [unit for unit in units[at : at + needed + 1] if unit.kind == "row" and len(unit.cells) == wide]
    return len(following) >= needed
