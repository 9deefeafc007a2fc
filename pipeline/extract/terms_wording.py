"""Phrases as they stand in our TOML files -> compiled patterns. The one notation that deadlines, parties, targets and
citations write their phrases in, so that a person who is no programmer can read and add to them:

    innen utgangen av      the words, any case, any white space between them
    rapporter*             and any ending
    skal (også) lede       a word in brackets may be left out
    skal/må lede           either word
    fristen … utvides til  other words between (up to 70 characters, not past the end of a sentence)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.phrases import all_forms, phrases
from pipeline.text import sentences

_LONGEST = 2_000  # characters; what is longer is no sentence but a table run together, and is read in pieces
_GAP = r"(?:[^.!?;]|\.(?=\S)|(?<=\b\d)\.){0,70}?"
_PIECE = re.compile(r"\(([^()]+)\)|…|\S+")


def clauses(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence and where it starts; one that is longer than any sentence comes in pieces cut at a space, so that
    the time to read a text grows with its length and no faster."""
    for start, end in sentences(text):
        while end - start > _LONGEST:
            cut = text.rfind(" ", start + 1, start + _LONGEST)
            cut = cut if cut > start else start + _LONGEST
            yield start, text[start:cut]
            start = cut
        yield start, text[start:end]


@cache
def forms_regex(subject: str, *keys: str) -> str:
    """All phrases of an entry (or of several under one subject) as one group, longest first, bounded by words."""
    return _first_letters(subject, *keys) + "(?:" + "|".join(map(phrase_regex, _forms(subject, *keys))) + ")"


@cache
def wording(subject: str, *keys: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """The compiled pattern of entries: `before` and `after` are plain regular expressions put around it."""
    return re.compile(before + r"(?<![\w-])" + forms_regex(subject, *keys) + r"(?![\w])" + after, re.IGNORECASE)


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
        for choice in text.split("/")
    )
    found = list(choices)
    return found[0] if len(found) == 1 else "(?:" + "|".join(found) + ")"


def _entry(subject: str, key: str) -> dict:
    entry = phrases(subject)
    for part in key.split("."):
        entry = entry[part]
    return entry
