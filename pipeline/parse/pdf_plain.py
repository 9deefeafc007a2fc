"""Plain pdfplumber behind the same interface: a PDF -> the same blocks, from pdfplumber's words and lines.

It stands here to be compared with: seven times slower, without tags and with other faults, so that a doubtful reading
can be held against an independent one.
"""

from __future__ import annotations

from pathlib import Path

import pdfplumber

from pipeline.parse.pdf import assembled
from pipeline.parse.pdf_layout import laid_out
from pipeline.parse.pdf_letters import cleaned
from pipeline.parse.pdf_page import RawPage
from pipeline.parse.pdf_pages import Pages
from pipeline.parse.pdf_shapes import Fill, Shapes, hue_of
from pipeline.parse.pdf_view import Box, View
from pipeline.parse.pdf_words import Word, face_of
from pipeline.records import Parsed

_DESCENT = 0.21  # of the type size: a box's bottom below the baseline, in most fonts


def read_plain_pdf(path: Path) -> Parsed:
    """The file as pdfplumber reads it; raises what pdfplumber raises."""
    layouts = Pages()
    with pdfplumber.open(path) as document:
        for page in document.pages:
            layouts.append(laid_out(plain_page(page)))
            page.close()
    return assembled(layouts, [])


def plain_page(page) -> RawPage:
    """One pdfplumber page as the rest of the reader wants it; untagged."""
    width, height = float(page.width), float(page.height)
    view = View(0, 0, width, height, 0, 0)
    words = plain_words(page)
    edges = [Box(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in page.edges]
    fills = [Fill(_box(rect), hue_of(*_rgb(rect.get("non_stroking_color")))) for rect in page.rects if rect.get("fill")]
    pictures = [_box(image) for image in page.images]
    counts = {"characters": len(page.chars), "unmapped": 0, "left_out": 0}
    return RawPage(
        page.page_number, None, view, width, height, (width, height), words, Shapes(edges, fills, pictures), {}, counts
    )


def plain_words(page) -> list[Word]:
    """The page's words, one style each, as pdfplumber cuts them."""
    found = page.extract_words(extra_attrs=["fontname", "size"], keep_blank_chars=False, use_text_flow=True)
    return [_word(word, number) for number, word in enumerate(found)]


def _word(word: dict, number: int) -> Word:
    font = word["fontname"].split("+", 1)[-1]
    bold, italic = face_of(font)
    text, size = cleaned(word["text"]), float(word["size"])
    return Word(
        text,
        word["x0"],
        word["top"],
        word["x1"],
        word["bottom"],
        word["bottom"] - _DESCENT * size,
        size,
        font,
        bold,
        italic,
        -1,
        True,
        number,
        0,
        word["text"] if word["text"] != text else None,
    )


def _box(thing: dict) -> Box:
    return Box(thing["x0"], thing["top"], thing["x1"], thing["bottom"])


def _rgb(colour) -> tuple[int, int, int]:
    """A colour of one, three or four parts, or none, as red, green, blue from 0 to 255."""
    parts = [float(part) for part in colour] if isinstance(colour, (tuple, list)) else [float(colour or 0)]
    if len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    if len(parts) != 3:
        parts = [parts[0] if parts else 0.0] * 3
    red, green, blue = (round(255 * min(1.0, max(0.0, part))) for part in parts)
    return red, green, blue
