"""A rating cell -> status, with the words or the colour that decide.

The body's own judgement is read, never made. What prose says stands in prose_status.py, whether a table is a forecast in basis.py.
"""

from __future__ import annotations

from pipeline.extract.wording import has
from pipeline.phrases import phrases

_PRINTED = ("mangler_tall", "bortfalt", "ikke_påbegynt", "forsinket", "ikke_oppfylt", "delvis", "pågår", "oppfylt")
_SUBJECT = "extract.ratings"

Status = tuple[str, str | None]


def printed_status(words: str | None, hue: str | None) -> Status | None:
    """Status of a rating cell: its words first, then its colour; None where neither says."""
    if words:
        for status in _PRINTED:
            if has(_SUBJECT, f"printed_{status}", words):
                return status, words
    colour = phrases(_SUBJECT)["hues"].get(hue or "")
    return (colour, hue) if colour else None
