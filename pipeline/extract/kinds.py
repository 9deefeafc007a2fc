"""Heading and wording -> kind of requirement. The heading decides where it names a kind; else the words do."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.duty import sentences_of
from pipeline.extract.wording import has, opens, pattern, whole

_REMEMBERED = 1 << 10  # headings kept: each is asked for by all that stands under it
_HEADED = ("mål", "indikator", "oppdrag", "krav", "tiltak")


@lru_cache(maxsize=_REMEMBERED)
def kind_of_heading(heading: str) -> str | None:
    """The kind that a heading names as a whole ("Oppdrag 2024:"), None where it names none."""
    return next((kind for kind in _HEADED if whole("extract.kinds", f"heading_{kind}").match(heading.strip())), None)


def kind_of_path(path: tuple[str, ...]) -> str | None:
    """The kind that the nearest heading names, upwards until one does."""
    return next((kind for heading in reversed(path) if (kind := kind_of_heading(heading))), None)


def is_under_goal(path: tuple[str, ...]) -> bool:
    """Whether the innermost heading is a numbered goal, and none above it is over tasks or requirements."""
    titled = bool(path) and bool(whole("extract.kinds", "goal_title").match(path[-1].strip()))
    return titled and kind_of_path(path) not in ("oppdrag", "krav")


def is_about_reporting(path: tuple[str, ...]) -> bool:
    """Whether the innermost heading is over duties to report."""
    return bool(path) and bool(whole("extract.kinds", "heading_rapportering").match(path[-1].strip()))


def set_by_of(path: tuple[str, ...]) -> str | None:
    """Whose requirement it is, as the nearest heading writes it ("Krav fra Helse Fjord RHF"), None where none says."""
    for heading in reversed(path):
        match = pattern("extract.kinds", "set_by").search(heading)
        if match:
            return next(group for group in match.groups() if group)
    return None


def is_measurable(text: str) -> bool:
    """Whether the first sentence states something that is counted or compared, and not how it is to be felt."""
    first = sentences_of(text)[0] if text else ""
    return has("extract.kinds", "measurable", first) and not has("extract.kinds", "felt", first)


def is_goal(text: str, heading_kind: str | None) -> str:
    """mål or indikator for a requirement under a heading of goals, by whether it can be measured."""
    return "indikator" if heading_kind == "indikator" or is_measurable(text) else "mål"


def kind_of_wording(text: str, genre: str = "") -> str:
    """The kind by the words alone: what a company meeting asked is krav, what begins as a measure is indikator, a task
    for a named body is oppdrag, and how things are to be is mål."""
    if has("extract.duty", "meeting_asks", text) or genre == "foretaksprotokoll":
        return "krav"
    if any(
        (
            opens("extract.kinds", "measure_first", text),
            has("extract.kinds", "measured_task", text),
            has("extract.kinds", "limit", sentences_of(text)[0] if text else ""),
        )
    ):
        return "indikator"
    if has("extract.kinds", "tasked", text) or opens("extract.kinds", "task_first", text):
        return "oppdrag"
    return "indikator" if is_measurable(text) else "mål"


def is_doubtful(text: str) -> bool:
    """Whether the wording leaves the kind open: nobody named, nothing measured, nothing felt."""
    named = re.search(r"\b(?:RHF|HF)\b", sentences_of(text)[0] if text else "")
    return not (
        named
        or has("extract.duty", "meeting_asks", text)
        or is_measurable(text)
        or has("extract.kinds", "goal_wording", text)
    )
