"""A table of a page -> its rows: heads, rows with merged cells filled down, group rows; tables tied over page breaks.

A table that goes on has the same column borders as the one that ended the page before; its repeated head is set aside,
and a first row that begins in the middle is joined to the row it was cut from.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.parse.lines import Line
from pipeline.parse.lines_paragraphs import Group, grouped_lines
from pipeline.parse.tables import GridCell, GridRow, Table
from pipeline.text import bare


@dataclass(slots=True)
class DraftCell:
    """A cell with its lines, or with those of the merged cell above it (`merged`)."""

    column: int
    span: int
    lines: list[Line]
    fill: str | None = None
    merged: bool = False
    pictures: int = 0
    down: int = 1
    groups: list[Group] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class DraftRow:
    """`kind`: row, table_head, heading (groups the rows below), caption, furniture (a repeated head)."""

    kind: str
    cells: list[DraftCell]
    header: tuple[str, ...]
    table: int
    level: int | None = None


@dataclass(slots=True)
class Book:
    """What the tables of a file have in common while they are read in order: the number and the last table."""

    leading: float
    number: int = 0
    last: Table | None = None
    header: tuple[str, ...] = ()
    heads: list[str] = field(default_factory=list)  # bare text of the head rows of the last table
    filled: dict[int, DraftCell] = field(default_factory=dict)


def rows_of(table: Table, book: Book, after_text: bool) -> list[DraftRow]:
    """The rows of a table; `after_text`: text stands above it on its page, so it goes on no other."""
    goes_on = (
        not after_text
        and book.last is not None
        and book.last.page == table.page - 1
        and _same_columns(book.last, table)
        and not _opens_anew(table, book)
    )
    if not goes_on:
        book.number += 1
        book.header, book.heads, book.filled = (), [], {}
    book.last = table
    rows = [_draft_row(row, book) for row in table.rows]
    heads = _head_rows(table, rows, book, goes_on)
    found = []
    for index, cells in enumerate(rows):
        found.append(_row(cells, index, heads, table, book, goes_on))
    return found


def _row(cells: list[DraftCell], index: int, heads: int, table: Table, book: Book, goes_on: bool) -> DraftRow:
    if index < heads:
        text = _bare_row(cells)
        if goes_on and text in book.heads:
            return DraftRow("furniture", cells, (), book.number)
        book.heads.append(text)
        if len([cell for cell in cells if cell.lines]) == 1 and heads > 1 and len(cells) == 1:
            return DraftRow("caption", cells, (), book.number)
        book.header = _header(cells, len(table.edges) - 1, book.header)
        return DraftRow("table_head", cells, book.header, book.number)
    if _groups_others(cells, table):
        book.filled = {}
        return DraftRow("heading", cells, (), book.number, 6)
    return DraftRow("row", cells, book.header, book.number)


def _same_columns(one: Table, other: Table) -> bool:
    if one.strips and other.strips:
        ends = zip((one.edges[0], one.edges[-1]), (other.edges[0], other.edges[-1]), strict=True)
        white = len(one.strips) == len(other.strips) and all(
            max(a, c) < min(b, d) for (a, b), (c, d) in zip(one.strips, other.strips, strict=True)
        )
        return white and all(abs(a - b) < 4 for a, b in ends)
    return len(one.edges) == len(other.edges) and all(
        abs(a - b) < 4 for a, b in zip(one.edges, other.edges, strict=True)
    )


def _opens_anew(table: Table, book: Book) -> bool:
    """A rule parts off a head, bold or tagged so, that is not the one of the table above."""
    lines = [line for cell in table.rows[0].cells for line in cell.lines]
    titled = all(line.bold or (line.tag is not None and line.tag.kind == "TH") for line in lines)
    said = bare(" ".join(" ".join(line.text for line in cell.lines) for cell in table.rows[0].cells))
    return bool(table.heads and book.heads and lines and titled) and said not in book.heads


def _draft_row(row: GridRow, book: Book) -> list[DraftCell]:
    cells = []
    for cell in row.cells:
        cells.append(_draft_cell(cell, book))
    covered = {column for cell in row.cells for column in range(cell.column, cell.column + cell.span)}
    for column, above in list(book.filled.items()):
        if above.down > 1 and column not in covered:
            cells.append(DraftCell(column, above.span, above.lines, above.fill, True, above.pictures, 1, above.groups))
            book.filled[column] = above
            above.down -= 1
    _close(book)
    for made in cells:
        if made.down > 1 and not made.merged:
            book.filled[made.column] = made
    return sorted(cells, key=lambda cell: cell.column)


def _close(book: Book) -> None:
    book.filled = {column: cell for column, cell in book.filled.items() if cell.down > 1}


def _draft_cell(cell: GridCell, book: Book) -> DraftCell:
    return DraftCell(
        cell.column,
        cell.span,
        cell.lines,
        cell.fill,
        False,
        cell.pictures,
        cell.down,
        grouped_lines(cell.lines, book.leading),
    )


def _head_rows(table: Table, rows: list[list[DraftCell]], book: Book, goes_on: bool) -> int:
    """How many rows at the top are heads: repeated ones, else those in bold or coloured unlike the rows below."""
    if goes_on:
        count = 0
        while count < len(rows) and book.heads and _bare_row(rows[count]) in book.heads:
            count += 1
        return count
    if table.heads:
        return table.heads
    count = 0
    most = len(rows) if table.ends_page else len(rows) - 1  # a head can stand alone at a page's foot
    while count < min(3, most) and _looks_like_head(rows[count], rows[count + 1 :], count):
        count += 1
        if len(rows[count - 1]) > 1:
            break
    return count


def _looks_like_head(cells: list[DraftCell], below: list[list[DraftCell]], index: int) -> bool:
    filled = [cell for cell in cells if cell.lines]
    if not filled or (index == 0 and len(filled) == 1 and len(cells) > 1):
        return False
    bold = all(line.bold for cell in filled for line in cell.lines)
    tagged = all(
        line.tag is not None and (line.tag.kind == "TH" or "TH" in line.tag.inside)
        for cell in filled
        for line in cell.lines
    )
    rest = [cell for row in below for cell in row if cell.lines and len(row) > 1]
    plain = sum(not all(line.bold for line in cell.lines) for cell in rest)
    coloured = all(cell.fill for cell in cells) and sum(cell.fill is None for cell in rest) > 0.5 * len(rest)
    return tagged or (bold and (plain > 0.3 * len(rest) or not rest)) or coloured


def _header(cells: list[DraftCell], columns: int, above: tuple[str, ...]) -> tuple[str, ...]:
    texts = [""] * columns
    for cell in cells:
        for column in range(cell.column, min(columns, cell.column + cell.span)):
            texts[column] = cell.text
    if above and len(above) == columns:
        texts = [f"{one} {two}".strip() if one != two else two for one, two in zip(above, texts, strict=True)]
    return tuple(texts)


def _groups_others(cells: list[DraftCell], table: Table) -> bool:
    """One cell over the full width, or the only one with words, in bold or colour."""
    filled = [cell for cell in cells if cell.lines]
    if len(filled) != 1 or filled[0].merged or len(table.edges) < 3:
        return False
    alone = filled[0]
    if alone.span >= len(table.edges) - 1:
        return len(alone.text) < 200
    bold = all(line.bold for line in alone.lines)
    return len(alone.text) < 120 and bold and not any(cell.pictures for cell in cells)


def _bare_row(cells: list[DraftCell]) -> str:
    return bare(" ".join(cell.text for cell in cells))
