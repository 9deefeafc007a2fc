"""Orders, protocols and letters: what is a requirement, where it begins and ends, and what kind it is."""

from __future__ import annotations

import pytest

from tests.extract.pages import found, read

CASES = [
    (
        "oppdragsdokument",
        [
            "# Oppdrag 2024",
            "Det skal opprettes en båtgruppe med folk fra alle havnene. Arbeidet ledes av Helse Vest RHF og får følgende mandat:",
            "- Lage et grunnlag for felles båtkjøp.",
            "- Sikre at alle brygger blir malt.",
            "Arbeidsgruppen skal legge båtloven til grunn. Arbeidet skal leveres innen 1. mars 2024.",
        ],
        [
            (
                "oppdrag",
                "Det skal opprettes en båtgruppe med folk fra alle havnene. Arbeidet ledes av Helse Vest RHF og får følgende mandat:",
            ),
            ("oppdrag", "Lage et grunnlag for felles båtkjøp."),
            ("oppdrag", "Sikre at alle brygger blir malt."),
            ("oppdrag", "Arbeidsgruppen skal legge båtloven til grunn. Arbeidet skal leveres innen 1. mars 2024."),
        ],
        "a paragraph that asks and leads a list in is whole; a duty of its own behind the list is one more",
    ),
    (
        "oppdragsdokument",
        ["# Mål 2024", "## Kvalitative:", "- Pasientene skal oppleve trygge overganger."],
        [("mål", "Pasientene skal oppleve trygge overganger.")],
        "a heading names the kind",
    ),
    (
        "oppdragsdokument",
        ["# Indikatorer:", "- Ingen korridorpasienter.", "- 20 pst. reduksjon i ventetid."],
        [("indikator", "Ingen korridorpasienter."), ("indikator", "20 pst. reduksjon i ventetid.")],
        "no verb is needed",
    ),
    (
        "oppdragsdokument",
        ["# Oppdrag 2024", "- Helse Vest RHF skal rapportere på planen."],
        [("oppdrag", "Helse Vest RHF skal rapportere på planen.")],
        "a task to report under Oppdrag is an oppdrag",
    ),
    (
        "oppdragsdokument",
        ["# Føringer", "Helse Vest RHF skal satse på havhelse. Havet er viktig."],
        [("føring", "Helse Vest RHF skal satse på havhelse. Havet er viktig.")],
        "steering prose is whole",
    ),
    (
        "oppdragsdokument",
        ["# Føringer", "Regjeringen skal fornye rusloven til høsten."],
        [],
        "the giver's own plans bind nobody",
    ),
    (
        "oppdragsdokument",
        ["# Føringer", "Det er nedsatt et utvalg som skal evaluere ordningen."],
        [],
        "a clause that describes",
    ),
    (
        "oppdragsdokument",
        [
            "# Føringer",
            "Følgende nye planer skal følges:",
            "- Meld. St. 99 (2022–2023)",
            "- Strategi for søvn",
        ],
        [("føring", "Følgende nye planer skal følges: - Meld. St. 99 (2022–2023) - Strategi for søvn")],
        "a list of documents",
    ),
    (
        "oppdragsdokument",
        [
            "# Oppdrag 2024",
            "- Følge opp rapporten. Helse Vest RHF skal:",
            "-- Lage en evaluering.",
            "-- Sette i verk tiltak.",
        ],
        [
            ("oppdrag", "Følge opp rapporten. Helse Vest RHF skal:"),
            ("oppdrag", "Lage en evaluering."),
            ("oppdrag", "Sette i verk tiltak."),
        ],
        "sub-items that oblige stand for themselves",
    ),
    (
        "oppdragsdokument",
        [
            "# Oppfølging og rapportering",
            "Helse Vest RHF skal i mai rapportere på alle mål. Frist for innsendelse er 20. mai 2025.",
        ],
        [
            (
                "rapporteringskrav",
                "Helse Vest RHF skal i mai rapportere på alle mål. Frist for innsendelse er 20. mai 2025.",
            )
        ],
        "duty to report",
    ),
    (
        "klinikkoppdrag",
        [
            "# Mål for klinikken",
            "Viktige mål i 2024 er:",
            "- For alle pakkeforløp er",
            "-- Andel innen frist minst 70 %",
            "-- Andel registrert minst 80 %",
        ],
        [("indikator", "Andel innen frist minst 70 %"), ("indikator", "Andel registrert minst 80 %")],
        "an unfinished item is only a lead-in",
    ),
    (
        "klinikkoppdrag",
        [
            "# 2.2 Kvalitet",
            "Klinikken skal:",
            "- beskrive to forløp, jf. prioriterte grupper:",
            "-- barn og unge",
            "-- skrøpelige eldre",
        ],
        [("oppdrag", "beskrive to forløp, jf. prioriterte grupper: - barn og unge - skrøpelige eldre")],
        "groups stay in the text",
    ),
    (
        "klinikkoppdrag",
        [
            "# 4.1 Klinikkens egne områder for trivsel",
            "- Utvikling av hjemmesykehus",
            "-- Dagens tilbud dekker to øyer.",
            "-- Vurdere flere pasientgrupper.",
        ],
        [("tiltak", "Utvikling av hjemmesykehus"), ("tiltak", "Vurdere flere pasientgrupper.")],
        "what describes what is, is none",
    ),
    (
        "klinikkoppdrag",
        ["# 1 Om oppdraget", "Klinikken har to slags oppgaver:", "- Utredning", "- Opplæring"],
        [],
        "a list of facts",
    ),
    (
        "foretaksprotokoll",
        ["# Sak 2 Krav", "Foretaksmøtet viste til Prop. 1 S. Foretaksmøtet ba Helse Vest RHF om å øke beredskapen."],
        [("krav", "Foretaksmøtet ba Helse Vest RHF om å øke beredskapen.")],
        "narration before the ask is background",
    ),
    (
        "foretaksprotokoll",
        ["# Sak 2 Krav", "Føretaksmøtet bad Helse Vest RHF om å:", "- lage ein plan", "- følgje opp planen"],
        [("krav", "lage ein plan"), ("krav", "følgje opp planen")],
        "nynorsk alike",
    ),
    (
        "foretaksprotokoll",
        ["# Sak 3", "Foretaksmøtet la til grunn at rammene holdes."],
        [("krav", "Foretaksmøtet la til grunn at rammene holdes.")],
        "la til grunn",
    ),
    (
        "foretaksprotokoll",
        ["# Sak 3", "Foretaksmøtet ba Helse Vest RHF bistå. Foretaksmøtet ba videre alle om å øve."],
        [("krav", "Foretaksmøtet ba Helse Vest RHF bistå. Foretaksmøtet ba videre alle om å øve.")],
        "ba videre goes on",
    ),
    (
        "foretaksprotokoll",
        ["# Sak 3", "Foretaksmøtet ba Helse Vest RHF bistå. Foretaksmøtet ba Helse Nord RHF øve."],
        [("krav", "Foretaksmøtet ba Helse Vest RHF bistå."), ("krav", "Foretaksmøtet ba Helse Nord RHF øve.")],
        "a second ask is its own",
    ),
    (
        "oppdrag_og_bestilling",
        [
            "# 2.1 Flyt",
            "- Andel fristbrudd skal være under 2 pst.",
            "- Sykehuset i Fjord HF skal ta i bruk felles team.",
        ],
        [
            ("indikator", "Andel fristbrudd skal være under 2 pst."),
            ("oppdrag", "Sykehuset i Fjord HF skal ta i bruk felles team."),
        ],
        "kind by wording",
    ),
    (
        "tilleggsdokument",
        [
            "# Endringer",
            "Helse Vest RHF skal:",
            "- Redusere energibruken med 5 prosent.",
            "- Redusere sykefraværet til under 7 %",
        ],
        [("oppdrag", "Redusere energibruken med 5 prosent."), ("indikator", "Redusere sykefraværet til under 7 %")],
        "a limit makes a measure",
    ),
    (
        "annet",
        ["# Innspill", "Departementet må sørge for bedre tilbud."],
        [],
        "a letter of opinion asks nothing of anybody below",
    ),
]


@pytest.mark.parametrize(("genre", "lines", "expected", "why"), CASES, ids=[case[3] for case in CASES])
def test_requirements_of_a_page(genre, lines, expected, why):
    assert found(genre, *lines) == expected, why


def test_lead_in_parent_and_section_stand_beside_the_text():
    first, second = read(
        "oppdragsdokument", "# Oppdrag 2024", "- Følge opp. Helse Vest RHF skal:", "-- Lage en plan."
    ).requirements
    assert (second.lead_in, second.parent, second.section) == ("Helse Vest RHF skal:", first.id, "Oppdrag 2024")


def test_background_stands_on_every_item_that_follows():
    extracted = read(
        "foretaksprotokoll",
        "# Sak 1",
        "Foretaksmøtet viste til vedtak nr. 12.",
        "Foretaksmøtet ba Helse Vest RHF om å:",
        "- lage en plan",
        "- øve",
    )
    assert [r.background for r in extracted.requirements] == ["Foretaksmøtet viste til vedtak nr. 12."] * 2


def behind_a_list(sentence: str):
    return read(
        "foretaksprotokoll", "# Sak 1", "Foretaksmøtet ba Helse Vest RHF om å:", "- lage en plan", "- øve", sentence
    ).requirements


def test_a_date_for_all_behind_a_list_stands_on_each_item():
    found = behind_a_list("Frist for arbeidet er 1. juni 2024.")
    assert [[d.date.isoformat() for d in r.terms.deadlines if d.date] for r in found] == [["2024-06-01"]] * 2


def test_a_report_asked_for_behind_a_list_is_a_duty_of_its_own():
    found = behind_a_list("Det skal rapporteres på øvelsen innen 1. juni 2024.")
    assert [r.kind for r in found] == ["krav", "krav", "rapporteringskrav"]
    assert [d.date.isoformat() for d in found[-1].terms.deadlines if d.date] == ["2024-06-01"]


def test_whose_requirement_it_is_stands_in_the_heading():
    extracted = read("oppdrag_og_bestilling", "# Krav fra Helse Vest RHF", "- Helseforetaket skal lage en plan.")
    assert extracted.requirements[0].set_by == "Helse Vest RHF"


def test_a_lead_elsewhere_reports_for_all():
    extracted = read(
        "oppdragsdokument",
        "# Oppdrag 2024",
        "- Helse Vest RHF skal, under ledelse av Helse Nord RHF, lage en plan.",
    )
    assert extracted.requirements[0].reporting == "via_lead"


def test_a_page_without_requirements_says_so():
    extracted = read("oppdragsdokument", "# Om dokumentet", "Dette dokumentet er ment som bakgrunn.")
    assert [issue.problem for issue in extracted.issues] == ["no_requirements"]
