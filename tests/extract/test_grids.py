"""Table rows: what the heads of the columns make of them."""

from __future__ import annotations

import pytest

from tests.extract.pages import found, read

STATUS = "|| ID | Rapporteringspliktig styringsbudskap 2024 | Vurdering"
CASES = [
    (
        "statustabell",
        [STATUS, "| 1200 | Andel fristbrudd skal være under 2 pst. | Kravet blir innfridd."],
        [("indikator", "Andel fristbrudd skal være under 2 pst.")],
        "measured by wording",
    ),
    (
        "statustabell",
        [STATUS, "| 1 | Kvinner skal oppleve et trygt tilbud, blant annet ved å øke antall jordmødre. | Gul"],
        [("mål", "Kvinner skal oppleve et trygt tilbud, blant annet ved å øke antall jordmødre.")],
        "what is felt is no measure",
    ),
    (
        "statustabell",
        [STATUS, "| 2 | Helse Vest RHF skal lage en plan | Gul", "| | og følge den opp. |"],
        [("oppdrag", "Helse Vest RHF skal lage en plan og følge den opp.")],
        "a row cut by a page is one",
    ),
    (
        "statustabell",
        [
            STATUS,
            "| 4 | Foretaksmøtet ba om følgende: | Gul",
            "- første punkt",
            "#### Mellomtittel",
            "- andre punkt",
            "| 5 | Helse Vest RHF skal øve. | Gul",
        ],
        [
            ("krav", "Foretaksmøtet ba om følgende: første punkt Mellomtittel andre punkt"),
            ("oppdrag", "Helse Vest RHF skal øve."),
        ],
        "a list broken out of a row belongs to it",
    ),
    (
        "klinikkoppdrag",
        [
            "|| Kilde | Måleområde | Enhet | B 2024 | Prognose 2023",
            "| LIS | Andel pasienter i korridor | Andel | 2 % | 3 %",
            "| LIS | Liggetid | Antall | - | 3",
        ],
        [("indikator", "Andel pasienter i korridor")],
        "a row without a target is none",
    ),
    (
        "klinikkoppdrag",
        ["|| Tiltakstype | Budsjettert økonomisk effekt", "| Varekostnader | 4 000", "| Totalsum | 4 000"],
        [("tiltak", "Varekostnader")],
        "the total is none",
    ),
    (
        "oppdragsdokument",
        [
            "# Vedlegg 2",
            "|| Indikator | Mål 2024 | Datakilde | Publiseringsfrekvens",
            "| Ventetid | Lavere | Register A | Årlig",
        ],
        [("indikatordefinisjon", "Ventetid Lavere Register A Årlig")],
        "the whole row defines",
    ),
    (
        "oppdragsdokument",
        ["# Vedlegg 2", "|| Indikator | Definisjon | Register | Hvor ofte", "| Ventetid | Dager | Register A | Årlig"],
        [("indikatordefinisjon", "Ventetid Dager Register A Årlig")],
        "definitions under other heads",
    ),
    (
        "oppdragsdokument",
        ["# Vedlegg 1", "|| Kap | Post | Betegnelse | Midler", "| 732 | 70 | Tilskudd | 8 000"],
        [],
        "money is no requirement",
    ),
    (
        "delårsrapport",
        ["|| Nr | Mål | Åtgärd | Status | Kommentar", "| 7 | God vård | Åtgärd: Införa planering. | | Arbetet pågår."],
        [("tiltak", "Åtgärd: Införa planering.")],
        "the whole action cell",
    ),
    (
        "delårsrapport",
        [
            "|| Framgångsfaktor | Styrmått | Mål | Periodens utfall | Uppföljningsperiod",
            "| Nära vård | Sjukfrånvaro | Minska | 9,4% | DÅ",
        ],
        [("indikator", "Sjukfrånvaro")],
        "a Swedish goal table",
    ),
    (
        "tertialrapport",
        ["|| Mål | Krav 2024 | Resultat | Vurdering", "| Andel fristbrudd | < 2 % | 1,6 % | Grønn"],
        [("indikator", "Andel fristbrudd")],
        "a requirement with a year is a target where a goal stands before it",
    ),
    ("annet", ["|| Krav", "| Vi skal bli bedre"], [], "one column alone says too little"),
]


@pytest.mark.parametrize(("genre", "lines", "expected", "why"), CASES, ids=[case[3] for case in CASES])
def test_requirements_of_a_table(genre, lines, expected, why):
    assert found(genre, *lines) == expected, why


def test_printed_id_status_and_forecast_of_a_status_row():
    extracted = read(
        "statustabell",
        "Oversikten viser om hvert krav ventes å bli oppfylt i år.",
        STATUS,
        "| 4010 | Helse Vest RHF skal lage en plan. | Mål/krav oppfylles delvis.",
    )
    assert extracted.requirements[0].printed_id == "4010"
    assert extracted.requirements[0].id == "prove--4010"
    assert extracted.requirements[0].origin == "restated"
    assert (extracted.answers[0].status, extracted.responses[0].basis) == ("delvis", "forecast")


def test_a_measure_is_answered_under_its_own_heading():
    extracted = read(
        "delårsrapport",
        "# Medarbetare",
        "|| Framgångsfaktor | Styrmått | Mål | Periodens utfall",
        "| Arbetsmiljö | Sjukfrånvaro bland personal | Minska | K:8,0% M:6,1%",
        "## Sjukfrånvaro bland personal",
        "Underlag till styrmåttet saknas.",
        "Övriga mått kommenteras i avsnittet Ekonomi.",
    )
    assert [r.text for r in extracted.responses] == ["Underlag till styrmåttet saknas."]
    assert extracted.answers[0].status == "mangler_tall"
    assert [(o.scope, o.value, o.unit) for o in extracted.outcomes] == [("K", 8.0, "%"), ("M", 6.1, "%")]
    assert extracted.requirements[0].section.endswith("› Arbetsmiljö")


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("# Status per 30. juni 2024", "2024-06-30"),
        ("# Tertialrapport 2. tertial 2024", "2024-08-31"),
        ("# Status", "None"),
    ],
)
def test_the_day_that_a_report_holds_for(title, day):
    extracted = read("statustabell", title, STATUS, "| 4010 | Helse Vest RHF skal lage en plan. | Gul")
    assert str(extracted.responses[0].as_of) == day
