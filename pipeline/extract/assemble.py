"""Drafts -> requirements with ids and terms, the responses that answer them, amendments and statements."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.amendments import amendments
from pipeline.extract.confidence import confidence
from pipeline.extract.deadlines import distinct
from pipeline.extract.deadlines_new import new_deadlines
from pipeline.extract.drafts import Draft
from pipeline.extract.ids import requirement_ids
from pipeline.extract.parties_codes import with_codes_of
from pipeline.extract.reporting import asks_for_all, duty_to_report
from pipeline.extract.responses import Answered, responses
from pipeline.extract.statements import statements
from pipeline.extract.terms import terms_in
from pipeline.extract.terms_block import with_inherited
from pipeline.records import Amendment, Document, Extracted, Issue, Parsed, Requirement
from pipeline.register import Register
from pipeline.words import language_of

_MANY = 5000  # requirements: no steering document has so many
_READ = 8000  # letters of a requirement that its terms are read from: longer is a paragraph that never ended


def assemble(
    document: Document, parsed: Parsed, register: Register, drafts: tuple[Draft, ...], issues: tuple[Issue, ...]
) -> Extracted:
    """Everything about one document, from its drafts in reading order."""
    requirements = _requirements(document, with_codes_of(parsed.blocks, register), drafts)
    answered = responses(document, parsed.blocks, drafts, requirements)
    requirements = _with_new_deadlines(document, requirements, answered)
    changes = amendments(document, requirements, answered.told)
    requirements = _with_duties(document, parsed, requirements, changes)
    return Extracted(
        requirements=requirements,
        responses=answered.responses,
        answers=answered.answers,
        outcomes=answered.outcomes,
        amendments=changes,
        issues=(*issues, *_overlong(document, requirements), *_too_many(document, requirements)),
        statements=statements(document, parsed, requirements, answered.responses),
    )


def _overlong(document: Document, requirements: tuple[Requirement, ...]) -> tuple[Issue, ...]:
    return tuple(
        Issue("extract", "overlong_requirement", f"{r.id}: {len(r.text)}", document=document.id, page=r.page)
        for r in requirements
        if len(r.text) > _READ
    )


def _too_many(document: Document, requirements: tuple[Requirement, ...]) -> tuple[Issue, ...]:
    found = len(requirements)
    return (Issue("extract", "many_requirements", str(found), document=document.id),) if found > _MANY else ()


def _with_new_deadlines(
    document: Document, requirements: tuple[Requirement, ...], answered: Answered
) -> tuple[Requirement, ...]:
    """A new deadline that only the answer tells of stands on the requirement too, as revised."""
    out = []
    for requirement in requirements:
        told = answered.told.get(requirement.id)
        terms = requirement.terms
        new = new_deadlines(told.sentences if told else (), document, terms.deadlines)
        out.append(
            replace(requirement, terms=replace(terms, deadlines=distinct((*terms.deadlines, *new))))
            if new
            else requirement
        )
    return tuple(out)


def _with_duties(
    document: Document, parsed: Parsed, requirements: tuple[Requirement, ...], changes: tuple[Amendment, ...]
) -> tuple[Requirement, ...]:
    dropped = {change.requirement for change in changes if change.kind == "reporting_dropped"}
    for_all = asks_for_all(parsed.blocks)
    return tuple(replace(r, reporting=duty_to_report(r, document, r.id in dropped, for_all)) for r in requirements)


def _requirements(document: Document, register: Register, drafts: tuple[Draft, ...]) -> tuple[Requirement, ...]:
    ids = requirement_ids(document.id, ((draft.printed_id, draft.text) for draft in drafts))
    begins = {draft.blocks[0]: name for name, draft in reversed(list(zip(ids, drafts, strict=True)))}
    return with_inherited(
        tuple(
            _requirement(document, register, draft, name, number, begins)
            for number, (name, draft) in enumerate(zip(ids, drafts, strict=True), start=1)
        )
    )


def _requirement(
    document: Document, register: Register, draft: Draft, name: str, number: int, begins: dict[int, str]
) -> Requirement:
    parent = begins.get(draft.parent) if draft.parent is not None else None
    party = register.find(draft.set_by) if draft.set_by else None
    cells = tuple((head, cell.text) for cell in draft.cells for head in [_head(draft, cell.column)])
    return Requirement(
        id=name,
        document=document.id,
        number=number,
        kind=draft.kind,
        text=draft.text,
        printed_id=draft.printed_id,
        section_id=draft.section,
        section=" › ".join(draft.path),
        lead_in=draft.lead_in,
        background=draft.background,
        parent=parent if parent != name else None,
        origin=draft.origin,
        set_by=party.name if party else draft.set_by,
        page=draft.places[0].page if draft.places else None,
        confidence=confidence(draft.reasons),
        reasons=draft.reasons,
        places=draft.places,
        blocks=draft.blocks,
        language=language_of(draft.text, document.language),
        terms=terms_in(
            draft.text[:_READ],
            document,
            register,
            lead_in=_start(draft.lead_in),
            after=_start(draft.after),
            cells=cells,
        ),
    )


def _start(beside: str | None) -> str | None:
    return beside[:_READ] if beside else None


def _head(draft: Draft, column: int) -> str:
    return draft.header[column] if column < len(draft.header) else ""
