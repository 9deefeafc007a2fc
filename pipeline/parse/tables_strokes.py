"""A page's level strokes and coloured bands -> stacks: rules of the same length, one under the other.

Such a stack is all that many tables are drawn with: a rule over and under the head and one at the foot, a rule a row, or
every second row coloured. A band gives two rules, its upper and its lower edge.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from pipeline.parse.pdf_view import Box

_LEAST = 100.0  # points: a shorter rule underlines a word or parts off footnotes
_SAME = 1.5  # points: strokes this near each other in height are one
_SAME_SIDE = 3.0  # points: so far apart may the ends of two rules of a stack lie
_PIECES = 14.0  # points of white between two strokes of one rule, drawn column by column
_LOWEST, _HIGHEST = 7.0, 240.0  # points: how high a band of a row can be
_MOST = 600  # rules of a page: beyond it is a drawing


class Rule(NamedTuple):
    """`thick` in points, 0 for a band's edge."""

    y: float
    x0: float
    x1: float
    thick: float


def stacks_of(raw, grids: list[Box]) -> list[list[Rule]]:
    """Rules from top to bottom, by stack; those inside tables with upright lines too (`grids`) apart."""
    rules = _drawn(raw.shapes.edges) + _edges_of_bands([fill.box for fill in raw.shapes.fills])
    return _stacked(sorted(rule for rule in rules if not any(_lies_in(grid, rule) for grid in grids)))


def open_sides(edges: list[Box]) -> list[Box]:
    """The upright lines that tables leave out at their sides: from rule to rule where an upright line stands between
    them, and none at their ends."""
    upright = [box for box in edges if box.bottom - box.top > 2 >= box.x1 - box.x0]
    sides: list[Box] = []
    for stack in _stacked(sorted(_drawn(edges))) if upright else []:
        for above, below in pairwise(stack):
            middle = (above.y + below.y) / 2
            through = [box.x0 for box in upright if box.top < middle < box.bottom]
            if not any(stack[0].x0 + _SAME_SIDE < x < stack[0].x1 - _SAME_SIDE for x in through):
                continue
            ends = [x for x in stack[0][1:3] if not any(abs(x - other) <= _SAME_SIDE for other in through)]
            sides += [Box(x, above.y, x, below.y) for x in ends]
    return sides


def _stacked(rules: list[Rule]) -> list[list[Rule]]:
    """Rules from top to bottom, those of the same ends together, those at one height as one."""
    stacks: list[list[Rule]] = []
    for rule in rules if len(rules) <= _MOST else []:
        stack = next((stack for stack in stacks if same_sides(stack[0], rule)), None)
        if stack is None:
            stacks.append([rule])
        elif rule.y - stack[-1].y <= _SAME:
            stack[-1] = stack[-1]._replace(thick=max(stack[-1].thick, rule.thick))
        else:
            stack.append(rule)
    return stacks


def _drawn(edges: list[Box]) -> list[Rule]:
    level = sorted(box for box in edges if box.bottom - box.top <= 2 < box.x1 - box.x0)
    made = [
        Rule((box.top + box.bottom) / 2, box.x0, box.x1, max(one.bottom - one.top for one in pieces))
        for pieces in _by_height(level, _same_height)
        for box in _connected(pieces, _PIECES)
    ]
    return [rule for rule in made if rule.x1 - rule.x0 >= _LEAST]


def _edges_of_bands(fills: list[Box]) -> list[Rule]:
    level = sorted(box for box in fills if _LOWEST <= box.bottom - box.top <= _HIGHEST)
    bands = [box for pieces in _by_height(level, _same_band) for box in _connected(pieces, 2.0)]
    return [Rule(y, box.x0, box.x1, 0.0) for box in bands if box.x1 - box.x0 >= _LEAST for y in (box.top, box.bottom)]


def _by_height(boxes: list[Box], same) -> list[list[Box]]:
    found: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.bottom)):
        if found and same(found[-1][0], box):
            found[-1].append(box)
        else:
            found.append([box])
    return found


def _same_height(one: Box, other: Box) -> bool:
    return abs(one.top + one.bottom - other.top - other.bottom) <= 2 * _SAME


def _same_band(one: Box, other: Box) -> bool:
    return abs(one.top - other.top) <= _SAME and abs(one.bottom - other.bottom) <= _SAME


def _connected(boxes: list[Box], apart: float) -> list[Box]:
    """Boxes side by side with no more white between them than that, as one."""
    found: list[Box] = []
    for box in sorted(boxes):
        if found and box.x0 - found[-1].x1 <= apart:
            found[-1] = Box(found[-1].x0, found[-1].top, max(found[-1].x1, box.x1), found[-1].bottom)
        else:
            found.append(box)
    return found


def same_sides(one: Rule, other: Rule) -> bool:
    """Two rules are of one table: they begin and end alike."""
    return abs(one.x0 - other.x0) <= _SAME_SIDE and abs(one.x1 - other.x1) <= _SAME_SIDE


def _lies_in(box: Box, rule: Rule) -> bool:
    return box.top - 3 <= rule.y <= box.bottom + 3 and rule.x0 < box.x1 and rule.x1 > box.x0
