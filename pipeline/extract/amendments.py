"""A requirement's text and the answer to it -> changes told there: lapsed, reporting dropped, new deadline, corrected …

Whether a requirement is in force is not its status: a goal can lapse while the duty to report it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline.extract.deadlines_new import revised_in
from pipeline.extract.duty import sentences_of
from pipeline.extract.responses import Told
from pipeline.extract.wording import has
from pipeline.records import Amendment, Document, Requirement

_SUBJECT = "extract.amendments"
_OWN = (
    "lapsed",
    "reporting_dropped",
    "new_deadline",
    "corrected",
    "clarified",
    "continued",
)  # looked for in the requirement
_TOLD = ("lapsed", "reporting_dropped", "new_deadline")  # and in the answer to it


def amendments(document: Document, requirements: Iterable[Requirement], told: dict[str, Told]) -> tuple[Amendment, ...]:
    """The changes told of each requirement, in its own words or in its answer; each kind once per sentence."""
    found: list[Amendment] = []
    for requirement in requirements:
        own = _changes(requirement, document, sentences_of(requirement.text), _OWN, requirement.page)
        kinds = {amendment.kind for amendment in own}
        answer = told.get(requirement.id)
        later = _changes(requirement, document, answer.sentences, _TOLD, answer.response.page) if answer else []
        found.extend(
            [*own, *(amendment for amendment in later if amendment.kind not in kinds | {_near(k) for k in kinds})]
        )
    return tuple(found)


def _changes(
    requirement: Requirement, document: Document, sentences: Iterable[str], kinds: tuple[str, ...], page: int | None
) -> list[Amendment]:
    return [
        Amendment(
            requirement.id, _kind(kind, sentence), _new_date(kind, sentence, document), document.id, sentence, page
        )
        for sentence in sentences
        for kind in kinds
        if has(_SUBJECT, kind, sentence)
        and not (kind == "lapsed" and has(_SUBJECT, "reporting_dropped", sentence))
    ]


def _kind(kind: str, sentence: str) -> str:
    return "partly_lapsed" if kind == "lapsed" and has(_SUBJECT, "partly", sentence) else kind


def _near(kind: str) -> str:
    return {"partly_lapsed": "lapsed", "lapsed": "partly_lapsed"}.get(kind, kind)


def _new_date(kind: str, sentence: str, document: Document) -> date | None:
    """The new deadline that the sentence gives, None where it gives no date."""
    found = revised_in(sentence, document) if kind == "new_deadline" else ()
    return found[0].date if found else None
