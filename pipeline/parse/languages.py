"""Blocks -> the same with the language of passages that differ from the document's (a quoted law in nynorsk).

Rule: only words that one language has alone tell; a passage is another language's where three of them say so, and more
than say the document's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.phrases import phrases
from pipeline.records import LANGUAGES, Block
from pipeline.words import words

_LEAST = 12  # words: a shorter passage tells nothing sure
_TELLING = 3  # different words that tell


def with_languages(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Set `language` where a passage of twelve words or more is clearly in another language than the whole."""
    told = [_told(block) for block in blocks]
    whole = max(LANGUAGES, key=lambda language: sum(counts.get(language, 0) for counts in told))
    return tuple(
        replace(block, language=found) if (found := _other(block, counts, whole)) else block
        for block, counts in zip(blocks, told, strict=True)
    )


def _told(block: Block) -> dict[str, int]:
    """How many different words of the block each language has alone."""
    if block.kind in ("furniture", "heading"):
        return {}
    said = words(block.text[:20_000])
    return {language: len(only & set(said)) for language, only in _only().items()} if len(said) >= _LEAST else {}


def _other(block: Block, counts: dict[str, int], whole: str) -> str | None:
    if block.language or not counts:
        return None
    best = max(LANGUAGES, key=lambda language: (counts[language], language == whole))
    return best if best != whole and counts[best] >= _TELLING and counts[best] > 2 * counts[whole] else None


@cache
def _only() -> dict[str, frozenset[str]]:
    entry = phrases("parse.languages")["only"]
    return {language: frozenset(entry[language]) for language in LANGUAGES}
