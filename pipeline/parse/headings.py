"""Headings as the source ranks them -> headings ranked as a reader does; heading-like paragraphs become headings.

Rule: numbering decides before the source's own level (1. / 1.1 / Vedlegg 2), the words that gather requirements of
one kind (Mål 2024, Oppdrag 2024) stand side by side under their theme, and the titles of the cover head nothing but
themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from pipeline.parse.headings_chapters import ROMAN
from pipeline.parse.headings_promoted import promoted
from pipeline.phrases import all_forms, phrases
from pipeline.records import Block
from pipeline.text import bare

_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})[.:]?\s+(?=[\"«(]?[^\W\d_])")
_ROMAN = re.compile(r"([IVX]{1,4})\.\s+(?=[\"«(]?[^\W\d_]{2})")
_LETTERED = re.compile(r"(?P<letter>[A-K])\.(?P<parts>\d{1,2}(?:\.\d{1,2})?)?[.:]?\s+(?=[\"«(]?[^\W\d_]{2})")
_BODY = 120  # characters: a shorter paragraph on a cover is no running text


@dataclass(frozen=True, slots=True)
class Rank:
    """A heading on the way down: `level` given, `source` the level in the file, `role` what ranks it."""

    level: int
    source: int | None
    role: str  # numbered | attachment | group | subgroup | topic | theme (a topic that holds topics)
    text: str
    number: tuple[int, ...] = ()


def levelled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with every heading's `level` as a reader ranks it, from 1; what looks like a heading is made one."""
    blocks = promoted(blocks)
    cover, themes = _cover(blocks), _themes(blocks)
    above: list[Rank] = []
    seen: set[tuple] = set()
    out = []
    for block in blocks:
        if block.kind == "heading":
            if block.table is not None:
                block = replace(block, level=(above[-1].level if above else 0) + 1)
            elif block.number in cover:
                block = replace(block, level=1)
            else:
                above = _placed(block, above, block.number in themes, seen)
                block = replace(block, level=above[-1].level)
        out.append(block)
    return tuple(out)


def role_of(text: str) -> str:
    """numbered | attachment | group | subgroup | topic, by the heading's own words."""
    for role in ("attachment", "group", "subgroup"):
        if _words(role).match(text):
            return role
    return "numbered" if number_of(text) else "topic"


def number_of(text: str) -> tuple[int, ...]:
    """The chapter number that a heading begins with: "2.1. Mål" -> (2, 1), "B.1 Mål" -> (66, 1), "II. Mål" -> (2,); ()
    where there is none or it is a year."""
    if (roman := _ROMAN.match(text)) and roman[1] in ROMAN:
        return (ROMAN.index(roman[1]) + 1,)
    if letter := _LETTERED.match(text):
        return (ord(letter["letter"]), *(int(part) for part in (letter["parts"] or "").split(".") if part))
    match = _NUMBER.match(_chapter().sub("", text, count=1))
    return tuple(int(part) for part in match["number"].split(".")) if match else ()


def _placed(block: Block, above: list[Rank], theme: bool, seen: set[tuple]) -> list[Rank]:
    """The headings above with this one put in its place at the end. `seen` holds where words have stood: a group that
    would stand twice in one place belongs under the topic before it."""
    role = role_of(block.text)
    place = {"numbered": _numbered, "attachment": _attachment, "group": _group, "subgroup": _subgroup, "topic": _topic}[
        role
    ]
    kept = _theme(block, above) if theme else place(block, above)
    if role == "group" and _here(kept, block) in seen and len(kept) < len(above) and above[len(kept)].role == "topic":
        kept = above[: len(kept) + 1]
    seen.add(_here(kept, block))
    level = (kept[-1].level if kept else 0) + 1
    number = number_of(block.text) if role == "numbered" else ()
    return [*kept, Rank(level, block.level, "theme" if theme else role, block.text, number)]


def _here(above: list[Rank], block: Block) -> tuple:
    return (*(bare(rank.text) for rank in above), bare(block.text))


def _attachment(block: Block, above: list[Rank]) -> list[Rank]:
    return []


def _numbered(block: Block, above: list[Rank]) -> list[Rank]:
    """Under the heading whose number begins its own; a first part goes to the top, or under the attachment at hand."""
    number = number_of(block.text)
    for at in range(len(above) - 1, -1, -1):
        other = above[at]
        if other.role == "numbered" and other.number == number[: len(other.number)] and len(other.number) < len(number):
            return above[: at + 1]
        if other.role == "numbered" and len(other.number) == len(number):
            return above[:at]
    return (
        above[:1] if above and above[0].role == "attachment" else [] if len(number) == 1 else _by_source(block, above)
    )


def _group(block: Block, above: list[Rank]) -> list[Rank]:
    """Beside the groups before it; under a theme without number only where the source or the lack of a year says so."""
    kept = list(above)
    while kept and kept[-1].role in ("group", "subgroup"):
        kept.pop()
    while kept and kept[-1].role in ("topic", "theme") and not _under_topic(block, kept[-1]):
        kept.pop()
    return kept


def _under_topic(block: Block, topic: Rank) -> bool:
    if block.level is not None and topic.source is not None:
        return block.level > topic.source
    return not re.search(r"\d{4}", block.text) and not _rest().match(block.text)


def _subgroup(block: Block, above: list[Rank]) -> list[Rank]:
    for at in range(len(above) - 1, -1, -1):
        if above[at].role == "group":
            return above[: at + 1]
    return _group(block, above)


def _theme(block: Block, above: list[Rank]) -> list[Rank]:
    """Right under what is numbered, beside other themes."""
    kept = list(above)
    while kept and kept[-1].role not in ("numbered", "attachment") and kept[-1].source is None:
        kept.pop()
    return kept


def _topic(block: Block, above: list[Rank]) -> list[Rank]:
    """By the source's level; without one beside the last theme that begins alike, else under what is numbered."""
    if block.level is not None:
        return _by_source(block, above)
    first = bare(block.text.split()[0])
    for at in range(len(above) - 1, -1, -1):
        if above[at].role in ("topic", "theme") and bare(above[at].text.split()[0]) == first:
            return above[:at]
    for at in range(len(above) - 1, -1, -1):
        if above[at].role == "theme":
            return above[: at + 1]
        if above[at].role == "topic" and above[at].source is None:
            return above[:at]
    kept = list(above)
    while kept and kept[-1].role in ("group", "subgroup"):
        kept.pop()
    return kept


def _by_source(block: Block, above: list[Rank]) -> list[Rank]:
    kept = list(above)
    while kept and not _holds(kept[-1], block):
        kept.pop()
    return kept


def _holds(rank: Rank, block: Block) -> bool:
    """Whether a heading of the source's own level stands under another: a number that the source does not rank holds
    all topics."""
    if rank.source is None:
        return rank.role == "numbered" and role_of(block.text) == "topic"
    return block.level is not None and rank.source < block.level


def _cover(blocks: Sequence[Block]) -> frozenset[int]:
    """Numbers of the headings that are the document's title: before any running text, with a heading after them; or
    the very first, where the source ranks it above all others."""
    headings = [block for block in blocks if block.kind == "heading" and block.table is None]
    start = next((block.number for block in blocks if _is_body(block)), None)
    leading = [block for block in headings if start is None or block.number < start]
    titles = {block.number for block in takewhile(lambda block: role_of(block.text) == "topic", leading[:-1])}
    if len(headings) > 2 and _heads_all(headings[0], headings[1:]):
        titles.add(headings[0].number)
    return frozenset(titles)


def _heads_all(first: Block, others: Sequence[Block]) -> bool:
    level = first.level
    return (
        role_of(first.text) == "topic"
        and level is not None
        and all(other.level is None or other.level > level for other in others)
    )


def _themes(blocks: Sequence[Block]) -> frozenset[int]:
    """Numbers of the unranked topics that have another such right below: they hold the topics that follow."""
    found, before = set(), None
    for block in blocks:
        if block.kind in ("furniture", "footnote"):
            continue
        role = role_of(block.text) if block.kind == "heading" and block.level is None and block.table is None else ""
        if role == "topic" and before is not None:
            found.add(before)
        holds = role == "topic" or (role == "group" and not re.search(r"\d{4}", block.text))
        before = block.number if holds else None
    return frozenset(found)


def _is_body(block: Block) -> bool:
    return block.kind in ("item", "row") or (block.kind == "paragraph" and len(block.text) >= _BODY)


@cache
def _words(role: str) -> re.Pattern:
    forms = "|".join(map(re.escape, all_forms(phrases("parse.headings")[role])))
    if role == "attachment":
        return re.compile(rf"(?:{forms})\s+(?:\d{{1,2}}|[A-Z])(?:[.:–-]|\s|$)", re.IGNORECASE)
    between = "|".join(map(re.escape, all_forms(phrases("parse.headings")["before_year"])))
    return re.compile(
        rf"(?:{forms})(?:\s+(?:{between}))?(?:\s+(?:19|20)\d\d(?:[-–/]\d{{2,4}})?)?\s*[:.]?$", re.IGNORECASE
    )


@cache
def _rest() -> re.Pattern:
    return re.compile(rf"(?:{'|'.join(map(re.escape, all_forms(phrases('parse.headings')['rest'])))})\b", re.IGNORECASE)


@cache
def _chapter() -> re.Pattern:
    forms = "|".join(map(re.escape, all_forms(phrases("parse.headings")["chapter"])))
    return re.compile(rf"^(?:{forms})\s+(?=\d)", re.IGNORECASE)
