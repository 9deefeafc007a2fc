"""Items of a report that no paragraph right above introduces -> whether they are the owner's words.

Under a heading that names a kind ("Mål 2031") each item asks for itself, if the first does; a list that an answer parted
goes on behind it with an item of the same mark and form. A list right below may change its mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from pipeline.extract.duty import is_duty, sentences_of
from pipeline.extract.kinds import is_measurable, kind_of_heading
from pipeline.extract.lists import is_infinitive, mark_form, obliges
from pipeline.extract.outline import Outline
from pipeline.extract.owner_words import tells
from pipeline.extract.voice_signs import follows_order
from pipeline.extract.wording import has, opens
from pipeline.records import Block
from pipeline.words import hangs

_NEAR = 20  # items up a list in which its first mark is sought
_REACH = 60  # blocks between an item and the one that it follows in its list
_GOALS = ("mål", "indikator")
_TASKS = ("oppdrag", "krav", "tiltak")


def asks_for_itself(item: Block, outline: Outline) -> bool:
    """Whether an item under a heading that names a kind asks, as the item right under that heading does."""
    path = outline.path(item.number)
    kind = kind_of_heading(path[-1]) if path else None
    if item.lead is not None or kind is None or not _asks(item, kind):
        return False
    if kind in _GOALS and item.text.endswith(".") and opens("extract.kinds", "measure_first", item.text):
        return True  # a measure in a sentence of its own, whatever stands first under the heading
    first = outline.sections[outline.home[item.number]].first
    at = outline.positions.get(first, -1) + 1
    opener = outline.blocks[at] if 0 < at < len(outline.blocks) else item
    alike = any(mark_form(opener) == mark_form(other) for other in _run_up(item, outline))
    return opener.kind == "item" and opener.lead is None and alike and _asks(opener, kind)


def _run_up(item: Block, outline: Outline) -> Iterator[Block]:
    """The item and those right above it that no paragraph introduces: a list may change its mark."""
    at = outline.positions[item.number]
    near = reversed(outline.blocks[max(0, at - _NEAR) : at + 1])
    return takewhile(lambda block: block.kind == "item" and block.lead is None, near)


def opens_list(paragraph: Block, outline: Outline) -> bool:
    """Whether a paragraph right under a heading only introduces what each item of its list asks: the heading names a
    kind, or the paragraph says that somebody was asked."""
    items = outline.led.get(paragraph.number, ())
    path = outline.path(paragraph.number)
    was_asked = has("extract.voices", "was_asked", paragraph.text)
    kind = "krav" if was_asked else kind_of_heading(path[-1]) if path else None
    if not items or kind is None or not paragraph.text.endswith(":") or (tells(paragraph.text) and not was_asked):
        return False
    first = outline.sections[outline.home[paragraph.number]].first
    above = outline.positions.get(first, -2) + 1 == outline.positions[paragraph.number]
    return above and all(_asks(item, kind) for item in items)


def lays_list(paragraph: Block, outline: Outline) -> bool:
    """Whether a paragraph right under a heading, in a chapter that follows an order, obliges and introduces deeds."""
    items = outline.led.get(paragraph.number, ())
    above = outline.positions[paragraph.number] - 1
    headed = above >= 0 and outline.blocks[above].kind == "heading" and follows_order(outline.path(paragraph.number))
    lays = paragraph.text.endswith(":") and is_duty(paragraph.text) and not tells(paragraph.text)
    return headed and lays and bool(items) and all(_asks(item, "oppdrag") for item in items)


def _asks(item: Block, kind: str) -> bool:
    """Whether an item's first sentence lays a duty, measures something or names a deed, and does not tell."""
    first = sentences_of(item.text)[0] if item.text else ""
    told = tells(first) and not opens("extract.kinds", "measure_first", first)
    if is_duty(first):
        return not told
    return not tells(first) and (_names_deed(first) if kind in _TASKS else is_measurable(first))


def _names_deed(sentence: str) -> bool:
    """Whether a sentence names a thing to be done: by its first word, or behind with whom or by when, without a verb that
    tells."""
    led = opens("extract.voices", "manner", sentence) and not has("extract.units", "finite", sentence)
    return is_infinitive(sentence) or led


def resumes(item: Block, outline: Outline, asks: Callable[[Block], bool]) -> Block | None:
    """The item of a list further up, under the same heading, that an item goes on with: answers stand between, the mark
    is the same, and both go on in the sentence that introduced the list. `asks` tells which blocks are the owner's."""
    if item.lead is not None or not _in_sentence(item):
        return None
    at, below = outline.positions[item.number], item
    for other in reversed(outline.blocks[max(0, at - _REACH) : at]):
        if other.kind == "heading":
            return None
        if other.kind == "paragraph" and (asks(other) or (_introduces(other) and mark_form(below) == mark_form(item))):
            return None
        if other.kind == "item" and asks(other):
            if (other.level or 1) > (item.level or 1):  # a list inside the item above
                continue
            alike = mark_form(other) == mark_form(item) and other.level == item.level and _in_sentence(other)
            alike = alike and other.text[:1].islower() == item.text[:1].islower()
            return other if alike and _is_led(other, outline, asks) else None
        below = other
    return None


def _in_sentence(item: Block) -> bool:
    first = sentences_of(item.text)[0] if item.text else ""
    return _names_deed(first) and (first[:1].islower() or not tells(first))


def _is_led(item: Block, outline: Outline, asks: Callable[[Block], bool]) -> bool:
    """Whether a paragraph that obliges introduces the list of an item, right above or further up."""
    lead = outline.by_number.get(item.lead) if item.lead is not None else None
    if lead is None:
        return resumes(item, outline, asks) is not None
    return _introduces(lead) and obliges(lead.text)


def _introduces(paragraph: Block) -> bool:
    return paragraph.text.endswith(":") or hangs(paragraph.text)
