"""Definitions of indicators written as lines -> drafts: the measure's name, and under it "Definisjon: …", "Datakilde: …",
"Frekvens: …", each a line or an item of its own, or all of them in one paragraph.

A measure is defined where its source is told with what it is or how often it is measured; the text is all of it in order.
Under a heading over definitions of indicators each paragraph and item that tells source or frequency is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import binds
from pipeline.extract.grid_heads import columns_of
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.wording import has, whole
from pipeline.records import Block
from pipeline.text import fold

_NAME = 160  # letters of a measure's name
_LABEL = re.compile(r"(?:^|(?<=[.;] ))(?P<label>[A-ZÆØÅÄÖ][\w/ -]{2,40}?)\s*:\s*(?=\S)")
_TELLS = ("definition", "source", "frequency")


def definitions(outline: Outline, taken: frozenset[int]) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """The definitions in reading order, and the numbers of the blocks that they use. `taken` are blocks that others have
    read. Linear."""
    drafts: list[Draft] = []
    run: list[Block] = []
    name: Block | None = None
    for block in (*outline.blocks, None):
        if block is not None and block.number not in taken and block.kind in ("paragraph", "item") and _roles(block.text):
            if "measure" in _roles(block.text) and run:
                drafts.extend(_draft(name, run, outline))
                name, run = None, []
            run.append(block)
            continue
        if run:
            drafts.extend(_draft(name, run, outline))
            run = []
        name = block if block is not None and _is_name(block, taken) else None
    used = {number for draft in drafts for number in draft.blocks}
    told = [_told(block, outline) for block in outline.blocks if block.number not in used | taken and _tells(block, outline)]
    found = sorted((*drafts, *told), key=lambda draft: draft.blocks[0])
    return tuple(found), frozenset(number for draft in found for number in draft.blocks)


def defines(path: tuple[str, ...]) -> bool:
    """Whether a heading above stands over definitions of indicators."""
    return any(whole("extract.definitions", "chapter").match(heading) for heading in path)


def _tells(block: Block, outline: Outline) -> bool:
    if block.kind not in ("paragraph", "item") or not defines(outline.path(block.number)) or block.text.endswith(":"):
        return False
    told = [has("extract.definitions", key, block.text) for key in ("told_source", "told_frequency")]
    named = block.kind == "item" or ":" in block.text[:_NAME] or has("extract.kinds", "measurable", block.text)
    return (all(told) or (any(told) and named)) and not binds(block.text)


def _told(block: Block, outline: Outline) -> Draft:
    section = outline.home.get(block.number, 0)
    return Draft(block.text, "indikatordefinisjon", (block.number,), section, outline.path_of(section), origin="definition",
                 places=block.places, reasons=("list_item", "kind_heading"))  # fmt: skip


def _is_name(block: Block, taken: frozenset[int]) -> bool:
    named = block.kind in ("heading", "paragraph", "item") and block.number not in taken
    return named and len(block.text) <= _NAME and not block.text.endswith((".", ":"))


@cache
def _roles(text: str) -> frozenset[str]:
    """What the labels of a line say of a measure; nothing where its first words are no such label."""
    labels = list(_LABEL.finditer(text[:2000]))
    if not labels or labels[0].start() > 0:
        return frozenset()
    found = [_role(label["label"]) for label in labels]
    return frozenset(role for role in found if role) if found[0] else frozenset()


def _role(label: str) -> str | None:
    columns = columns_of((label,))
    role = columns.roles[0][0] if columns.roles else None
    return "definition" if role == "described" else role if role in (*_TELLS, "measure", "target", "goal") else None


def _draft(name: Block | None, run: Sequence[Block], outline: Outline) -> tuple[Draft, ...]:
    roles = frozenset().union(*(_roles(block.text) for block in run))
    if not {"source", "definition"} & roles or len(roles & set(_TELLS)) < 2 or not (name or "measure" in roles):
        return ()
    own = name if name is not None and "measure" not in roles else None
    blocks = (*((own,) if own else ()), *run)
    section = outline.home.get(run[0].number, 0)
    text = fold(" ".join(block.text for block in blocks))
    return (Draft(text, "indikatordefinisjon", tuple(block.number for block in blocks), section, outline.path_of(section),
                  origin="definition", places=places_of(blocks), reasons=("list_item", "kind_heading")),)  # fmt: skip
