"""A word -> the keys it is looked up by: what the index and the reader must agree on.

A key is a headword ("pasient"), `~stem` for a word that no word bank knows, `^stem` for the stem of a known headword
(so that an unknown form finds it), `a+b` for a compound by its parts, `=short` for what has a short and a long form.
"""
from __future__ import annotations

import re

from pipeline.words import stem

INFLECTION, COMPOUND, LANGUAGE, SHORT, SYNONYM, CONCEPT = WHY = (  # values of `why`, nearest first
    "bøyning", "sammensetning", "målform", "forkortelse", "synonym", "begrep")
_LONGEST_ENDING = 2
_LONGEST_UNKNOWN_ENDING = 4   # "fastighet" is nothing fast
_SHORTEST_INFLECTED = 4
_TOKEN = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    """The words as the full-text index cuts them: runs of letters and digits, small."""
    return [word.lower() for word in _TOKEN.findall(text)]


def token_spans(text: str) -> list[tuple[int, int, str]]:
    """Where each word of a text starts and ends, and the word, small."""
    return [(match.start(), match.end(), match.group().lower()) for match in _TOKEN.finditer(text)]


def unknown_keys(word: str, languages: tuple[str, ...] = ("nb", "sv")) -> tuple[str, ...]:
    """The keys of a word that the word bank does not know: its stems, Norwegian and Swedish. A short word has no ending
    ("is" is no form of "i")."""
    if len(word) < _SHORTEST_INFLECTED:
        return (f"~{word}",)
    return tuple(dict.fromkeys(f"~{stem(word, language)}" for language in languages))


def unknown_forms(headword: str) -> tuple[str, ...]:
    """The keys of forms that the word bank has not (nynorsk, Swedish) of a headword that it has. A stem that lost more
    than an ending is of another word ("led" of "ledelse")."""
    return tuple(key for key in unknown_keys(headword) if len(key) > len(headword) - _LONGEST_ENDING)


def stem_keys(headword: str) -> tuple[str, ...]:
    """The keys by which an unknown form finds a known headword."""
    return tuple(f"^{key[1:]}" for key in unknown_forms(headword))


def asked_keys(headwords: tuple[str, ...], word: str) -> tuple[str, ...]:
    """Where to look when a user writes `word`: its headwords and their unknown forms; for an unknown word its stem."""
    if not headwords:
        stems = unknown_keys(word)
        return (*stems, *(f"^{key[1:]}" for key in stems if len(word) - len(key[1:]) <= _LONGEST_UNKNOWN_ENDING))
    return tuple(dict.fromkeys([*headwords, *(key for headword in headwords for key in unknown_forms(headword))]))


def compound_key(part_keys: list[str]) -> str:
    """The key of a run of parts, each given by one key."""
    return "+".join(part_keys)
