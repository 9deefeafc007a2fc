"""Rows of a table in a text, Word or HTML file -> blocks: heads, captions, group rows, rows.

Rule: a head is marked as one, or all bold, or short words above figures and sentences; a row with one short or bold
cell heads the rows below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.records import Block, Cell, Place
from pipeline.text import bare

_YEAR = re.compile(r"\b(?:19|20)\d{2}(?:\d{2})?\b")
_SHORT = 70  # characters: a column's head is no longer
_GROUP = 100  # nor is a row that heads others
_END = re.compile(r"[.!?…][\"»”')]*$")
Draft = tuple[Block, tuple[str, ...]]


@dataclass
class Row:
    """A row while its pieces are gathered. `head` says that the file marks it as one; `notes` are marks of
    footnotes."""

    cells: list[Cell]
    notes: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    head: bool = False
    line: int | None = None
    shift: bool = False

    @property
    def filled(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.text]

    @property
    def widest(self) -> Cell:
        return max(self.cells, key=lambda cell: len(cell.text))

    @property
    def width(self) -> int:
        return sum(cell.span for cell in self.cells)

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.filled)


def blocks_of(rows: list[Row], number: int, header: tuple[str, ...] = ()) -> tuple[list[Draft], tuple[str, ...]]:
    """The blocks of a table's rows, each with the marks of its notes, and the head in force after them.

    `header` is the head of the table before, in force if these rows go on after a break. Empty rows are left out."""
    head_at = head_index(rows)
    drafts: list[Draft] = []
    for at, row in enumerate(rows):
        if not row.filled and not row.notes and not any(cell.fill or cell.symbol for cell in row.cells):
            continue
        if head_at is not None and at <= head_at:
            kind = "table_head" if at == head_at or (row.head and len(row.filled) > 1) else "caption"
            header = (
                _joined_heads(header, row, more=at > 0 and rows[at - 1].head and len(rows[at - 1].filled) > 1)
                if kind == "table_head"
                else header
            )
        elif header and same_head(row, header):
            kind = "table_head"
        else:
            kind = "heading" if _is_group(row) else "row"
        drafts.append((_block(row, kind, number, header), tuple(row.notes)))
    return drafts, header


def head_index(rows: list[Row]) -> int | None:
    """Which row is the head: the last of those marked at the top, or the first that looks like one, below at most two
    rows of a single cell (titles)."""
    marked = 0
    while marked < len(rows) and rows[marked].head:
        marked += 1
    if marked:
        return marked - 1
    for at, row in enumerate(rows[:3]):
        if looks_like_head(row, rows[at + 1 : at + 2]):
            return at
        if len(row.filled) != 1 or row.width < 2:
            return None
    return None


def looks_like_head(row: Row, below: list[Row]) -> bool:
    """Two cells or more, all bold above others, or all short words: no figures, no sentences."""
    filled = row.filled
    if len(filled) < 2 or not below or not row.cells[0].text:
        return False
    if all(_is_bold(cell) for cell in filled) and not all(_is_bold(cell) for cell in below[0].filled):
        return True
    short = all(len(cell.text) <= _SHORT and not (cell.text.endswith(".") and " " in cell.text) for cell in filled)
    return short and not any(_is_figure(cell.text) for cell in filled) and len(filled) >= len(row.cells) - 1


def same_head(row: Row, header: tuple[str, ...]) -> bool:
    """The head said again, after a page break."""
    return [bare(text) for text in _spread(row)] == [bare(head) for head in header]


def _joined_heads(header: tuple[str, ...], row: Row, *, more: bool) -> tuple[str, ...]:
    """The head of each column; a second marked row adds its words to those above it."""
    heads = _spread(row)
    if not more or len(header) != len(heads):
        return heads
    return tuple(
        above if bare(above) == bare(head) or not head else f"{above} {head}".strip()
        for above, head in zip(header, heads, strict=True)
    )


def _spread(row: Row) -> tuple[str, ...]:
    """A text for each column, a cell over several columns said for each."""
    return tuple(cell.text for cell in row.cells for _ in range(max(1, cell.span)))


def _is_figure(text: str) -> bool:
    """Digits make up most of it, years and periods ("2022", "202204") aside."""
    rest = _YEAR.sub("", text)
    return sum(map(str.isdigit, rest)) > sum(map(str.isalpha, rest))


def _is_bold(cell: Cell) -> bool:
    return bool(cell.text) and sum(run.end - run.start for run in cell.runs if run.bold) >= len(cell.text) * 0.9


def _is_group(row: Row) -> bool:
    """One cell alone that heads the rows below: bold, or short and without a full stop in the first column."""
    own = [cell for cell in row.filled if not cell.merged]
    if len(own) != 1 or len(row.filled) != 1 or row.width < 2:
        return False
    cell = own[0]
    return _is_bold(cell) or (cell.column == 0 and len(cell.text) <= _GROUP and not _END.search(cell.text))


def _block(row: Row, kind: str, number: int, header: tuple[str, ...]) -> Block:
    places = tuple({place.line: place for cell in row.cells for place in cell.places}.values())
    return Block(
        number=0,
        kind=kind,
        text=row.text,
        places=places or (Place(page=1, line=row.line),),
        cells=tuple(row.cells) if kind != "heading" else (),
        header=header if kind == "row" else (),
        table=number,
        parts=tuple(row.pieces) if len(row.pieces) > 1 else (),
        shift=row.shift,
    )
