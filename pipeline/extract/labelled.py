"""Lines with labels -> drafts: "Oppdrag 3.1: …", "Frist: …", "Ansvarlig: …", "Status: …", "Kommentar: …".

A requirement begins at its label and goes on to the next such label or heading; what stands behind "Status" or
"Kommentar" is the answer to it. A file is read so only where the labels come again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline.extract.drafts import Draft, Said
from pipeline.extract.duty import binds, is_background, is_duty, points, sentences_of
from pipeline.extract.kinds import is_goal, kind_of_path, kind_of_wording
from pipeline.extract.lists import Led, drafts_of, is_listing, lead_sentence, mark_form, obliges, with_items
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.ratings import printed_status
from pipeline.extract.wording import has, whole
from pipeline.phrases import all_forms, phrases
from pipeline.records import Block
from pipeline.text import fold, sentences

_SUBJECT = "extract.labelled"
_ROLES = ("asked", "goal", "status", "comment", "deadline", "responsible", "beside")
_FEWEST = 2  # records that make a file one with labels
_RATING = 60  # letters: a longer first sentence is no rating
_LETTERED = re.compile(r"(?:^|(?<=[.;,] ))\(?[a-zæøå]\)\s+")
_QUOTES = "«»“”„\"'"
_CHAPTER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")  # a heading's number
_ID = r"(?P<id>[A-ZÆØÅ]{0,3}[-. ]?\d{1,4}(?:[-–./]\d{1,4})*[a-z]?)"


@dataclass
class _Record:
    """A requirement's blocks by role, each with its words behind the label."""

    kind: str
    printed_id: str | None = None
    asked: list[tuple[Block, str]] = field(default_factory=list)
    items: list[Block] = field(default_factory=list)
    status: list[tuple[Block, str]] = field(default_factory=list)
    comment: list[tuple[Block, str]] = field(default_factory=list)
    beside: list[tuple[Block, str, str]] = field(default_factory=list)
    lead: Block | None = None  # what introduces the list that it is an item of
    now: str = "asked"


def labelled(
    outline: Outline, taken: frozenset[int], asking: frozenset[int] = frozenset(), report: bool = False
) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """The drafts of all labelled requirements in reading order, and the numbers of the blocks they use. `taken` are
    blocks that others have read, `asking` those of them that hold requirements. In a `report` what stands right under a
    goal tells of it, and where no answer has a label, what stands under any requirement. Linear."""
    every = _records(outline, taken, asking, report)
    records = [record for record in every if record.asked and not _is_bare_heading(record)]
    _lead(records, outline)
    answered = sum(bool(record.status or record.comment or record.beside) for record in records)
    if answered < _FEWEST or sum(map(_answers_again, records)) >= _FEWEST:
        return (), frozenset()
    drafts = tuple(draft for record in records for draft in _drafts(record, outline))
    return drafts, frozenset(number for record in records for number in _numbers(record))


def _answers_again(record: _Record) -> int:
    """How many more lines than one open an answer under one label ("Mål 1: …", then "Rapportering:" over and over): what
    is asked stands below such a label, and is not the label's."""
    return max(0, sum(not words for _, words in (*record.comment, *record.status)) - 1)


def _records(outline: Outline, taken: frozenset[int], asking: frozenset[int], report: bool) -> list[_Record]:
    records: list[_Record] = []
    now: _Record | None = None
    free = report and not any(_label(block)[0] in ("status", "comment") for block in outline.blocks)
    item: Block | None = None  # right above, first of its list: the requirement that a status without one speaks of
    for above, block in zip((None, *outline.blocks), outline.blocks, strict=False):
        role, printed_id, words = _label(block) if block.kind in ("paragraph", "item", "heading") else ("", None, "")
        if now is not None and now.comment and block.kind in ("row", "table_head") and block.number not in asking:
            _add(now, "comment", block, block.text)
            continue
        if block.number in taken or not (block.kind in ("paragraph", "item") or (role == "goal" and words)):
            now, item = None, None
            continue
        if now is not None and now.comment and not role and _tells_anew(block):
            now = None
        if role == "asked" and now is not None and now.comment and _is_measure_taken(block, now):
            role = "comment"
        if now is not None and not role and now.now == "asked" and _is_told(block, now, report, free):
            role = "comment"
        if role in ("asked", "goal"):
            now = _Record(role, printed_id, [(block, words)])
            records.append(now)
        elif role in ("status", "comment") and now is None and item is not None:
            now = _Record("asked", None, [(item, item.text)])
            records.append(now)
            _add(now, role, block, words)
        elif now is not None and not (block.kind == "item" and now.now in ("status", "comment") and _is_next(block, now)):
            _add(now, role, block, words)
        else:
            now = None
        listed = above is not None and above.kind == block.kind == "item" and above.lead == block.lead
        item = block if block.kind == "item" and not listed else None
    return records


def _is_measure_taken(block: Block, record: _Record) -> bool:
    """Whether a line "Tiltak: …" behind an answer tells what is done about the requirement: others are not called so."""
    label = whole("extract.kinds", "label_tiltak")
    return bool(label.match(block.text.split(":")[0])) and not label.match(record.asked[0][0].text.split(":")[0])


def _is_told(block: Block, record: _Record, report: bool, free: bool) -> bool:
    """Whether a paragraph without a label tells of the requirement above: a quotation ends there, or in a report a goal
    stands there, or any requirement where answers have no label (`free`), and the paragraph lays no duty."""
    if block.kind != "paragraph" or record.items:
        return False
    if record.kind == "goal" or (free and record.asked[-1][1].endswith(".")):
        return report and not is_duty(sentences_of(block.text)[0])
    return _is_quoted(fold(" ".join(words for _, words in record.asked)))


def _is_quoted(text: str) -> bool:
    """Whether a text stands between quotation marks, all of it."""
    return text[:1] in _QUOTES and text.rstrip(" .")[-1:] in _QUOTES and len(text) > 1


def _tells_anew(block: Block) -> bool:
    """A meeting's words behind an answer are where the next requirement comes from."""
    first = sentences_of(block.text)[0] if block.text else ""
    told = points(block.text) or (is_background(first) and has("extract.voices", "owner_narrates", first))
    return block.kind == "paragraph" and told


def _is_bare_heading(record: _Record) -> bool:
    """A heading that states a goal is one only where its status stands below, or what tells of a whole sentence."""
    block, words = record.asked[0]
    states = binds(words) or has("extract.units", "finite", words)
    return block.kind == "heading" and not record.status and not (record.comment and states)


def _lead(records: list[_Record], outline: Outline) -> None:
    """Puts with each item what introduces its list: right above the first, and it goes on behind the answers between."""
    for above, record in zip((None, *records), records, strict=False):
        first = record.asked[0][0]
        lead = outline.by_number.get(first.lead) if first.lead is not None else None
        if lead is not None and lead.text.endswith(":") and obliges(lead.text):
            record.lead = lead
        elif above is not None and above.lead and first.text[:1].islower() and _is_next(first, above):
            same = outline.home.get(first.number) == outline.home.get(above.asked[0][0].number)
            record.lead = above.lead if same else None


def _is_next(item: Block, record: _Record) -> bool:
    """Whether an item behind an answer is the next requirement: the one answered is itself an item, with the same mark."""
    first = record.asked[0][0]
    return first.kind == "item" and mark_form(first) == mark_form(item)


def _add(record: _Record, role: str, block: Block, words: str) -> None:
    if role:
        record.now = role
    if record.now == "asked" or record.now == "goal":
        if block.kind == "item":
            record.items.append(block)
        else:
            record.asked.append((block, words))
    elif record.now == "status":
        record.status.append((block, words))
    elif record.now == "comment":
        record.comment.append((block, words))
    else:
        record.beside.append((block, record.now, words))
        if whole(_SUBJECT, "named").match(block.text.split(":")[0]) and len(words) <= _RATING:
            record.printed_id = record.printed_id or words or None


def _label(block: Block) -> tuple[str, str | None, str]:
    """The role of a block's label ("" without one), the printed ID behind it, and the words after it."""
    numbered = _by_number().match(block.text)
    if numbered:
        return "asked", numbered["id"], block.text[numbered.end() :].strip()
    if ":" not in block.text[:60]:
        return "", None, block.text
    text = _CHAPTER.sub("", block.text) if block.kind == "heading" else block.text
    for role in _ROLES:
        match = _pattern(role).match(text)
        if match:
            printed = match.groupdict().get("id")
            printed = None if role == "goal" and printed and printed.isdigit() else printed
            return role, printed, text[match.end() :].strip()
    return "", None, block.text


@cache
def _pattern(role: str) -> re.Pattern[str]:
    forms = "|".join(all_forms(phrases(_SUBJECT)[role]))
    number = rf"(?:\s+(?:nr\.?\s*)?{_ID})?" if role in ("asked", "goal") else ""
    return re.compile(rf"(?:{forms}){number}\s*:(?!\S*\d)\s*", re.IGNORECASE)


@cache
def _by_number() -> re.Pattern[str]:
    """A label with a number of several parts and no colon: "Uppdrag RF 23:1 Nämnden ska …"."""
    forms = "|".join(all_forms(phrases(_SUBJECT)["asked"]))
    number = r"(?P<id>(?-i:[A-ZÆØÅÄÖ]{1,4}) ?\d{1,4}[:.-]\d{1,3}|\d{1,2}(?:\.\d{1,2}){1,2})"
    return re.compile(rf"(?:{forms})\s+{number}\s+(?:\([^)]{{3,40}}\)\s+)?(?=(?-i:[A-ZÆØÅÄÖ])[a-zæøåäö]+ )", re.IGNORECASE)


def _numbers(record: _Record) -> tuple[int, ...]:
    blocks = (*record.asked, *record.status, *record.comment, *((b, w) for b, _, w in record.beside))
    return (*(block.number for block, _ in blocks), *(item.number for item in record.items))


def _drafts(record: _Record, outline: Outline) -> tuple[Draft, ...]:
    """The requirement, or those of its list, with what is said about each."""
    first = record.asked[0][0]
    text = fold(" ".join(words for _, words in record.asked))
    text = text.rstrip(" .")[1:-1] if _is_quoted(text) else text
    path = outline.path(first.number)
    found: tuple[Draft, ...] = ()
    reasons = ("list_item", "printed_id") if record.printed_id else ("list_item", "kind_heading")
    if record.items and text and not is_listing(text, tuple(record.items), frozenset()):
        top = tuple(item for item in record.items if item.parent not in {other.number for other in record.items})
        led = Led(lead_sentence(text), top, None, reasons)
        found = drafts_of(led, "oppdrag", outline)
    if not found and text:
        text = with_items(text, record.items, outline) if record.items else text
        section = outline.home.get(first.number, 0)
        blocks = (*(block for block, _ in record.asked), *record.items)
        found = (Draft(text, "oppdrag", tuple(b.number for b in blocks), section, path, places=places_of(blocks),
                       reasons=reasons),)  # fmt: skip
    said = _said(record, len(found))
    after = _beside(record)
    return tuple(_finished(draft, record, answer, after, path) for draft, answer in zip(found, said, strict=True))


def _finished(draft: Draft, record: _Record, said: Said | None, after: str | None, path: tuple[str, ...]) -> Draft:
    lead_in = lead_sentence(record.lead.text) if record.lead and draft.lead_in is None else draft.lead_in
    kind = _kind(record, draft.text, path)
    return replace(draft, kind=kind, lead_in=lead_in, printed_id=record.printed_id, said=said, after=after)


def _kind(record: _Record, text: str, path: tuple[str, ...]) -> str:
    """By the label where it names a kind, else by the heading above, else by the words."""
    if record.kind == "goal":
        return is_goal(text, None)
    label = record.asked[0][0].text.split(":")[0]
    named = next((kind for kind in ("oppdrag", "tiltak") if whole("extract.kinds", f"label_{kind}").match(label)), None)
    headed = kind_of_path(path)
    if headed in ("mål", "indikator") and not named:
        return is_goal(text, headed)
    return named or headed or kind_of_wording(text)


def _beside(record: _Record) -> str | None:
    """Deadline and party lines: they hold for the requirement without standing in its text."""
    lines = [block.text for block, role, _ in record.beside if role in ("deadline", "responsible")]
    return fold(" ".join(line if line.endswith(".") else f"{line}." for line in lines)) or None


def _said(record: _Record, many: int) -> list[Said | None]:
    """What is said to each of a record's requirements: letter by letter where the answer is so divided."""
    rating = fold(" ".join(words for _, words in record.status))
    comment = fold(" ".join(words for _, words in record.comment))
    blocks = tuple(block for block, _ in (*record.status, *record.comment))
    text = comment or rating
    if not text:
        return [None] * many
    numbers = tuple(block.number for block in blocks)
    said = Said(numbers, text, numbers, places_of(blocks), rating=_rating(rating, bool(comment)))
    bodies = tuple(fold(words) for _, words in record.comment if words)
    if many > 1 and len(bodies) == many and not _LETTERED.search(text):
        each = zip(record.comment, bodies, strict=False)
        return [Said((block.number,), part, (block.number,), block.places, rating=None) for (block, _), part in each]
    parts = [part.strip() for part in _LETTERED.split(text) if part.strip()]
    if many > 1 and len(parts) == many:
        return [Said((*numbers, at), part, numbers, said.places, rating=None) for at, part in enumerate(parts)]
    return [said] * many


def _rating(status: str, commented: bool) -> str | None:
    """The rating on the status line: all of it where a comment follows, else its first words where they are one."""
    if not status:
        return None
    start, end = sentences(status)[0]
    first = status[start:end].rstrip(".")
    if len(first) <= _RATING and printed_status(first, None) is not None:
        return first
    return status if commented and len(status) <= _RATING else None
