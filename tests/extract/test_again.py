"""What comes again in a report tells who speaks there, whatever it is called."""

from __future__ import annotations

import pytest

from tests.extract.pages import read
from tests.extract.test_who_asks import pairs

ASKED = (
    ("nb", "Havna skal male alle brygger innen 1. mai.", "Havna skal kjøpe to nye losbåter.", "Minst 80 prosent av losene skal ha kurs."),
    ("nn", "Hamna skal måle alle bryggjer innan 1. mai.", "Hamna skal kjøpe to nye losbåtar.", "Minst 80 prosent av losane skal ha kurs."),
    ("sv", "Hamnen ska måla alla bryggor senast 1 maj.", "Hamnen ska köpa två nya lotsbåtar.", "Minst 80 procent av lotsarna ska ha kurs."),
)  # fmt: skip
TOLD = ("Bryggene ble malt i april.", "Båtene er bestilt, og den første kom i mai.", "Andelen var 84 prosent.")


@pytest.mark.parametrize(("language", *("one", "two", "three")), ASKED, ids=[case[0] for case in ASKED])
@pytest.mark.parametrize("heading", ["Slik står det til", "Läget efter april", "Havnas svar 1. tertial"])
def test_a_heading_that_comes_again_below_what_is_asked_is_one_of_answers(language, one, two, three, heading):
    asked = (one, two, three)
    lines = [line for text, told in zip(asked, TOLD, strict=True) for line in (text, f"## {heading}", told)]
    for genre in ("årlig_melding", "delårsrapport"):
        assert pairs(genre, "# 2 Havnas arbeid", *lines, language=language) == list(zip(asked, TOLD, strict=True))


def test_a_heading_that_comes_again_below_what_is_told_heads_no_answer():
    lines = [line for told in TOLD for line in (told, "## Båter", "Båtene ligger ved brygga.")]
    assert pairs("årlig_melding", "# 2 Havnas arbeid", *lines) == []


def test_words_that_introduce_a_list_again_ask_behind_an_answer_too():
    lines = ("## Mål og oppgaver", "Havna skal:", "- male bryggene", "## Rapportering", "Bryggene ble malt i april.",
             "Havna skal:", "- kjøpe en båt", "Båten er kjøpt.")  # fmt: skip
    found = pairs("årlig_melding", "# 2 Rapportering på oppdraget", *lines)
    assert found == [("male bryggene", "Bryggene ble malt i april."), ("kjøpe en båt", "Båten er kjøpt.")]


def test_what_stands_under_a_labelled_task_tells_of_it_where_no_answer_has_a_label():
    lines = ("Uppdrag: Hamnen ska måla bryggorna.", "Bryggorna målades i april.", "Uppdrag: Hamnen ska köpa en båt.",
             "Båten är beställd.")  # fmt: skip
    found = pairs("delårsrapport", "# 3 Uppföljning", *lines, language="sv")
    assert found == [("Hamnen ska måla bryggorna.", "Bryggorna målades i april."), ("Hamnen ska köpa en båt.", "Båten är beställd.")]


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("Andelen malte brygger skal være minst 80 prosent.", "indikator"),
        ("Minst 80 prosent av losene skal ha kurs.", "indikator"),
        ("Havna skal kjøpe to nye losbåter innen 1. mai 2031.", "oppdrag"),
        ("Foretaksmøtet ba Havna HF om å holde minst 80 prosent av avtalene.", "krav"),
    ],
)
def test_what_no_heading_names_is_an_indicator_where_it_is_measured(asked, kind):
    found = read("årlig_melding", "# 2 Havnas arbeid", asked, "## Svar", TOLD[2])
    assert [(r.text, r.kind) for r in found.requirements] == [(asked, kind)]


@pytest.mark.parametrize(
    ("language", "lead", "items", "closing"),
    [
        ("nb", "Foretaksmøtet ba Havna HF om å:", ("male bryggene", "kjøpe en båt"), "Havna HF skal gi en samlet tilbakemelding til eieren innen 1. mai 2031."),
        ("nn", "Føretaksmøtet bad Hamna HF om å:", ("måle bryggjene", "kjøpe ein båt"), "Hamna HF skal gje ei samla tilbakemelding til eigaren innan 1. mai 2031."),
        ("sv", "Nämnden har gett hamnen i uppdrag att:", ("måla bryggorna", "köpa en båt"), "Hamnen ska lämna en samlad återrapportering till nämnden senast den 1 maj 2031."),
    ],
)  # fmt: skip
def test_a_duty_to_report_behind_a_list_is_asked_and_answers_nothing(language, lead, items, closing):
    told = "Bryggene ble malt i april, og båten er kjøpt."
    found = read("årlig_melding", "# 3 Oppdrag fra eier", lead, *(f"- {item}" for item in items), closing, told, language=language)
    assert [r.text for r in found.requirements] == [*items, closing]
    assert {response.text for response in found.responses} == {told}
