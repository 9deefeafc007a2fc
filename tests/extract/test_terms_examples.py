"""Every example and counter-example beside a phrase is read as the phrase's file says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.dates import dates_in
from pipeline.extract.citations import citations_in
from pipeline.extract.terms import terms_in
from pipeline.extract.terms_fields import fields_in
from pipeline.phrases import phrases
from tests.extract.test_terms_cases import deadlines_of, document, parties_of, register, same, targets_of


def entries(table: dict, path: str = "") -> Iterator[tuple[str, dict]]:
    for key, value in table.items():
        if isinstance(value, dict):
            if {"examples", "counter_examples"} & set(value):
                yield f"{path}{key}", value
            yield from entries(value, f"{path}{key}.")


def examples(subject: str) -> list[tuple[str, str, list]]:
    return [(name, *example) for name, entry in entries(phrases(subject)) for example in entry.get("examples", ())]


def counter_examples(subject: str) -> list[tuple[str, str]]:
    return [(name, text) for name, entry in entries(phrases(subject)) for text in entry.get("counter_examples", ())]


def kind_of(text: str) -> str:
    """The Swedish examples are read in a Swedish document."""
    return (
        "sv"
        if any(word in f" {text.lower()} " for word in (" ska ", " jmf ", " och ", "procent ", "start under"))
        else "nb"
    )


READ = {"extract.deadlines": deadlines_of, "extract.targets": targets_of, "extract.parties": parties_of}


@pytest.mark.parametrize("subject", READ)
def test_examples(subject: str) -> None:
    wrong = [
        f"[{name}] {text}: {found}, not {wanted}"
        for name, text, wanted in examples(subject)
        if not same(found := READ[subject](terms_in(text, document(kind_of(text)), register())), wanted)
    ]
    assert examples(subject) and not wrong, "\n".join(wrong)


@pytest.mark.parametrize("subject", ("extract.deadlines", "extract.targets"))
def test_counter_examples(subject: str) -> None:
    wrong = [
        f"[{name}] {text}: {found}"
        for name, text in counter_examples(subject)
        if (found := READ[subject](terms_in(text, document(kind_of(text)), register())))
    ]
    assert counter_examples(subject) and not wrong, "\n".join(wrong)


def test_counter_examples_of_roles() -> None:
    """Nobody has the role that the entry stands for; others may have theirs."""
    role = {"must": "addressee", "asked": "addressee", "with": "partner", "lead_by": "lead", "leads": "lead"}
    for name, text in counter_examples("extract.parties"):
        found = parties_of(terms_in(text, document("nb"), register()))
        assert role.get(name.split(".")[-1]) not in {one[1] for one in found}, (name, text, found)


def test_dates() -> None:
    wrong = [
        (name, text, found)
        for name, text, day, precision in examples("dates")
        if not (found := dates_in(text, 2024)) or (found[0].date.isoformat(), found[0].precision) != (day, precision)
    ]
    assert not wrong
    assert not [(text, dates_in(text, 2024)) for _, text in counter_examples("dates") if dates_in(text, 2024)]


def test_citations() -> None:
    wrong = [
        (name, text, found)
        for name, text, wanted in examples("extract.citations")
        if not set(map(tuple, wanted))
        <= set(found := [(one.raw, one.target or "") for one in citations_in(text, document("nb"))])
    ]
    assert not wrong
    assert not [text for _, text in counter_examples("extract.citations") if citations_in(text, document("nb"))]


def test_fields_need_their_colon() -> None:
    for name, entry in entries(phrases("extract.terms")):
        if name.startswith("field."):
            assert all(fields_in(f"Tiltak: Noe nytt {text}") for text in entry["examples"]), name
            assert not any(fields_in(text) for text in entry["counter_examples"]), name


@pytest.mark.parametrize(
    "subject", ("dates", "extract.deadlines", "extract.targets", "extract.parties", "extract.citations")
)
def test_no_language_is_forgotten(subject: str) -> None:
    """nb, nn and sv stand side by side: an entry with one has all three, empty where a language has no such phrase."""

    def tables(table: dict) -> Iterator[dict]:
        for value in table.values():
            if isinstance(value, dict):
                yield value
                yield from tables(value)

    assert all({"nb", "nn", "sv"} <= set(entry) for entry in tables(phrases(subject)) if "nb" in entry)
