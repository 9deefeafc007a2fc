"""A life told as text: every line names where it stands and how sure it is."""

from __future__ import annotations

from datetime import date

from pipeline.link import relate
from pipeline.link.decisions import decision_on
from pipeline.link.trace import trace
from pipeline.phrases import phrases
from pipeline.records import FINDINGS, LINK_KINDS, STATUSES, Answer, Extracted, Response, Target, Terms
from tests.link.make import document, extracted, register, requirement

OD22, OD23, OB = document("od22", year=2022), document("od23", year=2023), document("ob", "oppdrag_og_bestilling", 2023)
REPORT = document("melding", "årlig_melding", 2023)
TEXT = "Hoftebrudd skal opereres innen 24 timer for minst {} pst. av pasientene."
DOCUMENTS = (OD22, OD23, OB, REPORT)


def goal(where, number: float) -> Extracted:
    target = Target(f"minst {number:g} pst.", ">=", number, "%")
    return Extracted(
        requirements=(
            requirement(where, 1, TEXT.format(f"{number:g}"), "indikator", page=4, terms=Terms(targets=(target,))),
        )
    )


FOUND = {
    "od22": goal(OD22, 75),
    "od23": goal(OD23, 80),
    "ob": extracted(OB, "Fullføre arkivplanen for røntgenbilder."),
    "melding": Extracted(
        requirements=goal(REPORT, 80).requirements,
        responses=(Response("svar", "melding", "Andelen ble 77 prosent.", page=9),),
        answers=(Answer("svar", "melding--1", "ikke_oppfylt"),),
    ),
}


def told(requirement_id: str, *decisions) -> str:
    return "\n".join(trace(relate(DOCUMENTS, FOUND, decisions, register()), DOCUMENTS, FOUND, requirement_id))


def test_a_life_is_told_from_source_to_answer() -> None:
    text = told("od23--1")
    for words in (
        "Endret (Funnet maskinelt) · od22--1",
        "od22, side 4",
        "tall: minst 75 pst. -> minst 80 pst.",
        "Rapportert (Funnet maskinelt) · melding--1",
        "Virksomhetens vurdering: ikke oppfylt · melding, side 9",
        "Andelen ble 77 prosent.",
        "Samme krav 2022–2023: 3 steder",
        "Ikke gjenfunnet i ob",
    ):
        assert words in text, f"{words} is missing in\n{text}"


def test_a_forecast_is_not_told_as_a_result() -> None:
    told_ahead = Response("svar", "melding", "Vi regner med å nå målet.", "forecast")
    report = Extracted(FOUND["melding"].requirements, (told_ahead,), (Answer("svar", "melding--1", "oppfylt"),))
    found = dict(FOUND, melding=report)
    lines = trace(relate(DOCUMENTS, found, (), register()), DOCUMENTS, found, "od23--1")
    assert any("Prognose: blir innfridd" in line for line in lines) and not any("vurdering" in line for line in lines)


def test_a_verdict_says_who() -> None:
    given = decision_on(
        FOUND["od22"].requirements[0], FOUND["od23"].requirements[0], "confirm", "Kari", date(2024, 5, 1)
    )
    assert "Kontrollert av Kari, 2024-05-01" in told("od23--1", given)


def test_a_requirement_alone_says_so() -> None:
    assert "Ingen sikre sammenhenger er funnet." in told("ob--1")


def test_an_unknown_id_says_what_to_do() -> None:
    assert "kravspor search" in told("finnes-ikke")


def test_there_is_a_word_for_every_value() -> None:
    words = phrases("link.trace")
    assert set(words["kinds"]) == set(LINK_KINDS)
    assert set(words["statuses"]) == set(STATUSES)
    assert set(words["findings"]) == set(FINDINGS)
