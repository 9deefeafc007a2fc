"""Rows of a table that has figures or ratings alone, and paragraphs right below it that speak of them -> what is said of
each row.

A paragraph is about the rows that its sentences begin with; what it says stands beside what the table prints.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.drafts import Draft, Said, is_bare
from pipeline.extract.duty import sentences_of
from pipeline.extract.outline import Outline
from pipeline.extract.passages import passage
from pipeline.extract.shares import subjects, telling
from pipeline.extract.wording import opens
from pipeline.records import Block

_NOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹*†]")  # a footnote explains the table; it is no answer
_OPENING = 8  # words of a sentence in which its subject stands
_CLEAR = 2  # stems of a row's own: one long word, or two short ones
_FEWEST, _MOST = 2, 300  # rows of a table
_BELOW = 20  # paragraphs looked at behind a table


def with_remarks(drafts: tuple[Draft, ...], outline: Outline, taken: frozenset[int]) -> tuple[Draft, ...]:
    """The drafts; rows that a paragraph right below their table names have that paragraph as their answer. `taken` are
    blocks of tables."""
    tables: dict[int, list[int]] = {}
    for at, draft in enumerate(drafts):
        table = outline.by_number[draft.blocks[0]].table
        if table is not None and "table_row" in draft.reasons:
            tables.setdefault(table, []).append(at)
    found = list(drafts)
    for rows in tables.values():
        if _FEWEST <= len(rows) <= _MOST and all(is_bare(drafts[at].said) for at in rows):
            for at, said in _remarks(drafts, rows, outline, taken).items():
                found[at] = replace(drafts[at], said=_beside(drafts[at].said, said))
    return tuple(found)


def _remarks(drafts: tuple[Draft, ...], rows: list[int], outline: Outline, taken: frozenset[int]) -> dict[int, Said]:
    """Position of a row's draft -> the paragraph on it: the first that names it."""
    own = telling(tuple(subjects(drafts[at].text) for at in rows))
    said: dict[int, Said] = {}
    below = _below(drafts[rows[-1]].blocks[-1], outline, taken)
    for block in below:
        named = {at for sentence in sentences_of(block.text) for at in _named(sentence, rows, own)}
        if len(below) == 1 and len(named) >= _FEWEST:  # it is about the table: a word of a row's own is enough
            named |= {at for at, stems in zip(rows, own, strict=True) if stems & subjects(block.text)}
        said |= {at: passage((block,)) for at in sorted(named) if at not in said}
    return said


def _below(last: int, outline: Outline, taken: frozenset[int]) -> tuple[Block, ...]:
    """The paragraphs right below the table that a block ends, up to a heading or another table."""
    table = outline.by_number[last].table
    found: list[Block] = []
    for block in outline.blocks[outline.positions[last] + 1 :]:
        if block.table == table or block.kind in ("footnote", "furniture"):
            continue
        if block.kind != "paragraph" or block.number in taken or len(found) == _BELOW:
            break
        if not (_NOTE.match(block.text) or opens("extract.responses", "general_remark", block.text)):
            found.append(block)
    return tuple(found)


def _named(sentence: str, rows: list[int], own: list[set[str]]) -> tuple[int, ...]:
    """The row that a sentence begins with, if it uses enough of its words, and more than of any other's."""
    opening = subjects(" ".join(sentence.split()[:_OPENING]))
    hits = [len(opening & stems) for stems in own]
    best = max(hits)
    return (rows[hits.index(best)],) if best >= _CLEAR and hits.count(best) == 1 else ()


def _beside(printed: Said | None, said: Said) -> Said:
    if printed is None:
        return said
    return replace(said, rating=printed.rating, hue=printed.hue, symbol=printed.symbol, figure=printed.figure)
