"""Requirements in one chapter, what became of them in another ("1 Uppdrag 2024" … "2 Uppföljning") -> the passage that
answers each.

In a chapter of follow-up, a heading or paragraph that names requirements by number answers those, up to the next such;
else a paragraph answers the requirement whose own words its first sentence uses, if only one has them. A requirement that
neither names has no answer here. List numbers by which the answers go are the requirements' IDs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pipeline.extract.drafts import Draft, Said
from pipeline.extract.duty import sentences_of
from pipeline.extract.numbered import is_line, mark_of, named_in, numbers_of
from pipeline.extract.outline import Outline
from pipeline.extract.passages import answers_of
from pipeline.extract.shares import subjects, telling
from pipeline.extract.wording import whole
from pipeline.records import Block

_UNANSWERED = ("føring", "rapporteringskrav", "indikatordefinisjon")
_CLEAR = 2  # stems of a requirement's own that tell a paragraph is about it
_MANY = 20  # requirements with a stem, for it to tell of none
_FEWEST = 2  # answers found so, for a document that is built this way

_Passage = tuple[tuple[int, ...], list[Block]]  # positions of drafts, and the blocks that answer them


def with_followups(drafts: tuple[Draft, ...], outline: Outline, taken: frozenset[int]) -> tuple[Draft, ...]:
    """The drafts, those that nothing has answered with the passage of a chapter of follow-up that does. `taken` are blocks
    of tables. Linear in the length of these chapters: only requirements with a word of a paragraph are looked at."""
    open_ = [
        at
        for at, draft in enumerate(drafts)
        if draft.said is None and draft.kind not in _UNANSWERED and "table_row" not in draft.reasons
    ]
    used = taken | {number for draft in drafts for number in (*draft.blocks, *(draft.said.blocks if draft.said else ()))}
    blocks = _followups(outline, used) if open_ else []
    numbers = {number: open_[at] for number, at in numbers_of([drafts[at] for at in open_], outline).items()}
    told = _passages(blocks, drafts, open_, numbers, outline)
    said: dict[int, Said] = {}
    for ats, passage in told:
        said |= {ats[at]: answer for at, answer in answers_of([drafts[at] for at in ats], passage, outline).items()}
    if len(said) < _FEWEST:
        return drafts
    drafts = tuple(replace(draft, said=said[at]) if at in said else draft for at, draft in enumerate(drafts))
    return _with_marks(drafts, blocks, numbers, outline)


def follows_up(heading: str) -> bool:
    """Whether a heading stands over what became of things."""
    return bool(
        whole("extract.turns", "answers").match(heading) or whole("extract.voices", "reporting_chapter").match(heading)
    )


def _followups(outline: Outline, used: frozenset[int]) -> list[Block]:
    """The headings and free blocks of the chapters that tell what became of things."""
    inside = {s.id for s in outline.sections.values() if any(follows_up(heading) for heading in s.path)}
    return [
        block
        for block in outline.blocks
        if outline.home.get(block.number, 0) in inside
        and block.kind in ("heading", "paragraph", "item")
        and block.number not in used
    ]


def _passages(
    blocks: list[Block], drafts: tuple[Draft, ...], open_: list[int], numbers: dict[str, int], outline: Outline
) -> list[_Passage]:
    """What is said of which requirements: for each the first passage that names it, further down, and within the chapter
    where the follow-up is a part of that."""
    having = _having(drafts, open_)
    found: list[_Passage] = []
    seen: set[int] = set()
    now: _Passage | None = None
    by_number = False  # a passage under a number goes on to the next number or heading
    for block in blocks:
        part = _chapter(outline.path(block.number))
        may = partial(_may, drafts, block, part)
        named = tuple(filter(may, named_in(block, numbers)))
        heads = block.kind == "heading" or (bool(named) and is_line(block))
        if not named and not heads and not by_number:
            named = _by_words(block, having, may, 1 if part else _CLEAR)
        if heads or named:
            fresh = tuple(at for at in named if at not in seen)
            now, by_number = ((fresh, []) if fresh else None), heads and bool(fresh)
            found.extend([now] if now else [])
            seen.update(fresh)
        if now is not None and not heads:
            now[1].append(block)
    return [passage for passage in found if passage[1]]


def _having(drafts: tuple[Draft, ...], open_: list[int]) -> dict[str, list[int]]:
    """Stem -> the requirements that have it as one of their own; a stem of many tells of none."""
    having: dict[str, list[int]] = {}
    for at, stems in zip(open_, telling(tuple(subjects(drafts[at].text) for at in open_)), strict=True):
        for stem in stems:
            having.setdefault(stem, []).append(at)
    return {stem: ats for stem, ats in having.items() if len(ats) <= _MANY}


def _may(drafts: tuple[Draft, ...], block: Block, part: tuple[str, ...], at: int) -> bool:
    """Whether a block can answer a requirement: it stands further down, in the same part."""
    return drafts[at].blocks[-1] < block.number and drafts[at].path[: len(part)] == part


def _chapter(path: tuple[str, ...]) -> tuple[str, ...]:
    """The headings above the one that says follow-up."""
    return path[: next((at for at, heading in enumerate(path) if follows_up(heading)), 0)]


def _by_words(block: Block, having: dict[str, list[int]], may: Callable[[int], bool], enough: int) -> tuple[int, ...]:
    """The one requirement of whose own words the first sentence has most, if it has enough of them."""
    stems = subjects(sentences_of(block.text)[0])
    hits = Counter(at for stem in stems for at in having.get(stem, ()) if may(at))
    best = hits.most_common(2)
    if not best or best[0][1] < enough or (len(best) > 1 and best[1][1] == best[0][1]):
        return ()
    return (best[0][0],)


def _with_marks(
    drafts: tuple[Draft, ...], blocks: list[Block], numbers: dict[str, int], outline: Outline
) -> tuple[Draft, ...]:
    """List numbers as printed IDs where headings or lines over the answers go by most of them."""
    lines = (block for block in blocks if block.kind == "heading" or is_line(block))
    named = {at for block in lines for at in named_in(block, numbers) if _may(drafts, block, (), at)}
    marked = {
        at: mark
        for at in numbers.values()
        if drafts[at].printed_id is None and (mark := mark_of(drafts[at], outline)) is not None
    }
    if len(named & set(marked)) * 2 <= len(marked) or len(marked) < _FEWEST:
        return drafts
    return tuple(replace(draft, printed_id=marked.get(at) or draft.printed_id) for at, draft in enumerate(drafts))
