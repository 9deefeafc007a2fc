"""Printed statuses, forecasts, and which sentences of an answer speak of which requirement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.extract.as_of import as_of
from pipeline.extract.legend import legend
from pipeline.extract.ratings import printed_status
from pipeline.extract.responses import behind_repeat
from pipeline.extract.shares import divided, shares
from tests.extract.pages import document, parsed

PRINTED = [
    ("Mål/krav blir innfridd. Turnusen holder.", None, "oppfylt"),
    ("Mål og krav oppfylles delvis til jul.", None, "delvis"),
    ("Mål/krav vil ikke bli oppfylt til jul.", None, "ikke_oppfylt"),
    ("Rapportering mangler, skjemaet er tomt.", None, "mangler_tall"),
    ("", "green", "oppfylt"),
    ("", "yellow", "delvis"),
    (None, "red", "ikke_oppfylt"),
    ("Rødt", None, "ikke_oppfylt"),
    ("Gul", None, "delvis"),
    ("Ej uppfyllt", None, "ikke_oppfylt"),
    ("Ikkje starta", None, "ikke_påbegynt"),
    ("Försenad", None, "forsinket"),
    ("Bortfalt", None, "bortfalt"),
    ("Ja", None, "oppfylt"),
    ("Nej", None, "ikke_oppfylt"),
    ("I rute", None, "pågår"),
    ("Ikke i rute", None, "forsinket"),
    ("Enligt plan", None, "pågår"),
    ("Fullført", None, "oppfylt"),
    ("Uppnås inte", None, "ikke_oppfylt"),
    ("Går ej att bedöma", None, "mangler_tall"),
    ("✔ 12 av 12", None, "oppfylt"),
    ("🔴", None, "ikke_oppfylt"),
]


@pytest.mark.parametrize(("words", "hue", "status"), PRINTED)
def test_printed_ratings(words, hue, status):
    assert printed_status(words, hue)[0] == status


def test_a_cell_that_says_nothing_has_no_status():
    assert printed_status("K: □ M: ▲", None) is None


def test_a_report_explains_its_own_signs():
    blocks = parsed(
        "Tegnforklaring", "▲ Forsinket eller i fare", "● = i rute", "Y: Oppdraget gjennomføres delvis", "▲ står for mye."
    ).blocks
    key = legend(blocks)
    assert [printed_status(sign, None, key) for sign in ("▲", "▲ Risiko", "●", "Y")] == [
        ("forsinket", "▲"), ("forsinket", "▲ Risiko"), ("pågår", "●"), ("delvis", "Y"),
    ]  # fmt: skip
    assert printed_status("●", None) is None, "without a key the sign may mean anything"


def test_a_key_in_one_line_explains_each_sign_but_none_whose_colours_are_lost():
    assert legend(parsed("● Målet nått ▲ Delvis nått ■ Ej nått").blocks) == {"●": "Målet nått", "▲": "Delvis nått", "■": "Ej nått"}
    assert legend(parsed("● Målet uppnått  ● Målet delvis uppnått  ● Målet ej uppnått").blocks) == {}


AS_OF = [
    ("Status per 30. juni 2023", "statustabell", date(2023, 6, 30), "a day"),
    ("Delårsrapport per april 2022", "delårsrapport", date(2022, 4, 30), "a month"),
    ("Delårsrapport augusti 2023", "delårsrapport", date(2023, 8, 31), "a month behind the kind of report"),
    ("Delårsrapport 2022- 04, Division Fjäll", "delårsrapport", date(2022, 4, 30), "a month in figures"),
    ("Halvårsrapport 2024", "statustabell", date(2024, 6, 30), "half a year"),
    ("Årlig melding 2020 Helse Fjord RHF", "årlig_melding", date(2020, 12, 31), "a whole year"),
    ("Tertialrapport 2. tertial 2023", "tertialrapport", date(2023, 8, 31), "four months"),
    ("Oversikt over krav", "statustabell", None, "nothing said"),
    ("Oppdragsdokument 2023 per 1. mai 2023", "oppdragsdokument", None, "no report"),
]


@pytest.mark.parametrize(("title", "genre", "day", "why"), AS_OF, ids=[case[-1] for case in AS_OF])
def test_the_day_that_a_report_holds_for(title, genre, day, why):
    assert as_of(replace(document(genre), title=title), ()) == day, why


def test_each_sentence_goes_to_the_requirement_it_speaks_of():
    passage = "Utredning innen frist var 72 prosent. Det er under målet. Avrusning er ikke målt."
    first, second = shares(
        passage, ("Andel utredet innen frist skal være 80 pst.", "Andel påbegynt etter avrusning skal være 60 pst.")
    )
    assert first == ("Utredning innen frist var 72 prosent.", "Det er under målet.")
    assert second == ("Avrusning er ikke målt.",)


POINTS = ("lage en vaktplan for båtene", "øve på strømbrudd ved skolene", "innføre felles kart over havnene")
TOLD = (
    "Vaktplanen for båtene er vedtatt.",
    "Den gjelder til 2030.",
    "Skolene har øvd på strømbrudd to ganger.",
    "Felles kart over havnene innføres til høsten.",
)


def test_an_answer_that_goes_through_the_points_is_cut_at_each():
    assert divided(TOLD, POINTS) == {0: 0, 1: 2, 2: 3}


def test_an_answer_that_takes_them_together_or_out_of_order_is_whole():
    assert divided(("Alle krav er videreført.", *TOLD), POINTS) == {}
    assert divided(tuple(reversed(TOLD)), POINTS) == {}
    assert divided(TOLD[:2], POINTS) == {}
    items = (True, True, False, True)
    assert divided(TOLD, POINTS, items) == {}, "a point inside a list begins no part"


DIVIDED = [
    (
        ("Båtregnskapet er laget for 2030.", "En fremmed havn ble stengt.", "Rapport om havnene er publisert for tredje gang."),
        ("videreutvikle arbeidet med båtregnskap", "publisere en årlig rapport om arbeidet i havnene"),
        {0: 0, 1: 2},
        "compounds and rare words tell; what is asked of everything does not",
    ),
    (
        ("Det vises til rapportering ovenfor om fjernstyring.", "Behov for endringer i båtloven er meldt inn til Sjødirektoratet."),
        ("ta i bruk kikkert der det er mulig", "melde inn behov for endringer i båtloven til Sjødirektoratet"),
        {0: 0, 1: 1},
        "an answer that only points elsewhere answers the first",
    ),
    (
        ("Målet for båtene er laget etter en modell i juni.", "Beskjed er gitt.", "Modellen er nyttig."),
        ("bidra til mål for båtene i juni", "ta i bruk modellen fra sjøskolen i alle havneområder på kysten"),
        {},
        "one common word begins no part",
    ),
    (
        ("Talet på båtførarar auka med 12.", "Døme på oppgåvedeling er samla inn frå hamnene."),
        ("auke talet på båtførarar", "samle døme på god oppgåvedeling"),
        {0: 0, 1: 1},
        "nynorsk",
    ),
    (
        ("Sjøen var kald i år.", "Pengene gikk til en båtenhet. Fiskere kan melde inn fangst der.", "Antallet fangster var 12."),
        ("etablere en enhet, der også fiskere kan melde inn fangst", "gjøre kartene bedre", "øke antallet fangster"),
        {},
        "as many paragraphs as points, but one speaks of another's",
    ),
    (
        ("Havna har bygd ut tilbudet for barn i småbåter.", "Kostnadene økte.", "Barn i småbåter ventet 14 dager.", "Losene møtte i tide."),
        ("kostnadene skal øke", "barn i småbåter skal vente 20 dager", "losene skal møte i tide"),
        {},
        "what opens speaks of a later point: it opens all of it",
    ),
    (
        ("De tre oppgavene er gitt videre.", "Båtene er malt.", "Bryggene er målt.", "Losene er talt."),
        ("male båtene", "måle bryggene", "telle losene"),
        {},
        "all of them by their number",
    ),
    (
        ("Båtplanen antogs i maj.", "Bryggornas belysning har bytts ut i två hamnar."),
        ("att ta fram en båtplan", "att byta ut belysningen på bryggorna"),
        {0: 0, 1: 1},
        "Swedish",
    ),
]


@pytest.mark.parametrize(("paragraphs", "asked", "starts", "why"), DIVIDED, ids=[case[3] for case in DIVIDED])
def test_where_the_parts_of_an_answer_begin(paragraphs, asked, starts, why):
    assert divided(paragraphs, asked) == starts, why


def test_an_answer_beginsbehind_repeat_the_point_that_it_repeats():
    asked = "Helseforetaket skal innføre felles havnekart."
    assert behind_repeat(f"{asked} Kartene er innført i sør.", asked) == "Kartene er innført i sør."
    assert behind_repeat("Helseforetaket skal innføre felles  havnekart: Kartene er innført.", asked) == "Kartene er innført."
    assert behind_repeat("Kartene er innført i sør.", asked) == "Kartene er innført i sør.", "no repeat"
    assert behind_repeat(asked, asked) == asked, "nothing but the repeat stays"
    subject = "Ventetiden i alle havner er fortsatt for lang."
    assert behind_repeat(subject, "Ventetiden i alle havner") == subject, "it is the subject of the sentence"
