"""Words and tables of a page -> lines and tables in the order a reader takes them: columns one after the other.

A gutter is a strip of white that several lines in a row leave free, with running text on both sides. Lines that cross
it part the page into bands; within a band the left column is read before the right.
"""

from __future__ import annotations

from pipeline.parse.lines import Line, line_of, lines_of
from pipeline.parse.pdf_words import Word
from pipeline.parse.tables import Table

_GUTTER = 9.0  # points
_LEAST_LINES = 4  # on each side
_LEAST_LETTERS = 18  # a line on each side, on average: columns of figures are a table's

Group = list[Word]
Strips = list[tuple[float, float]]


def in_reading_order(groups: list[Group], sideways: list[Word], tables: list[Table], raw) -> list[Line | Table]:
    """Lines with the limits of their column set, and tables, top down; `groups` are words by line, `sideways` the words
    that stand turned, which come last."""
    within = {table.box.top: table for table in tables if _stands_in_column(table, groups)}
    groups = sorted([*groups, *([_stand_in(table)] for table in within.values())], key=_base) if within else groups
    cuts = sorted((table for table in tables if table.box.top not in within), key=lambda table: table.box.top)
    parts: list[Line | Table] = []
    for table in [*cuts, None]:
        above = [group for group in groups if table is None or _base(group) < table.box.top + 1]
        groups = [group for group in groups if not (table is None or _base(group) < table.box.top + 1)]
        for band in _bands(above):
            parts += _read(band, within, raw)
        if table is not None:
            parts.append(table)
    return parts + lines_of(sideways, raw.number, raw.tags, (raw.width, raw.height))


def _stands_in_column(table: Table, groups: list[Group]) -> bool:
    """Lines of running text end where the table does, or begin there, with a gutter between."""
    left, _, right, _ = table.box
    for inside, edge in ((True, right), (False, left)):
        beside = 0
        for group in groups:
            far = [word for word in group if (word.x0 > edge if inside else word.x1 < edge)]
            near = min((abs((word.x0 if inside else word.x1) - edge) for word in far), default=0.0)
            across = any(word.x0 < edge - 3 and word.x1 > edge + 3 for word in group)
            beside += near >= _GUTTER - 3 and not across and sum(len(word.text) for word in far) >= _LEAST_LETTERS
        if beside >= _LEAST_LINES:
            return True
    return False


def _stand_in(table: Table) -> Word:
    """A word without letters where the table begins, to find its place among the lines of its column."""
    left, top, right, _ = table.box
    return Word("", left, top, right, top + 1, top + 1, 1.0, "", False, False, -1, True)


def _base(group: Group) -> float:
    return group[0].base


def _read(band: list[list[Group]], within: dict[float, Table], raw) -> list[Line | Table]:
    """`within`: tables that stand in a column, by their upper edge."""
    parts: list[Line | Table] = []
    for column in band:
        made = [
            line_of(group, raw.number, raw.tags) if group[0].text else within[group[0].top] for group in column
        ]
        lines = [part for part in made if isinstance(part, Line)]
        left, right = min((line.box.x0 for line in lines), default=0.0), max((line.box.x1 for line in lines), default=0.0)
        for line in lines:
            line.left, line.right, line.alone = left, right, len(band) == 1
        parts += made
    return parts


def _bands(groups: list[Group]) -> list[list[list[Group]]]:
    """Bands from top to bottom, each a list of columns from left to right, each a list of lines."""
    bands: list[list[list[Group]]] = []
    plain: list[Group] = []
    index = 0
    left = min((group[0].x0 for group in groups), default=0.0)
    right = max((word.x1 for group in groups for word in group), default=0.0)
    free = [_free(group, left) for group in groups]
    while index < len(groups):
        end, gutter = _columns_from(groups, index, free, _central(free[index], left, right))
        if gutter is None:
            plain.append(groups[index])
            index += 1
            continue
        if plain:
            bands.append([plain])
            plain = []
        bands.append(_split(groups[index:end], gutter))
        index = end
    return [*bands, [plain]] if plain else bands


def _columns_from(groups: list[Group], start: int, free: list[Strips], strips: Strips) -> tuple[int, float | None]:
    """Where the band of columns that begins with line `start` ends, and its gutter's middle; None for no columns."""
    end = start + 1
    narrowed = [strips]
    while strips and end < len(groups):
        strips = _common(strips, free[end])
        narrowed.append(strips)
        end += 1
    for last in range(len(narrowed) - 1, _LEAST_LINES - 2, -1):
        middle = next(
            ((a + b) / 2 for a, b in narrowed[last] if _holds_text(groups[start : start + last + 1], (a + b) / 2)), None
        )
        if middle is not None:
            return start + last + 1, middle
    return start, None


def _free(group: Group, left: float) -> Strips:
    """Strips of white that a line leaves between and beside its words."""
    strips, at = [], left - 100
    for word in group:
        if word.x0 - at >= _GUTTER:
            strips.append((at, word.x0))
        at = max(at, word.x1)
    strips.append((at, at + 1e4))
    return strips


def _central(strips: Strips, left: float, right: float) -> Strips:
    wide = right - left
    return _common(strips, [(left + 0.2 * wide, right - 0.2 * wide)])


def _common(some: Strips, others: Strips) -> Strips:
    return common_strips(some, others, _GUTTER)


def common_strips(some: Strips, others: Strips, least: float) -> Strips:
    """What two sets of white strips, each from left to right, have in common where it is `least` wide."""
    found: Strips = []
    one = other = 0
    while one < len(some) and other < len(others):
        left, right = max(some[one][0], others[other][0]), min(some[one][1], others[other][1])
        if right - left >= least:
            found.append((left, right))
        if some[one][1] <= others[other][1]:
            one += 1
        else:
            other += 1
    return found


def _holds_text(groups: list[Group], middle: float) -> bool:
    for side in (lambda word: word.x1 < middle, lambda word: word.x0 > middle):
        letters = [sum(len(word.text) for word in group if side(word)) for group in groups]
        letters = [count for count in letters if count]
        if len(letters) < _LEAST_LINES or sum(letters) < _LEAST_LETTERS * len(letters):
            return False
    return True


def _split(groups: list[Group], middle: float) -> list[list[Group]]:
    columns: tuple[list[Group], list[Group]] = ([], [])
    for group in groups:
        for column, part in zip(
            columns, ([w for w in group if w.x0 < middle], [w for w in group if w.x0 >= middle]), strict=True
        ):
            if part:
                column.append(part)
    return [column for column in columns if column]
