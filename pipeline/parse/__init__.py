"""A file -> what stands in it: blocks in reading order, sections, pages, and what was wrong.

Rule: what a file is, its content says, not its name; a file that cannot be read is Unreadable with a problem that has a
sentence in messages.toml, never half read in silence.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.parse.headings import levelled
from pipeline.parse.kinds_of_file import format_of
from pipeline.parse.languages import with_languages
from pipeline.parse.lists import counted, tie
from pipeline.parse.plain import read_plain
from pipeline.parse.sections import sections_of
from pipeline.parse.unreadable import Unreadable
from pipeline.records import Block, Parsed

__all__ = ["Unreadable", "format_of", "read"]

_LARGEST = 300_000_000  # bytes: no steering document comes near; a file beyond is not opened


def read(path: Path, ocr: bool = False) -> Parsed:
    """The file as read. Pages count from 1, boxes in points; a text, HTML or Word file is one page with lines or none.

    `ocr`: recognise text on scanned pages (PDF). Raises Unreadable(problem, text): empty_file, too_large, wrong_type
    (name and content disagree, or no format that is read), and what the readers say (encrypted, damaged, no_text)."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("empty_file")
    if size > _LARGEST:
        raise Unreadable("too_large", f"{size // 1_000_000} MB")
    return finished(_read(path, format_of(path), ocr))


def finished(parsed: Parsed) -> Parsed:
    """The blocks with headings ranked and lists tied, and their sections: the same for every format."""
    blocks: tuple[Block, ...] = with_languages(tie(levelled(counted(parsed.blocks))))
    return replace(parsed, blocks=blocks, sections=sections_of(blocks))


def _read(path: Path, kind: str, ocr: bool) -> Parsed:
    if kind == "pdf":
        from pipeline.parse.pdf import read_pdf  # the PDF libraries are loaded only where there is one

        return read_pdf(path, ocr=ocr)
    if kind == "docx":
        from pipeline.parse.docx import read_docx

        return read_docx(path.read_bytes())
    if kind == "html":
        from pipeline.parse.html import read_html

        return read_html(path.read_bytes())
    return read_plain(path.read_bytes())
