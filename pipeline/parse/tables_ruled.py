"""Lines of a page and its rules -> tables that are drawn with level rules or coloured bands alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.parse.furniture_contents import is_contents_heading
from pipeline.parse.lines_columns import Group
from pipeline.parse.pdf_view import Box
from pipeline.parse.tables import GridCell, GridRow, Table, fill_cell
from pipeline.parse.tables_carried import carried_run
from pipeline.parse.tables_gaps import fits, inner, is_parted, pieces_of, white_of
from pipeline.parse.tables_judged import is_table, lines_across
from pipeline.parse.tables_lines import is_ruled_by_row, row_white, rows_in
from pipeline.parse.tables_runs import Band, Run, run_from, stands_out
from pipeline.parse.tables_strokes import Rule, stacks_of

_PADDING = 5.0  # points between a column's border and its words
_THICKER = 0.2  # points: a rule so much thicker than those between rows parts off the head


def ruled_tables(
    groups: list[Group], raw, grids: list[Table], before: Table | None = None
) -> tuple[list[Table], list[Group]]:
    """Tables among the lines of a page (words by line), and the lines outside them, some without the words of a table
    that stands beside them. `grids`: the tables found by their upright lines; `before`: the table that ended the page
    before, which may go on."""
    tables: list[Table] = []
    rest = groups
    carried = carried_run(groups, raw, None if grids else before)
    if carried is not None:
        tables.append(_table(carried, raw))
        taken = {id(line) for line in carried.lines}
        rest = [group for group in groups if id(group) not in taken]
    for stack in stacks_of(raw, [grid.box for grid in grids]) if groups else []:
        found, rest = _tables_in(stack, rest, raw)
        tables += found
    if tables and any(len(group) < 4 and is_contents_heading(_text(group)) for group in groups):
        return [], groups
    return tables, rest


def _text(group: Group) -> str:
    return " ".join(word.text for word in group)


def _tables_in(stack: list[Rule], groups: list[Group], raw) -> tuple[list[Table], list[Group]]:
    left, right = stack[0].x0 - 2, stack[0].x1 + 2
    lines = [inside for group in groups if (inside := [w for w in group if left < (w.x0 + w.x1) / 2 < right])]
    runs = list(_runs(stack, lines, raw))
    taken = {id(word) for run in runs for line in run.lines for word in line}
    if not taken:
        return [], groups
    rest = [[word for word in group if id(word) not in taken] for group in groups]
    return [_table(run, raw) for run in runs], [group for group in rest if group]


def _runs(stack: list[Rule], lines: list[Group], raw) -> Iterator[Run]:
    """The tables of a stack, top down."""
    start = 0
    while start < len(stack):
        middles = [line[0].base - 0.3 * line[0].size for line in lines]
        cuts = [sum(middle < rule.y for middle in middles) for rule in stack]
        run, end = run_from(stack, lines, cuts, start, raw.tags)
        if run is None or not is_table(run, raw):
            start += 1
            continue
        yield run
        start = max(end, start + 1)
        lines = lines[next(index for index, line in enumerate(lines) if line is run.lines[-1]) + 1 :]


def _table(run: Run, raw) -> Table:
    left, right = run.rules[0].x0, run.rules[0].x1
    edges = (left, *(_border(strip, run, raw) for strip in run.strips), right)
    body = [band.lines for band in run.bands[run.heads :]]
    by_row = is_ruled_by_row(body, run.strips)
    across = lines_across(run, raw.tags) or set()
    white = row_white(body)
    rows: list[GridRow] = []
    heads = 0
    for index, band in enumerate(run.bands):
        whole = by_row or index < run.heads
        for lines, top, bottom in _placed(band, run, across, whole, white, raw.tags):
            title = index < run.heads - 1 and not any(is_parted(line, raw.tags) for line in lines)
            rows.append(_row(lines, top, bottom, edges, run, raw, title))
        if index + 1 == run.heads and _closes_head(run, by_row):
            heads = len(rows)
    box = Box(left, rows[0].box.top, right, rows[-1].box.bottom)
    return Table(raw.number, box, edges, rows, ruled=False, heads=heads, strips=tuple(run.strips))


def _border(strip: tuple[float, float], run: Run, raw) -> float:
    """Where a column ends: at the edge of a coloured cell in the white, else just before the words of the next."""
    left, right = strip
    top, bottom = run.lines[0][0].top, run.lines[-1][0].bottom
    near = [fill.box for fill in raw.shapes.fills if fill.box.top < bottom and fill.box.bottom > top]
    edges = [x for box in near for x in (box.x0, box.x1) if left < x < right]
    return max(edges, key=edges.count) if edges else right - min(_PADDING, (right - left) / 2)


def _closes_head(run: Run, by_row: bool) -> bool:
    """A rule is drawn under the head, and it is not the same as those under all rows."""
    under = run.bands[run.heads - 1].bottom
    rule = next((rule for rule in run.rules if rule.y == under), None)
    others = [one.thick for one in run.rules if rule is not None and one.y > rule.y]
    return rule is not None and rule.thick > 0 and (not by_row or rule.thick > min(others, default=0.0) + _THICKER)


def _placed(band: Band, run: Run, across: set[int], whole: bool, white, tags) -> Iterator[tuple[list[Group], float, float]]:
    """The rows of a band, lines across columns apart, with the heights they reach from and to."""
    parts: list[list[Group]] = []
    for line in band.lines:
        if parts and (id(line) in across) == (id(parts[-1][-1]) in across):
            parts[-1].append(line)
        else:
            parts.append([line])
    rows: list[list[Group]] = []
    for part in parts:
        if whole and run.heads and band is not run.bands[0] and _is_group(part, run, tags):
            rows.append(part[:1])
            part = part[1:]
        rows += [part] if whole or id(part[0]) in across else rows_in(part, run.strips, tags, white)
    first, last = band.lines[0][0], band.lines[-1][0]
    edges = [band.top if band.top is not None else first.base - first.size]
    edges += [(above[-1][0].base + below[0][0].base - below[0][0].size) / 2 for above, below in pairwise(rows)]
    edges.append(band.bottom if band.bottom is not None else last.base + 0.3 * last.size)
    yield from zip(rows, edges, edges[1:], strict=False)


def _is_group(lines: list[Group], run: Run, tags) -> bool:
    """A bold line in the first column alone, over a row that is not bold: the title of the rows below."""
    first, *rest = lines
    alone = not any(pieces_of(first, run.strips)[1:])
    return bool(rest) and alone and stands_out(first, tags) and not any(stands_out(line, tags) for line in rest)


def _row(lines: list[Group], top: float, bottom: float, edges: tuple[float, ...], run: Run, raw, title: bool) -> GridRow:
    if title or not fits(lines[0], run.strips, raw.tags):
        cells = _spanning(lines, edges, run, raw)
    else:
        cells = [([word for line in lines for word in pieces_of(line, run.strips)[c]], c, 1) for c in range(len(edges) - 1)]
    made = []
    for words, column, span in cells:
        cell = GridCell(Box(edges[column], top, edges[column + span], bottom), column, span, 1)
        fill_cell(cell, words, raw)
        made.append(cell)
    return GridRow(Box(edges[0], top, edges[-1], bottom), made)


def _spanning(lines: list[Group], edges: tuple[float, ...], run: Run, raw) -> list[tuple[Group, int, int]]:
    """The words of a line across columns, the column each piece begins in and how many it stands over."""
    last = len(edges) - 2
    white = inner(white_of(lines[0], raw.tags))
    if len(lines) > 1 or not white:
        return [([word for line in lines for word in line], 0, last + 1)]
    cells: list[tuple[Group, int, int]] = []
    for piece in pieces_of(lines[0], white):
        begins = sum(piece[0].x0 >= edge for edge in edges[1:-1])
        ends = max(begins, sum(piece[-1].x1 > edge for edge in edges[1:-1]))
        at = cells[-1][1] + cells[-1][2] if cells else 0
        begins = max(begins, at)
        cells += [([], column, 1) for column in range(at, begins)]
        cells.append((piece, begins, max(1, ends - begins + 1)))
    at = cells[-1][1] + cells[-1][2]
    return cells + [([], column, 1) for column in range(at, last + 1)]
