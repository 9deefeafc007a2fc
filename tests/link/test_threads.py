"""Threads: what ties, what never does, and that none swallows another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.link.threads import threads, title_of
from pipeline.records import Link
from tests.link.make import document, requirement

DOCUMENTS = {f"d{year}": document(f"d{year}", year=year) for year in range(2018, 2026)}
REQUIREMENTS = {
    f"d{year}--{n}": requirement(DOCUMENTS[f"d{year}"], n, f"Krav nummer {n} om en sak som gjentas hvert år.")
    for year in range(2018, 2026)
    for n in (1, 2)
}


def link(earlier: str, later: str, kind: str = "same", certainty: str = "certain", verdict: str | None = None) -> Link:
    return Link(f"{earlier} {later}", earlier, later, kind, certainty, 1, 9.0, verdict=verdict)


def tied(*links: Link) -> set[frozenset[str]]:
    return {frozenset(each.requirements) for each in threads(links, REQUIREMENTS, DOCUMENTS)[0]}


def test_certain_and_confirmed_links_tie() -> None:
    made = tied(link("d2018--1", "d2019--1"), link("d2019--1", "d2020--1", certainty="candidate", verdict="confirmed"))
    assert made == {frozenset({"d2018--1", "d2019--1", "d2020--1"})}


def test_what_does_not_tie() -> None:
    assert not tied(
        link("d2018--1", "d2019--1", certainty="candidate"),
        link("d2019--1", "d2020--1", kind="related"),
        link("d2020--1", "d2020--2", kind="defines"),
        link("d2020--1", "d2021--1", verdict="rejected"),
        link("d2021--1", "d2022--1", verdict="suspect"),
    )


def test_two_requirements_of_one_document_are_not_tied_by_the_machine() -> None:
    links = (
        link("d2018--1", "d2019--1"),
        link("d2018--2", "d2019--2"),
        link("d2019--1", "d2020--1"),
        link("d2019--2", "d2020--1"),
    )
    made, issues = threads(links, REQUIREMENTS, DOCUMENTS)
    assert sorted(len(each.requirements) for each in made) == [2, 3]
    assert [each.problem for each in issues] == ["thread_kept_apart"]


def test_a_split_and_a_person_tie_two_of_one_document() -> None:
    assert tied(link("d2018--1", "d2019--1", "split"), link("d2018--1", "d2019--2", "split")) == {
        frozenset({"d2018--1", "d2019--1", "d2019--2"})
    }
    assert len(tied(link("d2018--1", "d2019--1"), link("d2018--1", "d2019--2", verdict="confirmed"))) == 1


def test_a_thread_tells_its_years_and_keeps_its_id_when_it_grows() -> None:
    (short,), _ = threads((link("d2018--1", "d2019--1"),), REQUIREMENTS, DOCUMENTS)
    (long,), _ = threads((link("d2018--1", "d2019--1"), link("d2019--1", "d2024--1")), REQUIREMENTS, DOCUMENTS)
    assert (short.first_year, short.last_year, long.last_year) == (2018, 2019, 2024)
    assert short.id == long.id and long.requirements == ("d2018--1", "d2019--1", "d2024--1")


def test_the_title_is_the_shortest_clear_wording() -> None:
    assert title_of(
        ["Ventetid", "Ventetiden i somatikken skal ned.", "Ventetiden i somatikken skal ned i 2023 og 2024."]
    ) == ("Ventetiden i somatikken skal ned.")
    assert title_of(["Ventetid"]) == "Ventetid"
    assert title_of(["ord " * 100]).endswith("…")


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(REQUIREMENTS)), st.sampled_from(sorted(REQUIREMENTS))), max_size=40),
    st.randoms(),
)
def test_threads_do_not_rest_on_the_order_of_links(pairs, chance) -> None:
    links = [link(*sorted(pair)) for pair in dict.fromkeys(pairs) if pair[0] != pair[1]]
    links = list({each.id: each for each in links}.values())
    turned = links[:]
    chance.shuffle(turned)
    assert threads(links, REQUIREMENTS, DOCUMENTS) == threads(turned, REQUIREMENTS, DOCUMENTS)
    for thread in threads(links, REQUIREMENTS, DOCUMENTS)[0]:
        held = [REQUIREMENTS[each].document for each in thread.requirements]
        assert len(held) == len(set(held))
