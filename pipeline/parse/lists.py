"""Blocks -> the same blocks with list items tied: what introduces a list (`lead`), which item one stands under
(`parent`).

Rule: a list is introduced by the paragraph right above it that ends in a colon or stops in the middle of a sentence, or
by the item above that does; running heads, page numbers and footnotes may stand between, a heading may not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Block

_ASIDE = ("furniture", "footnote", "caption")
_ENDED = re.compile(r"[.!?…;][\"»”')\]]*$")
_LONGEST_LEAD = 2500
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]")
_NEAR = 12  # blocks: how far away the next number may stand


def counted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Numbers that count nothing are words: "18. mars 2031" alone on a line is a paragraph, not the 18th item of a
    list.

    An item keeps its number where it is 1, follows the last one, begins with a capital, or an item numbered next
    stands near."""
    out, last = [], 0
    for at, block in enumerate(blocks):
        number = _NUMBER.fullmatch(block.marker or "") if block.kind == "item" else None
        if number:
            count = int(number[1])
            near = any(
                other.marker and other.marker.strip("(.)") == str(count + 1) for other in blocks[at + 1 : at + _NEAR]
            )
            if count == last + 1 > 1 or near or not block.text[:1].islower():
                last = count
            else:
                block = _paragraph(block)
        elif block.kind == "heading":
            last = 0
        out.append(block)
    return tuple(out)


def _paragraph(block: Block) -> Block:
    shift = len(block.marker or "") + 1
    runs = tuple(replace(run, start=run.start + shift, end=run.end + shift) for run in block.runs)
    return replace(
        block,
        kind="paragraph",
        text=f"{block.marker} {block.text}",
        marker=None,
        level=None,
        runs=runs,
        parts=(f"{block.marker} {block.parts[0]}", *block.parts[1:]) if block.parts else (),
    )


def tie(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Set `lead` and `parent` of every item; other blocks, and what was set already, are left as they are."""
    out: list[Block] = []
    open_items: list[Block] = []  # the items above, one a depth
    lead: int | None = None  # of the list at hand
    above: Block | None = None  # the last block that is neither furniture nor footnote
    for block in blocks:
        if block.kind == "item":
            if above is None or above.kind != "item":
                open_items = []
                lead = above.number if above is not None and introduces(above) else None
            open_items = [item for item in open_items if (item.level or 1) < (block.level or 1)]
            block = _tied(block, open_items, lead)
            open_items.append(block)
        if block.kind not in _ASIDE:
            above = block
        out.append(block)
    return tuple(out)


def introduces(block: Block) -> bool:
    """A paragraph or item that leaves something to follow: it ends in a colon, or in no full stop at all."""
    if block.kind not in ("paragraph", "item") or not block.text or len(block.text) > _LONGEST_LEAD:
        return False
    return block.text.endswith(":") or not _ENDED.search(block.text)


def _tied(item: Block, open_items: Sequence[Block], lead: int | None) -> Block:
    above = open_items[-1] if open_items else None
    if above is None:
        return replace(item, lead=item.lead or lead)
    own = above.number if introduces(above) else above.lead if above.text.endswith(":") else None
    return replace(item, parent=item.parent or above.number, lead=item.lead or own)
