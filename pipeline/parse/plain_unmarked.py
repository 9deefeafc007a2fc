"""Lines of a text, one a paragraph or hard-wrapped -> the same with lists that lost their marks as items again.

Rule: behind a line that ends in a colon, two lines or more that go on in small letters, or that all are short and
without a stop, are its list; the first line of another kind ends it. In hard-wrapped text an item ends where the writer
broke the line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipeline.parse.headings import role_of
from pipeline.parse.plain_lumps import Lump, broken
from pipeline.parse.plain_unit import Unit
from pipeline.parse.plain_width import Width
from pipeline.phrases import all_forms, phrases

_STOPPED = re.compile(r"[.!?…:;,][\"»”')\]]*$")
_SHORT = 160  # characters
_FEWEST = 2


def with_unmarked(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units; linear, since a run is read once."""
    out: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        out.append(unit)
        at += 1
        if unit.kind == "line" and (unit.text.endswith(":") or leaves_open(unit.text)):
            run = _run(units, at)
            out += [replace(one, kind="item", level=0) for one in run]  # no mark: it was lost
            at += len(run)
    return tuple(out)


def unmarked_lumps(lumps: list[Lump], width: Width) -> list[Lump]:
    """Lumps of hard-wrapped text with such lists parted into items."""
    out: list[Lump] = []
    for lump in lumps:
        lead = out[-1].text if out and out[-1].kind == "paragraph" else ""
        led = lead.endswith(":") or leaves_open(lead)
        out += _parted(lump, width) if led and lump.kind == "paragraph" else [lump]
    return out


def _parted(lump: Lump, width: Width) -> list[Lump]:
    pieces = [[lump.units[0]]]
    for above, unit in pairwise(lump.units):
        if unit.text[:1].islower() and broken(above, unit, width):
            pieces.append([unit])
        else:
            pieces[-1].append(unit)
    if len(pieces) < _FEWEST or not lump.text[:1].islower():
        return [lump]
    return [Lump([replace(piece[0], kind="item", level=0), *piece[1:]], shift=lump.shift, kind="item") for piece in pieces]


def leaves_open(text: str) -> bool:
    """Whether a line leaves its sentence to the list below ("… skal", "… i uppdrag att")."""
    return bool(_hanging().search(text))


@cache
def _hanging() -> re.Pattern:
    """Words that leave their sentence to the list below."""
    return re.compile(rf"\s(?:{'|'.join(all_forms(phrases('parse.headings')['leaves_open']))})$")


def _run(units: Sequence[Unit], start: int) -> Sequence[Unit]:
    for belongs in (_goes_on, _names) if units[start - 1].text.endswith(":") else (_goes_on,):
        end = start
        while end < len(units) and belongs(units[end]):
            end += 1
        if end - start >= _FEWEST:
            return units[start:end]
    return ()


def _goes_on(unit: Unit) -> bool:
    return unit.kind == "line" and unit.text[:1].islower()


def _names(unit: Unit) -> bool:
    return (
        unit.kind == "line"
        and len(unit.text) <= _SHORT
        and not _STOPPED.search(unit.text)
        and role_of(unit.text) == "topic"
        and ":" not in unit.text
    )
