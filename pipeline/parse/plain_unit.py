"""A line of a text file, or a group of lines, as its marks show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """`kind` heading | item | row | note | line | rule. `gap`: a blank line stands before. `shift`: a truly empty line
    and then one of a single space stand after (the trace of a lost change of type)."""

    kind: str
    line: int
    text: str = ""
    level: int | None = None
    marker: str | None = None
    cells: tuple[str, ...] = ()
    head: bool = False
    gap: bool = False
    shift: bool = False
    long: int = 0  # characters of the source line, marks and indentation too
    broken: bool = False  # the source breaks the line on purpose after it (two spaces)
