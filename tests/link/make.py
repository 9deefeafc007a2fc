"""Short records for the tables of the tests: documents and requirements of invented bodies."""

from __future__ import annotations

from datetime import date

from pipeline.records import Document, Extracted, Party, Requirement, Terms
from pipeline.register import Register, register_of

MINISTRY, NORTH, SOUTH = "Steinvik departement", "Helse Nordvik RHF", "Helse Sørvik RHF"
HOSPITAL, OTHER_HOSPITAL, CLINIC = "Havnes sykehus HF", "Fjellheim sykehus HF", "Medisinsk klinikk"
GROUP = "De regionale helseforetakene"


def register() -> Register:
    return register_of(
        (
            Party(MINISTRY, "departement", "stat"),
            Party(NORTH, "rhf", "region", MINISTRY, aliases=("Helse Nordvik",)),
            Party(SOUTH, "rhf", "region", MINISTRY),
            Party(HOSPITAL, "hf", "foretak", NORTH),
            Party(OTHER_HOSPITAL, "hf", "foretak", NORTH),
            Party(CLINIC, "klinikk", "klinikk", HOSPITAL),
            Party(GROUP, "gruppe", "region", members=(NORTH, SOUTH)),
        )
    )


def document(name: str, genre: str = "oppdragsdokument", year: int = 2023, **more) -> Document:
    """A document named by its id; issuer, recipient and level follow from the genre unless given."""
    usual = {
        "oppdragsdokument": (MINISTRY, NORTH, "region"),
        "foretaksprotokoll": (MINISTRY, NORTH, "region"),
        "oppdrag_og_bestilling": (NORTH, HOSPITAL, "foretak"),
        "klinikkoppdrag": (HOSPITAL, CLINIC, "klinikk"),
        "statustabell": (NORTH, MINISTRY, "region"),
        "årlig_melding": (NORTH, MINISTRY, "region"),
    }.get(genre, (None, None, None))
    issuer, recipient, level = (
        more.pop("issuer", usual[0]),
        more.pop("recipient", usual[1]),
        more.pop("level", usual[2]),
    )
    day = more.pop("published", None)
    return Document(
        name,
        f"{name}.pdf",
        "pdf",
        "",
        name,
        genre,
        issuer=issuer,
        recipient=recipient,
        level=level,
        year=year,
        published=date.fromisoformat(day) if day else None,
        **more,
    )


def requirement(where: Document, number: int, text: str, kind: str = "oppdrag", **more) -> Requirement:
    restated = where.genre in ("statustabell", "årlig_melding")
    origin = more.pop("origin", "restated" if restated else "issued")
    terms = more.pop("terms", Terms())
    return Requirement(f"{where.id}--{number}", where.id, number, kind, text, origin=origin, terms=terms, **more)


def extracted(where: Document, *texts: str, kind: str = "oppdrag", **more) -> Extracted:
    return Extracted(
        requirements=tuple(requirement(where, number, text, kind) for number, text in enumerate(texts, 1)), **more
    )
