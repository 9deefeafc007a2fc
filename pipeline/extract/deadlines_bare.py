"""A date without a cue, in a sentence that asks for something -> whether it is by when, or from when on.

Rule: a date that stands bare is a deadline where something is to be delivered, begun or done then; one that is cited, that
stands in brackets, that others see to, or over which something is measured is none. Words stand in deadlines.toml.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.dates import WrittenDate
from pipeline.extract.terms_notation import forms_regex
from pipeline.extract.terms_wording import Wording, ending, wording
from pipeline.records import Document

_SUBJECT = "extract.deadlines"
TO_DATE = r"[\s,:]*(?:den\s+)?"  # from a cue to the date after it
NEAR = 110  # characters before a date that are searched for its cue
_PARTS = ("tertial", "quarter", "half")


def bare_in(sentence: str, at: WrittenDate, seen: int, document: Document, kind: str) -> tuple[str, int] | None:
    """The type of the deadline and where its words start, None where the date is no deadline. `seen` is where the date
    before it ended, `kind` what its words make it, if it is one."""
    if at.date and document.year and at.date.year < document.year:
        return None
    near = sentence[max(seen, at.start - NEAR) : at.start]
    offset = at.start - len(near)
    if during := document.language == "sv" and before_date("during_sv").search(near):
        none = undone(near[: during.start()], False) or wording(_SUBJECT, "measured_sv").search(sentence)
        return None if none else (kind, offset + during.start())
    if at.precision == "year":
        return None
    if then := before_date("from_then").search(near) or _from_then_on(sentence, at, near):
        return "start", offset + then.start()
    if as_of := before_date("as_of").search(near) if at.precision == "day" else None:
        return "report", offset + as_of.start()
    if before_date("cited").search(near) or _in_brackets(sentence, at.start) or _others_will(near):
        return None
    into = ending(_SUBJECT, "into").search(near)
    if into and _in_part_of_year(sentence, at, seen, near):
        return kind, offset + into.start()
    meets = wording(_SUBJECT, "meeting", after=rf"\s+(?P<into>{forms_regex(_SUBJECT, 'into')}\s+)?$").search(near)
    part = at.precision in _PARTS or (at.precision == "month" and not at.implied)
    alone = not into and (at.precision in ("day", "season") or not at.implied)
    held_then = at.precision == "season" and not into and not ending(_SUBJECT, "event", r"[\s,]+").search(near)
    point = held_then or wording(_SUBJECT, "point").match(sentence, at.start)
    told_then = into and part and kind == "report"
    asked = point or (wording(_SUBJECT, "delivery").search(sentence) if meets or alone else told_then)
    return (kind, at.start - len(meets["into"] or "" if meets else "")) if asked else None


def is_span(raw: str) -> bool:
    """Whether a deadline is told as the time in which something is done ("under 2024"), not as by when."""
    return bool(wording(_SUBJECT, "during_sv").match(raw))


def undone(before: str, compared: bool) -> bool:
    """Whether the words before a cue take its force: "høyere enn før 2020", "løpende i løpet av året"."""
    key = "compared" if compared else "ongoing"
    return bool(ending(_SUBJECT, key).search(before))


@cache
def before_date(key: str) -> Wording:
    """A cue right before the date."""
    return ending(_SUBJECT, key, TO_DATE, "den")


def _from_then_on(sentence: str, at: WrittenDate, near: str) -> re.Match[str] | None:
    """ "fra 1. september": from then on something is to be, but for papers of that day and spans that end."""
    if at.precision not in ("day", "season") and (at.precision != "month" or at.implied):
        return None
    begun = before_date("from_day").search(near)
    if not begun or ending(_SUBJECT, "dated").search(near[: begun.start()]):
        return None
    return None if _span_end().match(sentence, at.end) else begun


def _in_part_of_year(sentence: str, at: WrittenDate, seen: int, near: str) -> bool:
    """ "skal i første tertial utpeke": done within a part of the year, where nothing is measured over it."""
    if at.precision not in _PARTS or _measured().search(sentence):
        return False
    if not at.implied and wording(_SUBJECT, "must_be_done", after=r"[^.;,]{0,60}$").search(near):
        return True
    opens = not sentence[: at.start].strip(" –•-").partition(" ")[2]
    told = opens or seen or wording(_SUBJECT, "duty").search(near)
    return bool(told)


def _others_will(near: str) -> bool:
    """Whether others see to what will be there then, and no duty is told behind that."""
    will = list(wording(_SUBJECT, "will").finditer(near))
    return bool(will) and not wording(_SUBJECT, "duty").search(near, will[-1].end())


@cache
def _measured() -> Wording:
    return wording(_SUBJECT, "measured")


@cache
def _span_end() -> re.Pattern[str]:
    return re.compile(rf"\s+{forms_regex(_SUBJECT, 'span_end')}(?!\w)", re.IGNORECASE)


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)
