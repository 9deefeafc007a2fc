"""Statuses: printed ones, and those that prose tells, with the sentence that decides."""

from __future__ import annotations

import pytest

from pipeline.extract.ratings import is_forecast, printed_status, prose_status
from pipeline.extract.shares import shares

PRINTED = [
    ("Mål/krav blir innfridd. Iverksatte tiltak fungerer.", None, "oppfylt"),
    ("Mål og krav oppfylles delvis i år.", None, "delvis"),
    ("Mål/krav vil ikke bli oppfylt i år.", None, "ikke_oppfylt"),
    ("Rapportering mangler pga. tall foreligger ikke.", None, "mangler_tall"),
    ("", "green", "oppfylt"),
    ("", "yellow", "delvis"),
    (None, "red", "ikke_oppfylt"),
    ("Rødt", None, "ikke_oppfylt"),
    ("Gul", None, "delvis"),
    ("Ej uppfyllt", None, "ikke_oppfylt"),
    ("Ikkje starta", None, "ikke_påbegynt"),
    ("Försenad", None, "forsinket"),
    ("Bortfalt", None, "bortfalt"),
]
PROSE = [
    ("indikator", "Ventetiden skal være under 50 dager.", "Ventetiden er like over målet.", "ikke_oppfylt"),
    (
        "indikator",
        "Andel utredet skal være minst 80 pst.",
        "72 prosent, som er under målet på 80 prosent.",
        "ikke_oppfylt",
    ),
    (
        "indikator",
        "Ventetiden skal være under 50 dager.",
        "Ventetiden var 62 dager. Målet er ikke nådd.",
        "ikke_oppfylt",
    ),
    (
        "indikator",
        "Ventetiden skal være under 50 dager.",
        "Målet er nådd for TSB. Målet er ikke nådd for voksne.",
        "delvis",
    ),
    (
        "indikator",
        "Ventetiden skal reduseres.",
        "Målet om kortere ventetid bortfalt i justert oppdragsdokument.",
        "bortfalt",
    ),
    ("indikator", "Andel skader skal reduseres.", "Det vil ikke foreligge resultater før i 2025.", "mangler_tall"),
    ("indikator", "Ingen korridorpasienter.", "Andelen var 0,6 prosent.", "ikke_oppfylt"),
    ("indikator", "Andel utredet skal være minst 80 pst.", "Alle arbeider godt med dette.", "ukjent"),
    ("oppdrag", "Lage en plan.", "Planen er oversendt departementet.", "oppfylt"),
    ("oppdrag", "Lage en plan.", "Arbeidet med planen er i sluttfasen.", "pågår"),
    ("oppdrag", "Lage en plan.", "Arbeidet startet, men ble utsatt på grunn av flytting.", "forsinket"),
    ("oppdrag", "Lage en plan.", "Ingen har meldt at arbeidet ikke er blitt forsinket. Planen er levert.", "oppfylt"),
    ("oppdrag", "Ha team i drift.", "Team er i drift i fire av seks kommuner.", "delvis"),
    ("oppdrag", "Lage ein plan.", "Arbeidet er ikkje påbyrja.", "ikke_påbegynt"),
    ("tiltak", "Åtgärd: Införa planering.", "Arbetet pågår inom divisionen.", "pågår"),
    ("tiltak", "Åtgärd: Införa planering.", "Inväntar uppdragsledare.", "ikke_påbegynt"),
    ("indikator", "Sjukfrånvaro", "Informationsunderlag till styrmåttet saknas.", "mangler_tall"),
]


@pytest.mark.parametrize(("words", "hue", "status"), PRINTED)
def test_printed_ratings(words, hue, status):
    assert printed_status(words, hue)[0] == status


@pytest.mark.parametrize(("kind", "requirement", "answer", "status"), PROSE)
def test_prose(kind, requirement, answer, status):
    decided, raw = prose_status(requirement, kind, (answer,))
    assert decided == status
    assert raw is None if status == "ukjent" else any(part in answer for part in (raw, raw.split(". ")[0]))


def test_a_cell_that_says_nothing_has_no_status():
    assert printed_status("K: □ M: ▲", None) is None


@pytest.mark.parametrize(("words", "expected"), [("Kravet blir innfridd.", True), ("Kravet er innfridd.", False)])
def test_forecasts(words, expected):
    assert is_forecast(words) is expected


def test_each_sentence_goes_to_the_requirement_it_speaks_of():
    passage = "Utredning innen frist var 72 prosent. Det er under målet. Avrusning er ikke målt."
    first, second = shares(
        passage, ("Andel utredet innen frist skal være 80 pst.", "Andel påbegynt etter avrusning skal være 60 pst.")
    )
    assert first == ("Utredning innen frist var 72 prosent.", "Det er under målet.")
    assert second == ("Avrusning er ikke målt.",)


def test_below_the_goal_is_good_where_little_is_wanted():
    assert (
        prose_status(
            "Antal recept per 1 000 invånare", "indikator", ("Förskrivningen ligger under målet.",), less=True
        )[0]
        == "oppfylt"
    )
