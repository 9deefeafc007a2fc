"""Name of a half -> its documents, extraction, true links, register, and what its labels leave aside."""

from __future__ import annotations

from pipeline.records import Document, Extracted
from pipeline.register import Register, load_register
from tests.link.apart_labels import HALVES, apart
from tests.link.labels import ROOT, real, sample

Half = tuple[tuple[Document, ...], dict[str, Extracted], list[tuple[str, str, str]], Register, frozenset[str]]


def half_of(name: str) -> Half:
    """`name` is open, held_out, apart_open, apart_held_out or real. Raises FileNotFoundError for real where those labels
    are not at hand. Links of kinds that the labels leave aside count neither for nor against."""
    if name in HALVES:
        documents, extracted, truth = apart(name)
        register, kinds = load_register(), {"føring", "indikatordefinisjon"}
    elif name == "real":
        documents, extracted, truth = real()
        register, kinds = load_register(), {"indikatordefinisjon"}
    else:
        documents, extracted, truth = sample(name)
        register, kinds = load_register(ROOT / "corpus" / "parties.toml"), set()
    held = (each for found in extracted.values() for each in found.requirements)
    aside = frozenset(each.id for each in held if each.kind in kinds)
    return documents, extracted, [row for row in truth if not set(row[:2]) <= aside], register, aside
