"""A page's ruling lines and words -> tables, cell by cell, and the words that stand outside.

The lines come from pdfium, the cells from pdfplumber's `TableFinder`. A frame round text is no table: a table has two
columns or more with words in them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from pdfplumber.table import TableFinder

from pipeline.parse.lines import Line, lines_of
from pipeline.parse.pdf_shapes import Fill
from pipeline.parse.pdf_view import Box
from pipeline.parse.pdf_words import Word
from pipeline.parse.tables_strokes import open_sides

_LIGHTS = frozenset(["green", "yellow", "red"])
_LARGEST_LAMP = 40.0  # points
_SNAP = 3.0  # points: edges this near are one
_MOST_CELLS = 4_000
_MOST_CROSSINGS = 5_000  # `TableFinder`'s time grows with their square: 5 000 take about two seconds


@dataclass(slots=True)
class GridCell:
    """`column` from 0 on the table's own grid, `span` columns and `down` rows wide and high."""

    box: Box
    column: int
    span: int
    down: int
    lines: list[Line] = field(default_factory=list)
    fill: str | None = None
    pictures: int = 0


@dataclass(slots=True)
class GridRow:
    box: Box
    cells: list[GridCell]


@dataclass(slots=True)
class Table:
    """`edges` are the x of the columns' borders; `ruled` is False where columns were found by alignment alone;
    `ends_page`: no text stands below it on its page but the running lines; `heads`: rows at the top that a rule parts
    off as the head, 0 where none does; `strips` of white between columns, where no lines do."""

    page: int
    box: Box
    edges: tuple[float, ...]
    rows: list[GridRow]
    ruled: bool = True
    ends_page: bool = False
    heads: int = 0
    strips: tuple[tuple[float, float], ...] = ()


class _Edges(NamedTuple):
    """What `TableFinder` asks of a page."""

    edges: list[dict]
    bbox: tuple[float, float, float, float]


def tables_of(raw) -> tuple[list[Table], list[Word]]:
    """The tables of a `RawPage` from top to bottom, and the words outside them in the file's order."""
    tables, rest = [], raw.words
    for cells in _cell_groups(raw):
        box = _around(cells)
        inside = [word for word in rest if _holds(box, word)]
        table = _table(raw, box, cells, inside)
        if table is not None:
            tables.append(table)
            taken = set(map(id, inside))
            rest = [word for word in rest if id(word) not in taken]
    return tables, rest


def _cell_groups(raw) -> list[list[Box]]:
    drawn = [*raw.shapes.edges, *open_sides(raw.shapes.edges)]
    edges = [edge for box in drawn if (edge := _as_edge(box)) is not None]
    if len(edges) < 4 or _crossings(edges) > _MOST_CROSSINGS:
        return []
    finder = TableFinder(
        _Edges(edges, (0, 0, raw.width, raw.height)),  # type: ignore[arg-type]  # all of a page that it asks for
        {"snap_tolerance": _SNAP, "join_tolerance": _SNAP},
    )
    groups = [[Box(*cell) for cell in table.cells] for table in finder.tables]
    return [group for group in groups if len(group) <= _MOST_CELLS]


def _as_edge(box: Box) -> dict | None:
    wide, high = box.x1 - box.x0, box.bottom - box.top
    if max(wide, high) < 1:
        return None
    if wide >= high:
        middle = (box.top + box.bottom) / 2
        return {
            "x0": box.x0,
            "x1": box.x1,
            "top": middle,
            "bottom": middle,
            "width": wide,
            "height": 0,
            "orientation": "h",
            "object_type": "line",
        }
    middle = (box.x0 + box.x1) / 2
    return {
        "x0": middle,
        "x1": middle,
        "top": box.top,
        "bottom": box.bottom,
        "width": 0,
        "height": high,
        "orientation": "v",
        "object_type": "line",
    }


def too_fine(raw) -> bool:
    """The page's lines cross too often to be looked through for tables: a drawing or squared paper."""
    edges = [edge for box in raw.shapes.edges if (edge := _as_edge(box)) is not None]
    return _crossings(edges) > _MOST_CROSSINGS


def _crossings(edges: list[dict]) -> int:
    """At most so many crossings, were every line as long as the page."""
    upright = {round(edge["x0"] / _SNAP) for edge in edges if edge["orientation"] == "v"}
    level = {round(edge["top"] / _SNAP) for edge in edges if edge["orientation"] == "h"}
    return len(upright) * len(level)


def _table(raw, box: Box, cells: list[Box], words: list[Word]) -> Table | None:
    columns = borders(edge for cell in cells for edge in (cell.x0, cell.x1))
    rows = borders(edge for cell in cells for edge in (cell.top, cell.bottom))
    grid = [_grid_cell(cell, columns, rows) for cell in cells]
    by_cell: dict[int, list[Word]] = {}
    for word in words:
        index = _cell_of(word, cells)
        if index is not None:
            by_cell.setdefault(index, []).append(word)
    if len(columns) < 3 or len({grid[index][1].column for index in by_cell}) < 2:
        return None
    for index, (_, cell) in enumerate(grid):
        fill_cell(cell, by_cell.get(index, []), raw)
    tops = sorted({top for top, _ in grid})
    by_top = {top: sorted((cell for start, cell in grid if start == top), key=lambda cell: cell.column) for top in tops}
    return Table(
        raw.number, box, columns, [GridRow(_around([cell.box for cell in by_top[top]]), by_top[top]) for top in tops]
    )


def borders(values) -> tuple[float, ...]:
    """Edges that lie within the snapping distance are one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SNAP:
            found.append(value)
    return tuple(found)


def _grid_cell(box: Box, columns: tuple[float, ...], rows: tuple[float, ...]) -> tuple[int, GridCell]:
    left, right = nearest(columns, box.x0), nearest(columns, box.x1)
    top, bottom = nearest(rows, box.top), nearest(rows, box.bottom)
    return top, GridCell(box, left, max(1, right - left), max(1, bottom - top))


def nearest(edges: tuple[float, ...], value: float) -> int:
    index = bisect_left(edges, value)
    if index == len(edges) or (index and value - edges[index - 1] <= edges[index] - value):
        index -= 1
    return index


def _cell_of(word: Word, cells: list[Box]) -> int | None:
    """The cell that a word's middle stands in; else the nearest, so that no word of a table is lost."""
    x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size if not word.turn else (word.top + word.bottom) / 2
    for index, cell in enumerate(cells):
        if cell.x0 <= x < cell.x1 and cell.top <= y < cell.bottom:
            return index
    return min(range(len(cells)), key=lambda i: _far(cells[i], x, y), default=None)


def _far(cell: Box, x: float, y: float) -> float:
    return max(cell.x0 - x, x - cell.x1, 0) + max(cell.top - y, y - cell.bottom, 0)


def fill_cell(cell: GridCell, words: list[Word], raw) -> None:
    """Give a cell its lines, its hue and the number of pictures in it; `words` are those inside it."""
    cell.lines = lines_of(words, raw.number, raw.tags, (raw.width, raw.height))
    for line in cell.lines:
        line.left, line.right = cell.box.x0, cell.box.x1
    cell.fill = fill_of(cell.box, raw.shapes.fills) or _lamp(cell, words, raw.shapes.fills)
    cell.pictures = sum(_inside(cell.box, picture) for picture in raw.shapes.pictures)


def _lamp(cell: GridCell, words: list[Word], fills: list[Fill]) -> str | None:
    """The hue of a coloured sign or small shape that stands alone in the cell, as a traffic light does."""
    if any(char.isalnum() for word in words for char in word.text):
        return None
    hues = [word.hue for word in words if word.hue in _LIGHTS]
    hues += [
        fill.hue
        for fill in fills
        if fill.hue in _LIGHTS
        and _inside(cell.box, fill.box)
        and max(fill.box.x1 - fill.box.x0, fill.box.bottom - fill.box.top) < _LARGEST_LAMP
    ]
    return hues[0] if len(set(hues)) == 1 else None


def fill_of(box: Box, fills: list[Fill]) -> str | None:
    """The hue of the topmost area that covers half of the cell or more."""
    area = (box.x1 - box.x0) * (box.bottom - box.top)
    hue = None
    for fill in fills:
        wide = min(box.x1, fill.box.x1) - max(box.x0, fill.box.x0)
        high = min(box.bottom, fill.box.bottom) - max(box.top, fill.box.top)
        if wide > 0 and high > 0 and wide * high > 0.5 * area:
            hue = fill.hue
    return hue


def _inside(box: Box, picture: Box) -> bool:
    x, y = (picture.x0 + picture.x1) / 2, (picture.top + picture.bottom) / 2
    return box.x0 < x < box.x1 and box.top < y < box.bottom and picture.x1 - picture.x0 > 3


def _holds(box: Box, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size if not word.turn else (word.top + word.bottom) / 2
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1


def _around(boxes: list[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
