"""Entries of phrases -> the letters or words without which none of their phrases can stand in a text.

Rule: what is found missing is certain to be missing: a text that has none of them has none of the phrases. To look for
letters costs a twentieth of trying a pattern, and to look for many words at once costs what looking for one does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.terms_notation import choices, forms_of, needed_words
from pipeline.phrases import all_forms, phrases

_SHARED = 5  # letters of a word that many phrases may share
_MANY = 24  # letters to look for: from here on it is quicker to look for words


@cache
def needed(subject: str, *keys: str) -> tuple[str, ...]:
    """Letters of which each phrase of the entries holds some; () where a phrase has none worth looking for.

    Words that many phrases share come first ("frist" for all of "frist* settes …"): few letters to look for."""
    forms = [_Form(form) for form in forms_of(subject, *keys)]
    every = set(_shared_by_many(forms))
    for form in forms:  # the longest, and of those the last: a phrase ends in what it is about
        if not form.words:
            return ()
        if not any(map(form.holds, every)):
            every |= max(reversed(form.words), key=_telling)
    if any(len(one) < 2 and (not one or one.isalnum()) for one in every):
        return ()
    kept: list[str] = []
    for letters in sorted(every, key=lambda one: (len(one), one)):
        if not any(one in letters for one in kept):
            kept.append(letters)
    return tuple(kept)


@cache
def words_or_letters(subject: str, *keys: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and letters, of which each phrase of the entries holds some: letters alone where there is little to look
    for, else letters only for the phrases that have no whole word that tells ("*samarbeid med")."""
    letters = needed(subject, *keys)
    if len(letters) < _MANY:
        return frozenset(), letters
    found: set[str] = set()
    rest: set[str] = set()
    for form in forms_of(subject, *keys):
        whole = [word for word in needed_words(form) if all(map(str.isalpha, word))]
        most: list[str] = max(reversed(whole), key=_telling, default=[])
        if most and _telling(most)[0]:
            found |= set(most)
        else:
            rest |= {one for word in _Form(form).words for choice in word for one in letters if one in choice}
    return frozenset(found), tuple(sorted(rest))


@cache
def last_words(subject: str, key: str, *more: str) -> tuple[str, ...]:
    """How the phrases of an entry may end, and `more`; () where one may end in any letters."""
    ends: set[str] = set(more)
    for form in forms_of(subject, key):
        last = form.split()[-1].lower()
        if last[-1] in "*…)":
            return ()
        ends |= {choice.rpartition("*")[2] for choice in choices(last)}
    return () if "" in ends else tuple(sorted(ends))


@dataclass(frozen=True, slots=True, init=False)
class _Form:
    """A phrase by the letters that its words cannot do without: `words` the choices of each, `sure` those of the words
    that have no choice, one a line."""

    words: tuple[frozenset[str], ...]
    sure: str

    def __init__(self, form: str) -> None:
        letters = [frozenset(max(one.split("*"), key=len) for one in word) for word in needed_words(form)]
        object.__setattr__(self, "words", tuple(letters))
        object.__setattr__(self, "sure", "\n".join(next(iter(word)) for word in letters if len(word) == 1))

    def holds(self, letters: str) -> bool:
        """Whether the letters stand in the phrase, whatever is chosen."""
        return letters in self.sure or any(len(word) > 1 and all(letters in one for one in word) for word in self.words)


def _shared_by_many(forms: list[_Form]) -> Iterator[str]:
    """The word of five letters or more that stands in most phrases, in three at least; then of those left, and so on."""
    words = sorted({one for form in forms for word in form.words for one in word if len(one) >= _SHARED})
    holders = {word: {number for number, form in enumerate(forms) if form.holds(word)} for word in words}
    left = set(range(len(forms)))
    while True:
        mine = {one for number in left for word in forms[number].words for one in word if len(one) >= _SHARED}
        counted = [(len(holders[word] & left), len(word), word) for word in mine]
        count, _, word = max(counted, default=(0, 0, ""))
        if count < 3:
            return
        yield word
        left -= holders[word]


def _telling(word: Collection[str]) -> tuple[bool, int]:
    """How much a word tells: little where it stands in most sentences."""
    return all(not one.startswith(_common()) or len(one) > 4 for one in word), min(map(len, word))


@cache
def _common() -> tuple[str, ...]:
    return all_forms(phrases("extract.terms")["common"])
