"""A meeting's list of changes to the order of the year: requirements, though nothing introduces them."""

from __future__ import annotations

import pytest

from tests.extract.pages import found

CASES = [
    (
        ["# Sak 3 Endringer i oppdragsdokument 2031", "- Målet om færre båter bortfaller.", "- Fristen for kaia utvides til 1. mai 2032."],
        [("mål", "Målet om færre båter bortfaller."), ("oppdrag", "Fristen for kaia utvides til 1. mai 2032.")],
        "what is changed stays the order's, a goal or a task",
    ),
    (
        ["# Sak 3 Drift", "- Kravet om nattevakt går ut fordi kravet utgår.", "- Kravet om båtvask utgår."],
        [("krav", "Kravet om nattevakt går ut fordi kravet utgår."), ("krav", "Kravet om båtvask utgår.")],
        "elsewhere in the minutes it is the meeting's",
    ),
    (["# Sak 3 Orientering", "- Båtene er malt.", "- Kaia er vasket."], [], "what is told is no requirement"),
]


@pytest.mark.parametrize(("lines", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_lists_of_changes(lines: list[str], expected: list[tuple[str, str]], why: str) -> None:
    assert found("foretaksprotokoll", *lines) == expected, why
