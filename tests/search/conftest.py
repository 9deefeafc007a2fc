"""A small base whose every count can be told by reading it, and the same as a file for the site."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlite_utils

from pipeline.publish import search as publish_search
from tests.search.corpora import add_document, add_requirement, empty_base

OWNER, FJELL, KYST, CLINIC = "Helse- og omsorgsdepartementet", "Helse Fjell RHF", "Helse Kyst RHF", "Medisinsk klinikk"


def small_base(database: sqlite_utils.Database | None = None) -> sqlite_utils.Database:
    """Two owners' documents of 2023 and 2024 to two regions, and Helse Fjell's report of 2024 that quotes two."""
    base = empty_base(database)
    for name, level, members in ((OWNER, "stat", []), (FJELL, "region", []), (KYST, "region", []), (CLINIC, "klinikk", []),
                                 ("De regionale helseforetakene", None, [FJELL, KYST])):
        add_party(base, name, level, members)
    add_document(base, "oppdrag-2023-fjell", 2023, issuer=OWNER, recipient=FJELL)
    add_document(base, "oppdrag-2024-fjell", 2024, issuer=OWNER, recipient=FJELL)
    add_document(base, "oppdrag-2024-kyst", 2024, issuer=OWNER, recipient=KYST)
    add_document(base, "melding-2024-fjell", 2024, issuer=FJELL, recipient=OWNER, genre="årlig_melding")
    for document, recipient in (("oppdrag-2023-fjell", FJELL), ("oppdrag-2024-fjell", FJELL), ("oppdrag-2024-kyst", KYST)):
        base["document_parties"].insert_all([{"document": document, "party": slug_of(OWNER), "role": "issuer"},
                                             {"document": document, "party": slug_of(recipient), "role": "recipient"}])
    base["document_parties"].insert({"document": "melding-2024-fjell", "party": slug_of(FJELL), "role": "issuer"})
    _requirements(base)
    _answers(base)
    publish_search.index(base)
    return base


def _requirements(base: sqlite_utils.Database) -> None:
    add_requirement(base, "oppdrag-2023-fjell", 1, "Bruken av antibiotika skal ned.", kind="mål")
    add_requirement(base, "oppdrag-2023-fjell", 2, "Ventetiden skal være under 50 dager.", kind="indikator")
    add_requirement(base, "oppdrag-2024-fjell", 1, "Sykehusene skal ha antibiotikastyringsprogram.", kind="mål")
    add_requirement(base, "oppdrag-2024-kyst", 1, "Sykehusene skal ha antibiotikastyringsprogram.", kind="mål")
    add_requirement(base, "oppdrag-2024-fjell", 2, "Pasienter i TSB skal ha en plan.", lead_in="Helse Fjell skal sikre at:")
    add_requirement(base, "oppdrag-2024-fjell", 3, "Tallet på virusprøver skal meldes.", kind="rapporteringskrav")
    add_requirement(base, "oppdrag-2024-fjell", 4, "Regjeringen vil bekjempe antibiotikaresistens.", kind="føring")
    add_requirement(base, "oppdrag-2024-kyst", 2, "Bruken av tvang skal ned, og skjerming skal meldes.")
    add_requirement(base, "melding-2024-fjell", 1, "Sykehusene skal ha antibiotikastyringsprogram.", origin="restated", page=7)
    base["requirement_parties"].insert_all([
        {"requirement": "oppdrag-2024-kyst--2", "party": slug_of("De regionale helseforetakene"), "role": "addressee",
         "raw": "De regionale helseforetakene"},
        {"requirement": "oppdrag-2024-fjell--3", "party": slug_of(KYST), "role": "lead", "raw": "Helse Kyst"}])
    base["deadlines"].insert_all([
        {"requirement": "oppdrag-2023-fjell--2", "raw": "innen 31. desember 2023", "date": "2023-12-31", "precision": "day", "type": "due"},
        {"requirement": "oppdrag-2024-fjell--3", "raw": "innen 1. mai 2024", "date": "2024-05-01", "precision": "day", "type": "report"}])


def _answers(base: sqlite_utils.Database) -> None:
    base["sections"].insert({"id": "melding-2024-fjell--del-1", "document": "melding-2024-fjell", "number": 1,
                             "heading": "Antibiotika", "path": "Antibiotika", "level": 1, "page": 7})
    base["responses"].insert({"id": "svar-1", "document": "melding-2024-fjell", "basis": "forecast", "page": 7,
                              "text": "Alle sykehusene har startet antibiotikaarbeidet."})
    base["response_requirements"].insert({"response": "svar-1", "requirement": "melding-2024-fjell--1", "status": "oppfylt"})
    for number, (earlier, later, kind) in enumerate((
            ("oppdrag-2024-fjell--1", "melding-2024-fjell--1", "reported"),
            ("oppdrag-2024-fjell--1", "oppdrag-2024-kyst--1", "sibling"), ("oppdrag-2023-fjell--1", "oppdrag-2024-fjell--1", "reworded"))):
        base["links"].insert({"id": f"l{number}", "earlier": earlier, "later": later, "kind": kind, "certainty": "certain",
                              "rank": 1, "score": 9.0, "evidence": "[]"})


def slug_of(name: str) -> str:
    return name.lower().replace(" ", "-")


def add_party(base: sqlite_utils.Database, name: str, level: str | None, members: list[str]) -> None:
    base["parties"].insert({"id": slug_of(name), "name": name, "level": level, "aliases": "[]",
                            "members": json.dumps(members, ensure_ascii=False)})


@pytest.fixture(scope="session")
def connection():
    return small_base().conn


@pytest.fixture(scope="session")
def database_file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("search") / "kravspor.db"
    base = small_base(sqlite_utils.Database(path))
    base["meta"].insert_all([{"key": "schema", "value": "1"}, {"key": "built", "value": "2024-09-01"}])
    base.conn.commit()
    base.close()
    return path
