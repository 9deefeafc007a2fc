"""Allocation letters: boxed assignments with ID, chapter and title, deadlines in a line of their own, parameters."""

from __future__ import annotations

from tests.extract.pages import found, read

BOX = [
    "# 3 Oppdrag",
    "|| TB2024-12 | Kap. 3.1 | Utredning av nattarbeid",
    "Helsedirektoratet skal utrede ordninger for nattarbeid.",
    "Frist: 1. juni 2024.",
]


def test_a_box_with_its_text_behind_it():
    requirement = read("tildelingsbrev", *BOX).requirements[0]
    assert (requirement.printed_id, requirement.kind) == ("TB2024-12", "oppdrag")
    assert requirement.text == "Helsedirektoratet skal utrede ordninger for nattarbeid. Frist: 1. juni 2024."
    assert requirement.section.endswith("› Utredning av nattarbeid")
    assert [str(deadline.date) for deadline in requirement.terms.deadlines] == ["2024-06-01"]


def test_the_next_box_and_the_next_heading_end_it():
    texts = [
        text
        for _, text in found(
            "tildelingsbrev",
            *BOX,
            "|| TB2024-13 | Kap. 3.2 | Register",
            "Helsedirektoratet skal opprette et register.",
            "# 4 Om brevet",
            "Brevet er langt.",
        )
    ]
    assert texts == [
        "Helsedirektoratet skal utrede ordninger for nattarbeid. Frist: 1. juni 2024.",
        "Helsedirektoratet skal opprette et register.",
    ]


def test_the_text_may_stand_in_the_box():
    assert found(
        "tildelingsbrev",
        "# 3 Oppdrag",
        "|| Oppdrag 7 | Kap. 2 | Legemidler",
        "| Helsedirektoratet skal lage en veileder.",
    ) == [("oppdrag", "Helsedirektoratet skal lage en veileder.")]


def test_a_table_of_assignments_with_heads():
    extracted = read(
        "tildelingsbrev",
        "|| Nr | Tittel | Oppdrag | Frist",
        "| 12 | Nattarbeid | Direktoratet skal utrede ordningen. | 1. juni 2024",
    )
    assert [(r.printed_id, r.kind, r.text) for r in extracted.requirements] == [
        ("12", "oppdrag", "Direktoratet skal utrede ordningen.")
    ]


def test_parameters_and_key_figures_are_measures():
    lines = ["# Styringsparametere", "- Andel søknader behandlet innen tre uker", "# Nøkkeltall", "- Antall varsler"]
    assert [kind for kind, _ in found("tildelingsbrev", *lines)] == ["indikator", "indikator"]


def test_allocation_terms_are_kept():
    text = "Helse Vest RHF skal tildele 7,9 mill. kroner til Fjord sykehus HF."
    assert found("oppdragsdokument", "# Vedlegg 3. Tildeling av midler", text) == [("føring", text)]
