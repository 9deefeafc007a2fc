"""A thread's requirements -> how its deadline and its target moved, for each body that it was laid on.

Rule: dates and numbers as they were read, in the order the documents came; a day for reporting that comes back each
year is no deadline of the matter. Days are counted from the first date to the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.link.routes import dated
from pipeline.records import REPORTS, Document, Requirement


@dataclass(frozen=True, slots=True)
class Drift:
    """`steps` (requirement id, what it says) where that differs from the step before; `days` between first and last
    date, None for targets."""

    body: str | None
    field: str  # frist | tall
    steps: tuple[tuple[str, str], ...]
    days: int | None = None


def drifts(
    ids: Iterable[str], requirements: Mapping[str, Requirement], documents: Mapping[str, Document]
) -> tuple[Drift, ...]:
    """What moved within a thread, body by body; a body whose dates and targets stood fast has none."""
    by_body: dict[str | None, list[Requirement]] = {}
    for each in sorted((requirements[key] for key in ids), key=lambda one: _when(documents[one.document], one)):
        by_body.setdefault(_bound(documents[each.document]), []).append(each)
    found = (drift for body in sorted(by_body, key=str) for drift in _moved(body, by_body[body]))
    return tuple(drift for drift in found if len(drift.steps) > 1)


def _when(document: Document, one: Requirement) -> tuple:
    return (document.year or 9999, document.genre in REPORTS, dated(document) or date.max, document.id, one.number)


def _bound(document: Document) -> str | None:
    """Whom a requirement of the document binds; of a report, who reports."""
    return document.issuer if document.genre in REPORTS else document.recipient


def _moved(body: str | None, ordered: list[Requirement]) -> Iterable[Drift]:
    dates = [(each.id, day) for each in ordered for day in _due(each)]
    steps = _steps((key, str(day)) for key, day in dates)
    days = {key + str(day): day for key, day in dates}
    if steps:
        first, last = (days[key + text] for key, text in (steps[0], steps[-1]))
        yield Drift(body, "frist", steps, (last - first).days)
    yield Drift(body, "tall", _steps((each.id, "; ".join(t.raw for t in each.terms.targets)) for each in ordered))


def _due(one: Requirement) -> list[date]:
    """The deadline, then each revision of it, oldest first."""
    found = [each for each in one.terms.deadlines if each.date and each.type in ("due", "revised")]
    if one.kind == "rapporteringskrav":
        return []
    return [each.date for each in sorted(found, key=lambda each: (each.type == "revised", each.date)) if each.date]


def _steps(told: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Without empty ones, and without those that say what the step before said."""
    steps: list[tuple[str, str]] = []
    for key, text in told:
        if text and (not steps or steps[-1][1] != text):
            steps.append((key, text))
    return tuple(steps)
