"""Elements of a web page -> blocks. Rule: an element that starts a new line ends a block; depth is bounded, and what lies
deeper is read as plain words."""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.parse.markdown import Draft
from pipeline.parse.markdown_inline import folded
from pipeline.parse.plain_rows import Row, blocks_of
from pipeline.parse.plain_units import MARKERS
from pipeline.parse.unreadable import Unreadable
from pipeline.records import Block, Cell, Issue, Place

_DROPPED = {"script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "form", "button", "select", "head", "math", "input"}
_ASIDE = {"nav", "header", "footer", "aside"}
_NEW_LINE = {"p", "div", "section", "article", "main", "body", "html", "blockquote", "pre", "address", "dl", "dt", "dd", "figure", "figcaption",
             "ul", "ol", "li", "table", "caption", "details", "summary", "hr", "fieldset", "center", *_ASIDE}
_HEADING = re.compile(r"h([1-6])$")
_BOLD, _ITALIC = {"b", "strong"}, {"i", "em", "cite"}
_NOTE = re.compile(r"\[?(\d{1,3}|\*{1,3})\]?$")
_NOTE_PLACE = re.compile(r"(?:fn|footnote|fotnote|note|ftn|_ftn|sdfootnote)[-_:]?(?:ref)?(\d{1,3})", re.IGNORECASE)
_OWN_MARK = re.compile(r"^\W*\d{1,3}\W*\s+|^[\[(]?\d{1,3}[\])]?\s*")
_BULLET = re.compile(r"^\s*([•·▪■◦○●–—\uf0b7\uf0a7-])\s+(?=\S)")
_DEEPEST = 100          # tags within tags
_MOST = 200_000        # blocks
_LETTERS = 2_000_000   # in one block


@dataclass(frozen=True, slots=True)
class Around:
    """What holds where the reader stands."""
    bold: bool = False
    italic: bool = False
    furniture: bool = False
    depth: int = 0                 # of lists
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
        elif tag == "table" and not around.furniture and _is_data(child):
            self._end(around)
            self._table(child, deep + 1)
        elif heading or tag in _NEW_LINE:
            self._block(child, tag, replace(around, heading=int(heading[1])) if heading else around, deep)
        else:
            self._walk(child, replace(around, bold=around.bold or tag in _BOLD, italic=around.italic or tag in _ITALIC), deep + 1)

    def _block(self, child: etree._Element, tag: str, around: Around, deep: int) -> None:
        self._end(around)
        self._line = child.sourceline or self._line
        inside = replace(around, furniture=around.furniture or (tag in _ASIDE and self.main is None),
                         depth=around.depth + (tag in ("ul", "ol")), caption=around.caption or tag in ("caption", "figcaption"))
        if tag == "li":
            self._item = (max(1, around.depth), _mark_of(child))
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
            return Block(0, "item", line.text[bullet.end():] if bullet else line.text, place, level=depth, marker=mark,
                         runs=() if bullet else line.runs)
        return Block(0, "caption" if around.caption else "paragraph", line.text, place, runs=line.runs)

    def _table(self, table: etree._Element, deep: int) -> None:
        self.tables += 1
        self._line = table.sourceline or self._line
        caption = table.find("caption")
        if caption is not None:
            self._words(" ".join(caption.itertext()), Around())
            self._end(Around(caption=True))
        drafts, _ = blocks_of(_rows(table, self._line, deep), self.tables)
        self.drafts += drafts


def _rows(table: etree._Element, line: int, deep: int) -> list[Row]:
    """Rows with cells over several rows said in each, marked as merged."""
    rows: list[Row] = []
    held: dict[int, tuple[Cell, int]] = {}
    for element in (row for row in table.iter("tr") if next(row.iterancestors("table")) is table):
        row, column = Row([], head=element.getparent().tag == "thead" or _all_heads(element), line=element.sourceline or line), 0
        for cell in (child for child in element if child.tag in ("td", "th")):
            column = _filled_down(row, held, column)
            made = _cell(cell, column, row, deep)
            down = _count(cell.get("rowspan"))
            if down > 1:
                held[column] = (made, down - 1)
            row.cells.append(made)
            column += made.span
        _filled_down(row, held, column)
        row.pieces = [row.text]
        if row.cells:
            rows.append(row)
    return rows


def _filled_down(row: Row, held: dict[int, tuple[Cell, int]], column: int) -> int:
    while column in held:
        cell, left = held[column]
        row.cells.append(replace(cell, merged=True))
        if left > 1:
            held[column] = (cell, left - 1)
        else:
            del held[column]
        column += cell.span
    return column


def _cell(cell: etree._Element, column: int, row: Row, deep: int) -> Cell:
    reader = Reader(None)
    reader.read(cell, Around(bold=cell.tag == "th"), deep + 2)
    blocks = [block for block, _ in reader.drafts if block.kind != "furniture"]
    row.notes += [note for _, notes in reader.drafts for note in notes]
    runs, start = [], 0
    for block in blocks:
        runs += [replace(run, start=run.start + start, end=run.end + start) for run in block.runs]
        start += len(block.text) + 1
    image = next((image.get("alt") or image.get("title") for image in cell.iter("img")), None)
    return Cell(" ".join(block.text for block in blocks), column, _count(cell.get("colspan")), tuple(block.text for block in blocks),
                symbol=image[:100] if image else None, places=(Place(page=1, line=cell.sourceline or row.line),), runs=tuple(runs))


def _is_data(table: etree._Element) -> bool:
    """A table of data, not one that lays out the page: two columns or more, and no headings within."""
    wide = any(sum(1 for cell in row if cell.tag in ("td", "th")) >= 2 for row in table.iter("tr"))
    return wide and table.get("role") != "presentation" and table.find(".//h1") is None and table.find(".//h2") is None


def _all_heads(row: etree._Element) -> bool:
    cells = [child for child in row if child.tag in ("td", "th")]
    return bool(cells) and all(cell.tag == "th" for cell in cells)


def _mark_of(item: etree._Element) -> str:
    """The mark a browser shows: a number in an ordered list, else a bullet."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    style = (parent.get("style") or "").replace(" ", "")
    if "list-style-type:none" in style:
        return "•"
    at = sum(1 for other in item.itersiblings(item.tag, preceding=True))
    count = _count(parent.get("start")) + at
    return f"{chr(ord('a') + (count - 1) % 26)}." if parent.get("type") in ("a", "A") else f"{count}."


def _note_place(child: etree._Element) -> str | None:
    """The number of the footnote whose text stands here."""
    match = _NOTE_PLACE.match(child.get("id") or "")
    return match[1] if match and child.tag in ("li", "p", "div", "aside") and "ref" not in (child.get("id") or "") else None


def _count(text: str | None) -> int:
    return min(int(text), 1000) if text and re.fullmatch(r"\d{1,4}", text) and int(text) else 1
