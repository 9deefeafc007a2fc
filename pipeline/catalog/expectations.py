"""Catalogue, documents and counts -> what does not stand as a person said it would: files changed, pages or
requirements out of the expected range, genres that rest on little, documents that should be here and are not.

Rule: pure; every broken expectation is an Issue that names the document, what was expected and what was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.catalog.catalogue import Catalogue
from pipeline.records import Document, Issue
from pipeline.register import Register
from pipeline.text import slug


@dataclass(frozen=True, slots=True)
class Expected:
    """A document that ought to exist. `state`: present | missing | not_public; `document` its id where it is
    present."""

    genre: str
    issuer: str | None
    recipient: str | None
    year: int
    state: str
    document: str | None = None
    note: str | None = None


def unmet(catalogue: Catalogue, documents: Iterable[Document], requirements: Mapping[str, int]) -> tuple[Issue, ...]:
    """Everything a person should look at; `requirements` is how many were found, by document id.

    Problems: changed_file, unexpected_pages, unexpected_requirements,
    doubtful_genre, unknown_year, missing_file (an entry without its file)."""
    documents = tuple(documents)
    files = {document.file for document in documents}
    issues = [
        Issue("catalog", "missing_file", file, document=file) for file in sorted(catalogue.entries) if file not in files
    ]
    for document in documents:
        entry = catalogue.entries.get(document.file, {})
        if not document.variant_of:
            issues += _doubts(document)
        issues += _broken(document, entry, requirements.get(document.id))
    return tuple(issues)


def expected_documents(catalogue: Catalogue, documents: Iterable[Document], register: Register) -> tuple[Expected, ...]:
    """Each document that the [[expected]] tables name, one for each year, with what became of it; in the tables'
    order."""
    published = [document for document in documents if not document.variant_of]
    out = []
    for table in catalogue.expected:
        first, *rest = table.get("years") or sorted({document.year for document in published if document.year}) or [0]
        issuer, recipient = _name(table.get("issuer"), register), _name(table.get("recipient"), register)
        for year in range(first, (rest[-1] if rest else first) + 1):
            found = next((d for d in published if _is(d, table["genre"], issuer, recipient, year)), None)
            state = "present" if found else "not_public" if table.get("status") == "not_public" else "missing"
            out.append(
                Expected(table["genre"], issuer, recipient, year, state, found.id if found else None, table.get("note"))
            )
    return tuple(out)


def missing(expected: Iterable[Expected]) -> tuple[Issue, ...]:
    """An issue for each expected document that is missing."""
    return tuple(
        Issue(
            "catalog",
            "missing_document",
            " ".join(str(part) for part in (e.genre, e.year, e.recipient or e.issuer) if part),
        )
        for e in expected
        if e.state == "missing"
    )


def _broken(document: Document, entry: dict, found: int | None) -> Iterator[Issue]:
    pinned = entry.get("sha256")
    if pinned and pinned != document.sha256:
        yield Issue("catalog", "changed_file", document.file, document=document.id)
    expect = entry.get("expect", {})
    for key, problem, value in (
        ("pages", "unexpected_pages", document.pages),
        ("requirements", "unexpected_requirements", found),
    ):
        limits = expect.get(key)
        if limits is None or value is None:
            continue
        low, high = limits if isinstance(limits, list) else (limits, limits)
        if not low <= value <= high:
            yield Issue(
                "catalog", problem, f"{value} ({low if low == high else f'{low}–{high}'})", document=document.id
            )


def _doubts(document: Document) -> Iterator[Issue]:
    """A genre that nobody wrote and that rests on the file's name or on nothing; a year that nothing says."""
    rests = {inferred.field: inferred.words for inferred in document.inferred}
    if (
        "genre" in rests
        and document.genre != "annet"
        and slug(rests["genre"]) in ("x", slug(PurePosixPath(document.file).stem))
    ):
        yield Issue("catalog", "doubtful_genre", document.genre, document=document.id)
    elif "genre" in rests and not rests["genre"]:
        yield Issue("catalog", "no_genre", document.title, document=document.id, severity="note")
    if document.year is None and document.genre != "annet":
        yield Issue("catalog", "unknown_year", document.title, document=document.id)


def _is(document: Document, genre: str, issuer: str | None, recipient: str | None, year: int) -> bool:
    return (
        document.genre == genre
        and document.year == year
        and (issuer is None or document.issuer == issuer)
        and (recipient is None or recipient in (document.recipient, *document.recipients))
    )


def _name(name: str | None, register: Register) -> str | None:
    party = register.find(name)
    return party.name if party else name
