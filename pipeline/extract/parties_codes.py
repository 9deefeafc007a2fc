"""Codes of a clinic's or hospital's units -> who must act: "(MED, KRE)" after a requirement.

Rule: a code stands for a unit where the register knows it, or where the document itself lists its units with their codes
("Hjertemedisinsk avdeling (HJE)"). Only the recipient's own code is spelled out: the same letters mean other clinics in
other hospitals. Words stand in parties.toml.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.terms_notation import forms_regex
from pipeline.records import Block, Document, Party, PartyRole
from pipeline.register import Register, with_parties

_SUBJECT = "extract.parties"
_CODE = r"[A-ZÆØÅÄÖ]{2,4}"
_LISTED = 3  # units with codes that a document must list before its codes are known
_LONG = 90  # characters: a line that is longer lists no unit


def codes_in(text: str, document: Document, register: Register) -> tuple[PartyRole, ...]:
    """The units whose codes stand in brackets in the text: addressees."""
    out: list[PartyRole] = []
    for match in _in_brackets().finditer(text):
        codes = re.findall(_CODE, match.group(1))
        known = [party for code in codes if (party := register.find(code)) and party.kind == "klinikk"]
        if not known or document.level not in ("klinikk", "foretak", None):
            continue
        for code in codes:
            party = register.find(code)
            own = party and party.name in (document.recipient, *document.recipients)
            out.append(PartyRole(party.name if party and own else code, "addressee", code))
    return tuple(out)


def with_codes_of(blocks: tuple[Block, ...], register: Register) -> Register:
    """The register with the units that the document lists with their codes, where it lists several."""
    lines = (block.text for block in blocks if len(block.text) < _LONG and block.text.endswith((")", ").", "),", ");")))
    found = {match["code"]: match["name"] for line in lines if (match := _unit().search(line))}
    if len(found) < _LISTED:
        return register
    units = (Party(code, "klinikk", "klinikk") for code in found if not register.find(code))
    return with_parties(register, tuple(units))


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"\(({_CODE}(?:\s*(?:,|/|{forms_regex(_SUBJECT, 'and')})\s*{_CODE})*)\)")


@cache
def _unit() -> re.Pattern[str]:
    """A line that holds the name of a unit and its code, and no more."""
    unit = forms_regex(_SUBJECT, "unit_with_code")
    return re.compile(rf"^[^\w]*(?P<name>(?=[^()]*(?i:{unit}))[A-ZÆØÅÄÖ][^().:;]{{3,70}})\s\((?P<code>{_CODE})\)[.,;]?$")
