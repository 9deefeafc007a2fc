"""Assignments in boxes of every make: ID and title in one cell or several, lists inside, codes behind the words."""

from __future__ import annotations

import pytest

from tests.extract.pages import read

SPLIT = "Direktoratet skal foreslå grense for støy om bord."


@pytest.mark.parametrize(
    ("head", "printed_id", "why"),
    [
        ("|| TB2031-01 Stille båter", "TB2031-01", "ID and title share the only cell"),
        ("| TB2031-01 Stille båter", "TB2031-01", "the same as a row of a table that goes on"),
        ("|| Oppdrag 7: Stille båter", "Oppdrag 7", "a word before the number, a colon behind it"),
        ("|| 2031-04 – Stille båter", "2031-04", "a bare number with its year"),
        ("|| HOD2031-04 | Stille båter", "HOD2031-04", "another ministry's letters, in two cells"),
        ("|| Uppdrag 31:2 Tysta båtar", "Uppdrag 31:2", "Swedish, with a colon inside the number"),
    ],
)
def test_a_box_is_told_by_its_id_and_title(head, printed_id, why):
    requirements = read("tildelingsbrev", "# 3 Oppdrag", head, f"| {SPLIT}").requirements
    assert [(r.printed_id, r.kind, r.text) for r in requirements] == [(printed_id, "oppdrag", SPLIT)], why


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("|| Stille båter", "no ID"),
        ("|| TB2031-01 Direktoratet skal male båtene", "a duty is no title"),
        ("|| 732 Stille båter", "a chapter of the budget"),
    ],
)
def test_a_cell_without_id_or_title_heads_no_box(head, why):
    assert all(not r.printed_id for r in read("tildelingsbrev", "# 3 Oppdrag", head, f"| {SPLIT}").requirements), why


def test_codes_in_brackets_behind_the_words_are_the_ids():
    found = read(
        "oppdrag_og_bestilling",
        "# Oppgaver",
        "- Helseforetaket skal telle båtene. (2010)",
        "- Helseforetaket skal male brygga innen 1. mai (2110)",
        "- Helseforetaket skal kjøpe tau. (2125)",
    ).requirements
    assert [r.printed_id for r in found] == ["2010", "2110", "2125"]
    assert found[1].text == "Helseforetaket skal male brygga innen 1. mai"


@pytest.mark.parametrize(
    ("codes", "why"),
    [
        (("(2019)", "(2020)", "(2021)"), "years"),
        (("(12)", "(12)", "(14)"), "not each its own"),
        (("(12)", "", ""), "one alone"),
    ],
)
def test_other_figures_in_brackets_stay_in_the_text(codes, why):
    found = read("oppdrag_og_bestilling", "# Oppgaver", *(f"- Helseforetaket skal telle båt {c}" for c in codes)).requirements
    assert all(r.printed_id is None for r in found), why
