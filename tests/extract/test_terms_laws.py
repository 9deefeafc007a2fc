"""Laws of terms: what is written comes back, what stands beside changes nothing, no text makes them fail or hang."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.deadlines_new import revised_in
from pipeline.extract.terms import terms_in
from pipeline.phrases import phrases
from tests.extract.test_terms_cases import document, parties_of, register, targets_of

days = st.dates(date(2024, 1, 1), date(2031, 12, 31))
BESIDE = (
    "Tjenesten er god.",
    "Pasientene er fornøyde med tilbudet.",
    "Veilederen beskriver forløpet.",
    "Bakgrunnen er kjent.",
    "Arbeidet er i gang.",
)


@settings(deadline=None)  # the first text compiles the patterns; time has a test of its own
@given(days, st.sampled_from(("nb", "nn", "sv")))
def test_a_deadline_in_any_language_comes_back(day: date, language: str) -> None:
    month = phrases("dates")["month"][str(day.month)][language][0]
    text = {
        "nb": f"Planen skal være ferdig innen {day.day}. {month} {day.year}.",
        "nn": f"Planen skal vere ferdig innan {day.day}. {month} {day.year}.",
        "sv": f"Planen ska vara klar senast den {day.day} {month} {day.year}.",
    }[language]
    found = terms_in(text, document(language), register()).deadlines
    assert [(one.date, one.precision, one.type) for one in found] == [(day, "day", "due")]


@settings(deadline=None)  # the first text compiles the patterns; time has a test of its own
@given(
    st.integers(1, 999), st.sampled_from(("pst.", "prosent", "%")), st.sampled_from((("minst", ">="), ("under", "<")))
)
def test_a_limit_comes_back(number: int, unit: str, comparator: tuple[str, str]) -> None:
    word, op = comparator
    assert targets_of(terms_in(f"Andelen skal være {word} {number} {unit}", document("nb"), register())) == [
        [op, float(number), "%", ""]
    ]


@settings(deadline=None)  # the first text compiles the patterns; time has a test of its own
@given(st.lists(st.sampled_from(BESIDE), max_size=3), st.lists(st.sampled_from(BESIDE), max_size=3))
def test_sentences_beside_change_nothing(before: list[str], after: list[str]) -> None:
    core = "Helse Vest RHF skal, i samarbeid med KS, øke andelen med 5 pst. sammenliknet med 2023 innen 1. mai 2024."
    alone = terms_in(core, document("nb"), register())
    assert terms_in(" ".join((*before, core, *after)), document("nb"), register()) == alone


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_fault(text: str) -> None:
    terms = terms_in(
        text,
        document("nb"),
        register(),
        lead_in=text[:40] or None,
        after=text[-40:] or None,
        cells=(("Frist", text[:60]), ("Mål 2024", text[:30]), (text[:10], text)),
    )
    assert terms == terms_in(
        text,
        document("nb"),
        register(),
        lead_in=text[:40] or None,
        after=text[-40:] or None,
        cells=(("Frist", text[:60]), ("Mål 2024", text[:30]), (text[:10], text)),
    )


@pytest.mark.parametrize(
    "unit", ["70 pst. ", "innen 1. mai 2024 ", "Helse Vest RHF skal ", "økes ", "rapport av ", "(("]
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def cost(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        start = time.process_time()
        terms_in(text, document("nb"), register())
        return time.process_time() - start

    cost(2_000)  # compiles the patterns
    assert cost(24_000) < 14 * cost(4_000) + 0.2


def test_only_the_own_code_is_spelled_out() -> None:
    found = parties_of(terms_in("Opplæring er gjennomført (MED, KRE)", document("klinikk"), register()))
    assert found == [["Medisinsk klinikk", "addressee"], ["KRE", "addressee"]]


def test_a_closing_sentence_holds_for_the_item() -> None:
    terms = terms_in(
        "gjennomgå rutinene",
        document("nb"),
        register(),
        lead_in="Helse Vest RHF skal:",
        after="Arbeidet gjøres i samarbeid med KS innen 1. mai 2024.",
    )
    assert parties_of(terms) == [["Helse Vest RHF", "addressee"], ["KS", "partner"]]
    assert [one.date for one in terms.deadlines] == [date(2024, 5, 1)]


def test_answers_tell_new_deadlines() -> None:
    found = revised_in("Planen er gitt ny frist til 20. november 2024. Arbeidet startet 1. mai.", document("nb"))
    assert [(one.date, one.type) for one in found] == [(date(2024, 11, 20), "revised")]


def test_an_impossible_day_is_kept_and_marked() -> None:
    one = terms_in("Planen skal foreligge innen 31. februar 2024.", document("nb"), register()).deadlines[0]
    assert (one.date, one.precision, one.doubt, one.raw) == (None, None, "slik i kilden", "innen 31. februar 2024")
