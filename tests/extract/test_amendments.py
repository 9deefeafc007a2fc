"""Changes told in a text: whether a requirement is in force, apart from its status."""

from __future__ import annotations

import pytest

from tests.extract.pages import read

CASES = [
    (
        "I justert dokument bortfalt målet for 2024, men resultatet skal rapporteres.",
        ["partly_lapsed"],
        "a year lapses, the duty to report stands",
    ),
    ("Oppdraget om å lage en plan utgår.", ["lapsed"], "all of it"),
    (
        "Målet opprettholdes, men rapportering til departementet utgår for 2024 og skal ikke følges opp.",
        ["reporting_dropped", "continued"],
        "only the report",
    ),
    ("Planen skal lages. Fristen for planen utvides til utgangen av 2025.", ["new_deadline"], "a new deadline"),
    (
        "Planen skal lages. KORRIGERING I PROTOKOLL 10. JUNI: Kapittel 2 skal også omfattes.",
        ["corrected"],
        "a correction",
    ),
    ("Det presiseres at kravet skal gjelde alle.", ["clarified"], "a clarification"),
    ("Helse Vest RHF skal lage en plan.", [], "nothing changes"),
]


@pytest.mark.parametrize(("text", "kinds", "why"), CASES, ids=[case[2] for case in CASES])
def test_changes_in_a_requirement(text, kinds, why):
    extracted = read("oppdragsdokument", "# Oppdrag 2024", f"- {text}")
    assert [amendment.kind for amendment in extracted.amendments] == kinds, why


def test_a_new_deadline_told_only_in_the_answer_stands_on_the_requirement_as_revised():
    extracted = read(
        "årlig_melding",
        "# 4. Rapportering på krav i oppdragsdokumentet",
        "## Oppdrag",
        "Helse Vest RHF skal lage en plan innen 1. mai 2024.~",
        "Arbeidet er i gang. Planen er gitt ny frist til 20. november 2025.",
    )
    deadlines = {(d.date.isoformat(), d.type) for d in extracted.requirements[0].terms.deadlines if d.date}
    assert deadlines == {("2024-05-01", "due"), ("2025-11-20", "revised")}
    assert [(a.kind, str(a.date)) for a in extracted.amendments] == [("new_deadline", "2025-11-20")]


def test_dropped_reporting_is_not_owed():
    extracted = read(
        "oppdragsdokument",
        "# Mål 2024",
        "- Andel skader skal reduseres. Rapportering til departementet utgår for 2024.",
    )
    assert extracted.requirements[0].reporting == "not_due"
