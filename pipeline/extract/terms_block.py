"""A block of requirements -> what of it holds for one of them: the sentences behind its list, and what the item above says.

Rule: a sentence behind a list holds for all of its items, unless its subject is a paper or a task that only some of them
name ("Planen skal sendes …" after "– lage en plan …"). An item under an item is for the same body. Words stand in terms.toml.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.extract.terms_wording import clauses, wording
from pipeline.extract.wording import has
from pipeline.phrases import all_forms, phrases
from pipeline.records import REPORTS, Document, PartyRole, Requirement

_SUBJECT = "extract.terms"
_ROOT = 4  # letters of a noun that its verb shares with it ("kartlegge", "kartleggingen")


def holds_for(after: str | None, text: str, lead_in: str | None) -> str | None:
    """The sentences behind a list that hold for the item; None where there are none."""
    if not after:
        return None
    part = lead_in and wording(_SUBJECT, "including", after=r"\W*$").search(lead_in)
    beside = f"{'' if part else lead_in or ''} {text}".lower()
    return " ".join(sentence for _, sentence in clauses(after) if _concerns(sentence, beside)) or None


def without_reports(after: str | None, document: Document) -> str | None:
    """The sentences behind a list without the duties to report among them: those are requirements of their own, but in a
    report, which quotes them with the list."""
    if not after or document.genre in REPORTS:
        return after
    return " ".join(one for _, one in clauses(after) if not has("extract.units", "report_duty", one)) or None


def with_inherited(requirements: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """Each item under an item with the addressees of the one above, where it names none itself; and what a duty to report
    is due by as a report's date, whatever is handed over."""
    known: dict[str, tuple[PartyRole, ...]] = {}
    out = []
    for one in requirements:
        own = tuple(role for role in one.terms.parties if role.role == "addressee")
        if not own and one.parent:
            own = known.get(one.parent, ())
            one = replace(one, terms=replace(one.terms, parties=(*own, *one.terms.parties))) if own else one
        known[one.id] = own
        out.append(_reported(one) if one.kind == "rapporteringskrav" else one)
    return tuple(out)


def _reported(one: Requirement) -> Requirement:
    dates = tuple(replace(when, type="report") if when.type == "due" else when for when in one.terms.deadlines)
    return replace(one, terms=replace(one.terms, deadlines=dates))


def _concerns(sentence: str, beside: str) -> bool:
    subject = _opening().match(sentence)
    if not subject or subject["noun"].lower() in _general():
        return True
    root = re.sub(_endings(), "", subject["noun"].lower())
    return root[:_ROOT] in beside if len(root) < 7 else root[: len(root) - 2] in beside or root[: _ROOT + 1] in beside


@cache
def _opening() -> re.Pattern[str]:
    """A definite noun that opens a sentence: its subject."""
    return re.compile(rf"^\W*(?P<noun>[A-ZÆØÅÄÖ][a-zæøåäö]{{2,}}(?:{'|'.join(_ends())}))(?=\s)")


@cache
def _ends() -> tuple[str, ...]:
    return all_forms(phrases(_SUBJECT)["definite"])


@cache
def _endings() -> str:
    return rf"(?:{'|'.join(_ends())})$"


@cache
def _general() -> frozenset[str]:
    return frozenset(all_forms(phrases(_SUBJECT)["general"]))
