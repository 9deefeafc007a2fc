"""Lines "Kommentar: …" below the rows of a table, over its whole width or as paragraphs -> what is said of the rows.

A label that names rows ("Kommentar til båter og brygger:") speaks of those of the rows since the last such line; another of
the row right above, in a table where such lines come again or of a single row: below many rows it speaks of them all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pipeline.extract.drafts import Draft, Said, is_bare
from pipeline.extract.outline import Outline
from pipeline.extract.shares import subjects
from pipeline.extract.wording import whole
from pipeline.records import Block
from pipeline.text import fold

_LABEL = 120  # letters before the colon
_FEWEST = 2  # such lines in a table in which they come again


def row_remarks(outline: Outline) -> frozenset[int]:
    """The rows and paragraphs that are such lines, each right below a row or another of them."""
    found: set[int] = set()
    for above, block in zip(outline.blocks, outline.blocks[1:], strict=False):
        below = above.kind == "row" or above.number in found
        if below and block.kind in ("row", "paragraph") and _split(block):
            found.add(block.number)
    return frozenset(found)


def with_row_remarks(drafts: tuple[Draft, ...], outline: Outline, remarks: frozenset[int]) -> tuple[Draft, ...]:
    """The drafts of rows, those of which such a line speaks with it as their answer beside what the row prints."""
    rows = {number: at for at, draft in enumerate(drafts) for number in draft.blocks}
    often = Counter(outline.by_number[number].table for number in remarks)
    found = list(drafts)
    open_: list[int] = []
    for block in outline.blocks:
        if block.number in rows:
            open_ += [rows[block.number]] if rows[block.number] not in open_ else []
        elif block.number in remarks and open_:
            again = block.table is not None and often[block.table] >= _FEWEST
            for at in _spoken_of(block, open_, found, again):
                found[at] = replace(found[at], said=_beside(found[at].said, block))
            open_ = []
        elif block.kind in ("heading", "table_head"):
            open_ = []
    return tuple(found)


def _spoken_of(remark: Block, rows: list[int], drafts: list[Draft], again: bool) -> list[int]:
    """The rows that a remark is about."""
    label, _ = _split(remark) or ("", "")
    named = [at for at in rows if subjects(drafts[at].text) & subjects(label) and is_bare(drafts[at].said)]
    return named or (rows[-1:] if again or len(rows) == 1 else [])


def _split(block: Block) -> tuple[str, str] | None:
    """The label and the words behind it; None where the block is no remark."""
    filled = [cell.text for cell in block.cells if cell.text]
    if len(filled) > 1:
        return None
    label, colon, words = fold(filled[0] if filled else block.text).partition(":")
    known = colon and words.strip() and len(label) <= _LABEL and whole("extract.grids", "remark").match(label)
    return (label, words.strip()) if known else None


def _beside(printed: Said | None, remark: Block) -> Said:
    _, words = _split(remark) or ("", "")
    numbers = (remark.number,)
    said = Said(numbers, words, numbers, remark.places)
    if printed is None:
        return said
    return replace(said, rating=printed.rating, hue=printed.hue, symbol=printed.symbol, figure=printed.figure)
