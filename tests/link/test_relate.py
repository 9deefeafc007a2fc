"""The whole stage: the order of documents changes nothing, and what is out of the ordinary is bounded."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.link import relate
from pipeline.link.relate import link_id
from pipeline.records import Document, Extracted, Linked
from tests.link.make import HOSPITAL, NORTH, SOUTH, document, extracted, register

TEXTS = (
    "Helse Nordvik RHF skal utvide hyperbarmedisinsk senter.",
    "Helse Sørvik RHF skal utvide hyperbarmedisinsk senter innen utgangen av 2023.",
    "Sykehusene skal øve på langvarig bortfall av strømforsyning.",
    "Sykehusa skal øve på langvarig bortfall av straumforsyning og vassforsyning.",
    "Andel pasienter med hoftebrudd operert innen 24 timer skal være minst 80 pst.",
    "",
)
PLACES = (
    ("oppdragsdokument", NORTH),
    ("oppdragsdokument", SOUTH),
    ("foretaksprotokoll", NORTH),
    ("oppdrag_og_bestilling", HOSPITAL),
)


def base(rows: list[tuple[int, int, list[int]]]) -> tuple[tuple[Document, ...], dict[str, Extracted]]:
    """Documents of a place and year, with some of TEXTS."""
    documents = tuple(
        document(f"d{at}", PLACES[place][0], 2020 + year, recipient=PLACES[place][1])
        for at, (place, year, _) in enumerate(rows)
    )
    return documents, {
        one.id: extracted(one, *(TEXTS[text] for text in texts))
        for one, (_, _, texts) in zip(documents, rows, strict=True)
    }


ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.lists(st.integers(0, 5), max_size=4)), min_size=1, max_size=6
)


@settings(deadline=None, max_examples=40)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(rows, chance: random.Random) -> None:
    documents, found = base(rows)
    turned = list(documents)
    chance.shuffle(turned)
    shuffled = {one.id: found[one.id] for one in turned}
    assert relate(documents, found, (), register()) == relate(tuple(turned), shuffled, (), register())


@settings(deadline=None, max_examples=40)
@given(ROWS)
def test_what_holds_for_every_base(rows) -> None:
    documents, found = base(rows)
    linked = relate(documents, found, (), register())
    known = {each.id: each.document for one in found.values() for each in one.requirements}
    pairs = [frozenset((each.earlier, each.later)) for each in linked.links]
    assert len(pairs) == len(set(pairs))
    for link in linked.links:
        assert link.id == link_id(link.earlier, link.later)
        assert {link.earlier, link.later} <= known.keys()
        assert known[link.earlier] != known[link.later] or link.kind == "defines"
        assert link.rank >= 1
    assert {each.requirement for each in linked.findings} <= known.keys()
    assert all(len(each.requirements) > 1 for each in linked.threads)


def test_a_document_added_leaves_other_scores_as_they_were() -> None:
    documents, found = base([(0, 0, [0, 2]), (0, 1, [1, 3]), (1, 1, [0, 4])])
    few = relate(documents[:2], found, (), register())
    many = relate(documents, found, (), register())
    scores = {each.id: each.score for each in many.links}
    assert few.links and all(scores.get(each.id, each.score) == each.score for each in few.links)


@settings(deadline=None, max_examples=25)
@given(ROWS, st.randoms(use_true_random=False))
def test_scores_kept_from_run_to_run_change_nothing(rows, chance: random.Random) -> None:
    """Documents come one by one, in any order; what was compared before is not compared again."""
    documents, found = base(rows)
    coming, kept = list(documents), {}
    chance.shuffle(coming)
    for at in range(1, len(coming) + 1):
        there = tuple(coming[:at])
        linked = relate(there, found, (), register(), scores=kept)
        assert linked == relate(there, found, (), register())


SAME = "Helse Nordvik RHF skal redusere ventetiden for pasienter med hørselsnedsettelse."
A, B = document("a", year=2022), document("b", year=2023)


def counted(*bases: tuple[Document, list[str]]) -> Linked:
    start = time.perf_counter()
    found = {one.id: extracted(one, *texts) for one, texts in bases}
    linked = relate(tuple(one for one, _ in bases), found, (), register())
    assert time.perf_counter() - start < 60
    return linked


def test_five_thousand_identical_requirements_are_bounded() -> None:
    linked = counted((A, [SAME] * 2500), (B, [SAME] * 2500))
    assert len(linked.links) <= 5000 and all(len(each.requirements) <= 2 for each in linked.threads)


def test_five_thousand_identical_in_one_document_have_nothing_to_be_linked_with() -> None:
    assert counted((A, [SAME] * 5000)).links == ()


@pytest.mark.parametrize("texts", [[""], [" "], ["."], ["—"], ["12 % 2023"], ["og i å"]])
def test_empty_texts_are_linked_with_nothing_certain(texts: list[str]) -> None:
    linked = counted((A, texts), (B, texts))
    assert not [each for each in linked.links if each.certainty == "certain"]


def test_one_document_twice_is_no_line_and_is_said() -> None:
    linked = counted((B, [SAME]), (document("c", year=2023), [SAME]))
    assert [each.kind for each in linked.links] == ["related"]
    texts = [f"Sykehusene skal innføre {word}." for word in ("talegjenkjenning", "hjemmesykehus", "nattåpne senger")]
    again = counted((B, texts), (document("c", year=2023), texts))
    assert [(each.problem, each.document) for each in again.issues] == [("document_twice", "c")]


def test_a_document_of_the_future_is_no_line_and_is_said() -> None:
    linked = counted((A, [SAME]), (document("z", year=2099), [SAME]))
    assert [each.kind for each in linked.links] == ["related"]
    assert [(each.problem, each.document) for each in linked.issues] == [("line_broken", "z")]


def test_a_cycle_of_levels_is_bounded_and_said() -> None:
    one = document("m", "oppdrag_og_bestilling", issuer=NORTH, recipient=SOUTH)
    other = document("n", "oppdrag_og_bestilling", issuer=SOUTH, recipient=NORTH)
    linked = counted((one, [SAME]), (other, [SAME]))
    assert [each.kind for each in linked.links] == ["cascade"]
    assert [each.problem for each in linked.issues] == ["levels_cycle"]


def test_documents_that_replace_each_other_are_bounded() -> None:
    one, other = document("m", replaces="n"), document("n", replaces="m")
    assert len(counted((one, [SAME]), (other, [SAME])).links) == 1


def test_what_one_thread_ties_is_related_over_years_and_bounded() -> None:
    """2021 and 2023 have no route where 2022 is at hand; what goes on through all is tied directly too."""
    years = [document(f"od{year}", year=year) for year in range(2015, 2024)]
    links = counted(*((one, [SAME]) for one in years)).links
    over = {(each.earlier, each.later) for each in links if each.kind == "related"}
    assert ("od2021--1", "od2023--1") in over and all(each.certainty == "certain" for each in links)
    assert max(sum(later == f"od{year}--1" for _, later in over) for year in range(2015, 2024)) == 3


def test_without_the_years_between_it_is_related_all_the_same() -> None:
    links = counted((document("od2016", year=2016), [SAME]), (B, [SAME])).links
    assert [(each.kind, each.certainty) for each in links] == [("related", "certain")]


def test_two_matters_that_stand_side_by_side_are_not_tied_over_years() -> None:
    texts = [SAME, SAME.replace("hørselsnedsettelse", "hørselstap")]
    links = counted((document("od2016", year=2016), texts), (A, texts), (B, texts)).links
    pairs = {(each.earlier[-1], each.later[-1]) for each in links if each.certainty == "certain"}
    assert pairs == {("1", "1"), ("2", "2")}


def test_a_document_of_which_nothing_is_known() -> None:
    unknown = Document("u", "u.pdf", "pdf", "", "", "annet")
    assert [each.kind for each in counted((unknown, [SAME]), (B, [SAME])).links] == ["related"]


def test_a_text_of_megabytes_is_bounded() -> None:
    counted((A, [SAME + " ord" * 500_000]), (B, [SAME + " ord" * 500_001]))


def test_nothing_gives_nothing() -> None:
    assert relate((), {}, (), register()) == Linked()
    assert relate((A,), {}, (), register()) == Linked()


def test_variants_in_other_formats_are_not_linked() -> None:
    copy = document("kopi", year=2023, variant_of="b")
    assert len(counted((A, [SAME]), (B, [SAME]), (copy, [SAME])).links) == 1
