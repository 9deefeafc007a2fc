"""Levelled headings -> sections: each heading with all that stands under it, up to the next of its rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Block, Section


def sections_of(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """The sections of a document in reading order, ids from 1; id 0 is what stands before the first heading, if any.

    A heading without a level counts as rank 1. `last` is the number of the last block under it, with its
    subsections."""
    sections: list[Section] = []
    open_at: list[int] = []  # where in `sections` those stand that are not closed yet, top down
    previous: int | None = None  # number of the block before
    for block in blocks:
        if block.kind == "heading":
            level = block.level or 1
            while open_at and (sections[open_at[-1]].level >= level or sections[open_at[-1]].id == 0):
                _close(sections, open_at.pop(), previous)
            above = sections[open_at[-1]] if open_at else None
            open_at.append(len(sections))
            sections.append(
                Section(
                    1 + _count(sections),
                    block.text,
                    (*(above.path if above else ()), block.text),
                    level,
                    above.id if above else None,
                    block.page,
                    block.number,
                    block.number,
                )
            )
        elif not sections:
            open_at.append(0)
            sections.append(Section(0, "", (), 0, None, block.page, block.number, block.number))
        previous = block.number
    while open_at:
        _close(sections, open_at.pop(), previous)
    return tuple(sections)


def _count(sections: Sequence[Section]) -> int:
    """How many headings there are so far: what stands before the first is not counted."""
    return len(sections) - (1 if sections and sections[0].id == 0 else 0)


def _close(sections: list[Section], at: int, last: int | None) -> None:
    sections[at] = replace(sections[at], last=last if last is not None else sections[at].first)
