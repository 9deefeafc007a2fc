"""A nynorsk or Swedish spelling -> how bokmål could spell the word. What comes out is a guess: it counts only where
somebody knows the word."""
from __future__ import annotations

from functools import cache, reduce

from pipeline.phrases import phrases


def respelled(word: str) -> tuple[str, ...]:
    """The word with each of a language's regular changes that fit, then with all of them; () where none fits."""
    found: dict[str, None] = {}
    for changes in _changes():
        fitting = [change for change in changes if _changed(word, change) != word]
        found.update(dict.fromkeys(_changed(word, change) for change in fitting))
        found[reduce(_changed, fitting, word)] = None
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
