"""Phrases as they stand in our TOML files -> regular expressions. The one notation that deadlines, parties, targets and
citations write their phrases in, so that a person who is no programmer can read and add to them:

    innen utgangen av      the words, any case, any white space between them
    rapporter*             and any ending
    skal (også) lede       a word in brackets may be left out
    skal/må lede           either word
    fristen … utvides til  other words between (up to 70 characters, not past the end of a sentence)
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.phrases import all_forms, phrases

_GAP = r"(?:[^.!?;]|\.(?=\S)|(?<=\b\d)\.|(?<=\b\d\d)\.){0,70}?"
_PIECE = re.compile(r"\(([^()]+)\)|…|\S+")


@cache
def forms_regex(subject: str, *keys: str) -> str:
    """All phrases of an entry (or of several under one subject) as one group, longest first, bounded by words."""
    return _first_letters(subject, *keys) + "(?:" + "|".join(map(phrase_regex, forms_of(subject, *keys))) + ")"


@cache
def forms_of(subject: str, *keys: str) -> tuple[str, ...]:
    """The phrases of entries as written, longest first."""
    entries = [_entry(subject, key) for key in keys]
    return tuple(sorted({form for entry in entries for form in all_forms(entry)}, key=lambda form: (-len(form), form)))


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


def needed_words(form: str) -> list[list[str]]:
    """The words that a phrase cannot do without, each as the choices it may be, small, as written."""
    words = [match.group() for match in _PIECE.finditer(form) if not match.group(1) and match.group() != "…"]
    return [[choice.lower() for choice in choices(word)] for word in words]


def choices(word: str) -> list[str]:
    """The words that a word of the notation stands for; a slash at its end is its own ("v/")."""
    return [word] if word.endswith("/") else word.split("/")


def _words(text: str) -> str:
    found = [
        "".join(r"[^\W_]*" if sign == "*" else r"\s+" if sign.isspace() else re.escape(sign) for sign in choice)
        for choice in choices(text)
    ]
    return found[0] if len(found) == 1 else "(?:" + "|".join(found) + ")"


def _first_letters(subject: str, *keys: str) -> str:
    """A look at the first letter, so that most words are passed over without trying each phrase."""
    first = {choice[:1] for form in forms_of(subject, *keys) for choice in form.split()[0].split("/")}
    if not all(letter.isalpha() for letter in first):
        return ""
    return f"(?=[{''.join(sorted({case for letter in first for case in (letter.lower(), letter.upper())}))}])"


def _entry(subject: str, key: str) -> dict:
    entry = phrases(subject)
    for part in key.split("."):
        entry = entry[part]
    return entry
