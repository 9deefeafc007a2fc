"""A report answers with text, a table and text again: all of it is the answer, the head of the table with it."""

from __future__ import annotations

import pytest

from tests.extract.pages import read

CASES = [
    (
        "årlig_melding",
        "# 4. Rapportering på krav i oppdragsdokumentet",
        "*Andel fristbrudd skal være under 2 pst.*",
        ["Andelen var 1,2 prosent i desember, se tabellen.", "|| Fagområde | Desember", "| Somatikk | 1,1 |"],
        "Målet er nådd ved alle sykehus.",
    ),
    (
        "årlig_melding",
        "# 4. Rapportering på krav i oppdragsdokumentet",
        "*Andelen fristbrot skal vere under 2 pst.*",
        ["Andelen var 1,2 prosent i desember, sjå tabellen.", "|| Fagområde | Desember", "| Somatikk | 1,1 |"],
        "Målet er nådd ved alle sjukehus.",
    ),
]


@pytest.mark.parametrize(("genre", "chapter", "asked", "before", "after"), CASES)
def test_an_answer_goes_on_behind_a_table(genre, chapter, asked, before, after):
    more = [f"*{asked.strip('*')} Dette gjelder også område {n}.*" for n in range(3)]
    extracted = read(genre, chapter, "## Mål 2024", asked, *before, after, *(x for one in more for x in (one, "Det er gjort.")))
    texts = [response.text for response in extracted.responses]
    assert texts[0].startswith(before[0]) and texts[0].endswith(after) and "Somatikk 1,1" in texts[0]


def test_a_table_that_asks_itself_is_no_part_of_the_answer_to_the_goal_above_it():
    extracted = read(
        "delårsrapport",
        "# 3 Mål och indikatorer",
        "## Effektmål",
        "Båtarna ska vara trygga.",
        "Sex av elva båtar har målats.",
        "|| Indikator | Målvärde 2031 | Utfall 2030 | Utfall 2031",
        "| Andel målade båtar | 80 % | 61 % | 70 %",
        "| Antal vrak | 10 | 12 | 9",
        language="sv",
    )
    texts = [response.text for response in extracted.responses]
    assert "Sex av elva båtar har målats." in texts
    assert "Andel målade båtar" in [requirement.text for requirement in extracted.requirements]


def test_headings_below_a_table_comment_on_the_measures_they_name_in_part():
    extracted = read(
        "delårsrapport",
        "# 3 Uppföljning",
        "## Indikatorer",
        "|| Indikator | Mål 2031 | Utfall 2030 | Utfall 2031",
        "| Andel båtar som väntat högst 90 dagar på första målning | 80 % | 61 % | 70 %",
        "| Andel båtar som väntat högst 90 dagar på riggning eller tau | Öka | 49 % | 47 %",
        "| Antal vrak | 10 | 12 | 9",
        "## Väntande till första målning och till riggning",
        "Målningen går fortare. Riggningen går trögt.",
        "## Vrak i hamnen",
        "Två vrak är bortförda.",
        language="sv",
    )
    texts = {response.id: response.text for response in extracted.responses}
    answers = {answer.requirement: texts[answer.response] for answer in extracted.answers}
    said = [answers.get(requirement.id) for requirement in extracted.requirements]
    assert said[:2] == ["Målningen går fortare. Riggningen går trögt."] * 2
    assert said[2] != "Två vrak är bortförda.", "a heading with other words is about something else"
