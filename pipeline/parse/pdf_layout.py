"""A `RawPage` -> its `Layout`: lines and tables in reading order, without the words they were made of.

This is all that is kept of a page while the rest of the file is read, so memory grows with the text, not with the
characters' boxes.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.parse.lines import Line, grouped
from pipeline.parse.lines_columns import in_reading_order
from pipeline.parse.pdf_page import RawPage
from pipeline.parse.pdf_view import Box, View
from pipeline.parse.tables import Table, tables_of
from pipeline.parse.tables_aligned import aligned_tables
from pipeline.parse.tables_ruled import ruled_tables

_FOOT = 0.88  # of the page's height: below it stand running lines
_MOST_LINES = 100_000  # of a page; there are fewer characters


@dataclass(slots=True)
class Layout:
    """`parts` are lines and tables in reading order; `lines` the lines among them; `rules` short horizontal strokes
    (of footnotes); `tagged`: the page has tags that hold most of its text."""

    number: int
    label: str | None
    view: View
    width: float
    height: float
    shown: tuple[float, float]
    parts: list[Line | Table]
    lines: list[Line]
    pictures: list[Box]
    rules: list[Box]
    tagged: bool
    letters: int
    recognised: bool = False


def laid_out(raw: RawPage, before: Table | None = None) -> Layout:
    """The page's lines and tables; every word of the page stands in one of them. `before`: the table that ended the page
    before."""
    tables, rest = tables_of(raw)
    ruled, groups = ruled_tables(grouped([word for word in rest if not word.turn]), raw, tables, before)
    unruled, groups = aligned_tables(groups, raw)
    parts = in_reading_order(groups, [word for word in rest if word.turn], tables + ruled + unruled, raw)
    lines = [part for part in parts if isinstance(part, Line)]
    for order, line in enumerate(lines):
        line.key = raw.number * _MOST_LINES + order
    letters = sum(char.isalnum() for word in raw.words for char in word.text)
    rules = [
        box
        for box in raw.shapes.edges
        if box.bottom - box.top < 2 and 20 < box.x1 - box.x0 < 0.5 * raw.width and box.top > 0.4 * raw.height
    ]
    held = sum(word.tag in raw.tags for word in raw.words)
    return Layout(
        raw.number,
        raw.label,
        raw.view,
        raw.width,
        raw.height,
        raw.shown,
        parts,
        lines,
        raw.shapes.pictures,
        rules,
        held > 0.5 * len(raw.words) > 0,
        letters,
        raw.recognised or _is_recognised(raw),
    )


def last_table(layout: Layout) -> Table | None:
    """The table that ends a page, nothing but the page's foot below it."""
    tables = [part for part in layout.parts if isinstance(part, Table)]
    table = max(tables, key=lambda table: table.box.bottom, default=None)
    below = [line for line in layout.lines if table is not None and line.base > table.box.bottom]
    return table if all(line.box.top > _FOOT * layout.height for line in below) else None


def _is_recognised(raw: RawPage) -> bool:
    """The page is a picture with the text that somebody recognised lying unpainted over it."""
    return bool(raw.shapes.pictures) and raw.counts.get("hidden", 0) > 0.8 * max(1, raw.counts["characters"])
