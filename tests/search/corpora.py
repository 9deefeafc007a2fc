"""Databases for the tests of search: written by hand, or the paragraphs of the real documents as if each were a requirement."""
from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import sqlite_utils

from pipeline.publish import search as publish_search
from pipeline.text import fold

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "tekst"
_TAG = re.compile(r"<[^>]+>")


def empty_base() -> sqlite_utils.Database:
    """The schema without rows; text keys are checked as in a published database."""
    database = sqlite_utils.Database(memory=True)
    database.executescript(files("pipeline.publish").joinpath("schema.sql").read_text(encoding="utf-8"))
    return database


def add_document(database: sqlite_utils.Database, identity: str, year: int, **fields) -> None:
    row = {"id": identity, "title": identity.replace("-", " ").capitalize(), "genre": "oppdragsdokument", "level": "region",
           "year": year, "language": "nb", "file": f"{identity}.pdf", "sha256": "0" * 64, "pages": 3, "facsimile": 1,
           "inferred": "[]"}
    database["documents"].insert(row | fields)


def add_requirement(database: sqlite_utils.Database, document: str, number: int, text: str, **fields) -> str:
    row = {"id": f"{document}--{number}", "document": document, "number": number, "kind": "oppdrag", "section": "",
           "text": text, "origin": "issued", "reporting": "due", "page": 1, "confidence": 1.0, "reasons": "[]", "language": "nb"}
    database["requirements"].insert(row | fields)
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
