"""What makes two requirements alike, and what does not: pairs of one line, the year apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.link.compare import Compared, compare
from pipeline.link.features import features_of
from pipeline.link.routes import Route
from pipeline.link.stems import masker
from pipeline.phrases import phrases
from pipeline.records import Target, Terms
from tests.link.make import document, register, requirement

MASK = masker(register())
BEFORE, AFTER = document("a", year=2022), document("b", year=2023)
LINE = Route("a", "b", "line", 1)


def compared(one: str, other: str, terms: tuple[Terms, Terms] = (Terms(), Terms()), **more) -> Compared:
    return compare(
        features_of(BEFORE, (requirement(BEFORE, 1, one, terms=terms[0], **more),), MASK)[0],
        features_of(AFTER, (requirement(AFTER, 1, other, terms=terms[1], **more),), MASK)[0],
        LINE,
    )


CERTAIN = phrases("link.levels")["certain"]["line"]
SAME = [
    (
        "Helse Nordvik RHF skal redusere ventetiden for utredning av søvnapné i 2022.",
        "Helse Sørvik RHF skal redusere ventetiden for utredning av søvnapné i 2023.",
        "another region and year",
    ),
    (
        "Sykehusene skal etablere ambulante team for eldre med demens innen utgangen av 2022.",
        "Ambulante team for eldre med demens skal etableres ved sykehusene innen utgangen av 2023.",
        "another word order",
    ),
    (
        "Helseforetaket skal sørge for opplæring av kontaktleger for pasienter med hjerneskade.",
        "Helseføretaket skal syte for opplæring av kontaktlegar for pasientar med hjerneskade.",
        "nynorsk",
    ),
    (
        "Klinikken skal ta i bruk felles prosedyre for overvåking av nyfødte.",
        "Klinikken skal ta i bruk felles prosedyre for overåvking av nyfødte.",
        "a typing slip",
    ),
    (
        "Andel pasienter med hoftebrudd operert innen 24 timer skal være minst 82 pst.",
        "Andel pasienter med hoftebrudd operert innen 24 timer skal være minst 85 pst.",
        "another number",
    ),
]
APART = [
    (
        "Helseforetakene skal, under faglig ledelse av Helse Nordvik RHF, styrke tilbudet om organdonasjon.",
        "Helseforetakene skal, under faglig ledelse av Helse Nordvik RHF, styrke tilbudet om samisk tolking.",
        "only the lead-in is the same",
    ),
    (
        "Helseforetaket skal rapportere om resultatene innen 1. mars 2022.",
        "Helseforetaket skal rapportere om energibruken innen 1. mars 2023.",
        "only the duty to report is the same",
    ),
    (
        "Andelen fristbrudd skal være under 2 pst.",
        "Andelen korridorpasienter skal være under 2 pst.",
        "only the number is the same",
    ),
    (
        "Klinikken skal styrke kvaliteten i tjenesten.",
        "Klinikken skal styrke samarbeidet om tiltak.",
        "common words only",
    ),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_what_is_the_same_is_certain(one: str, other: str, why: str) -> None:
    assert compared(one, other).score >= CERTAIN, why


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_what_only_sounds_the_same_is_not(one: str, other: str, why: str) -> None:
    assert compared(one, other).score < CERTAIN, why


def test_the_score_is_the_sum_of_its_evidence() -> None:
    pair = compared(*SAME[0][:2])
    assert pair.score == pytest.approx(sum(each.weight for each in pair.evidence))


def test_one_measure_in_two_units_is_less_alike() -> None:
    text = "Gjennomsnittlig ventetid i somatikken skal ned."
    days, share = (Terms(targets=(Target("x", "<", 50.0, unit),)) for unit in ("dager", "%"))
    assert compared(text, text, (days, share)).score < compared(text, text, (days, days)).score


def test_goals_for_other_patients_are_less_alike() -> None:
    voksne, barn = (
        "Ventetiden i psykisk helsevern for voksne skal ned.",
        "Ventetiden i psykisk helsevern for barn skal ned.",
    )
    assert compared(voksne, barn).score < compared(voksne, voksne).score


def test_a_printed_id_tells_only_within_one_issuer_and_year() -> None:
    text, other = "Kartlegge behovet for ny ambulansestasjon.", "Oversikt over stasjoner for ambulanse."
    assert compared(text, other, printed_id="12").score == compared(text, other).score


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_compare_the_same_both_ways(one: str, other: str) -> None:
    there, back = compared(one, other), compared(other, one)
    assert there.score == back.score
    assert 0.0 <= there.dice <= 1.0001 and there.in_earlier == back.in_later


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["ventetid", "pasient", "team", "eldre", "demens", "sykehus", "opplæring"]),
        min_size=3,
        max_size=8,
    )
)
def test_the_order_of_words_changes_little(words: list[str]) -> None:
    straight, turned = " ".join(words), " ".join(reversed(words))
    assert compared(straight, turned).dice == pytest.approx(1.0)
