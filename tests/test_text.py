"""Folding, bare letters, slugs, sentences, and the language of a passage."""
from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.phrases import phrases
from pipeline.text import bare, fold, sentences, slug
from pipeline.words import hangs, language_of, stem


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_sentences_lie_in_order_and_leave_out_only_white_space(text: str) -> None:
    folded = fold(text)
    spans = sentences(folded)
    assert "".join(folded[a:b] for a, b in spans).replace(" ", "") == folded.replace(" ", "")
    assert all(a < b <= c for (a, b), (c, _) in pairwise(spans))


@given(st.text())
def test_a_slug_needs_no_encoding(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") and slug(text)


SENTENCES = [
    ("Det vises til Prop. 1 S (2020–2021), jf. kap. 732. Arbeidet fortsetter.", 2, "listed abbreviations hold the sentence"),
    ("Målet skal nås innen utgangen av 2025. Tiltakene følges opp.", 2, "a year may end a sentence"),
    ("Rapport leveres 1. mars 2024 til departementet.", 1, "an ordinal before a month"),
    ("Status gis for 2. Tertial i eget møte.", 1, "an ordinal before a period, even with a capital"),
    ("Andelen skal være minst 70 pst. Fristbrudd skal unngås.", 2, "pst. may end a sentence before a capital"),
    ("Veksten er 3 pst. i 2023, jf. Prop. 1 S.", 1, "pst. in the middle of one"),
    ("Hva er gjort? Planen er vedtatt!", 2, "question and exclamation marks"),
    ("Tiltak, kap. Budsjett, følges opp.", 1, "kap. before a capital goes on"),
    ("Planen (jf. styresak 12/2023) følges. «Ny plan» lages.", 2, "a quotation mark may open a sentence"),
]


@pytest.mark.parametrize(("text", "count", "why"), SENTENCES)
def test_sentences(text: str, count: int, why: str) -> None:
    assert len(sentences(text)) == count, why


@pytest.mark.parametrize(("text", "slugged"), [("Årlig melding 2021", "aarlig-melding-2021"), ("Bø/Ærø", "boe-aeroe"),
                                               ("länssjukvård", "laenssjukvaard"), ("…", "x"), ("12.3 a)", "12-3-a")])
def test_slug(text: str, slugged: str) -> None:
    assert slug(text) == slugged


def test_bare_letters_agree_over_renderings() -> None:
    assert bare("e-\u00adhelse,  ﬁnne 70 %") == bare("E-helse finne 70%")


LANGUAGES = [
    ("Foretaket skal ikke øke ventetiden, og hvordan dette følges opp skal rapporteres.", "nb"),
    ("Føretaket skal ikkje auke ventetida, og korleis dette blir følgt opp skal rapporterast.", "nn"),
    ("Verksamheten ska inte öka väntetiden och hur detta följs upp ska redovisas.", "sv"),
    ("1200", "nb"),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_language_of(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(("one", "other", "language"), [("ventetidene", "ventetid", "nb"), ("patienterna", "patienter", "sv"),
                                                        ("sjukehusa", "sjukehus", "nn")])
def test_stems_make_inflections_meet(one: str, other: str, language: str) -> None:
    assert stem(one, language) == stem(other, language)


def test_what_hangs_asks_for_more() -> None:
    entry = phrases("words")["hanging"]
    assert all(map(hangs, entry["examples"])) and not any(map(hangs, entry["counter_examples"]))


@pytest.mark.parametrize("subject", ["text", "words"])
def test_the_three_languages_stand_side_by_side(subject: str) -> None:
    for name, entry in phrases(subject).items():
        assert {"nb", "nn", "sv"} <= set(entry), name
