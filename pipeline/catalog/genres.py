"""Clues -> genre and what the document calls itself. Rule: the title decides, then running heads, properties, file
name, the heading of a chapter that the file begins with, then signs in headings and first pages; where nothing tells, the
genre is "annet"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.catalog.clues import Clues
from pipeline.phrases import all_forms, phrases
from pipeline.records import GENRES, REPORTS
from pipeline.text import fold

_PLAIN = {"å": "(?:å|aa|a)", "ø": "(?:ø|oe|o)", "æ": "(?:æ|ae|a)", "ä": "(?:ä|ae|a)", "ö": "(?:ö|oe|o)"}
_REPORT = "årlig_melding"  # what a report on an order is, however it is called
_NUMBER = r"(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2})*[.:)]? (?=\D)"  # of a chapter
_SIGNS = 2  # how many different signs tell a genre


@dataclass(frozen=True, slots=True)
class Genre:
    """`value` is one of GENRES; `name` what the document calls itself, as written; `words` the line it stands in;
    `by` where: "title" | "head" | "property" | "file" | "text" | None."""

    value: str
    name: str | None
    words: str
    by: str | None


def genre_of(clues: Clues) -> Genre:
    """The genre by name, before who issues it is known (see `settled`)."""
    chapter: Genre | None = None
    for by, zone in zip(("title", "head", "property", "file"), clues.zones(), strict=True):
        for line in zone:
            found = named_in(line, folded=by == "file")
            if not found or (found[0] == "annet" and _attaches().search(line)):
                continue
            if by != "title" or not _chapter().match(line):
                return Genre(found[0], found[1], line, by)
            chapter = chapter or Genre(found[0], found[1], line, by)
    return chapter or _by_signs(clues)


def settled(genre: Genre, recipient_level: str | None) -> Genre:
    """The genre with the levels considered: an oppdragsdokument to a hospital trust is what other regions call oppdrag
    og bestilling; what is given to a clinic is a klinikkoppdrag, whatever its title."""
    value = genre.value
    if value in ("oppdragsdokument", "oppdrag_og_bestilling", "klinikkoppdrag"):
        value = {
            "foretak": "oppdrag_og_bestilling",
            "klinikk": "klinikkoppdrag",
            "region": "oppdragsdokument",
            "stat": "tildelingsbrev" if value == "oppdragsdokument" else value,
        }.get(recipient_level or "", value)
    return Genre(value, genre.name, genre.words, genre.by)


def named_in(line: str, folded: bool = False) -> tuple[str, str] | None:
    """The first genre named in a line, and the name as written: "Årlig melding 2031" -> ("årlig_melding", "Årlig
    melding").

    `folded`: the line is a file name, without Norwegian letters."""
    text = fold(line)
    best: tuple[int, int, str, str] | None = None
    for genre, pattern in _patterns(folded):
        match = pattern.search(text)
        if match and (best is None or (match.start(), -match.end()) < best[:2]):
            best = (match.start(), -match.end(), genre, match.group())
    if best is None:
        return None
    start, _, genre, name = best
    report = None if genre in (*REPORTS, "annet") else _reports_on(folded).search(text[:start])
    return (_REPORT, text[report.start("word") : start] + name) if report else (genre, name)


@cache
def _reports_on(folded: bool) -> re.Pattern:
    """A word of reporting before the name of an order: at the line's start, behind a chapter's number, a body's name or a
    sign."""
    known = phrases("catalog.genres")
    forms = "|".join(_form(form, folded) for form in all_forms(known["reports_on"]))
    bodies = "|".join(map(re.escape, all_forms(known["legal_form"])))
    before = rf"^|^{_chapter().pattern}|\b(?:{bodies})s? |[–—:|,.-] ?"
    return re.compile(rf"(?:{before})(?P<word>(?:{forms}))(?!\w)", re.IGNORECASE)


@cache
def _chapter() -> re.Pattern:
    """The number that a chapter's heading begins with, the word for a chapter before it or not."""
    names = "|".join(map(re.escape, all_forms(phrases("catalog.genres")["chapter"])))
    return re.compile(rf"(?:(?:{names})\.? )?{_NUMBER}", re.IGNORECASE)


@cache
def _attaches() -> re.Pattern:
    """A case paper's line over what is attached to it: the next title says what that is."""
    forms = "|".join(map(re.escape, all_forms(phrases("catalog.genres")["attached"])))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


def _by_signs(clues: Clues) -> Genre:
    """The genre with most signs in headings and on the first pages, two or more."""
    lines = (*clues.headings, *clues.first)
    counts = [
        (len({match.group().lower() for _, match in found}), genre, found[0][0])
        for genre, found in _signs_in(lines)
        if found
    ]
    if not counts:
        return Genre("annet", None, "", None)
    count, genre, words = max(counts, key=lambda entry: (entry[0], -GENRES.index(entry[1])))
    return Genre(genre, None, words, "text") if count >= _SIGNS else Genre("annet", None, "", None)


def _signs_in(lines: tuple[str, ...]) -> Iterator[tuple[str, list[tuple[str, re.Match]]]]:
    for genre, pattern in _sign_patterns():
        yield genre, [(line, match) for line in lines for match in pattern.finditer(line)]


@cache
def _patterns(folded: bool) -> tuple[tuple[str, re.Pattern], ...]:
    return tuple(
        (
            genre,
            re.compile(
                rf"(?<!\w)(?:{'|'.join(_form(form, folded) for form in all_forms(entry))})(?!\w)", re.IGNORECASE
            ),
        )
        for genre, entry in phrases("catalog.genres")["names"].items()
    )


def _form(form: str, folded: bool) -> str:
    """A name as a pattern; in file names every Norwegian letter may be written in plain ones, a space as any."""
    parts = [re.escape(part) for part in form.split("{year}")]
    if folded:
        parts = ["".join(_PLAIN.get(letter.lower(), letter) for letter in part) for part in parts]
    return r"(?:19|20)\d\d".join(parts)


@cache
def _sign_patterns() -> tuple[tuple[str, re.Pattern], ...]:
    return tuple(
        (genre, re.compile("|".join(map(re.escape, all_forms(entry))), re.IGNORECASE))
        for genre, entry in phrases("catalog.genres")["signs"].items()
    )
