"""Requirements in one chapter, what became of them in another ("1 Uppdrag 2024" … "2 Uppföljning") -> the passage that
answers each.

In a chapter of follow-up, a heading or paragraph that names a requirement by its number answers that one, up to the next
such; else a paragraph answers the requirement whose own words its first sentence uses, if only one has them. A requirement
that neither names has no answer here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from pipeline.extract.drafts import Draft, Said
from pipeline.extract.duty import sentences_of
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.shares import subjects, telling
from pipeline.extract.wording import pattern, whole
from pipeline.records import Block
from pipeline.text import fold

_UNANSWERED = ("føring", "rapporteringskrav", "indikatordefinisjon")
_CLEAR = 2  # stems of a requirement's own that tell a paragraph is about it
_NAMING = 80  # letters: a longer line names no requirement for those below it
_NUMBER = re.compile(r"\s*(?:nr\.?\s*)?(?P<id>[A-ZÆØÅÄÖ]{0,4}[ -]?\d{1,4}(?:[.:/-]\d{1,3}){0,2})(?!\d)")
_MARK = re.compile(r"\(?(\d{1,3}(?:\.\d{1,2}){0,2})[.)]?$")
_LEADING = re.compile(r"(?:\w+ )?(\d{1,3}(?:\.\d{1,2}){1,2}|(?<= )\d{1,3})[.:]? (?=\w)")
_FEWEST = 2  # answers found so, for a document that is built this way


def with_followups(drafts: tuple[Draft, ...], outline: Outline, taken: frozenset[int]) -> tuple[Draft, ...]:
    """The drafts, those that nothing has answered with the passage of a chapter of follow-up that does. `taken` are blocks
    of tables. Linear in the length of these chapters times the requirements left open, of which only those with a word of
    a paragraph are looked at."""
    open_ = [at for at, draft in enumerate(drafts) if draft.said is None and draft.kind not in _UNANSWERED]
    used = taken | {number for draft in drafts for number in (*draft.blocks, *(draft.said.blocks if draft.said else ()))}
    blocks = _followups(outline, used)
    if not open_ or not blocks:
        return drafts
    told = _assigned(blocks, drafts, open_, outline)
    if len(told) < _FEWEST:
        return drafts
    return tuple(replace(draft, said=_said(told[at])) if at in told else draft for at, draft in enumerate(drafts))


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


def follows_up(heading: str) -> bool:
    """Whether a heading stands over what became of things."""
    return bool(
        whole("extract.turns", "answers").match(heading) or whole("extract.voices", "reporting_chapter").match(heading)
    )


def _assigned(
    blocks: list[Block], drafts: tuple[Draft, ...], open_: list[int], outline: Outline
) -> dict[int, list[Block]]:
    """Draft -> the blocks that answer it: the first passage that names it."""
    numbers = {number: at for number, at in numbers_of(drafts, outline).items() if at in set(open_)}
    own = dict(zip(open_, telling(tuple(subjects(drafts[at].text) for at in open_)), strict=True))
    having: dict[str, list[int]] = {}
    for at, stems in own.items():
        for stem in stems:
            having.setdefault(stem, []).append(at)
    told: dict[int, list[Block]] = {}
    now: int | None = None
    for block in blocks:
        named = named_by_number(block, numbers)
        if named is None and block.kind != "heading":
            named = _by_words(block, having, drafts)
        if block.kind == "heading" or named is not None:
            now = named if named not in told else None
        if now is not None and not _only_names(block, numbers):
            told.setdefault(now, []).append(block)
    return told


def numbers_of(drafts: tuple[Draft, ...], outline: Outline) -> dict[str, int]:
    """The numbers that requirements are known by (printed IDs, list marks, what they begin with) -> position among the
    drafts; none that several bear."""
    found: dict[str, list[int]] = {}
    for at, draft in enumerate(drafts):
        marks = (_MARK.match(outline.by_number[draft.blocks[0]].marker or ""), _LEADING.match(draft.text))
        number = draft.printed_id or next((mark[1] for mark in marks if mark), None)
        if number:
            found.setdefault(_plain(number), []).append(at)
    return {number: ats[0] for number, ats in found.items() if len(ats) == 1}


def _plain(number: str) -> str:
    return number.replace(" ", "").strip(".)(").lower()


def named_by_number(block: Block, numbers: dict[str, int]) -> int | None:
    """The requirement that a heading or the start of a paragraph names by "krav 3.2", "Punkt 1"; `numbers` as numbers_of
    gives them."""
    label = pattern("extract.followups", "numbered").search(block.text[:_NAMING])
    if label is None or (block.kind != "heading" and label.start() > 0 and not _is_line(block)):
        return None
    number = _NUMBER.match(block.text, label.end())
    return numbers.get(_plain(number["id"])) if number else None


def _is_line(block: Block) -> bool:
    return len(block.text) <= _NAMING and block.text[-1:] != "."


def _only_names(block: Block, numbers: dict[str, int]) -> bool:
    return block.kind == "heading" or (_is_line(block) and named_by_number(block, numbers) is not None)


def _by_words(block: Block, having: dict[str, list[int]], drafts: tuple[Draft, ...]) -> int | None:
    """The one requirement further up of whose own words the first sentence has most, if it has enough of them."""
    hits = Counter(
        at
        for stem in subjects(sentences_of(block.text)[0])
        for at in having.get(stem, ())
        if drafts[at].blocks[-1] < block.number
    )
    best = hits.most_common(2)
    if not best or best[0][1] < _CLEAR or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return best[0][0]


def _said(blocks: list[Block]) -> Said:
    numbers = tuple(block.number for block in blocks)
    text = fold(" ".join(f"{block.marker or ''} {block.text}" if block.kind == "item" else block.text for block in blocks))
    return Said(numbers, text, numbers, places_of(blocks))
