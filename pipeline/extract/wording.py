"""Phrases of a subject -> compiled patterns, made once.

A form in a TOML is a regular expression over folded text; it matches whole words, capitals or not. All three languages
are matched together: documents mix them, and a nynorsk phrase in a bokmål document means the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from pipeline.extract.pattern_needs import needs_of
from pipeline.phrases import all_forms, phrases
from pipeline.small_letters import in_small

_START = r"^(?:[\d.]+\s+)?[«\"“(]?"
_FEW = 16  # runs of letters that are sooner looked for than the pattern


@cache
def pattern(subject: str, key: str) -> re.Pattern[str]:
    """One pattern for every form of an entry, as whole words anywhere in a text."""
    return re.compile(rf"(?<!\w)(?:{_either(subject, key)})(?!\w)", re.IGNORECASE)


class _Look(NamedTuple):
    """How to look for an entry: by some of these letters first, if any, and whether capitals make no difference."""

    letters: tuple[str, ...]
    ignores_case: bool  # then it is made for text in small letters
    search: Callable[[str], re.Match[str] | None]


@cache
def _look(subject: str, key: str) -> _Look:
    source = _either(subject, key)
    small, letters = in_small(source), needs_of(source)
    quick = None if small is None else re.compile(rf"(?<!\w)(?:{small})(?!\w)")
    return _Look(letters if len(letters) <= _FEW else (), quick is not None, (quick or pattern(subject, key)).search)


@cache
def opening(subject: str, key: str) -> re.Pattern[str]:
    """The same at the start of a text, after a number, quotation mark or bracket if any."""
    return re.compile(rf"{_START}(?:{_either(subject, key)})(?!\w)", re.IGNORECASE)


@cache
def _opening_small(subject: str, key: str) -> re.Pattern[str] | None:
    small = in_small(_either(subject, key))
    return None if small is None else re.compile(rf"{_START}(?:{small})(?!\w)")


@cache
def whole(subject: str, key: str) -> re.Pattern[str]:
    """The same as the whole text, but for a number before and a colon or stop after."""
    return re.compile(rf"^(?:[\d.]+\s+)?(?:{_either(subject, key)})\s*[:.]?$", re.IGNORECASE)


def has(subject: str, key: str, text: str) -> bool:
    """Whether a form of the entry stands in the text."""
    letters, ignores_case, search = _look(subject, key)
    small = text.lower()
    for one in letters:  # no any(): most is asked of every sentence
        if one in small:
            break
    else:
        if letters:
            return False
    return search(small if ignores_case else text) is not None


def opens(subject: str, key: str, text: str) -> bool:
    """Whether the text begins with a form of the entry."""
    quick = _opening_small(subject, key)
    return bool(quick.match(text.lower()) if quick else opening(subject, key).match(text))


def _either(subject: str, key: str) -> str:
    return "|".join(all_forms(phrases(subject)[key]))
