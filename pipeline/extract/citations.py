"""Text and its document -> Citation: which other documents it refers to.

Rule: `raw` is the reference as written. Numbered ones get a normal form that is the same however they are written
("Meld.St. 15 (2022 – 2023)" -> "Meld. St. 15 (2022-2023)"), so that they can be counted and linked; named ones have
none. A number that cannot be (a board matter of a year to come) keeps its raw form and gets no normal form. Words
stand in citations.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.dates import dates_in
from pipeline.extract.terms_notation import forms_regex
from pipeline.extract.terms_wording import may_hold, wording
from pipeline.records import Citation, Document

_SUBJECT = "extract.citations"
_SESSION = r"\s*\(\s*(?P<y1>\d{4})\s*[–-]\s*(?P<y2>\d{2,4})\s*\)"
_QUOTED = re.compile(r"[«“\"](?P<name>[A-ZÆØÅÄÖ][^«»“”\"]{6,180})[»”\"]")
_YEARS = r"(?:\s*\(?\s*\d{4}(?:\s*[–-]\s*\d{2,4})?\s*\)?)?"
_SECTION = r"\s*(?:§{1,2}\s*\d+[\w-]*(?:\s?[a-z]\b)?(?:\s*(?:,|og)\s*\d+[\w-]*)*|kap(?:ittel|\.|itel)?\s*\d+[\w-]*)"

_NUMBERED = ("prop", "meld", "innst", "dokument", "nou", "request", "board", "handbook")
_IMPRINT = re.compile(r"\s\((?:[A-ZÆØÅÄÖ][\w\s-]{2,40},\s)?(?:19|20)\d\d\)")
_OWNER = re.compile(r"[A-ZÆØÅÄÖ][\w-]+s\s")
_APART = 90  # characters from a paper's owner to its number
_TITLE = re.compile(r"(?:\s[a-zæøåäö]+){0,3}[\s:,(]{1,3}(?:[«“\"]|[A-ZÆØÅ]{3}\s\d|[A-ZÆØÅ][a-zæøå]+\s[a-zæøå]+)")
_DIGIT = re.compile(r"\d")
_PLACE = ("§", "kap", "kgl")  # without one of these there is no law to look for


def citations_in(text: str, document: Document) -> tuple[Citation, ...]:
    """Every reference in a passage, in reading order, the longer where two overlap; each once."""
    told = _DIGIT.search(text) and may_hold(text, _SUBJECT, *_NUMBERED, "procedure")
    numbered = _numbered(text, document) if told else ()
    others = (*numbered, *_laws(text), *_named(text))
    found = sorted((*others, *_owned_papers(text, others)), key=lambda one: (one[0], -one[1]))
    out: list[Citation] = []
    until = 0
    for start, end, target in found:
        if start >= until:
            until = end
            out.append(Citation(text[start:end].strip(" ,.;"), target))
    return tuple({one.raw: one for one in out}.values())


def _numbered(text: str, document: Document) -> Iterator[tuple[int, int, str | None]]:
    for key, name in (("prop", "Prop."), ("meld", "Meld. St."), ("innst", "Innst.")):
        for match in _pattern(key).finditer(text):
            kind = f" {match['kind']}" if match["kind"] else ""
            session = f" ({match['y1']}-{_full(match['y1'], match['y2'])})" if match["y1"] else ""
            yield match.start(), match.end(), f"{_series(match['series'], name)} {match['n']}{kind}{session}"
    for match in _pattern("dokument").finditer(text):
        session = f" ({match['y1']}-{_full(match['y1'], match['y2'])})" if match["y1"] else ""
        yield match.start(), match.end(), f"Dokument {match['n']}:{match['part']}{session}"
    for match in _pattern("nou").finditer(text):
        yield match.start(), match.end(), f"{match['series']} {match['year']}:{match['n']}"
    for match in _pattern("request").finditer(text):
        yield (
            match.start(),
            match.end(),
            f"Anmodningsvedtak {match['n']} ({match['y1']}-{_full(match['y1'], match['y2'])})",
        )
    for match in _pattern("board").finditer(text):
        year = int(match["year"] or f"20{match['y2']}")
        possible = 1990 <= year <= (document.year or 2100) + 1
        yield match.start(), match.end(), f"Styresak {int(match['n'])}/{year}" if possible else None
    for match in _pattern("handbook").finditer(text):
        yield match.start(), match.end(), None if match["n3"] else f"eHåndbok {match['n'] or match['n2']}"


def _laws(text: str) -> Iterator[tuple[int, int, str | None]]:
    small = text.lower()
    if not any(sign in small for sign in _PLACE):
        return
    for match in _pattern("law").finditer(text):
        yield match.start(), match.end(), " ".join(match.group().split())
    for match in _pattern("law_about").finditer(text):
        yield match.start(), match.end(), " ".join(match.group().split())
    for match in wording(_SUBJECT, "resolution", after=r"\s+av\s+").finditer(text):
        day = next(iter(dates_in(text[match.end() : match.end() + 30], 2000)), None)
        if day and day.start == 0:
            yield match.start(), match.end() + day.end, None


def _named(text: str) -> Iterator[tuple[int, int, str | None]]:
    for match in _QUOTED.finditer(text):
        if (
            wording(_SUBJECT, "paper").search(text[max(0, match.start() - 60) : match.start()])
            or wording(_SUBJECT, "paper", before="^").match(match["name"])
            or _cited().search(text[max(0, match.start() - 40) : match.start()])
        ):
            told = _IMPRINT.match(text, match.end())
            yield match.start(), told.end() if told else match.end(), None
    for match in wording(_SUBJECT, "named", after=_YEARS).finditer(text):
        if match.group()[:1].isupper() or not match.group()[-1:].isalpha() or match.group().count(" ") > 1:
            yield match.start(), match.end(), None
    for match in wording(_SUBJECT, "rule").finditer(text):
        if end := _matter_of_rule().match(text, match.end()):
            yield match.start(), end.end(), None
    if not wording(_SUBJECT, "paper").search(text):
        return
    for match in _dated().finditer(text):
        day = next(iter(dates_in(text[match.end() : match.end() + 30], 2000)), None)
        if day and day.start == 0 and not (day.precision == "year" and wording(_SUBJECT, "yearly").search(match.group())):
            yield match.start(), match.end() + day.end, None
    for match in _about().finditer(text):
        inside = match.start() and text[match.start() - 2 : match.start() - 1] not in ".!?:"
        if wording(_SUBJECT, "unnamed", before="^").match(match.group()):
            continue
        sorts = rf"^(?:{forms_regex(_SUBJECT, 'sort')}\s+)*"
        named = (inside and match.group()[:1].isupper()) or wording(_SUBJECT, "known", before=sorts).match(match.group())
        if named or _cited().search(text, max(0, match.start() - 40), match.start()):
            yield match.start(), match.end(), None


def _owned_papers(text: str, others: tuple[tuple[int, int, str | None], ...]) -> Iterator[tuple[int, int, str | None]]:
    """ "SINTEFs første rapport", where no title or number that follows is the reference."""
    if not _OWNER.search(text) or not wording(_SUBJECT, "paper", "owned").search(text):
        return
    for match in _owned().finditer(text):
        end = match.end()
        if not _TITLE.match(text, end) and not any(end <= start < end + _APART for start, _, _ in others):
            yield match.start(), end, None


def _full(first: str, last: str) -> str:
    return last if len(last) == 4 else first[:2] + last


def _series(written: str, name: str) -> str:
    return written if written.lower().startswith(("st.", "ot.")) else name


@cache
def _pattern(key: str) -> re.Pattern[str]:
    forms = forms_regex(_SUBJECT, key)
    session = f"(?:{_SESSION})"
    return re.compile(
        {
            "prop": rf"(?P<series>{forms})\s*(?P<n>\d{{1,3}})(?:\s*(?P<kind>[SL]{{1,2}})(?!\w))?{session}?",
            "meld": rf"(?P<series>{forms})\s*(?P<n>\d{{1,3}})(?P<kind>)?{session}",
            "innst": rf"(?P<series>{forms})\s*(?P<n>\d{{1,3}})\s*(?P<kind>[SL])?{session}",
            "dokument": rf"{forms}\s*(?P<n>\d{{1,2}}):(?P<part>\d{{1,3}}){session}?",
            "nou": rf"(?<!\w)(?-i:(?P<series>{forms}))\s*(?P<year>(?:19|20)\d\d)\s*:\s*(?P<n>\d{{1,3}})",
            "request": rf"{forms}\s*(?P<n>\d{{1,4}}){session}",
            "board": rf"(?<![\w-]){forms}\s*(?P<n>\d{{1,3}})\s*(?:[-/]\s*(?P<year>\d{{4}})|/(?P<y2>\d\d))(?![\d/-])",
            "handbook": rf"(?<!\w)(?:dokument\s+(?P<n>\d+)\s+i\s+{forms}"
            rf"|{forms_regex(_SUBJECT, 'procedure')}\s+(?P<n3>\d[\d.-]*\d)\s+i\s+[A-ZÆØÅ][\w-]+"
            rf"|{forms}(?:\s+dokumenter)?(?:\s*ID)?\s*[.:]?\s*\[?(?P<n2>\d+(?:/\d+)*))",
            "law": rf"(?<![\w-])(?:[\w-]+-\s+og\s+)?{forms}{_SECTION}",
            "law_about": rf"(?<!\w){forms}\s+[^.,;:()§]{{4,110}}?{_SECTION}",
        }[key],
        re.IGNORECASE,
    )


@cache
def _dated() -> re.Pattern[str]:
    """A document word and "av": its date follows."""
    sort, paper = forms_regex(_SUBJECT, "sort"), forms_regex(_SUBJECT, "paper")
    of = rf"(?:\s+{forms_regex(_SUBJECT, 'of_date')})?"
    return re.compile(rf"(?<![\w-])(?:{sort}\s+)*{paper}{of}\s+(?=\d)", re.IGNORECASE)


@cache
def _owned() -> re.Pattern[str]:
    """ "SINTEFs første rapport", "Helsedirektoratets rapport om …": whose it is names it."""
    stop, paper = forms_regex(_SUBJECT, "end"), forms_regex(_SUBJECT, "paper", "owned")
    word = rf"(?!{stop}(?!\w)|\d)[\w/-]+"
    end = rf"(?=\s*[.,;:)«]|\s+\(|\s+{stop}(?!\w)|\s*$)"
    matter = rf"(?:\s+{forms_regex(_SUBJECT, 'about')}\s+{word}(?:\s+{word}){{0,8}}?{end})?"
    return re.compile(rf"(?<![\w-])[A-ZÆØÅÄÖ][\w-]+s\s+(?:[a-zæøåäö]+e\s+)?(?i:{paper})(?![\w-]){matter}{_YEARS}")


@cache
def _matter_of_rule() -> re.Pattern[str]:
    """What a law or regulation is about, up to six words."""
    stop = forms_regex(_SUBJECT, "end")
    word = rf"(?!{stop}(?!\w)|\d)[\w/-]+"
    return re.compile(rf"\s+{word}(?:\s+{word}){{0,5}}?(?=\s*[.,;:)]|\s+{stop}(?!\w)|\s*$)", re.IGNORECASE)


@cache
def _about() -> re.Pattern[str]:
    """ "Nasjonal handlingsplan for kliniske studier": a document word and its matter, up to eight words."""
    stop = forms_regex(_SUBJECT, "end")
    last = rf"\s+{forms_regex(_SUBJECT, 'and')}\s+[\w-]+(?=\s*[.,;)(])"
    word = rf"(?!{stop}(?!\w)|\d)[\w/-]+"
    matter = rf"{word}(?:\s+{word}|{last}){{0,8}}?"
    sort, paper = forms_regex(_SUBJECT, "sort"), forms_regex(_SUBJECT, "paper")
    end = rf"(?=\s*[.,;:)«]|\s+\(|\s+{stop}(?!\w)|\s*$)"
    return re.compile(
        rf"(?<![\w-])(?:(?-i:[A-ZÆØÅÄÖ])[\w-]+s\s+)?(?:{sort}\s+)*{paper}\s+"
        rf"{forms_regex(_SUBJECT, 'about')}\s+{matter}{end}{_YEARS}",
        re.IGNORECASE,
    )


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){forms_regex(_SUBJECT, 'cited_by')}\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
