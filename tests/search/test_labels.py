"""Recall and precision on labelled queries, over the sample and over the paragraphs of the real documents."""
from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.search.corpora import SHARED, paragraphs_base, requirements_base
from tests.search.labels import labels, recall_and_precision, score

SAMPLE = Path(__file__).resolve().parents[2] / "extracted"
RECALL, PRECISION = 0.98, 0.90


def measured(connection: sqlite3.Connection, half: str) -> tuple[float, float, str]:
    scores = [score(connection, label) for label in labels(half)]
    worst = [f"{s.text}: {len(s.missed)} missed, {len(s.wrong)} wrong, {s.right} right" for s in scores if s.missed or s.wrong]
    return (*recall_and_precision(scores), "; ".join(worst) if half == "queries" else "(kept half: not to be read)")


@pytest.fixture(scope="module")
def sample() -> sqlite3.Connection:
    if not list(SAMPLE.glob("*/requirements.jsonl")):
        pytest.skip("the sample has not been extracted")
    return requirements_base(SAMPLE).conn


@pytest.fixture(scope="module")
def real() -> sqlite3.Connection:
    if not SHARED.is_dir():
        pytest.skip(f"the real documents are not beside the project ({SHARED})")
    return paragraphs_base().conn


@pytest.mark.parametrize("half", ["queries", pytest.param("queries_kept", marks=pytest.mark.held_out)])
def test_the_sample(sample, half: str) -> None:
    recall, precision, told = measured(sample, half)
    assert recall >= RECALL and precision >= PRECISION, f"recall {recall:.3f}, precision {precision:.3f}: {told}"


@pytest.mark.shared
@pytest.mark.parametrize("half", ["queries", pytest.param("queries_kept", marks=pytest.mark.held_out)])
def test_the_real_documents(real, half: str) -> None:
    recall, precision, told = measured(real, half)
    assert recall >= RECALL and precision >= PRECISION, f"recall {recall:.3f}, precision {precision:.3f}: {told}"
