"""What a document says often tells little; what it says once tells much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link.familiar import familiar_in
from pipeline.link.stems import PARTY
from pipeline.records import Linked
from tests.link.make import document, extracted, register
from tests.link.test_relate import relate

FORMULA = "Tiltaket skal løses innenfor gjeldende økonomiske rammer og ses i sammenheng med planen."
MATTERS = [
    "Sykehusene skal ta i bruk talegjenkjenning ved poliklinikkene.",
    "Sykehusene skal opprette nattåpne senger for slagrammede.",
    "Sykehusene skal bytte ut kjølemaskinene i blodbanken.",
    "Sykehusene skal lære opp tolker i tegnspråk.",
    "Sykehusene skal kartlegge radon i kjellerrom.",
    "Sykehusene skal teste drone til prøvetransport.",
    "Sykehusene skal samle skjemaene for utlån av hjelpemidler.",
    "Sykehusene skal øve på evakuering av fødestuer.",
    "Sykehusene skal bygge om sterilsentralen.",
    "Sykehusene skal merke alle infusjonspumper.",
]
OTHERS = [
    "Sykehusene skal pusse opp kapellet.",
    "Sykehusene skal anskaffe ny robot til apoteket.",
    "Sykehusene skal innføre stillevakt på intensiv.",
]


def between(earlier: list[str], later: list[str]) -> Linked:
    one, other = document("a", year=2022), document("b", year=2023)
    return relate((one, other), {"a": extracted(one, *earlier), "b": extracted(other, *later)}, (), register())


def certain(linked: Linked) -> set[tuple[str, str]]:
    return {(each.earlier, each.later) for each in linked.links if each.certainty == "certain"}


def test_a_closing_sentence_that_many_have_makes_no_match() -> None:
    linked = between([f"{text} {FORMULA}" for text in MATTERS], [f"{text} {FORMULA}" for text in OTHERS])
    assert not certain(linked)


def test_and_hides_none() -> None:
    linked = between([f"{text} {FORMULA}" for text in MATTERS], list(MATTERS))
    assert certain(linked) == {(f"a--{n}", f"b--{n}") for n in range(1, len(MATTERS) + 1)}


def test_a_word_that_only_two_have_carries_a_rewording() -> None:
    linked = between(MATTERS, [*OTHERS, "Radon i kjellerrom skal være kartlagt ved alle sykehus innen sommeren."])
    assert certain(linked) == {("a--5", "b--4")}


@pytest.mark.parametrize(
    ("requirements", "formulas", "why"),
    [
        ([("ab", "xyz"), ("cd", "xyz")], {"xyz"}, "two requirements have it"),
        ([("ab", "xyz"), ("ab", "xyz")], set(), "one requirement twice is one"),
        ([("ab", "xyz"), ("cd", "xyz"), ("xyz",)], set(), "it is a requirement by itself"),
        ([("ab", "xy"), ("cd", "xy")], set(), "too short to be one"),
    ],
)
def test_formulas(requirements: list[tuple[str, ...]], formulas: set[str], why: str) -> None:
    made = familiar_in(tuple((tuple(part), ()) for part in each) for each in requirements)
    assert {"".join(stems) for stems, _ in made.formulas} == formulas, why


def test_a_goal_with_another_number_is_no_formula() -> None:
    made = familiar_in([((("a",), ()), (tuple("xyz"), ("50",))), ((("b",), ()), (tuple("xyz"), ("40",)))])
    assert not made.formulas


@given(st.lists(st.lists(st.sampled_from([*"abcdefg", PARTY]), min_size=1, max_size=6), max_size=12))
def test_the_more_have_a_stem_the_less_it_tells(requirements: list[list[str]]) -> None:
    made = familiar_in(((tuple(each), ()),) for each in requirements)
    held = sorted("abcdefg", key=made.others)
    assert all(0.0 <= made.bits(stem) <= 11.0 for stem in held)
    same = [stem for stem in held if made.others(stem) == made.others(held[0])]
    assert all(made.bits(one) >= made.bits(other) for one in same for other in held if other not in same)
