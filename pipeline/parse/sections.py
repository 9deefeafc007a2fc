"""Levelled headings -> sections: each heading with all that stands under it, up to the next of its rank."""
from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import Block, Section


def sections_of(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """The sections of a document in reading order, ids from 1; id 0 is what stands before the first heading, if anything.

    A heading without a level counts as rank 1. `last` is the number of the last block under it, subsections included."""
    sections: list[Section] = []
    headings = [block for block in blocks if block.kind == "heading"]
    first = headings[0].number if headings else None
    before = [block.number for block in blocks if first is None or block.number < first]
    if before:
        sections.append(Section(0, "", (), 0, None, blocks[0].page, before[0], before[-1]))
    above: list[Section] = []
    for number, heading in enumerate(headings, 1):
        level = heading.level or 1
        above = [section for section in above if section.level < level]
        section = Section(number, heading.text, (*(above[-1].path if above else ()), heading.text), level,
                          above[-1].id if above else None, heading.page, heading.number, _last(blocks, headings, number, level))
        above.append(section)
        sections.append(section)
    return tuple(sections)


def _last(blocks: Sequence[Block], headings: Sequence[Block], after: int, level: int) -> int:
    """Number of the last block before the next heading of this rank or above."""
    following = next((heading.number for heading in headings[after:] if (heading.level or 1) <= level), None)
    if following is None:
        return blocks[-1].number
    return max(block.number for block in blocks if block.number < following)
