"""Requirements known by a number, and lines that name them by it ("Rapportering på krav 3.2", "Uppdrag 7–9")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.drafts import Draft
from pipeline.extract.outline import Outline
from pipeline.extract.wording import pattern
from pipeline.phrases import all_forms, phrases
from pipeline.records import Block

_NAMING = 80  # letters: a longer line names no requirement for those below it
_MOST = 50  # requirements that one range may name
_ID = r"[A-ZÆØÅÄÖ]{0,4}[ -]?\d{1,4}(?:[.:/-]\d{1,3}){0,2}"
_MARK = re.compile(r"\(?(\d{1,3}(?:\.\d{1,2}){0,2})[.)]?$")
_LEADING = re.compile(r"(?:\w+ )?(\d{1,3}(?:\.\d{1,2}){1,2}|(?<= )\d{1,3})[.:]? (?=\w)")


def mark_of(draft: Draft, outline: Outline) -> str | None:
    """The number that stands before a requirement as its list mark."""
    found = _MARK.match(outline.by_number[draft.blocks[0]].marker or "")
    return found[1] if found else None


def numbers_of(drafts: Sequence[Draft], outline: Outline) -> dict[str, int]:
    """The numbers that requirements are known by (printed IDs, list marks, what they begin with) -> position among the
    drafts; none that several bear."""
    found: dict[str, list[int]] = {}
    for at, draft in enumerate(drafts):
        leading = _LEADING.match(draft.text)
        number = draft.printed_id or mark_of(draft, outline) or (leading[1] if leading else None)
        if number:
            found.setdefault(_plain(number), []).append(at)
    return {number: ats[0] for number, ats in found.items() if len(ats) == 1}


def named_in(block: Block, numbers: dict[str, int]) -> tuple[int, ...]:
    """The requirements that a heading or the start of a paragraph names: "krav 3.2", "Punkt 1 er …", "Uppdrag 7–9",
    "Oppdrag 11 og 14". `numbers` as numbers_of gives them; () where it names none of them."""
    label = pattern("extract.followups", "numbered").search(block.text[:_NAMING])
    if label is None or (label.start() > 0 and not (block.kind == "heading" or is_line(block))):
        return ()
    found = _numbers().match(block.text, label.end())
    if found is None:
        return ()
    ids = [found["first"]]
    for more in _more().finditer(found["more"]):
        ids.extend(_range(ids[-1], more["id"]) if more["to"] else [more["id"]])
    return tuple(dict.fromkeys(numbers[_plain(name)] for name in ids if _plain(name) in numbers))


def is_line(block: Block) -> bool:
    """Whether a paragraph is a short line of its own, as a heading is."""
    return len(block.text) <= _NAMING and block.text[-1:] != "."


def _range(first: str, last: str) -> list[str]:
    if not (first.strip().isdigit() and last.strip().isdigit()) or not 0 < int(last) - int(first) < _MOST:
        return [last]
    return [str(number) for number in range(int(first) + 1, int(last) + 1)]


def _plain(number: str) -> str:
    return number.replace(" ", "").strip(".)(").lower()


@cache
def _numbers() -> re.Pattern[str]:
    """A number and those that follow it: "3.2, 3.4 og 3.5", "7–9"."""
    between = rf"(?:\s*[,–-]\s*|\s+(?:{_words('and')}|{_words('to')})\s+)"
    return re.compile(rf"\s*(?:nr\.?\s*)?(?P<first>{_ID})(?P<more>(?:{between}{_ID})*)(?!\d)(?=$|[\s:.,–-])")


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<to>[–-]|{_words('to')})|,|{_words('and')})\s*(?P<id>{_ID})")


def _words(key: str) -> str:
    return "|".join(all_forms(phrases("extract.followups")[key]))
