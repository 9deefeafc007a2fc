"""An answer and its requirement's deadlines -> the new deadlines that the answer tells of.

Rule: a date is new where the answer calls it so ("ny frist er 1. juni"), or where it tells of a delay, or of a deadline that
ran out in its year, and promises a result for a later day than was due. Words stand in deadlines.toml.
"""

from __future__ import annotations

from datetime import date

from pipeline.extract.deadlines import dates_of, deadlines_in
from pipeline.extract.terms_wording import wording
from pipeline.records import Deadline, Document

_SUBJECT = "extract.deadlines"


def revised_in(text: str, document: Document) -> tuple[Deadline, ...]:
    """Only the new deadlines that a text tells of ("ny frist er 1. juni"): for the answers of reports."""
    return tuple(one for one in deadlines_in(text, document) if one.type == "revised")


def new_deadlines(sentences: tuple[str, ...], document: Document, known: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """The new deadlines of an answer that its requirement does not tell of: not the same day again, nor the month or year
    of a day that is known ("Ny frist 1. juni 2025" and then "fristen er utsatt til juni 2025")."""
    days = {one.date for one in known if one.date}
    months = {(day.year, day.month) for day in days}
    own = tuple(one for one in sentences if not wording(_SUBJECT, "others_deadline").search(one))
    told = tuple(one for sentence in own for one in revised_in(sentence, document))
    found = told or _postponed(sentences, document, max(days, default=None))
    finer = {one.date.year for one in found if one.date and one.precision != "year"}
    return tuple(
        one
        for one in found
        if one.date not in days
        and not (one.date and one.precision == "month" and (one.date.year, one.date.month) in months)
        and not (one.date and one.precision == "year" and one.date.year in finer)
    )


def _postponed(sentences: tuple[str, ...], document: Document, due: date | None) -> tuple[Deadline, ...]:
    """When an answer says that it will be done: a day after the one that was due, where it tells of a delay or where the
    deadline ran out in the year that is reported and the day is in a later one."""
    if not due:
        return ()
    late = any(wording(_SUBJECT, "delayed").search(one) for one in sentences)
    lapsed = document.year is not None and due.year <= document.year
    return tuple(
        Deadline(sentence[at.start : at.end], at.date, at.precision, "revised")
        for sentence in sentences
        for at in dates_of(sentence, document)
        if at.date and at.date > due and not at.implied
        if wording(_SUBJECT, "promised").search(sentence)
        or ((late or (lapsed and at.date.year > (document.year or 0))) and wording(_SUBJECT, "done_then").search(sentence))
    )[:1]
