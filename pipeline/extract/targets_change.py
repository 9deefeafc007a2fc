"""A sentence -> the changes it asks for: increase, decrease or hold, with the amount and the year it is measured
against.

Rule: a change is a target where it has a measure (an amount, a year to compare with) or where what is counted is named
("antall", "andel") and the change is what must be done, not the means to something else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.extract.targets_numbers import Quantity, number, quantities
from pipeline.extract.terms_notation import forms_regex
from pipeline.extract.terms_wording import Wording, ending, may_hold, wording
from pipeline.phrases import phrases
from pipeline.records import Document, Target

_SUBJECT = "extract.targets"
_CHANGES = ("up", "down", "compared", "no_more", "no_less", "kept", "same")  # one of these stands in every change
_NEAR = 300  # characters around a direction that tell how much and against what
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"


def changes_in(sentence: str, document: Document) -> list[tuple[int, int, Target]]:
    """(start, end, target) of every change; start and end are what of the sentence they take, numbers included."""
    if not may_hold(sentence, _SUBJECT, *_CHANGES):
        return []
    return _level(sentence, document) or _compared(sentence) or _directions(sentence, document)


def _directions(sentence: str, document: Document) -> list[tuple[int, int, Target]]:
    found: list[tuple[int, int, Target]] = []
    ways = (("increase", "up"), ("decrease", "down"))
    told = [(op, match) for op, key in ways for match in wording(_SUBJECT, key).finditer(sentence)]
    plain = [one for one in told if not _is_aside(sentence, one[1])]
    for op, match in plain or told:
        if any(start <= match.start() < end for start, end, _ in found):
            continue
        change = _change(sentence, match, op, document)
        if change:
            found.append(change)
    return found


def _is_aside(sentence: str, match: re.Match) -> bool:
    """Whether it stands in brackets, which explain what is counted ("kapasiteten (ved økt behov) skal …")."""
    opened = sentence.rfind("(", 0, match.start())
    return opened >= 0 and ")" not in sentence[opened : match.start()] and ")" in sentence[match.end() :]


def direction_of(cell: str) -> str | None:
    """increase, decrease or hold where a cell says no more than that ("Minska")."""
    for op, key in (("increase", "up"), ("decrease", "down"), ("hold", "same")):
        if wording(_SUBJECT, key, before=rf"(?:{forms_regex(_SUBJECT, 'share')}\s+)?").fullmatch(cell.strip(" .")):
            return op
    return None


def compared_with(name: str, document: Document) -> str | None:
    """The year that a measure's name compares with ("… sammenlignet med 2022"), None where it compares with none."""
    found = _baseline(name, 0, document)
    return found[0] if found else None


def _change(sentence: str, word: re.Match, op: str, document: Document) -> tuple[int, int, Target] | None:
    until = wording(_SUBJECT, "up_to", before=r"^[^.;]{0,90}?", after=r"\s+(?!(?:19|20)\d\d(?!\d))\d").match(
        sentence[word.end() : word.end() + _NEAR]
    )
    if until:
        return None  # the limit it must come to is the target
    if kept := _kept().search(sentence, max(0, word.start() - 8), word.end()):
        asked = wording(_SUBJECT, "measured").search(sentence, 0, kept.start()) and not _is_means(sentence[: kept.start()])
        return (kept.start(), kept.end(), Target(kept.group(), "hold")) if asked else None
    amount = _amount(sentence, word)
    opening = _against().match(sentence)  # "Sammenliknet med 2023 skal …"
    base = _baseline(sentence, word.end() if not opening else 0, document)
    limit = re.match(
        r"\s+\w+\s+(?!(?:19|20)\d\d(?!\d))\d", sentence[word.end() : word.end() + 40]
    )  # "lavere enn 50 dager"
    if (limit or not base) and wording(_SUBJECT, "adjective").fullmatch(word.group()):
        return None
    if wording(_SUBJECT, "must_go").fullmatch(word.group()):
        ends = re.match(r"\s*(?:[.;]|$)", sentence[word.end() :])
        if ends and not base and wording(_SUBJECT, "measured").search(sentence, 0, word.start()):
            return word.start(), word.end(), Target(word.group(), op)
    if wording(_SUBJECT, "particle").fullmatch(word.group()) and not (
        (amount or base)
        and wording(_SUBJECT, "share", after=r"\s+$").search(sentence, max(0, word.start() - 20), word.start())
    ):
        return None
    if not (amount or base) and not _is_duty(sentence, word):
        return None
    start = min(word.start(), amount.start) if amount else word.start()
    end = max(word.end(), amount.end if amount else 0, base[1] if base else 0)
    target = Target(
        sentence[start:end],
        op,
        amount.value if amount else None,
        amount.unit if amount else None,
        base[0] if base else None,
    )
    return start, end, target


def _amount(sentence: str, word: re.Match) -> Quantity | None:
    """ "(økes) med minst 15 pst.", "30 pst. (reduksjon)", and what the word itself says ("halveres")."""
    for key in ("half", "double"):
        if wording(_SUBJECT, key).fullmatch(word.group()):
            return Quantity(word.start(), word.end(), float(phrases(_SUBJECT)[key]["value"]), "%", known=True)
    counted = re.compile(rf"(?<!\w)(?P<n>\d+|{forms_regex(_SUBJECT, 'number')})\s+$", re.I).search(
        sentence, max(0, word.start() - 20), word.start()
    )
    if counted and wording(_SUBJECT, "adjective").fullmatch(word.group()):
        what = re.match(r"\s+(\w+)", sentence[word.end() :])  # "to flere sykepleiere enn i 2022"
        return Quantity(counted.start(), counted.end("n"), number(counted["n"]), what[1] if what else None)
    near = max(0, word.start() - 40)
    for one in quantities(sentence[near : word.end() + 140]):
        one = replace(one, start=one.start + near, end=one.end + near)
        if not one.known:
            if told := _counted_by(sentence, word, one):
                return told
            continue
        if one.end <= word.start() and not sentence[one.end : word.start()].strip():
            return one
        between = sentence[word.end() : one.start]
        if one.start >= word.end() and len(between) < 120 and _by().search(between):
            return one
    return None


def _counted_by(sentence: str, word: re.Match, one: Quantity) -> Quantity | None:
    """ "øke antall lærlinger med 12": the amount of what is counted, its unit what the sentence counts."""
    between = sentence[word.end() : one.start] if one.start >= word.end() else ""
    if not between.strip() or len(between) > 90 or 1900 <= one.value <= 2100 or not _by().search(between):
        return None
    if ending(_SUBJECT, "against", r"\s*").search(between):
        return None
    if not wording(_SUBJECT, "measured").search(sentence, max(0, word.start() - 90), one.start):
        return None
    digits = re.match(r"[\d\s.,]*\d|\w+", sentence[one.start : one.end])
    end = one.start + (digits.end() if digits else 0)
    stops = one.unit is None or _stops().match(sentence, end)
    return replace(one, unit=None, end=end) if stops else one


def _baseline(sentence: str, start: int, document: Document) -> tuple[str, int] | None:
    """The year that is compared with, as text, and where it ends."""
    match = _against().search(sentence, start, start + _NEAR)
    if not match:
        named = wording(_SUBJECT, "base_year", before=_YEAR + r"\s+").search(sentence, start, start + _NEAR)
        return (named["year"], named.end()) if named else None
    if match["year"]:
        return match["year"], match.end()
    return (str(document.year - 1), match.end()) if document.year else None


def _is_duty(sentence: str, word: re.Match) -> bool:
    """A change without a measure is asked for if what is counted is named and no "for å" makes it a means."""
    before, after = sentence[max(0, word.start() - _NEAR) : word.start()], sentence[word.end() : word.end() + _NEAR]
    if _is_means(before):
        return False
    opens = not before.strip(" –-•")
    passive = wording(_SUBJECT, "passive").fullmatch(word.group())
    asked = ending(_SUBJECT, "asks_to").search(before)
    if that := wording(_SUBJECT, "asks_that", after=r"[^.;,]{0,60}$").search(before):
        return bool(wording(_SUBJECT, "measured").search(before, that.start()) or _measured_next().match(after))
    goes_on = _goes_on().match(before)  # an item's second deed: "gå gjennom rutinene og redusere antall …"
    if opens or goes_on or passive or asked or wording(_SUBJECT, "duty", after=r"(?:\s+\w+)?\s+$").search(before):
        if _measured_next().match(after):
            return True
        return not opens and bool(wording(_SUBJECT, "measured").search(before))
    return False


def _is_means(before: str) -> bool:
    """Whether the words before a change make it what something else is for: "slik at svartiden (ikke øker)"."""
    return bool(wording(_SUBJECT, "means", after=r"(?:\s+[\w-]+){0,3}\s*$").search(before[-_NEAR:]))


def _level(sentence: str, document: Document) -> list[tuple[int, int, Target]]:
    """ "på samme nivå (eller lavere) som i 2031"."""
    for key, op in (("no_more", "<="), ("no_less", ">="), ("kept", "hold"), ("same", "hold")):
        for match in wording(_SUBJECT, key).finditer(sentence):
            year = re.compile(rf"\s+(?:{forms_regex(_SUBJECT, 'level_of')}\s+)*{_YEAR}", re.I).match(
                sentence, match.end()
            )
            base = (year["year"], year.end()) if year else _baseline(sentence, match.end(), document)
            if base and not re.search(r"\d", sentence[match.end() : base[1] - 4]):
                said = sentence[match.end() : base[1] + 20]
                op = "<=" if wording(_SUBJECT, "or_lower").search(said) else op
                op = ">=" if wording(_SUBJECT, "or_higher").search(said) else op
                return [(match.start(), base[1], Target(sentence[match.start() : base[1]], op, baseline=base[0]))]
    return []


def _compared(sentence: str) -> list[tuple[int, int, Target]]:
    """ "høyere enn realveksten i …": compared with something that is no number and no year."""
    match = wording(_SUBJECT, "compared", after=r"(?!\s+(?:\D{0,12})?\d)").search(sentence)
    opens = match and _begins().fullmatch(sentence[: match.start()])
    if not match or not (opens or wording(_SUBJECT, "duty").search(sentence[: match.start()])):
        return []
    if wording(_SUBJECT, "not_compared", before=r"^\s+").match(sentence[match.end() :]):
        return []
    below = wording(_SUBJECT, "down").match(match.group())
    end = match.end() + len(re.split(r"[,.;(]", sentence[match.end() :])[0])
    return [(match.start(), end, Target(sentence[match.start() : end].rstrip(), "<" if below else ">"))]


@cache
def _measured_next() -> Wording:
    """What is counted, right after a change: "øke (særlig) antall"."""
    return wording(_SUBJECT, "measured", before=r"^(?:\s+[\w-]+){0,2}?\s+")


@cache
def _goes_on() -> re.Pattern[str]:
    """An item that begins with a deed, up to its next one."""
    return re.compile(rf"\W*[a-zæøåäö]+\s[^.;:]{{3,120}}?\s{forms_regex(_SUBJECT, 'list')}\s+$")


@cache
def _begins() -> re.Pattern[str]:
    """What may stand before a comparison that begins an item: "har (høyere vekst …)"."""
    return re.compile(rf"\W*(?:{forms_regex(_SUBJECT, 'have')}\s+)?", re.IGNORECASE)


@cache
def _kept() -> Wording:
    """A change that is denied, right where the word for it ends."""
    return wording(_SUBJECT, "kept", after="$")


@cache
def _by() -> re.Pattern[str]:
    """The words between a change and its amount."""
    return re.compile(rf"^(?:[^.;]{{0,80}}\s)?{forms_regex(_SUBJECT, 'by')}\s*$|^\s+$", re.IGNORECASE)


@cache
def _stops() -> re.Pattern[str]:
    """What may stand behind a number and is no unit."""
    words = "|".join(forms_regex(_SUBJECT, key) for key in ("against", "scope", "list", "by", "to"))
    return re.compile(rf"\s+(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _against() -> re.Pattern[str]:
    ago, level = forms_regex(_SUBJECT, "year_before"), forms_regex(_SUBJECT, "level_of")
    return re.compile(
        rf"(?<!\w){forms_regex(_SUBJECT, 'against')}\s+(?:(?:{level}\s+)*{_YEAR}|{ago}(?!\w))", re.IGNORECASE
    )
