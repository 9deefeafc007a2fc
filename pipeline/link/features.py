"""Requirement -> Features: what two requirements are compared by, with parties, years and numbers masked.

Rule: a requirement's features rest on itself and its document alone, never on the corpus, so that a pair's score is the
same in every base. Weights of words come from a shipped table of the genre's common stems (`frequencies.toml`).
"""
from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.phrases import all_forms, phrases
from pipeline.records import Document, Requirement
from pipeline.register import Register
from pipeline.text import bare
from pipeline.words import stem, words

Mask = Callable[[str], str]
PARTY = "¤"  # stands for any body in a masked text
_NUMBER = re.compile(r"\d+(?:[ .,]\d+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TOKEN = re.compile(r"¤|[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST = 4000  # letters of a text that are compared; a requirement beyond this is not one


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """`order` the masked stems in order, `stems` each with its bits, `context` those of heading and lead-in."""
    id: str
    document: str
    number: int
    order: tuple[str, ...]
    stems: dict[str, float]
    bits: float
    context: dict[str, float]
    numbers: frozenset[str]
    units: frozenset[str]
    kind: str
    origin: str
    actors: frozenset[str]
    printed_id: str | None
    level: str | None
    year: int | None
    stamp: str


def features(requirement: Requirement, document: Document, mask: Mask) -> Features:
    """What `requirement` of `document` is compared by."""
    text = mask(requirement.text[:_LONGEST])
    language = document.language if document.language == "sv" else requirement.language
    order = tuple(stems_of(text, language))
    stems = {each: bits_of(each) for each in order if each != PARTY}
    around = mask(f"{requirement.section} {requirement.lead_in or ''}"[:_LONGEST])
    targets = requirement.terms.targets
    return Features(
        id=requirement.id, document=document.id, number=requirement.number, order=order, stems=stems,
        bits=sum(stems.values()), context={each: bits_of(each) for each in stems_of(around, language) if each != PARTY},
        numbers=frozenset(_numbers(requirement)), units=frozenset(t.unit for t in targets if t.unit),
        kind=requirement.kind, origin=requirement.origin, actors=_actors(requirement, document),
        printed_id=requirement.printed_id, level=document.level, year=document.year, stamp=stamp(requirement))


def stamp(requirement: Requirement) -> str:
    """12 hex of a hash over the letters and digits of lead-in and text: what a verdict was given on."""
    return hashlib.sha256(bare(f"{requirement.lead_in or ''} {requirement.text}").encode()).hexdigest()[:12]


def masker(register: Register) -> Mask:
    """A function that writes every body in a text as one sign, and leaves out numbers, years and months.

    Short names of capitals ("HOD") are met only as capitals, all others in any case."""
    names = [name for name, _ in register.names()]
    wide = "|".join(re.escape(name) for name in names if len(name) > 4) or r"(?!)"
    codes = "|".join(re.escape(name) for name in names if 1 < len(name) <= 4 and name.isupper()) or r"(?!)"
    known = re.compile(rf"\b(?:(?i:{wide})|{codes})(?:s|'s)?\b")

    def mask(text: str) -> str:
        apart = _generic().sub(f" {PARTY} ", known.sub(f" {PARTY} ", text))
        return _months().sub(" ", _NUMBER.sub(" ", apart))
    return mask


def stems_of(text: str, language: str = "nb") -> list[str]:
    """Stems that carry matter, in order; nynorsk and bokmål, abbreviation and full words meet in one form."""
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        found.extend((PARTY,) if match.group() == PARTY else _read(match.group().lower(), language))
    return found


def bits_of(stem: str) -> float:
    """How much a shared stem tells: little for the genre's common words, most for those that the table lacks."""
    if len(stem) < 3:
        return 1.0
    return _bits().get(stem, _unseen())


@cache
def _read(word: str, language: str) -> tuple[str, ...]:
    if word in _empty():
        return ()
    own = _key(word, language)
    return _meets().get(own, (own,)) if own else ()


def _key(word: str, language: str) -> str:
    out = stem(word.replace("-", ""), language)
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
    return {_key(word, language): tuple(_key(part, language) for part in words(meaning))
            for language in ("nb", "nn", "sv") for word, meaning in entry[language]}


@cache
def _months() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(all_forms(phrases('link.words')['months']))})\b", re.IGNORECASE)


@cache
def _generic() -> re.Pattern[str]:
    named = "|".join(all_forms(phrases("link.words")["named_parties"]))
    generic = "|".join(all_forms(phrases("link.words")["generic_parties"]))
    return re.compile(rf"\b(?:{named})s?\b|\b(?i:{generic})s?\b")


def _numbers(requirement: Requirement) -> set[str]:
    """Numbers that are no years: of the targets where there are any, else of the text."""
    read = {f"{t.value:g}" for t in requirement.terms.targets if t.value is not None}
    if read:
        return read
    text = _YEAR.sub(" ", requirement.text)
    return {match.group().replace(" ", "").replace(",", ".") for match in _NUMBER.finditer(text)}


def _actors(requirement: Requirement, document: Document) -> frozenset[str]:
    """Who must act, with the document's own recipient (or reporter) as "self"."""
    own = {document.recipient, document.issuer, *document.recipients}
    named = {p.name for p in requirement.terms.parties if p.role == "addressee"}
    return frozenset("self" if name in own else name for name in named) or frozenset({"self"})


@cache
def _bits() -> dict[str, float]:
    table = phrases("link.frequencies")["bits"]
    return {each: float(bits) for bits, line in table.items() for each in line.split()}


@cache
def _unseen() -> float:
    return float(phrases("link.frequencies")["unseen"])
