"""What of a PDF's letters and digits is found again in the blocks: against pdfium's own plain text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2

from pipeline.parse.pdf import read_pdf
from pipeline.parse.pdf_letters import cleaned, latin
from pipeline.records import Block


def lost_share(path: Path) -> float:
    """Share of the letters and digits of a plain extraction that stand in no block, 0 to 1."""
    plain, found = plain_letters(path), Counter()
    for block in read_pdf(path).blocks:
        found += letters(text_of(block))
    return (plain - found).total() / max(1, plain.total())


def furniture_share(path: Path) -> float:
    aside = sum((letters(text_of(block)) for block in read_pdf(path).blocks if block.kind == "furniture"), Counter())
    return aside.total() / max(1, plain_letters(path).total())


def text_of(block: Block) -> str:
    """Everything that was read into a block: its mark, and its raw text where a footnote's mark was taken out."""
    if block.cells and block.raw is None:
        return " ".join(cell.text for cell in block.cells if not cell.merged)
    return f"{block.marker or ''} {block.raw or block.text}"


def plain_letters(path: Path) -> Counter[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return sum((letters(page.get_textpage().get_text_range()) for page in document), Counter())
    finally:
        document.close()


def letters(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", latin(cleaned(text)) if text else "").lower()
    return Counter(char for char in plain if char.isalnum())
