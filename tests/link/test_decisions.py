"""People's verdicts: kept in a file, applied at each build, never silently lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.link import relate
from pipeline.link.decisions import append, decision_on, read
from pipeline.records import Extracted
from tests.link.make import document, extracted, register

A, B = document("a", year=2022), document("b", year=2023)
TEXT = "Helse Nordvik RHF skal utvide hyperbarmedisinsk senter."
OTHER = "Sykehusene skal ha kjøreplan for strømbrudd."
FOUND = {"a": extracted(A, TEXT), "b": extracted(B, TEXT, OTHER)}
ONE, TWO, FAR = FOUND["a"].requirements[0], FOUND["b"].requirements[0], FOUND["b"].requirements[1]
DAY = date(2024, 5, 1)


def verdicts(*decisions, found=None, former=None):
    linked = relate((A, B), found or FOUND, decisions, register(), former)
    return {(each.earlier, each.later): each for each in linked.links}, [each.problem for each in linked.issues], linked


def test_a_verdict_comes_back_from_the_file(tmp_path) -> None:
    path = tmp_path / "decisions.jsonl"
    given = (
        decision_on(ONE, TWO, "confirm", "Kari", DAY, "samme\u2028sak"),
        decision_on(ONE, FAR, "reject", "Ola", DAY),
    )
    for each in given:
        append(path, each)
    assert read(path) == (given, ())


def test_a_missing_file_holds_no_verdicts(tmp_path) -> None:
    assert read(tmp_path / "none.jsonl") == ((), ())


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        "{}",
        '{"earlier": "a", "later": "b", "verdict": "perhaps", "by": "K", "on": "2024-01-01"}',
        '{"earlier": "a", "later": "b", "verdict": "confirm", "by": "", "on": "2024-01-01"}',
        '{"earlier": "a", "later": "b", "verdict": "confirm", "by": "K", "on": "first of May"}',
    ],
)
def test_a_line_that_is_no_verdict_is_told_and_the_rest_is_read(tmp_path, line: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    append(path, decision_on(ONE, TWO, "confirm", "Kari", DAY))
    decisions, issues = read(path)
    assert len(decisions) == 1
    assert [(each.problem, each.document) for each in issues] == [("decision_unreadable", "decisions.jsonl")]


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match="maybe"):
        decision_on(ONE, TWO, "maybe", "Kari", DAY)


def test_a_confirmed_link_says_who_and_when() -> None:
    links, issues, _ = verdicts(decision_on(ONE, TWO, "confirm", "Kari", DAY, "lest begge"))
    link = links["a--1", "b--1"]
    assert (link.verdict, link.by, link.decided, link.why, issues) == ("confirmed", "Kari", DAY, "lest begge", [])


def test_a_rejected_link_ties_no_thread() -> None:
    assert verdicts()[2].threads
    assert not verdicts(decision_on(ONE, TWO, "reject", "Kari", DAY))[2].threads


def test_a_pair_that_the_machine_missed_can_be_confirmed() -> None:
    found = {"a": FOUND["a"], "b": Extracted(requirements=(FAR,))}
    links, issues, linked = verdicts(decision_on(ONE, FAR, "confirm", "Kari", DAY), found=found)
    assert links["a--1", "b--2"].verdict == "confirmed" and issues == []
    assert any("b--2" in thread.requirements for thread in linked.threads)


def test_a_text_that_changed_since_makes_the_verdict_suspect() -> None:
    given = decision_on(replace(ONE, text="Noe ganske annet sto her."), TWO, "confirm", "Kari", DAY)
    links, issues, linked = verdicts(given)
    assert links["a--1", "b--1"].verdict == "suspect" and issues == ["decision_text_changed"]
    assert not linked.threads


def test_white_space_and_signs_do_not_make_a_verdict_suspect() -> None:
    given = decision_on(replace(ONE, text=TEXT.replace(" ", "  ").rstrip(".")), TWO, "confirm", "Kari", DAY)
    assert verdicts(given)[0]["a--1", "b--1"].verdict == "confirmed"


def test_of_contrary_verdicts_the_latest_stands_and_it_is_told() -> None:
    links, issues, _ = verdicts(
        decision_on(ONE, TWO, "confirm", "Kari", DAY), decision_on(ONE, TWO, "reject", "Ola", DAY)
    )
    assert links["a--1", "b--1"].verdict == "rejected" and issues == ["decision_contrary"]


def test_a_verdict_on_a_requirement_that_is_gone_is_told() -> None:
    given = decision_on(replace(ONE, id="a--9"), TWO, "confirm", "Kari", DAY)
    links, issues, _ = verdicts(given)
    assert issues == ["decision_requirement_gone"] and links["a--1", "b--1"].verdict is None


def test_a_verdict_follows_a_changed_id() -> None:
    given = decision_on(replace(ONE, id="a--9"), TWO, "confirm", "Kari", DAY)
    links, issues, _ = verdicts(given, former={"a--9": "a--1"})
    assert links["a--1", "b--1"].verdict == "confirmed" and issues == []


def test_a_pair_given_the_other_way_round_is_the_same_pair() -> None:
    links, issues, _ = verdicts(decision_on(TWO, ONE, "confirm", "Kari", DAY))
    assert links["a--1", "b--1"].verdict == "confirmed" and issues == []


def test_a_requirement_with_itself_is_no_pair() -> None:
    assert verdicts(decision_on(ONE, ONE, "confirm", "Kari", DAY))[1] == ["decision_requirement_gone"]


def test_verdicts_on_an_empty_base() -> None:
    linked = relate((A,), {"a": Extracted()}, (decision_on(ONE, TWO, "confirm", "Kari", DAY),), register())
    assert [each.problem for each in linked.issues] == ["decision_requirement_gone"]
