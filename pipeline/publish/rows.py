"""One record -> one row: dates as ISO, lists as JSON, truth as 0 and 1."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from pipeline.extracted import plain
from pipeline.records import Block, Document, Extracted, Link, Parsed, Party, Place, Requirement, Section
from pipeline.register import Register
from pipeline.text import slug

SECTION_SEPARATOR = " › "


def columns(record: Any, without: tuple[str, ...] = ()) -> dict:
    """A record's fields as columns of the same names."""
    return {f.name: _value(getattr(record, f.name)) for f in fields(record) if f.name not in without}


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(plain(value), ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value


def document(record: Document) -> dict:
    return columns(record, without=("format", "recipients"))


def document_parties(record: Document) -> Iterator[dict]:
    if record.issuer:
        yield {"document": record.id, "party": party_id(record.issuer), "role": "issuer"}
    for name in _recipients(record):
        yield {"document": record.id, "party": party_id(name), "role": "recipient"}


def _recipients(record: Document) -> tuple[str, ...]:
    first = (record.recipient,) if record.recipient else ()
    ids = {party_id(name): name for name in (*first, *record.recipients)}
    return tuple(ids.values())


def section(document_id: str, record: Section) -> dict:
    return {"id": section_id(document_id, record.id), "document": document_id, "number": record.id,
            "parent": section_id(document_id, record.parent) if record.parent else None, "heading": record.heading,
            "path": SECTION_SEPARATOR.join(record.path), "level": record.level, "page": record.page}


def section_id(document_id: str, number: int) -> str:
    return f"{document_id}--del-{number}"


def requirement(record: Requirement, known_sections: set[int]) -> dict:
    row = columns(record, without=("section_id", "places", "blocks", "terms"))
    known = record.section_id in known_sections
    return row | {"section_id": section_id(record.document, record.section_id) if known else None}


def place(item: str, record: Place) -> dict:
    return {"item": item, **columns(record)}


def blocks(document_id: str, parsed: Parsed, extracted: Extracted) -> Iterator[dict]:
    """Every block with what holds it; a block that several requirements share goes to the first."""
    held = {n: r.id for r in reversed(extracted.requirements) for n in r.blocks}
    answered = {n: r.id for r in reversed(extracted.responses) for n in r.blocks}
    for block in parsed.blocks:
        yield _block(document_id, block) | {"requirement": held.get(block.number), "response": answered.get(block.number)}


def _block(document_id: str, block: Block) -> dict:
    first = block.places[0] if block.places else Place(page=1)
    row = columns(first, without=("page_label",))
    return row | {"document": document_id, "number": block.number, "kind": block.kind, "level": block.level,
                  "marker": block.marker, "text": block.text}


def link(record: Link) -> dict:
    row = columns(record, without=("changes", "by", "decided"))
    return row | {"decided_by": record.by, "decided_on": _value(record.decided)}


def party_id(name: str) -> str:
    return slug(name)


def parties(documents: Iterable[Document], requirements: Iterable[Requirement], register: Register) -> list[dict]:
    """Every party that a document or requirement names, with those above it and, for a group, its members."""
    named = {name for d in documents for name in (d.issuer, *_recipients(d)) if name}
    named |= {p.name for r in requirements for p in r.terms.parties}
    found: dict[str, dict] = {}
    for name in sorted(named):
        _add_party(name, register, found)
    return [found[key] for key in sorted(found)]


def _add_party(name: str, register: Register, found: dict[str, dict]) -> None:
    if party_id(name) in found:
        return
    party = register.find(name) or Party(name, kind="")
    parent = party.parent if party.parent and party.parent != party.name else None
    found[party_id(name)] = {
        "id": party_id(name), "name": name, "level": party.level, "orgnr": party.orgnr, "kind": party.kind or None,
        "parent": party_id(parent) if parent else None,
        "aliases": json.dumps(party.aliases, ensure_ascii=False), "members": json.dumps(party.members, ensure_ascii=False)}
    for other in (parent, *party.members):
        if other:
            _add_party(other, register, found)
