"""A run of lines between rules -> whether it is a table: its columns are aligned, its head names them.

Running text in columns, running heads, letterheads, signatures and tables of contents are none.
"""

from __future__ import annotations

from pipeline.parse.lines_columns import Group
from pipeline.parse.tables_gaps import Tags, fits, is_aligned, is_parted, pieces_of
from pipeline.parse.tables_lines import is_ruled_by_row
from pipeline.parse.tables_runs import Run, stands_out

_EDGE = 0.13  # of the page's height: heads and feet are no tables
_HEAD = 0.1  # of the page's height: a line over a rule is a running head
_ALIGNED = 0.6  # of a column's lines
_FULL = 0.8  # of a column's width: a line of running text fills as much
_LEAST_PARTED = 3  # lines of several pieces; more are a table between two rules alone
_PROSE, _LEAST_PROSE, _LEAST_LETTERS = 0.6, 6, 18  # of the lines; lines; letters of a piece


def is_table(run: Run, raw) -> bool:
    """`raw`: the page, for its height and its tags."""
    tags = raw.tags
    lines, across = run.lines, lines_across(run, tags)
    if lines[-1][0].base < _EDGE * raw.height or lines[0][0].base > (1 - _EDGE) * raw.height:
        return False
    if _is_running(run, raw) or across is None or any("...." in word.text or "…" in word.text for line in lines for word in line):
        return False
    rows = [pieces_of(line, run.strips) for line in run.body if id(line) not in across]
    if not all(is_aligned([row[c] for row in rows if row[c]], _ALIGNED) for c in range(len(run.strips) + 1)):
        return False
    by_row = is_ruled_by_row([band.lines for band in run.bands[run.heads :]], run.strips)
    parted = sum(is_parted(line, tags) for line in run.body)
    if not by_row and _is_prose(rows):
        return False
    named = bool(run.head) and all(any(pieces_of(line, run.strips)[c] for line in run.head) for c in _others(run))
    if run.drawn > 2 or by_row:
        return parted >= (1 if named else 2)
    least = 2 if run.drawn == 2 else 3
    if not run.head:
        return parted > _LEAST_PARTED and len(run.strips) > 1
    bold = all(stands_out(line, tags) for line in run.head)
    return named and parted >= (2 if bold and len(run.strips) > 1 else least) and (len(run.strips) > 1 or bold)


def _is_running(run: Run, raw) -> bool:
    """What stands over the first rule is the running head of the page."""
    first = run.bands[0]
    return first.top is None and first.lines[0][0].base < _HEAD * raw.height and not stands_out(first.lines[0], raw.tags)


def lines_across(run: Run, tags: Tags) -> set[int] | None:
    """`id` of the lines whose words stand across the white: titles of groups, and upper lines of the head. None where
    they are too many, or have other columns."""
    across = [line for line in run.lines if not fits(line, run.strips, tags)]
    head = set(map(id, run.head[:-1]))
    if len(across) > max(1, len(run.lines) // 3) or any(is_parted(line, tags) and id(line) not in head for line in across):
        return None
    opens = {id(band.lines[0]) for band in run.bands}
    if any(id(line) not in opens | head and not stands_out(line, tags) for line in across):
        return None  # the rest of a paragraph whose first line has a wide gap
    return set(map(id, across))


def _others(run: Run) -> range:
    return range(1, len(run.strips) + 1)


def _is_prose(rows: list[list[Group]]) -> bool:
    """Most lines fill all columns to their right ends, as running text set in columns does."""
    if len(rows) < _LEAST_PROSE:
        return False
    columns = range(len(rows[0]))
    lefts = [min((row[c][0].x0 for row in rows if row[c]), default=0.0) for c in columns]
    rights = [max((row[c][-1].x1 for row in rows if row[c]), default=0.0) for c in columns]
    full = sum(
        all(row[c] and row[c][-1].x1 - lefts[c] >= _FULL * (rights[c] - lefts[c]) for c in columns) for row in rows
    )
    letters = sum(len(word.text) for row in rows for piece in row for word in piece) / (len(rows) * len(columns))
    return full >= _PROSE * len(rows) and letters > _LEAST_LETTERS
