"""Words of an answer and of a requirement -> whether they are of one kin: by their stems, their opening letters or the
last part of a compound. Words that all requirements share are of no kin (prose_status.toml, "general").
"""

from __future__ import annotations

from functools import cache, lru_cache

from pipeline.extract.prose_forms import form
from pipeline.phrases import all_forms, phrases
from pipeline.words import stem, words

PREFIX = 5  # letters by which words of one root meet: utrede, utredningen
TAIL = 4  # letters by which a compound meets its last part: likviditetsprognosen, prognosen; innmelding, melde
_SUBJECT = "extract.prose_status"
_REMEMBERED, _TEXTS, _PAIRS = 1 << 16, 1 << 12, 1 << 14  # words, texts, and words against a requirement, that are kept


@lru_cache(maxsize=_TEXTS)
def content(text: str) -> frozenset[str]:
    """Stems of the words that tell what a text is about."""
    told = words(form("joining").sub(" ", text))
    return frozenset(found for word in told if len(word) > 3 and (found := root(word)) not in general())


def compounded(text: str) -> frozenset[str]:
    """The verbs of a requirement that have a particle behind them, as their nouns and participles have it before: bygge
    ut, utbygging."""
    told = (match.group().lower().split() for match in form("with_particle").finditer(text))
    return frozenset(particle + verb for verb, particle in told)


@lru_cache(maxsize=_REMEMBERED)
def root(word: str) -> str:
    """The stem of a word."""
    return stem(word)


@cache
def general() -> frozenset[str]:
    """Stems that too many requirements share to tell what one is about."""
    return frozenset(stem(word) for word in all_forms(phrases(_SUBJECT)["general"]))


def akin(one: str, other: str) -> bool:
    """Whether two stems are of one root, or one is the last part of the other."""
    opening = one[:PREFIX]
    return one == other or (opening == other[:PREFIX] and len(opening) == PREFIX) or ends_alike(one, other)


@lru_cache(maxsize=_PAIRS)
def kin_of(stem: str, stems: frozenset[str]) -> tuple[str, ...]:
    """Those of several stems that a stem is akin to."""
    return tuple(other for other in stems if akin(stem, other))


def meets(text: str, own: str) -> bool:
    """Whether a text has a word of the root of a stem of the requirement."""
    return any(akin(root(word), own) for word in words(text))


def ends_alike(one: str, other: str) -> bool:
    """Whether one stem is the last part of the other."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    at = long.find(short, 1) if len(short) >= TAIL else -1
    return at > 0 and len(long) - at - len(short) <= TAIL
