"""Text -> the units of a hospital that are named by their form: "Avdeling for hudsykdommer", "Fagavdelingen".

Rule: a unit's name begins with a capital and a word for a unit ("Klinikk for …"), and ends where its field does: after an
"og" only a word that is a field of care or of work belongs to it ("anestesi og intensivmedisin"); or it is one word with a
capital that ends in a word for a unit. Words stand in parties_units.toml.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.dates_words import words_in
from pipeline.extract.parties_bodies import Body
from pipeline.phrases import all_forms, phrases

_SUBJECT = "extract.parties_units"


def units_in(text: str) -> tuple[Body, ...]:
    """Every unit so named, in reading order; its kind is "enhet", it has no level."""
    if words_in(text).isdisjoint(_first_words()) and not any(map(text.__contains__, _signs())):
        return ()
    found = (match for pattern in (_named(), _in_one_word()) for match in pattern.finditer(text))
    return tuple(
        Body(match.start(), match.end(), match.group(), "enhet", None)
        for match in sorted(found, key=lambda match: match.start())
    )


@cache
def _signs() -> tuple[str, ...]:
    return all_forms(phrases(_SUBJECT)["ends"])


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.lower() for form in all_forms(phrases(_SUBJECT)["opens"]))


@cache
def _named() -> re.Pattern[str]:
    either = {key: "|".join(all_forms(phrases(_SUBJECT)[key])) for key in ("opens", "of", "and", "adjective_end")}
    fields = "|".join(sorted(all_forms(phrases(_SUBJECT)["field"]), key=lambda form: -len(form)))
    word = r"[a-zæøåäö][\wæøåäö-]+"
    kinds = rf"(?:{word}(?:{either['adjective_end']})\s)?"
    glue = rf"\s(?:{either['and']})\s{kinds}"
    listed = rf"(?:(?:,\s{word})+{glue}{word}|{glue}[\wæøåäö-]*(?:{fields})(?![\w-]))?"
    return re.compile(rf"(?<![\w-])(?:{either['opens']})\s(?:{either['of']})\s{kinds}{word}{listed}(?!\w)")


@cache
def _in_one_word() -> re.Pattern[str]:
    ends = "|".join(all_forms(phrases(_SUBJECT)["ends"]))
    return re.compile(rf"(?<![\w-])[A-ZÆØÅÄÖ][\w-]+(?:{ends})(?![\w-])")
