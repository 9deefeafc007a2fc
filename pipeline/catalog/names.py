"""A line -> the bodies named in it: those of the register, and unknown ones by the form of their name.

Rule: a name is kept as the register writes it, else as the line does, but not in capitals, and without the words of a
title before it ("Protokoll fra foretaksmøte i …"). Words stand in bodies.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.phrases import all_forms, phrases
from pipeline.records import LEVELS, Party
from pipeline.register import Register
from pipeline.text import fold

_SUBJECT = "catalog.bodies"
_CODE = 5  # letters: a name in capitals that is no longer is met as a code, which may be a word of the text


@dataclass(frozen=True, slots=True)
class Named:
    """A body as met: canonical or as written, its level if known, and the words it stands in."""

    name: str
    level: str | None
    words: str


def parties_in(text: str, register: Register) -> tuple[Named, ...]:
    """The bodies named in a line, in order, longest names first; unknown ones by the form of their name."""
    whole = register.find(text.strip(" .:,–-"))
    if whole and is_body(whole):
        return (Named(whole.name, whole.level, text),)
    found: list[tuple[int, int, Named]] = []
    for match in _names(register).finditer(text):
        party = register.find(match.group())
        if party and is_body(party):
            found.append((match.start(), match.end(), Named(party.name, party.level, text)))
    for level, pattern in _unknown():
        for match in pattern.finditer(text):
            written = fold(match.group())
            name = in_small(_without_title(written) if written.split()[-1].isupper() or level == LEVELS[2] else written)
            inside = [one for one in found if one[0] < match.end() and match.start() < one[1]]
            known = register.find(name)
            if known or not name or any(one[1] >= match.end() and one[0] <= match.start() for one in inside):
                continue
            if not inside or (name.split()[-1].isupper() and all(_part_of(one[2].name, name) for one in inside)):
                found = [one for one in found if one not in inside]
                found.append((match.start(), match.end(), Named(name, level, text)))
    return tuple(named for _, _, named in sorted(found, key=lambda entry: entry[0]))


def is_body(party: Party) -> bool:
    """Whether a party of the register can give or receive a document."""
    return party.level in LEVELS and not party.members and party.kind not in ("rolle", "gruppe")


def in_small(name: str) -> str:
    """A name that is set in capitals with its own capitals alone: "HELSE FJORDLAND RHF" -> "Helse Fjordland RHF"."""
    if not name.isupper():
        return name
    forms = {form for entry in phrases(_SUBJECT)["unknown"].values() for form in all_forms(entry) if form.isupper()}
    inside = all_forms(phrases(_SUBJECT)["inside_names"])
    words = [
        word if word in forms else word.lower() if number and word.lower() in inside else word.title()
        for number, word in enumerate(name.split())
    ]
    return " ".join(words)


def _part_of(known: str, name: str) -> bool:
    """Whether a known name is met in a longer one only because its first words are ("Helse Nord" in "Helse Nord Fjell RHF")."""
    return re.sub(r"\s(?:RHF|HF)$", "", known).lower() in name.lower()


def _without_title(name: str) -> str:
    words = name.split()
    last = max((at for at, word in enumerate(words) if word.lower() in _not_in_name()), default=-1)
    rest = words[last + 1 :]
    while last >= 0 and rest and rest[0].lower() in _small():
        rest = rest[1:]
    return " ".join(rest) if len(rest) > 1 or last < 0 else ""


@cache
def _names(register: Register) -> re.Pattern:
    """Every name of a body that is more than a code, longest first."""
    by_name = {party.name: party for party in register.parties}
    written = [
        name
        for name, canonical in register.names()
        if is_body(by_name[canonical]) and (len(name) > _CODE or not name.isupper())
    ]
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, written))})(?:s|\b)(?!\w)", re.IGNORECASE)
        if written
        else re.compile(r"(?!)")
    )


@cache
def _unknown() -> tuple[tuple[str, re.Pattern], ...]:
    """The level and pattern of unknown bodies: capitalised words up to RHF or HF, "Klinikk for …", "…klinikken"."""
    small = "|".join(map(re.escape, all_forms(phrases(_SUBJECT)["inside_names"])))
    words = rf"(?:[A-ZÆØÅÄÖ][\w.-]*\s+)(?:(?:[A-ZÆØÅÄÖ][\w.-]*|{small})\s+){{0,7}}"
    stop = "|".join(all_forms(phrases(_SUBJECT)["not_in_name"]) + all_forms(phrases(_SUBJECT)["after_name"]))
    joined = "|".join(all_forms(phrases(_SUBJECT)["small"]))  # "Hjerte- og lungeklinikken" is one body
    of_what = rf"\s+(?:(?!(?:{stop})\b)[a-zæøåäö-]+(?:,?\s+|$)?){{1,6}}(?<!\s)"
    out = []
    for entry in phrases(_SUBJECT)["unknown"].values():
        for form in all_forms(entry):
            name = re.escape(form)
            if entry.get("ends"):
                pattern = rf"\b[A-ZÆØÅÄÖ][\w.-]*\s+(?:[^\W\d][\w.-]*\s+){{0,2}}?{name}\b"
            elif form.isupper():
                pattern = rf"\b{words}{name}\b"
            elif form[0].islower():
                pattern = rf"\b(?:[A-ZÆØÅÄÖ]\w+-\s(?:{joined})\s\w+|[A-ZÆØÅÄÖ]\w+){name}\b"
            elif entry.get("capital"):
                pattern = rf"\b{name}\s+[A-ZÆØÅÄÖ][a-zæøåäö-]+(?:\s(?!(?:{stop})\b)[A-ZÆØÅÄÖa-zæøåäö]+$|\s[A-ZÆØÅÄÖ][a-zæøåäö-]+)?"
            else:
                pattern = rf"\b{name}{of_what}" if entry["level"] == LEVELS[0] else rf"\b{name}\s+\w[\w, -]{{2,60}}"
            out.append((entry["level"], re.compile(pattern)))
    return tuple(out)


@cache
def _not_in_name() -> frozenset[str]:
    return frozenset(all_forms(phrases(_SUBJECT)["not_in_name"]))


@cache
def _small() -> frozenset[str]:
    return frozenset(all_forms(phrases(_SUBJECT)["small"]))
