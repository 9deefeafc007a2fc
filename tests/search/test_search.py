"""Counts that can be trusted, over a base small enough to count by hand (conftest.py)."""
from __future__ import annotations

from datetime import date

import pytest

from pipeline.search import Question, answer, around, find, search
from pipeline.search.beside import passages
from pipeline.search.marks import Marker
from tests.search.conftest import small_base

ANTIBIOTICS = ["melding-2024-fjell--1", "oppdrag-2023-fjell--1", "oppdrag-2024-fjell--1", "oppdrag-2024-kyst--1"]


def ids(connection, text: str, **asked) -> list[str]:
    return sorted(row["id"] for row in search(connection, Question(text, **asked)).rows())


def all_around(connection, text: str, **asked):
    question = Question(text, **asked)
    found = find(connection, question)
    return answer(connection, question, found), around(connection, question, found)


def test_the_count_says_what_was_issued_and_what_was_quoted(connection) -> None:
    result = search(connection, Question("antibiotika"))
    assert (result.total, result.issued, result.restated, result.different) == (4, 3, 1, 2)
    assert (result.of, result.base.different, result.base.first_year, result.base.last_year) == (8, 6, 2023, 2024)
    assert ids(connection, "antibiotika") == ANTIBIOTICS


def test_quoted_and_likelydende_fold_under_the_original(connection) -> None:
    group = next(g for g in search(connection, Question("antibiotika")).groups if len(g.hits) > 1)
    assert group.original == group.hits[0].id == "oppdrag-2024-fjell--1"
    assert {hit.id for hit in group.hits[1:]} == {"oppdrag-2024-kyst--1", "melding-2024-fjell--1"}


def test_a_quote_alone_tells_its_original(connection) -> None:
    group = search(connection, Question("antibiotika", filters={"opphav": ["restated"]})).groups[0]
    assert (group.hits[0].id, group.original) == ("melding-2024-fjell--1", "oppdrag-2024-fjell--1")


def test_a_new_year_is_a_requirement_of_its_own(connection) -> None:
    assert "oppdrag-2023-fjell--1" in {g.original for g in search(connection, Question("antibiotika")).groups}


@pytest.mark.parametrize(("text", "asked", "expected", "why"), [
    ("antibiotika", {"off": ("antibiotikastyringsprogram",)}, ["oppdrag-2023-fjell--1"], "one expansion off"),
    ("antibiotika", {"off": ("sammensetning",)}, ["oppdrag-2023-fjell--1"], "all of a reason off"),
    ("antibiotika", {"off": ("alt",)}, ["oppdrag-2023-fjell--1"], "all off"),
    ("tverrfaglig spesialisert rusbehandling", {}, ["oppdrag-2024-fjell--2"], "the long form finds the short one"),
    ("rus", {}, [], "virusprøver are no rus"),
    ("bruken tvang", {}, ["oppdrag-2024-kyst--2"], "all words"),
    ("ventetid tvang", {"mode": "minst_ett"}, ["oppdrag-2023-fjell--2", "oppdrag-2024-kyst--2"], "at least one"),
    ("bruken av tvang", {"mode": "frase"}, ["oppdrag-2024-kyst--2"], "the very words"),
    ("av bruken tvang", {"mode": "frase"}, [], "not in that order"),
    ("bruken -tvang", {}, ["oppdrag-2023-fjell--1"], "without a word"),
    ("virus*", {}, ["oppdrag-2024-fjell--3"], "a beginning"),
    ("fjell", {}, ["oppdrag-2024-fjell--2"], "the lead-in is searched"),
    ("", {}, [], "nothing asked"),
    ("", {"filters": {"type": ["rapporteringskrav"]}}, ["oppdrag-2024-fjell--3"], "a filter alone"),
    ("-antibiotika", {"filters": {"aar": ["2023"]}}, ["oppdrag-2023-fjell--2"], "a filter without a word"),
    ("antibiotika", {"filters": {"aar": ["2023"]}}, ["oppdrag-2023-fjell--1"], "one year"),
    ("antibiotika", {"filters": {"type": ["føring"]}}, ["oppdrag-2024-fjell--4"], "steering prose where it is asked for"),
    ("skal", {"filters": {"oss": ["helse-kyst-rhf"]}},
     ["oppdrag-2024-fjell--3", "oppdrag-2024-kyst--1", "oppdrag-2024-kyst--2"], "named, of a group, or leading"),
    ("skal", {"filters": {"frist": ["passert"]}, "today": date(2024, 4, 1)}, ["oppdrag-2023-fjell--2"], "the day decides"),
    ("skal", {"filters": {"frist": ["kommer"]}, "today": date(2024, 4, 1)}, ["oppdrag-2024-fjell--3"], "still to come"),
    ("antibiotika", {"filters": {"status": ["forecast-oppfylt"]}}, ["melding-2024-fjell--1", "oppdrag-2024-fjell--1"],
     "the answer to a quote is the answer to its original"),
    ("antibiotika", {"filters": {"tema": ["antibiotika"]}}, ANTIBIOTICS, "a topic"),
    ("antibiotika", {"filters": {"farge": ["blå"]}}, ANTIBIOTICS, "an unknown filter changes nothing"),
])
def test_what_is_found(connection, text: str, asked: dict, expected: list[str], why: str) -> None:
    assert ids(connection, text, **asked) == expected, why


def test_unknown_filters_are_told(connection) -> None:
    result = search(connection, Question("tvang", filters={"farge": ["blå"], "aar": ["1814"]}))
    assert result.unknown == (("farge", "blå"), ("aar", "1814"))


def test_what_was_added_is_named(connection) -> None:
    named = {(each.asked, each.word, each.why) for each in search(connection, Question("antibiotika")).expanded}
    assert ("antibiotika", "antibiotikastyringsprogram", "sammensetning") in named
    off = search(connection, Question("antibiotika", off=("sammensetning",)))
    assert not off.expanded and {each.word for each in off.switched_off} >= {"antibiotikastyringsprogram"}


def test_headings_answers_and_prose_are_counted_apart(connection) -> None:
    _, beside = all_around(connection, "antibiotika")
    assert beside.beside == {"føring": 1, "svar": 1, "overskrift": 1, "tekst": 0}
    found = find(connection, Question("antibiotika"))
    passage = passages(connection, found.terms, "svar", 10, 0)[0]
    assert "".join(piece for piece, _ in passage.text) == "Alle sykehusene har startet antibiotikaarbeidet."


def test_facets_count_what_choosing_would_give(connection) -> None:
    result, beside = all_around(connection, "antibiotika", filters={"aar": ["2023"]})
    years = {value.value: (value.count, value.chosen) for value in beside.facets["aar"]}
    assert result.total == 1 and years == {"2024": (3, False), "2023": (1, True)}
    for value in beside.facets["gitt_av"]:
        chosen = search(connection, Question("antibiotika", filters={"aar": ["2023"], "gitt_av": [value.value]}))
        assert chosen.total == value.count


def test_a_group_of_words_is_offered_with_what_it_adds(connection) -> None:
    _, beside = all_around(connection, "tvang")
    offer = next(offer for offer in beside.offers if offer.name == "tvang")
    assert (offer.more, offer.on) == (0, False) and "skjerming" in offer.words
    _, wider = all_around(connection, "antibiotika", concepts=("antibiotika",))
    assert next(offer for offer in wider.offers if offer.name == "antibiotika").on


def test_a_slip_of_the_pen(connection) -> None:
    assert all_around(connection, "antibotika")[1].slips == (("antibotika", ("antibiotika",)),)
    assert all_around(connection, "antibiotika")[1].slips == ()


def test_which_filter_to_lift(connection) -> None:
    result, beside = all_around(connection, "tvang", filters={"aar": ["2023"], "type": ["oppdrag"]})
    assert result.total == 0 and beside.lift == (("aar", 1),)


def test_no_row_has_all_the_words(connection) -> None:
    assert all_around(connection, "tvang ventetid")[1].any_word == 2


def test_a_pasted_passage_finds_its_origin(connection) -> None:
    result = search(connection, Question("Klinikken skal delta i sykehusenes antibiotikastyringsprogram.", mode="tekst"))
    assert result.groups[0].original == "oppdrag-2024-fjell--1" and 0.3 < result.groups[0].likeness <= 1


@pytest.mark.parametrize(("sort", "first"), [("nyeste", "2024"), ("eldste", "2023"), ("frist", "oppdrag-2023-fjell--2")])
def test_order(connection, sort: str, first: str) -> None:
    assert first in search(connection, Question("skal", sort=sort)).groups[0].hits[0].id


def test_pages_of_a_list_are_the_list(connection) -> None:
    whole = [g.original for g in search(connection, Question("skal", limit=100)).groups]
    parts = [g.original for n in range(len(whole)) for g in search(connection, Question("skal", limit=1, offset=n)).groups]
    assert parts == whole and len(set(whole)) == len(whole) == search(connection, Question("skal")).different


def test_marks_are_the_text(connection) -> None:
    result = search(connection, Question("antibiotika «skal ned»"))
    for row in result.rows():
        pieces = Marker(result.terms).segments(row["text"])
        assert "".join(piece for piece, _ in pieces) == row["text"]
        assert [piece for piece, marked in pieces if marked] == ["antibiotika", "skal ned"]


def test_what_is_remembered_belongs_to_its_base() -> None:
    """Two bases with stamps of their own, asked the same in turn: each answers for itself."""
    bases = {stamp: small_base() for stamp in ("a", "b")}
    for stamp, base in bases.items():
        base["meta"].insert({"key": "stamp", "value": stamp})
    bases["b"].execute("delete from requirements_fts where rowid = 1")
    asked = [search(bases[stamp].conn, Question("antibiotika")).total for stamp in "abab"]
    assert asked == [4, 3, 4, 3]
