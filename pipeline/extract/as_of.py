"""A report's title page -> the day that its figures and ratings hold for ("per 30. juni 2023", "2. tertial 2023")."""

from __future__ import annotations

from datetime import date

from pipeline.dates import dates_in
from pipeline.extract.wording import pattern
from pipeline.records import REPORTS, Block, Document

_OPENING = 12  # blocks at the start that may say it


def as_of(document: Document, blocks: tuple[Block, ...]) -> date | None:
    """The last day of the period that a heading or one of the first lines names; None where none does, or for a
    document that is no report."""
    if document.genre not in REPORTS:
        return None
    texts = [
        document.title,
        *(b.text for b in blocks[:_OPENING] if b.kind in ("heading", "paragraph") and len(b.text) < 200),
    ]
    for text in texts:
        named = pattern("extract.responses", "period").search(text)
        found = dates_in(text[named.start() :], document.year) if named else ()
        if found and found[0].date:
            return found[0].date
    return None
