"""A requirement with its terms -> whether the recipient owes a report on it: due, via_lead, not_due, unknown.

One region leads and reports for all: that another does not report is no silence. Only what the text tells counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extract.wording import has
from pipeline.records import Block, Document, Requirement

_REPORTED = ("mål", "indikator", "oppdrag", "krav")


def asks_for_all(blocks: Iterable[Block]) -> bool:
    """Whether a clause of the document, or a table's head, lays the duty to report on everything in it."""
    return any(
        has("extract.reporting", "all_reported", text) for block in blocks for text in (block.text, *block.header[:3])
    )


def duty_to_report(requirement: Requirement, document: Document, dropped: bool, for_all: bool) -> str:
    """`dropped`: the text tells that reporting is dropped; `for_all`: the document asks for a report on everything."""
    if dropped:
        return "not_due"
    leads = {party.name for party in requirement.terms.parties if party.role == "lead"}
    ours = {document.recipient, *document.recipients} - {None}
    if leads and ours and not leads & ours and not document.genre.startswith("status"):
        return "via_lead"
    told = has("extract.units", "report_duty", requirement.text) or any(
        p.role == "report_to" for p in requirement.terms.parties
    )
    return (
        "due"
        if told or (for_all and requirement.kind in _REPORTED) or requirement.kind == "rapporteringskrav"
        else "unknown"
    )
