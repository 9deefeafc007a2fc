"""Compared pairs kept between builds: they come back as they were, and only for the rules that made them."""
from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.link.compare import Compared
from pipeline.records import Evidence
from pipeline.scores import Counted, read_scores, write_scores

KEY, OTHER = ("a1", "b2", "line", False), ("a1", "c3", "down", True)
PAIR = Compared("x--1", "y--1", 7.5, (Evidence("text", "most", 7.5),), 0.9, 0.8, 0.7, False)


def test_what_was_used_comes_back_and_the_rest_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "scores.jsonl"
    write_scores(path, "rules 1", {KEY: PAIR, OTHER: PAIR}, {KEY})
    assert str(read_scores(path, "rules 1")) == str({KEY: PAIR})  # pairs are compared by identity, so by their words here


def test_other_rules_start_anew(tmp_path: Path) -> None:
    path = tmp_path / "scores.jsonl"
    write_scores(path, "rules 1", {KEY: PAIR}, {KEY})
    assert read_scores(path, "rules 2") == {}


@pytest.mark.parametrize("content", ["", "no json", '"rules 1"\n[["a", "b"', '"rules 1"\n[["a", "b", "c", true], {"nobody": 1}]\n'])
def test_a_broken_file_is_no_scores(tmp_path: Path, content: str) -> None:
    path = tmp_path / "scores.jsonl"
    path.write_text(content, encoding="utf-8")
    assert read_scores(path, "rules 1") == {}


def test_what_is_asked_for_is_remembered() -> None:
    scores = Counted({KEY: PAIR})
    assert scores.get(KEY) is PAIR and scores.get(OTHER) is None and scores.used == {KEY, OTHER}
