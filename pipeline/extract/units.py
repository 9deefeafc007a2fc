"""A document that lays duties (orders, protocols, letters) -> drafts: list items, paragraphs, steering prose.

One item or paragraph is one requirement. A heading that names a kind gives it to all below; elsewhere a list obliges
when its lead-in does, and a paragraph that binds somebody is steering prose.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import (
    asks_apart,
    asks_behind,
    binds,
    is_aside,
    is_background,
    is_duty,
    meeting_asks,
    points,
    sentences_of,
    stresses,
)
from pipeline.extract.echoes import without_echoes
from pipeline.extract.forms import Form
from pipeline.extract.kinds import is_goal, kind_of_path, set_by_of
from pipeline.extract.lists import (
    Led,
    all_below,
    drafts_of,
    is_infinitive,
    is_listing,
    lead_sentence,
    with_items,
)
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.owner_words import asks_somebody, narrates, states_measure
from pipeline.extract.units_fields import is_field, with_field
from pipeline.extract.units_judge import (
    binds_us,
    goes_back,
    headed_kind,
    is_report_duty,
    is_silent,
    kind_asked,
    kind_of_item,
    kind_of_lead,
    kind_of_prose,
    lays_duties,
    lays_more,
    steers,
    unmarked_kind,
)
from pipeline.extract.voice_signs import goes_on
from pipeline.extract.wording import has, opens
from pipeline.records import Block
from pipeline.text import bare, fold


@dataclass
class _Walk:
    """Where the reading stands: what has been found, what is used up, what was pointed to before the next ask."""

    outline: Outline
    form: Form
    headings: frozenset[str]
    found: list[Draft] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    background: list[str] = field(default_factory=list)
    listed: range = range(0)  # positions in `found` of the list just read, while a closing sentence may follow
    decides: str | None = None  # a meeting's words that end in a colon: the paragraphs that follow are asked
    open_list: bool = False  # the draft just read ends in a list that belongs to its sentence


def units(outline: Outline, form: Form, taken: frozenset[int], lead: Block | None = None) -> tuple[Draft, ...]:
    """The drafts of a document's lists and prose in reading order; `taken` are blocks that tables have used, `lead` a
    paragraph further up that introduces a list which begins in the middle (a report answers between its items)."""
    headings = frozenset(bare(block.text).lstrip("0123456789") for block in outline.blocks if block.kind == "heading")
    walk = _Walk(outline, form, headings, used=set(taken))
    for block in outline.blocks:
        if block.number in walk.used:
            continue
        if block.kind == "heading":
            walk.background, walk.listed, walk.decides = [], range(0), None
        elif block.kind == "item":
            _read_list(walk, None, _bare_list(walk, block), lead)
        elif block.kind == "paragraph":
            _read_paragraph(walk, block)
    return without_echoes(tuple(walk.found))


def _bare_list(walk: _Walk, first: Block) -> tuple[Block, ...]:
    """The items from here on that no paragraph introduces, under the same heading."""
    items, home = [], walk.outline.home
    for block in walk.outline.blocks[walk.outline.positions[first.number] :]:
        led = block.lead is not None and block.lead in walk.outline.led and block.number != first.number
        if block.kind != "item" or led or home.get(block.number) != home.get(first.number):
            break
        if block.parent not in walk.outline.positions:
            items.append(block)
    return tuple(items)


def _read_paragraph(walk: _Walk, block: Block) -> None:
    items = tuple(i for i in walk.outline.led.get(block.number, ()) if i.number not in walk.used)
    if items:
        _read_list(walk, block, items)
    elif is_field(block) and _is_right_above(walk, block):
        for at in walk.listed or (len(walk.found) - 1,):
            walk.found[at] = with_field(walk.found[at], block)
    elif walk.listed and opens("extract.units", "closing", block.text):
        _close(walk, block)
    elif walk.open_list and walk.form.quoted and not has("extract.kinds", "tasked", sentences_of(block.text)[0]):
        _go_on(walk, block)
    else:
        _read_prose(walk, block, block.text)


def _is_right_above(walk: _Walk, block: Block) -> bool:
    """Whether the requirement read last ends right above a block."""
    at = walk.outline.positions[block.number]
    return bool(walk.found and at) and walk.outline.blocks[at - 1].number in walk.found[-1].blocks


def _read_list(walk: _Walk, lead: Block | None, items: tuple[Block, ...], above: Block | None = None) -> None:
    """A list with its lead-in: obligations one by one, or a list that belongs to its sentence, or nothing. `above`
    introduces it from further up, and has been read."""
    outline = walk.outline
    below = all_below(items, outline)
    walk.used.update(block.number for block in below)
    path = outline.path(items[0].number)
    if is_silent(path):
        return
    text = lead.text if lead else ""
    heading_kind = kind_of_lead(walk.form, text) or headed_kind(walk.form, path)
    if lead and is_listing(text, items, walk.headings):
        _read_prose(walk, lead, with_items(text, items, outline), below)
        walk.open_list = True
    elif lays_duties(walk.form, text, items, path):
        _oblige(walk, lead, items, heading_kind, above)
    elif lead:
        whole_text = with_items(text, items, outline) if walk.form.quoted else text
        _read_prose(walk, lead, whole_text, below if walk.form.quoted else ())


def _oblige(
    walk: _Walk, lead: Block | None, items: tuple[Block, ...], heading_kind: str | None, above: Block | None
) -> None:
    introduces = lead or above
    sentence = lead_sentence(introduces.text) if introduces else None
    parent = _read_before(walk, lead, sentence) if lead and sentence else None
    reasons = ("kind_heading",) if heading_kind else ("obliging_lead",) if lead else ("bare_list",)
    drafts = drafts_of(Led(sentence, items, lead, reasons), "", walk.outline)
    asked = introduces is not None and meeting_asks(introduces.text) is not None
    start = len(walk.found)
    for draft in drafts:
        over = next((d.kind for d in reversed(walk.found) if draft.parent in d.blocks), None) if draft.parent else None
        kind = kind_of_item(walk.form, draft, heading_kind, asked, over)
        walk.found.append(replace(_with_background(walk, draft), kind=kind, parent=draft.parent or parent))
    walk.listed = range(start, len(walk.found))


def _read_before(walk: _Walk, lead: Block, sentence: str) -> int | None:
    """What stands before the lead-in sentence in its paragraph. Where that is a requirement, it is the paragraph as a
    whole, and the list stands under it: the number of the block it begins in."""
    start = len(walk.found)
    _read_prose(walk, lead, fold(lead.text[: len(lead.text) - len(sentence)]))
    if len(walk.found) == start or meeting_asks(sentence) is not None:
        return None
    walk.found[-1] = replace(walk.found[-1], text=fold(f"{walk.found[-1].text} {sentence}"))
    return lead.number


def _close(walk: _Walk, block: Block) -> None:
    """Sentences behind a list hold for its items; a duty to report among them is one more requirement."""
    for at in walk.listed:
        draft = walk.found[at]
        walk.found[at] = replace(
            draft,
            after=fold(f"{draft.after or ''} {block.text}"),
            blocks=(*draft.blocks, block.number),
            places=tuple(dict.fromkeys((*draft.places, *block.places))),
        )
    reports = [s for s in sentences_of(block.text) if has("extract.units", "report_duty", s)]
    if lays_more(block.text):
        _add(walk, (block,), block.text, walk.found[walk.listed[-1]].kind, ("duty",))
    elif reports:
        _add(walk, (block,), fold(" ".join(reports)), "rapporteringskrav", ("report_duty",))


def _go_on(walk: _Walk, block: Block) -> None:
    """A quoted sentence behind a list of examples is the end of the same requirement."""
    last = walk.found[-1]
    walk.found[-1] = replace(
        last,
        text=fold(f"{last.text} {block.text}"),
        blocks=(*last.blocks, block.number),
        places=(*last.places, *block.places),
    )


def _read_prose(walk: _Walk, block: Block, text: str, more: tuple[Block, ...] = ()) -> None:
    """A paragraph: what a meeting asks, a duty to report, a requirement by its heading, or steering prose."""
    walk.used.update(b.number for b in more)
    walk.listed, walk.open_list = range(0), False
    if not text or is_silent(walk.outline.path(block.number)):
        return
    at, path = meeting_asks(text), walk.outline.path(block.number)
    if at is None and walk.form.list == "krav" and points(text):
        at = asks_behind(text)
    if walk.decides and _decide(walk, (block, *more), text, at):
        return
    walk.decides = None
    if at is not None and text.endswith(":") and not more:
        _announce(walk, text, at)
    elif at is not None:
        _ask(walk, (block, *more), text, at)
    elif stresses(text) and binds(text):
        _add(walk, (block, *more), text, "føring", ("duty",))
    elif walk.form.quoted and not stresses(text):
        _read_quoted(walk, block, text, more)
    elif (kind := unmarked_kind(walk.form, path, text)) is not None:
        _add(walk, (block, *more), text, kind, ("kind_heading",))
    elif points(text) or stresses(text) or not (binds_us(walk.form, text) or states_measure(text) or is_report_duty(path, text)):
        walk.background.extend([text] if is_background(text) or stresses(text) else [])
    elif is_report_duty(path, text):
        _add(walk, (block, *more), text, "rapporteringskrav", ("report_duty", "reporting_heading"))
    elif (kind := kind_of_prose(walk.form, path, text)) and binds(text):
        _add(walk, (block, *more), text, kind, ("kind_heading", "duty"))
    elif states_measure(text):
        _add(walk, (block, *more), text, "indikator", ("measure",))
    elif walk.form.prose and binds(text):
        _add(walk, (block, *more), text, walk.form.prose, ("duty",))


def _read_quoted(walk: _Walk, block: Block, text: str, more: tuple[Block, ...]) -> None:
    """A quoted paragraph is a requirement, with or without a verb, unless it only points back or tells."""
    if _is_right_above(walk, block) and (goes_back(text) or (block.number > walk.found[-1].blocks[-1] + 1 and goes_on(text))):
        _go_on(walk, block)
        return
    found = sentences_of(text)
    tells = is_background(found[0]) and not any(is_duty(s) and not is_background(s) for s in found)
    path = walk.outline.path(block.number)
    wanted = walk.form.headed or asks_somebody(text) or kind_of_path(path) in ("mål", "indikator")
    if tells or points(text) or narrates(found) or not wanted:
        if any(is_duty(s) and not is_background(s) and steers(text, s) for s in found) and not text.endswith(":"):
            _add(walk, (block, *more), text, "føring", ("quoted", "duty"))
        walk.background.append(text)
        return
    reports = opens("extract.units", "reports_up", text)
    kind = "rapporteringskrav" if reports else kind_of_path(path) or walk.form.prose
    _add(walk, (block, *more), text, is_goal(text, kind) if kind in ("mål", "indikator") else kind, ("quoted",))


def _announce(walk: _Walk, text: str, at: int) -> None:
    """What a meeting asks or decides in the paragraphs that follow: its words lead each of them in."""
    if at:
        walk.background.append(fold(text[:at]))
    walk.decides = text[at:]


def _decide(walk: _Walk, blocks: tuple[Block, ...], text: str, asks: int | None) -> bool:
    """Whether a paragraph is one of those that a meeting's colon announced: up to the next ask; behind "om å:" only
    what goes on in the middle of the sentence."""
    lead = walk.decides or ""
    goes_on = text[:1].islower() or is_infinitive(text)
    if is_aside(text) or asks is not None or is_background(text) or (lead.endswith((" å:", " att:")) and not goes_on):
        return False
    _add(walk, blocks, text, "krav", ("meeting_asks",))
    walk.found[-1] = replace(walk.found[-1], lead_in=lead)
    return True


def _ask(walk: _Walk, blocks: tuple[Block, ...], text: str, at: int) -> None:
    """What a meeting asks for begins with its own sentence; what stands before is where it comes from. A second ask in
    the same paragraph is a requirement of its own, unless it goes on ("ba videre")."""
    if at:
        walk.background.append(fold(text[:at]))
    for asked in asks_apart(text[at:]):
        reports = has("extract.units", "asks_report", sentences_of(asked)[0])
        _add(walk, blocks, asked, "rapporteringskrav" if reports else kind_asked(walk.form, asked), ("meeting_asks",))


def _add(walk: _Walk, blocks: tuple[Block, ...], text: str, kind: str, reasons: tuple[str, ...]) -> None:
    section = walk.outline.home.get(blocks[0].number, 0)
    numbers = tuple(b.number for b in blocks)
    path = walk.outline.path_of(section)
    draft = Draft(text, kind, numbers, section, path, places=places_of(blocks), reasons=reasons)
    walk.found.append(_with_background(walk, draft))


def _with_background(walk: _Walk, draft: Draft) -> Draft:
    return replace(draft, background=fold(" ".join(walk.background)) or None, set_by=set_by_of(draft.path))

