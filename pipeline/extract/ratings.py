"""A rating cell or a passage of prose -> status, with the words that decide. ukjent where the text does not say.

The body's own judgement is read, never made: what is inferred is from "none" against a figure, and from a figure
said to be lower where more was asked for.
"""

from __future__ import annotations

import re

from pipeline.extract.duty import sentences_of
from pipeline.extract.wording import has, opens, pattern
from pipeline.phrases import phrases

_PRINTED = ("mangler_tall", "bortfalt", "ikke_påbegynt", "forsinket", "ikke_oppfylt", "delvis", "pågår", "oppfylt")
_SUBJECT = "extract.ratings"
_SOME = re.compile(r"\b(?!0 ?(?:%|prosent|pst))\d+(?:,\d+)? ?(?:prosent|pst\.?|%)")

_WORD = 2  # words of a first sentence that is a rating by itself ("Pågår.", "Ej påbörjad.")

Status = tuple[str, str | None]


def printed_status(words: str | None, hue: str | None) -> Status | None:
    """Status of a rating cell: its words first, then its colour; None where neither says."""
    if words:
        for status in _PRINTED:
            if has(_SUBJECT, f"printed_{status}", words):
                return status, words
    colour = phrases(_SUBJECT)["hues"].get(hue or "")
    return (colour, hue) if colour else None


def is_forecast(words: str) -> bool:
    """Whether a rating or an introduction speaks of what will be."""
    return has(_SUBJECT, "forecast", words)


def prose_status(requirement: str, kind: str, passages: tuple[str, ...], less: bool = False) -> Status:
    """Status of a requirement by the sentences that answer it. Goals are judged by whether they are said to be reached,
    tasks by whether they are said to be done, under way or late. `less`: the goal's target is an upper limit or a
    reduction, where the requirement's words do not say so themselves."""
    found = tuple(s for passage in passages for s in sentences_of(passage))
    if not found:
        return "ukjent", None
    said = printed_status(found[0], None) if len(found[0].split()) <= _WORD else None
    if said:
        return said
    less = less or has(_SUBJECT, "wants_less", requirement)
    judged = _goal(requirement, found, less) if kind in ("mål", "indikator") else None
    if kind == "indikator":
        return judged or ("ukjent", None)
    return judged or _task(found) or _by_direction(requirement, found) or ("ukjent", None)


def _goal(requirement: str, found: tuple[str, ...], less: bool) -> Status | None:
    lapsed = _first("says_bortfalt", found)
    if lapsed and not has(_SUBJECT, "older_lapsed", requirement):
        return "bortfalt", lapsed
    reached, missed = _reached(found, less), _missed(found, less)
    partly = _first("says_delvis", found)
    if (reached and missed) or (partly and (reached or missed or not _first("says_gjort", found))):
        return "delvis", partly or f"{reached} {missed}"
    if missed or reached:
        return ("ikke_oppfylt", missed) if missed else ("oppfylt", reached)
    return (
        _by_figure(requirement, found)
        or _stated("says_mangler_tall", "mangler_tall", found)
        or _stated("says_forsinket", "forsinket", found)
    )


def _reached(found: tuple[str, ...], less: bool) -> str | None:
    good = "below_goal" if less else "above_goal"
    return next((s for s in found if has(_SUBJECT, good, s)
                 or (has(_SUBJECT, "says_nådd", s) and not has(_SUBJECT, "says_ikke_nådd", s))), None)  # fmt: skip


def _missed(found: tuple[str, ...], less: bool) -> str | None:
    bad = "above_goal" if less else "below_goal"
    return next((s for s in found if has(_SUBJECT, bad, s) or has(_SUBJECT, "says_ikke_nådd", s)), None)


def _by_figure(requirement: str, found: tuple[str, ...]) -> Status | None:
    if opens(_SUBJECT, "wants_none", requirement):
        figure = next((s for s in found if _SOME.search(s)), None)
        return ("ikke_oppfylt", figure) if figure else None
    return _by_direction(requirement, found)


def _by_direction(requirement: str, found: tuple[str, ...]) -> Status | None:
    """Where more was asked for: lower than before is not met, higher is."""
    if not has(_SUBJECT, "wants_more", requirement):
        return None
    return _stated("lower", "ikke_oppfylt", found) or _stated("higher", "oppfylt", found)


def _task(found: tuple[str, ...]) -> Status | None:
    """Late before pending, pending before partly, partly before done: what is still open decides."""
    late = next((s for s in found if has(_SUBJECT, "says_forsinket", s) and not has(_SUBJECT, "not_late", s)), None)
    done, coming = _first("says_gjort", found), _first("says_på_vei", found)
    partly = _first("says_delvis", found)
    if coming == found[0] and partly != coming:
        partly = None
    for sentence, status in ((_first("says_bortfalt", found), "bortfalt"), (late, "forsinket"), (partly, "delvis")):
        if sentence:
            return status, sentence
    if done and (not coming or (found.index(done) == 0 and coming != done)):
        return "oppfylt", done
    if coming:
        return "pågår", coming
    return (
        _stated("says_ikke_påbegynt", "ikke_påbegynt", found)
        or _stated("says_mangler_tall", "mangler_tall", found)
        or _stated("says_arbeider", "pågår", found)
    )


def _stated(key: str, status: str, found: tuple[str, ...]) -> Status | None:
    sentence = _first(key, found)
    return (status, sentence) if sentence else None


def _first(key: str, found: tuple[str, ...]) -> str | None:
    return next((s for s in found if pattern(_SUBJECT, key).search(s)), None)
