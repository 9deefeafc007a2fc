"""Patterns for text in small letters fit what they fitted in capitals or not."""

from __future__ import annotations

import re

import pytest

from pipeline.small_letters import in_small

CASES = [
    ("Havna|brua", "havna|brua", "letters alone"),
    (r"\S+ [A-ZÆØÅ]\w+", r"\S+ [a-zæøå]\w+", "a sign keeps its capital, a range does not"),
    (r"(?P<xNb>\d) av (?P<yNb>\d)", r"(?P<xNb>\d) av (?P<yNb>\d)", "a name in a pattern"),
    (r"i (?-i:[A-ZÆØÅ])\w+", None, "a part that tells names by their capitals"),
    ("Ärende|Öppen|É", "ärende|öppen|é", "letters with marks"),
]


@pytest.mark.parametrize(("expression", "small", "why"), CASES)
def test_in_small(expression: str, small: str | None, why: str) -> None:
    assert in_small(expression) == small, why


@pytest.mark.parametrize("text", ["HAVNA er klar", "Havna ER KLAR.", "brua er klar i Øygrend", "ingen av dem"])
def test_fits_what_it_fitted(text: str) -> None:
    expression = r"(?:Havna|brua) er [A-Z]\w+"
    small = in_small(expression)
    assert small is not None
    assert bool(re.search(small, text.lower())) == bool(re.search(expression, text, re.IGNORECASE))
