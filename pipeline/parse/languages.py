"""Blocks -> the same with the language of passages that differ from the document's (a quoted law in nynorsk)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Block
from pipeline.words import language_of, words

_SAMPLE = 60_000       # characters that the document's own language is told by
_LEAST = 15            # words: a shorter passage tells nothing sure


def with_languages(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Set `language` where a passage of 15 words or more is clearly in another language than the whole."""
    whole = language_of(" ".join(block.text for block in blocks if block.kind != "furniture")[:_SAMPLE])
    return tuple(replace(block, language=found) if (found := _other(block, whole)) else block for block in blocks)


def _other(block: Block, whole: str) -> str | None:
    if block.language or block.kind in ("furniture", "heading") or len(words(block.text)) < _LEAST:
        return None
    found = language_of(block.text, whole)
    return found if found != whole else None
