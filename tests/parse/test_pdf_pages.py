"""Whole pages: furniture, contents, labels, headings, columns, turned pages, and that nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pipeline.parse.furniture import is_page_number, says_must
from pipeline.parse.furniture_contents import is_contents_heading
from pipeline.parse.pdf import read_pdf
from pipeline.phrases import phrases
from tests.parse.pdf_letters import lost_share
from tests.parse.pdf_maker import Sheet

RULES = {"page_number": is_page_number, "contents": is_contents_heading, "normative": says_must}


@pytest.mark.parametrize("entry", sorted(RULES))
def test_examples(entry):
    data = phrases("parse.furniture")[entry]
    assert all(RULES[entry](example) for example in data["examples"])
    assert not any(RULES[entry](example) for example in data["counter_examples"])


def report(path: Path, pages: int = 4) -> Sheet:
    sheet = Sheet(path)
    for page in range(1, pages + 1):
        sheet.put(70, 40, f"Oppdrag 2031 – Helse Nordlys, del {page}", 9)
        sheet.put(500, 812, str(page + 2), 9)
        sheet.lines(
            f"Avsnitt {page}: Helseforetaket skal sørge for et likeverdig tilbud i hele regionen, og",
            f"det skal melde fra om avvik til styret innen {page} uker.",
        )
        sheet.lines("Klinikken skal møte hver uke.")
        sheet.page()
    return sheet


def test_running_heads_and_page_numbers_are_furniture(tmp_path):
    parsed = read_pdf(report(tmp_path / "a.pdf").save())
    aside = [block.text for block in parsed.blocks if block.kind == "furniture"]
    assert len(aside) == 8 and all("Oppdrag 2031" in text or text.isdigit() for text in aside)
    assert sum("Klinikken skal møte" in block.text for block in parsed.blocks if block.kind != "furniture") == 4


def test_printed_page_numbers_are_labels(tmp_path):
    parsed = read_pdf(report(tmp_path / "a.pdf").save())
    assert [page.label for page in parsed.pages] == ["3", "4", "5", "6"]
    assert parsed.blocks[-1].places[0].page_label == "6"


def test_contents_are_furniture(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf").lines("Innhold", size=16, style="b")
    for number, title in enumerate(("Innledning", "Styringsbudskap", "Økonomi", "Rapportering"), 3):
        sheet.lines(title + "." * (100 - len(title)) + str(number), after=2)
    sheet.page().lines("Innledning", size=16, style="b").lines("Dokumentet gjelder for hele året.")
    blocks = read_pdf(sheet.save()).blocks
    assert [block.kind for block in blocks] == ["furniture"] * 5 + ["heading", "paragraph"]


def test_headings_by_type(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf")
    for number in (1, 2):
        sheet.lines(f"{number}. Overordnet del", size=16, style="b").lines("Mål 2031:", size=13, style="b")
        sheet.lines(
            "Ventetiden skal være kortere enn året før i alle deler av virksomheten, og styret skal",
            "følge utviklingen måned for måned gjennom hele året.",
        )
    found = [(block.level, block.text) for block in read_pdf(sheet.save()).blocks if block.kind == "heading"]
    assert found == [(1, "1. Overordnet del"), (2, "Mål 2031:"), (1, "2. Overordnet del"), (2, "Mål 2031:")]


def test_columns_are_read_one_after_the_other(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf").lines("En overskrift over begge spaltene i hele bredden av siden som er lang nok")
    for line in range(6):
        sheet.put(70, 130 + 14 * line, f"venstre spalte, linje nummer {line} av teksten", 9)
        sheet.put(310, 130 + 14 * line, f"høyre spalte, linje nummer {line} av teksten", 9)
    text = " ".join(block.text for block in read_pdf(sheet.save()).blocks)
    assert text.index("venstre spalte, linje nummer 5") < text.index("høyre spalte, linje nummer 0")


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_turned_page_reads_the_same(tmp_path, turns):
    report(tmp_path / "a.pdf", 1).save()
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    document[0].set_rotation(90 * turns)
    document.save(tmp_path / "b.pdf")
    document.close()
    straight, turned = read_pdf(tmp_path / "a.pdf"), read_pdf(tmp_path / "b.pdf")
    assert [block.text for block in turned.blocks] == [block.text for block in straight.blocks]
    assert (turned.pages[0].width, turned.pages[0].height) == ((842, 595) if turns % 2 else (595, 842))
    place, at = straight.blocks[0].places[0], turned.blocks[0].places[0]
    corner = [
        (place.x0, place.top),
        (842 - place.bottom, place.x0),
        (595 - place.x1, 842 - place.bottom),
        (place.top, 595 - place.x1),
    ]
    assert (at.x0, at.top) == pytest.approx(corner[turns], abs=0.2)


def test_text_set_sideways_is_read_upright(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.canvas.translate(595, 0)
    sheet.canvas.rotate(90)
    sheet.lines("Tabellen under viser alle krav som er stilt til foretaket i løpet av året, med frister").lines(
        "og ansvar."
    )
    parsed = read_pdf(sheet.save())
    assert parsed.blocks[0].text.startswith("Tabellen under viser alle krav")
    place = parsed.blocks[0].places[0]
    assert place.bottom - place.top > place.x1 - place.x0, "the box stands as the text does on the page shown"


def test_a_page_without_text_is_reported(tmp_path):
    Image.new("L", (200, 200), 128).save(tmp_path / "bilde.png")
    sheet = report(tmp_path / "a.pdf", 1)
    sheet.canvas.drawImage(str(tmp_path / "bilde.png"), 50, 50, 400, 600)
    sheet.page()
    found = [(issue.problem, issue.page) for issue in read_pdf(sheet.save()).issues]
    assert found == [("no_text", 2)]


def test_no_letter_is_lost(tmp_path):
    sheet = report(tmp_path / "a.pdf")
    sheet.grid([["ID", "Krav", "Frist"], ["10", "Noe skal gjøres|før det er sent", "2031"]], [70, 110, 400, 520])
    assert lost_share(sheet.save()) == 0


def test_text_recognised_by_others_is_marked(tmp_path):
    Image.new("L", (200, 200), 200).save(tmp_path / "bilde.png")
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.canvas.drawImage(str(tmp_path / "bilde.png"), 0, 0, 595, 842)
    text = sheet.canvas.beginText(70, 700)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 11)
    text.textLine("Klinikken skal sende rapport innen 1. mai 2031.")
    sheet.canvas.drawText(text)
    parsed = read_pdf(sheet.save())
    assert [block.source for block in parsed.blocks] == ["ocr"]
    assert [issue.problem for issue in parsed.issues] == ["recognised"]


def test_letters_stroked_or_slanted_are_bold_or_italic(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.lines("Foretaket skal sende en samlet plan for bruk av lokalene til styret før sommeren.")
    text = sheet.canvas.beginText(70, 600)
    text.setFont("Helvetica", 11)
    text.setTextRenderMode(2)
    text.textLine("Frist")
    text.setTextRenderMode(0)
    text.setTextTransform(1, 0, 0.3, 1, 120, 600)
    text.textLine("innen utgangen av året")
    sheet.canvas.drawText(text)
    block = read_pdf(sheet.save()).blocks[-1]
    runs = [(block.text[run.start : run.end].strip(), run.bold, run.italic) for run in block.runs]
    assert runs == [("Frist", True, False), ("innen utgangen av året", False, True)]


def test_footnotes_at_every_foot_are_no_running_lines(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf")
    for page in range(1, 6):
        sheet.put(500, 40, str(page), 9)
        sheet.lines(f"Foretaket skal på side {page} følge opp planen for bruk av ledige lokaler i alle enheter.")
        sheet.lines("Styret skal følge utviklingen gjennom året og rapportere om den til eieren.")
        sheet.put(70, 776, str(page), 5)
        sheet.put(76, 780, f"Merknaden på side {'abcde'[page - 1]} har egne ord og går", 8)
        sheet.put(76, 790, f"over to linjer, den {'pqrst'[page - 1]}-te.", 8)
        sheet.page()
    notes = [block.text for block in read_pdf(sheet.save()).blocks if block.kind == "footnote"]
    assert len(notes) == 5 and all("går over to linjer" in note for note in notes)
