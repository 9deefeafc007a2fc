"""Boxed assignments of an allocation letter -> drafts: ID, chapter and title in a small table, the text in the same
table or in the paragraphs behind it, with its "Frist:" line; lettered sub-assignments are requirements of their own.
"""

from __future__ import annotations

import re

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import binds
from pipeline.extract.kinds import kind_of_wording
from pipeline.extract.lists import is_infinitive
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.wording import opening, whole
from pipeline.records import Block
from pipeline.text import fold

_TITLE = 160  # letters: a longer last cell is the assignment's text, not its title
_REACH = 40  # blocks that one assignment may go over
_LETTERED = re.compile(r"^\(?[a-zæøå]\)?[.)]$", re.IGNORECASE)


def boxes(outline: Outline, used: frozenset[int]) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """The boxed assignments in reading order, and the numbers of the blocks they take; `used` stand in other tables."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for at, block in enumerate(outline.blocks):
        if block.number not in used | taken and _is_head(block):
            body = _body(outline, at, used)
            found = _drafts(block, body, outline)
            drafts.extend(found)
            taken.update(number for draft in found for number in draft.blocks)
    return tuple(drafts), frozenset(taken)


def _is_head(block: Block) -> bool:
    """A row of a few short cells, the first of which is an assignment's ID."""
    cells = [cell.text for cell in block.cells if cell.text]
    return (
        block.kind in ("row", "table_head")
        and 2 <= len(cells) <= 4
        and bool(whole("extract.boxes", "assignment_id").match(cells[0]))
        and len(cells[-1]) <= _TITLE
        and any(sign.isalpha() for sign in cells[-1])
    )


def _body(outline: Outline, at: int, used: frozenset[int]) -> tuple[Block, ...]:
    """The rows of the same table and the paragraphs and items behind it, up to the next box, heading or other table."""
    body: list[Block] = []
    for block in outline.blocks[at + 1 : at + 1 + _REACH]:
        if block.number in used or _is_head(block) or (block.kind == "heading" and block.table is None):
            break
        if block.kind in ("row", "table_head") and block.table != outline.blocks[at].table:
            break
        ended = any(opening("extract.boxes", "deadline_line").match(other.text) for other in body)
        if ended and block.kind == "paragraph":
            break
        body.append(block)
    return tuple(body)


def _drafts(head: Block, body: tuple[Block, ...], outline: Outline) -> tuple[Draft, ...]:
    cells = [cell.text for cell in head.cells if cell.text]
    apart = tuple(block for block in body if block.kind == "item" and _is_sub_assignment(block))
    own = tuple(block for block in body if block not in apart)
    text = fold(" ".join(f"{b.marker or ''} {b.text}" if b.kind == "item" else b.text for b in own))
    if not text or not (binds(text) or apart):
        return ()
    section = outline.home.get(head.number, 0)
    path = (*outline.path_of(section), cells[-1])
    blocks = (head, *own)
    first = Draft(text, _kind(text), tuple(b.number for b in blocks), section, path, printed_id=cells[0],
                  places=places_of(blocks), reasons=("table_row", "printed_id"))  # fmt: skip
    return (first, *(Draft(block.text, _kind(block.text), (block.number,), section, path, parent=head.number,
                           printed_id=f"{cells[0]} {block.marker}", places=block.places,
                           reasons=("list_item", "printed_id")) for block in apart))  # fmt: skip


def _is_sub_assignment(block: Block) -> bool:
    return bool(_LETTERED.match(block.marker or "")) and (binds(block.text) or is_infinitive(block.text))


def _kind(text: str) -> str:
    kind = kind_of_wording(text)
    return "indikator" if kind == "indikator" else "oppdrag"
