"""A table of a web page -> rows of cells. Rule: a cell over several rows says its text in each, marked as merged; a
table that only lays out the page is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from lxml import etree

from pipeline.parse.markdown import Draft
from pipeline.parse.plain_rows import Row
from pipeline.records import Cell, Place

Reading = Callable[[etree._Element], Sequence[Draft]]  # the blocks inside a cell


def rows_of(table: etree._Element, line: int, read: Reading) -> list[Row]:
    """Rows with cells over several rows said in each, marked as merged."""
    rows: list[Row] = []
    held: dict[int, tuple[Cell, int]] = {}
    for element in (row for row in table.iter("tr") if next(row.iterancestors("table")) is table):
        row, column = (
            Row([], head=element.getparent().tag == "thead" or _all_heads(element), line=element.sourceline or line),
            0,
        )
        for cell in (child for child in element if child.tag in ("td", "th")):
            column = _filled_down(row, held, column)
            made = _cell(cell, column, row, read)
            down = count(cell.get("rowspan"))
            if down > 1:
                held[column] = (made, down - 1)
            row.cells.append(made)
            column += made.span
        _filled_down(row, held, column)
        row.pieces = [row.text]
        if row.cells:
            rows.append(row)
    return rows


def _filled_down(row: Row, held: dict[int, tuple[Cell, int]], column: int) -> int:
    while column in held:
        cell, left = held[column]
        row.cells.append(replace(cell, merged=True))
        if left > 1:
            held[column] = (cell, left - 1)
        else:
            del held[column]
        column += cell.span
    return column


def _cell(cell: etree._Element, column: int, row: Row, read: Reading) -> Cell:
    drafts = read(cell)
    blocks = [block for block, _ in drafts if block.kind != "furniture"]
    row.notes += [note for _, notes in drafts for note in notes]
    runs, start = [], 0
    for block in blocks:
        runs += [replace(run, start=run.start + start, end=run.end + start) for run in block.runs]
        start += len(block.text) + 1
    image = next((image.get("alt") or image.get("title") for image in cell.iter("img")), None)
    return Cell(
        " ".join(block.text for block in blocks),
        column,
        count(cell.get("colspan")),
        tuple(block.text for block in blocks),
        symbol=image[:100] if image else None,
        places=(Place(page=1, line=cell.sourceline or row.line),),
        runs=tuple(runs),
    )


def is_data(table: etree._Element) -> bool:
    """A table of data, not one that lays out the page: two columns or more, and no headings within."""
    wide = any(sum(1 for cell in row if cell.tag in ("td", "th")) >= 2 for row in table.iter("tr"))
    return wide and table.get("role") != "presentation" and table.find(".//h1") is None and table.find(".//h2") is None


def _all_heads(row: etree._Element) -> bool:
    cells = [child for child in row if child.tag in ("td", "th")]
    return bool(cells) and all(cell.tag == "th" for cell in cells)


def count(text: str | None) -> int:
    """A number that a page gives, at least 1 and at most 1000."""
    return min(int(text), 1000) if text and re.fullmatch(r"\d{1,4}", text) and int(text) else 1
