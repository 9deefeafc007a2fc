"""A parsed file -> where its identity may stand: cover lines, running heads, headings, first and last words.

Rule: clues are kept in order of trust; each is verbatim, so that what is inferred can name the words it rests on.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from pipeline.phrases import all_forms, phrases
from pipeline.records import Block, Parsed

_BODY = 150  # characters: the first paragraph as long as this ends the cover
_SENTENCE = 60  # characters: a line as long as this with a full stop is running text
_COVER = 20  # blocks at most
_REFERENCES = 2  # rows of a letter's references, over its title
_FIRST = 60  # blocks that count as the first pages
_SHORT = 400
_PAGE = re.compile(r"\b\d{1,3}\b(?=\s*$|\s*\(|\s+\w{2}\s+\d)")


@dataclass(frozen=True, slots=True)
class Clues:
    """Verbatim lines, each tuple in reading order. `cover` is what stands before the running text, titles first among
    them; `heads` are running heads by how often they come; `short` are the short paragraphs anywhere (signatures,
    letter heads); `stem` is the file's name in words."""

    cover: tuple[str, ...]
    heads: tuple[str, ...]
    headings: tuple[str, ...]
    first: tuple[str, ...]
    short: tuple[str, ...]
    table_heads: tuple[str, ...]
    property_title: str | None
    stem: str

    def zones(self) -> tuple[tuple[str, ...], ...]:
        """The places where a document says what it is, most trusted first."""
        own = (self.property_title,) if self.property_title else ()
        return self.cover, self.heads, own, (self.stem,)


def clues_of(file: str, parsed: Parsed) -> Clues:
    """What a file shows of itself. Bounded: a cover has at most 20 blocks, the first pages 60; 400 short lines."""
    body = [block for block in parsed.blocks if block.kind not in ("furniture", "footnote") and block.text]
    return Clues(
        cover=_cover(body),
        heads=_heads(parsed),
        headings=tuple(b.text for b in body if b.kind == "heading" and b.table is None),
        first=tuple(block.text for block in body[:_FIRST]),
        short=tuple(b.text for b in body if b.kind == "paragraph" and len(b.text) <= _SENTENCE)[:_SHORT],
        table_heads=tuple(b.text for b in body if b.kind in ("table_head", "caption"))[:_FIRST],
        property_title=_property(parsed.title),
        stem=_words(file),
    )


def _cover(body: list[Block]) -> tuple[str, ...]:
    """The lines before the running text; the headings among them first in what a document says of itself."""
    lines: list[str] = []
    rows = 0
    for block in body[:_COVER]:
        rows += block.kind in ("row", "table_head")
        if block.kind in ("row", "table_head") and rows <= _REFERENCES and len(block.text) < _SENTENCE:
            continue  # "Deres ref | Vår ref | Dato" and what stands under it
        if (
            block.kind in ("item", "row", "table_head")
            or len(block.text) >= _BODY
            or (len(block.text) > _SENTENCE and block.text.endswith("."))
        ):
            break
        lines.append(block.text)
    return tuple(lines)


def _heads(parsed: Parsed) -> tuple[str, ...]:
    """Running heads, page numbers left out, the most frequent first; a single one counts where there is one page."""
    seen = Counter(
        text
        for block in parsed.blocks
        if block.kind == "furniture" and len(block.text) < _BODY
        for text in [_PAGE.sub("", block.text).strip(" |–-·")]
        if sum(map(str.isalpha, text)) >= 5
    )
    often = 1 if len(parsed.pages) < 3 else 2
    return tuple(text for text, count in sorted(seen.items(), key=lambda pair: (-pair[1], pair[0])) if count >= often)[
        :6
    ]


def _property(title: str | None) -> str | None:
    return title if title and len(title) > 5 and not _noise().search(title) else None


def _words(file: str) -> str:
    return re.sub(r"[\s_-]+", " ", PurePosixPath(file).stem)


@cache
def _noise() -> re.Pattern:
    """What programs write into a file's title when nobody does, and names of files."""
    entry = phrases("catalog.clues")
    ends = "|".join(map(re.escape, entry["endings"]["all"]))
    return re.compile(rf"^(?:{'|'.join(map(re.escape, all_forms(entry['programs'])))})\b|\.(?:{ends})$", re.IGNORECASE)
