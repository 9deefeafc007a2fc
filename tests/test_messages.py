"""Every problem that the program can report has a sentence, and every sentence can be filled."""
from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from pipeline.messages import explain, say
from pipeline.phrases import phrases
from pipeline.records import Issue

ROOT = Path(__file__).parents[1]


COMPARED = {"assword"}  # what an error's own words are searched for, not a code


def called_with(name: str, position: int) -> set[str]:
    """The constant texts that a function or class is called with at a position, in the whole package."""
    found = set()
    for path in sorted(ROOT.glob("pipeline/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if getattr(called, "id", getattr(called, "attr", None)) == name and len(node.args) > position:
                found |= {n.value for n in ast.walk(node.args[position]) if isinstance(n, ast.Constant)
                          and isinstance(n.value, str) and n.value not in COMPARED}
    return found


@pytest.mark.parametrize("problem", sorted(called_with("Issue", 1) | called_with("Unreadable", 0)))
def test_every_problem_has_a_sentence(problem: str) -> None:
    assert problem in phrases("messages")["problems"]


@pytest.mark.parametrize("key", sorted(key for key in called_with("say", 0) if "." in key and not key.endswith("_") and not key.endswith(".")))
def test_everything_said_is_there(key: str) -> None:
    found = phrases("messages")
    for part in key.split("."):
        found = found[part]
    assert isinstance(found, str)


@pytest.mark.parametrize("problem", sorted(phrases("messages")["problems"]))
def test_a_sentence_is_filled_with_what_an_issue_has(problem: str) -> None:
    sentence = phrases("messages")["problems"][problem]
    assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= {"text", "page", "file"}
    assert "{" not in explain(Issue("parse", problem, "detalj", "fil.pdf", 3))


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert explain(Issue("parse", "never_heard_of", "detalj")) == "never_heard_of: detalj"


def test_hostile_detail_is_not_filled_again() -> None:
    assert "{page}" in explain(Issue("parse", "unsupported", "{page}"))


def test_say_fills_values() -> None:
    assert "8001" in say("serve.address", port=8001)
