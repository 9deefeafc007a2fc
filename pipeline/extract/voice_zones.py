"""A report's chapters -> where it answers, where it only tells, and the blocks that stand there."""

from __future__ import annotations

from pipeline.extract.outline import Outline
from pipeline.extract.wording import whole
from pipeline.records import Block

OF_TABLES = ("row", "table_head")  # what of tables stands in an answer


def told_only(outline: Outline) -> frozenset[int]:
    """The numbers of the blocks in chapters that tell and answer nothing ("Sammendrag")."""
    chapters = _under(outline, "telling_chapter")
    return frozenset(block.number for block in outline.blocks if outline.home.get(block.number, 0) in chapters)


def reporting(outline: Outline) -> frozenset[int]:
    """The sections that may quote and answer requirements: all but those that only tell, whatever they are called."""
    return frozenset(outline.sections) - _under(outline, "telling_chapter")


def _under(outline: Outline, key: str) -> frozenset[int]:
    return frozenset(s.id for s in outline.sections.values() if any(whole("extract.voices", key).match(h) for h in s.path))


def zone_of(outline: Outline, taken: frozenset[int], inside: frozenset[int]) -> list[Block]:
    """The blocks of some sections that no table has used, and the tables themselves."""
    return [
        block
        for block in outline.blocks
        if outline.home.get(block.number, 0) in inside and (block.number not in taken or block.kind in OF_TABLES)
    ]
