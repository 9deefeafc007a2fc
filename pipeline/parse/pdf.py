"""A PDF file -> `Parsed`: blocks in reading order, pages, issues.

Words come from pdfium's characters, tables from its lines; nothing is lost: what is no text of the document (running
heads, page numbers, contents) is kept as furniture. Sections, lead-ins and the levels of headings are settled for all
formats alike by the caller. One thread at a time: pdfium is not thread-safe.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pypdfium2 import PdfiumError

from pipeline.parse.furniture import running_lines
from pipeline.parse.pdf_depth import with_depth
from pipeline.parse.pdf_drafts import Draft, drafts_of, outline_of
from pipeline.parse.pdf_joined import joined
from pipeline.parse.pdf_layout import Layout, laid_out
from pipeline.parse.pdf_notes import mark_of_note
from pipeline.parse.pdf_ocr import has_tesseract
from pipeline.parse.pdf_open import opened
from pipeline.parse.pdf_page import read_page, recognised_page
from pipeline.parse.pdf_pages import Pages
from pipeline.parse.pdf_tags import Bookmark, bookmarks_of, title_of
from pipeline.parse.pdf_text import Maker
from pipeline.parse.tables import too_fine
from pipeline.records import Block, Issue, Page, Parsed

_SCAN = 20  # letters: a page with fewer, and a picture, has no text of its own
_AT_A_TIME = 200  # pages read of a file before it is opened anew


def read_pdf(path: Path, ocr: bool = False) -> Parsed:
    """The file as read. `ocr`: pages without text are recognised by tesseract where it is installed.

    Raises `Unreadable` ("empty_file", "not_pdf", "encrypted", "damaged") where nothing at all can be read; everything
    less is an Issue. `sections` are left to the caller."""
    pages, issues = _layouts(path, ocr)
    with opened(path) as (document, _):
        bookmarks, title = bookmarks_of(document), title_of(document)
    return assembled(pages, issues, bookmarks, title)


def assembled(
    pages: Pages, issues: list[Issue], bookmarks: tuple[Bookmark, ...] = (), title: str | None = None
) -> Parsed:
    """The blocks of laid-out pages, whichever library read them; `pages` are drained."""
    aside, labels = running_lines(pages)
    outline = outline_of(pages, aside, bookmarks)
    maker = Maker(outline.known, labels, pages.outlines)
    blocks = _noted(with_depth(joined(drafts_of(pages.drained(), outline))), maker)
    sizes = tuple(
        Page(layout.number, labels.get(layout.number), round(width, 1), round(height, 1), layout.letters)
        for layout in pages.outlines
        for width, height in (layout.shown,)
    )
    return Parsed(blocks, (), sizes, (*issues, *_without_words(pages.outlines)), title)


def _layouts(path: Path, ocr: bool) -> tuple[Pages, list[Issue]]:
    """Every page laid out. The file is opened anew now and then: pdfium keeps all it has read of an open file."""
    pages, issues = Pages(), []
    if ocr and not has_tesseract():
        issues.append(Issue("parse", "ocr_missing"))
    start, count = 0, 1
    while start < count:
        with opened(path) as (document, tagged):
            count = len(document)
            for index in range(start, min(count, start + _AT_A_TIME)):
                _lay_out(document, index, tagged, ocr, pages, issues)
        start += _AT_A_TIME
    return pages, issues


def _lay_out(document, index: int, tagged: bool, ocr: bool, pages: Pages, issues: list[Issue]) -> None:
    """One page added to `pages`, and what is wrong with it to `issues`."""
    try:
        raw = read_page(document, index, tagged)
        before = pages.ending if len(pages) == index else None
        layout = laid_out(raw, before)
    except (PdfiumError, ArithmeticError, ValueError) as error:  # numbers that are none, in a broken file
        issues.append(Issue("parse", "page_damaged", str(error), page=index + 1, severity="error"))
        return
    if ocr and _is_picture(layout) and has_tesseract():
        read = recognised_page(document, raw)
        layout = laid_out(read) if read else layout
    pages.append(layout)
    issues += _page_issues(raw, layout)


def _is_picture(layout: Layout) -> bool:
    """The page has next to no text of its own, and a picture."""
    return layout.letters < _SCAN and bool(layout.pictures)


def _page_issues(raw, layout: Layout) -> list[Issue]:
    found = []
    if layout.recognised:
        found.append(Issue("parse", "recognised", page=raw.number, severity="note"))
    elif _is_picture(layout):
        found.append(Issue("parse", "no_text", page=raw.number, severity="error"))
    if raw.counts["unmapped"] > 0.2 * max(1, raw.counts["characters"]):
        found.append(Issue("parse", "unmapped_font", str(raw.counts["unmapped"]), page=raw.number))
    if raw.counts["left_out"] or raw.shapes.left_out or too_fine(raw):
        found.append(Issue("parse", "page_too_full", str(raw.counts["left_out"]), page=raw.number))
    return found


def _without_words(layouts: list[Layout]) -> list[Issue]:
    """No page holds a letter, and none is a picture that says so already: blank, or its text is drawn as outlines."""
    silent = not any(layout.letters or layout.pictures for layout in layouts)
    return [Issue("parse", "no_words", str(len(layouts)), severity="error")] if silent else []


def _noted(drafts: Iterable[Draft], maker: Maker) -> tuple[Block, ...]:
    """Blocks with the numbers of the footnotes whose marks stand in them: those of their own pages first."""
    blocks: list[Block] = []
    notes: dict[str, list[Block]] = {}
    for number, draft in enumerate(drafts, 1):
        block = maker.block(draft, number)
        blocks.append(block)
        if block.kind == "footnote":
            notes.setdefault(mark_of_note(draft.lines) or "", []).append(block)
    for index, block in enumerate(blocks):
        marks = maker.marks.get(block.number, ())
        numbers = [near for mark in marks if (near := _nearest(block, notes.get(mark, []))) is not None]
        if numbers:
            blocks[index] = replace(block, notes=tuple(dict.fromkeys(numbers)))
    return tuple(blocks)


def _nearest(block: Block, notes: list[Block]) -> int | None:
    pages = {place.page for place in block.places}
    near = [note.number for note in notes if note.page in pages] or [note.number for note in notes]
    return near[0] if near else None
