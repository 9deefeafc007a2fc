"""A requirement's text, its lead-in and its document -> Terms: who, with whom, by when, how much, by which document.

Rule: what the lead-in and the sentence that closes a block say holds for every item between them. Cells of a table and
labelled fields ("Ansvarig: …") are read by their heading, running text by its words.
"""

from __future__ import annotations

from pipeline.extract.citations import citations_in
from pipeline.extract.deadlines import deadlines_in, distinct, scheduled_in
from pipeline.extract.deadlines_bare import is_span
from pipeline.extract.parties import parties_in, says_what_it_means, settled
from pipeline.extract.parties_bodies import with_own
from pipeline.extract.targets import targets_in
from pipeline.extract.targets_cells import as_change_of_name, is_target_head, targets_of_row, with_unit_of_name
from pipeline.extract.terms_block import holds_for, without_reports
from pipeline.extract.terms_fields import Field, field_of, field_of_head, fields_in, parties_of_field
from pipeline.records import Citation, Deadline, Document, PartyRole, Target, Terms
from pipeline.register import Register

_LIMITS = (">=", "<=", ">", "<", "=")  # beside one of these a mere direction is the name of the action
_ROLES = ("addressee", "lead", "partner", "report_to")


def terms_in(
    text: str,
    document: Document,
    register: Register,
    lead_in: str | None = None,
    after: str | None = None,
    cells: tuple[tuple[str, str], ...] = (),
) -> Terms:
    """The terms of one requirement.

    `lead_in` introduces its list, `after` is the sentence that holds for all items of the list, `cells` are
    (column heading, cell text) of the table row it stands in. Never raises on odd text; time is linear in its
    length."""
    register = with_own(document, register)
    after = holds_for(after, text, lead_in)
    fields = fields_in(text) or (Field("text", text),)
    columns = _of_cells(cells, text, document)
    itself = tuple(one for one in (lead_in, *(field.text for field in fields if field.kind == "text")) if one)
    own = tuple(one for one in (*itself, without_reports(after, document)) if one)
    running = (*itself, after) if after else itself
    beside = tuple(one for one in cells if one[1] != text)  # "Mål" may head the measures, "Krav 2024" the limits
    targets = with_unit_of_name(_targets(fields, beside, document, register), text)
    targets = as_change_of_name(targets, text, document)
    if targets:  # "Frist: 2024" beside a limit: the year that it holds for
        columns = tuple(one for one in columns if one.text.strip() != str(document.year))
    parties = _parties(running, fields, columns, document, register)
    if after:
        asked = _parties(itself, fields, columns, document, register)
        reported = _parties(own, fields, columns, document, register)
        parties = tuple(one for one in parties if _holds(one, asked, reported))
    return Terms(
        parties,
        _deadlines(own, bool(lead_in), (*fields, *columns), cells, document),
        targets,
        _citations((lead_in, text, after), document),
    )


def _holds(one: PartyRole, asked: tuple[PartyRole, ...], reported: tuple[PartyRole, ...]) -> bool:
    """Whether a role told by an item and the sentences behind its list is the item's: who is asked there is not, where the
    item or its lead-in asks somebody, nor is the one that the whole list is reported to by a duty of its own."""
    if one.role == "addressee":
        own = {other.name for other in asked if other.role == "addressee"}
        return not own or one.name in own
    return one.role != "report_to" or one.name in {other.name for other in reported if other.role == "report_to"}


def _of_cells(cells: tuple[tuple[str, str], ...], text: str, document: Document) -> tuple[Field, ...]:
    """The cells whose heads say what they hold, but for the one that is the requirement's own text."""
    found = (
        field_of(head, cell) for head, cell in cells if cell and cell != text and field_of_head(head, document.year)
    )
    return tuple(one for one in found if one.kind in (*_ROLES, "deadline"))


def _parties(
    running: tuple[str, ...],
    fields: tuple[Field, ...],
    columns: tuple[Field, ...],
    document: Document,
    register: Register,
) -> tuple[PartyRole, ...]:
    """Roles from running text; one that has a field of its own comes from there alone, and so does one of a column, but
    where that names a unit inside the body that the text names ("HR"): both must act."""
    labelled, headed = (
        tuple(
            one
            for field in those
            if field.kind in _ROLES
            for one in parties_of_field(field.text, field.kind, document, register)
        )
        for those in (fields, columns)
    )
    given = {one.role for one in (*labelled, *(one for one in headed if register.find(one.name)))}
    told = parties_in(_joined(running), document, register)
    if len(running) > 1 and says_what_it_means(running[0]):  # "For klinikken betyr det at: – Ledere skal …"
        itself = parties_in(_joined(running[1:]), document, register)
        told = itself if any(one.role == "addressee" for one in itself) else told
    return settled((*labelled, *(one for one in told if one.role not in given), *headed))


def _joined(passages: tuple[str, ...]) -> str:
    """Passages as one text: an item goes on from its lead-in, a sentence behind the list is one of its own."""
    text = passages[0] if passages else ""
    for one in passages[1:]:
        text += " " if text[-1:] in ".:!?," or one[:1].islower() else ". "
        text += one
    return text


def _deadlines(
    running: tuple[str, ...],
    led: bool,
    fields: tuple[Field, ...],
    cells: tuple[tuple[str, str], ...],
    document: Document,
) -> tuple[Deadline, ...]:
    """`led`: the first of the running passages is the lead-in."""
    scheduled = tuple(one for field in fields if field.kind == "deadline" for one in scheduled_in(field.text, document))
    with_target = tuple(
        one
        for head, cell in cells
        if is_target_head(head, document.year)
        for one in scheduled_in(cell, document)
        if one.precision != "year"
    )
    if any(field.kind == "deadline" for field in fields):
        running = tuple(field.text for field in fields if field.kind == "text")
        told = tuple(one for passage in running for one in deadlines_in(passage, document))
        days = {one.date for one in told if one.date}
        return distinct((*(one for one in scheduled if one.date not in days), *told, *with_target))
    passages = [deadlines_in(passage, document, running[0]) for passage in running]
    above = passages[0] if led and passages else ()
    beside = passages[1:] if led else passages
    nearer = {one.date.year for one in (beside[0] if above and beside else ()) if one.date}
    kept = (one for one in above if not _is_year_of(one, nearer))
    return distinct((*kept, *(one for here in beside for one in here), *with_target))


def _is_year_of(one: Deadline, years: set[int]) -> bool:
    """Whether a lead-in's deadline is the year that its items are of ("ska under 2024:"), and an item has a day of its own
    in it: the nearer one holds. A lead-in that says by when holds beside it."""
    whole = one.precision == "year" and one.date is not None and one.date.year in years
    return whole and is_span(one.raw)


def _targets(
    fields: tuple[Field, ...], cells: tuple[tuple[str, str], ...], document: Document, register: Register
) -> tuple[Target, ...]:
    in_row = targets_of_row(cells, document)
    passages = (field.text for field in fields if field.kind == "text")
    told = in_row or tuple(one for passage in passages for one in targets_in(passage, document, register))
    limited = len(fields) > 1 and any(one.value is not None and one.op in _LIMITS for one in told)
    return tuple(one for one in told if one.value is not None or one.baseline or one.op in _LIMITS) if limited else told


def _citations(passages: tuple[str | None, ...], document: Document) -> tuple[Citation, ...]:
    found = (one for passage in passages if passage for one in citations_in(passage, document))
    return tuple({one.raw: one for one in found}.values())
