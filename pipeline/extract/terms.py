"""A requirement's text, its lead-in and its document -> Terms: who, with whom, by when, how much, by which document.

Rule: what the lead-in and the sentence that closes a block say holds for every item between them. Cells of a table and
labelled fields ("Ansvarig: …") are read by their heading, running text by its words.
"""
from __future__ import annotations

from pipeline.extract.citations import citations_in
from pipeline.extract.deadlines import deadlines_in, distinct
from pipeline.extract.parties import parties_in
from pipeline.extract.targets import targets_in
from pipeline.records import Document, Terms
from pipeline.register import Register


def terms_in(text: str, document: Document, register: Register, lead_in: str | None = None, after: str | None = None,
             cells: tuple[tuple[str, str], ...] = ()) -> Terms:
    """The terms of one requirement.

    `lead_in` introduces its list, `after` is the sentence that holds for all items of the list, `cells` are
    (column heading, cell text) of the table row it stands in. Never raises on odd text."""
    passages = tuple(passage for passage in (lead_in, text, after) if passage)
    return Terms(
        parties=parties_in(" ".join(passages), document, register),
        deadlines=distinct(tuple(one for passage in passages for one in deadlines_in(passage, document))),
        targets=targets_in(text, document),
        citations=tuple(one for passage in passages for one in citations_in(passage)))
