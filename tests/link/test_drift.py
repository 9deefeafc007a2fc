"""How a deadline and a target moved through the years, body by body."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.link.drift import drifts
from pipeline.records import Deadline, Target, Terms
from tests.link.make import HOSPITAL, NORTH, document, requirement

YEARS = {year: document(f"od{year}", year=year) for year in (2021, 2022, 2023)}
OB = document("ob", "oppdrag_og_bestilling", 2022)
DOCUMENTS = {each.id: each for each in (*YEARS.values(), OB)}


def due(*days: str, kind: str = "due") -> Terms:
    types = (kind, *("revised" for _ in days[1:]))
    return Terms(
        deadlines=tuple(
            Deadline(day, date.fromisoformat(day), "day", each) for day, each in zip(days, types, strict=True)
        )
    )


def limit(raw: str) -> Terms:
    return Terms(targets=(Target(raw, "<", 1.0, "dager"),))


CASES = [
    ([(2021, due("2021-10-01")), (2022, due("2022-06-30")), (2023, due("2023-12-01"))],
     [("frist", ["2021-10-01", "2022-06-30", "2023-12-01"], 791)], "moved twice"),
    ([(2021, due("2021-10-01", "2021-12-31"))], [("frist", ["2021-10-01", "2021-12-31"], 91)], "revised in one text"),
    ([(2021, due("2022-10-01")), (2022, due("2022-10-01"))], [], "stood fast"),
    ([(2021, due("2021-03-15", kind="report")), (2022, due("2022-03-15", kind="report"))], [], "yearly reporting"),
    ([(2021, limit("under 65 dager")), (2022, limit("under 60 dager")), (2023, limit("under 60 dager"))],
     [("tall", ["under 65 dager", "under 60 dager"], None)], "a target that was tightened once"),
    ([(2023, due("2023-12-01")), (2021, due("2021-10-01"))],
     [("frist", ["2021-10-01", "2023-12-01"], 791)], "told by year"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_drift(rows, expected, why: str) -> None:
    made = {f"od{year}--1": requirement(YEARS[year], 1, "x", terms=terms) for year, terms in rows}
    found = drifts(made, made, DOCUMENTS)
    assert [(each.field, [text for _, text in each.steps], each.days) for each in found] == expected


def test_each_body_has_its_own() -> None:
    upper, lower = (
        requirement(YEARS[2022], 1, "x", terms=limit("under 50 dager")),
        requirement(OB, 1, "x", terms=limit("under 54 dager")),
    )
    assert drifts(("od2022--1", "ob--1"), {each.id: each for each in (upper, lower)}, DOCUMENTS) == ()
    earlier = requirement(YEARS[2021], 1, "x", terms=limit("under 55 dager"))
    (found,) = drifts(
        ("od2022--1", "ob--1", "od2021--1"), {each.id: each for each in (upper, lower, earlier)}, DOCUMENTS
    )
    assert found.body == NORTH != HOSPITAL
