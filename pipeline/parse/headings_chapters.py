"""Blocks -> which of them are chapters by their count: "1 Innledning", "2. Områder", "Sak 3 Krav og rammer", "B. Områder".

Rule: a number is believed where the same file counts on from it (1, 2, 3 …) and each has something else than the next
number under it; a numbered list and an agenda have not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.phrases import all_forms, phrases
from pipeline.records import Block

_LONGEST = 110  # characters
_STOPPED = re.compile(r"[.,;:!?…][\"»”')\]]*$")
LABEL = re.compile(r"[A-ZÆØÅÄÖ]\w+(?: \w+)?: \S")  # "Status: Gul": what stands above it is what it speaks of
_LETTERED = re.compile(r"(?P<letter>[A-K])\.\s+(?P<title>[\"«(]?[A-ZÆØÅÄÖ]{2}.*|[\"«(]?[A-ZÆØÅÄÖ][a-zæøåäö]+.*)$")
_COUNTED = re.compile(r"(?P<number>[IVX]{1,4})\.\s+(?P<title>[\"«(]?[A-ZÆØÅÄÖ][A-ZÆØÅÄÖa-zæøåäö]+.*)$")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MARKER = re.compile(r"(\d{1,2})\.?")
_ASIDE = ("furniture", "footnote", "caption")


def chapter_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """Indexes of the paragraphs and items that are chapters; headings count along. Linear."""
    said = [(at, block) for at, block in enumerate(blocks) if block.kind not in _ASIDE]
    numbers = _chain(blocks, {at: _count(block) for at, block in said})
    letters = _chain(blocks, {at: _letter(block) for at, block in said})
    return numbers | letters | _chain(blocks, {at: _roman(block) for at, block in said})


def _chain(blocks: Sequence[Block], counts: dict[int, int | None]) -> frozenset[int]:
    """Those that count on from 1 with something between; `counts` by index, in order."""
    marked = {count for at, count in counts.items() if blocks[at].kind == "heading"}
    places = list(counts)
    chain: list[int] = []
    last = 0
    for at, after in pairwise([*places, None]):
        count = counts[at] if at is not None else None
        if at is None or count is None or after is None:
            continue
        if blocks[at].kind != "heading" and LABEL.match(blocks[after].text):
            continue
        listed = counts[after] == count + 1 and blocks[after].kind == blocks[at].kind != "heading"
        twice = count in marked and blocks[at].kind != "heading"  # a heading of the file bears the number
        if count == last + 1 and not listed and not twice:
            chain.append(at)
            last = count
    return frozenset(at for at in chain if blocks[at].kind != "heading") if len(chain) > 1 else frozenset()


def _count(block: Block) -> int | None:
    """The number that a block begins with, if it could be a chapter's; of headings the whole numbers alone."""
    if block.kind == "item":
        match = _MARKER.fullmatch(block.marker or "")
        return int(match[1]) if match and _may_head(block.text) else None
    if block.kind not in ("paragraph", "heading"):
        return None
    match = _numbered().match(block.text)
    return int(match["number"]) if match and (block.kind == "heading" or _may_head(block.text)) else None


def _letter(block: Block) -> int | None:
    """The place in the alphabet of a letter and a stop before a title ("B. Områder")."""
    match = _LETTERED.match(f"{block.marker} {block.text}" if block.kind == "item" and block.marker else block.text)
    if match is None or block.kind not in ("item", "paragraph", "heading"):
        return None
    return ord(match["letter"]) - ord("A") + 1 if block.kind == "heading" or _may_head(match["title"]) else None


def _roman(block: Block) -> int | None:
    """The count of a Roman number and a stop before a title ("II. Områder")."""
    match = _COUNTED.match(block.text) if block.kind in ("paragraph", "heading") else None
    fits = match and match["number"] in ROMAN and (block.kind == "heading" or _may_head(match["title"]))
    return ROMAN.index(match["number"]) + 1 if match and fits else None


def _may_head(text: str) -> bool:
    return len(text) <= _LONGEST and text[:1].isalnum() and not text[:1].islower() and not _STOPPED.search(text)


@cache
def _numbered() -> re.Pattern:
    words = "|".join(map(re.escape, all_forms(phrases("parse.headings")["chapter"])))
    return re.compile(rf"(?:(?:{words})\s+)?(?P<number>\d{{1,2}})[.:]?\s+(?=[\"«(]?[A-ZÆØÅÄÖ])")
