"""Lines of cells in a text file -> table blocks: rows that a page break or a converter broke are whole again.

Rule: a row that a break cut is one row again, its pieces kept in `parts`; a cell's words never move to another cell,
but for loose lines that a converter left between two pieces of a row: they go to the cell that was being written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.parse.markdown_inline import inline
from pipeline.parse.plain_cells import cell_of, joined
from pipeline.parse.plain_rows import Draft, Row, blocks_of, head_index, looks_like_head, same_head
from pipeline.parse.plain_unit import Unit
from pipeline.records import Cell

_PIECES = 400  # of one row
_GROUP = 80  # characters of a line that heads rows
_LOOSE = 60  # units: what may stand between two pieces of one row
_MARKED = re.compile(r"(?:[-•·▪■◦○●–—‒➢➤]|\(?[a-zæøå]\)) *\S")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_END = re.compile(r"[.!?…][\"»”')]*$")


def table_at(
    units: Sequence[Unit], start: int, number: int, header: tuple[str, ...]
) -> tuple[list[Draft], int, tuple[str, ...]]:
    """The table whose first row is units[start]: (blocks with the marks of their notes, index after it, its head).

    `header` is the head of the table just before, in force if this one goes on after a page break."""
    rows, end = _rows(units, start)
    blocks, header = blocks_of(rows, number, header)
    return blocks, end, header


def continues(units: Sequence[Unit], start: int, columns: int) -> bool:
    """A row that goes on the table before a break: as many columns and no head of its own."""
    rows, _ = _rows(units, start)
    return len(rows[0].cells) == columns and head_index(rows) is None


def _rows(units: Sequence[Unit], start: int) -> tuple[list[Row], int]:
    rows: list[Row] = [_row(units[start])]
    at = start + 1
    while at < len(units):
        unit = units[at]
        if unit.kind == "row":
            whole, row = _without_head_again(rows), _row(unit)
            apart = unit.gap or len(whole) < len(rows)
            if len(whole[-1].pieces) < _PIECES and (_is_piece(row, apart, whole) or (apart and _goes_on(unit, whole[-1]))):
                del rows[len(whole) :]
                _append(rows[-1], row, new_line=False)
            elif unit.gap and _starts_anew(unit, rows, units[at + 1 : at + 2]):
                break
            else:
                rows.append(row)
            at += 1
        elif _is_group_line(units, at, rows):
            cell, notes = cell_of(unit.text, 0, unit.line)
            rest = [Cell("", column) for column in range(1, len(rows[0].cells))]
            rows.append(Row([cell, *rest], list(notes), [cell.text], line=unit.line))
            at += 1
        else:
            resumes = _resumption(units, at, rows)
            if resumes is None:
                break
            _take_loose(rows[-1], units[at:resumes], units[resumes])
            at = resumes
            if not _row(units[at]).cells[0].text:
                _append(rows[-1], _row(units[at]), new_line=True)
                at += 1
    return rows, at


def _without_head_again(rows: list[Row]) -> list[Row]:
    """The rows without the head that was said again last, after a page break."""
    head = head_index(rows) if len(rows) > 2 else None
    again = head is not None and same_head(rows[-1], tuple(cell.text for cell in rows[head].cells))
    return rows[:-1] if again else rows


def _is_group_line(units: Sequence[Unit], at: int, rows: list[Row]) -> bool:
    """A short line between two rows of as many cells heads the rows below it; the head of the table is above."""
    unit, following = units[at], units[at + 1 : at + 3]
    if unit.kind != "line" or len(unit.text) > _GROUP or unit.text[-1:] in ".:;," or not unit.text[:1].isupper():
        return False
    if not following or following[0].kind != "row" or len(following[0].cells) != len(rows[0].cells) or len(rows[0].cells) < 3:
        return False
    return not following[0].head and not _has_own_head(following, rows)


def _has_own_head(following: Sequence[Unit], rows: list[Row]) -> bool:
    """Whether the row that follows is a head: it looks like one, and the table above has one of its own."""
    below = [_row(other) for other in following if other.kind == "row"]
    figures = any(sign.isdigit() for sign in _YEAR.sub("", below[0].text))
    return len(rows) > 1 and not figures and looks_like_head(below[0], below[1:])


def _row(unit: Unit) -> Row:
    cells: list[Cell] = []
    notes: list[str] = []
    for column, source in enumerate(unit.cells):
        cell, marks = cell_of(source, column, unit.line)
        cells.append(cell)
        notes.extend(marks)
    row = Row(cells, notes, head=unit.head, line=unit.line, shift=unit.shift)
    row.pieces = [row.text]
    return row


def _is_piece(row: Row, gap: bool, rows: list[Row]) -> bool:
    """A row without its first cell, after a break or going on in the middle of a sentence, where all rows have one."""
    before = rows[-1]
    if row.cells[0].text or not row.filled or not before.cells[0].text or len(row.cells) < len(before.cells):
        return False
    if len(row.filled) == 1 and row.filled[0].runs and row.filled[0].runs[0].bold:
        return False
    goes_on = row.widest.text[:1].islower() and not _END.search(before.cells[row.widest.column].text)
    goes_on = goes_on and not _is_under_group(row)
    return goes_on or (gap and all(other.cells[0].text for other in rows))


def _goes_on(unit: Unit, before: Row) -> bool:
    """A row that a break cut in the middle of its first cell: in a list, which goes on with its mark, or in a sentence."""
    first = before.cells[0]
    if len(unit.cells) != len(before.cells) or _END.search(first.text):
        return False
    listed = len(first.lines) > 1 or first.text.endswith((":", ","))
    return bool(listed and _MARKED.match(unit.cells[0])) or (len(first.text) > _GROUP and unit.cells[0][:1].islower())


def _is_under_group(row: Row) -> bool:
    """Every cell but the first is filled, and what the row names begins anew: the first cell above holds for it too."""
    return len(row.filled) == len(row.cells) - 1 > 1 and row.cells[1].text[:1].isupper()


def _append(row: Row, piece: Row, *, new_line: bool) -> None:
    row.cells += [Cell("", column) for column in range(len(row.cells), len(piece.cells))]
    row.cells = [
        joined(a, b, new_line=new_line or _new_line(a, b)) for a, b in zip(row.cells, piece.cells, strict=False)
    ]
    row.notes += piece.notes
    row.pieces += piece.pieces


def _new_line(first: Cell, second: Cell) -> bool:
    """A piece that is a list or begins anew after a full stop is a paragraph of its own."""
    return len(second.lines) > 1 or bool(_END.search(first.text) and not second.text[:1].islower())


def _starts_anew(unit: Unit, rows: list[Row], following: Sequence[Unit]) -> bool:
    """After a blank line: another number of columns, or a head that is not this table's own said again."""
    if len(unit.cells) != len(rows[0].cells):
        return True
    row = _row(unit)
    below = [_row(other) for other in following if other.kind == "row" and not other.gap]
    head = head_index(rows)
    if head is not None and same_head(row, tuple(cell.text for cell in rows[head].cells)):
        return False
    return looks_like_head(row, below)


def _resumption(units: Sequence[Unit], at: int, rows: list[Row]) -> int | None:
    """Index of the row that goes on after loose lines, if they belong to the row before them."""
    if len(rows[-1].cells) < 2 or len(rows[-1].pieces) > _PIECES:
        return None
    for ahead in range(at, min(at + _LOOSE, len(units))):
        unit = units[ahead]
        if unit.kind == "row":
            row = _row(unit)
            same = len(row.cells) == len(rows[-1].cells) and not row.head
            anew = looks_like_head(
                row, [_row(units[ahead + 1])] if ahead + 1 < len(units) and units[ahead + 1].kind == "row" else []
            )
            open_cell = any(line.endswith((":", ",")) for cell in rows[-1].cells for line in cell.lines[-1:])
            return ahead if same and not anew and (open_cell or not row.cells[0].text) else None
        if unit.kind not in ("item", "heading") and not (unit.kind == "line" and unit.text[:1].islower()):
            return None
    return None


def _take_loose(row: Row, loose: Sequence[Unit], resumption: Unit) -> None:
    after = _row(resumption)
    column = after.widest.column if not after.cells[0].text else row.widest.column
    for unit in loose:
        cell, notes = cell_of(unit.text, column, unit.line)
        row.cells[column] = joined(row.cells[column], cell, new_line=unit.kind != "line")
        row.notes += notes
        row.pieces.append(inline(unit.text).text)
