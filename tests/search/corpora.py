"""Databases for the tests of search: written by hand, or the paragraphs of the real documents as if each were a requirement."""
from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import sqlite_utils

from pipeline.extracted import read_records
from pipeline.publish import search as publish_search
from pipeline.records import Requirement
from pipeline.text import fold

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "tekst"
_TAG = re.compile(r"<[^>]+>")


def empty_base(database: sqlite_utils.Database | None = None) -> sqlite_utils.Database:
    """The schema without rows, in memory or in the database given."""
    database = sqlite_utils.Database(memory=True) if database is None else database
    database.executescript(files("pipeline.publish").joinpath("schema.sql").read_text(encoding="utf-8"))
    return database


def add_document(database: sqlite_utils.Database, identity: str, year: int, **fields) -> None:
    row = {"id": identity, "title": identity.replace("-", " ").capitalize(), "genre": "oppdragsdokument", "level": "region",
           "year": year, "language": "nb", "file": f"{identity}.pdf", "sha256": "0" * 64, "pages": 3, "facsimile": 1,
           "inferred": "[]"}
    database["documents"].insert(row | fields)


def add_requirement(database: sqlite_utils.Database, document: str, number: int, text: str, **fields) -> str:
    row = {"id": f"{document}--{number}", "document": document, "number": number, "kind": "oppdrag", "section": "",
           "text": text, "origin": "issued", "reporting": "due", "page": 1, "confidence": 1.0, "reasons": "[]",
           "language": "nb"} | fields
    database["requirements"].insert(row)
    return row["id"]


def paragraphs_base() -> sqlite_utils.Database:
    """Every paragraph (in tables every line) of the real documents as a requirement."""
    database = empty_base()
    for path in sorted(SHARED.glob("*.txt")):
        add_document(database, path.stem, 2024, file=path.name)
        for number, text in enumerate(paragraphs(path.read_text(encoding="utf-8")), 1):
            add_requirement(database, path.stem, number, text)
    publish_search.index(database)
    return database


def paragraphs(text: str) -> list[str]:
    blocks = re.split(r"\n\s*\n", text)
    lines = [line for block in blocks for line in (block.split("\n") if "\t" in block else [block])]
    return [folded for line in lines if (folded := fold(_TAG.sub(" ", line)))]


def requirements_base(extracted: Path) -> sqlite_utils.Database:
    """What was extracted from a corpus, its requirements alone."""
    database = empty_base()
    for path in sorted(extracted.glob("*/requirements.jsonl")):
        add_document(database, path.parent.name, 2024)
        for item in read_records(path, Requirement):
            add_requirement(database, item.document, item.number, item.text, id=item.id, kind=item.kind, lead_in=item.lead_in,
                            origin=item.origin, language=item.language)
    publish_search.index(database)
    return database
