"""Lines, paragraphs, items, notes: one page a trait."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.parse.lines_hyphens import joint
from pipeline.parse.pdf import read_pdf
from pipeline.parse.pdf_letters import cleaned, latin
from pipeline.phrases import phrases
from tests.parse.pdf_maker import Sheet


def texts(path: Path, kind: str | None = None) -> list[str]:
    return [block.text for block in read_pdf(path).blocks if kind is None or block.kind == kind]


def full(sheet: Sheet) -> Sheet:
    """Running text, so that the page has a body size and a right edge."""
    return sheet.lines(
        "Klinikken skal sende en samlet oversikt over ledige stillinger til fagavdelingen,",
        "og den skal vise hvilke stillinger som har stått ledige i mer enn seks måneder.",
    )


JOINTS = [
    ("oppføl", "-", "ging av planen", (1, ""), "stands unhyphenated in the document"),
    ("hvit", "-", "båndsaken", (0, ""), "the joined word is unknown: the hyphen stays"),
    ("fag", "-", "og forskningsmiljøer", (0, " "), "a left-out part"),
    ("Nordlys", "-", "Vest", (0, ""), "a name with a hyphen"),
    ("innen", "", "fristen", (0, " "), "two words"),
    ("styrings\xad", "", "data", (1, ""), "a soft hyphen is no letter"),
    ("2031", "-", "2034", (0, ""), "a span of years"),
]


@pytest.mark.parametrize("before,hyphen,after,expected,why", JOINTS)
def test_line_ends(before, hyphen, after, expected, why):
    assert joint(before + hyphen, after, frozenset(["oppfølging"])) == expected, why


@pytest.mark.parametrize("entry", ["joined", "after_hyphen"])
def test_hyphen_examples(entry):
    data = phrases("parse.lines_hyphens")[entry]
    expected = {"joined": (1, ""), "after_hyphen": (0, " ")}[entry]
    for example in data["examples"]:
        assert joint(*example.split("|"), frozenset()) == expected, example
    for example in data["counter_examples"]:
        assert joint(*example.split("|"), frozenset()) != expected, example


LETTERS = [
    ("eﬀekt", "effekt", "ligature"),
    ("styr\xading", "styring", "soft hyphen within"),
    ("\uf0b7", "•", "private-use bullet"),
    ("reﬂeks", "refleks", "ligature"),
    ("ordinær", "ordinær", "Norwegian letters stay"),
]


@pytest.mark.parametrize("raw,expected,why", LETTERS)
def test_letters(raw, expected, why):
    assert cleaned(raw) == expected, why


LATIN = [
    ("budsjеttet", "budsjettet", "one Cyrillic е"),
    ("рlan", "plan", "Cyrillic р"),
    ("Москва", "Москва", "a Russian word stays"),
    ("α-verdi", "α-verdi", "a Greek letter alone stays"),
]


@pytest.mark.parametrize("raw,expected,why", LATIN)
def test_look_alikes(raw, expected, why):
    assert latin(raw) == expected, why


def test_a_paragraph_is_joined_over_line_ends(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf").lines(
        "Helse Nordlys skal følge opp planen for de åpne døgnplassene ved sykehuset, og oppføl-",
        "gingen skal skje i samarbeid med kommunene. Oppfølgingen omfatter også drifts-",
        "og vedlikeholdsplaner.",
    )
    assert texts(sheet.save()) == [
        "Helse Nordlys skal følge opp planen for de åpne døgnplassene ved sykehuset, og oppfølgingen skal skje i "
        "samarbeid med kommunene. Oppfølgingen omfatter også drifts- og vedlikeholdsplaner."
    ]


def test_white_parts_paragraphs(tmp_path):
    sheet = full(full(Sheet(tmp_path / "a.pdf")))
    assert len(texts(sheet.save(), "paragraph")) == 2


def test_a_line_that_ends_early_ends_its_paragraph(tmp_path):
    sheet = full(Sheet(tmp_path / "a.pdf")).lines(
        "Enheten skal melde fra om avvik innen en uke.",
        "Avdelingen skal gå gjennom meldingene hver måned og rapportere til klinikklederen når",
        "antallet øker.",
    )
    assert texts(sheet.save(), "paragraph")[1] == "Enheten skal melde fra om avvik innen en uke."


def test_a_paragraph_goes_on_past_note_and_page_number(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf")
    for page in (1, 2):
        sheet.put(280, 810, f"Side {page} av 2", 9)
        if page == 1:
            sheet.lines("Regionen skal legge opp vaktene slik at pasienter med sammensatte behov får et samlet")
            sheet.put(70, 760, "1", 5)
            sheet.put(76, 762, "Se omtale i vedlegg.", 8)
            sheet.page()
        else:
            sheet.lines("tilbud nær hjemmet, og for at kommunene deltar i planleggingen av tilbudet.")
    blocks = read_pdf(sheet.save()).blocks
    whole = next(block for block in blocks if block.kind == "paragraph")
    assert whole.text.startswith("Regionen skal") and whole.text.endswith("av tilbudet.")
    assert [place.page for place in whole.places] == [1, 2] and len(whole.parts) == 2
    assert [block.text for block in blocks if block.kind == "furniture"] == ["Side 1 av 2", "Side 2 av 2"]


MARKS = ["•", "–", "-", "o", "1.", "a)", "(b)", "iv."]


@pytest.mark.parametrize("mark", MARKS)
def test_items_by_any_mark(tmp_path, mark):
    sheet = full(Sheet(tmp_path / "a.pdf")).lines("Klinikken skal:")
    sheet.item(mark, "utarbeide en plan for bruk av ledige rom").item(mark, "rapportere bruken hvert kvartal")
    items = [block for block in read_pdf(sheet.save()).blocks if block.kind == "item"]
    assert [(item.marker, item.text, item.level) for item in items] == [
        (mark, "utarbeide en plan for bruk av ledige rom", 1),
        (mark, "rapportere bruken hvert kvartal", 1),
    ]


def test_depth_by_indent(tmp_path):
    sheet = full(Sheet(tmp_path / "a.pdf")).item("•", "første punkt med to underpunkter")
    sheet.item("o", "underpunkt om tilgang", x=120).item("o", "underpunkt om kvalitet", x=120).item("•", "annet punkt")
    levels = [block.level for block in read_pdf(sheet.save()).blocks if block.kind == "item"]
    assert levels == [1, 2, 2, 1]


def test_a_dash_within_a_sentence_marks_no_item(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf").lines(
        "Sykehuset skal se på åpningstidene ved poliklinikkene – også på kveldstid og i ferier",
        "– og legge fram et samlet forslag til nye åpningstider for styret innen utgangen av året",
        "sammen med en vurdering av kostnadene.",
    )
    assert len(texts(sheet.save())) == 1


def test_an_item_over_two_pages_is_one(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.at = 700
    sheet.lines("Helse Nordlys bes om å:").item(
        "•", "gå gjennom alle avtaler med private leverandører av hjelpemidler og sørge for at"
    )
    sheet.page().lines("de følger det nye regelverket", x=106)
    sheet.at += 6
    sheet.item("•", "sende en oversikt til departementet")
    items = texts(sheet.save(), "item")
    assert items == [
        "gå gjennom alle avtaler med private leverandører av hjelpemidler og sørge for at de følger det nye "
        "regelverket",
        "sende en oversikt til departementet",
    ]


def test_footnotes_stand_apart_and_are_tied(tmp_path):
    sheet = full(Sheet(tmp_path / "a.pdf"))
    end = sheet.put(70, sheet.at, "Antall pasienter som får hjemmeoppfølging")
    sheet.put(end, sheet.at - 4, "1", 6)
    sheet.put(end + 6, sheet.at, "skal øke.")
    sheet.put(70, 757, "1", 5)
    sheet.put(76, 760, "Hjemmeoppfølging omfatter også video.", 8)
    blocks = read_pdf(sheet.save()).blocks
    note = next(block for block in blocks if block.kind == "footnote")
    marked = next(block for block in blocks if block.notes)
    assert marked.notes == (note.number,) and marked.text == "Antall pasienter som får hjemmeoppfølging skal øke."
    assert "oppfølging1" in marked.raw


def test_runs_of_bold_and_italic(tmp_path):
    sheet = full(Sheet(tmp_path / "a.pdf"))
    end = sheet.put(70, sheet.at, "Målet ")
    end = sheet.put(end, sheet.at, "minst 80 pst. ", style="b")
    sheet.put(end, sheet.at, "gjelder hele regionen.", style="i")
    block = read_pdf(sheet.save()).blocks[-1]
    assert [(block.text[run.start : run.end].strip(), run.bold, run.italic) for run in block.runs] == [
        ("minst 80 pst.", True, False),
        ("gjelder hele regionen.", False, True),
    ]
