"""A sentence -> the targets that are told without a figure: none at all, and at least one.

Rule: "ingen …" is a target where it is the whole sentence or what must be; "minst én øvelse" is one, but not where it tells
where or how often ("i minst én kommune", "minst én gang"). Words stand in targets.toml.
"""

from __future__ import annotations

from functools import cache

from pipeline.extract.terms_wording import Wording, ending, forms_regex, wording
from pipeline.records import Target

_SUBJECT = "extract.targets"
_WHO = r"(?:\s+som\s[^.;,]{3,80})?"


def few_in(sentence: str) -> list[tuple[int, int, Target]]:
    """(start, end, target) of every "none" and "at least one" of the sentence."""
    return [*_none(sentence), *_one(sentence)]


def _none(sentence: str) -> list[tuple[int, int, Target]]:
    """ "Ingen korridorpasienter.": none at all, where that is the whole sentence."""
    if zero := wording(_SUBJECT, "zero").search(sentence):
        return [(zero.start(), zero.end(), Target(zero.group(), "=", 0.0))]
    after = rf"\s+[\w-]+(?:\s+[\w-]+){{0,3}}{_WHO}\s*[.!]?$"
    match = wording(_SUBJECT, "none", before=r"^\W{0,3}", after=after).match(sentence)
    return [(0, len(sentence), Target(sentence.rstrip(" .!"), "=", 0.0))] if match else []


def _one(sentence: str) -> list[tuple[int, int, Target]]:
    return [
        (match.start(), match.end(), Target(match.group(), ">=", 1.0))
        for match in _at_least_one().finditer(sentence)
        if not ending(_SUBJECT, "where").search(sentence[: match.start()])
    ]


@cache
def _at_least_one() -> Wording:
    how_often = forms_regex(_SUBJECT, "how_often")
    return wording(_SUBJECT, "one_at_least", after=rf"\s+(?!{how_often}(?!\w))[a-zæøåäö][\w-]+(?:\s+[a-zæøåäö][\w-]+)?")
