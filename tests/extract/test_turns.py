"""Reports whose bare headings take turns: what was asked, what became of it."""

from __future__ import annotations

import pytest

from pipeline.extract.turns import turns
from tests.extract.pages import parsed, read
from tests.extract.test_quotes import CHAPTER, KRAV, pairs

CASES = [
    (
        [
            *(CHAPTER, "## Mål 2031", "- Båtene skal være malt.", "- Ingen båter i kø.", "## Andre oppgaver 2031", "- Havna skal telle båtene."),
            *("## Rapportering", "Alle båtene er malt, og maleriet er kontrollert.", "Køen er borte.", "Båtene ble talt i mai."),
        ],
        [
            ("mål", "Båtene skal være malt.", "Alle båtene er malt, og maleriet er kontrollert."),
            ("mål", "Ingen båter i kø.", "Køen er borte."),
            ("oppdrag", "Havna skal telle båtene.", "Båtene ble talt i mai."),
        ],
        "goals and tasks under headings of their own, answered below both",
    ),
    (
        [CHAPTER, "## Oppgaver 2031", "### Båter og brygger", "- Båtene skal telles.", "## Rapportering", "De er talt."],
        [("oppdrag", "Båtene skal telles.", "De er talt.")],
        "a title inside what is asked ends nothing",
    ),
    (
        [
            *(KRAV, "## Krav", "Leieavtalen for naustet går ut i 2035.", "Vedtak:", "«Foretaksmøtet ba Helse Vest RHF om å telle båtene.»"),
            *("## Status", "De er talt."),
        ],
        [("krav", "Foretaksmøtet ba Helse Vest RHF om å telle båtene.", "De er talt.")],
        "beside what a meeting asks, what neither asks nor measures is where it comes from",
    ),
    (
        [
            *(KRAV, "## Krav", "Båtene skal telles.", "## Tilbakemelding fra foretaket", "De er talt.", "Bryggene må males i mai."),
            *("Foretaket skal videre selge de eldste båtene.", "## Tilbakemelding fra foretaket", "Fire er solgt."),
        ],
        [
            ("krav", "Båtene skal telles.", "De er talt. Bryggene må males i mai."),
            ("krav", "Foretaket skal videre selge de eldste båtene.", "Fire er solgt."),
        ],
        "a second heading of reporting without one of asking: what binds right above it was asked",
    ),
    (
        [
            *(KRAV, "Foretaksmøtet ba Helse Vest RHF om å:", "- telle båtene", "- selge bryggene", "## Tilbakemelding fra foretaket"),
            *("Båtene er talt i høst.", "Bryggene skal selges når prisene er bedre.", "Foretaksmøtet ba om en oversikt over naust."),
            *("## Tilbakemelding fra foretaket", "Oversikten er sendt."),
        ],
        [
            ("krav", "telle båtene", "Båtene er talt i høst."),
            ("krav", "selge bryggene", "Bryggene skal selges når prisene er bedre."),
            ("krav", "Foretaksmøtet ba om en oversikt over naust.", "Oversikten er sendt."),
        ],
        "an answer's own heading, where the question has none: it answers until the meeting asks anew",
    ),
    (
        [CHAPTER, "## Mål", "Båtene skal være malt.", "## Resultat", "Fire av fem båter skal males i mai.", "Målet er ikke nådd."],
        [("mål", "Båtene skal være malt.", "Fire av fem båter skal males i mai. Målet er ikke nådd.")],
        "what stands behind the heading answers, also where it holds a duty",
    ),
    (
        [CHAPTER, "## Krav", "Ventetid under 50 dager.", "## Status", "Den var 47 dager.", "## Tiltak", "Det er kjøpt en båt."],
        [("krav", "Ventetid under 50 dager.", "Den var 47 dager. Det er kjøpt en båt.")],
        "no verb is needed under the heading; two headings of reporting make one answer",
    ),
    (
        [
            *(CHAPTER, "Mål:", "Havna skal vere trygg.", "Måloppnåing:", "Ho er trygg."),
            *("Mål:", "Bryggja skal målast.", "Oppfølging:", "Ho er målt."),
        ],
        [("mål", "Havna skal vere trygg.", "Ho er trygg."), ("mål", "Bryggja skal målast.", "Ho er målt.")],
        "lines with a colon, in nynorsk; the line is no part of the answer",
    ),
    (
        [
            *("# 2 Båtar", "## 1 Mål", "Alla båtar ska vara målade.", "## 2 Utfall", "Fyra är målade."),
            *("## 1 Uppdrag", "Förvaltningen ska räkna bryggorna.", "## 2 Återrapportering", "Bryggorna är räknade."),
        ],
        [
            ("mål", "Alla båtar ska vara målade.", "Fyra är målade."),
            ("oppdrag", "Förvaltningen ska räkna bryggorna.", "Bryggorna är räknade."),
        ],
        "numbered, in Swedish, in a chapter that does not call itself reporting",
    ),
    (
        [CHAPTER, "## Oppgaver", "Klinikken skal:", "- male båtene", "- telle bryggene", "## Vurdering", "Alt er gjort."],
        [("oppdrag", "male båtene", "Alt er gjort."), ("oppdrag", "telle bryggene", "Alt er gjort.")],
        "a list is read as in an order, and answered as one",
    ),
    (
        [
            *(CHAPTER, "## Mål", "Helse Vest skal halde minst 95 prosent av båtavtalane."),
            *("Rapportering: Ved utgangen av året var 91 prosent av avtalane haldne.", "Augebåtane er verst."),
            *("Fleire båtar skal få radar enn i 2021.", "Rapportering: Alle har fått radar."),
        ],
        [
            (
                "indikator",
                "Helse Vest skal halde minst 95 prosent av båtavtalane.",
                "Rapportering: Ved utgangen av året var 91 prosent av avtalane haldne. Augebåtane er verst.",
            ),
            ("indikator", "Fleire båtar skal få radar enn i 2021.", "Rapportering: Alle har fått radar."),
        ],
        "the heading of reporting at the start of the answer; the next is asked right above the next such",
    ),
    (
        [
            *(CHAPTER, "## Krav:", "Helse Vest RHF skal lage en båtplan.", "## Tilbakemelding fra foretaket", "Planen er laget."),
            *("Den gjelder i fem år.", "Helse Vest RHF skal, sammen med naboene:", "- male båtene", "- telle bryggene"),
            *("## Tilbakemelding fra foretaket", "Alt er gjort."),
        ],
        [
            ("krav", "Helse Vest RHF skal lage en båtplan.", "Planen er laget. Den gjelder i fem år."),
            ("oppdrag", "male båtene", "Alt er gjort."),
            ("oppdrag", "telle bryggene", "Alt er gjort."),
        ],
        "a list that is asked between two answers without a heading",
    ),
    (
        [
            *(CHAPTER, "## Oppdrag", "Havna skal male båtane innan mai.", "## Rapportering frå Helse Fjord", "Alle er måla."),
            *("Havna skal måle bryggja.", "Rapportering: Ho er målt.", "Havna skal rapportere til Helse Fjord RHF om vraka."),
            *("## Rapportering frå Helse Fjord", "Rapporten er send."),
        ],
        [
            ("oppdrag", "Havna skal male båtane innan mai.", "Alle er måla."),
            ("oppdrag", "Havna skal måle bryggja.", "Rapportering: Ho er målt."),
            ("rapporteringskrav", "Havna skal rapportere til Helse Fjord RHF om vraka.", "Rapporten er send."),
        ],
        "a heading that names the body that reports, in turn with the word at the start of the answer",
    ),
]


@pytest.mark.parametrize(("lines", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_headings_in_turn(lines: list[str], expected: list[tuple[str, str, str | None]], why: str) -> None:
    assert pairs(*lines) == expected, why


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("# Mål", "Båtene er malt.", "# Andre forhold", "Alt er vel.", "# Resultat", "Godt."), "another heading between"),
        (("# Mål", "# Resultat", "Godt."), "nothing is asked"),
        (("# Mål", "Båtene skal males.", "# Resultat"), "nothing is answered"),
        (("Mål", "Båtene skal males.", "Resultat", "Godt."), "a word alone is no heading"),
        (("# Mål", "|| Båt | Antall", "| Kutter | 3", "# Resultat", "Godt."), "a table is read as one"),
    ],
)
def test_no_exchange(lines: tuple[str, ...], why: str) -> None:
    assert turns(parsed(*lines).blocks) == (), why


def test_a_numbered_chapter_of_figures_stands_in_no_answer():
    lines = ("# 3. Rapportering på oppdraget", "## Oppdrag 2031", "- male bryggene", "Bryggene ble malt i april.",
             "# 4. Nøkkeltall", "|| Måltall | 2029 | 2030 | 2031", "| Båter | 63 | 66 | 63")  # fmt: skip
    assert [response.text for response in read("årlig_melding", *lines).responses] == ["Bryggene ble malt i april."]
