"""Absence is told only where presence could be expected: a table of bases, and what is found in each."""

from __future__ import annotations

import pytest

from pipeline.link import relate
from pipeline.records import Amendment, Answer, Extracted, PartyRole, Response, Statement, Terms
from tests.link.make import document, extracted, register, requirement

OD22, OD23 = document("od22", year=2022, published="2022-01-15"), document("od23", year=2023, published="2023-01-15")
OB = document("ob", "oppdrag_og_bestilling", 2023, published="2023-02-15")
REPORT = document("årlig", "årlig_melding", 2023)
STATUS = document("status", "statustabell", 2023)
KEPT = "Helse Nordvik RHF skal utvide hyperbarmedisinsk senter med to trykkamre."
LOST = "Sykehusene skal øve på langvarig bortfall av strømforsyning."


def found(bases: dict, **wanted: str) -> set[tuple[str, str, str]]:
    documents = tuple(bases)
    linked = relate(documents, {each.id: what for each, what in bases.items()}, (), register())
    return {(each.requirement, each.kind, each.why) for each in linked.findings}


def answered(where, text: str, status: str, answer: str = "Utvidelsen er gjennomført.") -> Extracted:
    one = requirement(where, 1, text)
    return Extracted(
        requirements=(one,),
        responses=(Response("svar", where.id, answer),),
        answers=(Answer("svar", one.id, status),),
    )


def with_duty(duty: str, **more) -> Extracted:
    return Extracted(requirements=(requirement(OD23, 1, KEPT, reporting=duty, **more),))


CASES = [
    ({OD22: extracted(OD22, KEPT), OD23: extracted(OD23, KEPT)}, set(), "what is kept is neither new nor gone"),
    ({OD23: extracted(OD23, KEPT)}, set(), "without the year before nothing is new"),
    (
        {OD22: extracted(OD22, KEPT), OD23: extracted(OD23, KEPT, LOST)},
        {("od23--2", "new", "no_predecessor")},
        "not in the year before",
    ),
    (
        {OD22: extracted(OD22, KEPT, LOST), OD23: extracted(OD23, KEPT)},
        {("od22--2", "gone", "one_off")},
        "an assignment that is not repeated",
    ),
    (
        {OD22: extracted(OD22, KEPT, LOST, kind="mål"), OD23: extracted(OD23, KEPT, kind="mål")},
        {("od22--2", "gone", "goal_not_repeated")},
        "a goal that is not repeated",
    ),
    (
        {
            OD22: extracted(OD22, KEPT),
            document("å22", "årlig_melding", 2022): answered(document("å22", "årlig_melding", 2022), KEPT, "oppfylt"),
            OD23: extracted(OD23, LOST),
        },
        {("od22--1", "gone", "delivered"), ("od23--1", "new", "no_predecessor")},
        "reported as done",
    ),
    (
        {
            OD22: extracted(OD22, KEPT, amendments=(Amendment("od22--1", "lapsed", None, "od22", "bortfaller"),)),
            OD23: extracted(OD23, LOST),
        },
        {("od22--1", "gone", "lapsed"), ("od23--1", "new", "no_predecessor")},
        "said to lapse",
    ),
    (
        {OD22: extracted(OD22, KEPT), OD23: Extracted(requirements=(requirement(OD23, 1, KEPT, "føring"),))},
        {("od22--1", "gone", "moved_to_text")},
        "moved to the steering prose",
    ),
    (
        {OD22: extracted(OD22, LOST), document("p", "foretaksprotokoll", 2023): extracted(document("p"), KEPT)},
        set(),
        "no document of its kind the year after",
    ),
    (
        {OD23: extracted(OD23, KEPT, LOST), OB: extracted(OB, KEPT.replace("Helse Nordvik RHF", "Havnes sykehus HF"))},
        {("od23--2", "not_passed_down", "not_found")},
        "not found below",
    ),
    (
        {OD23: extracted(OD23, LOST), OB: extracted(OB, KEPT, "Krav i oppdragsdokumentet gjelder også for sykehuset.")},
        set(),
        "a general clause passes all on",
    ),
    (
        {OD23: extracted(OD23, LOST), OB: extracted(OB, KEPT, statements=(
            Statement("ob", "Styringsbudskap til regionen gjelder tilsvarende for sykehuset."),))},
        set(),
        "a general clause that no requirement holds",
    ),
    (
        {OD23: extracted(OD23, LOST), document("k", "klinikkoppdrag", 2023): extracted(document("k"), KEPT)},
        set(),
        "two levels down is not where to look",
    ),
    (
        {
            OD23: extracted(OD23, LOST),
            document("gml", "oppdrag_og_bestilling", 2023, published="2022-12-01"): extracted(document("gml"), KEPT),
        },
        set(),
        "the lower document is older",
    ),
    (
        {
            OD23: extracted(OD23, LOST),
            OB: extracted(OB, KEPT),
            REPORT: answered(REPORT, LOST, "pågår", "Oppdraget er videreført i oppdrag og bestilling til sykehusene."),
        },
        set(),
        "a report says that it was passed on",
    ),
    ({OD23: extracted(OD23, KEPT), REPORT: answered(REPORT, KEPT, "oppfylt")}, set(), "answered"),
    (
        {OD23: extracted(OD23, KEPT, LOST), REPORT: answered(REPORT, KEPT, "oppfylt")},
        {("od23--2", "unanswered", "not_mentioned")},
        "met with silence",
    ),
    (
        {OD23: extracted(OD23, KEPT), REPORT: extracted(REPORT, KEPT)},
        {("od23--1", "unanswered", "quoted_without_answer")},
        "quoted without an answer",
    ),
    ({OD23: extracted(OD23, KEPT)}, set(), "without the report nothing is unanswered"),
    ({OD23: extracted(OD23, KEPT), STATUS: extracted(STATUS, LOST)}, set(), "a status list need not hold all"),
    (
        {OD23: with_duty("due"), STATUS: Extracted()},
        {("od23--1", "unanswered", "not_mentioned")},
        "due also in the status list",
    ),
    ({OD23: with_duty("not_due"), REPORT: Extracted()}, set(), "reporting is not due"),
    ({OD23: with_duty("via_lead"), REPORT: Extracted()}, set(), "another reports for all"),
    (
        {OD23: with_duty("unknown", terms=Terms((PartyRole("Helse Sørvik RHF", "lead", "x"),))), REPORT: Extracted()},
        set(),
        "another region leads and answers",
    ),
    (
        {OD23: extracted(OD23, KEPT, kind="rapporteringskrav"), OB: extracted(OB, LOST), REPORT: Extracted()},
        set(),
        "each level has its own duty to report, and the report is its answer",
    ),
    (
        {OD22: extracted(OD22, KEPT), OD23: extracted(OD23, KEPT),
         document("just", year=2023, amends="od23"): extracted(document("just"), LOST)},
        set(),
        "what an amendment says is not new",
    ),
    ({OD23: extracted(OD23, KEPT, kind="føring"), REPORT: Extracted()}, set(), "guidance is not answered one by one"),
]  # fmt: skip


@pytest.mark.parametrize(("bases", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_findings(bases: dict, expected: set, why: str) -> None:
    bases = {where: _at(where, what) for where, what in bases.items()}
    assert found(bases) == expected


def _at(where, what: Extracted) -> Extracted:
    """The same requirements under this document's id."""
    made = tuple(requirement(where, each.number, each.text, each.kind, reporting=each.reporting, terms=each.terms)
                 for each in what.requirements)  # fmt: skip
    return Extracted(made, what.responses, what.answers, what.outcomes, what.amendments, what.statements)


def test_a_finding_names_what_was_looked_through() -> None:
    linked = relate((OD22, OD23), {"od22": extracted(OD22, KEPT), "od23": extracted(OD23, KEPT, LOST)}, (), register())
    assert [each.compared for each in linked.findings] == [("od22",)]
