"""What must never be set aside: a sentence that obliges, wherever it stands and whatever it ends in."""

from __future__ import annotations

import pytest

from pipeline.parse.pdf import read_pdf
from tests.parse.pdf_maker import Sheet


def aside(sheet: Sheet) -> list[str]:
    return [block.text for block in read_pdf(sheet.save()).blocks if block.kind == "furniture"]


def contents(path, *entries: str) -> Sheet:
    """A contents page of entries without leaders, their pages at the right edge."""
    sheet = Sheet(path).lines("Innhold", size=16, style="b")
    for number, title in enumerate(entries, 3):
        sheet.put(515, sheet.at, str(number))
        sheet.lines(title, after=2)
    return sheet


def test_a_sentence_below_the_contents_that_ends_in_a_number(tmp_path):
    sheet = contents(tmp_path / "a.pdf", "Innledning", "Styringsbudskap", "Økonomi", "Rapportering")
    sheet.lines("Om dokumentet", size=13, style="b")
    sheet.lines("Klinikken skal korte ned ventetiden for alle pasientgrupper, og snittet måles i dager: 40")
    assert aside(sheet) == ["Innhold", "Innledning 3", "Styringsbudskap 4", "Økonomi 5", "Rapportering 6"]


def test_an_entry_of_the_contents_may_oblige(tmp_path):
    """A heading may hold a normative verb; among other entries it is one of them."""
    sheet = contents(tmp_path / "a.pdf", "Innledning", "Hva vi skal nå i 2031", "Økonomi", "Rapportering")
    assert "Hva vi skal nå i 2031 4" in aside(sheet)


def test_a_form_with_dotted_lines_is_no_contents(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf")
    for who in ("Klinikken", "Avdelingen", "Enheten"):
        sheet.lines(f"{who} skal melde inn tiltak: " + "." * 60)
    assert aside(sheet) == []


@pytest.mark.parametrize("pages", (1, 3))
def test_two_notes_that_differ_by_a_number_are_no_running_lines(tmp_path, pages):
    """They stand on one page only, alike but for their numbers."""
    sheet = Sheet(tmp_path / "a.pdf")
    for who in ("Klinikken", "Avdelingen", "Enheten")[:pages]:
        sheet.lines(f"{who} har fire mål for året.", f"{who} følger dem opp hver måned.")
        if who == "Klinikken":
            sheet.put(70, 790, "Se tabell 3 i vedlegget.", 8)
            sheet.put(70, 802, "Se tabell 4 i vedlegget.", 8)
        sheet.page()
    assert aside(sheet) == []


def test_small_lines_at_every_foot_that_oblige_stay(tmp_path):
    """At one height on every page, apart in size, but each with words of its own."""
    sheet = Sheet(tmp_path / "a.pdf")
    for who in ("Klinikken", "Avdelingen", "Enheten", "Seksjonen"):
        sheet.lines(f"{who} har fire mål for året, og de er gjengitt i planen.", "De følges opp hver måned.")
        sheet.put(70, 800, f"{who} skal melde fra om avvik.", 8)
        sheet.page()
    assert aside(sheet) == []
