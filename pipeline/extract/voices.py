"""Blocks of a report -> who speaks in each: "asks" (the owner, quoted), "answers", or "title".

Where the quotations are set in italics or bold, the type decides. Where it was lost, rules read the words and the trace that
a change of type leaves, and a model fitted to labelled reports (voice_model.py) weighs what they read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.duty import binds, meeting_asks, sentences_of
from pipeline.extract.outline import Outline
from pipeline.extract.owner_words import asks_somebody, tells
from pipeline.extract.turns import begins_answer, is_answer_head, is_apart, leads_again, turns
from pipeline.extract.voice_lists import asks_for_itself, lays_list, opens_list, resumes
from pipeline.extract.voice_runs import Voice, settle
from pipeline.extract.voice_signs import Points, goes_on, in_two_ways, owners_points
from pipeline.extract.voice_stretches import Stretch, stretches, weighed
from pipeline.extract.voice_zones import OF_TABLES, reporting, zone_of
from pipeline.extract.wording import has, opens, pattern, whole
from pipeline.records import Block
from pipeline.text import bare

_SET_SHARE = 0.6  # of a block's letters, for the block to count as set apart by type
_SET_BLOCKS = 4  # so many requirements set apart, and type decides in the whole document
_ENOUGH = 3  # points for the owner's voice
_AGAIN = 2  # exchanges under headings in turn that make it the document's way
_ROW = 2  # figures in a line that make it a row of a table rather than a title
_TITLE = 90  # letters: a longer line is no title


@dataclass(frozen=True, slots=True)
class _Reading:
    """What holds for the whole document: its outline, the chapters in which type tells who speaks, whether shares are
    written in two ways; and what speaks for the owner's voice in each block, by its number, as it is found."""

    outline: Outline
    typed: frozenset[str]
    parted: bool
    points: dict[int, Points] = field(default_factory=dict)


def voices(outline: Outline, taken: frozenset[int], chapters: frozenset[int] | None = None) -> dict[int, Voice]:
    """The voice of every block in the chapters that may answer, or in the sections `chapters` if given; headings and what stands
    outside are left out."""
    ruled, found = read_by_rules(outline, taken, chapters)
    return ruled | weighed(found)


def read_by_rules(
    outline: Outline, taken: frozenset[int], chapters: frozenset[int] | None = None
) -> tuple[dict[int, Voice], list[Stretch]]:
    """The voices that rules give, and the stretches of blocks in which words, not type, show them."""
    blocks = zone_of(outline, taken, reporting(outline) if chapters is None else chapters)
    reading = _Reading(outline, _typed_chapters(blocks, outline), in_two_ways(blocks))
    ruled = _by_rules(blocks, reading, taken, beyond=chapters is None)
    heard = {block.number for block in blocks} | set(ruled)
    worded = (b for b in outline.blocks if b.number in heard and _chapter(b, outline) not in reading.typed)
    return ruled, stretches(ruled, worded, outline, reading.parted, reading.points)


def _by_rules(blocks: list[Block], reading: _Reading, taken: frozenset[int], beyond: bool) -> dict[int, Voice]:
    found: dict[int, Voice] = {}
    previous: Block | None = None
    above: Block | None = None  # the last heading
    answering = False  # under a bare heading of reporting, until a meeting asks anew, or the words that always ask come
    leads = leads_again(blocks)
    for block in blocks:
        if block.kind != "heading":
            anew = meeting_asks(block.text) is not None or bare(block.text) in leads
            answering = answering and not (block.kind == "paragraph" and anew)
            found[block.number] = Voice("answers") if answering else _voice(block, previous, found, reading)
        else:
            answering, above = is_answer_head(block.text) and not is_apart(block, above), block
        marked = answering if block.kind == "heading" else _marks_answer(block)
        if marked and previous is not None and previous.number in found:
            found[previous.number] = Voice("asks", ("answer_mark",), True)
            if block.kind == "heading":
                found[block.number] = Voice("head")
        previous = block
    settle(found, blocks)
    zone = {block.number for block in blocks}
    return found | _headed(reading.outline, taken, zone, _plainly_asked(found), beyond)


def _plainly_asked(found: dict[int, Voice]) -> frozenset[int]:
    """The blocks that ask by words so plain, in a chapter that follows an order, that they end an answer under its bare
    heading: not every answer of a document need have such a heading."""
    return frozenset(number for number, voice in found.items() if "after_kind_heading" in voice.reasons)


def _headed(
    outline: Outline, taken: frozenset[int], zone: set[int], plain: frozenset[int], beyond: bool
) -> dict[int, Voice]:
    """The voices that headings in turn give ("Mål", "Resultat"); of those that do not begin in the chapters read only
    where they come again, and none unless `beyond`. A line that heads the question is its title, a heading has no voice.
    From a block in `plain` on, the words tell."""
    found: dict[int, Voice] = {}
    exchanges = turns(block for block in outline.blocks if block.number not in taken or block.kind == "row")
    for exchange in exchanges:
        inside = next(iter(exchange)) in zone
        if not (inside or beyond) or (len(exchanges) < _AGAIN and not zone.issuperset(exchange)):
            continue
        for at, (number, role) in enumerate(exchange.items()):
            if role == "answers" and number in plain:
                break
            if role == "head":
                first = at == 0
                if not first or outline.by_number[number].kind != "heading":
                    found[number] = Voice("title" if first else "head")
            else:
                found[number] = Voice(role, ("answer_mark",) if role == "asks" else (), True, True)
    return found


def _marks_answer(block: Block) -> bool:
    """A line such as "Rapportering:" between a requirement and the answer to it, or at the start of the answer."""
    bare = block.text.endswith(":") and bool(whole("extract.labelled", "comment").match(block.text))
    return bare or begins_answer(block)


def _by_type_of(blocks: list[Block]) -> bool:
    """Whether italics or bold show the owner's words: enough blocks are set so, and it is not the plain ones alone that
    ask."""
    said = [b for b in blocks if b.kind in ("paragraph", "item") and not is_title(b)]
    apart = [b for b in said if _apart(b)]
    if len(apart) < _SET_BLOCKS:
        return False
    return any(asks_somebody(b.text) for b in apart) or not any(
        meeting_asks(b.text) is not None for b in said if not _apart(b)
    )


def _typed_chapters(blocks: list[Block], outline: Outline) -> frozenset[str]:
    """The chapters in which type shows who speaks: where it does in the document, those that use it at all."""
    apart = [block for block in blocks if block.kind != "heading" and _apart(block)]
    return frozenset(_chapter(block, outline) for block in apart) if _by_type_of(blocks) else frozenset()


def _chapter(block: Block, outline: Outline) -> str:
    return (outline.path(block.number) or ("",))[0]


def is_title(block: Block) -> bool:
    """A short line without a full stop that asks nothing: the title of what follows."""
    text = block.text
    return (
        block.kind in ("paragraph", "item")
        and len(text) <= _TITLE
        and text[:1].isupper()
        and (text[-1:] not in ".:;," or bool(pattern("extract.voices", "short_end").search(text)))
        and not binds(text)
        and not any(sign.isdigit() and "%" in text for sign in text)
        and sum(word[:1].isdigit() for word in text.split()) < _ROW
    )


def _apart(block: Block) -> str | None:
    """What type sets a block apart, None where none does; a caption is set so for itself."""
    if opens("extract.voices", "caption", block.text):
        return None
    for name in ("italic", "bold"):
        letters = sum(run.end - run.start for run in block.runs if getattr(run, name))
        if block.text and letters >= _SET_SHARE * len(block.text):
            return name
    return None


def _voice(block: Block, previous: Block | None, found: dict[int, Voice], reading: _Reading) -> Voice:
    outline = reading.outline
    if block.kind in OF_TABLES or begins_answer(block):
        return Voice("answers")
    if _chapter(block, outline) in reading.typed:
        return _by_type(block, outline)
    lead = found.get(block.lead) if block.kind == "item" and block.lead is not None else None
    if lead:
        return Voice(lead.who, lead.reasons, lead.sure)
    if block.kind == "item":
        return _of_item(block, found, outline)
    return _by_words(block, previous, found, reading)


def _of_item(block: Block, found: dict[int, Voice], outline: Outline) -> Voice:
    """An item that no paragraph right above introduces."""
    if asks_for_itself(block, outline):
        return Voice("asks", ("after_kind_heading",))
    goes_on_with = resumes(block, outline, lambda other: _is_asked(found, other))
    if goes_on_with is not None:
        return found[goes_on_with.number]
    return Voice("title") if _stands_alone(block, outline) else Voice("answers")


def _is_asked(found: dict[int, Voice], block: Block) -> bool:
    voice = found.get(block.number)
    return voice is not None and voice.who == "asks"


def _stands_alone(block: Block, outline: Outline) -> bool:
    """A short item with no other item beside it is a title with a bullet before it."""
    at = outline.positions[block.number]
    beside = (*outline.blocks[max(0, at - 1) : at], *outline.blocks[at + 1 : at + 2])
    return is_title(block) and block.lead is None and all(other.kind != "item" for other in beside)


def _by_type(block: Block, outline: Outline) -> Voice:
    if _stands_alone(block, outline) if block.kind == "item" else is_title(block):
        return Voice("title")
    asks_in_plain = block.text.endswith(":") and meeting_asks(block.text) is not None
    if set_in := _apart(block):
        return Voice("asks", (set_in,), True)
    return Voice("asks", ("meeting_asks",)) if asks_in_plain else Voice("answers")


def _by_words(block: Block, previous: Block | None, found: dict[int, Voice], reading: _Reading) -> Voice:
    outline = reading.outline
    points, reasons = reading.points[block.number] = owners_points(block, previous, outline.path(block.number), reading.parted)
    above = found.get(previous.number) if previous is not None and previous.kind == "item" else None
    after_list = above is not None and above.who == "asks"
    closes = opens("extract.units", "closing", block.text) and not tells(sentences_of(block.text)[0])
    reports = has("extract.units", "report_duty", block.text) and not tells(sentences_of(block.text)[0])
    if after_list and (closes or block.shift or reports) and binds(block.text):
        return Voice("asks", ("owner_wording",), True)
    laid = binds(block.text) or reports
    over_page = _after_page(previous, block) and goes_on(block.text) and laid
    if over_page and previous is not None and previous.kind == "paragraph" and _is_asked(found, previous):
        return found[previous.number]
    leads = bool(outline.led.get(block.number))
    if opens_list(block, outline):
        return Voice("asks", ("after_kind_heading",), True)
    if points >= _ENOUGH:
        return Voice("asks", reasons, block.shift or leads or "meeting_asks" in reasons)
    if lays_list(block, outline):
        return Voice("asks", ("after_kind_heading",))
    return Voice("title") if is_title(block) else Voice("answers")


def _after_page(previous: Block | None, block: Block) -> bool:
    """Whether what a page prints for itself stands between two blocks."""
    return previous is not None and block.number > previous.number + 1
