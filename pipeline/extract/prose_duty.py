"""A requirement -> what its verbs ask for: by their opening letters, and what kind of duty it is.

A verb and its participle, preterite and noun are taken for one where they open alike ("etablere", "etablert"); verbs
that change their vowel stand in prose_weights.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_forms import form, says
from pipeline.extract.prose_kin import compounded
from pipeline.phrases import phrases
from pipeline.words import stem, words

_SUBJECT = "extract.prose_weights"
_OPENING = 2  # words among which a clause names its subject: Nettverket, Men nettverket
_HEAD = 4  # letters by which the last part of a compound may name it: kompetansemiljø, miljøet
_REMEMBERED = 1 << 10  # requirements whose duty is kept
_PREFIX = 5  # letters by which a verb and its participle meet


@dataclass(frozen=True, slots=True)
class Duty:
    """The opening letters of the duty's verbs and of the first of them, whether it has no end, whether it is to pass
    something on, whether it is to take part, whether several are to do it together, whether it is to look into something,
    and the stem of what it is to bring about ("etablere et nettverk for …")."""

    verbs: frozenset[str]
    first: frozenset[str]
    standing: bool
    passes: bool
    part: bool
    together: bool
    study: bool
    product: str | None = None


@lru_cache(maxsize=_REMEMBERED)
def duty_of(text: str, lead_in: str) -> Duty:
    """The duty of a requirement with its lead-in. Linear in the text; never raises."""
    found = [match for match in _infinitive().finditer(text) if match.start() or not says("opens_with_subject", text)]
    words_ = [match.group().split()[-1] for match in found]
    verbs = [_forms_of(word) for word in words_]
    starts = found[0].end() - len(words_[0]) if found else 0
    opens_duty = bool(found) and found[0].start() < len(sentences_of(text)[0])  # what a later sentence adds is no study
    return Duty(
        frozenset[str]().union(*verbs, {verb[:_PREFIX] for verb in compounded(text)}),
        verbs[0] if verbs else frozenset[str](),
        says("standing", text),
        says("asks_to_pass_on", lead_in or text),
        says("wants_part", text),
        says("together", text),
        opens_duty and form("wants_study").match(text, starts) is not None,
        _product(text) if found else _named_thing(text),
    )


def _product(text: str) -> str | None:
    """The stem of the head noun behind a verb that brings something about: the last word before a preposition."""
    found = form("brings_about").search(text)
    if not found:
        return None
    return stem(_head(text[found.end() :])) or None


def _named_thing(text: str) -> str | None:
    """The stem of the head noun of a requirement that only names a thing that works once it is there ("Felles
    bemanningsenhet for …")."""
    head = _head(text)
    return stem(head) if form("works_by_itself").fullmatch(head) else None


def _head(text: str) -> str:
    """The last word before a preposition, if it is long enough to name a thing; else none of it."""
    told = words(form("head_ends").split(text, maxsplit=1)[0])
    return told[-1] if told and len(told[-1]) >= _PREFIX else ""


def tells_of_product(text: str, product: str) -> bool:
    """Whether a clause has the thing itself as its subject, at work ("Nettverket møtes hver måned"): then it is there."""
    opening = words(text)[:_OPENING]
    subject = next((word for word in opening if len(word) >= _HEAD and form("definite").fullmatch(word)), None)
    told = form("opened").sub("", text.partition(",")[0])
    if subject is None or says("in_making", told):
        return False
    if form("such_a_thing").fullmatch(subject):
        return True
    named = stem(subject)
    return named == product or (len(named) >= _HEAD and product.endswith(named))


def tells_of_work(text: str, duty: Duty) -> bool:
    """Whether somebody is told to be at the work itself, in other words than the duty's own."""
    told = (form(key).search(text) for key in ("begun", "going", "in_progress") if says(key, text))
    return any(match and not duty.verbs & openings(match.group()) for match in told)


def openings(text: str) -> frozenset[str]:
    """The opening letters of the words of a text."""
    return frozenset(word[:_PREFIX] for word in words(text))


def nouns_of(text: str) -> frozenset[str]:
    """The opening letters of the nouns that name what was done ("rapporteringen", "evaluering")."""
    return frozenset(word[:_PREFIX] for word in words(text) if word.endswith(_noun_endings()))


def _forms_of(verb: str) -> frozenset[str]:
    """The opening letters of a verb, in every form of it that opens otherwise."""
    found = frozenset({verb[:_PREFIX].lower()})
    return found.union(*(forms for forms in _roots() if found & forms))


@cache
def _noun_endings() -> tuple[str, ...]:
    return tuple(phrases(_SUBJECT)["noun"]["endings"])


@cache
def _roots() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(form[:_PREFIX] for form in forms) for forms in phrases(_SUBJECT)["infinitive"]["roots"])


@cache
def _infinitive() -> re.Pattern[str]:
    forms = "|".join(form for language in ("nb", "nn", "sv") for form in phrases(_SUBJECT)["infinitive"][language])
    return re.compile(forms, re.IGNORECASE)
