"""A table's printed result beside its limit -> status, whatever the comment tells."""

from __future__ import annotations

from tests.extract.pages import read

HEADS = "|| Indikator | Mål 2024 | Resultat 2024 | Kommentar"
ROWS = (
    ("| Ventetid ved brygga | Under 50 dager | 61 dager | Økt fra 57 dager. Lengst ventetid har seilbåtene.", "ikke_oppfylt"),
    ("| Andel overholdte båtavtaler | Minst 93 % | 94,1 % | Listene gjennomgås hver måned.", "oppfylt"),
    ("| Andel båter i kø | 0 % | 2 % | Enkelte båter i januar.", "ikke_oppfylt"),
    ("| Andel lekke båter | 0 % | 0 % | Alle er sjekket.", "oppfylt"),
    ("| Havna drives innenfor budsjettet | 0,0 | -17,7 mnkr | Se økonomiavsnittet.", "ikke_oppfylt"),
    ("| Verftet drives innenfor budsjettet | 0,0 | 300 tkr | Se økonomiavsnittet.", "oppfylt"),
    ("| Lostjenesten drives innenfor budsjettet | 0,0 | 4,1 mnkr | Se økonomiavsnittet.", "oppfylt"),
)


def test_the_result_in_the_row_decides():
    found = read("årlig_melding", "# 2 Rapportering på styringskrav", "## 2.1 Drift", HEADS, *(row for row, _ in ROWS))
    status = {answer.requirement: answer.status for answer in found.answers}
    assert [status[requirement.id] for requirement in found.requirements] == [wanted for _, wanted in ROWS]


def test_a_row_without_a_limit_is_left_to_its_words():
    row = "| Andel malte båter | Øke | 61 % | Arbeidet er i gang ved to brygger."
    found = read("årlig_melding", "# 2 Rapportering på styringskrav", "## 2.1 Drift", HEADS, ROWS[1][0], row)
    assert found.answers[-1].status_raw != "61 %"
