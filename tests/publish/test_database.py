"""Records -> database: the contract's tables, ids that live on, and a database that is whole or not there."""
from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.publish import Content, add_measures, former_ids, stamp_of, swap_in, write_aside
from pipeline.records import (
    Amendment,
    Answer,
    Block,
    Change,
    Citation,
    Deadline,
    Document,
    Evidence,
    Extracted,
    Finding,
    Issue,
    Link,
    Linked,
    Measure,
    Outcome,
    Page,
    Parsed,
    PartyRole,
    Place,
    Requirement,
    Response,
    Section,
    Statement,
    Target,
    Terms,
    Thread,
)
from pipeline.register import load_register

TERMS = Terms(
    parties=(PartyRole("Helse Fjordland RHF", "addressee", "Helse Fjordland RHF"),),
    deadlines=(Deadline("innen 1. mai 2023", date(2023, 5, 1), "day", "due"),),
    targets=(Target("minst 70 pst.", ">=", 70.0, "%"),),
    citations=(Citation("Meld. St. 99 (2021–2022)", "Meld. St. 99 (2021-2022)"),))
ASKED = Requirement("krav--a", "krav", 1, "oppdrag", "Foretaket skal lage en plan.", section_id=1, section="1 Oppdrag",
                    page=1, places=(Place(1, "1", 50, 60, 500, 80),), blocks=(2,), terms=TERMS)
QUOTED = Requirement("svar--a", "svar", 1, "oppdrag", "Foretaket skal lage en plan.", origin="restated", page=1, blocks=(1,))
ANSWER = Response("svar--svar-1", "svar", "Planen er laget.", page=1, places=(Place(1),), blocks=(2,))


def document(id: str, genre: str) -> Document:
    return Document(id, f"{id}.pdf", "pdf", "0" * 64, id.title(), genre, issuer="Omsorgsdepartementet",
                    recipient="Helse Fjordland RHF", level="region", year=2023, published=date(2023, 1, 10), pages=1)


@pytest.fixture
def content() -> Content:
    link = Link("l1", "krav--a", "svar--a", "reported", "certain", 1, 9.5, (Evidence("tekst", "samme ord", 9.5),),
                (Change("frist", "2023-05-01", None),))
    return Content(
        documents=(document("krav", "oppdragsdokument"), document("svar", "årlig_melding")),
        parsed={"krav": Parsed((Block(1, "heading", "1 Oppdrag", level=1), Block(2, "item", ASKED.text, (Place(1),))),
                               (Section(1, "1 Oppdrag", ("1 Oppdrag",), 1, None, 1, 1, 2),), (Page(1, "1", 595, 842, 30),)),
                "svar": Parsed((Block(1, "paragraph", QUOTED.text), Block(2, "paragraph", ANSWER.text)))},
        extracted={"krav": Extracted((ASKED,), amendments=(Amendment("krav--a", "clarified", None, "krav", "presisering"),),
                                     statements=(Statement("krav", ASKED.text, 1, "krav--a"),)),
                   "svar": Extracted((QUOTED,), (ANSWER,), (Answer(ANSWER.id, QUOTED.id, "oppfylt", "laget"),),
                                     (Outcome(ANSWER.id, QUOTED.id, "1 plan", value=1.0),))},
        linked=Linked((link,), (Thread("t1", "Plan", ("krav--a", "svar--a"), 2023, 2023),),
                      (Finding("krav--a", "not_passed_down", ("svar",), "no_match"),)),
        register=load_register(), issues=(Issue("parse", "no_text", document="krav", page=3),), meta={"stamp": "s1"})


def published(path: Path, content: Content) -> sqlite3.Connection:
    swap_in(write_aside(path, content), path)
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    return connection


CONTRACT = {"documents": 2, "document_parties": 4, "sections": 1, "requirements": 2, "places": 2, "requirement_parties": 1,
            "deadlines": 1, "targets": 1, "citations": 1, "responses": 1, "response_requirements": 1, "outcomes": 1,
            "amendments": 1, "links": 1, "changes": 1, "threads": 1, "thread_requirements": 2, "findings": 1,
            "statements": 1, "issues": 1, "blocks": 4, "pages": 1}


def test_every_table_of_the_contract_is_filled(tmp_path: Path, content: Content) -> None:
    connection = published(tmp_path / "k.db", content)
    counts = {table: connection.execute(f"select count(*) from {table}").fetchone()[0] for table in CONTRACT}
    assert counts == CONTRACT


def test_values_arrive_as_the_contract_says(tmp_path: Path, content: Content) -> None:
    connection = published(tmp_path / "k.db", content)
    row = dict(connection.execute("select * from requirements where id = 'krav--a'").fetchone())
    assert (row["section_id"], row["origin"], row["page"]) == ("krav--del-1", "issued", 1)
    assert dict(connection.execute("select * from deadlines").fetchone())["date"] == "2023-05-01"
    assert connection.execute("select message from issues").fetchone()[0].startswith("Side 3 har ingen tekst")
    held = connection.execute("select requirement from blocks where document = 'krav' and number = 2").fetchone()
    assert held[0] == "krav--a"


def test_a_party_outside_the_register_is_kept_as_written(tmp_path: Path, content: Content) -> None:
    connection = published(tmp_path / "k.db", content)
    row = connection.execute("select * from parties where name = 'Helse Fjordland RHF'").fetchone()
    assert (row["id"], row["level"]) == ("helse-fjordland-rhf", None)


def test_measures_come_after(tmp_path: Path, content: Content) -> None:
    path = tmp_path / "k.db"
    aside = write_aside(path, content)
    add_measures(aside, (Measure("krav", "requirements", 0.9, 0.8, 10),))
    swap_in(aside, path)
    assert sqlite3.connect(path).execute("select p, n from evaluations").fetchall() == [(0.9, 10)]


def test_a_row_that_points_at_nothing_leaves_the_old_database(tmp_path: Path, content: Content) -> None:
    path = tmp_path / "k.db"
    published(path, content)
    broken = replace(content, linked=Linked((Link("l2", "krav--a", "borte", "same", "certain", 1, 1.0),)))
    with pytest.raises(ValueError, match="point at nothing"):
        write_aside(path, broken)
    assert sqlite3.connect(path).execute("select count(*) from links").fetchone()[0] == 1


REWORDED = [
    ("Foretaket skal lage en plan", "krav--b", {"krav--a": "krav--b"}, "the full stop went: the same requirement"),
    ("Sykehuset skal bygge et helt nytt hus på tomta.", "krav--b", {}, "another requirement on the page"),
    ("Foretaket skal lage en plan.", "krav--a", {}, "the id stands"),
]


@pytest.mark.parametrize(("text", "id", "expected", "why"), REWORDED)
def test_an_old_address_leads_on(tmp_path: Path, content: Content, text: str, id: str, expected: dict, why: str) -> None:
    published(tmp_path / "k.db", content)
    now = Extracted((replace(ASKED, id=id, text=text),))
    assert former_ids(tmp_path / "k.db", [now, content.extracted["svar"]]) == expected, why


def test_an_address_survives_two_changes(tmp_path: Path, content: Content) -> None:
    path = tmp_path / "k.db"
    published(path, content)
    for old, new in (("krav--a", "krav--b"), ("krav--b", "krav--c")):
        moved = Extracted((replace(ASKED, id=new),))
        former = former_ids(path, [moved, content.extracted["svar"]])
        published(path, replace(content, extracted=content.extracted | {"krav": moved}, linked=Linked(), former=former))
        assert former[old] == new
    assert former == {"krav--a": "krav--c", "krav--b": "krav--c"}


def test_a_database_that_is_none_of_ours_has_no_stamp(tmp_path: Path, content: Content) -> None:
    (tmp_path / "x.db").write_bytes(b"no database")
    assert stamp_of(tmp_path / "x.db") is None and stamp_of(tmp_path / "missing.db") is None
    published(tmp_path / "k.db", content)
    assert stamp_of(tmp_path / "k.db") == "s1"
