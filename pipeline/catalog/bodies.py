"""Clues, genre and register -> who gives the document, to whom, and the level of the body that must act or reports.

Rule: names on the cover count first, then running heads, title properties, file name, and last the name that the first
pages say most; the body above in the register gives what the body below receives, and receives what it reports.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.catalog.clues import Clues
from pipeline.phrases import all_forms, phrases
from pipeline.records import LEVELS, REPORTS, Party
from pipeline.register import Register
from pipeline.text import fold

_BODIES = ("departement", "rhf", "hf", "klinikk", "direktorat", "etat", "region", "selskap", "ideell", "division")
_USUAL = {
    "oppdragsdokument": "region",
    "oppdrag_og_bestilling": "foretak",
    "klinikkoppdrag": "klinikk",
    "tildelingsbrev": "stat",
}
_OFTEN = 3  # times that the first pages name a body before it counts


@dataclass(frozen=True, slots=True)
class Named:
    """A body as met: canonical or as written, its level if known, and the words it stands in."""

    name: str
    level: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Bodies:
    """`recipient` is the first of `recipients`; `level` that of the body that must act, or that reports."""

    issuer: Named | None
    recipients: tuple[Named, ...]
    level: str | None


def bodies_of(clues: Clues, genre: str, register: Register) -> Bodies:
    """Issuer and recipients, by the genre's direction: orders go down, reports go up."""
    named = _named(clues, register)
    return _reporting(named, clues, register) if genre in REPORTS else _ordering(named, clues, genre, register)


def parties_in(text: str, register: Register) -> tuple[Named, ...]:
    """The bodies named in a line, in order, longest names first; unknown ones by the form of their name."""
    whole = register.find(text.strip(" .:,–-"))
    if whole and _is_body(whole):
        return (Named(whole.name, whole.level, text),)
    found: list[tuple[int, int, Named]] = []
    for match in _names(register).finditer(text):
        party = register.find(match.group())
        if party and _is_body(party):
            found.append((match.start(), match.end(), Named(party.name, party.level, text)))
    for kind, pattern in _unknown():
        for match in pattern.finditer(text):
            name = fold(match.group())
            if not any(start < match.end() and match.start() < end for start, end, _ in found) and not register.find(
                name
            ):
                found.append(
                    (
                        match.start(),
                        match.end(),
                        Named(name, {"rhf": "region", "hf": "foretak"}.get(kind, "klinikk"), text),
                    )
                )
    return tuple(named for _, _, named in sorted(found, key=lambda entry: entry[0]))


def _named(clues: Clues, register: Register) -> tuple[Named, ...]:
    """The bodies of the most trusted place that names any, each once."""
    for zone in clues.zones():
        named = _once(party for line in zone for party in parties_in(line, register))
        if named:
            return named
    return ()


def _ordering(named: tuple[Named, ...], clues: Clues, genre: str, register: Register) -> Bodies:
    """Recipients are the lowest bodies named, the issuer a body above them: on the cover, in the signature, in the
    register."""
    ranked = [body for body in named if body.level in LEVELS]
    if not ranked:
        ranked = [body for body in (_most_named(clues, register, _USUAL.get(genre)),) if body]
    if not ranked:
        return Bodies(named[0] if named else None, (), _USUAL.get(genre))
    lowest = max(LEVELS.index(body.level or "stat") for body in ranked)
    recipients = tuple(body for body in ranked if LEVELS.index(body.level or "stat") == lowest)
    above = [body for body in ranked if LEVELS.index(body.level or "stat") < lowest]
    if not above and lowest == 0 and len(recipients) > 1:  # a ministry and its directorate
        above, recipients = [recipients[0]], recipients[1:]
    issuer = _nearest(recipients[0], above, register) or _signed(clues, register) or _above(recipients[0], register)
    return Bodies(issuer, recipients, LEVELS[lowest])


def _nearest(recipient: Named, above: list[Named], register: Register) -> Named | None:
    """Of the bodies named, the one nearest above in the register; else the first named."""
    for name in register.above(recipient.name):
        for body in above:
            if body.name == name:
                return body
    return above[0] if above else None


def _reporting(named: tuple[Named, ...], clues: Clues, register: Register) -> Bodies:
    """Who reports stands on the cover, or is the body that the first pages say most; the owner receives."""
    own = [body for body in named if body.level in LEVELS[1:]]
    issuer = own[0] if own else _most_named(clues, register, None) or (named[0] if named else None)
    owner = _above(issuer, register) if issuer else None
    return Bodies(issuer, (owner,) if owner else (), issuer.level if issuer else None)


def _most_named(clues: Clues, register: Register, level: str | None) -> Named | None:
    """The body below the ministry that headings and first pages name most; one of `level`, if given."""
    lines = (*clues.headings, *clues.first)
    met = [
        body
        for line in lines
        for body in parties_in(line[:2000], register)
        if (body.level == level if level else body.level in LEVELS[1:])
    ]
    if not met:
        return None
    name, times = max(Counter(body.name for body in met).items(), key=lambda pair: pair[1])
    first = next(body for body in met if body.name == name)
    return Named(name, first.level, first.words[:200]) if times >= _OFTEN else None


def _above(body: Named, register: Register) -> Named | None:
    chain = register.above(body.name)
    return Named(chain[0], register.level(chain[0]), body.words) if chain else None


def _signed(clues: Clues, register: Register) -> Named | None:
    signs = phrases("catalog.bodies")["signs_for"]
    for line in clues.short:
        party = register.find(signs.get(line.strip(" .,")))
        if party:
            return Named(party.name, party.level, line)
    return None


def _once(bodies: Iterable[Named]) -> tuple[Named, ...]:
    seen: dict[str, Named] = {}
    for body in bodies:
        seen.setdefault(body.name, body)
    return tuple(seen.values())


def _is_body(party: Party) -> bool:
    return party.level in LEVELS and not party.members and party.kind not in ("rolle", "gruppe")


@cache
def _names(register: Register) -> re.Pattern:
    """Every name of a body that is more than a code, longest first."""
    by_name = {party.name: party for party in register.parties}
    written = [
        name
        for name, canonical in register.names()
        if _is_body(by_name[canonical]) and (len(name) > 5 or not name.isupper())
    ]
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, written))})(?:s|\b)(?!\w)", re.IGNORECASE)
        if written
        else re.compile(r"(?!)")
    )


@cache
def _unknown() -> tuple[tuple[str, re.Pattern], ...]:
    """Names of unknown bodies: capitalised words up to RHF or HF, "Klinikk for …", "…klinikken"."""
    small = "|".join(map(re.escape, all_forms(phrases("catalog.bodies")["inside_names"])))
    words = rf"(?:[A-ZÆØÅÄÖ][\w.-]*\s+)(?:(?:[A-ZÆØÅÄÖ][\w.-]*|{small})\s+){{0,4}}"
    out = []
    for kind, entry in phrases("catalog.bodies")["unknown"].items():
        for form in all_forms(entry):
            ends, name = form[0].islower(), re.escape(form)
            pattern = (
                rf"\b{words}{name}\b"
                if form.isupper()
                else rf"\b[A-ZÆØÅÄÖ]\w+{name[0:]}\b"
                if ends
                else rf"\b{name}\s+\w[\w, -]{{2,60}}"
            )
            out.append((kind, re.compile(pattern)))
    return tuple(out)
