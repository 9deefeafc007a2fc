"""A parsed file and its catalogue entry -> Document: what the entry says stands, the rest is inferred and said to be.

Rule: every inferred value is listed with the words of the file it rests on; nothing is inferred from a document's
name in code."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from pipeline.catalog.bodies import Bodies, bodies_of
from pipeline.catalog.clues import Clues, clues_of
from pipeline.catalog.dated import Dated, dated
from pipeline.catalog.genres import Genre, genre_of, settled
from pipeline.records import REPORTS, Document, Inferred, Parsed
from pipeline.register import Register
from pipeline.text import fold, slug
from pipeline.words import language_of

_SAMPLE = 60_000  # characters that a language is told by
_TITLE = 160


def describe(
    file: str,
    format: str,
    sha256: str,
    parsed: Parsed,
    entry: dict | None,
    register: Register,
    document_id: str | None = None,
) -> Document:
    """What the file is. `file` is relative to the corpus; `entry` its table of catalog.toml or None; `document_id` as
    the corpus gives it, else the entry's or the folded stem. Never raises: what cannot be told is None or "annet"."""
    entry = entry or {}
    clues = clues_of(file, parsed)
    named = Genre(entry["genre"], None, "", None) if "genre" in entry else genre_of(clues)
    bodies = bodies_of(clues, named.value, register)
    genre = named if "genre" in entry else settled(named, bodies.level)
    values, words = _values(clues, genre, bodies, dated(clues, genre), parsed)
    given = _given(entry, register)
    inferred = tuple(
        Inferred(field, str(value), words.get(field, ""))
        for field, value in values.items()
        if field not in given and field in _SAID and value not in (None, ())
    )
    fields = {**values, **given}
    if "recipient" in given and "recipients" not in given:
        fields["recipients"] = (given["recipient"],)
    if "recipient" in given and "level" not in given and genre.value == values["genre"]:
        fields["level"] = register.level(given["recipient"]) or values["level"]
    return Document(
        id=document_id or entry.get("id") or slug(PurePosixPath(file).stem),
        file=file,
        format=format,
        sha256=sha256,
        pages=len(parsed.pages),
        inferred=inferred,
        **fields,
    )


_SAID = (
    "title",
    "genre",
    "local_name",
    "issuer",
    "recipient",
    "level",
    "year",
    "published",
    "version_date",
    "meeting_date",
    "case_number",
    "language",
)


def _values(
    clues: Clues, genre: Genre, bodies: Bodies, dates: Dated, parsed: Parsed
) -> tuple[dict[str, Any], dict[str, str]]:
    """Inferred values by field, and the words each rests on."""
    receivers = tuple(body.name for body in bodies.recipients)
    first = bodies.recipients[0] if bodies.recipients else None
    acting = first or bodies.issuer
    title = _title(clues, genre, bodies, dates)
    found = {"issuer": bodies.issuer, "recipient": first}
    values: dict[str, Any] = {
        "title": title,
        "genre": genre.value,
        "local_name": genre.name if genre.value != "annet" and genre.by in ("title", "head", "property") else None,
        "issuer": bodies.issuer.name if bodies.issuer else None,
        "recipient": first.name if first else None,
        "recipients": receivers,
        "level": bodies.level,
        "language": _language(parsed),
        "facsimile": len(parsed.pages) > 0 and parsed.pages[0].width is not None,
    }
    words = {
        "title": title,
        "genre": genre.words,
        "local_name": genre.words,
        "level": acting.words if acting else "",
    }
    words |= {field: body.words for field, body in found.items() if body}
    for field, pair in (
        ("year", dates.year),
        ("published", dates.published),
        ("version_date", dates.version),
        ("meeting_date", dates.meeting),
        ("case_number", dates.case),
    ):
        values[field], words[field] = pair or (None, "")
    if genre.value == "annet":
        values |= {"recipient": None, "recipients": (), "level": None, "issuer": None}
    return values, words


def _title(clues: Clues, genre: Genre, bodies: Bodies, dates: Dated) -> str:
    """The line that names the genre, with a body on the next line of the cover; else the file's own property or a title
    on the cover; else genre, year and body put together."""
    if genre.by == "title" and genre.words:
        return _with_body(clues.cover, fold(genre.words), bodies)[:_TITLE]
    if genre.by == "head":
        return fold(genre.words)[:_TITLE]
    for line in (clues.property_title, *clues.cover[:3]):
        if line and len(line) <= _TITLE and not line[0].isdigit():
            return _with_body(clues.cover, fold(line), bodies)[:_TITLE]
    if genre.value == "annet":
        return clues.stem[:_TITLE]
    body = bodies.issuer if genre.value in REPORTS else bodies.recipients[0] if bodies.recipients else None
    parts = (
        genre.value.replace("_", " ").capitalize(),
        str(dates.year[0]) if dates.year else "",
        body.name if body else "",
    )
    return " ".join(part for part in parts if part)


def _with_body(cover: tuple[str, ...], line: str, bodies: Bodies) -> str:
    """The title with the line below it, where that is just the body it concerns."""
    concerned = {body.words for body in (*bodies.recipients, bodies.issuer) if body}
    at = next((at for at, other in enumerate(cover) if fold(other) == line), None)
    below = cover[at + 1 : at + 2] if at is not None else ()
    return f"{line} {fold(below[0])}" if below and below[0] in concerned and len(below[0]) < 80 else line


def _language(parsed: Parsed) -> str:
    text, size = [], 0
    for block in parsed.blocks:
        if block.kind not in ("furniture",) and block.text:
            text.append(block.text)
            size += len(block.text)
            if size > _SAMPLE:
                break
    return language_of(" ".join(text))


def _given(entry: dict, register: Register) -> dict[str, Any]:
    """The entry's values as a Document holds them: parties canonical, tuples for lists."""
    given: dict[str, Any] = {key: value for key, value in entry.items() if key in _FIELDS}
    for key in ("issuer", "recipient"):
        party = register.find(given.get(key))
        if party:
            given[key] = party.name
    if "recipients" in given:
        parties = [(register.find(name), name) for name in given["recipients"]]
        given["recipients"] = tuple(party.name if party else name for party, name in parties)
        given.setdefault("recipient", given["recipients"][0] if given["recipients"] else None)
    return given


_FIELDS = (
    "title",
    "genre",
    "local_name",
    "issuer",
    "recipient",
    "recipients",
    "level",
    "year",
    "published",
    "version_date",
    "meeting_date",
    "case_number",
    "language",
    "source_url",
    "replaces",
    "amends",
    "access",
    "facsimile",
)
