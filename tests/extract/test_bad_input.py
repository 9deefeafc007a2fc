"""Bad input: nothing raises, time is bounded, and what is odd is said."""

from __future__ import annotations

import sys
import time

import pytest

from pipeline.extract import extract
from pipeline.records import Block, Cell, Parsed
from tests.extract.pages import REGISTER, document

DUTY = "Helse Vest RHF skal bygge et senter i samarbeid med kommunene og redusere ventetiden med 10 pst."
PAGES = {
    "nothing": (Parsed(()), 0),
    "english": (
        Parsed(tuple(Block(n, "paragraph", "The trust shall provide a safe service by 2025.") for n in range(1, 200))),
        0,
    ),
    "no full stop": (Parsed((Block(1, "paragraph", " ".join([DUTY.rstrip(".")] * 6000)),)), 1),
    "one word": (Parsed((Block(1, "paragraph", "a" * 1_000_000),)), 0),
    "many bullets": (
        Parsed(
            (
                Block(1, "paragraph", "Klinikken skal:"),
                *(Block(n, "item", f"lage plan {n}", marker="-", level=1, lead=1) for n in range(2, 3002)),
            )
        ),
        3000,
    ),
    "deep bullets": (
        Parsed(
            tuple(Block(n, "item", f"punkt {n}", marker="-", level=n, parent=n - 1 or None) for n in range(1, 3000))
        ),
        0,
    ),
    "one column": (
        Parsed(tuple(Block(n, "row", DUTY, cells=(Cell(DUTY, 0),), header=("Krav",), table=1) for n in range(1, 500))),
        0,
    ),
    "unknown parents": (Parsed((Block(5, "item", "lage en plan", lead=99, parent=98),)), 0),
}


@pytest.mark.parametrize("genre", ["oppdragsdokument", "årlig_melding", "statustabell", "annet"])
@pytest.mark.parametrize("name", PAGES)
def test_bounded(name, genre):
    page, expected = PAGES[name]
    start = time.perf_counter()
    extracted = extract(document(genre), page, REGISTER)
    assert time.perf_counter() - start < 30
    if genre == "oppdragsdokument":
        assert len(extracted.requirements) == expected
    if not extracted.requirements:
        assert [issue.problem for issue in extracted.issues] == ["no_requirements"]


def test_a_requirement_that_never_ends_is_said():
    extracted = extract(document("oppdragsdokument"), PAGES["no full stop"][0], REGISTER)
    assert [issue.problem for issue in extracted.issues] == ["overlong_requirement"]


def test_more_requirements_than_any_document_has_are_said(monkeypatch):
    monkeypatch.setattr(sys.modules["pipeline.extract.assemble"], "_MANY", 2999)
    extracted = extract(document("oppdragsdokument"), PAGES["many bullets"][0], REGISTER)
    assert [(issue.problem, issue.text) for issue in extracted.issues] == [("many_requirements", "3000")]
    assert len(extracted.requirements) == 3000
