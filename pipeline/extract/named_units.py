"""Paragraphs of an order with their name before their words -> drafts: "Krav 1: Klinikken skal …", "K-07 Havna skal …",
"2.3. Utarbeide en plan …".

Rule: a name is believed where others of the same shape stand so in the file, each with another number; a code or a
chapter's number names a requirement only where the words bind, measure or begin as a thing to do, or where a paragraph that
hangs ("Klinikken skal:") leads them in. Items under a named paragraph are read as those under an item are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import binds, sentences_of
from pipeline.extract.forms import Form
from pipeline.extract.kinds import is_about_reporting, is_goal, is_measurable, kind_of_heading, kind_of_wording, set_by_of
from pipeline.extract.lists import Led, all_below, drafts_of, is_infinitive, is_listing, lead_sentence, obliges, with_items
from pipeline.extract.names import each_another, kind_of_label, label_alone, label_before, label_titled, names_goal, printed_id_of
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.units_fields import is_field, with_field
from pipeline.extract.units_judge import headed_kind, is_deed, is_report_duty, is_silent, kind_of_item
from pipeline.extract.wording import has
from pipeline.records import Block
from pipeline.words import hangs

_CODE = re.compile(r"(?P<label>[A-ZÆØÅÄÖ]{1,5})[-. ]?(?P<id>\d{1,4}(?:[-.]\d{1,3})?)(?:\s*[:.–-])?\s+(?=[«\"]?[A-ZÆØÅÄÖ])")
_CHAPTER = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){0,1})\.(?P<id>\d{1,2})[.:]?\s+(?=[«\"]?[^\W\d_])")
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+")  # of a paragraph that leads in
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
    items: tuple[Block, ...] = ()
    stands: bool = False  # a name with a stop behind it, before a whole sentence


def named_units(outline: Outline, form: Form, used: frozenset[int]) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """The drafts in reading order, and the numbers of the blocks they take; `used` have been read by others. Linear."""
    alike: dict[str, list[_Named]] = defaultdict(list)
    for block in outline.blocks:
        if block.kind not in ("paragraph", "heading") or block.number in used or is_silent(outline.path(block.number)):
            continue
        named = _named(block, outline) if block.kind == "paragraph" else None
        if named := named or _titled(block, outline, used):
            alike[named.shape].append(named)
    believed = {n.block.number: n for group in alike.values() if each_another(one.printed_id for one in group) for n in group}
    leads = _leads(outline, believed)
    drafts = [draft for named in believed.values() for draft in _drafts(named, leads.get(named.block.number), form, outline)]
    taken = {number for draft in drafts for number in draft.blocks}
    introduced = {lead.number for number, lead in leads.items() if number in taken}
    return tuple(sorted(drafts, key=lambda d: d.blocks[0])), frozenset(taken | introduced)


def _leads(outline: Outline, named: dict[int, _Named]) -> dict[int, Block]:
    """The paragraph that hangs right above the first of those named and leads in all up to the next heading or paragraph, by
    their blocks' numbers; not those that name who is bound themselves."""
    found: dict[int, Block] = {}
    lead: Block | None = None
    for block, after in zip_longest(outline.blocks, outline.blocks[1:]):
        if block.number in named:
            if lead is not None and not binds(sentences_of(named[block.number].words)[0]):
                found[block.number] = lead
        elif block.kind != "item":
            open_ = block.text.endswith(":") or hangs(block.text)
            introduces = block.kind == "paragraph" and after is not None and after.number in named
            lead = block if introduces and open_ and obliges(block.text) else None
    return found


def _named(block: Block, outline: Outline) -> _Named | None:
    for shape, pattern in (("label", label_before()), ("code", _CODE), ("chapter", _CHAPTER)):
        match = pattern.match(block.text)
        words = block.text[match.end() :].strip() if match else ""
        items = outline.led.get(block.number, ())
        if not match or _is_short(words) or (not _is_whole(words, items) if items else words.endswith(":")):
            continue
        if shape == "chapter" and words[:1].islower() and not is_infinitive(words):
            continue  # "3.2 prosent av båtene"
        label = match["label"]
        stands = shape == "label" and match["stop"] is not None and words[-1:] in ".!"  # a title ends without a stop
        name = match["id"] if shape == "label" else match.group().strip().rstrip(":.–- ")
        return _Named(block, shape if shape == "chapter" else f"{shape} {label.lower()}", label, name, words, items, stands)
    return None


def _is_short(words: str) -> bool:
    """Whether words are a title, by their number and the stop they lack."""
    return len(words.split()) < (_LEAST - 1 if words.endswith(".") else _LEAST)


def _is_whole(words: str, items: tuple[Block, ...]) -> bool:
    """Whether words with a list under them ask for something before its lead-in, or the list only names things."""
    return is_listing(words, items, frozenset()) or len(sentences_of(words)) > 1


def _titled(block: Block, outline: Outline, used: frozenset[int]) -> _Named | None:
    """A name on a line of its own, or a line with a title behind it: what is asked is the paragraph right below."""
    alone = label_alone().fullmatch(block.text)
    titled = label_titled().fullmatch(block.text) if len(block.text) <= _TITLE and block.kind == "paragraph" else None
    match = alone or titled
    after = outline.blocks[outline.positions[block.number] + 1 :][:1]
    if match is None or not after or after[0].kind != "paragraph" or after[0].number in used or binds(block.text):
        return None
    below, label = after[0], match["label"]
    items = outline.led.get(below.number, ())
    if is_field(below) or _named(below, outline) or (not _is_whole(below.text, items) if items else below.text[-1:] not in ".!"):
        return None
    return _Named(below, f"label titled {label.lower()}", label, match["id"], below.text, items, stands=True)


def _with_fields(draft: Draft, outline: Outline) -> Draft:
    """The draft with the lines of labels right behind it."""
    for block in outline.blocks[outline.positions[draft.blocks[-1]] + 1 :]:
        if block.kind != "paragraph" or not is_field(block):
            break
        draft = with_field(draft, block)
    return draft


def _drafts(named: _Named, lead: Block | None, form: Form, outline: Outline) -> Iterator[Draft]:
    """The requirement, and those of its list that oblige."""
    section = outline.home.get(named.block.number, 0)
    path = outline.path_of(section)
    small = named.shape == "chapter" and named.words[:1].islower()
    if lead is None and (small or not (named.stands or _asks(named.words, path))):
        return
    listing = bool(named.items) and is_listing(named.words, named.items, frozenset())
    blocks = (named.block, *(all_below(named.items, outline) if listing else ()))
    draft = Draft(
        text=with_items(named.words, named.items, outline) if listing else named.words,
        kind=_kind(named, form, path, lead),
        blocks=tuple(block.number for block in blocks),
        section=section,
        path=path,
        lead_in=_NUMBER.sub("", lead_sentence(lead.text)) if lead else None,
        printed_id=printed_id_of(named.label, named.printed_id),
        set_by=set_by_of(path),
        places=places_of(blocks),
        reasons=("printed_id", "duty") if binds(named.words) else ("printed_id",),
    )
    yield draft if named.items else _with_fields(draft, outline)
    if named.items and not listing:
        yield from _below(named, draft, form, outline)


def _below(named: _Named, over: Draft, form: Form, outline: Outline) -> Iterator[Draft]:
    """The items under a named paragraph, led in by its last sentence."""
    led = Led(lead_sentence(named.words), named.items, named.block, ("obliging_lead",))
    for draft in drafts_of(led, over.kind, outline):
        kind = kind_of_item(form, draft, headed_kind(form, draft.path), False, over.kind)
        yield replace(draft, kind=kind, parent=draft.parent or named.block.number, set_by=over.set_by)


def _asks(words: str, path: tuple[str, ...]) -> bool:
    return binds(words) or is_deed(words) or is_measurable(sentences_of(words)[0]) or is_report_duty(path, words)


def _kind(named: _Named, form: Form, path: tuple[str, ...], lead: Block | None) -> str:
    """By the label where it names a kind, else by the heading, else by the words; what is named is no general steering."""
    if names_goal(named.label):
        return is_goal(named.words, None)
    if is_report_duty(path, named.words) or is_about_reporting(path):
        return "rapporteringskrav"
    is_krav = form.krav and kind_of_heading(named.label) == "krav"
    headed = kind_of_label(named.label) or ("krav" if is_krav else headed_kind(form, path))
    if headed in ("mål", "indikator"):
        return is_goal(named.words, headed)
    if headed is None and form.list == "wording" and (lead is not None or is_infinitive(named.words)):
        return "indikator" if has("extract.kinds", "limit", sentences_of(named.words)[0]) else "oppdrag"
    kind = headed or (form.list if form.list != "wording" else kind_of_wording(named.words))
    return "oppdrag" if kind == "mål" and (binds(named.words) or is_deed(named.words)) else kind
