"""A rating cell -> status, with the words or the colour that decide.

The body's own judgement is read, never made. What prose says stands in prose_status.py, whether a table is a forecast in basis.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.extract.prose_clauses import share_of_all
from pipeline.extract.wording import has
from pipeline.phrases import phrases

_PRINTED = ("mangler_tall", "bortfalt", "ikke_påbegynt", "forsinket", "ikke_oppfylt", "delvis", "pågår", "oppfylt")
_SUBJECT = "extract.ratings"

Status = tuple[str, str | None]


def printed_status(words: str | None, hue: str | None, key: Mapping[str, str] | None = None) -> Status | None:
    """Status of a rating cell: its words first, then the report's own `key` to its signs, then what a sign means
    everywhere, at last its colour; None where none of them says."""
    if words:
        meant = _by_words(words) or _by_key(words, key or {}) or phrases(_SUBJECT)["signs"].get(words.strip()[:1])
        if meant:
            return meant, words
    colour = phrases(_SUBJECT)["hues"].get(hue or "")
    return (colour, hue) if colour else None


def _by_words(words: str) -> str | None:
    if words[:1].isdigit() and share_of_all(words) == "some_of_all":
        return "delvis"  # "17 av 19 gjennomført"
    return next((status for status in _PRINTED if has(_SUBJECT, f"printed_{status}", words)), None)


def _by_key(words: str, key: Mapping[str, str]) -> str | None:
    first = words.split()[0] if words.split() else ""
    return _by_words(key.get(first) or key.get(words.strip()[:1]) or "")
