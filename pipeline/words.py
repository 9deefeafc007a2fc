"""Word forms: which language a passage is written in, and the stems that make inflections meet."""
from __future__ import annotations

import re
from functools import cache, lru_cache

import snowballstemmer

from pipeline.phrases import all_forms, phrases

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words(text: str) -> list[str]:
    """The words of a text, small, in order; a hyphenated word is one."""
    return _WORD.findall(text.lower())


def language_of(text: str, default: str = "nb") -> str:
    """nb, nn or sv, by telling small words; `default` where fewer than two tell or two languages tie."""
    seen = words(text)
    counts = {language: sum(word in marks for word in seen) for language, marks in _telling_words().items()}
    best = max(counts.values())
    leaders = [language for language, count in counts.items() if count == best]
    return leaders[0] if best >= 2 and len(leaders) == 1 else default


def hangs(text: str) -> bool:
    """Whether a text ends in a word that no sentence ends in ("om å", "att", "er")."""
    last = text.split()[-1:]
    return bool(last) and last[0].lower() in _hanging()


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str = "nb") -> str:
    """Snowball's stem: Norwegian for nb and nn (it holds both), Swedish for sv."""
    return _stemmer("swedish" if language == "sv" else "norwegian").stemWord(word.lower())


@cache
def _stemmer(name: str):
    return snowballstemmer.stemmer(name)


@cache
def _telling_words() -> dict[str, frozenset[str]]:
    entry = phrases("words")["telling"]
    return {language: frozenset(entry[language]) for language in ("nb", "nn", "sv")}


@cache
def _hanging() -> frozenset[str]:
    return frozenset(all_forms(phrases("words")["hanging"]))
