"""Text and its document -> Deadline: by when something must be done, the last day allowed.

Rule: a date is a deadline where the words around it say so ("innen", "frist", "senast"), or where it stands bare in a
sentence that asks for something to be delivered. A date that is cited ("rapport av 1. november"), measured ("i 2024
sammenlignet med 2023") or that is somebody else's is none. The words stand in deadlines.toml, the dates themselves are
read by pipeline/dates.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from pipeline.dates import WrittenDate, dates_in
from pipeline.extract.deadlines_bare import NEAR, TO_DATE, bare_in, before_date, undone
from pipeline.extract.deadlines_undated import counted_in, open_in
from pipeline.extract.terms_notation import forms_regex
from pipeline.extract.terms_wording import Wording, clauses, wording
from pipeline.phrases import phrases
from pipeline.records import Deadline, Document

_SUBJECT = "extract.deadlines"
_NAMED = r"(?:\s+[a-zæøåäö]+){0,3}?\s+(?P<who>(?-i:[A-ZÆØÅÄÖ])\w+(?:\s(?-i:[A-ZÆØÅÄÖ])[\w-]+)*)"
_FAR = 400  # characters around a date that tell what it is for
_MERE = 8  # words of a sentence that holds no more than a date


def deadlines_in(text: str, document: Document, lead_in: str | None = None) -> tuple[Deadline, ...]:
    """Every deadline in a passage of running text, in reading order; the document gives the year that is not written,
    the lead-in of a list the duty that its items do not repeat.

    An impossible date is kept with date None and a doubt, and so is a deadline that is said to be set later."""
    found: list[tuple[int, Deadline]] = []
    last = ""
    for start, sentence in clauses(text):
        above = lead_in if lead_in and not start else ""
        here = _in_sentence(sentence, document, above)
        if here and last and _is_mere_date(sentence) and wording(_SUBJECT, "report").search(last):
            here = [(at, replace(one, type="report") if one.type == "due" else one) for at, one in here]
        found, last = found + [(start + at, one) for at, one in here], sentence
    return distinct(tuple(one for _, one in sorted(found, key=lambda pair: pair[0])))


def _is_mere_date(sentence: str) -> bool:
    """ "Frist: 3. kvartal 2024.": what is due then stands in the sentence before."""
    return len(sentence.split()) < _MERE and bool(wording(_SUBJECT, "frist", before=r"^\W*").match(sentence))


def scheduled_in(cell: str, document: Document) -> tuple[Deadline, ...]:
    """The deadlines of a cell or field that holds nothing else ("Frist", "Tidplan"): each date counts, cue or none."""
    out = []
    for _, clause in clauses(cell):
        seen = 0
        for at in dates_of(clause, document):
            before = clause[seen : at.start]
            seen = at.end
            if not wording(_SUBJECT, "ongoing").search(before):
                cue = _cue(clause, at, at.start - len(before), 0, document)
                kind = "start" if before_date("from_day").search(before) else _kind(clause, at, 0)
                out.append(_deadline(clause, cue or _Cue(kind, at.start), at))
    return distinct((*out, *open_in(cell)))


def is_background(sentence: str) -> bool:
    """Whether a sentence tells what is behind the requirement, or what somebody above will do."""
    return bool(wording(_SUBJECT, "background", before=r"^\W{0,3}").match(sentence))


def distinct(deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Each date of a type once; a cell that says one thing twice has one deadline."""
    return tuple(
        {
            (one.date, one.precision, one.type, None if one.date else one.raw): one for one in reversed(deadlines)
        }.values()
    )[::-1]


@dataclass(frozen=True, slots=True)
class _Cue:
    type: str
    start: int  # of the words that make the date a deadline
    before: bool = False  # the day itself is too late
    former: bool = False  # a later one takes its place


def _in_sentence(sentence: str, document: Document, lead_in: str) -> list[tuple[int, Deadline]]:
    dates = dates_of(sentence, document)
    undated = [(0, one) for one in (*open_in(sentence), *counted_in(sentence, document))]
    if not (dates or undated):
        return []
    if is_background(sentence):
        return [pair for pair in _dated(sentence, document, dates, lead_in) if pair[1].type == "revised"]
    return _dated(sentence, document, dates, lead_in) + undated


def _dated(
    sentence: str, document: Document, dates: tuple[WrittenDate, ...], lead_in: str
) -> list[tuple[int, Deadline]]:
    found: list[tuple[int, Deadline]] = []
    asked = any(wording(_SUBJECT, "duty").search(said) for said in (sentence, lead_in))
    seen, told, cue = 0, 0, None
    for number, at in enumerate(dates):
        before = sentence[seen : at.start]
        if not seen or (cue and cue.former) or not _joined().fullmatch(before):
            cue = _cue(sentence, at, seen, told, document) or (
                _bare(sentence, at, seen, told, document) if asked else None
            )
        elif cue:
            cue = replace(cue, start=at.start)
        if cue and cue.type == "due" and wording(_SUBJECT, "than", after=r"\s+$").search(sentence, 0, cue.start):
            cue = None
        moved = wording(_SUBJECT, "moved_to", before=r"[\s,]*").fullmatch(before.rstrip()) if number else None
        if moved and dates[number - 1].precision != "year":
            found = _with_former(sentence, dates[number - 1], found)
            cue = _Cue("revised", at.start - len(before.lstrip(" ,")))
        seen = at.end
        if found and wording(_SUBJECT, "instead", after=TO_DATE + "$").search(before):
            start, latest = found[-1]
            found[-1], cue = (start, replace(latest, type="revised")), _Cue(latest.type, at.start)
        if cue and wording(_SUBJECT, "mistaken").search(sentence, told, at.start):
            told, cue = at.end, None
        if cue:
            cue = _handed_over(cue, sentence[told : at.start], lead_in, found)
            told = told if cue.former else at.end
            found.append((cue.start, _deadline(sentence, cue, at)))
    return found


def _with_former(sentence: str, at: WrittenDate, found: list[tuple[int, Deadline]]) -> list[tuple[int, Deadline]]:
    """The deadlines with the date that another takes the place of, though nothing else says that it is one."""
    known = any(one.date == at.date for _, one in found)
    return found if known else [*found, (at.start, _deadline(sentence, _Cue("due", at.start), at))]


def _handed_over(cue: _Cue, before: str, lead_in: str, found: list[tuple[int, Deadline]]) -> _Cue:
    """A report where the lead-in says so ("skal oversende:"), or the date before it in a clause that this one goes on
    ("rapport for vår innen 1. juni og for høst innen 1. oktober")."""
    if cue.type != "due":
        return cue
    goes_on = found and found[-1][1].type == "report" and not wording(_SUBJECT, "verb").search(before)
    told = lead_in and not found and _said_last("hands_over").search(lead_in)
    return replace(cue, type="report") if goes_on or told else cue


def dates_of(text: str, document: Document) -> tuple[WrittenDate, ...]:
    """The dates of a sentence; after a meeting a day without a year is the next one, but for what recurs each year."""
    found = dates_in(text, document.year)
    if document.meeting_date and any(one.implied for one in found) and not wording(_SUBJECT, "recurring").search(text):
        return dates_in(text, document.year, document.meeting_date)
    return found


def _cue(sentence: str, at: WrittenDate, seen: int, told: int, document: Document) -> _Cue | None:
    """The words right before the date, and after the date before it (`seen`), that make it a deadline; None where there
    are none. `told` is where the last deadline ended: what stands after it tells what this one is for."""
    offset = max(seen, at.start - NEAR)
    near = sentence[offset : at.start]
    if match := _linked("revised").search(sentence, max(told, at.start - NEAR), at.start):
        return _Cue("revised", match.start())
    if wording(_SUBJECT, "moved_from", after=TO_DATE + "$").search(near):
        return _Cue(_kind(sentence, at, told), at.start, former=True)
    too_late = "before_sv" if document.language == "sv" else "before"
    near_keys = (too_late, "within", "towards") if at.precision == "year" else (too_late, "within", "towards", "until")
    for key in near_keys:
        if match := before_date(key).search(near):
            none = undone(near[: match.start()], key == too_late)
            return None if none else _Cue(_kind(sentence, at, told), offset + match.start(), key == too_late)
    if match := before_date("before_sv").search(near):
        return _Cue(_kind(sentence, at, told), offset + match.start())
    match = _linked("frist").search(near)
    if not match or _of_others(sentence[at.end :], document):
        return None
    return _Cue(_kind(sentence, at, told), offset + match.start())


def _bare(sentence: str, at: WrittenDate, seen: int, told: int, document: Document) -> _Cue | None:
    """A date without a cue, in a sentence that asks for a delivery."""
    found = bare_in(sentence, at, seen, document, _kind(sentence, at, told))
    return _Cue(*found) if found else None


def _of_others(after: str, document: Document) -> bool:
    """ "Fristen 1. mai gjelder Helsedirektoratets arbeid": another body's deadline."""
    said = wording(_SUBJECT, "of_others", before=r"^\s*", after=_NAMED)
    match = said.match(after)
    return match is not None and match["who"].removesuffix("s") not in " ".join(
        (document.recipient or "", *document.recipients)
    )


@cache
def _said_last(key: str) -> Wording:
    """A cue in the last clause of a lead-in."""
    return wording(_SUBJECT, key, after=r"[^.;]{0,60}$")


@cache
def _linked(key: str) -> Wording:
    """A cue with some words between it and the date: "fristen for kartleggingen settes til"."""
    link = rf"(?:[^.;]{{0,80}}?(?:{forms_regex(_SUBJECT, 'link')}|[:–-]))?{TO_DATE}$"
    return wording(_SUBJECT, key, after=link)


def _kind(sentence: str, at: WrittenDate, told: int) -> str:
    """due, report, start or recurring, by the words of the date's own part of the sentence."""
    before = sentence[max(told, at.start - _FAR) : at.start]
    after = sentence[at.end : at.end + _FAR]
    if before_date("from_then").search(before):
        return "start"
    usual = wording(_SUBJECT, "not_recurring").sub(" ", before)
    if wording(_SUBJECT, "recurring").search(usual) or wording(_SUBJECT, "recurring", before=r"^\s*,?\s*").match(after):
        return "recurring"
    near = wording(_SUBJECT, "not_start").sub(" ", before[-60:])
    of_part = wording(_SUBJECT, "part_of", after=r"\s+\w+\s*$")
    if wording(_SUBJECT, "start").search(near) and not of_part.search(before):
        return "start"
    said = before + after if len(before.split()) < 5 else before
    return "report" if wording(_SUBJECT, "report").search(wording(_SUBJECT, "not_report").sub(" ", said)) else "due"


def _deadline(sentence: str, cue: _Cue, at: WrittenDate) -> Deadline:
    raw = sentence[cue.start : at.end]
    if at.date is None:
        return Deadline(raw, None, None, cue.type, phrases(_SUBJECT)["impossible"]["doubt"])
    last = at.first - timedelta(days=1) if cue.before and at.first else at.date
    return Deadline(raw, last, at.precision, cue.type)


@cache
def _joined() -> re.Pattern[str]:
    """What stands between two dates of one cue."""
    part = rf"(?:\s+{forms_regex(_SUBJECT, 'part_of')}\s[^.,;]{{1,30}}?)?"
    return re.compile(rf"{part}\s*(?:,|[–/-]|{forms_regex(_SUBJECT, 'joined')})\s*(?:den\s+)?", re.IGNORECASE)
