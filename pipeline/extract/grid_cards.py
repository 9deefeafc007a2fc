"""Tables of two columns with a label to the left ("Oppdrag", "Beskrivelse", "Frist") -> rows of an ordinary table.

Such a table is one on its side: its labels are the heads, and each run of labels until one comes again is a row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.extract.grid_heads import Columns, columns_of, shape_of
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.wording import whole
from pipeline.records import Block

_FEWEST = 3  # rows of a card
_KNOWN = 0.6  # share of the labels that must be heads of columns


@dataclass(frozen=True, slots=True)
class Card:
    """One row, its columns, and the blocks that it was read from."""

    block: Block
    columns: Columns
    blocks: tuple[Block, ...]


def cards(outline: Outline) -> tuple[Card, ...]:
    """The rows of all tables on their side, in reading order. Linear."""
    tables: dict[int, list[Block]] = {}
    for block in outline.blocks:
        if block.kind in ("row", "table_head") and block.table is not None:
            tables.setdefault(block.table, []).append(block)
    return tuple(card for rows in tables.values() if _on_its_side(rows) for card in _cards(rows))


def _on_its_side(rows: list[Block]) -> bool:
    pairs = [_pair(row) for row in rows]
    labels = [pair[0] for pair in pairs if pair]
    if len(labels) < _FEWEST or len(labels) < len(rows):
        return False
    first = pairs[0]
    known = sum(len(columns_of((label,))) for label in labels)
    return known >= _KNOWN * len(labels) and first is not None and len(columns_of(first)) < 2


def _pair(row: Block) -> tuple[str, str] | None:
    """Label and words of a row of two cells."""
    filled = [cell for cell in row.cells if cell.text]
    return (filled[0].text, filled[1].text) if len(filled) == 2 and filled[0].column == 0 else None


def _cards(rows: list[Block]) -> tuple[Card, ...]:
    groups: list[list[Block]] = []
    for row in rows:
        label = row.cells[0].text
        if not groups or any(other.cells[0].text == label for other in groups[-1]):
            groups.append([])
        groups[-1].append(row)
    return tuple(card for group in groups if (card := _card(group)) is not None)


def _card(rows: list[Block]) -> Card | None:
    heads = tuple(row.cells[0].text for row in rows)
    cells = tuple(
        replace(next(cell for cell in row.cells if cell.text and cell.column > 0), column=at) for at, row in enumerate(rows)
    )
    columns = _with_id(columns_of(heads), tuple(cell.text for cell in cells))
    if not shape_of(columns):
        return None
    text = " ".join(cell.text for cell in cells)
    block = replace(rows[0], kind="row", text=text, cells=cells, header=heads, places=places_of(rows))
    return Card(block, columns, tuple(rows))


def _with_id(columns: Columns, texts: tuple[str, ...]) -> Columns:
    """A label for the assignment with an ID beside it names it; the description is then what is asked."""
    at = columns.get("requirement")
    if at is None or not whole("extract.boxes", "assignment_id").match(texts[at]):
        return columns
    roles = dict(columns.roles)
    roles["id"] = roles.pop("requirement")
    if "described" in roles:
        roles["requirement"] = roles.pop("described")
    return replace(columns, roles=tuple(roles.items()))
