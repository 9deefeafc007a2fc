"""The real documents beside the project, where they are: nothing that was once found gets lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import parse
from pipeline.evaluate.matching import Found, in_order, pairs
from pipeline.extract import extract
from pipeline.records import Document
from tests.extract.pages import REGISTER

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")]

DOCUMENTS = {
    "oppdragsdokument-2024-helse-midt-norge": ("oppdragsdokument", "Helse Midt-Norge RHF", 2024, 0.97),
    "halvarsrapport-2024-helse-sor-ost": ("statustabell", "Helse Sør-Øst RHF", 2024, 0.97),
    "arlig-melding-2020-helse-sor-ost@2.1-2.3": ("årlig_melding", "Helse Sør-Øst RHF", 2020, 0.97),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_requirements_of_real_documents(name):
    genre, body, year, wanted = DOCUMENTS[name]
    stem = name.split("@")[0]
    read = parse.read(SHARED / "corpus" / "tekst" / f"{stem}.txt")
    document = Document(
        id=stem, file=f"{stem}.txt", format="txt", sha256="0", title=stem, genre=genre, year=year, recipient=body
    )
    lines = (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    labels = [
        label
        for label in map(json.loads, filter(None, lines))
        if label["kind"] not in ("føring", "indikatordefinisjon")
    ]
    found = [
        Found(r.id, r.number, r.kind, r.text, r.lead_in, r.section)
        for r in extract(document, read, REGISTER).requirements
        if r.kind not in ("føring", "indikatordefinisjon")
    ]
    paired = pairs(labels, found, 90)
    if "@" in name:
        paired = in_order(paired)
        numbers = [f.number for f, _ in paired.values()]
        found = [f for f in found if min(numbers) <= f.number <= max(numbers)]
    assert 2 * len(paired) / (len(labels) + len(found)) >= wanted
