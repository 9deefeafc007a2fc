"""Text in bokmål, nynorsk or Swedish -> the dates written in it, each with the last day it means and its precision.

Rule: only what is written is read. A day, month, quarter, tertial (four months), half, season or year counts; a year
that is not written is the reader's to give (`year`), and without one the date is left out. What a date is for (a
deadline, the date of a report) is not asked here. Words stand in dates.toml, nothing but the calendar stands in this
file.

    >>> dates_in("Frist er 15.september, og status gis første halvår 2025.", year=2024)
    (WrittenDate(start=8, end=20, date=datetime.date(2024, 9, 15), precision='day', ...),
     WrittenDate(start=38, end=56, date=datetime.date(2025, 6, 30), precision='half', ...))
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipeline.dates_words import (
    first_words,
    months,
    ordinals,
    part_ends,
    part_names,
    patterns,
    period_names,
    points,
    season_months,
    words_in,
    year_plus,
    year_until,
)

Day = date  # in a class that has a field of that name
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_WEEK = 0  # in place of a month: the day is the number of a week
_NUMERIC = re.compile(
    r"(?<![\d.,/:])(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?"
    r"(?P<y2>\d{4}|\d\d)|(?P<d3>\d{1,2})/(?P<m3>\d{1,2})[\s/-](?P<y3>\d{4}|\d\d))(?![\d:/]|[.,]\d)"
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\d/:.,–-])(?:19|20)\d\d(?:\s?[–-]\s?(?P<last>(?:19|20)\d\d))?(?![\d/–-]|[.,:]\d|\s\d{3}\b)")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written in text[start:end]. `date` is the last day it means, None where the day does not exist
    ("31. februar"); `first` is the first day it means, None for a point in time ("utgangen av 2021", "årets slutt");
    `precision` is one of records.PRECISIONS; `implied` says that the year was given, not written."""

    start: int
    end: int
    date: Day | None
    precision: str
    implied: bool = False
    first: Day | None = None


@lru_cache(maxsize=64)
def dates_in(text: str, year: int | None = None, after: date | None = None) -> tuple[WrittenDate, ...]:
    """Every date in reading order, none overlapping. `year` stands in for a year that is not written; with `after` (the
    day of a meeting) a day or month without a year is the first one from that day on."""
    found: list[_Reading] = []
    taken = 0
    for reading in sorted(_readings(text), key=lambda r: (r.start, -r.end)):
        if reading.start >= taken:
            taken = reading.end
            found.append(reading)
    spans = [_with_part(text, reading) for reading in found]
    years = _years(text, spans, year)
    return tuple(_dated(span, known, after) for span, known in zip(spans, years, strict=True) if known)


@dataclass(frozen=True, slots=True)
class _Reading:
    start: int
    end: int
    precision: str
    year: int | None
    first: int = 1  # months
    last: int = 12
    day: int | None = None
    part: str | None = None
    plus: int = 0  # years after the given one ("neste år")


def _readings(text: str) -> Iterator[_Reading]:
    said = words_in(text)
    for name, read in (("month", _named), ("period", _periods), ("season", _seasons), ("year", _year_words)):
        if not said.isdisjoint(first_words()[name]):  # most sentences name no date: no pattern is tried on them
            yield from read(text)
    if not _DIGIT.search(text):
        return
    yield from _numeric(text)
    if not said.isdisjoint(first_words()["week"]):
        yield from _weeks(text)
    for match in _YEAR.finditer(text):
        yield _Reading(match.start(), match.end(), "year", int(match["last"] or match[0][:4]))


def _numeric(text: str) -> Iterator[_Reading]:
    for match in _NUMERIC.finditer(text):
        day, month, year = (next(filter(None, map(match.group, (key, key + "2", key + "3")))) for key in "dmy")
        if patterns()["place"].search(text, max(0, match.start() - 12), match.start()):
            continue
        full = int(year) if len(year) == 4 else 2000 + int(year)
        yield _Reading(match.start(), match.end(), "day", full, int(month), int(month), int(day))


def _named(text: str) -> Iterator[_Reading]:
    """ "1. mars 2023", "mars 2023", "mai/juni 2023"."""
    for match in patterns()["month"].finditer(text):
        month, year, plus = months()[match["m"].lower()], *_written_year(match["y"], match["w"])
        first = months()[match["m0"].lower()] if match["m0"] else month
        day = int(match["d"]) if match["d"] else None
        if (
            not day
            and not year
            and len(match["m"]) < 4
            and not patterns()["before_short"].search(text, max(0, match.start() - 12), match.start())
        ):
            continue  # "sep", "jan" alone are as often a name
        yield _Reading(match.start(), match.end(), "day" if day else "month", year, first, month, day, plus=plus)


def _periods(text: str) -> Iterator[_Reading]:
    """ "2. tertial 2024", "tertial 2", "T2 2024", "siste kvartal"."""
    for match in patterns()["period"].finditer(text):
        name, length = period_names()[(match["p1"] or match["p2"] or match["letter"]).lower()]
        ordinal = ordinals().get((match["o1"] or match["o2"] or match["o3"]).lower(), 12 // length)
        if ordinal * length <= 12:
            year, plus = _written_year(match["y"] or match["y2"], match["w"])
            first = (ordinal - 1) * length + 1
            yield _Reading(match.start(), match.end(), name, year, first, ordinal * length, plus=plus)


def _seasons(text: str) -> Iterator[_Reading]:
    for match in patterns()["season"].finditer(text):
        month = season_months()[(match["s"] or match["bare"]).lower()]
        year, plus = _written_year(match["y"] or match["y2"], match["w"])
        if match["turn"] and month == 2 and year:
            year += 1  # the winter of two years ends in the second
        point = (match["s"] or match["bare"]).lower() in points("season")
        yield _Reading(
            match.start(),
            match.end(),
            "season",
            year,
            max(1, month - 2),
            month,
            plus=plus,
            part="end" if point else None,
        )


def _weeks(text: str) -> Iterator[_Reading]:
    for match in patterns()["week"].finditer(text):
        year, plus = _written_year(match["y"], match["w"])
        if 1 <= int(match["n"]) <= 53:
            yield _Reading(match.start(), match.end(), "day", year, 1, _WEEK, int(match["n"]), plus=plus)


def _year_words(text: str) -> Iterator[_Reading]:
    for match in patterns()["year"].finditer(text):
        until = year_until().get(match["w"].lower(), 12)
        yield _Reading(
            match.start(),
            match.end(),
            "year" if until == 12 else "half",
            int(match["y"]) if match["y"] else None,
            last=until,
            plus=year_plus()[match["w"].lower()],
            part="end" if match["w"].lower() in points("year") else None,
        )


def _written_year(digits: str | None, word: str | None) -> tuple[int | None, int]:
    return (int(digits) if digits else None), (year_plus()[word.lower()] if word else 0)


def _with_part(text: str, reading: _Reading) -> _Reading:
    """The words "utgangen av", "medio" before it belong to it."""
    near = max(0, reading.start - 24)
    if reading.precision == "day" or not text[near : reading.start].rstrip().lower().endswith(part_ends()):
        return reading
    match = patterns()["part"].search(text, near, reading.start)
    if not match:
        return reading
    name = part_names()[" ".join(match["part"].lower().split())]
    return _Reading(
        match.start("part"),
        reading.end,
        reading.precision,
        reading.year,
        reading.first,
        reading.last,
        reading.day,
        name,
        reading.plus,
    )


def _years(text: str, spans: list[_Reading], year: int | None) -> list[tuple[int, bool] | None]:
    """Each date's year, and whether it was given: its own, else that of the next in "1. april og 1. mai 2023". Dates that
    are told together come one after the other: "1. mai og 1. februar 2024" begins in 2023, and without a year the second
    is of the year after."""
    out: list[tuple[int, bool] | None] = []
    following: tuple[int, _Reading] | None = None
    for span in reversed(spans):
        own: tuple[int, bool] | None
        if span.year:
            own = (span.year, False)
        elif (
            following
            and span.precision == following[1].precision
            and patterns()["and"].fullmatch(text, span.end, following[1].start)
        ):
            own = (following[0] - _turns(span, following[1]), False)
        else:
            own = (year + span.plus, True) if year else None
        following = (own[0], span) if own and not own[1] else None
        out.append(own)
    return _in_order(text, spans, out[::-1])


def _in_order(text: str, spans: list[_Reading], years: list[tuple[int, bool] | None]) -> list[tuple[int, bool] | None]:
    out = years[:1]
    for last, span, own in zip(spans, spans[1:], years[1:], strict=False):
        before = out[-1]
        joined = own and own[1] and before and before[1] and not span.plus and span.precision == last.precision
        if joined and own and before and patterns()["and"].fullmatch(text, last.end, span.start):
            own = (before[0] + _turns(last, span), True)
        out.append(own)
    return out


def _turns(first: _Reading, second: _Reading) -> int:
    """1 where the second of two dates stands earlier in the year than the first, else 0."""
    return int((first.last, first.day or 0) > (second.last, second.day or 0))


def _dated(span: _Reading, written: tuple[int, bool], after: date | None) -> WrittenDate:
    year, implied = written
    day, precision = _last_day(span, year)
    if implied and after and day and span.precision in ("day", "month") and not span.plus and day < after:
        day, precision = _last_day(span, year + 1)
    point = span.part in ("end", "close") or not day or span.last == _WEEK
    first = (
        None if point or not day else day if span.precision == "day" else date(day.year, min(span.first, day.month), 1)
    )
    return WrittenDate(span.start, span.end, day, precision, implied, first)


def _last_day(span: _Reading, year: int) -> tuple[date | None, str]:
    if not _FIRST_YEAR <= year <= _LAST_YEAR or span.last > 12:
        return None, span.precision
    if span.precision == "day":
        return _day(year, span.last, span.day or 0), "day"
    month, precision = span.last, span.precision
    if span.part == "close":
        precision = "month"
    elif precision == "month":
        pass  # "medio juni": the precision is the month's, and so is the last day
    elif span.part == "start":
        month, precision = (3, "quarter") if precision == "year" else (span.first, "month")
    elif span.part == "middle":
        month, precision = (span.first + span.last) // 2, "month"
    return date(year, month, calendar.monthrange(year, month)[1]), precision


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date.fromisocalendar(year, day, 7) if month == _WEEK else date(year, month, day)
    except ValueError:
        return None
