"""Extracted -> the same with words changed as life changes them: other bodies, other years, typing slips, nynorsk.

    python -m tests.link.perturbed

Rule: what changes is decided by a hash of the requirement's id, so that a run is repeatable. Every other document is
changed, by year, level and whether it reports, so that nearly every true pair stands one changed text against one that
is not.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from pipeline.link import relate
from pipeline.records import LEVELS, REPORTS, Document, Extracted, Requirement
from tests.link.halves import half_of
from tests.link.measure import measure, told

WAYS = ("bodies", "years", "slips", "nynorsk")
_BODIES = (
    ("Helse Solvær RHF", "Helse Tindra RHF"),
    ("Helse Tindra RHF", "Helse Solvær RHF"),
    ("Nordvær sykehus HF", "Elvestrand sjukehus HF"),
    ("Skarvøy sykehus HF", "Tindra universitetssykehus HF"),
)


def perturbed(extracted: dict[str, Extracted], documents: set[str], how: str) -> dict[str, Extracted]:
    """`extracted` with every requirement of `documents` changed in one of WAYS."""
    return {
        key: replace(found, requirements=tuple(changed(each, how) for each in found.requirements))
        if key in documents
        else found
        for key, found in extracted.items()
    }


def changed(requirement: Requirement, how: str) -> Requirement:
    lead = changed_text(requirement.lead_in, how, requirement.id) if requirement.lead_in else None
    language = "nn" if how == "nynorsk" else requirement.language
    return replace(
        requirement, text=changed_text(requirement.text, how, requirement.id), lead_in=lead, language=language
    )


def changed_text(text: str, how: str, seed: str) -> str:
    if how == "bodies":
        swap = dict(_BODIES)
        return re.sub("|".join(map(re.escape, swap)), lambda match: swap[match.group()], text)
    if how == "years":
        return re.sub(r"\b20\d\d\b", lambda match: str(int(match.group()) + 3), text)
    words = text.split(" ")
    return " ".join(slip(word, f"{seed}{at}") if how == "slips" else nynorsk(word) for at, word in enumerate(words))


def slip(word: str, seed: str) -> str:
    """One word in twelve of six letters or more with two inner letters swapped."""
    number = int(hashlib.sha256(seed.encode()).hexdigest()[:8], 16)
    if len(word) < 6 or number % 12:
        return word
    at = 1 + number // 12 % (len(word) - 3)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def nynorsk(word: str) -> str:
    table = _table()
    core = word.rstrip(".,;:)")
    if core.lower() in table["words"]:
        turned = table["words"][core.lower()]
        return (turned.capitalize() if core[:1].isupper() else turned) + word[len(core) :]
    for ending in table["endings"]:
        if core.endswith(ending["from"]) and len(core) > len(ending["from"]) + 2:
            return core[: -len(ending["from"])] + ending["to"] + word[len(core) :]
    return word


@cache
def _table() -> dict:
    return tomllib.loads((Path(__file__).parent / "nynorsk.toml").read_text(encoding="utf-8"))


def every_other(documents: Iterable[Document]) -> set[str]:
    """The documents that are changed: of neighbours by year, by level or by report, the one."""
    place = {None: 0, **{level: at for at, level in enumerate(LEVELS)}}
    return {each.id for each in documents if ((each.year or 0) + place[each.level] + (each.genre in REPORTS)) % 2}


def figures(half: str = "open") -> dict[str, dict]:
    """The measure as it is and in each way changed."""
    documents, extracted, truth, register, aside = half_of(half)
    document_of = {each.id: each.document for found in extracted.values() for each in found.requirements}
    out = {}
    for how in ("as it is", *WAYS):
        texts = perturbed(extracted, every_other(documents), how) if how in WAYS else extracted
        out[how] = measure(relate(documents, texts, (), register).links, truth, document_of, aside)
    return out


if __name__ == "__main__":
    for half in ("open", "held_out", "apart_open", "apart_held_out"):
        for name, result in figures(half).items():
            print(f"{half:15} {name:9}", told(result))
