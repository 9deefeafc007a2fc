"""A web page -> blocks in reading order. Rule: what a browser shows as text counts, and only that: scripts, styles and
forms are dropped, menus and feet are furniture; nothing is fetched.
"""

from __future__ import annotations

import re

from lxml import etree, html

from pipeline.parse.html_blocks import Reader
from pipeline.parse.markdown import numbered
from pipeline.parse.plain_decode import decoded
from pipeline.parse.unreadable import Unreadable
from pipeline.records import Issue, Page, Parsed
from pipeline.text import fold

_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,300}charset\s*=\s*["']?|\?xml[^>]{0,100}encoding\s*=\s*["'])([\w.:-]{2,40})""", re.IGNORECASE
)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_HEAD = 4096  # bytes in which a page declares its encoding
_EMPTY_TAGS = re.compile(
    r"</?(?:div|span|b|i|u|em|strong|font|big|small|section|article|a|center)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)


def read_html(data: bytes) -> Parsed:
    """The blocks of a page, numbered, headings with the page's own ranks. One page; places carry the source line.

    Raises Unreadable: empty_file, too_large, wrong_type, no_text."""
    declared = _DECLARED.search(data[:_HEAD])
    text, issues = decoded(data, declared[1].decode("ascii") if declared else None, longest=None)
    root, flattened = _tree(_PROLOGUE.sub("", text))
    reader = Reader(_main(root))
    reader.read(root)
    blocks = numbered(reader.drafts)
    if not any(block.text and block.kind != "furniture" for block in blocks):
        raise Unreadable("no_text_in_file")
    title = root.findtext(".//title")
    return Parsed(
        blocks,
        pages=(Page(1, letters=sum(sum(map(str.isalnum, block.text)) for block in blocks)),),
        issues=issues + flattened + reader.issues(),
        title=fold(title) if title else None,
    )


def _tree(text: str) -> tuple[etree._Element, tuple[Issue, ...]]:
    """The page as a tree; where tags stand in tags deeper than the parser goes, those that carry no meaning are left
    out."""
    root, deep = _parsed(text)
    if not deep:
        return root, ()
    root, deep = _parsed(_EMPTY_TAGS.sub(" ", text))
    if deep:
        raise Unreadable("nested_too_deep")
    return root, (Issue("parse", "nested_too_deep"),)


def _parsed(text: str) -> tuple[etree._Element, bool]:
    """The tree, and whether the parser gave up because of depth."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged", str(error)[:200]) from error
    if root is None:
        raise Unreadable("no_text_in_file")
    return root, any("depth" in entry.message for entry in parser.error_log)


def _main(root: etree._Element) -> etree._Element | None:
    """The element that holds the page's own text, where the page says so."""
    found = root.xpath("//main | //*[@role='main']")
    return found[0] if len(found) == 1 else None
