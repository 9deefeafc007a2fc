"""Lines of a text -> the same with chapters whose number stands in a column of its own ("3.1<tab>Beredskap") as lines.

Rule: a number, a tab and a short title without a stop, alone between lines without tabs; a row of a table has the next
number right behind it, a chapter has something else or its own first part. One such line in a file is a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CHAPTER = re.compile(r"\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\t+ *(?P<title>[\"«(]?[A-ZÆØÅÄÖ][^\t]{1,109})$")
_STOPPED = re.compile(r"[.,;!?…][\"»”')\]]*$")
_FEWEST = 2


def with_numbered_chapters(lines: Sequence[str], furniture: frozenset[int]) -> list[str]:
    """As many lines as before. Linear."""
    said = [at for at, line in enumerate(lines) if line.strip() and at not in furniture]
    chapters = []
    for place, at in enumerate(said):
        before = said[place - 1] if place else None
        after = said[place + 1] if place + 1 < len(said) else None
        if (number := _number(lines[at])) and _stands_alone(lines, at, number, before, after):
            chapters.append(at)
    out = list(lines)
    for at in chapters if len(chapters) >= _FEWEST else ():
        out[at] = re.sub(r"\t+ *", " ", lines[at].strip())
    return out


def _number(line: str) -> tuple[int, ...]:
    """The chapter's number; () where the line is none."""
    match = _CHAPTER.match(line.rstrip())
    if match is None or _STOPPED.search(match["title"]):
        return ()
    return tuple(int(part) for part in match["number"].split("."))


def _stands_alone(lines: Sequence[str], at: int, number: tuple[int, ...], before: int | None, after: int | None) -> bool:
    if after is None:
        return False
    for beside in (before, after):
        other = _number(lines[beside]) if beside is not None else ()
        if other and len(other) == len(number) and other[:-1] == number[:-1]:
            return False  # the rows of a list
        if beside is not None and abs(beside - at) == 1 and "\t" in lines[beside].strip() and not other:
            return False
    return True
