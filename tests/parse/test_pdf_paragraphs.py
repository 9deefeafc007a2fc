"""Paragraphs of untagged files that no white parts: by the indent of first lines, and by where lines end."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.parse.pdf import read_pdf
from tests.parse.pdf_maker import LEADING, Sheet

WIDE = 450.0
WHO = ("Klinikken", "Avdelingen", "Enheten", "Seksjonen", "Sykehuset", "Helseforetaket", "Regionen", "Stiftelsen")
FULL = "skal følge planen for bemanning og drift slik styret har vedtatt, og melde fra om avvik"


def wrapped(text: str, indent: float) -> list[str]:
    lines, room = [""], WIDE - indent
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica", 11) > room:
            lines.append(word)
            room = WIDE
        else:
            lines[-1] = longer
    return lines


def full_to_the_edge(who: str, indent: float) -> str:
    """A paragraph whose last line leaves no room for a word."""
    text = f"{who} {FULL} hver måned gjennom hele året"
    while stringWidth(wrapped(text + " i år.", indent)[-1], "Helvetica", 11) < WIDE - 60:
        text += " i år"
    return text + " i år."


def written(path: Path, paragraphs: list[str], indent: float) -> Path:
    sheet = Sheet(path)
    sheet.lines("Tilbud", size=14, style="b")
    for paragraph in paragraphs:
        if sheet.at > 700:
            sheet.page()
        for number, line in enumerate(wrapped(paragraph, indent)):
            sheet.put(70 + (0 if number else indent), sheet.at, line)
            sheet.at += LEADING
    return sheet.save()


@pytest.mark.parametrize("indent", (7, 11, 14, 24, 36))
def test_first_lines_that_stand_in_open_paragraphs(tmp_path, indent):
    """Also after a full last line, after a paragraph of one line, and at the top of a page."""
    paragraphs = [text for who in WHO for text in (full_to_the_edge(who, indent), f"{who} møter hver uke.")] * 3
    found = read_pdf(written(tmp_path / "a.pdf", paragraphs, indent)).blocks
    assert [block.text for block in found if block.kind == "paragraph"] == paragraphs


def test_a_short_last_line_parts_without_indent(tmp_path):
    paragraphs = [f"{who} {FULL} til styret i god tid før møtet i mars." for who in WHO]
    found = read_pdf(written(tmp_path / "a.pdf", paragraphs, 0)).blocks
    assert [block.text for block in found if block.kind == "paragraph"] == paragraphs


def test_lines_set_in_without_an_end_before_are_no_habit(tmp_path):
    """Every second line stands in, in the middle of sentences: one paragraph."""
    sheet = Sheet(tmp_path / "a.pdf")
    text = [word for who in WHO for word in f"{who} {FULL}".split()]
    pieces = [" ".join(text[at : at + 9]) for at in range(0, len(text), 9)]
    for number, piece in enumerate(pieces):
        sheet.put(70 + number % 2 * 20, sheet.at, piece)
        sheet.at += LEADING
    found = [block.text for block in read_pdf(sheet.save()).blocks]
    assert found[0].startswith(f"{pieces[0]} {pieces[1]}")


def test_a_mark_after_the_full_stop_hides_no_end(tmp_path):
    """A footnote's mark stands last on a full line, and the next line stands in."""
    sheet = Sheet(tmp_path / "a.pdf")
    for number, who in enumerate(WHO, 1):
        lines = wrapped(full_to_the_edge(who, 20), 20)
        for at, line in enumerate(lines):
            end = sheet.put(70 + (0 if at else 20), sheet.at, line)
            if at == len(lines) - 1:
                sheet.put(end, sheet.at - 4, str(number), 6)
            sheet.at += LEADING
    found = [block.text for block in read_pdf(sheet.save()).blocks]
    assert found == [full_to_the_edge(who, 20) for who in WHO]
