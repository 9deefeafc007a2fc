"""Labels of invented documents years and regions apart -> records, as tests/link/labels.py does for the sample.

Rule: the texts are the labels' own, the terms are read by the program, so that what is measured is linking with the
terms that it will meet. The half held_out is measured only; nothing is fitted or tuned to it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from pipeline.extract.terms import terms_in
from pipeline.records import REPORTS, Document, Extracted, Requirement
from pipeline.register import Register, load_register
from tests.link.labels import requirement_id, rows

FOLDER = Path(__file__).parent / "apart"
HALVES = {"apart_open": FOLDER, "apart_held_out": FOLDER / "held_out"}


def apart(half: str) -> tuple[tuple[Document, ...], dict[str, Extracted], list[tuple[str, str, str]]]:
    """Documents, extraction, and the true links (earlier id, later id, type) of a half."""
    table = tomllib.loads((FOLDER / "documents.toml").read_text(encoding="utf-8"))
    documents = tuple(Document(key, f"{key}.txt", "txt", "", key, **fields) for key, fields in table.items())
    labels = {each.id: {row["n"]: row for row in rows(FOLDER / f"{each.id}.jsonl")} for each in documents}
    register = load_register()
    extracted = {
        each.id: Extracted(requirements=tuple(_requirement(each, row, register) for row in labels[each.id].values()))
        for each in documents
    }
    links = [row for path in sorted(HALVES[half].glob("links_*.jsonl")) for row in rows(path)]
    return documents, extracted, [(*(_end(labels, row[end]) for end in "ba"), row["type"]) for row in links]


def _requirement(document: Document, label: dict, register: Register) -> Requirement:
    return Requirement(
        requirement_id(document.id, label),
        document.id,
        label["n"],
        label["kind"],
        label["text"],
        printed_id=label["id"],
        section=label["section"] or "",
        lead_in=label["lead_in"],
        origin="restated" if document.genre in REPORTS else "issued",
        terms=terms_in(label["text"], document, register, label["lead_in"]),
        language=document.language,
    )


def _end(labels: dict[str, dict[int, dict]], end: dict) -> str:
    return requirement_id(end["doc"], labels[end["doc"]][end["n"]])
