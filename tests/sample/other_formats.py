"""A source -> the same document as DOCX and as text, and its pages as a scan."""
from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pypdfium2
from PIL import Image, ImageOps
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.sample.markup import Piece, Source

_STYLES = {"*": "List Bullet", "**": "List Bullet 2", "": "Normal"}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)    # the earliest date that a zip file can hold: nothing in it tells when it was made


def word(source: Source) -> bytes:
    """The document as DOCX: heading styles, real lists. Takes headings, paragraphs, lists and tables."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = f"{source['head']} – {source['mark']}"
    document.core_properties.title = source["title"]
    document.add_paragraph(source["issuer"])
    document.add_paragraph(source["title"], style="Title")
    for key in ("subtitle", "date"):
        document.add_paragraph(source[key])
    for piece in source.pieces:
        if piece.mark.startswith("#"):
            document.add_heading(piece.text.words, len(piece.mark))
        elif piece.mark in _STYLES:
            document.add_paragraph(piece.text.words, style=_STYLES[piece.mark])
        elif piece.mark == "!table":
            table = document.add_table(0, len(piece.widths), style="Table Grid")
        else:
            for cell, text in zip(table.add_row().cells, piece.cells, strict=True):
                cell.text = text.words
    held = BytesIO()
    document.save(held)
    return _undated(held)


def _undated(held: BytesIO) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _FIRST_DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def plain(source: Source) -> str:
    """The document as text with Markdown's signs for headings and lists."""
    out = [source["mark"], source["issuer"], f"# {source['title']}", source["subtitle"], source["date"]]
    out += [_line(piece) for piece in source.pieces if piece.mark != "!table"]
    return "\n\n".join(out) + "\n"


def _line(piece: Piece) -> str:
    if piece.mark == "|":
        return "\t".join(cell.words for cell in piece.cells)
    signs = {"*": "- ", "**": "  - ", "": ""}
    return (f"#{piece.mark} " if piece.mark.startswith("#") else signs[piece.mark]) + piece.text.words


def scan(pdf: bytes) -> bytes:
    """The same pages as pictures only: grey, slightly turned, without a text layer."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render(scale=150 / 72, grayscale=True).to_pil().convert("L")
        turned = ImageOps.autocontrast(picture.rotate(0.4, resample=Image.Resampling.BILINEAR, fillcolor=255))
        held = BytesIO()
        turned.quantize(8).save(held, "PNG", optimize=True)
        canvas.drawImage(ImageReader(BytesIO(held.getvalue())), 0, 0, *A4)
        canvas.showPage()
    document.close()
    canvas.save()
    return out.getvalue()
