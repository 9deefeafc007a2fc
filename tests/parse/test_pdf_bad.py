"""Broken and odd files: a clear problem each, in bounded time, and never another error."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.parse.pdf import read_pdf
from pipeline.parse.unreadable import Unreadable
from tests.parse.pdf_maker import Sheet

PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /StructParents 0 /Contents 4 0 R "
    "/Resources << /Font << /F1 5 0 R >> >> >>"
)
SENTENCE = "Klinikken skal sende rapport innen 1. mai 2031."


def raw_pdf(path: Path, objects: list[str]) -> Path:
    """A PDF from its objects, the first being the catalogue; written by hand so that it can be wrong on purpose."""
    out, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n"
    path.write_text(f"{out}{len(out) - len('startxref' + chr(10)) - len(table) - 9}\n%%EOF", encoding="latin-1")
    return path


def stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def one_page(path: Path, content: str, font: str, catalogue: str = "", more: tuple[str, ...] = ()) -> Path:
    return raw_pdf(
        path,
        [
            f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            PAGE,
            stream(content),
            font,
            *more,
        ],
    )


def encrypted(path: Path, password: str) -> Path:
    canvas = Canvas(str(path), encrypt=StandardEncryption(password, ownerPassword="eier", strength=128))
    canvas.drawString(72, 700, SENTENCE)
    canvas.save()
    return path


def cut(path: Path, share: float) -> Path:
    whole = Sheet(path).lines(SENTENCE).save().read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    return path


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


UNREADABLE = [
    ("zero bytes", lambda path: written(path, b""), "empty_file"),
    ("a text file", lambda path: written(path, "Dette er tekst på norsk.".encode("latin-1")), "not_pdf"),
    ("cut early", lambda path: cut(path, 0.2), "damaged"),
    ("a head and nothing else", lambda path: written(path, b"%PDF-1.7\n"), "damaged"),
    ("a password", lambda path: encrypted(path, "hemmelig"), "encrypted"),
]


@pytest.mark.parametrize("name,make,problem", UNREADABLE, ids=[case[0] for case in UNREADABLE])
def test_what_cannot_be_read_says_why(tmp_path, name, make, problem):
    with pytest.raises(Unreadable) as caught:
        read_pdf(make(tmp_path / "a.pdf"))
    assert caught.value.problem == problem


def test_an_empty_password_opens(tmp_path):
    assert [block.text for block in read_pdf(encrypted(tmp_path / "a.pdf", "")).blocks] == [SENTENCE]


def test_thousands_of_empty_pages(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf")
    for _ in range(3000):
        sheet.page()
    before = time.monotonic()
    parsed = read_pdf(sheet.save())
    assert len(parsed.pages) == 3000 and [issue.problem for issue in parsed.issues] == ["no_words"]
    assert time.monotonic() - before < 30


def test_a_page_ten_metres_wide(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf", size=(28_346, 842)).lines(SENTENCE)
    sheet.put(28_000, 400, "Helt til høyre.")
    assert [block.text for block in read_pdf(sheet.save()).blocks] == [SENTENCE, "Helt til høyre."]


def test_squared_paper_takes_no_time(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf").lines(SENTENCE)
    for step in range(150):
        sheet.canvas.line(20, 20 + 5 * step, 570, 20 + 5 * step)
        sheet.canvas.line(20 + 3.6 * step, 20, 20 + 3.6 * step, 770)
    before = time.monotonic()
    parsed = read_pdf(sheet.save())
    assert [issue.problem for issue in parsed.issues] == ["page_too_full"] and parsed.blocks[0].text == SENTENCE
    assert time.monotonic() - before < 10


def test_a_font_without_unicode_values_is_reported(tmp_path):
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /Ukjent /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
        "/Subtype /CIDFontType2 /BaseFont /Ukjent /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Ukjent /Flags 4 "
        "/FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>"
    )
    codes = "".join(f"{code:04X}" for code in range(900, 960))
    parsed = read_pdf(one_page(tmp_path / "a.pdf", f"BT /F1 12 Tf 72 700 Td <{codes}> Tj ET", font))
    assert "unmapped_font" in [issue.problem for issue in parsed.issues] or "no_words" in [
        issue.problem for issue in parsed.issues
    ]


HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TAGGED = f"/P << /MCID 0 >> BDC BT /F1 12 Tf 72 700 Td ({SENTENCE}) Tj ET EMC"
TREES = [
    (
        "a tree that holds itself",
        "/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R",
        ("<< /Type /StructTreeRoot /K 7 0 R >>", "<< /Type /StructElem /S /P /P 6 0 R /Pg 3 0 R /K [7 0 R 0] >>"),
    ),
    (
        "children that are no elements",
        "/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R",
        ("<< /Type /StructTreeRoot /K [(tekst) 12 null 99 0 R] /ParentTree 3 0 R >>",),
    ),
    ("a tree that is missing", "/MarkInfo << /Marked true >> /StructTreeRoot 44 0 R", ()),
]


@pytest.mark.parametrize("name,catalogue,more", TREES, ids=[case[0] for case in TREES])
def test_a_broken_structure_tree_costs_nothing(tmp_path, name, catalogue, more):
    parsed = read_pdf(one_page(tmp_path / "a.pdf", TAGGED, HELVETICA, catalogue, more))
    assert [block.text for block in parsed.blocks] == [SENTENCE]


def test_a_damaged_page_leaves_the_rest(tmp_path):
    path = raw_pdf(
        tmp_path / "a.pdf",
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>",
            PAGE,
            stream(f"BT /F1 12 Tf 72 700 Td ({SENTENCE}) Tj ET"),
            HELVETICA,
            "(ingen side)",
        ],
    )
    parsed = read_pdf(path)
    assert [block.text for block in parsed.blocks] == [SENTENCE]
    assert [(issue.problem, issue.page) for issue in parsed.issues] == [("page_damaged", 2)]
