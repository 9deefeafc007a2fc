"""The entries of prose_status.toml as patterns, made once: <name> in a form stands for any form of the entry `name`.

Rule: a text's letters rule most forms out (pattern_needs.py); the few that are left are tried, each by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

from pipeline.extract.pattern_needs import Sieve, needs_of, only_begins
from pipeline.phrases import all_forms, phrases
from pipeline.small_letters import in_small

_REMEMBERED, _TEXTS = 1 << 15, 1 << 11  # answers and texts kept: requirements that share a passage ask the same of its clauses
_SUBJECT = "extract.prose_status"
_REF = re.compile(r"(?<!\?P)<(\w+)>")
_ONLY_REF = re.compile(r"(?:\(\?:)?<(\w+)>\)?")

_Look = Callable[[str], re.Match[str] | None]


class _Form:
    """A form of an entry, or several at once, as whole words; its patterns are made when it is first tried."""

    def __init__(self, source: str, begins: bool = False) -> None:
        self._source, self._begins = source, begins  # whether it can stand at the beginning only

    def stands_in(self, text: str, small: str) -> bool:
        """Whether the text holds it, capitals or not; `small` is the text in small letters."""
        return bool(self._in_small(small) if self._in_small else self._in_any_case(text))

    @cached_property
    def _in_small(self) -> _Look | None:
        pattern = _small_pattern(self._source)
        return None if pattern is None else self._look(pattern)

    @cached_property
    def _in_any_case(self) -> _Look:
        return self._look(_pattern(self._source))

    def _look(self, pattern: re.Pattern[str]) -> _Look:
        return pattern.match if self._begins else pattern.search


@lru_cache(maxsize=_REMEMBERED)
def says(key: str, text: str) -> bool:
    """Whether the text holds a form of the entry, as whole words, capitals or not. The answer is kept."""
    small, forms = text.lower(), _forms()
    left = _worth_trying(text) & forms.of[key]
    while left:  # from the first form on: each bit is one
        lowest = left & -left
        if forms.each[lowest.bit_length() - 1].stands_in(text, small):
            return True
        left ^= lowest
    return False


def holds(key: str, text: str) -> bool:
    """The same of a text that is asked this alone."""
    quick = _form_small(key)
    return bool(quick.search(text.lower()) if quick else form(key).search(text))


@lru_cache(maxsize=_TEXTS)
def said_of(keys: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Those of several entries that the text holds a form of."""
    worth, of = _worth_trying(text), _forms().of
    return tuple([key for key in keys if worth & of[key] and says(key, text)])


@lru_cache(maxsize=_TEXTS)
def _worth_trying(text: str) -> int:
    """A bit for each form that the text's letters do not rule out."""
    return _forms().sieve.may_stand(text.lower())


class _Forms(NamedTuple):
    """Every form of the entries, a bit for each; those of an entry that no letters rule out are one."""

    each: tuple[_Form, ...]
    of: Mapping[str, int]  # entry -> the bits of its forms
    sieve: Sieve


@cache
def _forms() -> _Forms:
    each: list[_Form] = []
    needs: list[tuple[str, ...]] = []
    of: dict[str, int] = {}
    for key in (key for key, entry in phrases(_SUBJECT).items() if isinstance(entry, dict)):
        first, own = len(each), {source: needs_of(source, _needs_of_entry) for source in _of_entry(key)}
        for begins in (True, False):
            free = [source for source, runs in own.items() if not runs and only_begins(source) == begins]
            each += [_Form(_with_named("|".join(free)), begins)] if free else []
            needs += [()] if free else []
        bound = [source for source, runs in own.items() if runs]
        each += [_Form(_with_named(source), only_begins(source)) for source in bound]
        needs += [own[source] for source in bound]
        of[key] = (1 << len(each)) - (1 << first)
    return _Forms(tuple(each), of, Sieve(needs))


def _of_entry(key: str) -> Iterator[str]:
    """The forms of an entry as written; for one that only names an entry stand that entry's."""
    for written in all_forms(phrases(_SUBJECT)[key]):
        named = _ONLY_REF.fullmatch(written)
        yield from _of_entry(named[1]) if named else (written,)


@cache
def _needs_of_entry(key: str) -> tuple[str, ...]:
    return needs_of("|".join(all_forms(phrases(_SUBJECT)[key])), _needs_of_entry)


@lru_cache(maxsize=_TEXTS)
def spoken(key: str, text: str) -> tuple[re.Match[str], ...]:
    """Where the text holds forms of the entry, as whole words, in order; what is found may be told in small letters."""
    quick, small = _form_small(key), text.lower()
    return tuple(quick.finditer(small) if quick and len(small) == len(text) else form(key).finditer(text))


@cache
def form(key: str) -> re.Pattern[str]:
    """One pattern for every form of an entry, as whole words."""
    return _pattern(filled(key))


@cache
def _form_small(key: str) -> re.Pattern[str] | None:
    """The same pattern for text in small letters; None where capitals tell."""
    return _small_pattern(filled(key))


@cache
def form_loose(key: str) -> re.Pattern[str]:
    """The same, but with punctuation of its own at the ends instead of whole words."""
    return re.compile(rf"(?:{filled(key)})(?!\w)", re.IGNORECASE)


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{source})(?!\w)", re.IGNORECASE)


def _small_pattern(source: str) -> re.Pattern[str] | None:
    small = in_small(source)
    return None if small is None else re.compile(rf"(?<!\w)(?:{small})(?!\w)")


@cache
def filled(key: str) -> str:
    """The forms of an entry as alternatives of one expression, with those that they name put in."""
    forms = all_forms(phrases(_SUBJECT)[key])
    joined = _by_first_letters(forms) if key.startswith("no_") or key == "states" else "|".join(forms)
    return _with_named(joined)


def _with_named(expression: str) -> str:
    return _REF.sub(lambda m: f"(?:{filled(m[1])})", expression)


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
