"""Lines of a text file -> the same lines, rows whose one cell goes over several lines whole again.

Rule: a line with fewer tabs than the head of its table, lines without any below it, and a line with just the tabs that are
missing are one row, where those below begin with a list's mark or a small letter; nothing stands between them.
"""

from __future__ import annotations

import re

_LEAST = 2  # tabs of a table whose cells may be so broken
_MOST = 30  # lines of one cell
_MARKED = re.compile(r" *(?:[-•·▪■◦○●–—‒➢➤*]|o)\s+")
_INSIDE = re.compile(r"\s*(?:[-•·▪■◦○●–—‒➢➤*]\s+\S|o\s+\S|\d{1,2}[.)]\s+\S|\(?[a-z]\)\s+\S|[a-zæøåäö])")


def with_whole_cells(lines: list[str]) -> list[str]:
    """The lines, each such row on its first line and its others empty: as many as before, so that places stay. Linear."""
    out, tabs = list(lines), 0
    at = 0
    while at < len(out):
        here = _tabs(out[at])
        end = _end(out, at, tabs - here) if 0 < here < tabs and tabs >= _LEAST and not _MARKED.match(out[at]) else None
        if end is not None:
            out[at] = " ".join([out[at].rstrip(), *(line.strip(" ") for line in out[at + 1 : end + 1])])
            out[at + 1 : end + 1] = [""] * (end - at)
            at = end
        elif here:
            tabs = here
        elif not out[at].strip():
            tabs = tabs if _goes_on(out, at, tabs) else 0
        at += 1
    return out


def _end(lines: list[str], at: int, missing: int) -> int | None:
    """The last line of the row that begins at a line, None where none brings the tabs that are missing."""
    for end in range(at + 1, min(at + _MOST, len(lines))):
        if not _INSIDE.match(lines[end]):
            return None
        if found := _tabs(lines[end]):
            return end if found == missing else None
    return None


def _goes_on(lines: list[str], at: int, tabs: int) -> bool:
    """Whether the table goes on behind an empty line."""
    return at + 1 < len(lines) and lines[at + 1].count("\t") == tabs


def _tabs(line: str) -> int:
    """The tabs of a line; one right behind a list's mark parts no cells."""
    mark = _MARKED.match(line)
    return line.count("\t", mark.end() if mark else 0)
