"""Answers that only point to another ("Se rapportering under punkt 4.", "Se svar over.") -> the answer they point to.

The two requirements share it then. A reference to no requirement that is answered, or to several, stays the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.drafts import Draft, Said
from pipeline.extract.numbered import mark_of
from pipeline.extract.outline import Outline
from pipeline.extract.wording import whole


def with_referred(drafts: Sequence[Draft], outline: Outline) -> tuple[Draft, ...]:
    """The drafts in reading order, those whose answer is a bare reference with the answer referred to. Linear."""
    known: dict[str, list[int]] = {}
    for at, draft in enumerate(drafts):
        for number in {draft.printed_id, mark_of(draft, outline)} - {None}:
            known.setdefault(str(number), []).append(at)
    return tuple(
        replace(draft, said=said) if (said := _referred(drafts, at, known)) else draft for at, draft in enumerate(drafts)
    )


def _referred(drafts: Sequence[Draft], at: int, known: dict[str, list[int]]) -> Said | None:
    """What is said of the one requirement that an answer points to: by its number, the same chapter first, or by its
    standing right above."""
    here = drafts[at]
    told = whole("extract.responses", "only_refers").fullmatch(here.said.text.strip()) if here.said else None
    if told is None:
        return None
    if number := next((value for value in told.groupdict().values() if value), None):
        ats = [other for other in known.get(number, ()) if other != at]
        near = [other for other in ats if drafts[other].path[:1] == here.path[:1]]
        ats = near if len(near) == 1 else ats
    else:
        ats = [at - 1] if at else []
    said = drafts[ats[0]].said if len(ats) == 1 else None
    return None if said is None or whole("extract.responses", "only_refers").fullmatch(said.text.strip()) else said
