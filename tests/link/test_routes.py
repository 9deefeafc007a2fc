"""Which documents are compared, and as what: a table of pairs."""

from __future__ import annotations

import pytest

from pipeline.link.routes import routes
from pipeline.records import Document
from tests.link.make import CLINIC, GROUP, HOSPITAL, MINISTRY, NORTH, OTHER_HOSPITAL, SOUTH, document, register

OD22, OD23 = document("od22", year=2022), document("od23", year=2023)
JUNE = document("juni", "foretaksprotokoll", 2022, published="2022-06-10")
JANUARY = document("januar", "foretaksprotokoll", 2022, published="2022-01-10")
OB = document("ob", "oppdrag_og_bestilling", 2023)
CASES: list[tuple[tuple[Document, ...], set[tuple[str, str, str]], str]] = [
    ((OD22, OD23), {("od22", "od23", "line")}, "the same recipient, the year before"),
    ((document("od19", year=2019), OD23), set(), "too many years between"),
    ((document("od21", year=2021), OD23), {("od21", "od23", "line")}, "the nearest earlier year at hand"),
    ((document("x", year=2022, recipient=SOUTH), OD23), set(), "another recipient's year before is no line"),
    ((OD23, document("s", year=2023, recipient=SOUTH)), {("od23", "s", "sibling")}, "one genre and year, two regions"),
    ((OD23, OB), {("od23", "ob", "down")}, "what binds a region, and what it issues"),
    ((OD22, OB), {("od22", "ob", "down")}, "last year's may be the source"),
    (
        (document("p", "foretaksprotokoll", 2023, recipient=GROUP), OB),
        {("p", "ob", "down")},
        "a group binds its members",
    ),
    (
        (OD23, document("k", "klinikkoppdrag", 2023)),
        {("od23", "k", "skip")},
        "the trust's own is missing: past a level, related at most",
    ),
    (
        (OB, document("ob2", "oppdrag_og_bestilling", 2023, recipient=OTHER_HOSPITAL)),
        {("ob", "ob2", "sibling")},
        "two trusts of one region",
    ),
    ((OD23, document("h", "statustabell", 2023)), {("od23", "h", "report")}, "a report with what it reports on"),
    ((OD22, document("h", "statustabell", 2023)), {("od22", "h", "report")}, "answered a year late"),
    (
        (document("s", year=2023, recipient=SOUTH), document("h", "statustabell", 2023)),
        {("s", "h", "beside")},
        "a report whose own document is missing, beside the letter to another region",
    ),
    (
        (document("h", "statustabell", 2023), document("å", "årlig_melding", 2023)),
        {("h", "å", "report")},
        "two reports of one year where the document is missing",
    ),
    (
        (document("å22", "årlig_melding", 2022), OD23),
        {("å22", "od23", "line")},
        "a report stands in for what is missing",
    ),
    ((JANUARY, JUNE), {("januar", "juni", "amend")}, "a later meeting of the year"),
    (
        (OD22, document("just", year=2022, amends="od22"), OD23),
        {("od22", "just", "amend"), ("just", "od23", "line"), ("od22", "od23", "line")},
        "an amendment is in force beside what it amends",
    ),
    (
        (OD22, document("ny", year=2022, replaces="od22"), OD23),
        {("od22", "ny", "amend"), ("ny", "od23", "line")},
        "a replaced edition counts nowhere else",
    ),
    ((document("ukjent", "annet", 2023, issuer=None, recipient=None), OD23), set(), "nothing is known of one"),
    (
        (
            document("m", "oppdrag_og_bestilling", issuer=NORTH, recipient=SOUTH),
            document("n", "oppdrag_og_bestilling", issuer=SOUTH, recipient=NORTH),
        ),
        {("n", "m", "down")},
        "a cycle of levels: one way only",
    ),
]


@pytest.mark.parametrize(("documents", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_routes(documents: tuple[Document, ...], expected: set, why: str) -> None:
    for order in (documents, documents[::-1]):
        assert {(each.earlier, each.later, each.name) for each in routes(order, register())} == expected


def test_a_clinic_order_older_than_the_trusts_own_is_still_under_it() -> None:
    clinic = document("k", "klinikkoppdrag", 2023, published="2022-12-15", issuer=HOSPITAL, recipient=CLINIC)
    trust = document("ob", "oppdrag_og_bestilling", 2023, published="2023-02-10")
    assert [(each.earlier, each.name) for each in routes((clinic, trust), register())] == [("ob", "down")]


def test_a_crowd_of_siblings_is_bounded() -> None:
    crowd = tuple(document(f"d{n:03}", recipient=f"Sykehus {n} HF", issuer=MINISTRY) for n in range(100))
    assert len(routes(crowd, register())) <= 100 * 13
