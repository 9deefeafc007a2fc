"""Lines of a text -> the same with items whose mark a converter lost, of which the space behind it is left.

Rule: a line in small letters that a single space pushes in, behind a colon, is an item, and so are those like it further
down. Lists of which nothing is left are found in plain_unmarked.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse.plain_unit import Unit


def with_lost_marks(units: Sequence[Unit]) -> list[Unit]:
    """The units, in order; such lines are items without a mark. Linear."""
    out: list[Unit] = []
    found = False
    for unit in units:
        pushed = unit.kind == "line" and unit.level == 1 and unit.text[:1].islower()
        led = bool(out) and out[-1].kind == "line" and out[-1].text.endswith(":")
        lost = pushed and (led or found)
        found = found or lost
        out.append(replace(unit, kind="item", level=0) if lost else unit)
    return out
