"""A sentence -> the targets that are told as a count: none at all, at least one, and how many must be got ("ansette fire").

Rule: "ingen …" is a target where it is the whole sentence or what must be; "minst én øvelse" is one, but not where it tells
where or how often ("i minst én kommune", "minst én gang"); a bare count is one right after a verb of getting. Words stand
in targets.toml.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.targets_numbers import adjectives_regex, number, unit_of
from pipeline.extract.terms_notation import forms_regex
from pipeline.extract.terms_wording import Wording, ending, wording
from pipeline.phrases import phrases
from pipeline.records import Target

_SUBJECT = "extract.targets"
_WHO = r"(?:\s+som\s[^.;,]{3,80})?"


def few_in(sentence: str) -> list[tuple[int, int, Target]]:
    """(start, end, target) of every "none" and "at least one" of the sentence."""
    return [*_none(sentence), *_one(sentence), *_got(sentence), *_parts(sentence)]


def _none(sentence: str) -> list[tuple[int, int, Target]]:
    """ "Ingen korridorpasienter.": none at all, where that is the whole sentence."""
    digit = "0" in sentence and wording(_SUBJECT, "zero_digit", after=r"(?![.,]?\d|\s*[%\w])").search(sentence)
    if zero := digit or wording(_SUBJECT, "zero").search(sentence):
        return [(zero.start(), zero.end(), Target(zero.group(), "=", 0.0))]
    after = rf"\s+[\w-]+(?:\s+[\w-]+){{0,3}}{_WHO}\s*[.!]?$"
    if told := _after_colon().match(sentence) if ":" in sentence else None:
        value = 0.0 if told["none"] else number(told["n"])
        return [(told.start("told"), told.end("told"), Target(told["told"], "=", value, told["n"] and unit_of(told["u"])))]
    match = wording(_SUBJECT, "none", before=r"^\W{0,3}", after=after).match(sentence)
    if match:
        return [(0, len(sentence), Target(sentence.rstrip(" .!"), "=", 0.0))]
    shall = wording(_SUBJECT, "nobody", before=r"^\W{0,3}", after=rf"\s[^.;,:]{{3,70}}?\s{forms_regex(_SUBJECT, 'share')}\s")
    who = shall.match(sentence)
    return [(who.start(), who.end(), Target(who.group().strip(), "=", 0.0))] if who else []


def _one(sentence: str) -> list[tuple[int, int, Target]]:
    return [
        (match.start(), match.end(), Target(match.group(), ">=", 1.0))
        for match in _at_least_one().finditer(sentence)
        if not ending(_SUBJECT, "where").search(sentence[: match.start()])
    ]


def _parts(sentence: str) -> list[tuple[int, int, Target]]:
    """ "minst halvparten": a share in a word."""
    values = phrases(_SUBJECT)["part"]["values"]
    return [
        (one.start(), one.end(), Target(one.group(), ">=", float(values[" ".join(one.group().lower().split()[1:])]), "%"))
        for one in _share_in_a_word().finditer(sentence)
    ]


def _got(sentence: str) -> list[tuple[int, int, Target]]:
    """ "ansette fire fagledere": so many must be got."""
    return [
        (match.start("n"), match.end(), Target(sentence[match.start("n") : match.end()], "=", number(match["n"]), match["of"]))
        for match in _count().finditer(sentence)
        if number(match["n"]) >= 2 and not unit_of(match["of"]) and not _more().fullmatch(match["of"])
    ]


@cache
def _after_colon() -> re.Pattern[str]:
    """ "Andel epikriser sendt innen én dag: 70 prosent.": what is counted, a colon and the figure, no more."""
    told = rf"(?P<told>(?P<none>{forms_regex(_SUBJECT, 'no_at_all')})|(?P<n>\d[\d\s]*(?:[.,]\d+)?)\s*(?P<u>[%\w.]+?))"
    return re.compile(rf"^\W{{0,3}}{forms_regex(_SUBJECT, 'measured')}(?!\w)[^:]{{0,160}}:\s*{told}\s*[.!]?$", re.IGNORECASE)


@cache
def _more() -> Wording:
    """ "to flere": a change, not a count."""
    return wording(_SUBJECT, "adjective")


@cache
def _count() -> Wording:
    """A verb of getting, a count, and what is counted."""
    written = rf"(?P<n>\d{{1,3}}|{forms_regex(_SUBJECT, 'number')})"
    things = r"(?P<of>[\w-]*[a-zæøåäö](?:er|ar|or|a|r|e))(?![\w-])"
    return wording(_SUBJECT, "get", after=rf"\s+{written}\s+{adjectives_regex()}{things}")


@cache
def _share_in_a_word() -> Wording:
    return wording(_SUBJECT, "part", before=rf"(?<!\w){forms_regex(_SUBJECT, 'least')}\s+")


@cache
def _at_least_one() -> Wording:
    how_often = forms_regex(_SUBJECT, "how_often")
    return wording(_SUBJECT, "one_at_least", after=rf"\s+(?!{how_often}(?!\w))[a-zæøåäö][\w-]+(?:\s+[a-zæøåäö][\w-]+)?")
