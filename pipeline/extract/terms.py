"""A requirement's text, its lead-in and its document -> Terms: who, with whom, by when, how much, by which document.

Rule: what the lead-in and the sentence that closes a block say holds for every item between them. Cells of a table and
labelled fields ("Ansvarig: …") are read by their heading, running text by its words.
"""

from __future__ import annotations

from pipeline.extract.citations import citations_in
from pipeline.extract.deadlines import deadlines_in, distinct, scheduled_in

from pipeline.extract.parties import parties_in, settled
from pipeline.extract.parties_bodies import with_own
from pipeline.extract.targets import targets_in
from pipeline.extract.targets_cells import is_target_head, targets_of_row
from pipeline.extract.terms_fields import Field, field_of_head, fields_in, parties_of_field
from pipeline.records import Citation, Deadline, Document, PartyRole, Target, Terms
from pipeline.register import Register

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
    fields = fields_in(text) or (Field("text", text),)
    named = (*fields, *_of_cells(cells, text, document))
    running = tuple(
        passage for passage in (lead_in, *(one.text for one in fields if one.kind == "text"), after) if passage
    )
    return Terms(
        _parties(running, named, document, register),
        _deadlines(running, named, cells, document),
        _targets(fields, cells, document, register),
        _citations((lead_in, text, after), document),
    )


def _of_cells(cells: tuple[tuple[str, str], ...], text: str, document: Document) -> tuple[Field, ...]:
    """The cells whose heads say what they hold, but for the one that is the requirement's own text."""
    found = ((field_of_head(head, document.year), cell) for head, cell in cells if cell and cell != text)
    return tuple(Field(kind, cell) for kind, cell in found if kind in (*_ROLES, "deadline"))


def _parties(
    running: tuple[str, ...], fields: tuple[Field, ...], document: Document, register: Register
) -> tuple[PartyRole, ...]:
    """Roles from running text; one that has a field of its own comes from there alone."""
    own = tuple(
        one
        for field in fields
        if field.kind in _ROLES
        for one in parties_of_field(field.text, field.kind, document, register)
    )
    given = {one.role for one in own}
    told = parties_in(" ".join(running), document, register)
    return settled((*own, *(one for one in told if one.role not in given)))


def _deadlines(
    running: tuple[str, ...], fields: tuple[Field, ...], cells: tuple[tuple[str, str], ...], document: Document
) -> tuple[Deadline, ...]:
    scheduled = tuple(one for field in fields if field.kind == "deadline" for one in scheduled_in(field.text, document))
    with_target = tuple(
        one
        for head, cell in cells
        if is_target_head(head, document.year)
        for one in scheduled_in(cell, document)
        if one.precision != "year"
    )
    if any(field.kind == "deadline" for field in fields):
        return distinct((*scheduled, *with_target))
    found = (one for passage in running for one in deadlines_in(passage, document, running[0]))
    return distinct((*found, *with_target))


def _targets(
    fields: tuple[Field, ...], cells: tuple[tuple[str, str], ...], document: Document, register: Register
) -> tuple[Target, ...]:
    in_row = targets_of_row(cells, document)
    passages = (field.text for field in fields if field.kind == "text")
    return in_row or tuple(one for passage in passages for one in targets_in(passage, document, register))


def _citations(passages: tuple[str | None, ...], document: Document) -> tuple[Citation, ...]:
    found = (one for passage in passages if passage for one in citations_in(passage, document))
    return tuple({one.raw: one for one in found}.values())
