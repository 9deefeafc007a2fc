"""A report that quotes the owner's requirements and answers each -> drafts with what is said about them.

A run of quoted blocks is read like an order; the blocks behind it, up to the next quotation or heading, are the answer
to all of the run. Where the answer repeats the requirements one by one, each gets its own part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import meeting_asks
from pipeline.extract.forms import Form
from pipeline.extract.kinds import kind_of_heading, kind_of_path, kind_of_wording
from pipeline.extract.lists import is_infinitive
from pipeline.extract.names import Name, is_number_of_one, with_names
from pipeline.extract.outline import Outline
from pipeline.extract.owner_words import halves
from pipeline.extract.passages import answers_of
from pipeline.extract.turns import heads_figures
from pipeline.extract.units import units
from pipeline.extract.voice_runs import Voice
from pipeline.extract.voices import voices
from pipeline.extract.wording import has
from pipeline.records import Block
from pipeline.words import hangs

_QUOTED = Form("", "quoted", "oppdrag", "oppdrag")


@dataclass
class _Exchange:
    """A run of the owner's blocks and the blocks that answer it, under a title inside the section if there is one."""

    asked: list[Block] = field(default_factory=list)
    answer: list[Block] = field(default_factory=list)
    title: str | None = None
    lead: Block | None = None  # introduces the list that the run goes on with, from further up


def quotes(
    outline: Outline,
    taken: frozenset[int],
    chapters: frozenset[int] | None = None,
    names: Mapping[int, Name] = MappingProxyType({}),
    asking: frozenset[int] = frozenset(),
) -> tuple[Draft, ...]:
    """The quoted requirements in reading order, each with what is said about it; in the sections `chapters` alone, if
    given. `names` stood before the words of paragraphs, by block number; `asking` are rows that ask themselves, and no
    part of what is said of the goal above their table."""
    found = voices(outline, taken, chapters)
    exchanges = _exchanges(outline, found, asking | _heads_over(outline, asking))
    return tuple(draft for exchange in exchanges for draft in _drafts(exchange, outline, found, names))


def _heads_over(outline: Outline, rows: frozenset[int]) -> frozenset[int]:
    """The heads of tables whose first row is among `rows`."""
    pairs = pairwise(outline.blocks)
    return frozenset(head.number for head, row in pairs if head.kind == "table_head" and row.number in rows)


def _exchanges(outline: Outline, found: dict[int, Voice], asking: frozenset[int]) -> list[_Exchange]:
    exchanges = [_Exchange()]
    title: str | None = None
    lead: Block | None = None
    for block in outline.blocks:
        voice = found.get(block.number)
        if voice is None:
            waits = exchanges[-1].asked and not exchanges[-1].answer and is_number_of_one(block.text)
            if not (waits or heads_figures(block, _behind(outline, block))):
                title, lead = None, None
                exchanges.append(_Exchange())
        elif voice.who == "head":
            continue
        elif voice.who == "title" and _before_question(outline, found, block):
            title = block.text
            exchanges.append(_Exchange(title=title))
        elif voice.who == "asks":
            if exchanges[-1].answer:
                exchanges.append(_Exchange(title=title, lead=lead if block.kind == "item" else None))
            if block.kind == "paragraph":
                lead = block if block.text.endswith(":") or hangs(block.text) else None
            exchanges[-1].asked.append(block)
        elif block.number not in asking:
            exchanges[-1].answer.append(block)
    return [_parted(exchange) for exchange in exchanges if exchange.asked]


def _behind(outline: Outline, block: Block) -> tuple[Block, ...]:
    at = outline.positions[block.number]
    return outline.blocks[at + 1 : at + 2]


def _parted(exchange: _Exchange) -> _Exchange:
    """An exchange without an answer whose last paragraph itself goes on with one."""
    last = exchange.asked[-1]
    cut = halves(last.text) if last.kind == "paragraph" and not exchange.answer else None
    if cut is None:
        return exchange
    asked, answer = (replace(last, text=text, runs=()) for text in cut)
    return replace(exchange, asked=[*exchange.asked[:-1], asked], answer=[answer])


def _before_question(outline: Outline, found: dict[int, Voice], block: Block) -> bool:
    """Whether a title stands over a quotation: only titles or a quotation follow at once."""
    for other in outline.blocks[outline.positions[block.number] + 1 :][:4]:
        voice = found.get(other.number)
        if voice is None or voice.who == "asks":
            return voice is not None
        if voice.who != "title":
            return False
    return False


def _drafts(
    exchange: _Exchange, outline: Outline, found: dict[int, Voice], names: Mapping[int, Name]
) -> tuple[Draft, ...]:
    asked = tuple(exchange.asked)
    part = replace(
        outline,
        blocks=asked,
        positions={block.number: at for at, block in enumerate(asked)},
        led=_within(outline.led, asked),
        children=_within(outline.children, asked),
    )
    headed = any(found[block.number].headed for block in asked) and not any(meeting_asks(b.text) is not None for b in asked)
    drafts = with_names(units(part, replace(_QUOTED, headed=headed), frozenset(), exchange.lead), names)
    drafts = tuple(map(_measured, drafts))
    said = answers_of(drafts, exchange.answer, outline)
    return tuple(
        replace(
            _titled(draft, exchange.title),
            said=said.get(at),
            reasons=tuple(dict.fromkeys((*draft.reasons, *found[draft.blocks[0]].reasons))),
        )
        for at, draft in enumerate(drafts)
    )


def _measured(draft: Draft) -> Draft:
    """What no heading calls a task or a goal, and no meeting asks, is an indicator where it states a measure and no deed."""
    free = draft.kind == "oppdrag" and kind_of_path(draft.path) is None and not is_infinitive(draft.text)
    asked = meeting_asks(draft.lead_in or draft.text) is not None
    return replace(draft, kind="indikator") if free and not asked and kind_of_wording(draft.text) == "indikator" else draft


def _titled(draft: Draft, title: str | None) -> Draft:
    """A title inside the section is the innermost heading, and may name the kind. What is given as an assignment in so
    many words is one."""
    if draft.kind == "krav" and has("extract.voices", "given_as_task", draft.lead_in or draft.text):
        draft = replace(draft, kind="oppdrag")
    if not title:
        return draft
    kind = kind_of_heading(title)
    asked = draft.kind in ("rapporteringskrav", "føring") or meeting_asks(draft.lead_in or draft.text) is not None
    return replace(draft, path=(*draft.path, title), kind=draft.kind if asked or not kind else kind)


def _within(groups: dict[int, tuple[Block, ...]], asked: tuple[Block, ...]) -> dict[int, tuple[Block, ...]]:
    numbers = {block.number for block in asked}
    return {
        number: items
        for number in numbers
        if (items := tuple(i for i in groups.get(number, ()) if i.number in numbers))
    }
