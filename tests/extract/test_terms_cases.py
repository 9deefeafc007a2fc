"""The tables of cases: what a reader of steering documents says of a phrase, in bokmål, nynorsk and Swedish."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipeline.dates import dates_in
from pipeline.extract.citations import citations_in
from pipeline.extract.terms import terms_in
from pipeline.records import Document, Terms
from pipeline.register import Register, load_register

CASES = Path(__file__).resolve().parents[1] / "cases"
REACH = 0.97
BODIES = {
    "hf": ("oppdrag_og_bestilling", "Helse Sør-Øst RHF", "Oslo universitetssykehus HF", "foretak"),
    "vest": ("oppdrag_og_bestilling", "Helse Vest RHF", "Helse Bergen HF", "foretak"),
    "direktorat": ("tildelingsbrev", "Helse- og omsorgsdepartementet", "Helsedirektoratet", "stat"),
}


@cache
def register() -> Register:
    return load_register()


def document(kind: str) -> Document:
    """The document that a case is read in: from the ministry, from a hospital to a clinic, or of a Swedish division."""
    given = {
        "id": "d",
        "file": "d.txt",
        "format": "txt",
        "sha256": "",
        "title": "",
        "year": 2024,
        "meeting_date": date(2024, 1, 16),
        "language": kind if kind in ("nn", "sv") else "nb",
    }
    if kind == "klinikk":
        return Document(
            **given,
            genre="klinikkoppdrag",
            issuer="Oslo universitetssykehus HF",
            recipient="Medisinsk klinikk",
            level="klinikk",
        )
    if kind in BODIES:
        genre, issuer, recipient, level = BODIES[kind]
        return Document(**given, genre=genre, issuer=issuer, recipient=recipient, level=level)
    if kind == "sv":
        return Document(
            **given,
            genre="delårsrapport",
            issuer="Division Länssjukvård 2",
            recipient="Region Norrbotten",
            level="foretak",
        )
    return Document(
        **given,
        genre="oppdragsdokument",
        issuer="Helse- og omsorgsdepartementet",
        recipient="Helse Vest RHF",
        level="region",
    )


def deadlines_of(terms: Terms) -> list:
    return [[one.date.isoformat() if one.date else "", one.precision or "", one.type] for one in terms.deadlines]


def targets_of(terms: Terms) -> list:
    return [
        [one.op, "" if one.value is None else float(one.value), one.unit or "", one.baseline or ""]
        for one in terms.targets
    ]


def parties_of(terms: Terms) -> list:
    return [[one.name, one.role] for one in terms.parties]


def read(subject: str, kind: str, text: str) -> list:
    if subject == "dates":
        return [
            [text[one.start : one.end], one.date.isoformat() if one.date else "", one.precision]
            for one in dates_in(text, 2024)
        ]
    if subject == "citations":
        return [[one.raw, one.target or ""] for one in citations_in(text, document(kind))]
    of = {"deadlines": deadlines_of, "targets": targets_of, "parties": parties_of}[subject]
    return of(terms_in(text, document(kind), register()))


def cases(subject: str) -> list:
    return tomllib.loads((CASES / f"{subject}.toml").read_text(encoding="utf-8"))["cases"]


def same(found: list, wanted: list) -> bool:
    plain = [[float(value) if isinstance(value, int) else value for value in one] for one in wanted]
    return Counter(map(tuple, found)) == Counter(map(tuple, plain))


SUBJECTS = ("dates", "deadlines", "targets", "parties", "citations")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_table_is_read_as_a_reader_reads_it(subject: str) -> None:
    wrong = [
        f"{text}  ({why}): {read(subject, kind, text)}, not {wanted}"
        for kind, text, wanted, why in cases(subject)
        if not same(read(subject, kind, text), wanted)
    ]
    assert len(wrong) <= (1 - REACH) * len(cases(subject)), "\n".join(wrong)


def test_the_tables_are_large_and_a_third_says_no() -> None:
    every = [case for subject in SUBJECTS for case in cases(subject)]
    assert len(every) >= 400
    assert sum(not wanted for _, _, wanted, _ in every) >= len(every) / 3
    assert {kind for kind, *_ in every} >= {"nb", "nn", "sv"}


def passages() -> list[dict]:
    return tomllib.loads((CASES / "genre.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", passages(), ids=lambda case: case["text"][:50])
def test_a_passage_as_the_genre_writes_it(case: dict) -> None:
    terms = terms_in(case["text"], document(case["kind"]), register())
    assert same(parties_of(terms), case["parties"])
    assert same(deadlines_of(terms), case["deadlines"])
    assert same(targets_of(terms), case["targets"])


def fields() -> list[dict]:
    return tomllib.loads((CASES / "fields.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", fields(), ids=lambda case: case["why"][:40])
def test_fields_and_cells(case: dict) -> None:
    kind = "sv" if case["language"] == "sv" else "klinikk"
    cells = tuple((head, text) for head, text in case.get("cells", ()))
    terms = terms_in(case["text"], document(kind), register(), cells=cells)
    assert same(parties_of(terms), case["parties"]), case["why"]
    assert same(deadlines_of(terms), case["deadlines"]), case["why"]
    assert same(targets_of(terms), case["targets"]), case["why"]


@pytest.mark.parametrize("subject", ("deadlines", "targets", "parties", "citations"))
def test_raw_stands_in_the_text(subject: str) -> None:
    for kind, text, _, _ in cases(subject):
        terms = terms_in(text, document(kind), register())
        for one in (*terms.deadlines, *terms.targets, *terms.parties, *terms.citations):
            assert one.raw and one.raw in text
