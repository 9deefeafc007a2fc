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
