"""A sentence -> Quantity: the numbers in it with their units, canonical ("pst." and "prosent" are "%").

Rule: a number is read as written in Norwegian and Swedish ("32 135", "5,5", "to"); dates, ages and places in a
document are not quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.dates_words import words_in
from pipeline.extract.terms_notation import forms_regex
from pipeline.phrases import all_forms, phrases

_SUBJECT = "extract.targets"
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"


_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """sentence[start:end] is the number with its unit. `known`: the unit is one of ours, not just the next word;
    `described`: the unit says that the number is an age or a distance."""

    start: int
    end: int
    value: float
    unit: str | None
    known: bool = False
    described: bool = False


def quantities(sentence: str) -> tuple[Quantity, ...]:
    """Every number with a unit (or a next word that can be one), in reading order."""
    if not _DIGIT.search(sentence) and words_in(sentence).isdisjoint(_number_words()):
        return ()
    found = []
    for match in _pattern().finditer(sentence):
        value = number(match["n"])
        if match["aged"]:
            found.append(Quantity(match.start(), match.end(), value, None, described=True))
        elif match["u"] and match["far"]:
            found.append(Quantity(match.start(), match.end("u"), value, None, described=True))
        elif match["u"]:
            found.append(Quantity(match.start(), match.end(), value, unit_of(match["u"]), known=True))
        else:
            found.append(Quantity(match.start(), match.end(), value, match["w"]))
    return tuple(found)


def number(written: str) -> float:
    """ "32 135" -> 32135.0, "5,5" -> 5.5, "to" -> 2.0."""
    values = phrases(_SUBJECT)["number"]["values"]
    plain = re.sub(r"[ \u00a0\u202f]", "", written.lower())
    if plain in values:
        return float(values[plain])
    whole, _, rest = plain.replace(",", ".").partition(".")
    return float(f"{whole}.{rest or 0}")


def unit_of(written: str | None) -> str | None:
    """The canonical name of a unit as written, None where it is not one of ours."""
    plain = _folded(written or "")
    return (_units()[plain] or written) if plain in _units() else None


def is_money(unit: str | None) -> bool:
    """Whether a unit is money, as written or by its canonical name."""
    return _folded(unit or "") in _money()


def _folded(written: str) -> str:
    return " ".join(written.lower().split())


@cache
def _number_words() -> frozenset[str]:
    return frozenset(all_forms(phrases(_SUBJECT)["number"]))


@cache
def _units() -> dict[str, str | None]:
    """Written form -> canonical name; None for units that are kept as written (money)."""
    return {
        _folded(form): entry.get("unit") for entry in phrases(_SUBJECT)["unit"].values() for form in all_forms(entry)
    }


@cache
def _money() -> frozenset[str]:
    entries = [entry for entry in phrases(_SUBJECT)["unit"].values() if entry.get("money")]
    return frozenset(_folded(form) for entry in entries for form in (*all_forms(entry), *filter(None, [entry.get("unit")])))


@cache
def adjectives_regex() -> str:
    """Adjectives before what is counted, if any, with the white space behind them."""
    ends = "|".join(all_forms(phrases(_SUBJECT)["adjective_end"]))
    return rf"(?:[a-zæøåäö]*(?:{ends})\s+(?:(?:{forms_regex(_SUBJECT, 'and')}|,)\s+)?)*"


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(_units(), key=lambda f: -len(f)))
    return re.compile(
        rf"(?<![\w.,/:§-])(?P<n>{_DIGITS}|{forms_regex(_SUBJECT, 'number')}(?!\w))(?![\d/:])"
        rf"(?:\s*(?P<u>{units})(?!\w)(?=(?P<far>\s+{forms_regex(_SUBJECT, 'far')}(?!\w))?)"
        rf"|\s+(?P<aged>{forms_regex(_SUBJECT, 'not_unit')})(?!\w)"
        rf"|\s+{adjectives_regex()}(?P<w>[a-zæøåäö][\w-]*))?",
        re.IGNORECASE,
    )
