"""Steering prose in a report's own telling."""

from __future__ import annotations

import pytest

from tests.extract.pages import found

CASES = [
    ("nb", "Året var travelt. Divisjonene må planlegge driften bedre.", True, "who is bound stands first"),
    ("nb", "Styret er fornøyd, og brukerne skal høres.", False, "nobody named is bound"),
    ("nn", "Helseføretaka må i 2025 måle alle båtar.", True, "nynorsk"),
    ("sv", "Nämnderna ska hålla sina ramar.", True, "Swedish"),
    ("nb", "Helse Vest RHF har etablert et system som skal telle båter.", False, "what is done"),
]


@pytest.mark.parametrize(("language", "text", "steers", "why"), CASES, ids=[case[3] for case in CASES])
def test_what_a_report_lays_on_a_body_steers(language, text, steers, why):
    read = found("årlig_melding", "# 1. Innledning", text, "# 2. Rapportering på krav", "Alt er gjort.")
    assert read == ([("føring", text)] if steers else []), why


@pytest.mark.parametrize("heading", ["# 3. Brukerutvalgets uttalelse", "# 4. Rapportering på oppdrag fra eieren"])
def test_neither_in_others_statements_nor_among_answers(heading):
    assert found("årlig_melding", heading, "Helseforetakene må tenke på båtene.") == []
