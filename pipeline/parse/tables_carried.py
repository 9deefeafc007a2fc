"""The first lines of a page and the table that ended the page before -> the rest of that table.

A table may go on with neither its head repeated nor a rule above it; then only the white between the columns shows that
it does. At least three columns, or rules of the same length, must bear it out; text of another sort ends it.
"""

from __future__ import annotations

from pipeline.parse.lines_columns import Group
from pipeline.parse.tables import GridRow, Table
from pipeline.parse.tables_gaps import Tags, is_parted, left_white, narrowed, pieces_of
from pipeline.parse.tables_runs import Band, Run, hangs, standing_out, stands_out
from pipeline.parse.tables_strokes import Rule, same_sides, stacks_of
from pipeline.text import bare

_HEAD = 0.1  # of the page's height: above it may stand a running head
_LOW = 0.7  # of the page's height: a table that goes on reaches further down
_STEP = 3.2  # of the type size: from one line of a table to the next
_CLOSE = 1.45  # of the type size: from one line of a cell to the next
_MOST_ABOVE = 3  # lines of a running head


def carried_run(groups: list[Group], raw, before: Table | None) -> Run | None:
    """The lines that go on with `before`, the last part of the page before; None for none."""
    if before is None or not before.strips or before.box.bottom < _LOW * raw.height:
        return None
    end = Rule(0.0, before.edges[0], before.edges[-1], 0.0)
    rules = [rule for stack in stacks_of(raw, []) if same_sides(stack[0], end) for rule in stack]
    lines = _lines(groups, before, raw, bool(rules))
    if not lines or (len(before.strips) < 2 and not rules):
        return None
    last = lines[-1][0].base + _STEP * lines[-1][0].size
    rules = [rule for rule in rules if lines[0][0].base - 2 * lines[0][0].size < rule.y < last]
    bands = _bands(lines, rules)
    head = standing_out(bands[0], raw.tags)
    if any(stands_out(line, raw.tags) for line in head[0].lines) and _said(head[0].lines) != _text(before.rows[0]):
        return None  # another table's head
    strips = narrowed(list(before.strips), lines, raw.tags)
    return Run(rules or [end], [*head, *bands[1:]], strips, 1 if len(head) > 1 else 0)


def _lines(groups: list[Group], before: Table, raw, ruled: bool) -> list[Group]:
    """The lines from the top of the page, below its running head, that leave the columns' white."""
    start = next((at for at, group in enumerate(groups[: _MOST_ABOVE + 1]) if _opens(group, before, raw.tags)), None)
    if start is None or any(group[0].base > _HEAD * raw.height for group in groups[:start]):
        return []
    gutters = [[strip] for strip in before.strips]
    found: list[Group] = []
    for group in groups[start:]:
        parted = is_parted(group, raw.tags)
        step = (group[0].base - found[-1][0].base) / group[0].size if found else 0.0
        left = left_white(gutters, group, raw.tags)
        if left is None or step > _STEP or not (parted or step <= _CLOSE) or not _is_within(group, before):
            break
        gutters = left
        found.append(group)
    while found and not is_parted(found[-1], raw.tags) and not hangs(found[-1], list(before.strips)):
        found.pop()
    return found


def _opens(group: Group, before: Table, tags: Tags) -> bool:
    """The line begins with the table's first column and fills most of the others."""
    pieces = pieces_of(group, list(before.strips))
    fits = left_white([[strip] for strip in before.strips], group, tags) is not None
    return fits and _is_within(group, before) and bool(pieces[0]) and 2 * sum(map(bool, pieces)) > len(pieces)


def _is_within(group: Group, before: Table) -> bool:
    return before.edges[0] - 2 <= group[0].x0 and max(word.x1 for word in group) <= before.edges[-1] + 2


def _bands(lines: list[Group], rules: list[Rule]) -> list[Band]:
    """The lines by the rules between them."""
    heights = [rule.y for rule in rules]
    bands: list[Band] = []
    for line in lines:
        middle = line[0].base - 0.3 * line[0].size
        top = max((y for y in heights if y < middle), default=None)
        if not bands or bands[-1].top != top:
            bands.append(Band([], top, min((y for y in heights if y > middle), default=None)))
        bands[-1].lines.append(line)
    return bands


def _said(lines: list[Group]) -> str:
    return "".join(sorted(bare("".join(word.text for line in lines for word in line))))


def _text(row: GridRow) -> str:
    return "".join(sorted(bare("".join(line.text for cell in row.cells for line in cell.lines))))
