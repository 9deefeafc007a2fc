"""Text -> the stems that carry its matter, each with its bits; bodies, years and numbers masked.

Rule: what stands in words.toml and frequencies.toml decides, nothing of the corpus: the same word weighs the same in
every base. Bokmål and nynorsk, abbreviations and full words meet in one form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipeline.phrases import all_forms, phrases
from pipeline.register import Register
from pipeline.words import stem, words

Mask = Callable[[str], str]
PARTY = "¤"  # stands for any body in a masked text
_LIGHT = 2.0  # bits of what says for whom, or of a word of two letters
_LONG = 10  # letters of a stem that may still carry an ending
_NUMBER = re.compile(r"\d+(?:[ .,]\d+)*")
_TOKEN = re.compile(r"¤|[^\W\d_]+(?:-[^\W\d_]+)*")


def masker(register: Register) -> Mask:
    """A function that writes every body in a text as one sign, and leaves out numbers, years, months and lead-ins.

    Short names of capitals ("HOD") are met only as capitals, all others in any case."""
    names = [name for name, _ in register.names()]
    wide = "|".join(re.escape(name) for name in names if len(name) > 4) or r"(?!)"
    codes = "|".join(re.escape(name) for name in names if 1 < len(name) <= 4 and name.isupper()) or r"(?!)"
    known = re.compile(rf"\b(?:(?i:{wide})|{codes})(?:s|'s)?\b")

    def mask(text: str) -> str:
        apart = _generic().sub(f" {PARTY} ", known.sub(f" {PARTY} ", _lead_ins().sub(" ", text)))
        return _months().sub(" ", _NUMBER.sub(" ", apart))

    return mask


def stems_of(text: str, language: str = "nb") -> list[str]:
    """Stems that carry matter, in order; nynorsk and bokmål, abbreviation and full words meet in one form."""
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        found.extend((PARTY,) if match.group() == PARTY else _read(match.group().lower(), language))
    return found


def bits_of(word: str) -> float:
    """How much a shared stem tells: little for the genre's common words, most for those that the table lacks."""
    if len(word) < 3 or word in _scope():
        return _LIGHT
    return _bits().get(word, _unseen())


def says_for_whom(word: str) -> bool:
    """Whether a stem names patients or services: it parts two goals and does not make one."""
    return word in _scope()


@cache
def _read(word: str, language: str) -> tuple[str, ...]:
    if word in _empty():
        return ()
    own = key_of(word, language)
    return _meets().get(own, (own,)) if own else ()


def key_of(word: str, language: str) -> str:
    """The stem of a small word, its letters rewritten so that bokmål and nynorsk meet ("" for none).

    A long stem's own stem is taken: Snowball cuts one ending at a time ("kapasiteten", "kapasitet")."""
    out = stem(word.replace("-", ""), language)
    out = stem(out, language) if len(out) >= _LONG else out
    for pattern, to in _letters():
        out = pattern.sub(to, out)
    return out


@cache
def _letters() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(old), new) for old, new in phrases("link.words")["letters"]["rewrite"])


@cache
def _empty() -> frozenset[str]:
    return frozenset(all_forms(phrases("link.words")["empty"]))


@cache
def _meets() -> dict[str, tuple[str, ...]]:
    entry = phrases("link.words")["meets"]
    return {
        key_of(word, language): tuple(key_of(part, language) for part in words(meaning))
        for language in ("nb", "nn", "sv")
        for word, meaning in entry[language]
    }


@cache
def _months() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(all_forms(phrases('link.words')['months']))})\b", re.IGNORECASE)


@cache
def _lead_ins() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(all_forms(phrases('link.words')['lead_ins']))})\b", re.IGNORECASE)


@cache
def _generic() -> re.Pattern[str]:
    named = "|".join(all_forms(phrases("link.words")["named_parties"]))
    generic = "|".join(all_forms(phrases("link.words")["generic_parties"]))
    return re.compile(rf"\b(?:{named})s?\b|\b(?i:{generic})s?\b")


@cache
def _scope() -> frozenset[str]:
    entry = phrases("link.words")["scope"]
    return frozenset(key_of(word, language) for language in ("nb", "nn", "sv") for word in entry[language])


@cache
def _bits() -> dict[str, float]:
    table = phrases("link.frequencies")["bits"]
    return {each: float(bits) for bits, line in table.items() for each in line.split()}


@cache
def _unseen() -> float:
    return float(phrases("link.frequencies")["unseen"])
