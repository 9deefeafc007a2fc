"""Units of a text file -> the same, numbers and letters that count nothing being words: "31. desember" is no list item.

Rule: a number is believed where it is 1, follows the last one of its list, goes on a count that runs through the file
(behind other items or rows, over headings), or two more follow it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.parse.plain_unit import Unit
from pipeline.phrases import all_forms, phrases

_LIST = 40  # units: how far away an item's next may stand
_NUMBER = re.compile(r"\(?(\d+)[.)]")
_CELL = re.compile(r"\(?(\d{1,3})[.)]?")


def counted_units(units: Sequence[Unit], lines: Sequence[str]) -> tuple[Unit, ...]:
    """The units, as many as before. Linear."""
    out: list[Unit] = []
    last = running = 0  # the number before in this list, and in the file
    for at, unit in enumerate(units):
        number = _NUMBER.fullmatch(unit.marker or "") if unit.kind == "item" else None
        if number:
            count = int(number[1])
            if not _dated().match(unit.text) and (count == last + 1 > 1 or _begins(units, at, count, running)):
                last = running = count
            else:
                unit = _as_line(unit, lines)
        elif unit.kind == "item" and re.fullmatch(r"\(?[A-H][.)]", unit.marker or "") and not _has_next_letter(units, at):
            unit = _as_line(unit, lines)
        elif unit.kind == "heading":
            last = 0
        elif unit.kind == "row" and (cell := _CELL.fullmatch(unit.cells[0].strip())):
            running = running + 1 if int(cell[1]) == running + 1 else running
        out.append(unit)
    return tuple(out)


def _as_line(unit: Unit, lines: Sequence[str]) -> Unit:
    return replace(unit, kind="line", text=lines[unit.line - 1].strip(), marker=None, level=None)


def _begins(units: Sequence[Unit], at: int, count: int, running: int) -> bool:
    """Whether a number opens a list: 1, or one that goes on the count of the file, or has two behind it."""
    capital = units[at].text[:1].isupper()
    if count == 1:
        return capital or _follows(units, at, 2)
    return capital and (count == running + 1 or (_follows(units, at, count + 1) and _follows(units, at, count + 2)))


def _follows(units: Sequence[Unit], at: int, count: int) -> bool:
    """Whether an item of this number stands soon behind."""
    return any(other.marker and other.marker.strip("(.)") == str(count) for other in units[at + 1 : at + _LIST])


@cache
def _dated() -> re.Pattern:
    """What follows a number that is a day or an ordinal: "oktober 2031", "tertial"."""
    return re.compile(rf"(?:{'|'.join(all_forms(phrases('text')['after_ordinals']))})\b", re.IGNORECASE)


def _has_next_letter(units: Sequence[Unit], at: int) -> bool:
    """Whether a list goes on before or after this letter: "A." alone is an initial."""
    letter = ord((units[at].marker or "").strip("(.)"))
    beside = units[max(0, at - _LIST) : at + _LIST]
    letters = {other.marker.strip("(.)") for other in beside if other.kind == "item" and other.marker}
    return chr(letter + 1) in letters or (chr(letter - 1) in letters and letter > ord("A"))
