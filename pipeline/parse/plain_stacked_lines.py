"""Lines of a text -> the lines that tables of stacked cells are read from: a cell to each, a blank one between rows.

Rule: in a hard-wrapped text the lines of a cell are joined. Where no blank line parts the rows, or one parts every cell, the
numbers of the rows do it. Nothing is said of whether there is a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.parse.plain_width import width_of
from pipeline.parse.plain_wrapped import is_wrapped
from pipeline.phrases import all_forms, phrases

_FEWEST, _MOST = 3, 9  # heads
_ROWS = 2  # rows that show what columns hold
_LONG = 0.6  # of the width: a line that may go on in small letters
_LONGEST, _FAR = 40, 4000  # lines of a row, of a table
_STOPPED = re.compile(r"[.!?:][\"»”')]?\s*$")
_NUMBER = re.compile(r"(?P<before>[A-ZÆØÅÄÖ]{0,5}[-. ]?(?:\d{1,4}[-./])?)(?P<count>\d{1,4})[.)]?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as read, and the indexes of the source's lines it comes from; none for a blank one put in."""

    text: str
    own: tuple[int, ...] = ()


def cell_lines(lines: Sequence[str], furniture: frozenset[int]) -> list[Line]:
    """The lines a cell each. Linear."""
    found = _joined(lines, furniture) if is_wrapped(lines) else [Line(line, (at,)) for at, line in enumerate(lines)]
    out: list[Line] = []
    at = 0
    while at < len(found):
        rows, end = _unparted(found, at)
        out += rows or found[at : at + 1]
        at = end if rows else at + 1
    return out


def _joined(lines: Sequence[str], furniture: frozenset[int]) -> list[Line]:
    """A line with those that it goes on in: it had no room for the next one's first word. One that ends in a stop may be a
    cell, full by chance: it stays."""
    limit = width_of(lines).limit
    out: list[Line] = []
    for at, line in enumerate(lines):
        above = out[-1] if out and out[-1].text.strip() and line.strip() and not {at, at - 1} & furniture else None
        if above and "\t" not in line and _goes_on(lines[at - 1], line, limit):
            out[-1] = Line(f"{above.text.rstrip()} {line.strip()}", (*above.own, at))
        else:
            out.append(Line(line, (at,)))
    return out


def _goes_on(line: str, following: str, limit: float) -> bool:
    full = len(line.rstrip()) + 1 + len(following.split()[0]) >= limit
    small = following.strip()[:1].islower() and len(line) > limit * _LONG
    return small or (full and not _STOPPED.search(line))


def _unparted(lines: list[Line], at: int) -> tuple[list[Line], int]:
    """The heads that begin here and their rows with blank lines put between, where the text has none there or too many, and
    the index behind them; no lines where there is no such table."""
    for step in (1, 2):
        heads = list(_heads(lines, at, step))
        behind = at + (len(heads) - 1) * step + 1
        below = any(line.text.strip() for line in lines[behind : behind + 1])
        if not _FEWEST <= len(heads) <= _MOST or below != (step == 1) or not _id_head().fullmatch(heads[0].text.strip()):
            continue
        rows = list(_numbered([line for line in lines[behind : behind + _FAR] if line.text.strip()], len(heads)))
        if len(rows) >= _ROWS:
            end = lines.index(rows[-1][-1], behind) + 1
            return [part for row in (heads, *rows) for part in (*row, Line(""))], end
    return [], at


def _heads(lines: list[Line], at: int, step: int) -> Iterator[Line]:
    """The known heads from here, right below each other (1) or a blank line between (2)."""
    while at < len(lines) and _head().fullmatch(lines[at].text.strip()):
        yield lines[at]
        if step == 2 and (at + 1 >= len(lines) or lines[at + 1].text.strip()):
            return
        at += step


def _numbered(cells: list[Line], many: int) -> Iterator[list[Line]]:
    """Rows that begin with a number on its own line, each the next; the last has no more cells than heads."""
    starts: list[int] = []
    for at, cell in enumerate(cells):
        if at - (starts[-1] if starts else 0) > _LONGEST:
            break
        number = _NUMBER.fullmatch(cell.text.strip())
        last = _NUMBER.fullmatch(cells[starts[-1]].text.strip()) if starts else None
        if number and (at == 0 if last is None else _counts_on(last, number)):
            starts.append(at)
    for start, end in pairwise((*starts, *(at + many for at in starts[-1:]))):
        yield cells[start:end]


def _counts_on(last: re.Match[str], number: re.Match[str]) -> bool:
    return number["before"] == last["before"] and int(number["count"]) == int(last["count"]) + 1


@cache
def _head() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, all_forms(phrases("parse.headings")["column_head"])))
    return re.compile(rf"(?:{forms})(?: [^.:;,]{{1,30}})?", re.IGNORECASE)


@cache
def _id_head() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, all_forms(phrases("parse.headings")["id_head"])))
    return re.compile(rf"(?:{forms})", re.IGNORECASE)
