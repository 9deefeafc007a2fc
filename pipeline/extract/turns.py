"""Headings that take turns ("Mål", "Resultat", "Mål" …) -> which blocks are asked, which answer, which are the heads.

A bare heading that names a kind opens what is asked; what stands under it counts so only where a bare heading of
reporting comes before any other heading. What follows that one is the answer, to the next heading of another sort.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extract.duty import binds
from pipeline.extract.wording import whole
from pipeline.records import Block

_LIST = 30  # blocks: how long a list that is asked between two answers may be
_HEAD = 40  # letters: a longer line is no bare heading
_SUBJECT = "extract.turns"


def turns(blocks: Iterable[Block]) -> tuple[dict[int, str], ...]:
    """One mapping for every exchange in reading order: block number -> "asks", "answers", or "head" for a heading
    inside. Linear; an exchange without a question or without an answer is none."""
    found: list[dict[int, str]] = []
    now: dict[int, str] = {}
    side: str | None = None
    before: list[Block] = []  # what stands behind the last heading
    for block in blocks:
        head = _head_of(block, side)
        if head == "asks":
            found, now, side = _closed(found, now), {block.number: "head"}, "asks"
        elif head == "answers" and "asks" in now.values():
            if side == "answers":
                now.update(_asked_between(before))
            now[block.number], side = "head", "answers"
        elif block.kind == "heading" or (block.kind == "row" and side == "asks"):
            found, now, side = _closed(found, now), {}, None
        elif side:
            now[block.number] = side
        before = [] if head or block.kind == "heading" else [*before[-_LIST:], block]
    return tuple(_closed(found, now))


def is_answer_head(text: str) -> bool:
    """Whether a heading is a bare one of reporting ("Resultat", "Tilbakemelding fra foretaket")."""
    return len(text) <= _HEAD and bool(whole(_SUBJECT, "answers").match(text))


def _asked_between(before: list[Block]) -> dict[int, str]:
    """Where a second heading of reporting comes without one of asking: the last paragraph before it that binds, with the
    list behind it, was asked; not the first, which answers."""
    at = next((at for at in range(len(before) - 1, 0, -1) if before[at].kind == "paragraph"), 0)
    return dict.fromkeys((block.number for block in before[at:]), "asks") if at and binds(before[at].text) else {}


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
