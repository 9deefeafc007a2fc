"""Drafts page by page -> drafts of the whole file: paragraphs, items and rows that a page break cut are one again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.parse.lines_paragraphs import ended, goes_on_small, had_room
from pipeline.parse.pdf_drafts import Draft
from pipeline.parse.tables_rows import DraftCell

_ASIDE = ("furniture", "footnote", "caption")


def joined(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts in order, each cut one put together at the place of its first piece; a draft comes out once nothing later
    can change it. The rows of a table may share merged cells, so they come together."""
    waiting: list[Draft] = []  # the last draft that is text, or the rows of the last table, and what stood between
    last: Draft | None = None
    for draft in drafts:
        if draft.kind in _ASIDE:
            waiting.append(draft)
            continue
        if last is not None and _cut(last, draft) and _goes_on(last, draft):
            _append(last, draft)
            continue
        same_table = last is not None and draft.table is not None and draft.table == last.table
        if same_table and last.kind == draft.kind == "row" and _page(last) != draft.page:
            _fill_down(last, draft)
        if not same_table:
            yield from waiting
            waiting = []
        waiting.append(draft)
        last = draft
    yield from waiting


def _page(draft: Draft) -> int:
    """The page a draft ends on."""
    return max((line.page for line in draft.all_lines), default=draft.page)


def _cut(last: Draft, draft: Draft) -> bool:
    """A page or column break stands between the two."""
    if draft.page == _page(last) + 1:
        return True
    if last.cells or draft.cells or draft.page != _page(last):
        return False
    return draft.lines[0].box.top < last.lines[-1].box.top and draft.lines[0].box.x0 > last.lines[-1].box.x0


def _goes_on(last: Draft, draft: Draft) -> bool:
    if last.kind == "row":
        return draft.kind == "row" and last.table == draft.table and _row_goes_on(last, draft)
    if last.kind not in ("paragraph", "item") or draft.kind != "paragraph":
        return False
    end, start = last.lines[-1], draft.lines[0]
    if abs(end.size - start.size) > 0.08 * end.size or end.text.rstrip().endswith(":"):
        return False
    if goes_on_small(start) and not ended(end):
        return True
    if draft.group.indented and ended(end):
        return False
    if end.bold != start.bold or end.italic != start.italic:
        return False
    if last.kind == "item":
        beside = abs(start.box.x0 - last.group.text_x) < 4 and abs(start.box.x0 - last.group.left) > 4
        return beside and (not ended(end) or not had_room(end, start))
    return not had_room(end, start) and (not ended(end) or end.right - end.box.x1 < 1.5 * end.size)


def _row_goes_on(last: Draft, draft: Draft) -> bool:
    """The first row of a page is the rest of the row before it: its first cell is empty or all its cells go on, and no
    cell begins anew."""
    before = {cell.column: cell for cell in last.cells}
    now = [cell for cell in draft.cells if cell.lines and not cell.merged]
    if not now:
        return False
    both = [(before[cell.column], cell) for cell in now if cell.column in before and before[cell.column].lines]
    flows = [_cell_goes_on(one, other) for one, other in both]
    first = draft.cells[0]
    empty_first = not first.lines and bool(last.cells[0].lines)
    left_empty = any(
        not cell.lines and before.get(cell.column) is not None and before[cell.column].lines for cell in draft.cells
    )
    if empty_first and any(not cell.lines and _was_filled(before, cell) for cell in draft.cells[1:]):
        return True
    if (
        empty_first
        and flows
        and (all(flows) or (_mid_sentence(both) and last.cells[0].down <= 1 and not last.cells[0].merged))
    ):
        return True
    return bool(flows) and all(flows) and (left_empty or len(flows) == len(draft.cells))


def _mid_sentence(both: list[tuple[DraftCell, DraftCell]]) -> bool:
    """A small letter goes on what ended without a full stop, in some cell."""
    return any(goes_on_small(other.lines[0]) and not ended(one.lines[-1]) for one, other in both)


def _was_filled(before: dict[int, DraftCell], cell: DraftCell) -> bool:
    above = before.get(cell.column)
    return above is not None and bool(above.lines)


def _cell_goes_on(one: DraftCell, other: DraftCell) -> bool:
    """The cell's text was cut in a sentence: a small letter follows, or a full line of running text."""
    end, start = one.lines[-1], other.lines[0]
    if ended(end) or (other.groups and other.groups[0].mark is not None):
        return False
    return goes_on_small(start) or (len(one.lines) > 2 and not had_room(end, start))


def _append(last: Draft, draft: Draft) -> None:
    if not last.cells:
        last.pieces.append(len(last.lines))
        last.lines = last.lines + draft.lines
        return
    by_column = {cell.column: cell for cell in last.cells}
    for cell in draft.cells:
        if cell.merged or not cell.lines:
            continue
        host = by_column.get(cell.column)
        if host is None:
            last.cells.append(cell)
            continue
        if host.groups and cell.groups and cell.groups[0].mark is None and not _ends_group(host, cell):
            host.groups = [*host.groups[:-1], _longer(host.groups[-1], cell.groups[0]), *cell.groups[1:]]
        else:
            host.groups = host.groups + cell.groups
        host.lines = host.lines + cell.lines
    last.cells.sort(key=lambda cell: cell.column)


def _ends_group(host: DraftCell, cell: DraftCell) -> bool:
    end, start = host.lines[-1], cell.lines[0]
    return ended(end) and (had_room(end, start) or not goes_on_small(start))


def _longer(group, more):
    group.lines = group.lines + more.lines
    return group


def _fill_down(last: Draft, draft: Draft) -> None:
    """A merged cell that a page break cut: empty at the top of the next page, its text is that of the page before."""
    first, above = draft.cells[0], last.cells[0]
    others = [cell for cell in draft.cells[1:] if not cell.merged]
    if first.lines or not above.lines or first.column != above.column or not others:
        return
    if (above.down > 1 or above.merged) and all(cell.lines or cell.pictures for cell in others[:1]):
        draft.cells[0] = DraftCell(
            above.column, above.span, above.lines, above.fill, True, above.pictures, 1, above.groups
        )
