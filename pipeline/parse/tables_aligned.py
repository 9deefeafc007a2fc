"""Words of a page without ruling lines -> tables that show by alignment alone: columns parted by the same white strips.

Three lines or more of several pieces each, whose pieces stand one under the other, are a table; running text in
columns, tables of contents and a letter's head or foot are not.
"""

from __future__ import annotations

from bisect import bisect, bisect_left
from itertools import pairwise

from pipeline.parse.furniture_contents import is_contents_heading
from pipeline.parse.lines import lines_of
from pipeline.parse.lines_columns import Group, Strips, common_strips
from pipeline.parse.lines_marks import is_bullet
from pipeline.parse.pdf_view import Box
from pipeline.parse.tables import GridCell, GridRow, Table, fill_of

_WHITE = 1.5  # of the type size: white within a line that may part columns
_BESIDE = 3.5  # of the type size: no farther from its text stands an item's mark
_NARROW = 0.5  # the same where another line has shown that columns part there
_LEAST_ROWS = 3  # lines of several pieces
_MOST_PAGES = 0.7  # of the lines end in a page's number, in a table of contents
_SAME = 4.0  # points: edges this near are aligned
_LONGEST = 60  # letters in a piece, on average: beyond it is running text
_LONGEST_LEAD = 24  # letters in the first column of a table whose other cells run over many lines
_EDGE = 0.13  # of the page's height: heads and feet are no tables


def aligned_tables(groups: list[Group], raw) -> tuple[list[Table], list[Group]]:
    """Tables among the lines of a page (words by line), from top to bottom, and the lines outside them."""
    tables, rest, index = [], [], 0
    contents = any(len(group) < 4 and is_contents_heading(" ".join(word.text for word in group)) for group in groups)
    while index < len(groups):
        start, end, strips, headed = _best_run(groups, index)
        if strips and headed and _is_table(groups[start:end], strips, raw, contents):
            tables.append(_table(groups[index:end], strips, raw))
            index = end
        else:
            rest.append(groups[index])
            index += 1
    return tables, rest


def _best_run(groups: list[Group], index: int) -> tuple[int, int, Strips, bool]:
    """The run from this line on, or from one close below whose columns are more: a head can be set closer than they
    are. Last, whether the lines above the run's start fit its columns."""
    end, strips = _run_from(groups, index)
    found = (index, end, strips, True)
    for later in range(index + 1, min(len(groups), index + 9)):
        if not strips or groups[later][0].base - groups[later - 1][0].base > 2.2 * groups[later][0].size:
            break
        end, more = _run_from(groups, later)
        fits = all(len(common_strips(more, _strips(group), 0.1)) >= len(more) for group in groups[index:later])
        if end - later >= _LEAST_ROWS and len(more) > len(found[2]) + (0 if fits else 1):
            found = (later, end, more, fits)
    return found


def _run_from(groups: list[Group], start: int) -> tuple[int, Strips]:
    """Where the run of lines that leave the same strips white ends, and the strips; no strips for no run."""
    strips = _inner_strips(groups[start])
    end = start + 1
    while strips and end < len(groups):
        step = groups[end][0].base - groups[end - 1][0].base
        left = common_strips(strips, _strips(groups[end]), groups[end][0].size * _NARROW)
        if step > 3.2 * groups[end][0].size or not left or (len(left) < len(strips) and end - start >= _LEAST_ROWS):
            break
        strips, end = left, end + 1
    while end > start + 1 and not _inner_strips(groups[end - 1]) and not _hangs(groups, end - 1, strips):
        end -= 1
    return end, strips


def _hangs(groups: list[Group], index: int, strips: Strips) -> bool:
    """The line goes on a cell of the line close above, its first column being empty."""
    close = groups[index][0].base - groups[index - 1][0].base < 1.45 * groups[index][0].size
    return close and bool(strips) and groups[index][0].x0 >= strips[0][1] - _SAME


def _end_in_pages(texts: list[list[str]]) -> bool:
    """A line above or below may be none of them: a running head."""
    pages = [int(row[-1]) for row in texts if row[-1].isdecimal() and len(row[-1]) <= 3]
    return len(pages) >= max(_LEAST_ROWS, _MOST_PAGES * len(texts)) and pages == sorted(pages)


def _inner_strips(group: Group, white: float = _WHITE) -> Strips:
    """White between the pieces of a line, but for that after an item's mark."""
    strips: Strips = []
    begins = True  # the word stands first in its piece
    for before, word in pairwise(group):
        apart = word.x0 - before.x1 > white * max(word.size, before.size)
        if apart and not (begins and is_bullet(before.text) and word.x0 - before.x1 < _BESIDE * word.size):
            strips.append((before.x1, word.x0))
        begins = apart
    return strips


def _strips(group: Group) -> Strips:
    """White between the pieces of a line and beside it."""
    return [(-1e4, group[0].x0), *_inner_strips(group, _NARROW), (max(word.x1 for word in group), 1e4)]


def _is_table(groups: list[Group], strips: Strips, raw, contents: bool) -> bool:
    """`contents`: the page has the heading of a table of contents, so rows that end in rising pages are its entries."""
    anchored = [group for group in groups if _inner_strips(group)]
    if len(anchored) < _LEAST_ROWS:
        return False
    if groups[-1][0].base < _EDGE * raw.height or groups[0][0].base > (1 - _EDGE) * raw.height:
        return False
    rows = [_pieces(group, strips) for group in anchored]
    texts = [[" ".join(word.text for word in piece) for piece in row] for row in rows]
    if any("...." in text or "…" in text for row in texts for text in row) or not _is_short(
        texts, len(anchored) / len(groups)
    ):
        return False
    if contents and _end_in_pages(texts):
        return False
    if not all(_is_aligned([row[column] for row in rows if row[column]]) for column in range(len(strips) + 1)):
        return False
    full = sum(all(row) for row in rows)
    return full >= 2 and (len(strips) >= 2 or _is_listing(texts) or len(_rules(groups, raw)) >= 0.6 * len(anchored))


def _is_short(texts: list[list[str]], anchored: float) -> bool:
    """The pieces are no running text: short on the whole, most lines with several; or led by a short first column, such
    as a number, with text that hangs beside it."""
    lengths = [len(text) for row in texts for text in row if text]
    if sum(lengths) > _LONGEST * len(lengths):
        return False
    leads = [len(row[0]) for row in texts if row[0]]
    return anchored >= 0.4 or (len(leads) >= 2 and max(leads) <= _LONGEST_LEAD)


def _is_listing(texts: list[list[str]]) -> bool:
    """Most pieces right of the first are figures."""
    others = [text for row in texts for text in row[1:] if text]
    return sum(_is_figure(text) for text in others) >= 0.6 * len(others)


def _pieces(group: Group, strips: Strips) -> list[Group]:
    """The words of a line by column."""
    middles = [(a + b) / 2 for a, b in strips]
    pieces: list[Group] = [[] for _ in range(len(strips) + 1)]
    for word in group:
        pieces[bisect_left(middles, word.x0)].append(word)
    return pieces


def _is_aligned(pieces: list[Group]) -> bool:
    """Left, right or middle of the pieces of a column agree."""
    lefts, rights = [piece[0].x0 for piece in pieces], [piece[-1].x1 for piece in pieces]
    middles = [(a + b) / 2 for a, b in zip(lefts, rights, strict=True)]
    return any(_agree(edges) for edges in (lefts, rights, middles))


def _agree(edges: list[float]) -> bool:
    usual = sorted(edges)[len(edges) // 2] if edges else 0.0
    return sum(abs(edge - usual) < _SAME for edge in edges) >= 0.7 * len(edges)


def _is_figure(text: str) -> bool:
    return len(text) <= 16 and (any(char.isdigit() for char in text) or text in "-–—")


def _table(groups: list[Group], strips: Strips, raw) -> Table:
    left, right = min(group[0].x0 for group in groups), max(word.x1 for group in groups for word in group)
    edges = (left, *((a + b) / 2 for a, b in strips), right)
    rows = [_row(lines, strips, edges, raw) for lines in _row_lines(groups, strips, raw)]
    box = Box(left, rows[0].box.top, right, rows[-1].box.bottom)
    return Table(raw.number, box, edges, rows, ruled=False)


def _row_lines(groups: list[Group], strips: Strips, raw) -> list[list[Group]]:
    """Lines by row: parted by rules or coloured bands where there are, else by wider white; else a line whose first
    column is empty, or alone filled and in mid-sentence, goes on the row close above."""
    rules, white = _rules(groups, raw), _row_white(groups)
    rows: list[list[Group]] = []
    for group in groups:
        above = rows[-1][-1][0].base if rows else 0.0
        if not rows:
            same = False
        elif len(rules) >= _LEAST_ROWS:
            same = bisect(rules, group[0].base) == bisect(rules, above)
        elif white:
            same = group[0].base - above < white
        else:
            same = _goes_on(rows[-1], group, strips)
        if same:
            rows[-1].append(group)
        else:
            rows.append([group])
    return rows


def _row_white(groups: list[Group]) -> float | None:
    """The distance of baselines from which on a new row begins; None where all lines stand equally close."""
    steps = sorted(below[0].base - above[0].base for above, below in pairwise(groups))
    close = steps[0]
    wide = [step for step in steps if step > 1.18 * close]
    return (close + wide[0]) / 2 if close < 1.45 * groups[0][0].size and len(wide) >= 2 else None


def _goes_on(row: list[Group], group: Group, strips: Strips) -> bool:
    if group[0].base - row[-1][0].base > 1.45 * group[0].size:
        return False
    first, *others = _pieces(group, strips)
    return not first or (not any(others) and first[0].text[:1].islower())


def _rules(groups: list[Group], raw) -> list[float]:
    """Heights of the lines drawn across the run, and of the edges of coloured bands."""
    left, right = min(group[0].x0 for group in groups), max(word.x1 for group in groups for word in group)
    above, below = groups[0][0].top, groups[-1][0].bottom
    drawn = [(box.top, box) for box in raw.shapes.edges if box.bottom - box.top < 2]
    drawn += [(edge, fill.box) for fill in raw.shapes.fills for edge in (fill.box.top, fill.box.bottom)]
    wide: dict[int, float] = {}
    for height, box in drawn:
        if above < height < below:
            wide[round(height / 2)] = wide.get(round(height / 2), 0.0) + min(box.x1, right) - max(box.x0, left)
    return sorted(2.0 * step for step, length in wide.items() if length > 0.6 * (right - left))


def _row(groups: list[Group], strips: Strips, edges: tuple[float, ...], raw) -> GridRow:
    size = groups[0][0].size
    top, bottom = groups[0][0].base - size, groups[-1][0].base + 0.3 * size
    pieces = [_pieces(group, strips) for group in groups]
    cells = []
    for column in range(len(strips) + 1):
        box = Box(edges[column], top, edges[column + 1], bottom)
        words = [word for piece in pieces for word in piece[column]]
        lines = lines_of(words, raw.number, raw.tags, (raw.width, raw.height))
        for line in lines:
            line.left, line.right = box.x0, box.x1
        cells.append(GridCell(box, column, 1, 1, lines, fill_of(box, raw.shapes.fills)))
    return GridRow(Box(edges[0], top, edges[-1], bottom), cells)
