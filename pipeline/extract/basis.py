"""Ratings of a report, with what introduces them -> which are forecasts of the year's end, which results.

A table is judged as one: what its introduction, a legend of colours, the head of its rating column or most of its
rating words say holds for every row of it, those without words included.
"""

from __future__ import annotations

from pipeline.extract.drafts import Draft
from pipeline.extract.wording import has, whole
from pipeline.records import Block, Document

_SUBJECT = "extract.basis"
_OPENING = 40  # blocks at the start of a document in which it may say that its ratings are forecasts
_LEGEND = 300  # letters: a longer block explains no colour
_PERIODIC = ("statustabell", "tertialrapport", "delårsrapport")  # reports of a part of a year


def forecasts(document: Document, blocks: tuple[Block, ...], drafts: tuple[Draft, ...]) -> frozenset[int]:
    """Positions of the drafts whose printed rating tells what will be. Drafts without a printed rating are never
    among them: prose tells what was done."""
    rated = [at for at, draft in enumerate(drafts) if _is_rated(draft)]
    if document.genre in _PERIODIC and _introduced(blocks, drafts):
        return frozenset(rated)
    tables: dict[tuple[str, ...], list[int]] = {}
    for at in rated:
        tables.setdefault(drafts[at].header, []).append(at)
    return frozenset(at for rows in tables.values() for at in _of_table(rows, drafts))


def _is_rated(draft: Draft) -> bool:
    said = draft.said
    return said is not None and bool(said.rating or said.hue or said.symbol)


def _introduced(blocks: tuple[Block, ...], drafts: tuple[Draft, ...]) -> bool:
    """Whether the document says of its ratings, in its opening or in a legend anywhere, that they are forecasts."""
    opening = any(
        has(_SUBJECT, "introduces", block.text)
        for block in blocks[:_OPENING]
        if block.kind in ("paragraph", "item", "heading")
    )
    if opening:
        return True
    rows = frozenset(
        number for draft in drafts for number in (*draft.blocks, *(draft.said.blocks if draft.said else ()))
    )
    return any(
        has(_SUBJECT, "colour", block.text) and has(_SUBJECT, "forecast", block.text)
        for block in blocks
        if block.number not in rows and block.kind != "furniture" and len(block.text) <= _LEGEND
    )


def _of_table(rows: list[int], drafts: tuple[Draft, ...]) -> list[int]:
    """All rows of a table whose rating head or rating words speak of what will be; else the rows that do."""
    told = [at for at in rows if has(_SUBJECT, "forecast", _rating(drafts[at]))]
    worded = [at for at in rows if _rating(drafts[at])]
    headed = any(whole(_SUBJECT, "head").match(_head(drafts[at]).rstrip("?")) for at in rows)
    return rows if headed or len(told) * 2 > len(worded) else told


def _rating(draft: Draft) -> str:
    return (draft.said.rating or "") if draft.said else ""


def _head(draft: Draft) -> str:
    """What stands above the rating cell."""
    rating, hue = _rating(draft), draft.said.hue if draft.said else None
    for cell in draft.cells:
        if cell.column < len(draft.header) and (
            (cell.text and cell.text == rating) or (not rating and hue == cell.fill)
        ):
            return draft.header[cell.column]
    return ""
