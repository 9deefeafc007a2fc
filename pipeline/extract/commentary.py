"""Measures in a table, each commented under a heading of its own further down -> what is said about each.

The heading may be shorter than the measure, or be spelt a little otherwise; the commentary ends at the next heading.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from pipeline.extract.drafts import Draft, Said, is_bare
from pipeline.extract.kinds import kind_of_heading
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.shares import subjects
from pipeline.extract.wording import opens, pattern
from pipeline.records import Block
from pipeline.text import bare, fold

_ALIKE = 0.85  # share of letters in common, for a heading spelt otherwise
_START = 6  # letters at the start that must agree before likeness is measured
_LABEL, _PART = 100, 10  # letters: of a label before a colon; of a part of a measure's name that tells which it is
_MOST = 300  # measures whose names are sought before colons
_BELOW = 30  # blocks below a table among which headings comment on its measures
_TOGETHER = 2  # measures that a few words may name together
_LONG = 15  # letters: a shorter heading must be the measure's name to the letter


def with_commentary(drafts: tuple[Draft, ...], outline: Outline, taken: frozenset[int]) -> tuple[Draft, ...]:
    """Measures with the passage under their own heading as the answer; the table's figure stays beside it."""
    measures = [at for at, draft in enumerate(drafts) if draft.kind == "indikator" and "table_row" in draft.reasons]
    if not measures:
        return drafts
    by_start: dict[str, list[tuple[str, int]]] = {}
    for at in measures:
        name = bare(drafts[at].text)
        by_start.setdefault(name[:_START], []).append((name, at))
    found = list(drafts)
    names = [(bare(drafts[at].text), at) for at in measures[:_MOST]]
    for position, block in enumerate(outline.blocks):
        if block.number in taken or block.kind not in ("heading", "paragraph"):
            continue
        labelled = _labelled(block, names)
        if labelled is not None:
            at, said = labelled
            found[at] = replace(found[at], said=_with_printed(found[at].said, said))
            continue
        named = _measure(block, by_start)
        if named is not None and block.number < drafts[named].blocks[0]:  # a title above the table comments on nothing
            named = None
        passage = _passage(outline, position, taken, by_start) if named is not None else ()
        if named is not None and passage:
            found[named] = replace(found[named], said=_said(found[named].said, passage))
    for at, passage in _under_shorter_names(found, measures, outline, taken).items():
        found[at] = replace(found[at], said=_said(found[at].said, passage))
    return tuple(found)


def _under_shorter_names(
    drafts: list[Draft], measures: list[int], outline: Outline, taken: frozenset[int]
) -> dict[int, tuple[Block, ...]]:
    """Measures that no heading names in full, with the passage below their table under a heading that names them by fewer
    words, or several together ("Ventetid og pasientavtaler")."""
    found: dict[int, tuple[Block, ...]] = {}
    tables: dict[int, list[int]] = {}
    for at in measures[:_MOST]:
        tables.setdefault(outline.home.get(drafts[at].blocks[0], 0), []).append(at)
    for rows in tables.values():
        start = outline.positions[drafts[rows[-1]].blocks[-1]] + 1
        bare_ones = {at: subjects(drafts[at].text) for at in rows if is_bare(drafts[at].said)}
        for position, block in enumerate(outline.blocks[start : start + _BELOW], start):
            if block.number in taken or (block.kind == "heading" and kind_of_heading(block.text) is not None):
                break
            named = _named_by_parts(block.text, bare_ones) if block.kind == "heading" else set()
            passage = _passage(outline, position, taken, {}) if named else ()
            found |= {at: passage for at in named if passage and at not in found}
    return found


def _named_by_parts(heading: str, measures: dict[int, set[str]]) -> set[int]:
    """The measures whose names hold all words of a part of a heading, if no more than two do."""
    named: set[int] = set()
    for part in pattern("extract.followups", "and").split(heading):
        words = subjects(part)
        hits = {at for at, name in measures.items() if words and words <= name}
        named |= hits if len(hits) <= _TOGETHER else set()
    return named


def _labelled(block: Block, names: list[tuple[str, int]]) -> tuple[int, Said] | None:
    """The draft whose measure stands before a paragraph's colon ("Ventetid: …"), and what follows it: the measure's own
    name, or a part of it that no other measure holds."""
    label, colon, words = block.text.partition(":")
    title = bare(label)
    if block.kind != "paragraph" or not colon or not words.strip() or len(label) > _LABEL or not title:
        return None
    same = [at for name, at in names if name == title]
    part = [at for name, at in names if title in name] if len(title) >= _PART else []
    match = same[:1] or (part if len(part) == 1 else [])
    return (match[0], Said((block.number,), words.strip(), (block.number,), block.places)) if match else None


def _measure(block: Block, by_start: dict[str, list[tuple[str, int]]]) -> int | None:
    """The draft whose measure a heading names, if any."""
    title = bare(block.text)
    if block.kind == "paragraph" and block.text[-1:] in ".:":
        return None
    for name, at in by_start.get(title[:_START], ()):
        close = len(title) >= _LONG and (
            name.startswith(title)
            or title.startswith(name)
            or (block.kind == "heading" and SequenceMatcher(None, title, name).ratio() >= _ALIKE)
        )
        if title == name or close:
            return at
    return None


def _passage(
    outline: Outline, position: int, taken: frozenset[int], by_start: dict[str, list[tuple[str, int]]]
) -> tuple[Block, ...]:
    """The blocks under a heading, up to the next heading, table or name of a measure, without a remark about others."""
    passage: list[Block] = []
    for block in outline.blocks[position + 1 :]:
        if block.kind == "heading" or block.number in taken or opens("extract.responses", "general_remark", block.text):
            break
        if _is_name(block, by_start):
            break
        passage.append(block)
    return tuple(passage)


def _is_name(block: Block, by_start: dict[str, list[tuple[str, int]]]) -> bool:
    """Whether a paragraph is the name of a measure to the letter: a heading that nothing marks."""
    title = bare(block.text)
    return block.kind == "paragraph" and any(title == name for name, _ in by_start.get(title[:_START], ()))


def _said(printed: Said | None, passage: tuple[Block, ...]) -> Said:
    numbers = tuple(block.number for block in passage)
    text = fold(" ".join(f"{block.marker or ''} {block.text}" for block in passage))
    return _with_printed(printed, Said(numbers, text, numbers, places_of(passage)))


def _with_printed(printed: Said | None, said: Said) -> Said:
    """What the table prints of a measure stays beside the words on it."""
    return replace(said, rating=printed.rating, hue=printed.hue, figure=printed.figure) if printed else said
