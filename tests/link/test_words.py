"""Language as data: every example of the link stage's tables, and what meets or stays apart."""

from __future__ import annotations

import re

import pytest

from pipeline.link.features import groups_in
from pipeline.link.stems import PARTY, bits_of, masker, stems_of
from pipeline.phrases import all_forms, phrases
from tests.link.make import register

MASK = masker(register())


def table(subject: str) -> list[tuple[str, str, str, bool]]:
    """(subject, entry, example, whether it should be met)"""
    rows = []
    for name, entry in phrases(subject).items():
        if isinstance(entry, dict) and "examples" in entry:
            rows += [(subject, name, text, True) for text in entry["examples"]]
            rows += [(subject, name, text, False) for text in entry.get("counter_examples", ())]
    return rows


@pytest.mark.parametrize(("subject", "name", "text", "met"), table("link.findings"))
def test_what_keeps_an_absence_from_being_a_finding(subject: str, name: str, text: str, met: bool) -> None:
    pattern = re.compile("|".join(all_forms(phrases(subject)[name])), re.IGNORECASE)
    assert bool(pattern.search(text)) == met


def test_an_earlier_requirement_that_is_named_is_met() -> None:
    entry = phrases("link.words")["mentions"]
    pattern = re.compile("|".join(all_forms(entry)), re.IGNORECASE)
    for text in entry["examples"]:
        assert pattern.search(text), text
    for text in entry["counter_examples"]:
        assert not pattern.search(text), text


@pytest.mark.parametrize("name", ["generic_parties", "named_parties"])
def test_bodies_are_masked_and_what_only_looks_like_one_is_not(name: str) -> None:
    entry = phrases("link.words")[name]
    for text in entry["examples"]:
        assert PARTY in MASK(text), text
    for text in entry["counter_examples"]:
        assert PARTY not in MASK(text), text


@pytest.mark.parametrize("name", ["empty", "directions", "scope", "months", "meets"])
def test_every_table_of_words_has_the_three_languages_and_an_example(name: str) -> None:
    entry = phrases("link.words")[name]
    assert entry["examples"] and all(entry[language] for language in ("nb", "nn", "sv"))


def test_empty_words_say_nothing() -> None:
    for text in phrases("link.words")["empty"]["examples"]:
        assert stems_of(text) == []


@pytest.mark.parametrize(("one", "other"), phrases("link.words")["letters"]["meet"])
def test_nynorsk_and_bokmål_meet(one: str, other: str) -> None:
    assert stems_of(one, "nn") == stems_of(other, "nb")


@pytest.mark.parametrize(("one", "other"), phrases("link.words")["letters"]["apart"])
def test_words_that_look_alike_stay_apart(one: str, other: str) -> None:
    assert stems_of(one) != stems_of(other)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("PHV", "psykisk helsevern", "an abbreviation and its words"),
        ("TSB", "tverrfaglig spesialisert rusbehandling", "an abbreviation and its words"),
        ("ventetiden", "ventetid", "an inflection"),
        ("reduksjon", "reduseres", "noun and verb of one change"),
        ("innføring", "innføres", "noun and verb of one task"),
        ("-tjenestetilbud", "tjenestetilbud", "a hyphen that a line end left"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str, why: str) -> None:
    assert stems_of(one) == stems_of(other), why


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Helse Nordviks sykehus skal rapportere innen 1. mars 2024.", "rapportere"),
        ("Havnes sykehus HF skal, sammen med Helse Ukjent RHF, redusere ventetiden.", "redusere ventetiden"),
        ("De regionale helseforetakene skal heve andelen med 15 pst. i 2024.", "heve andelen med"),
    ],
)
def test_bodies_years_numbers_and_months_do_not_tell(text: str, masked: str) -> None:
    plain = " ".join(MASK(text).split())
    assert masked in plain
    assert not re.search(r"\d|mars|Nordvik|Havnes|Ukjent|helseforetakene", plain)


@pytest.mark.parametrize("name", list(phrases("link.kinds")["groups"]))
def test_groups_are_met_by_their_examples(name: str) -> None:
    for text in phrases("link.kinds")["groups"][name]["examples"]:
        assert name in groups_in(text)


def test_common_words_tell_less_than_rare_ones() -> None:
    common, rare = stems_of("pasienter"), stems_of("skrivebordsundersøkelser")
    assert bits_of(common[0]) < bits_of(rare[0])
