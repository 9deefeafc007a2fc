"""A page in pdfium -> a `RawPage`: words, lines, areas, pictures, tags, in the frame in which the text stands upright.

pdfium is not thread-safe: one thread, one process at a time reads a document.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium

from pipeline.parse.pdf_ocr import recognised
from pipeline.parse.pdf_shapes import Shapes, shapes_of
from pipeline.parse.pdf_tags import Tag, tags_of
from pipeline.parse.pdf_view import View
from pipeline.parse.pdf_words import Word, words_of

_FARTHEST = 1e6  # points: a page's edge beyond it is none


@dataclass(slots=True)
class RawPage:
    """`width` and `height` of the reading frame; `shown` of the page as a reader sees it."""

    number: int
    label: str | None
    view: View
    width: float
    height: float
    shown: tuple[float, float]
    words: list[Word]
    shapes: Shapes
    tags: dict[int, Tag]
    counts: dict[str, int]
    recognised: bool = False


def read_page(document, index: int, tagged: bool) -> RawPage:
    """Page `index` (from 0) of a pypdfium2 PdfDocument. The handles are closed before it returns."""
    page = document[index]
    try:
        rotation = page.get_rotation() // 90 % 4
        view = View(*_frame(page), rotation, rotation)
        words, counts = _words(page, view)
        turned = max(range(4), key=lambda turn: counts[f"turn{turn}"])
        if words and turned != rotation and counts[f"turn{turned}"] > 1.5 * counts[f"turn{rotation}"]:
            view = view._replace(turns=turned)
            words, counts = _words(page, view)
        shapes = shapes_of(page.raw, view)
        tags = tags_of(page.raw) if tagged else {}
    finally:
        page.close()
    shown = view._replace(turns=rotation).size
    return RawPage(index + 1, _label(document, index), view, *view.size, shown, words, shapes, tags, counts)


def _frame(page) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of the page; A4 where the file gives none that can be."""
    left, bottom, right, top = page.get_cropbox()
    sane = all(-_FARTHEST < side < _FARTHEST for side in (left, bottom, right, top)) and right > left and top > bottom
    return (left, bottom, right, top) if sane else (0.0, 0.0, 595.0, 842.0)


def recognised_page(document, raw: RawPage) -> RawPage | None:
    """The page with words that tesseract reads off its picture; None where it reads none."""
    page = document[raw.number - 1]
    try:
        words = recognised(page)
    finally:
        page.close()
    if not words:
        return None
    upright = raw.view._replace(turns=raw.view.shown)
    return replace(
        raw, view=upright, width=upright.size[0], height=upright.size[1], words=words, tags={}, recognised=True
    )


def _words(page, view: View) -> tuple[list[Word], dict[str, int]]:
    textpage = page.get_textpage()
    try:
        return words_of(textpage.raw, view)
    finally:
        textpage.close()


def _label(document, index: int) -> str | None:
    """The label that the file itself gives the page ("iv"), None where it has no page labels."""
    length = pdfium.FPDF_GetPageLabel(document.raw, index, None, 0)
    if length <= 2:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_GetPageLabel(document.raw, index, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace") or None
