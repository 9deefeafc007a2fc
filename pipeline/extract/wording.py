"""Phrases of a subject -> compiled patterns, made once.

A form in a TOML is a regular expression over folded text; it matches whole words, capitals or not. All three languages
are matched together: documents mix them, and a nynorsk phrase in a bokmål document means the same.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.prose_needs import needs_of
from pipeline.phrases import all_forms, phrases
from pipeline.small_letters import in_small


@cache
def pattern(subject: str, key: str) -> re.Pattern[str]:
    """One pattern for every form of an entry, as whole words anywhere in a text."""
    return re.compile(rf"(?<!\w)(?:{_either(subject, key)})(?!\w)", re.IGNORECASE)


@cache
def _needs(subject: str, key: str) -> tuple[str, ...]:
    return needs_of(_either(subject, key))


@cache
def _pattern_small(subject: str, key: str) -> re.Pattern[str] | None:
    small = in_small(_either(subject, key))
    return None if small is None else re.compile(rf"(?<!\w)(?:{small})(?!\w)")


@cache
def opening(subject: str, key: str) -> re.Pattern[str]:
    """The same at the start of a text, after a number, quotation mark or bracket if any."""
    return re.compile(rf"^(?:[\d.]+\s+)?[«\"“(]?(?:{_either(subject, key)})(?!\w)", re.IGNORECASE)


@cache
def whole(subject: str, key: str) -> re.Pattern[str]:
    """The same as the whole text, but for a number before and a colon or stop after."""
    return re.compile(rf"^(?:[\d.]+\s+)?(?:{_either(subject, key)})\s*[:.]?$", re.IGNORECASE)


def has(subject: str, key: str, text: str) -> bool:
    """Whether a form of the entry stands in the text."""
    small = text.lower()
    for letters in _needs(subject, key):  # no any(): most is asked of every sentence
        if letters in small:
            break
    else:
        if _needs(subject, key):
            return False
    quick = _pattern_small(subject, key)
    return bool(quick.search(small) if quick else pattern(subject, key).search(text))


def opens(subject: str, key: str, text: str) -> bool:
    """Whether the text begins with a form of the entry."""
    return bool(opening(subject, key).match(text))


def _either(subject: str, key: str) -> str:
    return "|".join(all_forms(phrases(subject)[key]))
