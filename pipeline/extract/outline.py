"""Parsed -> the blocks that can hold requirements, in reading order, with their sections and what hangs under what.

Furniture, footnotes and captions are left out; nothing is joined or changed here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.records import Block, Parsed, Place, Section

_ASIDE = ("furniture", "footnote", "caption")


@dataclass(frozen=True)
class Outline:
    """Blocks with their sections. `home` maps a block's number to its section id (0: before the first heading);
    `positions` its place
    among the blocks, `children` an item's number to the items one step deeper; `led` a block's number to
    the items it introduces."""

    blocks: tuple[Block, ...]
    by_number: dict[int, Block]
    sections: dict[int, Section]
    home: dict[int, int]
    positions: dict[int, int] = field(default_factory=dict)
    children: dict[int, tuple[Block, ...]] = field(default_factory=dict)
    led: dict[int, tuple[Block, ...]] = field(default_factory=dict)

    def path(self, number: int) -> tuple[str, ...]:
        """The headings above a block, from the top."""
        return self.path_of(self.home.get(number, 0))

    def path_of(self, section: int) -> tuple[str, ...]:
        """The headings of a section, from the top."""
        return self.sections[section].path if section in self.sections else ()


def outline(parsed: Parsed) -> Outline:
    """The outline of a file as read. Linear in the number of blocks times the depth of headings."""
    blocks = tuple(block for block in parsed.blocks if block.kind not in _ASIDE and (block.text or block.cells))
    children, led = defaultdict(list), defaultdict(list)
    known = {block.number for block in blocks}
    for block in blocks:
        if block.kind != "item":
            continue
        if block.parent in known:
            children[block.parent].append(block)
        elif block.lead in known:
            led[block.lead].append(block)
    return Outline(
        blocks,
        {block.number: block for block in blocks},
        {s.id: s for s in parsed.sections},
        _homes(parsed.sections),
        {block.number: at for at, block in enumerate(blocks)},
        _frozen(children),
        _frozen(led),
    )


def places_of(blocks: Iterable[Block]) -> tuple[Place, ...]:
    """Where several blocks stand, in order, each place once."""
    return tuple(dict.fromkeys(place for block in blocks for place in block.places))


def _homes(sections: tuple[Section, ...]) -> dict[int, int]:
    """The innermost section of every block: the last one that has begun and not ended."""
    waiting = sorted(sections, key=lambda s: (s.first, s.level), reverse=True)
    home: dict[int, int] = {}
    open_: list[Section] = []
    for number in range(min((s.first for s in sections), default=1), max((s.last for s in sections), default=0) + 1):
        while waiting and waiting[-1].first <= number:
            open_.append(waiting.pop())
        while open_ and open_[-1].last < number:
            open_.pop()
        home[number] = open_[-1].id if open_ else 0
    return home


def _frozen(groups: dict[int, list[Block]]) -> dict[int, tuple[Block, ...]]:
    return {number: tuple(items) for number, items in groups.items()}
