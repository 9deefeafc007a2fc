"""A lead-in and its items -> drafts: one obligation each, with the lead-in verbatim beside it.

An item whose sub-items only name examples or groups keeps them in its text; sub-items that oblige are requirements of
their own; an item that is only their unfinished beginning is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import binds, is_background, is_duty, meeting_asks, sentences_of
from pipeline.extract.kinds import is_measurable
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.wording import has, opens, pattern
from pipeline.records import Block
from pipeline.text import bare, fold
from pipeline.words import hangs

_DEEPEST = 6  # lists in lists: deeper than this, sub-items stay in the text
_NOMINAL = re.compile(r"^\w+(?:ing|else|sjon|tion|skap|ande|ende)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\d+|(?<!\w)[a-zæøåäö](?=[.)])")  # what a mark counts with
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}")  # a mark that names its item, not only its place in the list
_INFINITIVE = re.compile(r"^(?:\(\w[\w./-]*\) )?[A-ZÆØÅÄÖa-zæøåäö]+(?:e|a|å)\b(?! ?:)")


@dataclass(frozen=True, slots=True)
class Led:
    """A list: its lead-in sentence (None where it stands bare under a heading), its items at the top depth, and why it
    is taken for obligations."""

    lead_in: str | None
    items: tuple[Block, ...]
    lead: Block | None = None
    reasons: tuple[str, ...] = ()


def lead_sentence(text: str) -> str:
    """The last sentence of a paragraph that introduces a list."""
    found = sentences_of(text)
    return found[-1] if found else text


def is_infinitive(text: str) -> bool:
    """Whether a text opens with an infinitive, by its ending; names and determiners that end alike do not."""
    return bool(_INFINITIVE.match(text)) and not opens("extract.units", "no_infinitive", text)


def with_items(text: str, items: Iterable[Block], outline: Outline) -> str:
    """A text with its list inside it, markers as printed, sub-items after their item."""
    pieces = [text, *(f"{item.marker or ''} {item.text}" for item in all_below(items, outline))]
    return fold(" ".join(pieces))


def all_below(items: Iterable[Block], outline: Outline) -> tuple[Block, ...]:
    """Items with everything under them, in order."""
    found: list[Block] = []
    waiting = list(reversed(tuple(items)))
    while waiting:
        item = waiting.pop()
        found.append(item)
        waiting.extend(reversed(outline.children.get(item.number, ())))
    return tuple(found)


def is_listing(lead: str, items: tuple[Block, ...], headings: frozenset[str]) -> bool:
    """Whether a list only names things: its lead-in says so, or its items stand as headings of the document."""
    named = sum(bare(item.text) in headings for item in items)
    sentence = lead_sentence(lead)
    return named * 2 > len(items) or (has("extract.units", "listing", sentence) and meeting_asks(sentence) is None)


def obliges(lead: str) -> bool:
    """Whether a lead-in lays its items on somebody."""
    sentence = lead_sentence(lead)
    return is_duty(sentence) or meeting_asks(sentence) is not None or (
        has("extract.units", "obliging_lead", sentence) and not opens("extract.duty", "others", sentence)
    )


def drafts_of(led: Led, kind: str, outline: Outline) -> tuple[Draft, ...]:
    """The drafts of a list, in reading order. `kind` is what its items are; the caller may judge them by wording."""
    return tuple(draft for item in led.items for draft in _of_item(item, led, kind, None, outline))


def _of_item(
    item: Block, led: Led, kind: str, parent: int | None, outline: Outline, depth: int = 1
) -> tuple[Draft, ...]:
    children = outline.children.get(item.number, ())
    points = not children and all(is_background(sentence) for sentence in sentences_of(item.text))
    if points or (_describes(item.text) and not binds(item.text)):
        return ()
    if not children:
        return (_draft(item, item.text, led, kind, parent, outline),)
    if depth >= _DEEPEST or _only_names(item, children):
        below = all_below(children, outline)
        whole = _draft(item, with_items(item.text, children, outline), led, kind, parent, outline)
        return (replace(whole, blocks=(item.number, *(b.number for b in below)), places=places_of((item, *below))),)
    if (is_unfinished(item.text) or _waits(item.text, children)) and not binds(" ".join(sentences_of(item.text)[:-1])):
        inner = replace(led, lead_in=lead_sentence(item.text) if item.text.endswith(":") else item.text)
        return tuple(draft for child in children for draft in _of_item(child, inner, kind, parent, outline, depth + 1))
    inner = replace(led, lead_in=lead_sentence(item.text) if item.text.endswith(":") else led.lead_in)
    own = _draft(item, item.text, led, kind, parent, outline)
    return (
        own,
        *(draft for child in children for draft in _of_item(child, inner, kind, item.number, outline, depth + 1)),
    )


def _describes(text: str) -> bool:
    """Whether an item only tells what is, by its first words or all through its first sentence."""
    first = sentences_of(text)[0] if text else ""
    return opens("extract.units", "describes", text) or opens("extract.units", "describes_state", first)


def _waits(text: str, children: tuple[Block, ...]) -> bool:
    """Whether what shall be done stands in the sub-items: a duty's verb with only when and with whom behind it."""
    acts = sum(child.text[:1].islower() and is_infinitive(child.text) for child in children) * 2 > len(children)
    asked_before = any(is_duty(sentence) or is_infinitive(sentence) for sentence in sentences_of(text)[:-1])
    return acts and not asked_before and bool(pattern("extract.units", "waiting").search(lead_sentence(text)))


def is_unfinished(text: str) -> bool:
    """Whether an item is only the beginning of its sub-items: it ends in a colon, or in a word that asks for more, or
    says neither what is to be nor what to do."""
    if text.endswith(":"):
        *before, last = sentences_of(text)
        if hangs(last.rstrip(":")):
            return not any(is_duty(s) or is_infinitive(s) for s in before) and not is_infinitive(last)
        return not binds(text) and not is_infinitive(text)
    if hangs(text):
        return True
    return not (
        has("extract.units", "finite", text) or _NOMINAL.match(text) or is_infinitive(text) or text.endswith(".")
    )


def _only_names(item: Block, children: tuple[Block, ...]) -> bool:
    """Whether sub-items are examples or groups rather than obligations."""
    if has("extract.units", "listing", lead_sentence(item.text)):
        return True
    obliging = sum(
        binds(child.text) or is_measurable(child.text) or is_infinitive(child.text) or bool(_NOMINAL.match(child.text))
        for child in children
    )
    return obliging * 2 < len(children) and not is_unfinished(item.text)


def _draft(item: Block, text: str, led: Led, kind: str, parent: int | None, outline: Outline) -> Draft:
    section = outline.home.get(item.number, 0)
    return Draft(
        text=fold(text),
        kind=kind,
        blocks=(item.number,),
        section=section,
        path=outline.path_of(section),
        lead_in=led.lead_in,
        parent=parent,
        printed_id=item.marker if _DOTTED.fullmatch(item.marker or "") else None,
        places=item.places,
        reasons=("list_item", *led.reasons),
    )


def mark_form(item: Block) -> str:
    """An item's mark, whatever number or letter it counts with."""
    return _COUNTED.sub("1", item.marker or "")
