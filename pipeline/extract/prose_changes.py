"""What an answer's figures tell of a change -> whether it went the way that was wanted, and the sentence.

A change is told by a verb ("økte"), by two figures of a sentence ("fra 12 til 15", "mot 12 året før") or of two sentences
with a year each. Words stand in prose_status.toml; # in a form stands for a number.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from pipeline.extract.prose_clauses import Clause
from pipeline.extract.prose_forms import says
from pipeline.phrases import all_forms, phrases
from pipeline.records import Target

_SUBJECT = "extract.prose_status"
NUMBER = r"(?<![\d,.])(\d+(?:[ .]\d{3})*(?:,\d+)?)"

_YEAR = re.compile(r"(?:19|20)\d\d")

Status = tuple[str, str]


def changed(wants: str, targets: tuple[Target, ...], clauses: tuple[Clause, ...]) -> Status | None:
    """Status by the first sentence that tells of a change (of two sentences with a year each before any), of the
    requirement's own matter where any does; two clauses of it that part are a part. `wants`: increase or decrease."""
    own = {c.sentence for c in clauses if c.shared}
    sentences = tuple(dict.fromkeys(c.sentence for c in clauses))
    bases = {t.baseline for t in targets if t.baseline}
    told = sorted(sentences, key=lambda sentence: (not any(year in sentence for year in bases), sentence not in own))
    for first, second in pairwise(sentences):
        if apart := _apart(f"{first} {second}"):
            right = apart[0] == (wants == "increase")
            return (_amount(apart[1], targets, first) if right else "ikke_oppfylt"), first
    for sentence in told:
        texts = (sentence, *(c.text for c in clauses if c.sentence == sentence))
        found = [(moved, text) for text in dict.fromkeys(texts) if (moved := _moved(text))]
        ways = {up == (wants == "increase") for (up, _), _ in found if up is not None}
        if len(ways) > 1:
            return "delvis", sentence
        if found:
            (up, amount), text = found[0]
            if up is None or not ways or False in ways:
                return "ikke_oppfylt", text
            return _amount(amount, targets, sentence), text
    return None


def held(requirement: str, targets: tuple[Target, ...], sentences: tuple[str, ...]) -> Status | None:
    """Where nothing was to change: standing still is met, and to move the way that is free."""
    if not says("wants_hold", requirement) and not any(t.op == "hold" for t in targets):
        return None
    found = next((s for s in sentences if says("stood_still", s)), None)
    if found:
        return "oppfylt", found
    free = None if says("hold_or_less", requirement) == says("hold_or_more", requirement) else says("hold_or_more", requirement)
    for first, second in pairwise((*sentences, "")):
        moved = _moved(first) or _apart(f"{first} {second}")
        if moved and free is not None:
            return ("oppfylt" if moved[0] in (None, free) else "ikke_oppfylt"), first
    return None


@cache
def pair(key: str) -> re.Pattern[str]:
    """The pattern of an entry in which # stands for a number: two figures of one sentence."""
    return re.compile(either(key).replace("#", r"(\d+(?: \d{3})*(?:,\d+)?)"), re.IGNORECASE)


def number(text: str) -> float:
    """A number as it is written: "1 250,5" -> 1250.5."""
    return float(re.sub(r"[ .](?=\d{3})", "", text).replace(",", "."))


def either(key: str) -> str:
    """The forms of an entry as alternatives of one expression."""
    return "|".join(all_forms(phrases(_SUBJECT)[key]))


def _amount(amount: float | None, targets: tuple[Target, ...], sentence: str) -> str:
    """The right way, but far enough? Less so far is on the way."""
    wanted = next((t.value for t in targets if t.op in ("increase", "decrease") and t.value is not None), None)
    if wanted is None or amount is None or amount >= wanted:
        return "oppfylt"
    return "pågår" if says("so_far", sentence) else "ikke_oppfylt"


def _moved(sentence: str) -> tuple[bool | None, float | None] | None:
    """(up?, per cent); up None where it stands still; None where the sentence tells of no change or of both ways."""
    if says("range", sentence):
        return None
    for key, former_first in (("from_to", True), ("against", False)):
        both = pair(key).search(sentence)
        if both and not all(_YEAR.fullmatch(group) for group in both.groups() if group):
            first, second = (number(group) for group in both.groups() if group)
            old, new = (first, second) if former_first else (second, first)
            return (new > old if new != old else None), (abs(new - old) / old * 100 if old else None)
    years = pair("in_years").search(sentence)
    if years:
        (one, year), (two, other) = _by_two([group for group in years.groups() if group])
        old, new = (number(one), number(two)) if year < other else (number(two), number(one))
        return (new > old if new != old else None), (abs(new - old) / old * 100 if old else None)
    if says("stood_still", sentence):
        return None, None
    up, down = says("went_up", sentence), says("went_down", sentence)
    if up == down:
        return None
    amount = _by_amount().search(sentence)
    return up, number(amount[1]) if amount else None


def _apart(two: str) -> tuple[bool, float] | None:
    """(up?, per cent) where one sentence gives this year's figure and the next that of a year before."""
    found = pair("in_years_apart").search(two)
    if not found:
        return None
    one, year, other, before = (group for group in found.groups() if group)
    new, old = (number(one), number(before)) if year > other else (number(before), number(one))
    return (new > old, abs(new - old) / old * 100) if old and new != old else None


def _by_two(groups: list[str]) -> list[tuple[str, str]]:
    return [(groups[0], groups[1]), (groups[2], groups[3])]


@cache
def _by_amount() -> re.Pattern[str]:
    return re.compile(rf"{NUMBER} ?(?:{either('per_cent')})(?!\w)", re.IGNORECASE)
