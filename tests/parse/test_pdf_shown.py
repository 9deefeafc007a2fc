"""Pages as pictures, what was seen drawn on them, and pdfplumber held against our reading."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pipeline.page_image import page_image
from pipeline.parse.pdf import read_pdf
from pipeline.parse.pdf_plain import read_plain_pdf
from pipeline.records import Place
from pipeline.show import draw
from pipeline.text import bare
from tests.parse.pdf_maker import Sheet


@pytest.fixture
def sheet(tmp_path):
    made = Sheet(tmp_path / "a.pdf").lines("Mål 2031", size=16, style="b")
    made.lines("Klinikken skal sende en samlet rapport om ventetider til foretaket innen 1. mai,", "og rette feil.")
    made.item("–", "lage en plan").item("–", "melde fra om avvik")
    made.grid([["ID", "Krav", "Status"], ["10", "Ventetiden skal ned.", "Ja"]], [70, 110, 400, 520])
    made.save()
    return made


def test_a_page_is_a_webp_picture_of_its_size(sheet):
    picture = Image.open(io.BytesIO(page_image(sheet.path, 1, dpi=72)))
    assert picture.format == "WEBP" and picture.size == (595, 842)


def test_a_very_wide_page_is_drawn_smaller(tmp_path):
    path = Sheet(tmp_path / "a.pdf", size=(28_346, 842)).lines("Bred side").save()
    assert max(Image.open(io.BytesIO(page_image(path, 1))).size) <= 4_000


def test_a_missing_page_is_an_error(sheet):
    with pytest.raises(ValueError, match="page 2 of 1"):
        page_image(sheet.path, 2)


def test_blocks_and_requirements_are_drawn(sheet):
    blocks = read_pdf(sheet.path).blocks
    plain = Image.open(io.BytesIO(draw(sheet.path, 1, [], dpi=72))).convert("RGB")
    place = Place(1, None, 100, 700, 200, 720)
    shown = Image.open(io.BytesIO(draw(sheet.path, 1, blocks, [("krav-10", place)], dpi=72)))
    inside = (int(blocks[1].places[0].x1) - 2, int(blocks[1].places[0].bottom) - 1)
    assert plain.getpixel(inside) == (255, 255, 255) != shown.convert("RGB").getpixel(inside)
    assert shown.convert("RGB").getpixel((150, 696)) == (210, 30, 30)


def test_pdfplumber_behind_the_same_interface_reads_the_same(sheet):
    ours, plain = read_pdf(sheet.path), read_plain_pdf(sheet.path)
    seen = [[(block.kind, bare(block.text)) for block in parsed.blocks] for parsed in (ours, plain)]
    assert seen[0] == seen[1]
    for one, other in zip(ours.blocks, plain.blocks, strict=True):
        assert other.places[0].x0 == pytest.approx(one.places[0].x0, abs=3)
