"""Headings that take turns ("Mål", "Resultat", "Mål" …) -> which blocks are asked, which answer, which are the heads.

A bare heading that names a kind opens what is asked; what stands under it counts so only where a bare heading of
reporting comes before any other heading. What follows that one is the answer, to the next heading of another sort.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extract.wording import whole
from pipeline.records import Block

_HEAD = 40  # letters: a longer line is no bare heading
_SUBJECT = "extract.turns"


def turns(blocks: Iterable[Block]) -> tuple[dict[int, str], ...]:
    """One mapping for every exchange in reading order: block number -> "asks", "answers", or "head" for a heading
    inside. Linear; an exchange without a question or without an answer is none."""
    found: list[dict[int, str]] = []
    now: dict[int, str] = {}
    side: str | None = None
    for block in blocks:
        head = _head_of(block, side)
        if head == "asks":
            found, now, side = _closed(found, now), {block.number: "head"}, "asks"
        elif head == "answers" and "asks" in now.values():
            now[block.number], side = "head", "answers"
        elif block.kind == "heading" or (block.kind == "row" and side == "asks"):
            found, now, side = _closed(found, now), {}, None
        elif side:
            now[block.number] = side
    return tuple(_closed(found, now))


def _head_of(block: Block, side: str | None) -> str | None:
    """Which side of an exchange a bare heading opens. A line that is no heading in the file needs its colon or bold."""
    if len(block.text) > _HEAD or block.kind not in ("heading", "paragraph"):
        return None
    bold = any(run.bold and run.end - run.start >= len(block.text.rstrip(" :")) for run in block.runs)
    if block.kind == "paragraph" and not (bold or block.text.endswith(":") or side):
        return None
    return next((role for role in ("asks", "answers") if whole(_SUBJECT, role).match(block.text)), None)


def _closed(found: list[dict[int, str]], now: dict[int, str]) -> list[dict[int, str]]:
    return [*found, now] if {"asks", "answers"} <= set(now.values()) else found
