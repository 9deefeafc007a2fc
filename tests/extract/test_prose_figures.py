"""What the figures of an answer say of a goal: changes told in one sentence or two, by words, of parts and of all."""

from __future__ import annotations

import pytest

from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_status import Heard, prose_status
from pipeline.extract.targets import targets_in
from tests.extract.pages import document

CHANGES = [
    ("Skader skal reduseres.", "158 hadde skader i fjor. I år var tallet 131.", "oppfylt", "two sentences, the former first"),
    ("Skader skal reduseres.", "I fjor var det 131 skader, og nå er det 158.", "ikke_oppfylt", "two times in one sentence"),
    ("Andelen malte skal økes.", "Andelen er 61 prosent. Året før var den 64.", "ikke_oppfylt", "the former last"),
    ("Skader skal reduseres.", "Det var 14 skader, like mange som i fjor.", "ikke_oppfylt", "as many is no fewer"),
    ("Skader skal reduseres.", "Antallet viser en fallende trend.", "oppfylt", "a trend"),
    ("Avfallet skal reduseres med 15 prosent.", "Avfallet er redusert med en femdel.", "oppfylt", "a part by its name"),
    ("Avfallet skal reduseres med 30 prosent.", "Avfallet er redusert med en femdel.", "ikke_oppfylt", "too small a part"),
    (
        "Avfallet skal reduseres.",
        "I Vika har det økt. Samlet er det redusert fra 14 til 12 tonn.",
        "oppfylt",
        "all together decide",
    ),
    ("Skadene på båtene skal ned.", "Tallet gikk ned fra 14 til 12. Skader på båter i Vika økte.", "oppfylt", "the measure itself"),
    ("Køen ved slippen skal bli kortere.", "Køen er bedre enn i fjor.", "oppfylt", "better is the wanted way"),
    ("Skader skal reduseres.", "Resultatet er dårligere enn året før.", "ikke_oppfylt", "worse is the other way"),
    ("Andelen malte skal økes.", "Mer enn halvparten er malt.", "ukjent", "a share is no change"),
    ("Delen måla skal aukast.", "Talet har halde fram oppover.", "oppfylt", "nynorsk, onwards"),
    ("Antalet skador ska minska.", "Antalet har fortsatt uppåt.", "ikke_oppfylt", "Swedish, onwards"),
    (
        "Skador ska minska.",
        "Skadorna minskade i fem av sju hamnar, men är samlat sett oförändrade.",
        "ikke_oppfylt",
        "not the parts",
    ),
    ("Laget skal gi sykehusene i oppdrag å redusere avfallet.", "Oppdraget er gitt til alle.", "oppfylt", "to ask is the duty"),
]


@pytest.mark.parametrize(("requirement", "answer", "status", "why"), CHANGES, ids=[case[-1] for case in CHANGES])
def test_changes(requirement, answer, status, why):
    assert status_of(requirement, answer) == status, why


def status_of(requirement, answer, kind="krav"):
    targets = targets_in(requirement, document("årlig_melding"))
    return prose_status(requirement, kind, Heard(tuple(sentences_of(answer))), targets)[0]
