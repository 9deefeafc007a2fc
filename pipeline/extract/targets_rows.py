"""A sentence and the numbers in it -> the numbers with the units that belong to them.

Rule: numbers in one row share the unit of the last ("42, 38 og 32 dager"); the word after a number is its unit only where it
begins nothing else. Words stand in targets.toml.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.extract.targets_numbers import Quantity
from pipeline.extract.terms_notation import forms_regex

_SUBJECT = "extract.targets"


def in_shared_unit(sentence: str, found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """ "42, 38 og 32 dager": numbers that stand in one row share the unit of the last."""
    out: list[Quantity] = []
    for one in reversed(found):
        last = out[-1] if out else None
        end = end_of_number(sentence, one)
        if last and last.known and not one.known and not one.described and _row().fullmatch(sentence, end, last.start):
            one = replace(one, unit=last.unit, known=True, end=end)
        out.append(one)
    return tuple(reversed(out))


def with_its_unit(sentence: str, one: Quantity) -> Quantity:
    """The quantity without the word after it, where that begins something else ("til minst 24 innen 2025")."""
    counted = one.known or (one.unit and not _small_words().fullmatch(one.unit))
    return one if counted else replace(one, unit=None, end=end_of_number(sentence, one))


def end_of_number(sentence: str, one: Quantity) -> int:
    """Where the digits of the quantity end."""
    digits = re.compile(r"[\d\s.,]*\d").match(sentence, one.start, one.end)
    return digits.end() if digits else one.end


@cache
def _small_words() -> re.Pattern[str]:
    """What may follow a number and is no unit."""
    return re.compile("|".join(forms_regex(_SUBJECT, key) for key in ("scope", "list", "by", "against", "to")), re.I)


@cache
def _row() -> re.Pattern[str]:
    return re.compile(rf",\s+|\s+{forms_regex(_SUBJECT, 'list')}\s+", re.IGNORECASE)
