"""A table's shape, the head over what is asked, the headings above and the words of a row -> the kind of requirement.

In a report the head or the heading that names a kind decides, as it does over a list there; "Krav" as a head is only the
genre's word for whatever is asked.
"""

from __future__ import annotations

from pipeline.extract.forms import form_of
from pipeline.extract.kinds import is_goal, kind_of_heading, kind_of_path, kind_of_wording
from pipeline.extract.wording import opens
from pipeline.records import REPORTS

_FIXED = {"definition": "indikatordefinisjon", "action": "tiltak", "effect": "tiltak", "goal": "indikator", "number": "indikator",
          "calendar": "rapporteringskrav"}  # fmt: skip
_GOALS = ("mål", "indikator")


def kind_of_row(shape: str, head: str | None, path: tuple[str, ...], text: str, genre: str) -> str:
    """The kind of a row; `head` stands over its requirement cell, `path` are the headings that the table stands under."""
    if shape in _FIXED:
        return _FIXED[shape]
    headed, above, worded = kind_of_heading(head or ""), kind_of_path(path), kind_of_wording(text, genre)
    if shape == "status" and genre in REPORTS:
        return _reported(text, above if headed in (None, "krav") else headed, worded)
    if shape in ("assignment", "status") and genre not in REPORTS and (headed or above) == "krav":
        return "krav" if form_of(genre).krav else "oppdrag" if worded in ("mål", "krav") else worded
    return "oppdrag" if worded == "mål" and (shape == "assignment" or headed == "oppdrag") else worded


def _reported(text: str, named: str | None, worded: str) -> str:
    if opens("extract.units", "reports_itself", text) or opens("extract.kinds", "reports_status", text):
        return "rapporteringskrav"
    return is_goal(text, named) if named in _GOALS else named or worded
