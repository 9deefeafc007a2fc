"""What users write, and what is made of it."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.phrases import phrases
from pipeline.search import Question, search
from pipeline.search.asked import asked


@pytest.mark.parametrize(("written", "wanted", "unwanted", "left_out", "why"), [
    ("antibiotika", ["antibiotika"], [], [], "a word"),
    ("Antibiotika, tvang!", ["antibiotika", "tvang"], [], [], "punctuation parts words and is nothing itself"),
    ("«bruk av tvang» barn", ["bruk av tvang", "barn"], [], [], "Norwegian quotes"),
    ('"bruk av tvang', ["bruk av tvang"], [], [], "a quote that is never closed goes to the end"),
    ("ventetid -psykisk", ["ventetid"], ["psykisk"], [], "what must not stand there"),
    ('ventetid -"psykisk helsevern"', ["ventetid"], ["psykisk helsevern"], [], "a phrase that must not"),
    ("e-helse", ["e helse"], [], [], "a hyphen inside a word takes nothing away"),
    ("beredsk*", ["beredsk*"], [], [], "the beginning of words"),
    ("barn og unge", ["barn", "unge"], [], ["og"], "small words are left out, and named"),
    ("og", ["og"], [], [], "but not where there is nothing else"),
    ("tvang AND barn", ["tvang", "barn"], [], ["AND"], "another machine's command"),
    ("tvang and barn", ["tvang", "and", "barn"], [], [], "written small it is a word"),
    ("-tvang", [], ["tvang"], [], "only what must not stand there"),
    ("AND OR NEAR(", [], [], ["AND", "OR", "NEAR("], "nothing is left"),
    ("7.2", ["7 2"], [], [], "a number with a point stands as a phrase"),
    ("😀 * \" -", [], [], [], "nothing that is a word"),
])
def test_what_is_read(written: str, wanted: list[str], unwanted: list[str], left_out: list[str], why: str) -> None:
    read = asked(written)
    assert [u.text for u in read.wanted] == wanted, why
    assert ([u.text for u in read.unwanted], list(read.left_out)) == (unwanted, left_out), why


def test_a_long_text_is_taken_as_pasted_and_cut() -> None:
    read = asked("Klinikken skal sikre at alle får en plan for oppfølging innen to uker etter utskriving. " * 200)
    assert read.mode == "tekst" and set(read.notes) == {"kuttet", "tekst"}


def test_an_unknown_mode_is_noted() -> None:
    assert asked("tvang", "omtrent").notes == ("ukjent_modus",)


@pytest.mark.parametrize("example", phrases("search.words")["small"]["examples"] + phrases("search.words")["commands"]["examples"])
def test_examples_of_words_that_are_left_out(example: str) -> None:
    assert asked(example).left_out


WRITTEN = st.one_of(st.text(max_size=80), st.text(alphabet='"«»*-() ANDORNEAR^:+{}\\;\'%_æøå', max_size=60))


@given(WRITTEN, st.sampled_from(["alle", "minst_ett", "frase", "tekst", "annet"]))
def test_nothing_that_can_be_written_breaks_search(connection, written: str, mode: str) -> None:
    result = search(connection, Question(written, mode))
    assert result.total <= result.of


@given(st.text(max_size=60))
def test_reading_does_not_change_with_reading_again(written: str) -> None:
    read = asked(written)
    again = asked(" ".join(f'"{unit.text}"' for unit in read.wanted if unit.exact and not unit.begins))
    assert {unit.words for unit in again.wanted} <= {unit.words for unit in read.wanted}
