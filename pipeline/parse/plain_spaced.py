"""Lines of a text -> the same with tables whose columns are parted by spaces or semicolons as rows parted by tabs.

Rule: three lines or more right behind each other that fall into as many pieces, three at least, at gaps of two spaces or
more, or at semicolons; prose has no such gaps, and a list's mark before its words makes no column."""

from __future__ import annotations

import re
from collections.abc import Sequence

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_MARK = re.compile(r"\s*(?:\S|\(?\w{1,2}[.)]) ")  # a bullet or a number of a list, with space behind it
_SEMICOLON = re.compile(r"\s*;\s*")
_CELL = 80  # characters between two semicolons; longer ones are clauses
_FEWEST_LINES, _FEWEST_CELLS = 3, 3


def with_tabs(lines: Sequence[str]) -> list[str]:
    """As many lines as before. Linear."""
    spaced = _parted(list(lines), [_cells(line) for line in lines], _GAP)
    return _parted(spaced, [_listed(line) for line in spaced], _SEMICOLON)


def _parted(lines: list[str], counts: list[int], gap: re.Pattern) -> list[str]:
    """The lines, those of as many pieces as their neighbours parted at the gaps."""
    out = list(lines)
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and counts[end] == counts[at]:
            end += 1
        if counts[at] >= _FEWEST_CELLS and end - at >= _FEWEST_LINES:
            out[at:end] = [gap.sub("\t", line.strip()) for line in lines[at:end]]
        at = max(end, at + 1)
    return out


def _cells(line: str) -> int:
    """How many pieces a line falls into; 0 where it is no row."""
    if "\t" in line or "|" in line or not line.strip() or _MARK.match(line):
        return 0
    return len(_GAP.findall(line.strip())) + 1


def _listed(line: str) -> int:
    """How many short pieces a line falls into at semicolons; 0 where it is no row."""
    pieces = _SEMICOLON.split(line.strip().removesuffix(";"))
    row = "\t" not in line and not line.rstrip().endswith(".") and all(len(piece) <= _CELL for piece in pieces)
    return len(pieces) if row and not _MARK.match(line) else 0
