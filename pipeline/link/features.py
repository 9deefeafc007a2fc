"""Requirement -> Features: what two requirements are compared by, with parties, years and numbers masked.

Rule: a requirement's features rest on itself and its document alone, never on the corpus, so that a pair's score is
the same in every base. Weights of words come from a shipped table of the genre's common stems (`frequencies.toml`) and
from how often the document itself says them (`familiar.py`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from pipeline.link.familiar import Familiar, Said, familiar_in
from pipeline.link.stems import PARTY, Mask, bits_of, key_of, stems_of
from pipeline.phrases import all_forms, phrases
from pipeline.records import Document, Requirement
from pipeline.text import bare
from pipeline.text import sentences as sentences_of

_NUMBER = re.compile(r"\d+(?:[ .,]\d+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST = 4000  # letters of a text that are compared; a requirement beyond this is not one


_INSIDE = 5  # letters of a stem that may stand inside another
_SENTENCES = 8  # sentences of a text that are compared one by one
_TELLING = 6.0  # bits from which a stem that stands once in a document tells its matter
_FEW = 8  # different requirements below which a document does not show what is rare in it
_OPENING = 3  # stems that open a text and mostly name its matter


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """`order` the masked stems in order, `plain` without bodies; without the document's formulas: `neighbours` those
    that stand side by side, `stems` each with its bits, `kin` the stems by first and last letters, `sentences` the
    same by sentence where there are several, `opening` those that open the text and name its matter, `lone` those
    that no other requirement of the document has (None in a small one). `mention` are those of an earlier requirement
    that it names, `context` those of heading and lead-in, `letters` the masked text's letters alone; `changes`: it says
    of an earlier one that it lapses, is put off or made clear."""

    id: str
    document: str
    number: int
    order: tuple[str, ...]
    plain: tuple[str, ...]
    neighbours: frozenset[tuple[str, str]]
    kin: dict[str, tuple[str, ...]]
    stems: dict[str, float]
    bits: float
    sentences: tuple[dict[str, float], ...]
    opening: dict[str, float]
    lone: dict[str, float] | None
    mention: dict[str, float]
    context: dict[str, float]
    numbers: frozenset[str]
    units: frozenset[str]
    groups: frozenset[str]
    kind: str
    origin: str
    actors: frozenset[str]
    printed_id: str | None
    level: str | None
    genre: str
    year: int | None
    letters: str
    stamp: str
    changes: bool = False


def features_of(
    document: Document, requirements: Iterable[Requirement], mask: Mask, changing: frozenset[str] = frozenset()
) -> tuple[Features, ...]:
    """What the requirements of `document` are compared by, in their order; `changing` are the ids of those that say of an
    earlier one that it lapses, is put off or made clear. Definitions say again what they define, so what is familiar is
    counted among them apart."""
    read = [(each, _said(each, document, mask)) for each in requirements]
    familiar = {
        defines: familiar_in(said for each, said in read if is_definition(each) == defines) for defines in (True, False)
    }
    made = (_features(each, said, document, mask, familiar[is_definition(each)]) for each, said in read)
    return tuple(replace(each, changes=True) if each.id in changing else each for each in made)


def is_definition(one: Requirement | Features) -> bool:
    return one.origin == "definition" or one.kind == "indikatordefinisjon"


def _features(
    requirement: Requirement, sentences: tuple[Said, ...], document: Document, mask: Mask, familiar: Familiar
) -> Features:
    language = _language(requirement, document)
    order, own = _joined(sentences), familiar.own(sentences)
    said = _joined(own)
    stems = {each: familiar.bits(each) for each in said if each != PARTY}
    around = mask(f"{requirement.section} {requirement.lead_in or ''}"[:LONGEST])
    return Features(
        id=requirement.id,
        document=document.id,
        number=requirement.number,
        order=order,
        plain=tuple(each for each in order if each != PARTY),
        kin=_kin(stems),
        neighbours=frozenset(pair for pair in pairwise(said) if PARTY not in pair),
        stems=stems,
        bits=sum(stems.values()),
        sentences=_sentences(own, stems),
        opening=_opening(said, stems),
        lone=_lone(stems, familiar),
        mention=_mention(requirement.text[:LONGEST], mask, language),
        context={each: bits_of(each) for each in stems_of(around, language) if each != PARTY},
        numbers=frozenset(_numbers(requirement)),
        units=frozenset(t.unit for t in requirement.terms.targets if t.unit),
        groups=groups_in(requirement.text[:LONGEST]),
        kind=requirement.kind,
        origin=requirement.origin,
        actors=_actors(requirement, document),
        printed_id=requirement.printed_id,
        level=document.level,
        genre=document.genre,
        year=document.year,
        letters=bare(mask(requirement.text[:LONGEST])),
        stamp=stamp(requirement),
    )


def _said(requirement: Requirement, document: Document, mask: Mask) -> tuple[Said, ...]:
    """Each sentence as its stems, in order, and its numbers."""
    text, language = requirement.text[:LONGEST], _language(requirement, document)
    each = (text[a:b] for a, b in sentences_of(text))
    made = ((tuple(stems_of(mask(one), language)), tuple(_figures(one))) for one in each)
    return tuple(said for said in made if said[0])


def _language(requirement: Requirement, document: Document) -> str:
    return document.language if document.language == "sv" else requirement.language


def _joined(sentences: tuple[Said, ...]) -> tuple[str, ...]:
    return tuple(stem for stems, _ in sentences for stem in stems)


@lru_cache(maxsize=100_000)
def kin_keys(word: str) -> tuple[str, ...]:
    """Under which keys a stem may meet its kin: the first letters, the last ones, and the first with the last
    (typing slips)."""
    return (f"^{word[:_INSIDE]}", f"{word[-_INSIDE:]}$", word[0] + word[-1]) if len(word) >= _INSIDE else ()


def _kin(stems: dict[str, float]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in stems:
        for key in kin_keys(each):
            found[key] = (*found.get(key, ()), each)
    return found


def content_of(one: Features) -> str:
    """24 hex of a hash over all that a comparison reads: requirements of one content score alike with any third."""
    sets = [sorted(each) for each in (one.numbers, one.units, one.groups, one.actors, one.lone or ("none",))]
    lists = [one.order, tuple(one.stems.items()), *map(tuple, (one.opening, one.context, one.mention, *one.sentences))]
    single = (one.kind, one.origin, one.printed_id, one.level, one.genre, one.changes)
    return hashlib.sha256(repr((sets, lists, single)).encode()).hexdigest()[:24]


def stamp(requirement: Requirement) -> str:
    """12 hex of a hash over the letters and digits of lead-in and text: what a verdict was given on."""
    return hashlib.sha256(bare(f"{requirement.lead_in or ''} {requirement.text}").encode()).hexdigest()[:12]


def _sentences(said: tuple[Said, ...], stems: dict[str, float]) -> tuple[dict[str, float], ...]:
    """The first sentences that carry something, each as its stems with bits; () where there is one only."""
    if len(said) < 2:
        return ()
    made = ({each: stems[each] for each in order if each != PARTY} for order, _ in said[:_SENTENCES])
    return tuple(each for each in made if len(each) > 1)


def _lone(stems: dict[str, float], familiar: Familiar) -> dict[str, float] | None:
    """Those that tell and that no other requirement has; None in a document of a few, where that says nothing."""
    if familiar.total < _FEW:
        return None
    return {each: bits for each, bits in stems.items() if bits >= _TELLING and not familiar.others(each)}


def _opening(order: tuple[str, ...], stems: dict[str, float]) -> dict[str, float]:
    """The first stems but bodies and directions: "andel", "redusere" and "øke" name no matter."""
    named = [each for each in order if each != PARTY and each not in _directions()]
    return {each: stems[each] for each in named[:_OPENING]}


def _mention(text: str, mask: Mask, language: str) -> dict[str, float]:
    """Of "Oppdraget fra 2022 om felles skadejournal videreføres": the stems of what stands between."""
    found = _mentions().search(text)
    named = next((group for group in found.groups() if group), "") if found else ""
    return {each: bits_of(each) for each in stems_of(mask(named), language) if each != PARTY}


@cache
def _mentions() -> re.Pattern[str]:
    return re.compile("|".join(all_forms(phrases("link.words")["mentions"])), re.IGNORECASE)


def groups_in(text: str) -> frozenset[str]:
    """For which patients or services the text says that it holds."""
    return frozenset(name for name, pattern in _groups() if pattern.search(text))


@cache
def _groups() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"\b(?:{'|'.join(all_forms(entry))})\b", re.IGNORECASE))
        for name, entry in phrases("link.kinds")["groups"].items()
    )


@cache
def _directions() -> frozenset[str]:
    entry = phrases("link.words")["directions"]
    return frozenset(key_of(word, language) for language in ("nb", "nn", "sv") for word in entry[language])


def _numbers(requirement: Requirement) -> set[str]:
    """Numbers that are no years: of the targets where there are any, else of the text."""
    read = {f"{t.value:g}" for t in requirement.terms.targets if t.value is not None}
    if read:
        return read
    return set(_figures(requirement.text[:LONGEST]))


def _figures(text: str) -> Iterable[str]:
    found = _NUMBER.finditer(_YEAR.sub(" ", text))
    return (match.group().replace(" ", "").replace(",", ".") for match in found)


def _actors(requirement: Requirement, document: Document) -> frozenset[str]:
    """Who must act, with the document's own recipient (or reporter) as "self"."""
    own = {document.recipient, document.issuer, *document.recipients}
    named = {p.name for p in requirement.terms.parties if p.role == "addressee"}
    return frozenset("self" if name in own else name for name in named) or frozenset({"self"})
