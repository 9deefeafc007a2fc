"""Lines of a text -> the same with tables that a converter dissolved, one cell to a line, as rows again.

Rule: three lines or more that are column heads, right behind each other, open one; it goes on while the lines are short
and stand together, and counts only where they fill its rows to the last cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.phrases import all_forms, phrases

_FEWEST = 3  # heads
_MOST = 9
_CELL = 200  # characters


def with_rows(lines: Sequence[str]) -> list[str]:
    """As many lines as before: a row stands on the line of its first cell, parted by tabs, the others are empty."""
    out = list(lines)
    at = 0
    while at < len(out):
        heads = _heads_from(out, at)
        end = _end(out, at + heads) if heads else at
        if heads and end > at + heads and (end - at) % heads == 0:
            for start in range(at, end, heads):
                out[start : start + heads] = ["\t".join(cell.strip() for cell in out[start : start + heads]), *[""] * (heads - 1)]
            at = end
        else:
            at += max(1, heads)
    return out


def _heads_from(lines: Sequence[str], at: int) -> int:
    """How many column heads stand behind each other from here; 0 where too few."""
    count = 0
    while count <= _MOST and at + count < len(lines) and _head().fullmatch(lines[at + count].strip()):
        count += 1
    return count if _FEWEST <= count <= _MOST else 0


def _end(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and lines[at].strip() and len(lines[at]) <= _CELL and "\t" not in lines[at]:
        at += 1
    return at


@cache
def _head() -> re.Pattern:
    forms = "|".join(map(re.escape, all_forms(phrases("parse.headings")["column_head"])))
    when = r"(?:\s+(?:(?:per|pr\.?|hittil|for)\s+)?(?:\w+\s+)?(?:19|20)\d\d)?"
    return re.compile(rf"(?:{forms}){when}(?: ?\([^)]{{1,20}}\))?", re.IGNORECASE)
