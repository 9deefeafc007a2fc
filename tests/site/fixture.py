"""A small database from schema.sql with rows of every kind, all of it fictional -> a file that the site can serve.

`salt` goes into every text field: the escaping tests fill each with hostile text, the others with none.
"""
from __future__ import annotations

import json
import sqlite3
from pathlib import Path

SCHEMA = Path(__file__).resolve().parents[2] / "pipeline/publish/schema.sql"

PARTIES = [  # id, name, level, parent
    ("hod", "Helse- og omsorgsdepartementet", "stat", None),
    ("fjord-rhf", "Helse Fjord RHF", "region", "hod"),
    ("vidde-rhf", "Helse Vidde RHF", "region", "hod"),
    ("solvik-hf", "Solvik sykehus HF", "foretak", "fjord-rhf"),
    ("nesbu-hf", "Nesbu sykehus HF", "foretak", "fjord-rhf"),
    ("kirurgi", "Kirurgisk klinikk", "klinikk", "solvik-hf"),
]
DOCUMENTS = [  # id, title, genre, local_name, issuer, recipient, level, year, published, language, file, pages
    ("od-2023-fjord", "Oppdragsdokument 2023", "oppdragsdokument", "Oppdragsdokument", "hod", "fjord-rhf", "region", 2023, "2023-01-17", "nb", "od-2023.pdf", 4),
    ("od-2024-fjord", "Oppdragsdokument 2024", "oppdragsdokument", "Oppdragsdokument", "hod", "fjord-rhf", "region", 2024, "2024-01-16", "nb", "od-2024.pdf", 3),
    ("od-2024-vidde", "Oppdragsdokument 2024", "oppdragsdokument", "Oppdragsdokument", "hod", "vidde-rhf", "region", 2024, "2024-01-16", "nn", "od-2024-vidde.pdf", 3),
    ("ob-2024-solvik", "Oppdrag og bestilling 2024", "oppdrag_og_bestilling", "Oppdrag og bestilling", "fjord-rhf", "solvik-hf", "foretak", 2024, "2024-02-14", "nb", "ob-2024.pdf", 2),
    ("ob-2024-nesbu", "Oppdrag og bestilling 2024", "oppdrag_og_bestilling", "Oppdrag og bestilling", "fjord-rhf", "nesbu-hf", "foretak", 2024, "2024-02-14", "nb", "ob-2024-nesbu.txt", 1),
    ("ko-2024-kirurgi", "Oppdrag 2024, Kirurgisk klinikk", "klinikkoppdrag", "Oppdrag", "solvik-hf", "kirurgi", "klinikk", 2024, "2023-12-20", "nb", "ko-2024.txt", 1),
    ("st-2024-fjord", "Halvårsrapport 2024", "statustabell", "Halvårsrapport", "fjord-rhf", "hod", "region", 2024, "2024-09-01", "nb", "st-2024.pdf", 2),
    ("am-2023-fjord", "Årlig melding 2023", "årlig_melding", "Årlig melding", "fjord-rhf", "hod", "region", 2023, "2024-03-10", "nb", "am-2023.pdf", 2),
]
REQUIREMENTS = [  # id, document, number, kind, printed_id, section, lead_in, text, background, origin, reporting, page, language
    ("od-2023-fjord--11", "od-2023-fjord", 1, "indikator", "11", "Ventetid", None, "Gjennomsnittlig ventetid skal være under 50 dager innen utgangen av 2023.", None, "issued", "due", 2, "nb"),
    ("od-2023-fjord--12", "od-2023-fjord", 2, "oppdrag", None, "Beredskap", "Helse Fjord RHF skal:", "Øve på bortfall av strøm sammen med kommunene.", "Det vises til øvelsen i 2021.", "issued", "due", 4, "nb"),
    ("od-2024-fjord--21", "od-2024-fjord", 1, "indikator", "21", "Ventetid", None, "Gjennomsnittlig ventetid skal være under 54 dager innen 1. mai 2024.", None, "issued", "due", 2, "nb"),
    ("od-2024-vidde--31", "od-2024-vidde", 1, "indikator", "31", "Ventetid", None, "Gjennomsnittleg ventetid skal vere under 54 dagar innan 1. mai 2024.", None, "issued", "via_lead", 2, "nn"),
    ("ob-2024-solvik--41", "ob-2024-solvik", 1, "indikator", "41", "Mål 2024 › Ventetid", None, "Gjennomsnittlig ventetid skal være under 54 dager innen 1. mai 2024.", None, "issued", "due", 1, "nb"),
    ("ob-2024-nesbu--41", "ob-2024-nesbu", 1, "indikator", "41", "Ventetid", None, "Gjennomsnittlig ventetid skal være under 54 dager innen 1. mai 2024.", None, "issued", "due", 1, "nb"),
    ("ko-2024-kirurgi--a1", "ko-2024-kirurgi", 1, "mål", None, "Ventetid", "Klinikken skal:", "Holde ventetiden under 55 dager.", None, "issued", "unknown", 1, "nb"),
    ("ko-2024-kirurgi--a2", "ko-2024-kirurgi", 2, "tiltak", None, "Eget", None, "Klinikken skal lage en plan for sommeren innen 15. mars 2024.", None, "issued", "unknown", 1, "nb"),
    ("st-2024-fjord--21", "st-2024-fjord", 1, "indikator", "21", "Status", None, "Gjennomsnittlig ventetid skal være under 54 dager innen 1. mai 2024.", None, "restated", "due", 1, "nb"),
    ("am-2023-fjord--b1", "am-2023-fjord", 1, "indikator", None, "Mål 2023", None, "Gjennomsnittlig ventetid skal være under 50 dager innen utgangen av 2023.", None, "restated", "due", 2, "nb"),
]
LINKS = [  # earlier, later, kind, certainty, rank, score, verdict, changes
    ("od-2023-fjord--11", "od-2024-fjord--21", "changed", "certain", 1, 0.91, None, [("tall", "50", "54"), ("frist", "2023-12-31", "2024-05-01")]),
    ("od-2024-fjord--21", "od-2024-vidde--31", "sibling", "certain", 1, 0.97, None, []),
    ("od-2024-fjord--21", "ob-2024-solvik--41", "cascade", "certain", 1, 1.0, "confirmed", []),
    ("od-2024-fjord--21", "ob-2024-nesbu--41", "cascade", "certain", 1, 1.0, None, []),
    ("ob-2024-solvik--41", "ko-2024-kirurgi--a1", "cascade", "certain", 1, 0.74, None, [("tall", "54", "55")]),
    ("od-2023-fjord--12", "ko-2024-kirurgi--a2", "cascade", "candidate", 1, 0.41, None, []),
    ("od-2024-fjord--21", "ko-2024-kirurgi--a2", "related", "candidate", 2, 0.33, None, []),
    ("od-2024-fjord--21", "st-2024-fjord--21", "reported", "certain", 1, 1.0, None, []),
    ("od-2023-fjord--11", "am-2023-fjord--b1", "reported", "certain", 1, 1.0, None, []),
]
RESPONSES = [  # id, document, text, basis, as_of, page, requirement, status, raw
    ("am-2023-fjord--svar-1", "am-2023-fjord", "Gjennomsnittlig ventetid ble 61 dager i 2023. Målet er ikke nådd.", "result", "2023-12-31", 2, ("am-2023-fjord--b1", "od-2023-fjord--11"), "ikke_oppfylt", "ikke nådd"),
    ("st-2024-fjord--svar-1", "st-2024-fjord", "Målet blir innfridd.", "forecast", "2024-06-30", 1, ("st-2024-fjord--21",), "oppfylt", "Grønn"),
]


def build(path: Path, salt: str = "") -> Path:
    """Write the fixture database. `salt` is put before every text that a document could have brought."""
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA.read_text(encoding="utf-8"))
    _Filling(connection, salt).fill()
    connection.commit()
    connection.close()
    return path


class _Filling:
    def __init__(self, connection, salt):
        self.connection, self.salt = connection, salt

    def add(self, table: str, **values) -> None:
        names = ", ".join(values)
        marks = ", ".join("?" for _ in values)
        self.connection.execute(f"insert into {table} ({names}) values ({marks})", tuple(values.values()))

    def s(self, text):
        return None if text is None else self.salt + text

    def fill(self) -> None:
        for id, name, level, parent in PARTIES:
            self.add("parties", id=id, name=self.s(name), level=level, parent=parent, kind="x")
        names = {row[0]: row[1] for row in PARTIES}
        for row in DOCUMENTS:
            self.document(names, *row)
        for row in REQUIREMENTS:
            self.requirement(*row)
        for number, row in enumerate(LINKS, 1):
            self.link(number, *row)
        for row in RESPONSES:
            self.response(*row)
        self.rest()

    def document(self, names, id, title, genre, local_name, issuer, recipient, level, year, published, language, file, pages) -> None:
        self.add("documents", id=id, title=self.s(title), genre=genre, local_name=self.s(local_name), issuer=self.s(names[issuer]),
                 recipient=self.s(names[recipient]), level=level, year=year, published=published, language=language,
                 file=file, sha256="0" * 64, pages=pages, facsimile=1, case_number=self.s("24/00012"), source_url="https://example.org/" + id,
                 inferred=json.dumps([{"field": "year", "value": str(year), "words": self.s(title)}]))
        for party, role in ((issuer, "issuer"), (recipient, "recipient")):
            self.add("document_parties", document=id, party=party, role=role)
        for page in range(1, pages + 1):
            self.add("pages", document=id, number=page, label=str(page + 2), width=595.0, height=842.0, letters=900)

    def requirement(self, id, document, number, kind, printed_id, section, lead_in, text, background, origin, reporting, page, language) -> None:
        section_id = f"{document}--del-{number}"
        heading = section.split(" › ")[-1]
        self.add("sections", id=section_id, document=document, number=number, heading=self.s(heading), path=self.s(section), level=1, page=page)
        self.add("requirements", id=id, document=document, number=number, kind=kind, printed_id=self.s(printed_id), section_id=section_id,
                 section=self.s(section), lead_in=self.s(lead_in), text=self.s(text), background=self.s(background), origin=origin,
                 reporting=reporting, page=page, confidence=0.9, reasons='["list_item"]', language=language)
        self.add("places", item=id, page=page, page_label=str(page + 2), x0=70, top=120 + 40 * number, x1=500, bottom=150 + 40 * number)
        self.add("blocks", document=document, number=number * 10, kind="heading", level=1, text=self.s(heading), page=page)
        self.add("blocks", document=document, number=number * 10 + 1, kind="item", marker="•", text=self.s(text), page=page,
                 x0=70, top=120 + 40 * number, x1=500, bottom=150 + 40 * number, requirement=id)
        self.add("statements", document=document, page=page, text=self.s(text), requirement=id)

    def link(self, number, earlier, later, kind, certainty, rank, score, verdict, changes) -> None:
        id = f"lenke-{number}"
        evidence = [{"feature": self.s("text"), "level": self.s("same words"), "weight": 6.0}, {"feature": "year", "level": "next", "weight": 1.5}]
        self.add("links", id=id, earlier=earlier, later=later, kind=kind, certainty=certainty, rank=rank, score=score, verdict=verdict,
                 evidence=json.dumps(evidence), decided_by=self.s("Kari Berg") if verdict else None, decided_on="2026-05-04" if verdict else None,
                 why=self.s("Samme tall") if verdict else None)
        for field, before, after in changes:
            self.add("changes", link=id, field=field, before=self.s(before), after=self.s(after))

    def response(self, id, document, text, basis, as_of, page, requirements, status, raw) -> None:
        self.add("responses", id=id, document=document, text=self.s(text), basis=basis, as_of=as_of, page=page)
        self.add("places", item=id, page=page, page_label=str(page + 2), x0=70, top=300, x1=500, bottom=360)
        for requirement in requirements:
            self.add("response_requirements", response=id, requirement=requirement, status=status, status_raw=self.s(raw))
        self.add("outcomes", response=id, requirement=requirements[0], raw=self.s("61 dager"), measure=self.s("ventetid"), period="2023", value=61, unit="dager")
        self.add("blocks", document=document, number=900, kind="paragraph", text=self.s(text), page=page, response=id)

    def rest(self) -> None:
        for id, raw, date, precision, type in (
            ("od-2023-fjord--11", "innen utgangen av 2023", "2023-12-31", "year", "due"),
            ("od-2024-fjord--21", "innen 1. mai 2024", "2024-05-01", "day", "due"),
            ("ob-2024-solvik--41", "innen 1. mai 2024", "2024-05-01", "day", "due"),
            ("ko-2024-kirurgi--a2", "innen 15. mars 2024", "2024-03-15", "day", "due"),
            ("od-2023-fjord--12", "Frist settes i dialog", None, None, "due"),
        ):
            self.add("deadlines", requirement=id, raw=self.s(raw), date=date, precision=precision, type=type, doubt=None if date else "no_date")
        for id, raw, value in (("od-2023-fjord--11", "under 50 dager", 50), ("od-2024-fjord--21", "under 54 dager", 54),
                               ("ob-2024-solvik--41", "under 54 dager", 54), ("ko-2024-kirurgi--a1", "under 55 dager", 55)):
            self.add("targets", requirement=id, raw=self.s(raw), op="<", value=value, unit=self.s("dager"), horizon="this_year", quantifier="overall",
                     scope=self.s("somatikk"))
        self.add("requirement_parties", requirement="od-2024-fjord--21", party="fjord-rhf", role="addressee", raw=self.s("Helse Fjord"))
        self.add("requirement_parties", requirement="od-2023-fjord--12", party="vidde-rhf", role="lead", raw=self.s("Helse Vidde"))
        self.add("citations", requirement="od-2024-fjord--21", raw=self.s("Meld. St. 40 (2022–2023)"), target="Meld. St. 40 (2022-2023)")
        self.add("amendments", requirement="od-2023-fjord--11", kind="new_deadline", date="2023-06-10", document="am-2023-fjord",
                 raw=self.s("Ny frist er 1. mars 2024."), page=1)
        self.add("threads", id="ventetid", title=self.s("Gjennomsnittlig ventetid"), first_year=2023, last_year=2024)
        for id in ("od-2023-fjord--11", "od-2024-fjord--21", "ob-2024-solvik--41", "ob-2024-nesbu--41", "ko-2024-kirurgi--a1",
                   "st-2024-fjord--21", "am-2023-fjord--b1"):
            self.add("thread_requirements", thread="ventetid", requirement=id)
        self.add("findings", requirement="od-2023-fjord--12", kind="unanswered", compared='["am-2023-fjord"]', why="not_found")
        self.add("findings", requirement="od-2023-fjord--12", kind="gone", compared='["od-2024-fjord"]', why="not_found")
        self.add("findings", requirement="od-2024-fjord--21", kind="not_passed_down", compared='["ob-2024-nesbu"]', why="not_found")
        self.add("statements", document="od-2023-fjord", page=3, text=self.s("Foretaket skal delta i råd og utvalg."))
        self.add("issues", stage="parse", document="od-2023-fjord", page=3, problem="no_text", text=self.s("side 3"),
                 message=self.s("Siden har ingen tekst. Kjør tekstgjenkjenning."), severity="warning")
        self.add("issues", stage="parse", document="tom.pdf", page=None, problem="unreadable", text=self.s("tom.pdf"),
                 message=self.s("Filen kunne ikke leses."), severity="error")
        self.add("expected_documents", genre="årlig_melding", issuer=self.s("Helse Fjord RHF"), recipient=None, year=2024, state="missing", note=self.s("Kommer i mars"))
        self.add("former_ids", old="od-2023-fjord--gammel", now="od-2023-fjord--11")
        self.add("evaluations", document="od-2024-fjord", measure="requirements", p=0.97, r=0.94, n=120)
        for key, value in (("schema_version", "1"), ("built", "2026-11-22"), ("corpus", "/ikke/her"), ("program", "0.1.0")):
            self.add("meta", key=key, value=value)
