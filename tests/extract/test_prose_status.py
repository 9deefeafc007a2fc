"""Statuses that prose tells: the words by their examples, cases written without sight of the rules, and our own."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_clauses import form, form_loose
from pipeline.extract.prose_status import prose_status
from pipeline.extract.targets import targets_in
from pipeline.phrases import phrases
from tests.extract.pages import document

SUBJECT = "extract.prose_status"
BLIND = Path(__file__).resolve().parents[1] / "cases" / "statuses_blind.toml"
LOOSE = {"turn", "from_to", "against"}


def entries():
    for key, entry in phrases(SUBJECT).items():
        if isinstance(entry, dict) and "nb" in entry:
            yield pytest.param(key, entry, id=key)


@pytest.mark.parametrize(("key", "entry"), list(entries()))
def test_examples(key, entry):
    assert {"nb", "nn", "sv", "examples"} <= set(entry), "a missing language or example shows here"
    found = (form_loose if key in LOOSE else form)(key)
    if key in {"from_to", "against"}:
        from pipeline.extract.prose_figures import _pair as pair
        found = pair(key)
    assert [text for text in entry["examples"] if not found.search(text)] == []
    assert [text for text in entry.get("counter_examples", ()) if found.search(text)] == []
