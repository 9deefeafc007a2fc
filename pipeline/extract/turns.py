"""Headings that take turns ("Mål", "Resultat", "Mål" …) -> which blocks are asked, which answer, which are the heads.

A bare heading that names a kind opens what is asked; what stands under it counts so only where a bare heading of
reporting, or a paragraph that begins with one ("Rapportering: …"), comes before any other heading. What follows that one is
the answer, to the next heading of another sort, and to what is asked right above the next such heading. A heading that
comes again and again right below what is asked is one of reporting, whatever it is called ("Läget efter april").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from pipeline.extract.duty import meeting_asks, sentences_of
from pipeline.extract.owner_words import asks_somebody, tells
from pipeline.extract.voice_runs import is_mostly_digits
from pipeline.extract.wording import opens, whole
from pipeline.phrases import all_forms, phrases
from pipeline.records import Block
from pipeline.text import bare

_FEW = 2  # paragraphs under a heading that may all be asked, however they are worded
_HEAD = 40  # letters: a longer line is no bare heading
_AGAIN, _MOSTLY = 3, 0.6  # how often a heading comes again, and in what share of the cases below what is asked
_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d]")  # a numbered heading
_YEAR = re.compile(r"\b20\d\d\b")
_SUBJECT = "extract.turns"


@dataclass
class _Reading:
    """Where the reading stands: exchanges that are whole, the one under way, and the blocks since the last heading."""

    found: list[dict[int, str]] = field(default_factory=list)
    now: dict[int, str] = field(default_factory=dict)
    side: str | None = None
    trail: list[Block] = field(default_factory=list)
    inner: int | None = None  # level of the titles inside an answer, the first of which stands right under its head

    def close(self, side: str | None, now: dict[int, str]) -> None:
        if {"asks", "answers"} <= set(self.now.values()):
            self.found.append(self.now)
        self.now, self.side, self.trail, self.inner = now, side, [], None


def turns(blocks: Iterable[Block]) -> tuple[dict[int, str], ...]:
    """One mapping for every exchange in reading order: block number -> "asks", "answers", or "head" for a heading
    inside. Linear; an exchange without a question or without an answer is none."""
    reading = _Reading()
    above: Block | None = None
    blocks = tuple(blocks)
    again, leads = _coming_again(blocks), leads_again(blocks)
    for at, block in enumerate(blocks):
        head, inline = _head_of(block, reading.side), begins_answer(block)
        if head is None and _is_short(block) and bare(block.text) in again:
            head = "answers"
        if head == "answers" and is_apart(block, above):
            head = None
        above = block if block.kind == "heading" else above
        if head == "asks" and _goes_on_asking(reading):
            reading.now[block.number], reading.trail = "head", []
        elif head == "asks":
            reading.close("asks", {block.number: "head"})
        elif head == "answers" or inline:
            _answer(reading, block, inline)
        elif block.kind == "heading" and reading.side == "asks" and not reading.trail and not block.text[:1].isdigit():
            reading.now[block.number] = "head"  # a title inside what is asked
        elif reading.side == "answers" and bare(block.text) in leads and block.kind == "paragraph":
            reading.close(None, {})
            reading.trail.append(block)
        elif reading.side == "answers" and heads_figures(block, blocks[at + 1 : at + 2]):
            reading.now[block.number] = "answers"
        elif _is_inside(reading, block, blocks[at + 1 : at + 2]):
            reading.inner, reading.now[block.number] = block.level or 1, "answers"
        elif block.kind == "heading" or (block.kind == "row" and reading.side == "asks"):
            reading.close(None, {})
        else:
            reading.trail.append(block)
            if reading.side:
                reading.now[block.number] = reading.side
    reading.close(None, {})
    return tuple(reading.found)


def _coming_again(blocks: Sequence[Block]) -> frozenset[str]:
    """The headings that come again right below what is asked, and above what does not ask."""
    below: dict[str, list[bool]] = defaultdict(list)
    for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if _is_short(block):
            asked = before.kind == "item" or _asks(before, True)
            below[bare(block.text)].append(asked and after.kind != "heading" and not _asks(after, True))
    return frozenset(name for name, asked in below.items() if len(asked) >= _AGAIN and sum(asked) >= _MOSTLY * len(asked))


def leads_again(blocks: Sequence[Block]) -> frozenset[str]:
    """What introduces several lists of tasks in the same words ("Foretaket skal:"), bare: wherever it stands, it asks."""
    led = (one for one, other in pairwise(blocks) if other.kind == "item" and one.kind == "paragraph" and one.text.endswith(":"))
    count = Counter(bare(block.text) for block in led if _asks(block, True))
    return frozenset(words for words, times in count.items() if times > 1)


def _is_short(block: Block) -> bool:
    return block.kind == "heading" and len(block.text) <= _HEAD


def _goes_on_asking(reading: _Reading) -> bool:
    """Whether all under the last heading asks: then the next such heading asks more, and one answer serves both."""
    asks = (block.kind == "item" or (bool(block.text) and not _tells(block)) for block in reading.trail)
    return reading.side == "asks" and bool(reading.trail) and all(asks)


def _is_inside(reading: _Reading, heading: Block, following: Sequence[Block]) -> bool:
    """Whether a heading is a title inside an answer: the first right under its head, others of the same rank; what follows
    tells, and asks nothing."""
    if heading.kind != "heading" or reading.side != "answers" or heading.text[:1].isdigit():
        return False
    first = reading.inner is None and not reading.trail
    told = bool(following) and following[0].kind in ("paragraph", "item") and not _asks(following[0], True)
    return told and (first or (reading.inner is not None and (heading.level or 1) >= reading.inner))


def heads_figures(heading: Block, following: Sequence[Block]) -> bool:
    """Whether a "heading" is the head of a table that was taken apart: it names several years, or stands over figures and
    has no chapter's number."""
    over = any(is_mostly_digits(block.text) for block in following) and not _CHAPTER.match(heading.text)
    return heading.kind == "heading" and (over or len(_YEAR.findall(heading.text)) > 1)


def is_answer_head(text: str) -> bool:
    """Whether a heading is a bare one of reporting ("Resultat", "Tilbakemelding fra foretaket")."""
    return len(text) <= _HEAD and bool(whole(_SUBJECT, "answers").match(text))


def is_apart(heading: Block, last: Block | None) -> bool:
    """Whether a numbered heading begins a chapter of its own, and answers nothing that stands before: it ranks above the
    last heading, or beside one that names nothing asked ("3.1 Beredskap", "3.2 Styrets vurdering")."""
    if heading.kind != "heading" or last is None or not heading.level or not last.level:
        return False
    numbered = heading.text[:1].isdigit() and last.text[:1].isdigit()
    beside = heading.level == last.level and not whole(_SUBJECT, "asks").match(last.text)
    return numbered and (heading.level < last.level or beside)


def begins_answer(block: Block) -> bool:
    """Whether a paragraph begins with a heading of reporting and goes on behind its colon."""
    return block.kind == "paragraph" and bool(_inline().match(block.text))


def _answer(reading: _Reading, block: Block, inline: bool) -> None:
    """An answer begins: to what the heading asked, or else to what is asked right above it; not where most of what stands
    under the heading tells what is: there questions and answers are parted in some other way."""
    under = [block for block in reading.trail if block.kind == "paragraph"]
    if reading.side == "asks" and len(under) > _FEW and 2 * sum(map(_tells, under)) >= len(under):
        reading.close(None, {})
        return
    answered = reading.side == "asks" and _answered_between(reading.trail)
    if reading.side != "asks" or answered or "asks" not in reading.now.values():
        asked = _asked_last(reading.trail, reading.side is None)
        if asked:
            for other in asked:
                reading.now.pop(other.number, None)
            reading.close("answers", {other.number: "asks" for other in asked})
    if "asks" in reading.now.values():
        reading.now[block.number] = "answers" if inline else "head"
        reading.side, reading.trail = "answers", []
    else:
        reading.close("answers", {})  # to something above that nobody reads as asked


def _answered_between(trail: list[Block]) -> bool:
    """Whether something was asked, a paragraph told of it, and something was asked again: that answer has no heading."""
    asked = told = False
    for block in trail:
        if block.kind == "paragraph" and _asks(block, True):
            if told:
                return True
            asked = True
        elif block.kind == "paragraph":
            told = asked and _tells(block)
    return False


def _asked_last(trail: list[Block], first: bool) -> list[Block]:
    """The blocks at the end of what was read that ask; all of them where nothing was answered there yet (`first`)."""
    start = len(trail)
    while start and trail[start - 1].kind == "item":
        start -= 1
    if start and _asks(trail[start - 1], start < len(trail)):
        start -= 1
    while start and trail[start - 1].kind == "paragraph" and _owners(trail[start - 1]):
        start -= 1
    asked = trail[start:]
    if not any(block.kind == "paragraph" and _asks(block, True) for block in asked):
        return []
    return trail if first and all(block.kind in ("paragraph", "item") for block in trail) else asked


def _tells(block: Block) -> bool:
    return bool(block.text) and tells(sentences_of(block.text)[0])


def _asks(block: Block, led: bool) -> bool:
    first = sentences_of(block.text)[0] if block.text else ""
    asks = meeting_asks(block.text) is not None or (asks_somebody(block.text) and not tells(first))
    return block.kind == "paragraph" and asks and (led or not block.text.endswith(":"))


def _owners(block: Block) -> bool:
    """Whether a paragraph above what is asked is asked too: a meeting's words, or a measure."""
    owner = meeting_asks(block.text) is not None or opens("extract.voices", "owner_opens", block.text)
    return owner or (_asks(block, False) and opens("extract.kinds", "measure_first", block.text))


def _head_of(block: Block, side: str | None) -> str | None:
    """Which side of an exchange a bare heading opens. A line that is no heading in the file needs its colon or bold."""
    if len(block.text) > _HEAD or block.kind not in ("heading", "paragraph"):
        return None
    bold = any(run.bold and run.end - run.start >= len(block.text.rstrip(" :")) for run in block.runs)
    if block.kind == "paragraph" and not (bold or block.text.endswith(":") or side):
        return None
    return next((role for role in ("asks", "answers") if whole(_SUBJECT, role).match(block.text)), None)


@cache
def _inline() -> re.Pattern[str]:
    forms = "|".join(all_forms(phrases(_SUBJECT)["answers"]))
    return re.compile(rf"(?:{forms}): \S", re.IGNORECASE)
