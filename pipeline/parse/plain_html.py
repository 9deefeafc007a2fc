"""Tables that a converter left as HTML in a text file -> table blocks. Rule: only whole tables are taken out of the
text; all other lines stay as they were."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree, html

from pipeline.parse.html_blocks import Reader
from pipeline.parse.markdown import Draft
from pipeline.parse.unreadable import Unreadable
from pipeline.records import Place

_OPENS = re.compile(r"^\s*<table\b", re.IGNORECASE)
_CLOSES = re.compile(r"</table>\s*$", re.IGNORECASE)
_LONGEST = 5000  # lines
_FIRST = 1000  # number of the first such table: beyond those that are counted in the text


def html_tables(lines: list[str]) -> tuple[list[str], list[Draft]]:
    """The lines with whole tables blanked, and the tables' blocks at the lines where they began."""
    rest, drafts, at, count = list(lines), [], 0, 0
    while at < len(lines):
        end = _end(lines, at) if _OPENS.match(lines[at]) else None
        made = _blocks("\n".join(lines[at : end + 1])) if end is not None else None
        if end is None or not made:
            at += 1
            continue
        drafts += [
            (
                replace(
                    block, table=None if block.table is None else _FIRST + count, places=(Place(page=1, line=at + 1),)
                ),
                notes,
            )
            for block, notes in made
        ]
        rest[at : end + 1] = [""] * (end + 1 - at)
        at, count = end + 1, count + 1
    return rest, drafts


def _end(lines: list[str], start: int) -> int | None:
    for at in range(start, min(start + _LONGEST, len(lines))):
        if _CLOSES.search(lines[at]):
            return at
    return None


def _blocks(source: str) -> list[Draft]:
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    reader = Reader(None)
    try:
        reader.read(html.document_fromstring(source, parser=parser))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, Unreadable):
        return []  # the lines stay in the text
    return reader.drafts
