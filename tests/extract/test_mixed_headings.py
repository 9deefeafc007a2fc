"""Orders whose headings name several things, goals with numbers, minutes that end, calendars, labels behind requirements."""

from __future__ import annotations

import pytest

from tests.extract.pages import found, read

CASES = [
    (
        "oppdrag_og_bestilling",
        ["# 3 Satsingsområder og krav 2024", "## 3.1 Havn", "Helse Vest RHF skal telle båtene i havna.", "Sykefravær under 7,0 prosent.",
         "Kaia er gammel, og mange kommer dit."],
        [("krav", "Helse Vest RHF skal telle båtene i havna."), ("indikator", "Sykefravær under 7,0 prosent.")],
        "under a heading that names requirements among others, tasks and bare measures are asked; what is told is not",
    ),
    (
        "oppdrag_og_bestilling",
        ["# 2 Overordnede føringer", "Sykefravær under 7,0 prosent.", "Helse Vest RHF skal satse på havhelse."],
        [("føring", "Helse Vest RHF skal satse på havhelse.")],
        "elsewhere a bare measure is no requirement, and prose steers",
    ),
    (
        "oppdrag_og_bestilling",
        ["# 3 Mål og krav 2024", "## 3.2 Brygger", "Felles båtløsning: Ny frist for innføring er 30. november 2024."],
        [("krav", "Felles båtløsning: Ny frist for innføring er 30. november 2024.")],
        "a date that is moved is asked too",
    ),
    (
        "oppdrag_og_bestilling",
        ["# Invånare", "## Mål 1: En god hamn", "Alla båtar ska ha plats i hamnen.", "Oförändrat antal båtar jämfört med 2022.",
         "Nämnden ska räkna båtarna."],
        [("mål", "Alla båtar ska ha plats i hamnen."), ("indikator", "Oförändrat antal båtar jämfört med 2022."),
         ("føring", "Nämnden ska räkna båtarna.")],
        "goals and measures stand under a goal with its number, in Swedish; what is laid on a body there steers",
    ),
    (
        "tildelingsbrev",
        ["# Hovedmål 2: Tryggere båter", "- Båtene skal være trygge for alle.", "Videreføring av tidligere oppdrag:",
         "- Telling av brygger. Ny frist er 1. mai 2024."],
        [("mål", "Båtene skal være trygge for alle."), ("oppdrag", "Telling av brygger. Ny frist er 1. mai 2024.")],
        "a goal's list holds goals; what goes on from before is an assignment",
    ),
    (
        "foretaksprotokoll",
        ["# Sak 2 Regnskap", "Foretaksmøtet vedtok:", "Regnskapet for 2023 fastsettes.", "Revisors honorar godkjennes.",
         "Møtet ble hevet kl. 15.10.", "Båtvik, 3. mai 2024", "Ola Normann Kari Havn"],
        [("krav", "Regnskapet for 2023 fastsettes."), ("krav", "Revisors honorar godkjennes.")],
        "the meeting's end, place, date and names are no decisions",
    ),
    (
        "foretaksprotokoll",
        ["# Sak 3 Krav", "Foretaksmøtet viste til at båtene er gamle. Mange skal selges av eierne selv. "
         "Helse Vest RHF bes om å telle dem."],
        [("krav", "Helse Vest RHF bes om å telle dem.")],
        "behind long background the sentence that asks a named body stands alone",
    ),
    (
        "foretaksprotokoll",
        ["# Sak 3 Krav", "Føretaksmøtet viste til at båtane er gamle. Helse Vest RHF blir bedt om å telje dei."],
        [("krav", "Helse Vest RHF blir bedt om å telje dei.")],
        "the same in nynorsk",
    ),
    (
        "oppdrag_og_bestilling",
        ["# 1 Havn", "Helseforetaket skal:", "- telle båtene", "- måle bryggene, bl.a.", "-- lengden", "-- bredden",
         "Framdriften rapporteres til Helse Vest RHF innen 15. oktober 2024."],
        [("oppdrag", "telle båtene"), ("oppdrag", "måle bryggene, bl.a. - lengden - bredden"),
         ("rapporteringskrav", "Framdriften rapporteres til Helse Vest RHF innen 15. oktober 2024.")],
        "examples behind 'bl.a.' stay; a report in the passive is a duty of its own",
    ),
    (
        "oppdrag_og_bestilling",
        ["# 2 Havn", "Innen utgangen av året er følgende på plass:", "- Alle båter har radio", "- Ingen skader av grad 3"],
        [("mål", "Alle båter har radio"), ("indikator", "Ingen skader av grad 3")],
        "a lead-in that says what is to be in place obliges",
    ),
    (
        "oppdrag_og_bestilling",
        ["# 4 Havn", "Antall båter i havna skal ikke være lavere enn i 2023.", "Helse Vest RHF skal telle båtene innen 1. mai 2024.",
         "Helse Vest RHF skal satse på havhelse."],
        [("indikator", "Antall båter i havna skal ikke være lavere enn i 2023."),
         ("oppdrag", "Helse Vest RHF skal telle båtene innen 1. mai 2024."), ("føring", "Helse Vest RHF skal satse på havhelse.")],
        "in running text a limit and a task with its date are asked; what is general steers",
    ),
    (
        "oppdrag_og_bestilling",
        ["# 1 Innledning", "Helse Vest RHF skal gjøre kravene kjent for alle innen 1. mai 2024."],
        [("føring", "Helse Vest RHF skal gjøre kravene kjent for alle innen 1. mai 2024.")],
        "what frames the whole document steers, also with a date",
    ),
    (
        "tildelingsbrev",
        ["# 5 Andre krav", "## 5.1 Øvelser", "Båttilsynet skal øve egen beredskapsplan og skrive om øvelsen."],
        [("krav", "Båttilsynet skal øve egen beredskapsplan og skrive om øvelsen.")],
        "a letter's chapter of other requirements",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("genre", "lines", "wanted", "why"), CASES)
def test_what_is_asked(genre, lines, wanted, why):
    assert found(genre, *lines) == wanted, why


def test_a_calendar_asks_for_what_is_sent():
    extracted = read(
        "tildelingsbrev",
        "# 7 Styringskalender",
        "|| Tidspunkt | Aktivitet",
        "| 15. mars 2024 | Innsending av årsrapport for 2023",
        "| 29. mars 2024 | Etatsstyringsmøte",
        "| 1. juni 2024 | Tertialrapport 1",
    )
    asked = [(r.kind, r.text, [str(d.date) for d in r.terms.deadlines]) for r in extracted.requirements]
    assert asked == [
        ("rapporteringskrav", "Innsending av årsrapport for 2023", ["2024-03-15"]),
        ("rapporteringskrav", "Tertialrapport 1", ["2024-06-01"]),
    ]


def test_labels_behind_a_requirement_are_its_fields():
    extracted = read(
        "årlig_melding",
        "# 4. Rapportering på krav i oppdragsdokumentet",
        "## Oppdrag",
        "Alle båter skal telles.",
        "Ansvarlig: Havneklinikken, Båt- og bryggeavdelingen og Klinikk for tau, nett og garn",
        "## Status",
        "Tellingen er ferdig.",
        "## Oppdrag",
        "Helse Vest RHF bes om å:",
        "- male bryggene",
        "- selge båtene",
        "Frist: 1. mai 2024",
        "## Status",
        "Alt er gjort.",
    )
    fields = [(r.text, [p.name for p in r.terms.parties if p.role == "addressee"], [str(d.date) for d in r.terms.deadlines])
              for r in extracted.requirements]  # fmt: skip
    assert fields == [
        ("Alle båter skal telles.", ["Havneklinikken", "Båt- og bryggeavdelingen", "Klinikk for tau, nett og garn"], []),
        ("male bryggene", ["Helse Vest RHF"], ["2024-05-01"]),
        ("selge båtene", ["Helse Vest RHF"], ["2024-05-01"]),
    ]
