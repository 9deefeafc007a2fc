"""Laid-out pages -> drafts of blocks, in reading order: what each group of lines or table row is.

A draft still holds its lines; `pdf_joined` ties drafts over page breaks, `pdf_text` makes the blocks.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.parse.furniture_contents import contents_lines
from pipeline.parse.lines import Line
from pipeline.parse.lines_paragraphs import Group, grouped_lines, usual_leading
from pipeline.parse.pdf_headings import Styles, heading_rank, styles_of
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


def drafts_of(layouts: list[Layout], aside: set[int], bookmarks=()) -> list[Draft]:
    """One draft for every group of lines and every row of a table; a page's footnotes and running lines (`aside`, by
    `id`) come after its text."""
    contents = contents_lines([_without(layout, aside) for layout in layouts])
    _widen(layouts, aside | contents)
    styles = styles_of(layouts, aside | contents, bookmarks)
    leading = usual_leading([line for layout in layouts for line in layout.lines if id(line) not in aside])
    book, drafts = Book(leading), []
    for layout in layouts:
        text, below = _page_drafts(layout, aside, contents, styles, leading, book)
        drafts += text + below
    return drafts


def _widen(layouts: list[Layout], aside: set[int]) -> None:
    """A page of few short lines does not show where its text ends on the right; the other pages of its width do."""
    rights: dict[float, list[float]] = {}
    for layout in layouts:
        ends = [line.right for line in layout.lines if line.alone and id(line) not in aside]
        if ends:
            rights.setdefault(round(layout.width), []).append(max(ends))
    for layout in layouts:
        usual = sorted(rights.get(round(layout.width), [0.0]))
        for line in layout.lines:
            if line.alone:
                line.right = max(line.right, usual[len(usual) // 2])


def _without(layout: Layout, aside: set[int]) -> Layout:
    kept = [line for line in layout.lines if id(line) not in aside]
    return replace(layout, lines=kept)


def _page_drafts(layout: Layout, aside: set[int], contents: set[int], styles: Styles, leading: float, book: Book):
    text: list[Draft] = []
    below: list[Draft] = []
    run: list[Line] = []
    for part in [*layout.parts, None]:
        if isinstance(part, Line) and id(part) not in aside and id(part) not in contents:
            run.append(part)
            continue
        if run and not (isinstance(part, Line) and id(part) in aside):
            _text_drafts(run, layout, styles, leading, text, below)
            run = []
        if isinstance(part, Table):
            part.ends_page = not any(_stands_below(other, part, aside, styles) for other in layout.parts)
            text += _row_drafts(part, layout, book, any(draft.kind != "furniture" for draft in text))
        elif isinstance(part, Line):
            kind_list = below if id(part) in aside else text
            kind_list.append(Draft("furniture", [part], page=layout.number))
    return text, below


def _stands_below(other: Line | Table, table: Table, aside: set[int], styles: Styles) -> bool:
    """Something of the text, no footnote and no running line, follows the table on its page."""
    if isinstance(other, Table):
        return other.box.top > table.box.top
    return id(other) not in aside and other.base > table.box.bottom and other.size > 0.95 * styles.body


def _text_drafts(
    lines: list[Line], layout: Layout, styles: Styles, leading: float, text: list[Draft], below: list[Draft]
):
    for group in grouped_lines(lines, leading):
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
