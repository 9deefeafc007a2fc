"""Recognised pages: tesseract's table becomes words; without tesseract it says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.parse.pdf import read_pdf
from pipeline.parse.pdf_ocr import words_in
from tests.parse.pdf_maker import Sheet

TABLE = "\n".join(
    "\t".join(row)
    for row in [
        ("level", "page", "block", "par", "line", "word", "left", "top", "width", "height", "conf", "text"),
        ("4", "1", "1", "1", "1", "0", "300", "400", "600", "50", "-1", ""),
        ("5", "1", "1", "1", "1", "1", "300", "400", "200", "50", "96.1", "Klinikken"),
        ("5", "1", "1", "1", "1", "2", "520", "400", "120", "40", "91.0", "skal"),
        ("5", "1", "1", "1", "1", "3", "660", "400", "20", "20", "5.0", "~"),
    ]
)


def scan(folder: Path) -> Path:
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(picture).text(
        (150, 200), "Klinikken skal sende rapport", fill=0, font=ImageFont.load_default(size=48)
    )
    picture.save(folder / "side.png")
    sheet = Sheet(folder / "a.pdf")
    sheet.canvas.drawImage(str(folder / "side.png"), 0, 0, 595, 842)
    return sheet.page().save()


def test_words_of_a_table():
    words = words_in(TABLE, 72 / 300)
    assert [word.text for word in words] == ["Klinikken", "skal"]
    assert words[0].x0 == pytest.approx(72) and words[0].base == words[1].base


def test_a_scan_is_read_or_said_to_be_unread(tmp_path):
    parsed = read_pdf(scan(tmp_path), ocr=True)
    problems = [issue.problem for issue in parsed.issues]
    if shutil.which("tesseract"):
        assert problems == ["recognised"] and all(block.source == "ocr" for block in parsed.blocks) and parsed.blocks
    else:
        assert problems == ["ocr_missing", "no_text"] and not parsed.blocks
