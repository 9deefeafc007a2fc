"""A PDF file -> `Parsed`: blocks in reading order, pages, issues.

Words come from pdfium's characters, tables from its lines; nothing is lost: what is no text of the document (running
heads, page numbers, contents) is kept as furniture. Sections, lead-ins and the levels of headings are settled for all
formats alike by the caller. One thread at a time: pdfium is not thread-safe.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pypdfium2 import PdfiumError

from pipeline.parse.furniture import page_labels, running_lines
from pipeline.parse.lines_hyphens import vocabulary
from pipeline.parse.pdf_depth import with_depth
from pipeline.parse.pdf_drafts import Draft, drafts_of
from pipeline.parse.pdf_joined import joined
from pipeline.parse.pdf_layout import Layout, laid_out
from pipeline.parse.pdf_notes import mark_of_note
from pipeline.parse.pdf_ocr import has_tesseract
from pipeline.parse.pdf_open import opened
from pipeline.parse.pdf_page import read_page, recognised_page
from pipeline.parse.pdf_tags import Bookmark, bookmarks_of, title_of
from pipeline.parse.pdf_text import Maker
from pipeline.parse.tables import too_fine
from pipeline.records import Block, Issue, Page, Parsed

_SCAN = 20  # letters: a page with fewer, and a picture, has no text of its own


def read_pdf(path: Path, ocr: bool = False) -> Parsed:
    """The file as read. `ocr`: pages without text are recognised by tesseract where it is installed.

    Raises `Unreadable` ("empty_file", "not_pdf", "encrypted", "damaged") where nothing at all can be read; everything
    less is an Issue. `sections` are left to the caller."""
    with opened(path) as (document, tagged):
        layouts, issues = _layouts(document, tagged, ocr)
        bookmarks, title = bookmarks_of(document), title_of(document)
    return assembled(layouts, issues, bookmarks, title)


def assembled(
    layouts: list[Layout], issues: list[Issue], bookmarks: tuple[Bookmark, ...] = (), title: str | None = None
) -> Parsed:
    """The blocks of laid-out pages, whichever library read them."""
    running = running_lines(layouts)
    labels = page_labels(layouts, running)
    drafts = with_depth(joined(drafts_of(layouts, running, bookmarks)))
    known = vocabulary(line.text for draft in drafts for line in draft.all_lines)
    maker = Maker(known, labels, layouts)
    blocks = _noted([maker.block(draft, number) for number, draft in enumerate(drafts, 1)], drafts, maker)
    pages = tuple(
        Page(
            layout.number,
            labels.get(layout.number),
            round(layout.shown[0], 1),
            round(layout.shown[1], 1),
            layout.letters,
        )
        for layout in layouts
    )
    return Parsed(tuple(blocks), (), pages, (*issues, *_without_words(layouts)), title)


def _layouts(document, tagged: bool, ocr: bool) -> tuple[list[Layout], list[Issue]]:
    layouts, issues = [], []
    if ocr and not has_tesseract():
        issues.append(Issue("parse", "ocr_missing"))
    for index in range(len(document)):
        try:
            raw = read_page(document, index, tagged)
            layout = laid_out(raw)
        except (PdfiumError, ArithmeticError, ValueError) as error:  # numbers that are none, in a broken file
            issues.append(Issue("parse", "page_damaged", str(error), page=index + 1, severity="error"))
            continue
        if ocr and _is_picture(layout) and has_tesseract():
            read = recognised_page(document, raw)
            layout = laid_out(read) if read else layout
        layouts.append(layout)
        issues += _page_issues(raw, layout)
    return layouts, issues


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


def _noted(blocks: list[Block], drafts: list[Draft], maker: Maker) -> list[Block]:
    """Blocks with the numbers of the footnotes whose marks stand in them: those of their own pages first."""
    notes: dict[str, list[Block]] = {}
    for block, draft in zip(blocks, drafts, strict=True):
        if block.kind == "footnote":
            notes.setdefault(mark_of_note(draft.lines) or "", []).append(block)
    found = []
    for block in blocks:
        numbers = [
            near
            for mark in maker.marks.get(block.number, ())
            if (near := _nearest(block, notes.get(mark, []))) is not None
        ]
        found.append(replace(block, notes=tuple(dict.fromkeys(numbers))) if numbers else block)
    return found


def _nearest(block: Block, notes: list[Block]) -> int | None:
    pages = {place.page for place in block.places}
    near = [note.number for note in notes if note.page in pages] or [note.number for note in notes]
    return near[0] if near else None
