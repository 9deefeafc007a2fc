"""Clues, genre and register -> who gives the document, to whom, and the level of the body that must act or reports.

Rule: names on the cover count first, then running heads, title properties, file name, and last the name that the first
pages say most; the body above in the register gives what the body below receives, and receives what it reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.catalog.clues import Clues
from pipeline.catalog.letters import written_to
from pipeline.catalog.names import Named, in_small, parties_in
from pipeline.phrases import all_forms, phrases
from pipeline.records import LEVELS, REPORTS
from pipeline.register import Register

_LETTERS = ("tildelingsbrev",)
_OFFICES = ("departement", "direktorat", "etat")
_LINE = 2_000  # characters of a paragraph in which bodies are looked for
_USUAL = {
    "oppdragsdokument": "region",
    "oppdrag_og_bestilling": "foretak",
    "klinikkoppdrag": "klinikk",
    "tildelingsbrev": "stat",
}
_FEW = 3  # bodies on a cover, of which the lowest reports to another
_OFTEN = 3  # times that the first pages name a body before it counts


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


def _named(clues: Clues, register: Register) -> tuple[Named, ...]:
    """The bodies of the most trusted place that names any, each once."""
    for zone in clues.zones():
        lines = (line for line in zone if not line.lower().startswith(all_forms(_sorts("decided"))))
        named = _once(party for line in lines for party in parties_in(line, register))
        if named:
            return named
    return ()


def _ordering(named: tuple[Named, ...], clues: Clues, genre: str, register: Register) -> Bodies:
    """Recipients are whom a letter is written to, else the lowest bodies named; the issuer is a body above them: on the
    cover, in the signature, in the register."""
    ranked = [body for body in named if body.level in LEVELS]
    if not ranked:
        ranked = [body for body in (_most_named(clues, register, _USUAL.get(genre)),) if body]
    if genre in _LETTERS and (receiver := _receiver(clues, register)):
        return _letter(receiver, ranked, clues, register)
    if not ranked:
        return Bodies(named[0] if named else None, (), _USUAL.get(genre))
    lowest = max(_rank(body) for body in ranked)
    recipients = tuple(body for body in ranked if _rank(body) == lowest)
    above = [body for body in ranked if _rank(body) < lowest]
    if not above and lowest == 0 and len(recipients) > 1:  # a ministry and its directorate
        ministries = [body for body in recipients if _is_ministry(body, register)] or [recipients[0]]
        above, recipients = ministries[:1], tuple(body for body in recipients if body not in ministries)
    if not recipients:
        return Bodies(above[0] if above else None, (), LEVELS[lowest])
    issuer = _nearest(recipients[0], above, register) or _signed(clues, register) or _above(recipients[0], clues, register)
    return Bodies(issuer, recipients, LEVELS[lowest])


def _receiver(clues: Clues, register: Register) -> Named | None:
    """Whom the letter says it is written to; a name that nobody knows is kept as written."""
    who = written_to(clues.cover)
    if not who:
        return None
    known = parties_in(who, register)
    return known[0] if known else Named(in_small(who), LEVELS[0], who)


def _letter(receiver: Named, named: list[Named], clues: Clues, register: Register) -> Bodies:
    """The giver of a letter is another body on its cover, a ministry first, or who signs, or who stands above."""
    others = [body for body in named if body.name != receiver.name and body.level == LEVELS[0]]
    first = next((body for body in others if _is_ministry(body, register)), others[0] if others else None)
    issuer = first or _signed(clues, register) or _telling(receiver, clues, register) or _above(receiver, clues, register)
    return Bodies(issuer, (receiver,), receiver.level)


def _telling(receiver: Named, clues: Clues, register: Register) -> Named | None:
    """The ministry or directorate that the running text names first, where that is not the receiver."""
    met = (body for line in clues.first for body in parties_in(line[:_LINE], register) if body.level == LEVELS[0])
    offices = (body for body in met if (party := register.find(body.name)) and party.kind in _OFFICES)
    return next((body for body in offices if body.name != receiver.name), None)


def _is_ministry(body: Named, register: Register) -> bool:
    party = register.find(body.name)
    return party is not None and party.kind == "departement"


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
    office = next((body for body in named if not _is_ministry(body, register)), named[0] if named else None)
    issuer = _lowest(own, register) or _most_named(clues, register, None) or office
    owner = _above(issuer, clues, register) if issuer else None
    if issuer and not owner and not register.find(issuer.name):
        owner = next((body for body in own if _rank(body) < _rank(issuer)), None)
    return Bodies(issuer, (owner,) if owner else (), issuer.level if issuer else None)


def _lowest(own: list[Named], register: Register) -> Named | None:
    """Of few bodies on a cover the lowest, for it reports to another; a clinic or department only where it is known."""
    whole = [body for body in own if body.level in LEVELS[1:3] or register.find(body.name)]
    return max(whole, key=_rank) if whole and len(own) <= _FEW else own[0] if own else None


def _rank(body: Named) -> int:
    return LEVELS.index(body.level or LEVELS[0])


def _most_named(clues: Clues, register: Register, level: str | None) -> Named | None:
    """The body below the ministry that headings and first pages name most; one of `level`, if given."""
    lines = (*clues.headings, *clues.first)
    met = [
        body
        for line in lines
        for body in parties_in(line[:_LINE], register)
        if (body.level == level if level else body.level in LEVELS[1:])
    ]
    if not met:
        return None
    name, times = max(Counter(body.name for body in met).items(), key=lambda pair: pair[1])
    first = next(body for body in met if body.name == name)
    return Named(name, first.level, first.words[:200]) if times >= _OFTEN else None


def _above(body: Named, clues: Clues, register: Register) -> Named | None:
    """The body above: in the register, by kind alone, or for a trust that nobody knows the region that is named most."""
    chain = register.above(body.name)
    if chain:
        return Named(chain[0], register.level(chain[0]), body.words)
    kind = next((kind for kind in _sorts("above") if _is_of_form(body.name, kind)), None)
    if register.find(body.name) or body.level not in LEVELS[:3]:
        return None
    if kind:
        party = register.find(_sorts("above")[kind]["party"])
        return Named(party.name, party.level, body.words) if party else None
    lines = (*clues.cover, *clues.heads, *clues.headings, *clues.first) if body.level == LEVELS[2] else ()
    met = [one for line in lines for one in parties_in(line[:_LINE], register) if _is_of_form(one.name, "rhf")]
    most = Counter(one.name for one in met).most_common(1)
    return next((one for one in met if most and one.name == most[0][0]), None)


def _is_of_form(name: str, kind: str) -> bool:
    return any(name.endswith(form) or name.startswith(f"{form} ") for form in all_forms(_sorts("unknown")[kind]))


def _sorts(key: str) -> dict:
    return phrases("catalog.bodies")[key]


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
