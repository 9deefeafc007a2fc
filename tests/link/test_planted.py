"""Every planted finding and life of the sample against the built chain: as planted, or its reason stands in data."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.link.labels import LABELS, ROOT
from tests.link.planted import CONDITIONS, chain, exceptions, outcome, planted, said

pytestmark = pytest.mark.skipif(
    not (LABELS / "lives.toml").exists() or not (ROOT / "extracted").exists(), reason="the sample is not at hand"
)
FINDINGS = list(planted("findings")) if (LABELS / "findings.toml").exists() else []
LIVES = list(planted("lives")) if (LABELS / "lives.toml").exists() else []


def name_of(entry: dict) -> str:
    place = entry["at"][0] if "at" in entry else f"{entry['doc']}#{entry['n']}:{entry['compared']}"
    return f"{entry['kind']}:{entry.get('true', '')}:{place}"


@pytest.mark.parametrize("entry", FINDINGS, ids=name_of)
def test_a_planted_finding_is_told_or_a_condition_explains_why_not(entry: dict) -> None:
    got = outcome(entry)
    if got == "not_read":
        pytest.skip("the requirement was not read; extraction's own tests count it")
    assert got == "found" or got in CONDITIONS[entry["kind"]]


@pytest.mark.parametrize("entry", LIVES, ids=name_of)
def test_a_planted_life_is_linked_as_planted_or_its_miss_explained(entry: dict) -> None:
    failed = said(entry)
    if failed == ["not_read"]:
        pytest.skip("a requirement of it was not read; extraction's own tests count it")
    expected = exceptions()["expected_miss"].get(entry["at"][0], []) if failed else []
    assert failed == expected[:1], expected[1:]


@pytest.mark.parametrize("kind", ["new", "gone", "not_passed_down", "unanswered"])
def test_most_that_no_condition_explains_is_found(kind: str) -> None:
    counts = Counter(outcome(entry) for entry in FINDINGS if entry["kind"] == kind)
    told, mistaken = counts["found"], counts["missed"] + counts["wrong_link"] + counts["likely"]
    assert told and told / (told + mistaken) >= 0.8, counts


def test_what_was_planted_as_lapsed_is_not_silence() -> None:
    lapsed = {each.requirement for found in chain().extracted.values() for each in found.amendments if each.kind == "lapsed"}
    assert lapsed and not [key for key in chain().findings if key[0] in lapsed and key[1] == "unanswered"]
