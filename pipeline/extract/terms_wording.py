"""Phrases as they stand in our TOML files -> compiled patterns. The one notation that deadlines, parties, targets and
citations write their phrases in, so that a person who is no programmer can read and add to them:

    innen utgangen av      the words, any case, any white space between them
    rapporter*             and any ending
    skal (også) lede       a word in brackets may be left out
    skal/må lede           either word
    fristen … utvides til  other words between (up to 70 characters, not past the end of a sentence)

Rule: a pattern is tried only where letters it cannot do without stand in the text; most phrases stand in few texts, and
to look for letters costs a twentieth of trying the pattern.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.phrases import all_forms, phrases
from pipeline.text import sentences

_LONGEST = 2_000  # characters; what is longer is no sentence but a table run together, and is read in pieces
_GAP = r"(?:[^.!?;]|\.(?=\S)|(?<=\b\d)\.|(?<=\b\d\d)\.){0,70}?"
_TAIL = 60  # characters at the end of a text in which a phrase may end, signs after it
_SIGNS = " \t\n\u00a0\u202f,:–-"  # may stand between a phrase and what it is said of
_WORDS = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"\(([^()]+)\)|…|\S+")


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


@lru_cache(maxsize=32)
def words_in(text: str) -> frozenset[str]:
    """The words of a text in small letters, without digits and signs."""
    return frozenset(_WORDS.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class Wording:
    """A compiled pattern and the letters of which it needs some: in the text, or at its end (but for signs there)."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def may_stand(self, text: str) -> bool:
        """Whether the pattern is worth trying on the text."""
        if self.ends:
            return text[-_TAIL:].lower().rstrip(_SIGNS).endswith(self.ends)
        return _holds_some(text, self.needs)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As a compiled pattern's."""
        return self.pattern.search(text, start, end) if self.may_stand(text[start:end]) else None

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
def forms_regex(subject: str, *keys: str) -> str:
    """All phrases of an entry (or of several under one subject) as one group, longest first, bounded by words."""
    return _first_letters(subject, *keys) + "(?:" + "|".join(map(phrase_regex, _forms(subject, *keys))) + ")"


@cache
def wording(subject: str, *keys: str, before: str = "", after: str = "") -> Wording:
    """The pattern of entries: `before` and `after` are plain regular expressions put around it."""
    source = before + r"(?<![\w-])" + forms_regex(subject, *keys) + r"(?![\w])" + after
    return Wording(re.compile(source, re.IGNORECASE), needed(subject, *keys))


@cache
def ending(subject: str, key: str, between: str = r"\s+", *more: str) -> Wording:
    """The pattern of an entry right before the end of the text: `between` is the regular expression of what may stand
    after it, `more` the words in that."""
    source = r"(?<![\w-])" + forms_regex(subject, key) + r"(?!\w)" + between + "$"
    return Wording(re.compile(source, re.IGNORECASE), needed(subject, key), last_words(subject, key, *more))


def may_hold(text: str, subject: str, *keys: str) -> bool:
    """Whether a phrase of one of the entries may stand in the text: no is certain."""
    return _holds_some(text, needed(subject, *keys))


def _holds_some(text: str, needs: tuple[str, ...]) -> bool:
    small = text.lower()
    for letters in needs:
        if letters in small:
            return True
    return not needs


@cache
def needed(subject: str, *keys: str) -> tuple[str, ...]:
    """Letters of which each phrase of the entries holds some; () where a phrase has none worth looking for.

    Words that many phrases share come first ("frist" for all of "frist* settes …"): few letters to look for."""
    left = [_letters(form) for form in _forms(subject, *keys)]
    every: set[str] = set()
    while left and (shared := _most_shared(left)):
        every.add(shared)
        left = [words for words in left if not _holds(words, shared)]
    for words in left:  # the longest, and of those the last: a phrase ends in what it is about
        every |= max(reversed(words), key=_telling) if words else {""}
    if not every or any(len(one) < 2 and (not one or one.isalnum()) for one in every):
        return ()
    kept: list[str] = []
    for letters in sorted(every, key=lambda one: (len(one), one)):
        if not any(one in letters for one in kept):
            kept.append(letters)
    return tuple(kept)


def _letters(form: str) -> list[set[str]]:
    """The words of a phrase that it cannot do without: the letters of each, in each choice."""
    words = [match.group() for match in _PIECE.finditer(form) if not match.group(1) and match.group() != "…"]
    return [{max(choice.lower().split("*"), key=len) for choice in _choices(word)} for word in words]


def _telling(choices: Collection[str]) -> tuple[bool, int]:
    """How much a word tells: little where it stands in most sentences."""
    common = all_forms(phrases("extract.terms")["common"])
    return all(not one.startswith(common) or len(one) > 4 for one in choices), min(map(len, choices))


def _holds(words: list[set[str]], letters: str) -> bool:
    return any(all(letters in choice for choice in choices) for choices in words)


def _most_shared(left: list[list[set[str]]]) -> str | None:
    """The word of five letters or more that stands in most phrases, in three at least."""
    words = sorted({choice for form in left for choices in form for choice in choices if len(choice) > 4})
    counted = [(sum(_holds(form, word) for form in left), len(word), word) for word in words]
    most = max(counted, default=(0, 0, ""))
    return most[2] if most[0] > 2 else None


@cache
def last_words(subject: str, key: str, *more: str) -> tuple[str, ...]:
    """How the phrases of an entry may end, and `more`; () where one may end in any letters."""
    ends: set[str] = set(more)
    for form in _forms(subject, key):
        last = form.split()[-1].lower()
        if last[-1] in "*…)":
            return ()
        ends |= {choice.rpartition("*")[2] for choice in _choices(last)}
    return () if "" in ends else tuple(sorted(ends))


def _forms(subject: str, *keys: str) -> list[str]:
    entries = [_entry(subject, key) for key in keys]
    return sorted({form for entry in entries for form in all_forms(entry)}, key=lambda form: (-len(form), form))


def _first_letters(subject: str, *keys: str) -> str:
    """A look at the first letter, so that most words are passed over without trying each phrase."""
    first = {choice[:1] for form in _forms(subject, *keys) for choice in form.split()[0].split("/")}
    if not all(letter.isalpha() for letter in first):
        return ""
    return f"(?=[{''.join(sorted({case for letter in first for case in (letter.lower(), letter.upper())}))}])"


@cache
def phrase_regex(form: str) -> str:
    """One phrase of the notation as a regular expression."""
    out, glue = "", ""
    for match in _PIECE.finditer(form):
        piece, optional = match.group(), match.group(1)
        if piece == "…":
            out, glue = out + _GAP, r"\s*"
        elif optional:
            out, glue = out + f"(?:{glue}{phrase_regex(optional)})?", glue or r"\s*"
        else:
            out, glue = out + glue + _words(piece), r"\s+"
    return out


def _words(text: str) -> str:
    choices = (
        "".join(r"[^\W_]*" if sign == "*" else r"\s+" if sign.isspace() else re.escape(sign) for sign in choice)
        for choice in _choices(text)
    )
    found = list(choices)
    return found[0] if len(found) == 1 else "(?:" + "|".join(found) + ")"


def _choices(word: str) -> list[str]:
    """The words that a word of the notation stands for; a slash at its end is its own ("v/")."""
    return [word] if word.endswith("/") else word.split("/")


def _entry(subject: str, key: str) -> dict:
    entry = phrases(subject)
    for part in key.split("."):
        entry = entry[part]
    return entry
