"""A sentence without a date -> its deadlines: one that is yet to be set, and one counted in weeks from a meeting.

Rule: "Frist settes i dialog" is kept without a date; "senest tre uker fra foretaksmøtet" is counted from the day of the
meeting that the document is of. Words stand in deadlines.toml.
"""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.extract.terms_notation import forms_regex
from pipeline.extract.terms_wording import wording
from pipeline.phrases import phrases
from pipeline.records import Deadline, Document

_SUBJECT = "extract.deadlines"


def open_in(sentence: str) -> tuple[Deadline, ...]:
    """ "Frist settes i dialog": a deadline without a date."""
    match = wording(_SUBJECT, "open").search(sentence)
    return (Deadline(match.group(), None, None, "due", phrases(_SUBJECT)["unsaid"]["doubt"]),) if match else ()


def counted_in(sentence: str, document: Document) -> tuple[Deadline, ...]:
    """ "Senest tre uker fra foretaksmøtet", counted from the meeting that the document is of."""
    held = document.meeting_date
    if not held or not wording(_SUBJECT, "since_meeting").search(sentence):
        return ()
    entry = phrases(_SUBJECT)
    for name, length in entry["length"].items():
        match = wording(
            _SUBJECT,
            f"length.{name}",
            before=rf"(?P<n>\d{{1,2}}|{forms_regex(_SUBJECT, 'count')})\s+",
            after=r"\s+" + forms_regex(_SUBJECT, "since_meeting") + r"(?!\w)",
        ).search(sentence)
        if match:
            number = match["n"].lower()
            count = int(number) if number.isdigit() else entry["count"]["values"][number]
            day = held + timedelta(days=count * length["days"]) if "days" in length else _months_on(held, count)
            kind = "report" if wording(_SUBJECT, "report").search(sentence) else "due"
            return (Deadline(match.group(), day, "day", kind),)
    return ()


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    last = (date(day.year + year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(day.year + year, month + 1, min(day.day, last))
