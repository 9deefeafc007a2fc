"""The entries of prose_status.toml as patterns, made once: <name> in a form stands for any form of the entry `name`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

from pipeline.extract.prose_needs import needs_of
from pipeline.phrases import all_forms, phrases
from pipeline.small_letters import in_small

_REMEMBERED = 1 << 14  # answers kept: requirements that share a passage ask the same of its clauses
_SUBJECT = "extract.prose_status"
_REF = re.compile(r"(?<!\?P)<(\w+)>")


@lru_cache(maxsize=_REMEMBERED)
def says(key: str, text: str) -> bool:
    """Whether the text holds a form of the entry, as whole words, capitals or not. The answer is kept."""
    return holds(key, text)


def holds(key: str, text: str) -> bool:
    """The same, for what is asked once."""
    small = text.lower()
    needs = _needs(key)
    if needs:
        for letters in needs:  # no any(): this runs for every form of every clause
            if letters in small:
                break
        else:
            return False
    quick = _form_small(key)
    return bool(quick.search(small) if quick else form(key).search(text))


def spoken(key: str, text: str) -> Iterator[re.Match[str]]:
    """Where the text holds forms of the entry, as whole words, in order; what is found may be told in small letters."""
    quick, small = _form_small(key), text.lower()
    return quick.finditer(small) if quick and len(small) == len(text) else form(key).finditer(text)


@cache
def _needs(key: str) -> tuple[str, ...]:
    return needs_of(filled(key))


@cache
def form(key: str) -> re.Pattern[str]:
    """One pattern for every form of an entry, as whole words."""
    return re.compile(rf"(?<!\w)(?:{filled(key)})(?!\w)", re.IGNORECASE)


@cache
def _form_small(key: str) -> re.Pattern[str] | None:
    """The same pattern for text in small letters; None where capitals tell."""
    small = in_small(filled(key))
    return None if small is None else re.compile(rf"(?<!\w)(?:{small})(?!\w)")


@cache
def form_loose(key: str) -> re.Pattern[str]:
    """The same, but with punctuation of its own at the ends instead of whole words."""
    return re.compile(rf"(?:{filled(key)})(?!\w)", re.IGNORECASE)


@cache
def filled(key: str) -> str:
    """The forms of an entry as alternatives of one expression, with those that they name put in."""
    forms = all_forms(phrases(_SUBJECT)[key])
    joined = _by_first_letters(forms) if key.startswith("no_") or key == "states" else "|".join(forms)
    return _REF.sub(lambda m: f"(?:{filled(m[1])})", joined)


def _by_first_letters(forms: tuple[str, ...]) -> str:
    """Alternatives of which the plain words are parted by their letters, so that a word is compared with few of them.
    For entries that only forbid: which alternative fits does not matter there."""
    plain = sorted({form for form in forms if form.replace(" ", "").isalpha()})
    return "|".join([*(form for form in forms if form not in plain), *_tree(plain)])


def _tree(words: list[str]) -> list[str]:
    found = []
    for letter, group in groupby(words, key=lambda word: word[:1]):
        rest = [word[1:] for word in group]
        found.append(letter + (f"(?:{'|'.join(_tree(rest))})" if len(rest) > 1 else rest[0]))
    return found
