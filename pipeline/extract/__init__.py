"""A document and what was read in it -> what it asks, what it answers, and what it leaves open.

    outline -> drafts (tables, lists, prose, quoted requirements) -> ids, kinds, terms -> requirements
            -> what is said about each -> responses, answers, outcomes -> amendments, statements

Nothing is invented: every text stands verbatim in the blocks that the requirement points to.
"""

from __future__ import annotations

from pipeline.extract.assemble import assemble
from pipeline.extract.reading import drafts_of_document
from pipeline.records import Document, Extracted, Parsed
from pipeline.register import Register


def extract(document: Document, parsed: Parsed, register: Register) -> Extracted:
    """All that is understood of one document, in reading order. Never raises for what stands in it: a document without
    requirements gives none and an issue that says so. Time is linear in the length of the text."""
    drafts, issues = drafts_of_document(document, parsed)
    return assemble(document, parsed, register, drafts, issues)
