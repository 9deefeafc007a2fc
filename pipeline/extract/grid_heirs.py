"""Blocks -> the heads of a table that was printed without: it goes on, below a heading, where another left off.

A heading over the whole width parts a table in two; the part below has the columns of the part above.
"""

from __future__ import annotations

from pipeline.extract.outline import Outline


def inherited(outline: Outline) -> dict[int | None, tuple[str, ...]]:
    """Table -> heads as printed above, for tables without their own whose first row follows one heading behind a row
    of a table with as many columns. Linear; a chain of such parts shares the heads of the first."""
    found: dict[int | None, tuple[str, ...]] = {}
    for above, heading, row in zip(outline.blocks, outline.blocks[1:], outline.blocks[2:], strict=False):
        if above.kind != "row" or heading.kind != "heading" or row.kind != "row" or row.header:
            continue
        heads = above.header or found.get(above.table, ())
        columns = [cell.column for cell in above.cells]
        if heads and row.table != above.table and row.table is not None and columns == [c.column for c in row.cells]:
            found[row.table] = heads
    return found
