"""Paragraphs of an order with their name before their words -> drafts: "Krav 1: Klinikken skal …", "K-07 Havna skal …",
"2.3. Utarbeide en plan …".

Rule: a name is believed where others of the same shape stand so in the file, each with another number; a code or a
chapter's number names a requirement only where the words bind, measure or begin as a thing to do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import binds, sentences_of
from pipeline.extract.forms import Form
from pipeline.extract.kinds import is_about_reporting, is_goal, is_measurable, kind_of_heading, kind_of_wording, set_by_of
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.units_fields import is_field, with_field
from pipeline.extract.units_judge import headed_kind, is_deed, is_report_duty, is_silent
from pipeline.extract.wording import whole
from pipeline.phrases import all_forms, phrases
from pipeline.records import Block

_CODE = re.compile(r"(?P<label>[A-ZÆØÅÄÖ]{1,5})[-. ]?(?P<id>\d{1,4}(?:[-.]\d{1,3})?)(?:\s*[:.–-])?\s+(?=[«\"]?[A-ZÆØÅÄÖ])")
_CHAPTER = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){0,1})\.(?P<id>\d{1,2})[.:]?\s+(?=[«\"]?[A-ZÆØÅÄÖ])")
_FEWEST = 2
_TITLE = 90  # letters
_LEAST = 3  # words of a requirement; fewer are a title


@dataclass(frozen=True, slots=True)
class _Named:
    """A paragraph with its name: `shape` is what those named alike share."""

    block: Block
    shape: str
    label: str
    printed_id: str
    words: str


def named_units(outline: Outline, form: Form, used: frozenset[int]) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """The drafts in reading order, and the numbers of the blocks they take; `used` have been read by others. Linear."""
    alike: dict[str, list[_Named]] = defaultdict(list)
    for block in outline.blocks:
        if block.kind != "paragraph" or block.number in used or block.number in outline.led:
            continue
        if not is_silent(outline.path(block.number)) and (named := _named(block) or _titled(block, outline, used)):
            alike[named.shape].append(named)
    drafts = [draft for group in alike.values() for draft in _drafts(group, form, outline)]
    return tuple(sorted(drafts, key=lambda d: d.blocks[0])), frozenset(n for draft in drafts for n in draft.blocks)


def _named(block: Block) -> _Named | None:
    for shape, pattern in (("label", _label()), ("code", _CODE), ("chapter", _CHAPTER)):
        match = pattern.match(block.text)
        words = block.text[match.end() :].strip() if match else ""
        if match and len(words.split()) >= _LEAST and not words.endswith(":"):
            label = match["label"]
            name = match["id"] if shape == "label" else match.group().strip().rstrip(":.–- ")
            return _Named(block, shape if shape == "chapter" else f"{shape} {label.lower()}", label, name, words)
    return None


def _titled(block: Block, outline: Outline, used: frozenset[int]) -> _Named | None:
    """A name and a title on a line of their own: what is asked is the paragraph right below."""
    match = _label(titled=True).fullmatch(block.text) if len(block.text) <= _TITLE else None
    after = outline.blocks[outline.positions[block.number] + 1 :][:1]
    if match is None or not after or after[0].kind != "paragraph" or after[0].number in used or binds(block.text):
        return None
    below, label = after[0], match["label"]
    if below.number in outline.led or is_field(below) or _named(below) or below.text[-1:] not in ".!":
        return None
    return _Named(below, f"label titled {label.lower()}", label, match["id"], below.text)


def _with_fields(draft: Draft, outline: Outline) -> Draft:
    """The draft with the lines of labels right behind it."""
    for block in outline.blocks[outline.positions[draft.blocks[-1]] + 1 :]:
        if block.kind != "paragraph" or not is_field(block):
            break
        draft = with_field(draft, block)
    return draft


def _drafts(group: list[_Named], form: Form, outline: Outline) -> Iterator[Draft]:
    """Those of one shape, where there are enough and no two bear one name."""
    names = {named.printed_id for named in group}
    if len(names) < _FEWEST or len(names) < len(group):
        return
    for named in group:
        section = outline.home.get(named.block.number, 0)
        path = outline.path_of(section)
        stands = named.shape.startswith("label") and named.words[-1:] in ".!"  # a title ends without a stop
        if not stands and not _asks(named.words, path):
            continue
        goal = bool(whole("extract.labelled", "goal").match(named.label))
        draft = Draft(
            text=named.words,
            kind=_kind(named, goal, form, path),
            blocks=(named.block.number,),
            section=section,
            path=path,
            printed_id=None if goal and named.printed_id.isdigit() else named.printed_id,
            set_by=set_by_of(path),
            places=places_of((named.block,)),
            reasons=("printed_id", "duty") if binds(named.words) else ("printed_id",),
        )
        yield _with_fields(draft, outline)


def _asks(words: str, path: tuple[str, ...]) -> bool:
    return binds(words) or is_deed(words) or is_measurable(sentences_of(words)[0]) or is_report_duty(path, words)


def _kind(named: _Named, goal: bool, form: Form, path: tuple[str, ...]) -> str:
    """By the label where it names a kind, else by the heading, else by the words; what is named is no general steering."""
    if goal:
        return is_goal(named.words, None)
    if is_report_duty(path, named.words) or is_about_reporting(path):
        return "rapporteringskrav"
    label = next((kind for kind in ("oppdrag", "tiltak") if whole("extract.kinds", f"label_{kind}").match(named.label)), None)
    headed = label or ("krav" if form.krav and kind_of_heading(named.label) == "krav" else headed_kind(form, path))
    if headed in ("mål", "indikator"):
        return is_goal(named.words, headed)
    kind = headed or (form.list if form.list != "wording" else kind_of_wording(named.words))
    return "oppdrag" if kind == "mål" and (binds(named.words) or is_deed(named.words)) else kind


@cache
def _label(titled: bool = False) -> re.Pattern[str]:
    """A word for what is asked, its number, and a colon, a dash or a stop before the words; `titled`: a title and no more."""
    entries = (phrases("extract.labelled")[key] for key in ("asked", "goal"))
    forms = "|".join(form for entry in entries for form in all_forms(entry))
    number = r"(?:nr\.?\s*)?(?P<id>[A-ZÆØÅ]{0,3}[-. ]?\d{1,3}(?:[-–./]\d{1,3})*[a-z]?)"
    ends = r"(?:\s*[:.–-])?\s+[^\W\d_][^.:!?]+" if titled else r"(?:\s*[:–-]|\.)\s+(?=[«\"]?[^\W\d_])"
    return re.compile(rf"(?P<label>(?i:{forms}))\s+{number}{ends}")
