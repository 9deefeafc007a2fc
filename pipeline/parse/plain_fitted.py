"""Rows that are whole -> what each column holds; lines in their order -> the columns where they fit best.

Rule: a line fits a column whose cells are as long, have as many figures and end as it does, and best where the same words
stand in it already. A column may be left out, or hold several lines; both cost, so that the plainest reading wins.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_ID = re.compile(r"[(\[]?[A-ZÆØÅÄÖ]{0,5}[-. ]?\d{1,5}(?:[-–./:]\d{1,4}){0,3}[a-z]?[)\].]?")
_STOP = re.compile(r"[.!?][\"»”')]?$")
_EMPTY, _MORE, _NO_ID, _UNSEEN, _NEW = 1.5, 0.7, 6.0, 1.0, 0.1  # costs: of words that a scale lacks, and any column
LOOSE = 1.0  # cost of a column: what fits worse is no row
_LONGER = 2.0  # the most that a line's length may cost
_CLOSED = 0.5  # share of different cells: a column of fewer is a scale
Laid = tuple[tuple[int, ...], ...]  # the places of the lines in each column


Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column have in common: `long` in natural logarithms of letters, `figures` and `stopped` as shares."""

    ids: bool
    seen: frozenset[str]
    closed: bool
    long: Range
    figures: Range
    stopped: Range

    def cost(self, line: str) -> float:
        """How badly a line fits: 0 where its words stand in the column already."""
        if self.ids:
            return 0 if _ID.fullmatch(line) else _NO_ID
        if line.casefold() in self.seen:
            return 0
        apart = min(_LONGER, _outside(_long(line), self.long)) + _outside(_figures(line), self.figures) * 2
        return apart + _outside(_stopped(line), self.stopped) + (_UNSEEN if self.closed else _NEW)


def columns_of(rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns of rows that have a line for each."""
    return tuple(_column([row[at] for row in rows]) for at in range(len(rows[0])))


def laid(lines: Sequence[str], columns: Sequence[Column], first: int = 0) -> tuple[float, Laid]:
    """The lines over the columns from `first` on, in their order, and what that costs a column. `first` takes the first
    line. The columns before it are empty and cost nothing. Lines × columns² steps."""

    @cache
    def best(line: int, column: int) -> tuple[float, tuple[int, ...]]:
        """The rest of the lines from here, of which the first stands in this column: the cost, the column of each."""
        own = columns[column].cost(lines[line])
        if line + 1 == len(lines):
            return own + _EMPTY * (len(columns) - column - 1), (column,)
        again = _NO_ID if columns[column].ids else _MORE
        ways = [(again, column)] + [(_EMPTY * (to - column - 1), to) for to in range(column + 1, len(columns))]
        found = min((step + best(line + 1, to)[0], to) for step, to in ways)
        return own + found[0], (column, *best(line + 1, found[1])[1])

    cost, where = best(0, first)
    cells = tuple(tuple(at for at, column in enumerate(where) if column == wanted) for wanted in range(len(columns)))
    return cost / (len(columns) - first), cells


def _column(cells: Sequence[str]) -> Column:
    seen = frozenset(cell.casefold() for cell in cells)
    return Column(
        ids=all(_ID.fullmatch(cell) for cell in cells) and len(seen) == len(cells),
        seen=seen,
        closed=len(seen) <= len(cells) * _CLOSED,
        long=_range([_long(cell) for cell in cells]),
        figures=_range([_figures(cell) for cell in cells]),
        stopped=_range([_stopped(cell) for cell in cells]),
    )


def _range(values: Sequence[float]) -> Range:
    return min(values), max(values)


def _outside(value: float, within: Range) -> float:
    return max(within[0] - value, value - within[1], 0)


def _long(text: str) -> float:
    return math.log(len(text))


def _figures(text: str) -> float:
    return sum(map(str.isdigit, text)) / len(text)


def _stopped(text: str) -> float:
    return float(bool(_STOP.search(text)))
