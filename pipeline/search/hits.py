"""Rowids -> what is shown of each requirement: verbatim, where it stands, who, by when, and what was answered."""
from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_AT_A_TIME = 500

_COLUMNS = """
select r.rowid, r.id, r.kind, r.origin, r.printed_id, r.lead_in, r.text, r.section, r.page, r.document, r.number, r.language,
    d.title, d.genre, d.year, d.level, d.issuer, d.recipient, coalesce(f.original, r.id), r.set_by,
    r.joined, s.status, s.status_raw, s.basis, s.document, s.page, s.as_of, s.ground,
    (select page_label from places p where p.item = r.id order by p.page limit 1)
from requirements r join documents d on d.id = r.document
left join requirement_folds f on f.requirement = r.id left join latest_status s on s.requirement = r.id
where r.rowid in ({marks})"""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was last said of a requirement. A forecast says what WILL be met and is never shown as met. `ground`: what the
    status rests on (see `records.Answer`)."""
    status: str
    raw: str | None
    basis: str
    document: str
    page: int | None
    as_of: str | None
    ground: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: the words, and the last day that they allow, ISO, None where they give none."""
    raw: str
    date: str | None
    type: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A requirement that was found. `original` is its own id, or that of the requirement that it repeats. `addressees`:
    whom it names, else whom the document is to; of a quote that names nobody none, its document's `issuer` is the one."""
    rowid: int
    id: str
    kind: str
    origin: str
    printed_id: str | None
    lead_in: str | None
    text: str
    section: str
    page: int | None
    page_label: str | None
    document: str
    title: str
    genre: str
    year: int | None
    level: str | None
    issuer: str | None
    set_by: str | None
    language: str
    original: str
    addressees: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    deadlines: tuple[Due, ...] = ()
    answered: Answered | None = None
    joined: str = ""   # whole words of what the text writes short

    @property
    def given_by(self) -> str | None:
        """Whose requirement it is: of a quoted one only where the document says so."""
        return self.set_by or (None if self.origin == "restated" else self.issuer)


def hits(connection: sqlite3.Connection, rowids: Sequence[int]) -> dict[int, Hit]:
    """The requirements with these rowids, by rowid."""
    found: dict[int, Hit] = {}
    for start in range(0, len(rowids), _AT_A_TIME):
        some = list(rowids[start:start + _AT_A_TIME])
        rows = connection.execute(_COLUMNS.format(marks=_marks(some)), some).fetchall()
        ids = [row[1] for row in rows]
        parties, deadlines = _parties(connection, ids), _deadlines(connection, ids)
        found.update((row[0], _hit(tuple(row), parties[row[1]], tuple(deadlines[row[1]]))) for row in rows)
    return found


def _hit(row: tuple, parties: dict[str, list[str]], deadlines: tuple[Due, ...]) -> Hit:
    (rowid, identity, kind, origin, printed_id, lead_in, text, section, page, document, _, language, title, genre, year, level,
     issuer, recipient, original, set_by, joined, status, raw, basis, said_in, said_on, as_of, ground, label) = row
    general = None if origin == "restated" else recipient   # a report is from the body that must act; it says so itself
    return Hit(rowid, identity, kind, origin, printed_id, lead_in, text, section, page, label, document, title, genre, year,
               level, issuer, set_by, language, original,
               addressees=tuple(parties["addressee"]) or ((general,) if general else ()), leads=tuple(parties["lead"]),
               deadlines=deadlines, joined=joined or "",
               answered=Answered(status, raw, basis, said_in, said_on, as_of, ground) if status else None)


def _parties(connection: sqlite3.Connection, ids: list[str]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for requirement, role, name in connection.execute(f"""
            select rp.requirement, rp.role, p.name from requirement_parties rp join parties p on p.id = rp.party
            where rp.requirement in ({_marks(ids)}) order by rp.rowid""", ids):
        if name not in found[requirement][role]:
            found[requirement][role].append(name)
    return found


def _deadlines(connection: sqlite3.Connection, ids: list[str]) -> dict[str, list[Due]]:
    found: dict[str, list[Due]] = defaultdict(list)
    for requirement, raw, day, kind in connection.execute(f"""
            select requirement, raw, date, type from deadlines where requirement in ({_marks(ids)})
            order by date is null, date, rowid""", ids):
        found[requirement].append(Due(raw, day, kind))
    return found


def _marks(values: Sequence) -> str:
    return ", ".join("?" * len(values))


def row_of(hit: Hit, words: Sequence[str] = (), base: str = "") -> dict:
    """A hit as the row of a download: flat, links back with `base` before them."""
    said = hit.answered
    return {
        "id": hit.id, "origin": hit.origin, "original": hit.original, "kind": hit.kind, "printed_id": hit.printed_id,
        "lead_in": hit.lead_in, "text": hit.text, "year": hit.year, "issuer": hit.given_by,
        "restated_by": hit.issuer if hit.origin == "restated" else None,
        "addressees": list(hit.addressees), "leads": list(hit.leads),
        "deadline": next((due.date for due in hit.deadlines if due.date), None),
        "deadlines": [due.raw for due in hit.deadlines], "status": said.status if said else None,
        "status_raw": said.raw if said else None, "basis": said.basis if said else None,
        "ground": said.ground if said else None, "status_document": said.document if said else None,
        "section": hit.section, "document": hit.document,
        "document_title": hit.title, "genre": hit.genre, "page": hit.page, "page_label": hit.page_label,
        "matched": list(words), "url": f"{base}/krav/{hit.id}", "page_url": page_url(hit, base)}


def page_url(hit: Hit, base: str = "") -> str:
    """The page of the document on which it stands."""
    return f"{base}/dokument/{hit.document}/side/{hit.page}" if hit.page else f"{base}/dokument/{hit.document}"


