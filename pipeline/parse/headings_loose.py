"""Blocks of a text without any heading marks -> the same with headings told by the table of contents and by their
place.

Rule: what the table of contents lists is a heading where it stands alone before other text; any other short line is one
only if it says nothing by itself, ends without a stop, and running text or a table follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.parse.headings_promoted import following, in_capitals, says_something, with_chapters
from pipeline.phrases import all_forms, phrases
from pipeline.records import Block
from pipeline.text import bare

_LONGEST, _LONGEST_TITLE = 120, 160  # characters
_STOPPED = re.compile(r"[.,:;!?…][\"»”')\]]*$")
_BODY = 60  # characters: shorter is no running text
_NAME = 10  # characters: a shorter cell names nothing
_LABEL = re.compile(r"\w+(?: \w+)?: \S")  # "Status: Gul", "Ansvarlig: HR": a label and what it says
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s")  # "3.1 Beredskap": a heading that is told later
_PAGE = re.compile(r"[\s.…]*\d{1,3}$")


def loosely_headed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Headings where the source marks none: level 1 for the title and what the contents list (2 where it stands right
    below another such, and wherever its words come back), level 3 for the rest.

    A text that has marked headings is given back as it is."""
    if any(block.kind == "heading" and block.table is None for block in blocks):
        return tuple(blocks)
    blocks = with_chapters(blocks)
    listed = {bare(_PAGE.sub("", block.text)) for block in blocks if block.kind == "furniture"} - {""}
    named = {bare(cell.text) for block in blocks for cell in block.cells if len(cell.text) >= _NAME}
    out: list[Block] = []
    before: Block | None = None
    for block, after in zip(blocks, following(blocks), strict=True):
        if block.kind == "paragraph" and block.text and after is not None:
            level = _level(block, before, after, listed, named)
            if level:
                block = replace(block, kind="heading", level=level)
        if block.kind not in ("furniture", "footnote"):
            before = block
        out.append(block)
    return _demoted(out, listed)


def _demoted(blocks: list[Block], listed: set[str]) -> tuple[Block, ...]:
    """A listed heading right below a listed heading is its part; so are all whose words come back with it."""
    below, before = set(), None
    for block in blocks:
        if _is_listed(block, listed) and before is not None and _is_listed(before, listed):
            below.add(bare(block.text))
        if block.kind not in ("furniture", "footnote"):
            before = block
    count = Counter(bare(block.text) for block in blocks if _is_listed(block, listed))
    if any(count[words] > 1 for words in below):
        below |= {words for words, times in count.items() if times > 1}
    return tuple(
        replace(block, level=2) if _is_listed(block, listed) and bare(block.text) in below else block
        for block in blocks
    )


def _is_listed(block: Block, listed: set[str]) -> bool:
    return block.kind == "heading" and block.level == 1 and bare(block.text) in listed


def _level(block: Block, before: Block | None, after: Block, listed: set[str], named: set[str]) -> int | None:
    led = before is not None and before.kind == "paragraph" and (before.text.endswith(":") or _is_short(before))
    title = before is None and len(block.text) <= _LONGEST_TITLE and not _STOPPED.search(block.text)
    if led:
        return None
    if title:
        return 1
    if bare(block.text) in listed and after.kind != "furniture":
        return 1
    if bare(block.text) in named and after.kind in ("paragraph", "table_head", "row", "item"):
        return 3  # a measure of a table, with what is said of it below
    return (
        3
        if _may_head(block.text)
        and (
            after.kind in ("table_head", "row", "item")
            or len(after.text) >= _BODY
            or (after.kind == "paragraph" and _STOPPED.search(after.text))
        )
        else None
    )


def _is_short(block: Block) -> bool:
    """A line of a list without marks: short and without a stop, and no heading either."""
    return len(block.text) < _BODY and not _STOPPED.search(block.text) and not _DOTTED.match(block.text)


def _may_head(text: str) -> bool:
    return (
        len(text) <= _LONGEST
        and text[0].isupper()
        and not _STOPPED.search(text)
        and (in_capitals(text) or not says_something(text))
        and not _LABEL.match(text)
        and not _refers().match(text)
    )


@cache
def _refers() -> re.Pattern:
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, all_forms(phrases('parse.headings')['refers'])))})\b", re.IGNORECASE
    )
