"""Lines of a hard-wrapped text -> lumps: lines that belong together, paragraph by paragraph and item by item.

Rule: a line break is the writer's where the next line's first word would have fitted, else the converter's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.parse.plain_unit import Unit
from pipeline.parse.plain_units import units_of
from pipeline.parse.plain_width import Width
from pipeline.words import hangs

STOPPED = re.compile(r"[.!?…:;,][\"»”')\]]*$")
_ENDED = re.compile(r"[.!?…:][\"»”')\]]*$")
_PAGE_START = re.compile(r"\f| (?=\S)")
LABEL = re.compile(r"[A-ZÆØÅÄÖ][\w-]+(?: [\w-]+){0,2}: ")
_RARE = 4  # items in one piece to each that an empty line parts, where parting is the exception
_EARLY = 0.6  # of the width: a sentence that ends before this, at the end of a line, ends its paragraph
_WORDS = 3  # of the next line that would have fitted, for a break without a stop to be the writer's
_DENSE = 0.3  # how many paragraphs without a blank line below, to those with one


@dataclass
class Lump:
    """Lines that belong together. `gap`: what stands before: none, "empty" lines, or lines of one "space"."""

    units: list[Unit]
    gap: str = ""
    page: bool = False  # first on a page
    shift: bool = False
    kind: str = "paragraph"

    @property
    def text(self) -> str:
        return " ".join(unit.text for unit in self.units)


def lumps_of(lines: list[str], width: Width) -> list[Lump]:
    """The lumps of a text whose lines end near `width` characters, in order."""
    lumps: list[Lump] = []
    units = units_of(lines)
    dense = _is_dense(units, width)
    for unit in units:
        gap, page = _gap_before(lines, unit), bool(_PAGE_START.match(lines[unit.line - 1]))
        last = lumps[-1] if lumps else None
        goes_on = (
            last is not None
            and unit.kind == "line"
            and not gap
            and last.kind in ("paragraph", "item", "note")
            and not (page and _closed(last, unit, width))
            and not (
                dense
                and _ENDED.search(last.units[-1].text)
                and _closed(last, unit, width)
                and broken(last.units[-1], unit, width)
            )
            and not _is_chapter_line(last, unit, width)
            and not _begins_anew(last, unit, width)
            and not _stops_short(last, unit, width)
        )
        if goes_on and last is not None:
            last.units.append(unit)
            last.shift = unit.shift
        elif unit.kind != "rule":
            kind = {"line": "paragraph", "row": "paragraph"}.get(unit.kind, unit.kind)
            lumps.append(Lump([unit], gap, page, unit.shift, kind))
    return lumps


def _is_dense(units: Sequence[Unit], width: Width) -> bool:
    """Paragraphs follow each other without blank lines: of the lines that end a sentence before a new paragraph, many
    have none below."""
    pairs = [(a, b) for a, b in pairwise(units) if b.kind == "line" and _ENDED.search(a.text)]
    parted = sum(b.gap for _, b in pairs)
    close = sum(not b.gap and not b.text[:1].islower() and broken(a, b, width) for a, b in pairs)
    return close > parted * _DENSE


def _is_chapter_line(last: Lump, unit: Unit, width: Width) -> bool:
    """The lump so far is a numbered line that the writer broke: what follows is not part of it."""
    numbered_line = last.kind == "item" and bool(re.fullmatch(r"\d{1,2}\.", last.units[0].marker or ""))
    return (
        numbered_line
        and len(last.units) == 1
        and not STOPPED.search(last.text)
        and not unit.text[:1].islower()
        and broken(last.units[0], unit, width)
    )


def _begins_anew(last: Lump, unit: Unit, width: Width) -> bool:
    """A line with a label, after a line that the writer broke or a sentence that began with a label too; behind a list
    any line that begins with a capital."""
    hung = last.kind == "item" and len(last.units) > 1 and (last.units[-1].level or 0) > (last.units[0].level or 0)
    if hung and (unit.level or 0) <= (last.units[0].level or 0) and unit.text[:1].isupper():
        return True  # out of the item's own indentation
    if last.kind == "paragraph" and all(map(LABEL.match, (last.units[0].text, unit.text))) and _ENDED.search(last.text):
        return True
    hangs = last.kind == "item" and (unit.level or 0) > (last.units[0].level or 0) + 1
    if hangs or unit.text[:1].islower() or not broken(last.units[-1], unit, width):
        return False
    return bool(LABEL.match(unit.text)) or (last.kind == "item" and unit.text[:1].isupper())


def _stops_short(last: Lump, unit: Unit, width: Width) -> bool:
    """The paragraph so far ends its sentence early in a line, or before a line's end where that is known to the letter:
    what follows is another. Without a stop there, only between two lines of text with room for several words more."""
    end = last.units[-1]
    if width.exact and last.kind == "paragraph" and _leaves_room(end, unit, width):
        return True
    early = max(end.long, len(end.text)) < width * _EARLY or (width.exact and broken(end, unit, width))
    ended = bool(_ENDED.search(end.text)) and not end.text.endswith(":")
    return early and ended and last.kind == "paragraph" and unit.text[:1].isupper()


def _leaves_room(before: Unit, after: Unit, width: Width) -> bool:
    """The writer broke a line of text without a stop: so many of the next words would have fitted, and a capital begins."""
    words = " ".join(after.text.split()[:_WORDS])
    full = min(len(before.text), len(after.text)) > width * _EARLY
    stopped = before.text[-1:] in ",-–/" or _ENDED.search(before.text)
    return full and not stopped and after.text[:1].isupper() and len(before.text) + 1 + len(words) < width.limit


def _gap_before(lines: list[str], unit: Unit) -> str:
    at, gap = unit.line - 2, ""
    while at >= 0 and not lines[at].strip():
        gap = "space" if lines[at].strip("\n\r\f") or gap == "space" else "empty"
        at -= 1
    return gap


def _closed(last: Lump, unit: Unit, width: Width) -> bool:
    """The lump before a page break is at its end: what follows begins anew, after a full stop or a line cut short."""
    begins = not unit.text[:1].islower()
    return begins and (bool(_ENDED.search(last.text)) or broken(last.units[-1], unit, width))


def broken(before: Unit, after: Unit, width: Width) -> bool:
    """The writer broke the line: the next word would have fitted."""
    first = (after.text.split() or [""])[0]
    return max(before.long, len(before.text)) + 1 + len(first) < width.limit


def _runs_on(before: Unit, after: Unit, width: Width) -> bool:
    """A long line with no room for the next word: the break is the converter's."""
    return len(before.text) > width * 0.6 and not broken(before, after, width)


def joined_items(lumps: list[Lump], width: Width) -> list[Lump]:
    """Items whose lines a converter parted by empty lines, or a page break behind a word that no sentence ends in, whole
    again. Where nearly all go on without an empty line, one ends them, but for what begins small."""
    out: list[Lump] = []
    whole = sum(lump.kind == "item" and len(lump.units) > 1 for lump in lumps)
    apart = [(a, b) for a, b in pairwise(lumps) if a.kind == "item" and b.kind == "paragraph" and b.gap == "empty"]
    parted = sum(b.text[:1].islower() for _, b in apart)
    wraps = whole > parted * _RARE
    for lump in lumps:
        last = out[-1] if out else None
        if (
            last is not None
            and last.kind == "item"
            and lump.kind == "paragraph"
            and not STOPPED.search(last.text)
            and not LABEL.match(lump.text)
            and (
                (lump.page and hangs(last.text))
                or (lump.gap == "empty" and lump.text[:1].islower())
                or (lump.gap == "empty" and not wraps and _runs_on(last.units[-1], lump.units[0], width))
            )
        ):
            last.units += lump.units
            last.shift = lump.shift
        else:
            out.append(lump)
    return out
