"""Clues -> year, dates of edition, meeting and letter, case number. Rule: only what is written; impossible dates are
left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.catalog.clues import Clues
from pipeline.catalog.genres import Genre
from pipeline.dates import dates_in
from pipeline.phrases import all_forms, phrases
from pipeline.records import REPORTS

_YEAR = re.compile(r"(?<![\d/.–-])(20[0-4]\d|199\d)(?![\d/]|[–-]\d)")
_CASE = r"(?P<case>(?:[A-ZÆØÅ]{2,8})?(?:\d{2}|\d{4})\s?/\s?\d{1,6}(?:-\d{1,4})?|[A-ZÆØÅ]{2,8}\d{6,14})"
_PLACE = re.compile(r"^[A-ZÆØÅÄÖ][\w -]{2,25},\s*(?:den\s+)?(?=\d)")
_OPENING = 400  # characters of a long opening line
_LINE = 200  # characters: dates of the document itself stand in short lines


@dataclass(frozen=True, slots=True)
class Dated:
    """Each value with the line it stands in, or None."""

    year: tuple[int, str] | None = None
    published: tuple[date, str] | None = None
    version: tuple[date, str] | None = None
    meeting: tuple[date, str] | None = None
    case: tuple[str, str] | None = None


def dated(clues: Clues, genre: Genre) -> Dated:
    """The year that the document is for (not the one it was written in), and its dates."""
    published = _published(clues)
    version = _version(clues, genre, published)
    meeting = _meeting(clues) if genre.value == "foretaksprotokoll" else None
    if version and published and published[1] == version[1]:
        published = _published(clues, without=version[1])
    return Dated(
        _year(clues, genre) or _year_of(meeting or published, genre), published, version, meeting, _case(clues)
    )


def _year(clues: Clues, genre: Genre) -> tuple[int, str] | None:
    """The year beside the genre's name; else on the cover, in heads and file name; else the headings' most frequent."""
    named = [line for zone in clues.zones() for line in zone if genre.name and genre.name.lower() in line.lower()]
    for line in (*named, *(line for zone in clues.zones() for line in zone if not _is_date(line))):
        match = _YEAR.search(_without_dates(line) if line not in named else line)
        if match:
            return int(match[1]), line
    return _most_frequent(clues.headings) or _most_frequent(clues.table_heads)


def _most_frequent(lines: tuple[str, ...]) -> tuple[int, str] | None:
    seen = Counter(int(year) for line in lines for year in _YEAR.findall(line))
    if not seen:
        return None
    year = max(seen, key=lambda year: (seen[year], year))
    return year, next(line for line in lines if str(year) in line)


def _year_of(value: tuple[date, str] | None, genre: Genre) -> tuple[int, str] | None:
    """A letter's own year, where nothing else says one: a report that comes in spring is for the year before, so not
    it."""
    return (value[0].year, value[1]) if value and genre.value not in REPORTS else None


def _is_date(line: str) -> bool:
    found = dates_in(line)
    return (
        bool(found) and sum(one.end - one.start for one in found if one.precision in ("day", "month")) > len(line) * 0.6
    )


def _without_dates(line: str) -> str:
    for one in reversed(dates_in(line)):
        if one.precision in ("day", "month"):
            line = line[: one.start] + line[one.end :]
    return line


def _version(clues: Clues, genre: Genre, published: tuple[date, str] | None) -> tuple[date, str] | None:
    """The day after "Oppdatert" at the start of a line; or the cover's own, where the title says "Justert …"."""
    for line in (*clues.cover, *clues.first[:10]):
        day = _day(line) if len(line) < _LINE and _words("version").match(line) else None
        if day:
            return day, line
    renewed = genre.by in ("title", "head") and _words("version").match(genre.words)
    return published if renewed and published and published[1] in clues.cover else None


def _meeting(clues: Clues) -> tuple[date, str] | None:
    """The day on the cover, else the first day in a line of the opening that names the meeting."""
    for line in (*clues.cover, *(line for line in clues.first[:12] if _words("meeting").search(line))):
        day = _day(line[:_OPENING])
        if day:
            return day, line[:_LINE]
    return None


def _published(clues: Clues, without: str | None = None) -> tuple[date, str] | None:
    """A day alone on the cover, after "Dato", or after the place in the signature ("Bergen, 14. januar 2031")."""
    for line in clues.cover:
        day = _day(line)
        if day and line != without and (_is_date(line) or _words("published").match(line)):
            return day, line
    for line in (*clues.first[:15], *reversed(clues.short)):
        if len(line) < 60 and (_PLACE.match(line) or _words("published").match(line)):
            day = _day(line)
            if day:
                return day, line
    return None


def _day(line: str) -> date | None:
    return next((one.date for one in dates_in(line) if one.precision == "day" and one.date), None)


def _case(clues: Clues) -> tuple[str, str] | None:
    for line in (*clues.cover, *clues.first[:15]):
        match = _case_pattern().search(line[:_LINE])
        if match and len(line) < _LINE:
            return re.sub(r"\s", "", match["case"]), line
    return None


@cache
def _words(key: str) -> re.Pattern:
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, all_forms(phrases('catalog.dated')[key])))})(?!\w)\s*:?", re.IGNORECASE
    )


@cache
def _case_pattern() -> re.Pattern:
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, all_forms(phrases('catalog.dated')['case'])))})\s*:?\s*{_CASE}",
        re.IGNORECASE,
    )
