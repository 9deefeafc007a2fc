"""What is known of the sample by construction: labels in the right shape, links that meet, lives with look-alikes."""
from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from pipeline import records
from tests.sample import make

FIELDS = {"n", "kind", "id", "section", "lead_in", "text", "parent", "addressee", "lead", "partners", "report_to",
          "deadlines", "targets", "references", "status", "response", "note",
          "outcomes", "key", "origin", "half", "reporting", "page"}
LIVES = ("kept", "reworded", "number_changed", "deadline_moved", "split", "merged", "new", "gone", "delivered",
         "lapsed", "passed_verbatim", "passed_translated", "passed_by_clause", "dated_before", "not_passed_down",
         "led_by_other", "answered", "half_answered", "answered_elsewhere", "answered_late", "silence",
         "forecast_missed", "green_misses_target", "green_long_term", "each_not_average", "inverse_measure",
         "two_figures", "definition_changed")
FOLDERS = {"open": make.CORPUS / "labels", "held_out": make.CORPUS / "labels" / "held_out"}


def _read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _labels() -> dict[str, list[dict]]:
    paths = (make.CORPUS / "labels").rglob("*.jsonl")
    return {path.stem: _read(path) for path in paths if not path.stem.startswith("links_")}


def _lives() -> list[dict]:
    texts = [(folder / "lives.toml").read_text(encoding="utf-8") for folder in FOLDERS.values()]
    return [life for text in texts for life in tomllib.loads(text)["life"]]


@pytest.mark.parametrize("document, rows", _labels().items(), ids=lambda value: value if isinstance(value, str) else "")
def test_labels_have_the_shape_of_the_hand_made_ones(document, rows):
    assert [row["n"] for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        assert row.keys() >= FIELDS
        assert row["kind"] in records.KINDS and row["origin"] in records.ORIGINS and row["reporting"] in records.DUTIES
        assert row["parent"] is None or row["parent"] < row["n"]
        assert row["status"] is None or row["status"]["norm"] in records.STATUSES
        assert row["amendment"] is None or row["amendment"] in records.AMENDMENTS
        assert row["response"] is None or row["status"] or document.startswith("delaars"), row["key"]
        for deadline in row["deadlines"]:
            assert date.fromisoformat(deadline["date"]) and deadline["precision"] in records.PRECISIONS
            assert deadline["type"] in records.DEADLINE_TYPES
        for target in row["targets"]:
            assert target["op"] in records.OPERATORS and target.get("horizon", "long_term") in records.HORIZONS
            assert target.get("quantifier", "each") in records.QUANTIFIERS


LINKS = sorted((make.CORPUS / "labels").rglob("links_*.jsonl"))


@pytest.mark.parametrize("path", LINKS, ids=lambda path: path.stem[6:70])
def test_links_meet_at_both_ends(path):
    labels = _labels()
    for link in _read(path):
        assert link["type"] in records.LINK_KINDS
        for end in (link["a"], link["b"]):
            assert 1 <= end["n"] <= len(labels[end["doc"]])


def test_every_life_is_there_in_both_halves_with_a_look_alike():
    seen = defaultdict(set)
    for life in _lives():
        seen[life["kind"]].add((life["half"], life["true"]))
    assert set(seen) == set(LIVES)
    for kind in LIVES:
        assert seen[kind] == {(half, truth) for half in FOLDERS for truth in (True, False)}, kind


def test_lives_name_requirements_that_exist():
    labels = _labels()
    for life in _lives():
        for place in life["at"]:
            document, _, number = place.partition("#")
            assert document in labels and (not number or int(number) <= len(labels[document])), place


def test_halves_are_whole_chains():
    """What is held out is never half of a chain that the rules were written on."""
    opened = {path.stem for path in FOLDERS["open"].glob("*.jsonl") if not path.stem.startswith("links_")}
    for path in FOLDERS["open"].glob("links_*.jsonl"):
        assert {end["doc"] for link in _read(path) for end in (link["a"], link["b"])} <= opened


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=list(FOLDERS))
def test_findings_are_of_requirements_that_can_be_missed(folder):
    labels = _labels()
    findings = tomllib.loads((folder / "findings.toml").read_text(encoding="utf-8"))["finding"]
    assert {finding["kind"] for finding in findings} == set(records.FINDINGS)
    for finding in findings:
        row = labels[finding["doc"]][finding["n"] - 1]
        assert row["key"] == finding["key"] and row["kind"] not in ("føring", "indikatordefinisjon")
        assert finding["kind"] != "unanswered" or row["reporting"] == "due"
