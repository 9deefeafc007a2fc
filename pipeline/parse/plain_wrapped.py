"""Hard-wrapped text -> blocks: lines joined to paragraphs and items, page breaks healed, headings told by their place.

Rule: a line break is the writer's where the next line's first word would have fitted, else the converter's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.parse.headings import role_of
from pipeline.parse.headings_promoted import says_something
from pipeline.parse.markdown import Draft, numbered, rejoined, together
from pipeline.parse.markdown_inline import inline
from pipeline.parse.plain_depth import Depths
from pipeline.parse.plain_lumps import LABEL, STOPPED, Lump, broken, joined_items, lumps_of
from pipeline.parse.plain_unit import Unit
from pipeline.parse.plain_units import with_bullets
from pipeline.parse.plain_unmarked import leaves_open, unmarked_lumps
from pipeline.parse.plain_width import Width, width_of
from pipeline.parse.plain_wrapped_tables import tables_in
from pipeline.records import Block, Place
from pipeline.text import bare
from pipeline.words import hangs

_HEADING_WIDTH = 0.9
_LONGEST_HEADING = 130
_HEADING_LINES = 3
_PAGE = re.compile(r"[\s.…]*\d{1,3}\s*$")
_NO_FIGURE = re.compile(r"\b(?:19|20)\d\d\b|\b[A-ZÆØÅ]{1,4}\d{2,4}-\d{1,3}\b")  # a year, an assignment's ID
_TWO_SENTENCES = re.compile(r"[a-zæøåäö]{3,}\. [A-ZÆØÅÄÖ]")
_YEAR = re.compile(r"20\d\d\b")
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+")
_LEAST = 6  # lines: fewer show no width
_WIDEST = 140  # characters: longer lines are paragraphs
_LONG = 0.6  # of the width: a line that may go on
_GOING_ON = 0.12  # of all lines: so many go on in small letters where a converter broke them


def is_wrapped(lines: Sequence[str]) -> bool:
    """Lines end near one width, and many go on in small letters on the next: a converter broke them."""
    said = [line.strip() for line in lines if "\t" not in line.strip()]
    sizes = sorted(len(line) for line in said if line)
    if len(sizes) < _LEAST or sizes[int(len(sizes) * 0.9)] > _WIDEST:
        return False
    width = sizes[int(len(sizes) * 0.9)]
    goes_on = sum(len(a) > width * _LONG and b[:1].islower() for a, b in pairwise(said))
    return goes_on >= len(sizes) * _GOING_ON


def wrapped_blocks(lines: list[str], furniture: frozenset[int] = frozenset()) -> tuple[Block, ...]:
    """The blocks of a hard-wrapped text; `furniture` are indexes of lines that are read for nothing."""
    read = ["" if at in furniture else line for at, line in enumerate(lines)]
    read, tables = tables_in(read)
    width = width_of(read)
    read = with_bullets(read)
    lumps = [replace(lump, page=lump.page or _is_after_break(lump, read, furniture)) for lump in lumps_of(read, width)]
    lumps = _with_numbered(unmarked_lumps(joined_items(lumps, width), width))
    listed = frozenset(bare(_PAGE.sub("", lines[at])) for at in furniture) - {""}
    drafts = [*_drafts(_with_headings(_with_listed(lumps, listed), width)), *tables]
    drafts += [
        (Block(0, "furniture", inline(lines[at]).text, (Place(page=1, line=at + 1),)), ())
        for at in sorted(furniture)
        if lines[at].strip()
    ]
    drafts.sort(key=lambda draft: draft[0].places[0].line or 0)
    return numbered(rejoined(_healed(drafts, lumps, width)))


def _is_after_break(lump: Lump, read: list[str], furniture: frozenset[int]) -> bool:
    """Whether only empty lines part a lump from the running head or number of a page."""
    at = lump.units[0].line - 2
    while at > 0 and at not in furniture and not read[at].strip():
        at -= 1
    return at in furniture


def _with_listed(lumps: list[Lump], listed: frozenset[str]) -> list[Lump]:
    """Headings that the contents list, in up to three lines at the start of a lump."""
    out: list[Lump] = []
    for lump in lumps:
        head = _listed_lines(lump, listed) if lump.kind in ("paragraph", "item") else 0
        if head:
            out.append(Lump(lump.units[:head], lump.gap, lump.page, False, "heading"))
            lump = Lump(lump.units[head:], "", False, lump.shift)
        if lump.units:
            out.append(lump)
    return out


def _listed_lines(lump: Lump, listed: frozenset[str]) -> int:
    text = lump.units[0].marker or ""
    for count, unit in enumerate(lump.units[:_HEADING_LINES], 1):
        text = f"{text} {unit.text}"
        if bare(text) in listed and not STOPPED.search(unit.text):
            return count
    return 0


def _with_numbered(lumps: list[Lump]) -> list[Lump]:
    """Numbered lines right behind a heading that gathers ("Delmål") are its list: each an item."""
    out: list[Lump] = []
    for lump in lumps:
        first, *rest = lump.units
        gathered = role_of(first.text) in ("group", "subgroup") and rest and lump.kind == "paragraph"
        lines = rest if gathered else lump.units
        led = gathered or (out and role_of(out[-1].text) in ("group", "subgroup") and len(out[-1].units) == 1)
        if led and lump.kind == "paragraph" and lines and all(_DOTTED.match(unit.text) for unit in lines):
            out += [Lump([first], lump.gap, lump.page)] if gathered else []
            out += [Lump([_item_of(unit)], kind="item") for unit in lines]
        else:
            out.append(lump)
    return out


def _item_of(unit: Unit) -> Unit:
    match = _DOTTED.match(unit.text)
    marker = match.group().strip() if match else None
    return replace(unit, kind="item", marker=marker, text=unit.text[match.end() :] if match else unit.text, level=0)


def _with_headings(lumps: list[Lump], width: Width) -> list[Lump]:
    """Headings told from paragraphs: alone in a lump, or the first line of one where the writer broke it."""
    out: list[Lump] = []
    for at, lump in enumerate(lumps):
        after = lumps[at + 1 : at + 4]
        introduced = bool(out) and out[-1].kind != "heading" and out[-1].text.endswith(":")
        if lump.kind == "item" and _is_chapter(lump, out[-1] if out else None, after):
            lump.kind = "heading"
        elif lump.kind == "paragraph" and not introduced and not _is_agenda(lump):
            while lump.units and (head := _heading_lines(lump, after, width)):
                out.append(
                    Lump(lump.units[:head], lump.gap, lump.page, lump.shift and head == len(lump.units), "heading")
                )
                lump = Lump(lump.units[head:], "", False, lump.shift)
        if lump.units:
            out.append(lump)
    return out


def _is_agenda(lump: Lump) -> bool:
    """Lines that all bear a number: a list of what comes, not the chapters themselves."""
    return len(lump.units) > 1 and all(role_of(unit.text) == "numbered" for unit in lump.units)


def _is_chapter(lump: Lump, before: Lump | None, after: Sequence[Lump]) -> bool:
    marker = lump.units[0].marker or ""
    alone = (before is None or before.kind != "item") and not (after and after[0].kind == "item")
    return bool(re.fullmatch(r"\d{1,2}\.", marker)) and alone and len(lump.units) == 1 and _may_head(lump.text)


def _heading_lines(lump: Lump, after: Sequence[Lump], width: Width) -> int:
    """How many of the lump's first lines are a heading: 0, 1, or 2 for a long numbered one that fills the lump."""
    first, rest = lump.units[0], lump.units[1:]
    ranked = role_of(first.text) != "topic"
    if not _may_head(first.text) or (says_something(first.text) and not ranked):
        return 0
    if not rest:
        led = bool(after) and after[0].text.endswith(":")  # no answer follows a requirement with a colon
        return int(
            ranked
            or ((led or not lump.shift) and len(first.text) < width * _HEADING_WIDTH and _is_followed(after, width))
        )
    if broken(first, rest[0], width) and not rest[0].text[:1].islower():
        return int(ranked or len(rest[0].text) > width * 0.6 or (len(rest) > 1 and len(rest[1].text) > width * 0.6))
    two = role_of(first.text) == "numbered" and "." in first.text.split()[0].rstrip(".") and not rest[0].text[:1].isdigit()
    ends = len(rest) == 1 or (
        broken(rest[0], rest[1], width) and rest[1].text[:1].isupper() and len(rest[1].text) > width * 0.6
    )
    return 2 if two and ends and _may_head(f"{first.text} {rest[0].text}") else 0


def _may_head(text: str) -> bool:
    """Short, begins like a title, no full stop, and no row of figures."""
    plain = _NO_FIGURE.sub("", text)
    digits = sum(map(str.isdigit, plain))
    figures = digits > 0.25 * len(text) and role_of(text) == "topic"
    colon = text.endswith(":") and role_of(text) in ("group", "subgroup")
    return (
        len(text) <= _LONGEST_HEADING
        and (text[:1].isupper() or text[:1].isdigit())
        and not figures
        and not _TWO_SENTENCES.search(text)
        and not leaves_open(text)
        and not (role_of(text) == "topic" and LABEL.match(text))
        and (colon or not STOPPED.search(text))
        and not re.search(r"\d\s*(?:%|\d,\d|-\d)|\s\d[\d ]*$", plain)
    )


def _is_followed(after: Sequence[Lump], width: Width) -> bool:
    """A list or running text stands under it, with at most two more headings between."""
    for lump in after:
        if lump.kind == "item" or len(lump.units[0].text) > width * 0.6 or lump.text.endswith(":"):
            return True
        if lump.kind != "paragraph" or (len(lump.units) > 1 and len(lump.units[1].text) > width * 0.6):
            return lump.kind == "paragraph"
        if len(lump.units) > 1 or not _may_head(lump.text):
            return False
    return False


def _drafts(lumps: list[Lump]) -> list[Draft]:
    depths = Depths()
    drafts = []
    for lump in lumps:
        if lump.kind != "item":
            depths.close()
        drafts.append(_draft(lump, depths))
    return drafts


def _draft(lump: Lump, depths: Depths) -> Draft:
    line = inline(lump.text)
    unit = lump.units[0]
    kind = {"note": "footnote"}.get(lump.kind, lump.kind)
    text = f"{unit.marker} {line.text}" if lump.kind == "heading" and unit.marker else line.text
    level = depths.of(unit.marker or "", unit.level or 0) if kind == "item" else unit.level if unit.kind == "heading" else None
    places = tuple(Place(page=1, line=part.line) for part in lump.units[:1])
    return Block(
        0,
        kind,
        text,
        places,
        level=level,
        marker=unit.marker if kind in ("item", "footnote") else None,
        runs=line.runs,
        shift=lump.shift,
    ), line.notes


def _healed(drafts: list[Draft], lumps: list[Lump], width: Width) -> list[Draft]:
    """Paragraphs that go on over a page break with a capital (a name) or a date's year: the first stops in the middle of a
    full line or of a phrase."""
    starts = {lump.units[0].line for lump in lumps if lump.page}
    full = {lump.units[0].line: len(lump.units[-1].text) > width * 0.7 for lump in lumps}
    out: list[Draft] = []
    at = 0  # of the last block that is no furniture
    for block, marks in drafts:
        line = block.places[0].line or 0
        before = out[at][0] if out else None
        if (
            before is not None
            and line in starts
            and block.kind == before.kind == "paragraph"
            and not STOPPED.search(before.text)
            and (full.get(before.places[-1].line or 0) or hangs(before.text) or _YEAR.match(block.text))
        ):
            out[at] = (together(before, block), out[at][1] + marks)
        else:
            at = at if block.kind == "furniture" else len(out)
            out.append((block, marks))
    return out
