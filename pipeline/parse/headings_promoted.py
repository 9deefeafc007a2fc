"""Paragraphs that are headings by their words or their type -> headings without a level of their own.

Rule: short, no full stop, no finite verb, and something stands under it; what only looks short stays a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.parse.headings_chapters import LABEL, chapter_lines
from pipeline.phrases import all_forms, phrases
from pipeline.records import Block

_LONGEST = 110  # characters
_LONGEST_CAPTION = 200
_FEWEST_CAPITALS = 12  # letters: fewer may be names and codes
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){1,3}|[A-K](?:\.\d{1,2}){1,2})\.?\s+[\"«]?[A-ZÆØÅÄÖ]")
_STOPPED = re.compile(r"[.,;!?…][\"»”')\]]*$")
_ASIDE = ("furniture", "footnote")


def promoted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with heading-like paragraphs and lonely numbered items made headings (level None)."""
    blocks = with_chapters(blocks)
    after_each, labels = following(blocks), _labels(blocks)
    out: list[Block] = []
    before: Block | None = None
    for block, after in zip(blocks, after_each, strict=True):
        if _is_caption(block, after):
            block = replace(block, kind="caption")
        elif block.text in labels and block.kind in ("paragraph", "heading"):
            block = replace(block, kind="paragraph")
        elif block.kind == "paragraph" and _is_heading(block, before, after):
            block = replace(block, kind="heading", level=None)
        elif block.kind == "item" and _is_lonely_chapter(block, before, after):
            block = _as_heading(block)
        if block.kind not in _ASIDE:
            before = block
        out.append(block)
    return tuple(out)


def with_chapters(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the chapters that count through the file made headings (level None)."""
    chapters = chapter_lines(blocks)
    return tuple(_as_heading(block) if at in chapters else block for at, block in enumerate(blocks))


def _labels(blocks: Sequence[Block]) -> frozenset[str]:
    """Bare words with a colon that stand right under a heading of their sort, and again without any other heading between
    ("Mål 2031", "Krav:" …, "Krav:" …): they mark each requirement there, and head nothing."""
    below, again = set(), set()
    last: Block | None = None
    for block, before in zip(blocks, _preceding(blocks), strict=True):
        gathers = block.kind in ("paragraph", "heading") and bool(_gathers().match(block.text))
        if gathers and block.level is None and block.text.endswith(":") and last is not None:
            if last is before and _gathers().match(last.text):
                below.add(block.text)
            elif last.text == block.text:
                again.add(block.text)
        if block.kind == "heading" or gathers:
            last = block
    return frozenset(below & again)


def _as_heading(block: Block) -> Block:
    text = f"{block.marker} {block.text}" if block.marker else block.text
    return replace(block, kind="heading", level=None, text=text, marker=None, lead=None, parent=None, runs=())


def following(blocks: Sequence[Block]) -> list[Block | None]:
    """For each block the next one that is neither furniture nor footnote."""
    return _preceding(blocks[::-1])[::-1]


def _preceding(blocks: Sequence[Block]) -> list[Block | None]:
    """For each block the one before it that is neither furniture nor footnote."""
    out: list[Block | None] = []
    before: Block | None = None
    for block in blocks:
        out.append(before)
        if block.kind not in _ASIDE:
            before = block
    return out


def _is_caption(block: Block, after: Block | None) -> bool:
    """The title of a table or figure; without a sign behind its number only right above the table."""
    if block.kind not in ("paragraph", "heading") or len(block.text) > _LONGEST_CAPTION:
        return False
    if block.kind == "paragraph" and _caption().match(block.text):
        return True
    return after is not None and after.kind in ("table_head", "row") and bool(_bare_caption().match(block.text))


def _is_heading(block: Block, before: Block | None, after: Block | None) -> bool:
    text = block.text
    if (
        not text
        or len(text) > _LONGEST
        or after is None
        or (before is not None and before.kind == "paragraph" and before.text.endswith(":"))
    ):
        return False
    if _gathers().match(text):
        return text[0].isupper()
    if _attachment().match(text):
        return not _attachment().match(after.text)
    if _STOPPED.search(text) or text.endswith(":") or not (text[0].isupper() or text[0].isdigit()):
        return False
    if _NUMBERED.match(text):
        return not _NUMBERED.match(after.text) or after.kind != "paragraph" or not says_something(text)
    return (
        (in_capitals(text) or (_is_marked(block) and not says_something(text)))
        and after.kind in ("paragraph", "item", "row", "table_head", "heading", "caption")
    )


def _is_marked(block: Block) -> bool:
    """All of it in bold, or all of it in italic."""
    size = len(block.text)
    return any(
        sum(run.end - run.start for run in block.runs if getattr(run, trait)) >= size - 1
        for trait in ("bold", "italic")
    )


def _is_lonely_chapter(block: Block, before: Block | None, after: Block | None) -> bool:
    """ "1. Innledning" that stands alone between paragraphs is a chapter's heading, not a list."""
    if not block.marker or not re.fullmatch(r"\d{1,2}\.", block.marker) or len(block.text) > _LONGEST:
        return False
    alone = (before is None or before.kind != "item") and after is not None and after.kind in ("paragraph", "heading")
    led = before is not None and before.kind == "paragraph" and before.text.endswith(":")
    return (
        alone
        and not led
        and not _STOPPED.search(block.text)
        and block.text[0].isupper()
        and not says_something(block.text)
        and not LABEL.match(after.text if after else "")
    )


def in_capitals(text: str) -> bool:
    """Whether a line of several words stands in capitals, all of it: set apart as in type, even where it is a sentence."""
    return text.isupper() and " " in text and sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS


def says_something(text: str) -> bool:
    return bool(_finite().search(text))


@cache
def _gathers() -> re.Pattern:
    words = phrases("parse.headings")
    forms = "|".join(re.escape(form) for role in ("group", "subgroup") for form in all_forms(words[role]))
    between = "|".join(map(re.escape, all_forms(words["before_year"])))
    return re.compile(rf"(?:{forms})(?:\s+(?:{between}))?(?:\s+(?:19|20)\d\d)?\s*:?$", re.IGNORECASE)


@cache
def _attachment() -> re.Pattern:
    forms = "|".join(map(re.escape, all_forms(phrases("parse.headings")["attachment"])))
    return re.compile(rf"(?:{forms})\s+(?:\d{{1,2}}|[A-Z])(?:[.:]?\s+[A-ZÆØÅÄÖ].*|[.:]?)$")


@cache
def _caption() -> re.Pattern:
    """A caption's beginning: "Tabell 2. Mål", "Figur 3: Ventetid", "Tabell 4 –"."""
    forms = "|".join(map(re.escape, all_forms(phrases("parse.headings")["caption"])))
    return re.compile(rf"(?:{forms})\s+\d{{1,3}}[a-z]?\s*(?:[.:–-]\s|$)")


@cache
def _bare_caption() -> re.Pattern:
    """The same with nothing between number and title: "Tabell 2 Mål"."""
    forms = "|".join(map(re.escape, all_forms(phrases("parse.headings")["caption"])))
    return re.compile(rf"(?:{forms})\s+\d{{1,3}}[a-z]?\s+[A-ZÆØÅÄÖ]")


@cache
def _finite() -> re.Pattern:
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, all_forms(phrases('parse.headings')['finite'])))})\b", re.IGNORECASE
    )
