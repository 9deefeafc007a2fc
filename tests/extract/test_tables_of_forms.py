"""Tables and lines in makes that nobody named: heads in other words, none at all, on their side; definitions as lines."""

from __future__ import annotations

import pytest

from pipeline.extract.wording import pattern, whole
from pipeline.phrases import phrases
from tests.extract.pages import read

TASK = "Helseforetaket skal male båtene."
OTHER = "Helseforetaket skal telle tauverket hver vår."


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("|| Nr | Tittel | Oppdragsbeskrivelse | Leveranse", f"| 2031-01 | Maling | {TASK} | Notat"), "another word for the task"),
        (("|| ID | Beskrivelse | Frist", f"| 2031-01 | {TASK} | 1. mai 2031"), "a description beside an ID is what is asked"),
        (("|| Kol A | Kol B", f"| 2031-01 | {TASK}", f"| 2031-02 | {OTHER}"), "heads that say nothing: the cells do"),
        (("|| Oppdrag | 2031-01", "| Tittel | Maling", f"| Beskrivelse | {TASK}", "| Frist | 1. mai 2031"), "a table on its side"),
    ],
)
def test_an_assignment_is_read_from_any_table_with_id_and_task(lines, why):
    first = read("tildelingsbrev", "# 3 Oppdrag", *lines).requirements[0]
    assert (first.printed_id, first.kind, first.text) == ("2031-01", "oppdrag", TASK), why


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("|| Kap. | Betegnelse", "| 742.01 | Driftsutgifter", "| 742.21 | Spesielle driftsutgifter"), "chapters of a budget"),
        (("|| A | B", "| 1 | Hallen", "| 2 | Naustet"), "a list of places"),
    ],
)
def test_other_tables_with_numbers_ask_nothing(lines, why):
    assert not read("tildelingsbrev", "# 6 Bevilgning", *lines).requirements, why


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("|| Nr | Indikator | Teller | Nevner | Datakilde", "| 1 | Andel malte båter | Malte | Alle | Båtregisteret"), "parts of the share"),
        (("|| Indikator | Beskrivelse | Kilde", "| Andel malte båter | Malte av alle | Båtregisteret"), "the description defines"),
        (("|| Indikator | Andel malte båter", "| Definisjon | Malte av alle", "| Datakilde | Båtregisteret", "| Frekvens | Årlig"), "on its side"),
        (("## Andel malte båter", "- Definisjon: Malte av alle.", "- Datakilde: Båtregisteret", "- Frekvens: Årlig"), "items under the name"),
        (("Andel malte båter", "Definisjon: Malte av alle.", "Datakilde: Båtregisteret"), "lines under the name"),
        (("Indikator: Andel malte båter. Datakilde: Båtregisteret. Frekvens: Årlig.",), "all in one paragraph"),
        (("|| Indikator | Beskrivning | Källa", "| Andel målade båtar | Målade av alla | Båtregistret"), "Swedish"),
    ],
)
def test_an_indicator_is_defined_in_any_of_these_makes(lines, why):
    found = read("oppdrag_og_bestilling", "# Vedlegg 1 Indikatorer", *lines).requirements
    assert [r.kind for r in found] == ["indikatordefinisjon"], why
    assert "Andel" in found[0].text and "Båtregist" in found[0].text


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("Datakilde: Båtregisteret",), "a source alone"),
        (("Om båter", "Kontakt: havnekontoret", "Frist: 1. mai"), "other labels"),
    ],
)
def test_other_labelled_lines_define_nothing(lines, why):
    assert not [r for r in read("oppdrag_og_bestilling", "# Vedlegg", *lines).requirements if r.kind == "indikatordefinisjon"], why


def test_a_goal_beside_a_target_names_what_it_serves():
    found = read("tildelingsbrev", "|| Mål | Styringsparameter | Måltall", "| 1. Trygge båter | Andel malte båter | 90 %").requirements
    assert [target.value for target in found[0].terms.targets] == [90]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("|| Indikator | Kommer fra | Kommer ut", "| Andel malte båter | Båtregisteret | Månedlig"), "heads of its own under such a heading"),
        (("- Andel malte båter: tall fra Båtregisteret, publiseres tertialvis",), "an item"),
        (("Andel malte båter hentes fra Båtregisteret og oppdateres månedlig.",), "a sentence"),
    ],
)
def test_under_a_heading_over_definitions_all_rows_and_items_are_such(lines, why):
    found = read("oppdragsdokument", "# Vedlegg 2 Definisjon av indikatorer", *lines).requirements
    assert [r.kind for r in found] == ["indikatordefinisjon"], why


def test_phrases_of_definitions():
    for key, entry in phrases("extract.definitions").items():
        judge = (lambda text, key=key: whole("extract.definitions", key).match(text)) if key == "chapter" else (
            lambda text, key=key: pattern("extract.definitions", key).search(text))  # fmt: skip
        assert [text for text in entry["examples"] if not judge(text)] == []
        assert [text for text in entry.get("counter_examples", ()) if judge(text)] == []


def test_a_document_of_no_known_genre_answers_in_its_tables():
    found = read("annet", "|| Nr | Oppdrag | Status | Kommentar", f"| 4 | {TASK} | Forsinket | Malingen er tom.")
    assert [(answer.status, answer.status_raw) for answer in found.answers] == [("forsinket", "Forsinket")]
    assert [response.text for response in found.responses] == ["Malingen er tom."]


def test_an_item_whose_items_say_what_to_do_is_no_requirement():
    found = read(
        "oppdrag_og_bestilling",
        "# Oppgaver",
        "- Det vises til båttellingen. Helseforetaket skal i løpet av andre halvår 2031:",
        "-- peke ut en havn for vinteren",
        "-- gi mannskapet opplæring i knuter",
        "-- rapportere antall båter",
    ).requirements
    assert [r.text.split()[0] for r in found] == ["peke", "gi", "rapportere"]


ASKED = ["Krav: Helse Fjord RHF skal telle båtene.", "Rapportering: Båtene ble talt i mai."]


def test_a_table_in_an_answer_belongs_to_it():
    found = read("årlig_melding", "# Oppdrag", *ASKED, *ASKED[:1], "Rapportering: Tallene står her.", "|| Havn | Båter", "| Nordvik | 5")
    assert found.responses[-1].text == "Tallene står her. Havn Båter Nordvik 5"


def test_as_many_paragraphs_as_bullets_answer_one_each():
    lines = ["Krav: Helse Fjord RHF skal:", "- telle båtene", "- male brygga", "Rapportering: Tellingen er gjort.", "Brygga er malt."]
    found = read("årlig_melding", "# Oppdrag", *ASKED, *lines)
    assert [response.text for response in found.responses][1:] == ["Tellingen er gjort.", "Brygga er malt."]
