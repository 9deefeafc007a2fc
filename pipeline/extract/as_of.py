"""A report's title page -> the day that its figures and ratings hold for ("per 30. juni 2023", "2. tertial 2023")."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date

from pipeline.dates import dates_in
from pipeline.extract.wording import pattern
from pipeline.records import REPORTS, Block, Document

_OPENING = 12  # blocks at the start that may say it
_SUBJECT = "extract.responses"
_MONTH = re.compile(r"(?<!\d)(20\d\d) ?- ?(0[1-9]|1[0-2])(?![\d-])")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_JUNE, _DECEMBER = 6, 12


def as_of(document: Document, blocks: tuple[Block, ...]) -> date | None:
    """The last day of the period that the title or one of the first lines names: in so many words ("per april 2022"),
    by a month in figures behind the kind of report ("delårsrapport 2022-04"), by a report on half a year, or on a whole
    one. None where none does, or for a document that is no report."""
    if document.genre not in REPORTS:
        return None
    texts = [
        document.title,
        *(b.text for b in blocks[:_OPENING] if b.kind in ("heading", "paragraph") and len(b.text) < 200),
    ]
    ways: tuple[Callable[[str, Document], date | None], ...] = (_in_words, _in_figures, _half, _whole)
    return next((found for text in texts for way in ways if (found := way(text, document))), None)


def _in_words(text: str, document: Document) -> date | None:
    named = pattern(_SUBJECT, "period").search(text)
    found = dates_in(text[named.start() :], document.year) if named else ()
    return found[0].date if found else None


def _in_figures(text: str, document: Document) -> date | None:
    month = _MONTH.search(text) if pattern(_SUBJECT, "report").search(text) else None
    return _end_of(int(month[1]), int(month[2])) if month else None


def _half(text: str, document: Document) -> date | None:
    named = pattern(_SUBJECT, "half_year").search(text)
    year = _year_in(text[named.start() :], document) if named else None
    return _end_of(year, _JUNE) if year else None


def _whole(text: str, document: Document) -> date | None:
    named = pattern(_SUBJECT, "whole_year").search(text)
    year = _YEAR.search(text, named.end()) if named else None
    return _end_of(int(year.group()), _DECEMBER) if year else None


def _year_in(text: str, document: Document) -> int | None:
    written = _YEAR.search(text)
    return int(written.group()) if written else document.year


def _end_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
