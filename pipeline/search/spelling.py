"""A nynorsk or Swedish spelling -> how bokmål could spell the word. What comes out is a guess: it counts only where
somebody knows the word."""
from __future__ import annotations

from functools import cache, lru_cache

from pipeline.phrases import phrases

_SHORTEST = 4
_MOST = 64  # spellings of one word in one language
_REMEMBERED = 20_000  # words


@lru_cache(_REMEMBERED)
def respelled(word: str) -> tuple[str, ...]:
    """The word with a language's regular changes, each of those that fit taken or left, at most 64 a language; () where
    none fits, and for words of three letters, which are too often others ("män" is no "men")."""
    found: dict[str, None] = {}
    for changes in _changes() if len(word) >= _SHORTEST else ():
        spelled = {word: None}
        for change in changes:
            if len(spelled) < _MOST:
                spelled.update({_changed(each, change): None for each in spelled})
        found.update(spelled)
    found.pop(word, None)
    return tuple(found)


def _changed(word: str, change: tuple[str, str, str]) -> str:
    old, new, at = change
    if at == "start":
        return new + word[len(old):] if word.startswith(old) else word
    if at == "end":
        return word[:-len(old)] + new if word.endswith(old) else word
    return word.replace(old, new)


@cache
def _changes() -> tuple[tuple[tuple[str, str, str], ...], ...]:
    return tuple(tuple((change["from"], change["to"], change["at"]) for change in entry["changes"])
                 for entry in phrases("search.spelling")["spelling"])
