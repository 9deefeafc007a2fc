"""Elements of a web page -> blocks. Rule: an element that starts a new line ends a block; depth is bounded, and what
lies deeper is read as plain words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.parse.html_tables import count, is_data, rows_of
from pipeline.parse.markdown import Draft
from pipeline.parse.markdown_inline import folded
from pipeline.parse.plain_rows import blocks_of
from pipeline.parse.plain_units import MARKERS
from pipeline.parse.unreadable import Unreadable
from pipeline.records import Block, Issue, Place

_DROPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "canvas",
    "form",
    "button",
    "select",
    "head",
    "math",
    "input",
}
_ASIDE = {"nav", "header", "footer", "aside"}
_NEW_LINE = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "body",
    "html",
    "blockquote",
    "pre",
    "address",
    "dl",
    "dt",
    "dd",
    "figure",
    "figcaption",
    "ul",
    "ol",
    "li",
    "table",
    "caption",
    "details",
    "summary",
    "hr",
    "fieldset",
    "center",
    *_ASIDE,
}
_HEADING = re.compile(r"h([1-6])$")
_BOLD, _ITALIC = {"b", "strong"}, {"i", "em", "cite"}
_NOTE = re.compile(r"\[?(\d{1,3}|\*{1,3})\]?$")
_NOTE_PLACE = re.compile(r"(?:fn|footnote|fotnote|note|ftn|_ftn|sdfootnote)[-_:]?(?:ref)?(\d{1,3})", re.IGNORECASE)
_OWN_MARK = re.compile(r"^\W*\d{1,3}\W*\s+|^[\[(]?\d{1,3}[\])]?\s*")
_BULLET = re.compile(r"^\s*([•·▪■◦○●–—\uf0b7\uf0a7-])\s+(?=\S)")
_DEEPEST = 100  # tags within tags
_MOST = 200_000  # blocks
_LETTERS = 2_000_000  # in one block


@dataclass(frozen=True, slots=True)
class Around:
    """What holds where the reader stands."""

    bold: bool = False
    italic: bool = False
    furniture: bool = False
    depth: int = 0  # of lists
    heading: int | None = None
    caption: bool = False


class Reader:
    """Reads a tree once and gathers drafts. `main`: the element whose text is the page's own; all else is furniture."""

    def __init__(self, main: etree._Element | None) -> None:
        self.main, self.tables, self.cut = main, 0, 0
        self.drafts: list[Draft] = []
        self._letters: list[tuple[str, bool, bool]] = []
        self._notes: list[str] = []
        self._item: tuple[int, str] | None = None
        self._note: str | None = None
        self._line = 1
        self._counts: Counter = Counter()  # list -> items met in it

    def read(self, root: etree._Element, around: Around | None = None, deep: int = 0) -> None:
        """All blocks below the root."""
        around = around or Around(furniture=self.main is not None)
        self._walk(root, around, deep)
        self._end(around)

    def issues(self) -> tuple[Issue, ...]:
        return (Issue("parse", "nested_too_deep", str(self.cut)),) if self.cut else ()

    def _walk(self, element: etree._Element, around: Around, deep: int) -> None:
        if element is self.main:
            around = replace(around, furniture=False)
        self._words(element.text, around)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, around, deep)
            self._words(child.tail, around)

    def _element(self, child: etree._Element, around: Around, deep: int) -> None:
        tag = child.tag.lower()
        if tag in _DROPPED or child.get("hidden") is not None or child.get("aria-hidden") == "true":
            return
        if deep >= _DEEPEST:
            self.cut += 1
            self._words(" ".join(child.itertext()), around)
            return
        heading = _HEADING.match(tag)
        if tag == "br":
            self._words(" ", around)
        elif tag == "sup" and self._is_note(child):
            return
        elif tag == "table" and not around.furniture and is_data(child):
            self._end(around)
            self._table(child, deep + 1)
        elif heading or tag in _NEW_LINE:
            self._block(child, tag, replace(around, heading=int(heading[1])) if heading else around, deep)
        else:
            self._walk(
                child,
                replace(around, bold=around.bold or tag in _BOLD, italic=around.italic or tag in _ITALIC),
                deep + 1,
            )

    def _block(self, child: etree._Element, tag: str, around: Around, deep: int) -> None:
        self._end(around)
        self._line = child.sourceline or self._line
        inside = replace(
            around,
            furniture=around.furniture or (tag in _ASIDE and self.main is None),
            depth=around.depth + (tag in ("ul", "ol")),
            caption=around.caption or tag in ("caption", "figcaption"),
        )
        if tag == "li":
            self._item = (max(1, around.depth), _mark_of(child, self._counts[child.getparent()]))
            self._counts[child.getparent()] += 1
        note = self._note
        self._note = _note_place(child) or self._note
        self._walk(child, inside, deep + 1)
        self._end(inside)
        self._note = note
        if tag == "li":
            self._item = None

    def _words(self, text: str | None, around: Around) -> None:
        if text and len(self._letters) < _LETTERS:
            self._letters += [(letter, around.bold, around.italic) for letter in unicodedata.normalize("NFC", text)]

    def _is_note(self, child: etree._Element) -> bool:
        match = _NOTE.match("".join(child.itertext()).strip())
        if match and (child.find(".//a") is not None or match[1].isdigit()):
            self._notes.append(match[1])
            return True
        return False

    def _end(self, around: Around) -> None:
        """What was gathered becomes a block."""
        line, notes = folded(self._letters, self._notes), tuple(self._notes)
        self._letters, self._notes = [], []
        if not line.text:
            return
        if len(self.drafts) >= _MOST:
            raise Unreadable("too_large", f"> {_MOST}")
        self.drafts.append((self._made(line, around), notes))

    def _made(self, line, around: Around) -> Block:
        place = (Place(page=1, line=self._line),)
        if around.furniture:
            return Block(0, "furniture", line.text, place)
        if self._note:
            return Block(0, "footnote", _OWN_MARK.sub("", line.text, count=1) or line.text, place, marker=self._note)
        if around.heading:
            return Block(0, "heading", line.text, place, level=around.heading)
        bullet = _BULLET.match(line.text)
        if self._item or bullet:
            depth, mark = self._item or (1, MARKERS.get(bullet[1], bullet[1]) if bullet else "•")
            self._item = None
            return Block(
                0,
                "item",
                line.text[bullet.end() :] if bullet else line.text,
                place,
                level=depth,
                marker=mark,
                runs=() if bullet else line.runs,
            )
        return Block(0, "caption" if around.caption else "paragraph", line.text, place, runs=line.runs)

    def _table(self, table: etree._Element, deep: int) -> None:
        self.tables += 1
        self._line = table.sourceline or self._line
        caption = table.find("caption")
        if caption is not None:
            self._words(" ".join(caption.itertext()), Around())
            self._end(Around(caption=True))
        drafts, _ = blocks_of(rows_of(table, self._line, lambda cell: _inside(cell, deep)), self.tables)
        self.drafts += drafts


def _inside(cell: etree._Element, deep: int) -> list[Draft]:
    """The blocks of a cell, read as a page of its own."""
    reader = Reader(None)
    reader.read(cell, Around(bold=cell.tag == "th"), deep + 2)
    return reader.drafts


def _mark_of(item: etree._Element, before: int) -> str:
    """The mark a browser shows: a number in an ordered list (`before` items stand above), else a bullet."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    style = (parent.get("style") or "").replace(" ", "")
    if "list-style-type:none" in style:
        return "•"
    number = count(parent.get("start")) + before
    return f"{chr(ord('a') + (number - 1) % 26)}." if parent.get("type") in ("a", "A") else f"{number}."


def _note_place(child: etree._Element) -> str | None:
    """The number of the footnote whose text stands here."""
    match = _NOTE_PLACE.match(child.get("id") or "")
    return (
        match[1]
        if match and child.tag in ("li", "p", "div", "aside") and "ref" not in (child.get("id") or "")
        else None
    )
