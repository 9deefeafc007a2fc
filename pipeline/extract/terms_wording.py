"""Entries of phrases -> compiled patterns, tried only on texts in which they may stand; and a text -> its clauses.

Rule: a pattern is tried, and compiled, only where letters or words it cannot do without stand in the text; most phrases
stand in few texts. What it finds is the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from pipeline.dates_words import words_in
from pipeline.extract.terms_needs import last_words, needed, words_or_letters
from pipeline.extract.terms_notation import forms_regex
from pipeline.text import sentences

_LONGEST = 2_000  # characters; what is longer is no sentence but a table run together, and is read in pieces
_TAIL = 60  # characters at the end of a text in which a phrase may end, signs after it
_SIGNS = " \t\n\u00a0\u202f,:–-"  # may stand between a phrase and what it is said of


@lru_cache(maxsize=32)
def clauses(text: str) -> tuple[tuple[int, str], ...]:
    """Each sentence and where it starts; one that is longer than any sentence comes in pieces cut at a space, so that
    the time to read a text grows with its length and no faster."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    for start, end in sentences(text):
        while end - start > _LONGEST:
            cut = text.rfind(" ", start + 1, start + _LONGEST)
            cut = cut if cut > start else start + _LONGEST
            yield start, text[start:cut]
            start = cut
        yield start, text[start:end]


@dataclass(frozen=True)
class Wording:
    """A pattern and what it cannot do without: some of these letters in the text (`needs`) or one of these `words`, or one
    of these `ends` at its end (but for signs there)."""

    source: str
    needs: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern, any case; made when it is first tried."""
        return re.compile(self.source, re.IGNORECASE)

    def may_stand(self, text: str) -> bool:
        """Whether the pattern is worth trying on the text."""
        if self.ends:
            return text[-_TAIL:].lower().rstrip(_SIGNS).endswith(self.ends)
        if self.words:
            found = not self.words.isdisjoint(words_in(text))
            if found or not self.needs:
                return found
        small = text.lower()
        for letters in self.needs:
            if letters in small:
                return True
        return not self.needs

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled pattern's."""
        near = text if self.words and not self.ends else text[start:end]  # the words of the whole text are known already
        return self.pattern.search(text, start, end) if self.may_stand(near) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled pattern's."""
        return self.pattern.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled pattern's."""
        return self.pattern.fullmatch(text, start, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As a compiled pattern's."""
        return self.pattern.finditer(text) if self.may_stand(text) else iter(())

    def sub(self, new: str, text: str) -> str:
        """As a compiled pattern's."""
        return self.pattern.sub(new, text) if self.may_stand(text) else text


@cache
def wording(subject: str, *keys: str, before: str = "", after: str = "") -> Wording:
    """The pattern of entries: `before` and `after` are plain regular expressions put around it."""
    source = before + r"(?<![\w-])" + forms_regex(subject, *keys) + r"(?![\w])" + after
    words, letters = words_or_letters(subject, *keys)
    return Wording(source, letters, words=words)


@cache
def ending(subject: str, key: str, between: str = r"\s+", *more: str) -> Wording:
    """The pattern of an entry right before the end of the text: `between` is the regular expression of what may stand
    after it, `more` the words in that."""
    source = r"(?<![\w-])" + forms_regex(subject, key) + r"(?!\w)" + between + "$"
    return Wording(source, needed(subject, key), last_words(subject, key, *more))


def may_hold(text: str, subject: str, *keys: str) -> bool:
    """Whether a phrase of one of the entries may stand in the text: no is certain."""
    return wording(subject, *keys).may_stand(text)
