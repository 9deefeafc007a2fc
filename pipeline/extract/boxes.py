"""Boxed assignments of an allocation letter -> drafts: ID and title in a small table, in one cell or several, the text in
the same table or in the paragraphs behind it, with its "Frist:" line. A list in a box is read as any list: what a lead-in
lays on somebody item by item is a requirement each, with the box's ID; lettered sub-assignments have one of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import binds
from pipeline.extract.kinds import kind_of_wording
from pipeline.extract.lists import is_infinitive, lead_sentence, obliges
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.wording import has, opening, whole
from pipeline.phrases import all_forms, phrases
from pipeline.records import Block
from pipeline.text import fold

_TITLE = 160  # letters: a longer last cell is the assignment's text, not its title
_REACH = 40  # blocks that one assignment may go over
_LETTERED = re.compile(r"^\(?[a-zæøå]\)?[.)]$", re.IGNORECASE)
_FEWEST = 2  # items that make a list


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands at the top of a box."""

    block: Block
    printed_id: str
    title: str


def boxes(outline: Outline, used: frozenset[int]) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """The boxed assignments in reading order, and the numbers of the blocks they take; `used` stand in other tables."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for at, block in enumerate(outline.blocks):
        head = _head(block) if block.number not in used | taken else None
        if head:
            found = _drafts(head, _body(outline, at, used), outline)
            drafts.extend(found)
            taken.update(number for draft in found for number in draft.blocks)
    return tuple(drafts), frozenset(taken)


def _head(block: Block) -> _Head | None:
    """A row of a few short cells, the first of which is an assignment's ID; or one cell that holds ID and title."""
    cells = [cell.text for cell in block.cells if cell.text] or [block.text]
    if block.kind not in ("row", "table_head", "caption") and (block.kind != "heading" or block.table is None):
        return None
    if len(cells) == 1:
        match = _id_and_title().match(cells[0])
        found = (match["id"], cells[0]) if match and not binds(match["title"]) else None
    else:
        found = (cells[0], cells[-1]) if len(cells) <= 4 and whole("extract.boxes", "assignment_id").match(cells[0]) else None
    titled = found and len(found[1]) <= _TITLE and any(sign.isalpha() for sign in found[1])
    return _Head(block, *found) if found and titled else None


@cache
def _id_and_title() -> re.Pattern[str]:
    """ID and title in one cell: "TB2031-01 Båter", "Oppdrag 7: Båter", "2031-04 – Båter"."""
    forms = "|".join(all_forms(phrases("extract.boxes")["assignment_id"]))
    return re.compile(rf"(?P<id>{forms})(?![\w./-])\s*[.:–-]?\s+(?P<title>(?-i:[A-ZÆØÅÄÖ«])[^.?!]*(?:\([^)]*\))?)$", re.IGNORECASE)


def _body(outline: Outline, at: int, used: frozenset[int]) -> tuple[Block, ...]:
    """The rows of the same table and the paragraphs and items behind it, up to the next box, heading or other table."""
    body: list[Block] = []
    for block in outline.blocks[at + 1 : at + 1 + _REACH]:
        if block.number in used or _head(block) or (block.kind == "heading" and block.table is None):
            break
        if block.kind in ("row", "table_head") and block.table != outline.blocks[at].table:
            break
        ended = any(opening("extract.boxes", "deadline_line").match(other.text) for other in body)
        if ended and block.kind == "paragraph":
            break
        body.append(block)
    return tuple(body)


def _drafts(head: _Head, body: tuple[Block, ...], outline: Outline) -> tuple[Draft, ...]:
    apart = tuple(block for block in body if block.kind == "item" and _is_sub_assignment(block))
    own = tuple(block for block in body if block not in apart)
    text = fold(" ".join(f"{b.marker or ''} {b.text}" if b.kind == "item" else b.text for b in own))
    if not text or not (binds(text) or is_infinitive(text) or has("extract.kinds", "tasked", text) or apart):
        return ()
    section = outline.home.get(head.block.number, 0)
    path = (*outline.path_of(section), head.title)
    return (*_own(head, own, text, section, path), *(
        Draft(block.text, _kind(block.text), (block.number,), section, path, parent=head.block.number,
              printed_id=f"{head.printed_id} {block.marker}", places=block.places, reasons=("list_item", "printed_id"))
        for block in apart
    ))  # fmt: skip


def _own(head: _Head, own: tuple[Block, ...], text: str, section: int, path: tuple[str, ...]) -> tuple[Draft, ...]:
    """The assignment itself, or those of its list."""
    blocks = (head.block, *own)
    numbers, places = tuple(block.number for block in blocks), places_of(blocks)
    listed = _listed(own)
    if listed is None:
        return (Draft(text, _kind(text), numbers, section, path, printed_id=head.printed_id, places=places,
                      reasons=("table_row", "printed_id")),)  # fmt: skip
    lead, items, after = listed
    sentence = lead_sentence(lead)
    before = fold(lead[: len(lead) - len(sentence)])
    asked = [(lead, None)] if binds(before) else []
    led = (*asked, *((item, sentence) for item in items))
    return tuple(
        Draft(words, _kind(words), numbers, section, path, printed_id=head.printed_id, lead_in=lead_in, after=after or None,
              places=places, reasons=("list_item", "printed_id"))
        for words, lead_in in led
    )  # fmt: skip


def _listed(own: tuple[Block, ...]) -> tuple[str, tuple[str, ...], str] | None:
    """The lead-in, the items and what stands behind them, where the box's text is a list laid on somebody."""
    pieces = [piece for block in own for piece in _pieces(block)]
    at = next((at for at, (text, _) in enumerate(pieces) if text.endswith(":") and at + 1 < len(pieces)), None)
    if at is None:
        return None
    end = at + 1
    while end < len(pieces) and (pieces[end][1] or pieces[end][0][:1].islower()):
        end += 1
    items = tuple(text for text, _ in pieces[at + 1 : end])
    lead = fold(" ".join(text for text, _ in pieces[: at + 1]))
    acts = sum(is_infinitive(item) or binds(item) for item in items) * 2 > len(items)
    if len(items) < _FEWEST or not acts or has("extract.units", "listing", lead_sentence(lead)) or not obliges(lead):
        return None
    return lead, items, fold(" ".join(text for text, _ in pieces[end:]))


def _pieces(block: Block) -> tuple[tuple[str, bool], ...]:
    """A block's lines, and whether each is an item."""
    if block.cells:
        return tuple((line, False) for cell in block.cells for line in (cell.lines or (cell.text,)) if line)
    return ((block.text, block.kind == "item"),)


def _is_sub_assignment(block: Block) -> bool:
    return bool(_LETTERED.match(block.marker or "")) and (binds(block.text) or is_infinitive(block.text))


def _kind(text: str) -> str:
    kind = kind_of_wording(text)
    return "indikator" if kind == "indikator" else "oppdrag"
