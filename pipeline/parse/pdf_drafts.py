"""Laid-out pages -> drafts of blocks, in reading order: what each group of lines or table row is.

A draft still holds its lines; `pdf_joined` ties drafts over page breaks, `pdf_text` makes the blocks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.parse.furniture_contents import contents_lines
from pipeline.parse.lines import Line
from pipeline.parse.lines_hyphens import vocabulary
from pipeline.parse.lines_paragraphs import (
    Group,
    grouped_lines,
    indent_steps,
    leading_steps,
    usual_indent,
    usual_leading,
)
from pipeline.parse.pdf_headings import Faces, Styles, heading_rank
from pipeline.parse.pdf_layout import Layout
from pipeline.parse.pdf_notes import is_note
from pipeline.parse.tables import Table
from pipeline.parse.tables_rows import Book, DraftCell, rows_of


@dataclass(slots=True)
class Draft:
    """`lines` of a text block; `cells`, `header`, `table` of a row. `stacked` marks of the items above, for depth."""

    kind: str
    lines: list[Line]
    group: Group | None = None
    level: int | None = None
    marker: str | None = None
    cells: list[DraftCell] = field(default_factory=list)
    header: tuple[str, ...] = ()
    table: int | None = None
    page: int = 0
    note_mark: str | None = None
    pieces: list[int] = field(default_factory=list)  # indexes of lines that begin after a break

    @property
    def all_lines(self) -> list[Line]:
        return self.lines if not self.cells else [line for cell in self.cells for line in cell.lines]


@dataclass(slots=True)
class Outline:
    """What is asked of a whole file before its pages become drafts. `aside` and `contents`: keys of lines that are
    running heads or belong to a table of contents; `leading` the usual one; `indent` of first lines, in
    points, where the file has that habit; `rights`: width of a page -> where text
    usually ends on it; `known` every word of the file."""

    aside: set[int]
    contents: set[int]
    styles: Styles
    leading: float
    indent: float | None
    rights: dict[int, float]
    known: frozenset[str]


def outline_of(layouts: Iterable[Layout], aside: set[int], bookmarks=()) -> Outline:
    """One pass over the pages; `aside`: keys of the running lines."""
    faces = Faces()
    steps: Counter[float] = Counter()
    contents: set[int] = set()
    known: set[str] = set()
    ends: dict[int, list[float]] = {}
    indents: Counter[tuple[int, bool]] = Counter()
    going_on = False
    for layout in layouts:
        lines = [line for line in layout.lines if line.key not in aside]
        entries, going_on = contents_lines(lines, layout.height, going_on)
        contents |= entries
        text = [line for line in lines if line.key not in entries]
        faces.add(text)
        steps.update(leading_steps(lines))
        indents.update(indent_steps(text))
        known |= vocabulary(line.text for line in _all_lines(layout))
        alone = [line.right for line in text if line.alone]
        if alone:
            ends.setdefault(round(layout.width), []).append(max(alone))
    rights = {width: sorted(found)[len(found) // 2] for width, found in ends.items()}
    return Outline(
        aside, contents, faces.styles(bookmarks), usual_leading(steps), usual_indent(indents), rights, frozenset(known)
    )


def _all_lines(layout: Layout) -> Iterator[Line]:
    for part in layout.parts:
        if isinstance(part, Line):
            yield part
        else:
            yield from (line for row in part.rows for cell in row.cells for line in cell.lines)


def drafts_of(layouts: Iterable[Layout], outline: Outline) -> Iterator[Draft]:
    """One draft for every group of lines and every row of a table; a page's footnotes and running lines come after its
    text."""
    book = Book(outline.leading)
    for layout in layouts:
        _widen(layout, outline.rights)
        text, below = _page_drafts(layout, outline, book)
        yield from text
        yield from below


def _widen(layout: Layout, rights: dict[int, float]) -> None:
    """A page of few short lines does not show where its text ends on the right; the other pages of its width do."""
    for line in layout.lines:
        if line.alone:
            line.right = max(line.right, rights.get(round(layout.width), 0.0))


def _page_drafts(layout: Layout, outline: Outline, book: Book) -> tuple[list[Draft], list[Draft]]:
    aside = outline.aside
    text: list[Draft] = []
    below: list[Draft] = []
    run: list[Line] = []
    for part in [*layout.parts, None]:
        if isinstance(part, Line) and part.key not in aside and part.key not in outline.contents:
            run.append(part)
            continue
        if run and not (isinstance(part, Line) and part.key in aside):
            _text_drafts(run, layout, outline, text, below)
            run = []
        if isinstance(part, Table):
            part.ends_page = not any(_stands_below(other, part, outline) for other in layout.parts)
            text += _row_drafts(part, layout, book, any(draft.kind != "furniture" for draft in text))
        elif isinstance(part, Line):
            kind_list = below if part.key in aside else text
            kind_list.append(Draft("furniture", [part], page=layout.number))
    return text, below


def _stands_below(other: Line | Table, table: Table, outline: Outline) -> bool:
    """Something of the text, no footnote and no running line, follows the table on its page."""
    if isinstance(other, Table):
        return other.box.top > table.box.top
    return other.key not in outline.aside and other.base > table.box.bottom and other.size > 0.95 * outline.styles.body


def _text_drafts(lines: list[Line], layout: Layout, outline: Outline, text: list[Draft], below: list[Draft]) -> None:
    styles = outline.styles
    for group in grouped_lines(lines, outline.leading, outline.indent):
        if is_note(group, layout, styles.body):
            below.append(Draft("footnote", group.lines, group, page=layout.number))
            continue
        if (
            below
            and below[-1].kind == "footnote"
            and group.first.base > below[-1].lines[0].base
            and group.first.size < 0.95 * styles.body
        ):
            below[-1].lines.extend(group.lines)
            continue
        rank = heading_rank(group, styles)
        if rank is not None:
            text.append(Draft("heading", group.lines, group, rank, page=layout.number))
        elif group.mark is not None:
            text.append(Draft("item", group.lines, group, None, group.mark.text, page=layout.number))
        else:
            text.append(Draft("paragraph", group.lines, group, page=layout.number))


def _row_drafts(table: Table, layout: Layout, book: Book, after_text: bool) -> list[Draft]:
    return [
        Draft(row.kind, [], None, row.level, None, row.cells, row.header, row.table, layout.number)
        for row in rows_of(table, book, after_text)
        if any(cell.lines for cell in row.cells)
    ]
