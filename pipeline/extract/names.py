"""A paragraph's words -> the name printed before them: "Oppdrag 3 Klinikken skal …", "2031:4 Nämnden ska …", and a report's
blocks without such names.

Rule: a name is believed where others of its shape stand so in the file, each with another number, before words that ask.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import binds
from pipeline.extract.kinds import is_measurable
from pipeline.extract.outline import Outline
from pipeline.extract.units_judge import is_deed
from pipeline.extract.wording import whole
from pipeline.phrases import all_forms, phrases

_NUMBER = r"(?:nr\.?\s*)?(?P<id>(?:19|20)\d\d[:/–-]\d{1,3}|[A-ZÆØÅ]{0,3}[-. ]?\d{1,3}(?:[-–./]\d{1,3})*[a-z]?)"
_YEARLY = re.compile(r"(?P<label>)(?P<id>(?:19|20)\d\d[:/–-]\d{1,3})[.:]?\s+(?=[«\"]?[A-ZÆØÅÄÖ])")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a requirement: its label ("Oppdrag", "" before a bare code) and its number."""

    label: str
    printed_id: str


def without_names(outline: Outline, taken: frozenset[int]) -> tuple[Outline, dict[int, Name]]:
    """A report's outline with the names taken from before the words that ask, and the names by block number. Linear."""
    alike: dict[str, list[tuple[int, Name, str]]] = defaultdict(list)
    for block in outline.blocks:
        if block.kind == "paragraph" and block.number not in taken and (found := _named(block.text)):
            name, words = found
            alike[name.label.lower()].append((block.number, name, words))
    named = [one for group in alike.values() if each_another(name.printed_id for _, name, _ in group) for one in group]
    if not named:
        return outline, {}
    words_of = {number: words for number, _, words in named}
    blocks = tuple(replace(b, text=words_of[b.number], runs=()) if b.number in words_of else b for b in outline.blocks)
    bare = replace(outline, blocks=blocks, by_number={block.number: block for block in blocks})
    return bare, {number: name for number, name, _ in named}


def with_names(drafts: tuple[Draft, ...], names: Mapping[int, Name]) -> tuple[Draft, ...]:
    """The drafts with the names of the paragraphs they begin in; a label that names a kind decides it."""
    return tuple(_with_name(draft, names[draft.blocks[0]]) if draft.blocks[0] in names else draft for draft in drafts)


def _with_name(draft: Draft, name: Name) -> Draft:
    kind = draft.kind if draft.kind == "rapporteringskrav" else kind_of_label(name.label) or draft.kind
    return replace(draft, printed_id=draft.printed_id or printed_id_of(name.label, name.printed_id), kind=kind)


def each_another(numbers: Iterable[str]) -> bool:
    """Whether there are enough names of one shape, and no two bear one number."""
    found = list(numbers)
    return len(set(found)) == len(found) >= _FEWEST


def names_goal(label: str) -> bool:
    """Whether the word before a number is that of a goal."""
    return bool(whole("extract.labelled", "goal").match(label))


def printed_id_of(label: str, number: str) -> str | None:
    """The ID that a name prints: a goal's bare number only counts ("Mål 2")."""
    return None if names_goal(label) and number.isdigit() else number


def kind_of_label(label: str) -> str | None:
    """The kind that the word before a number names, None where it may be any."""
    return next((kind for kind in ("oppdrag", "tiltak") if whole("extract.kinds", f"label_{kind}").match(label)), None)


def _named(text: str) -> tuple[Name, str] | None:
    match = label_before().match(text) or _YEARLY.match(text)
    words = text[match.end() :].strip() if match else ""
    if match is None or not (binds(words) or is_deed(words) or is_measurable(words)):
        return None
    return Name(match["label"], match["id"]), words


@cache
def label_before() -> re.Pattern[str]:
    """A word for what is asked and its number before words with a capital, with a colon, a dash or a stop between, or
    none (a name on a line of its own)."""
    ends = r"(?:(?P<stop>\s*[:–-]|\.)\s+(?=[«\"]?[^\W\d_])|\s+(?=[«\"]?[A-ZÆØÅÄÖ]))"
    return re.compile(rf"(?P<label>(?i:{_forms()}))\s+{_NUMBER}{ends}")


@cache
def label_titled() -> re.Pattern[str]:
    """The same before a title and no more."""
    return re.compile(rf"(?P<label>(?i:{_forms()}))\s+{_NUMBER}(?:\s*[:.–-])?\s+[^\W\d_][^.:!?]+")


@cache
def label_alone() -> re.Pattern[str]:
    """The same with nothing behind it."""
    return re.compile(rf"(?P<label>(?i:{_forms()}))\s+{_NUMBER}\s*[:.]?")


def is_number_of_one(heading: str) -> bool:
    """Whether a heading only names the requirement below by its number ("Oppdrag 3", "Uppdrag 2031:5"), not by a year."""
    return bool(label_alone().fullmatch(heading))


def _forms() -> str:
    return "|".join(form for key in ("asked", "goal") for form in all_forms(phrases("extract.labelled")[key]))
