"""Document and blocks -> drafts in reading order, by the genre's form."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.boxes import boxes
from pipeline.extract.commentary import with_commentary
from pipeline.extract.definitions import definitions
from pipeline.extract.drafts import Draft
from pipeline.extract.followups import follows_up, with_followups
from pipeline.extract.forms import answers, as_laid_out, form_of
from pipeline.extract.grids import grids
from pipeline.extract.kinds import is_doubtful, kind_of_path
from pipeline.extract.labelled import labelled
from pipeline.extract.named_units import named_units
from pipeline.extract.names import Name, with_names, without_names
from pipeline.extract.outline import Outline, outline
from pipeline.extract.printed_ids import with_ids
from pipeline.extract.quotes import quotes
from pipeline.extract.referrals import with_referred
from pipeline.extract.remarks import with_remarks
from pipeline.extract.running_ids import with_running
from pipeline.extract.steering import steering
from pipeline.extract.units import units
from pipeline.extract.voice_signs import follows_order
from pipeline.extract.voice_zones import told_only
from pipeline.records import REPORTS, Document, Issue, Parsed


def drafts_of_document(document: Document, parsed: Parsed) -> tuple[tuple[Draft, ...], tuple[Issue, ...]]:
    """Every requirement of the document as a draft, ordered by where it begins; and what a person should know."""
    form, plan = replace(form_of(document.genre), recipient=document.recipient), outline(parsed)
    rows, taken = grids(plan, document.genre)
    form = as_laid_out(form, bool(rows))
    defined, held = definitions(plan, taken)
    taken |= held
    asking = frozenset(number for row in rows for number in row.blocks)
    stated, held = labelled(plan, taken, asking, document.genre in REPORTS)
    rest = defined
    names: dict[int, Name] = {}
    if form.reads != "issued":
        plan, names = without_names(plan, taken | held)
    if form.reads == "issued":
        boxed, boxed_blocks = boxes(plan, held | asking)
        named, named_blocks = named_units(plan, form, taken | held | boxed_blocks)
        plain = units(plan, form, taken | held | boxed_blocks | named_blocks)
        rest = (*rest, *stated, *boxed, *named, *_numbered(plain, plan))
    elif form.lists:
        said = _answered(plan, taken | held, names, asking)
        plain = units(plan, form, taken | held | _used((*rest, *said), plan) | told_only(plan))
        rest = (*rest, *_numbered((*stated, *said, *with_names(plain, names)), plan))
    elif form.reads == "quoted":
        quoted = quotes(plan, taken | held, names=names, asking=asking)
        rest = (*rest, *_numbered((*stated, *quoted), plan))
        rest = (*rest, *_decided(plan, document, taken, (*rows, *rest))) if form.own else rest
    else:
        rest = (*rest, *_numbered(stated, plan))
    rows = with_remarks(with_commentary(rows, plan, taken), plan, taken) if answers(document.genre) else rows
    drafts = tuple(sorted((*_settled(rows), *rest), key=lambda draft: draft.blocks[0]))
    if answers(document.genre):
        drafts = with_followups(drafts, plan, taken)
        drafts = _with_listed(drafts, plan, taken, names) if form.reads == "quoted" else drafts
        drafts = with_referred(drafts, plan)
        told = steering(plan, taken | _used(drafts, plan)) if document.genre in REPORTS else ()
        drafts = tuple(sorted((*drafts, *told), key=lambda draft: draft.blocks[0]))
        drafts = tuple(
            replace(draft, origin="restated") if _is_restated(draft, document) else draft
            for draft in drafts
        )
    return drafts, _issues(document, parsed, drafts)


def _numbered(drafts: tuple[Draft, ...], plan: Outline) -> tuple[Draft, ...]:
    """The drafts in reading order, with the IDs printed beside them, or the list numbers that count on through the file."""
    return with_running(with_ids(sorted(drafts, key=lambda draft: draft.blocks[0])), plan)


def _answered(
    plan: Outline, taken: frozenset[int], names: dict[int, Name], asking: frozenset[int]
) -> tuple[Draft, ...]:
    """What a report of tables asks and answers in prose, in the chapters named after what was asked."""
    chapters = frozenset(section.id for section in plan.sections.values() if follows_order(section.path))
    return tuple(draft for draft in quotes(plan, taken, chapters, names, asking) if draft.said) if chapters else ()


def _decided(plan: Outline, document: Document, taken: frozenset[int], found: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """What the reporting body itself decides in a report, outside what it quotes and answers: lists that bind somebody
    are its own actions, duties to report stand as such."""
    plain = replace(form_of("annet"), recipient=document.recipient)
    stated = units(plan, plain, taken | _used(found, plan))
    lists = (draft for draft in stated if draft.lead_in or draft.kind == "rapporteringskrav")
    return tuple(replace(draft, kind="tiltak") if draft.kind == "oppdrag" else draft for draft in lists)


def _with_listed(
    drafts: tuple[Draft, ...], plan: Outline, taken: frozenset[int], names: dict[int, Name]
) -> tuple[Draft, ...]:
    """Requirements that a report lists in a chapter of their own and answers in another, beside those it quotes."""
    found = units(plan, form_of("annet"), taken | _used(drafts, plan))
    listed = (draft for draft in found if kind_of_path(draft.path) and not any(map(follows_up, draft.path)))
    found = (*drafts, *with_ids(with_names(tuple(listed), names)))
    both = with_followups(tuple(sorted(found, key=lambda d: d.blocks[0])), plan, taken)
    known = {draft.blocks[0] for draft in drafts}
    answered = {draft.section for draft in both if draft.said and draft.blocks[0] not in known}
    return tuple(draft for draft in both if draft.blocks[0] in known or draft.section in answered)


def _used(drafts: tuple[Draft, ...], plan: Outline) -> frozenset[int]:
    """The blocks of requirements, of what introduces them, and of what is said about them."""
    asked = {number for draft in drafts for number in draft.blocks}
    leads = {lead for number in asked if (lead := plan.by_number[number].lead) is not None}
    return frozenset(asked | leads | {number for draft in drafts if draft.said for number in draft.said.blocks})


def _is_restated(draft: Draft, document: Document) -> bool:
    """What a report says again; in a document of no known genre, what stands there with its answer."""
    return draft.origin == "issued" and draft.kind != "tiltak" and (document.genre in REPORTS or draft.said is not None)


def _settled(rows: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Rows of a status table carry no heading: one whose words leave its kind open takes that of the rows around it,
    where those above and below agree."""
    settled = list(rows)
    for at in range(1, len(rows) - 1):
        above, below = rows[at - 1].kind, rows[at + 1].kind
        if above == below and rows[at].kind != above and rows[at].kind == "oppdrag" and is_doubtful(rows[at].text):
            settled[at] = replace(rows[at], kind=above)
    return tuple(settled)


def _issues(document: Document, parsed: Parsed, drafts: tuple[Draft, ...]) -> tuple[Issue, ...]:
    if drafts:
        return ()
    letters = sum(len(block.text) for block in parsed.blocks)
    return (Issue("extract", "no_requirements", str(letters), document=document.id),)
