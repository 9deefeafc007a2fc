"""A table of a Word file -> rows of cells. Rule: a cell merged downwards says its text in every row it covers, marked
as merged; a table inside a cell is lines of that cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from pipeline.parse.docx_parts import W
from pipeline.parse.markdown_inline import Line
from pipeline.parse.plain_rows import Row
from pipeline.records import Cell, Place, Run

_WIDEST = 63  # Word's own limit of columns
Reader = Callable[[etree._Element], tuple[Line, list[str]]]


def rows_of(table: etree._Element, read: Reader, line: int) -> list[Row]:
    """The rows; `read` gives the words of a paragraph and the names of the pictures in it. `line` is the table's
    place."""
    rows: list[Row] = []
    above: dict[int, Cell] = {}
    for element in _own(table, f"{W}tr"):
        if element.find(f"{W}trPr/{W}del") is not None:
            continue
        row = Row([], head=element.find(f"{W}trPr/{W}tblHeader") is not None, line=line)
        column = _number(_value(element, f"trPr/{W}gridBefore"))
        for cell in _own(element, f"{W}tc"):
            span = min(max(1, _number(_value(cell, f"tcPr/{W}gridSpan"), 1)), _WIDEST)
            made, notes = _cell(cell, column, span, read, line)
            if _goes_on(cell) and column in above:
                made = replace(above[column], merged=True, span=span)
            elif _starts(cell):
                above[column] = made
            else:
                above.pop(column, None)
            row.cells.append(made)
            row.notes += notes
            column += span
        row.pieces = [row.text]
        if row.cells:
            rows.append(row)
    return rows


def _own(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a kind, also within content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _own(child, tag)


def _cell(cell: etree._Element, column: int, span: int, read: Reader, line: int) -> tuple[Cell, list[str]]:
    lines: list[Line] = []
    pictures: list[str] = []
    for paragraph in cell.iter(f"{W}p"):
        words, names = read(paragraph)
        pictures += names
        if words.text or words.notes:
            lines.append(words)
    runs, start = [], 0
    for words in lines:
        runs += [Run(run.start + start, run.end + start, run.bold, run.italic) for run in words.runs]
        start += len(words.text) + 1 if words.text else 0
    texts = tuple(words.text for words in lines if words.text)
    symbol = next((name for name in pictures if name), None)
    return (
        Cell(
            " ".join(texts),
            column,
            span,
            texts,
            _fill(cell),
            symbol[:100] if symbol else None,
            (Place(page=1, line=line),),
            tuple(runs),
        ),
        [note for words in lines for note in words.notes],
    )


def _fill(cell: etree._Element) -> str | None:
    shade = cell.find(f"{W}tcPr/{W}shd")
    colour = shade.get(f"{W}fill") if shade is not None else None
    if not colour or not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return None
    from pipeline.parse.pdf_shapes import hue_of

    return hue_of(*(int(colour[at : at + 2], 16) for at in (0, 2, 4)))


def _goes_on(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") in (None, "continue")


def _starts(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") == "restart"


def _value(element: etree._Element, path: str) -> str | None:
    found = element.find(f"{W}{path}")
    return None if found is None else found.get(f"{W}val")


def _number(text: str | None, default: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,4}", text) else default
