"""A small fictional database from schema.sql with rows of every kind (fixture.toml) -> a file that the site serves.

`salt` goes before every text that a document could have brought: the escaping tests fill each with hostile text.
"""


from __future__ import annotations

import json
import sqlite3
import tomllib
from pathlib import Path

import sqlite_utils

from pipeline.publish.site_tables import add_site_tables

SCHEMA = Path(__file__).resolve().parents[2] / "pipeline/publish/schema.sql"
DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SALTED = {  # columns that hold the words of documents or of people
    "after", "background", "before", "case_number", "decided_by", "feature", "heading", "issuer", "lead_in", "local_name", "measure", "message",
    "name", "note", "path", "printed_id", "raw", "recipient", "scope", "section", "status_raw", "text", "title", "unit",
}  # fmt: skip


def build(path: Path, salt: str = "") -> Path:
    """Write the fixture database."""
    connection = empty(path, lambda connection: _Filling(connection, salt).fill())
    connection.commit()
    connection.close()
    return path


def empty(path: Path | str, fill=lambda connection: None) -> sqlite3.Connection:
    """A base with every table that the site reads, filled by `fill` before what is counted from the others."""
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA.read_text(encoding="utf-8"))
    fill(connection)
    add_site_tables(sqlite_utils.Database(connection))
    return connection


class _Filling:
    def __init__(self, connection: sqlite3.Connection, salt: str) -> None:
        self.connection, self.salt = connection, salt

    def add(self, table: str, **values) -> None:
        values = {key: None if value == "" else value for key, value in values.items()}
        salted = [self.salt + v if k in SALTED and isinstance(v, str) else v for k, v in values.items()]
        names, marks = ", ".join(values), ", ".join("?" for _ in values)
        self.connection.execute(f"insert into {table} ({names}) values ({marks})", salted)

    def fill(self) -> None:
        for table, filled in (("parties", self.party), ("documents", self.document), ("requirements", self.requirement),
                              ("links", self.link), ("responses", self.response)):  # fmt: skip
            for row in DATA[table]:
                filled(*row)
        for table, rows in DATA["rest"].items():
            for row in rows:
                self.add(table, **row)

    def party(self, id, name, level, parent) -> None:
        self.add("parties", id=id, name=name, level=level, parent=parent, kind="x")

    def document(self, id, title, genre, local, issuer, recipient, level, year, published, language, file, pages) -> None:
        names = {row[0]: row[1] for row in DATA["parties"]}
        inferred = json.dumps([{"field": "year", "value": str(year), "words": self.salt + title}])
        self.add("documents", id=id, title=title, genre=genre, local_name=local, issuer=names[issuer],
                 recipient=names[recipient], level=level, year=year, published=published, language=language, file=file,
                 sha256="0" * 64, pages=pages, facsimile=1, case_number="24/00012",
                 source_url=f"https://example.org/{id}", inferred=inferred)  # fmt: skip
        for party, role in ((issuer, "issuer"), (recipient, "recipient")):
            self.add("document_parties", document=id, party=party, role=role)
        for page in range(1, pages + 1):
            self.add("pages", document=id, number=page, label=str(page + 2), width=595.0, height=842.0, letters=900)

    def requirement(self, id, document, number, kind, printed_id, section, lead_in, text, background, origin, reporting,
                    page, language) -> None:  # fmt: skip
        part, heading = f"{document}--del-{number}", section.split(" › ")[-1]
        box = {"x0": 70, "top": 120 + 40 * number, "x1": 500, "bottom": 150 + 40 * number}
        self.add("sections", id=part, document=document, number=number, heading=heading, path=section, level=1, page=page)
        self.add("requirements", id=id, document=document, number=number, kind=kind, printed_id=printed_id,
                 section_id=part, section=section, lead_in=lead_in, text=text, background=background, origin=origin,
                 reporting=reporting, page=page, confidence=0.9, reasons='["list_item"]', language=language)  # fmt: skip
        self.add("places", item=id, page=page, page_label=str(page + 2), **box)
        self.add("blocks", document=document, number=number * 10, kind="heading", level=1, text=heading, page=page)
        self.add("blocks", document=document, number=number * 10 + 1, kind="item", marker="•", text=text, page=page,
                 requirement=id, **box)  # fmt: skip
        self.add("statements", document=document, page=page, text=text, requirement=id)

    def link(self, earlier, later, kind, certainty, rank, score, verdict, changes) -> None:
        id = f"{earlier}>{later}"
        evidence = [{"feature": self.salt + "text", "level": "same", "weight": 6.0}, {"feature": "year", "level": "next", "weight": 1.5}]
        judged = {"decided_by": "Kari Berg", "decided_on": "2026-05-04", "why": "Samme tall"} if verdict else {}
        self.add("links", id=id, earlier=earlier, later=later, kind=kind, certainty=certainty, rank=rank, score=score,
                 verdict=verdict, evidence=json.dumps(evidence), **judged)  # fmt: skip
        for field, before, after in changes:
            self.add("changes", link=id, field=field, before=before, after=after)

    def response(self, id, document, text, basis, as_of, page, requirements, status, raw, ground) -> None:
        self.add("responses", id=id, document=document, text=text, basis=basis, as_of=as_of, page=page)
        self.add("places", item=id, page=page, page_label=str(page + 2), x0=70, top=300, x1=500, bottom=360)
        for requirement in requirements:
            self.add("response_requirements", response=id, requirement=requirement, status=status, status_raw=raw,
                     ground=ground)  # fmt: skip
        self.add("blocks", document=document, number=900, kind="paragraph", text=text, page=page, response=id)
