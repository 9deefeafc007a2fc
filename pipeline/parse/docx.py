"""A Word file (.docx) -> blocks in reading order, with the numbers that Word prints and the file does not say.

Rule: tracked changes are read as accepted, and said; footnotes stand right after the block that bears their mark;
running heads and contents are furniture. There are no pages in the file: places carry the paragraph's number as
`line`."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from pipeline.parse.docx_parts import MAIN, W, parts_of
from pipeline.parse.docx_styles import Numbering, Style, numbering_of, styles_of
from pipeline.parse.docx_tables import rows_of
from pipeline.parse.docx_text import words_of
from pipeline.parse.markdown import Draft, numbered
from pipeline.parse.markdown_inline import Line
from pipeline.parse.plain_rows import blocks_of
from pipeline.parse.unreadable import Unreadable
from pipeline.records import Block, Issue, Page, Parsed, Place
from pipeline.text import fold

_CONTENTS = "Table of Contents"  # what Word calls the control that holds the contents
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MOST = 200_000  # blocks


def read_docx(data: bytes) -> Parsed:
    """The blocks of a Word file, numbered, headings with Word's own levels. One page.

    Raises Unreadable: damaged, encrypted, too_large, unsafe (entities inside), no_text."""
    parts = parts_of(data)
    reader = _Reader(parts)
    body = parts[MAIN].find(f"{W}body")
    reader.read(body if body is not None else parts[MAIN])
    reader.running_heads(parts)
    blocks = numbered(reader.drafts)
    if not any(block.text for block in blocks):
        raise Unreadable("no_text_in_file")
    issues = (Issue("parse", "tracked_changes", str(reader.changes)),) if reader.changes else ()
    letters = sum(sum(map(str.isalnum, block.text)) for block in blocks)
    return Parsed(blocks, pages=(Page(1, letters=letters),), issues=issues, title=_title(parts))


class _Reader:
    """Walks the body once and gathers drafts; holds what Word counts while it prints."""

    def __init__(self, parts: dict[str, etree._Element]) -> None:
        self.styles: dict[str, Style] = styles_of(parts.get("word/styles.xml"))
        self.numbering: Numbering = numbering_of(parts.get("word/numbering.xml"))
        self.notes = _notes(parts)
        self.drafts: list[Draft] = []
        self.told: dict[str, str] = {}  # note -> the mark it is printed with
        self.changes = self.tables = self.line = 0

    def read(self, parent: etree._Element, contents: bool = False) -> None:
        """Paragraphs and tables below `parent`, through content controls and tracked insertions."""
        for child in parent:
            if len(self.drafts) >= _MOST:
                raise Unreadable("too_large", f"> {_MOST}")
            if child.tag == f"{W}p":
                self._paragraph(child, contents)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
                self.read(child, contents or _is_contents(child))

    def running_heads(self, parts: dict[str, etree._Element]) -> None:
        """Heads and feet of the pages, once each, as furniture at the end."""
        seen: set[str] = set()
        for name in sorted(name for name in parts if name.startswith(("word/header", "word/footer"))):
            for paragraph in parts[name].iter(f"{W}p"):
                text = words_of(paragraph, Style())[0].text
                if text and text not in seen:
                    seen.add(text)
                    self.drafts.append((Block(0, "furniture", text, (Place(page=1, line=self.line + 1),)), ()))

    def _paragraph(self, paragraph: etree._Element, contents: bool) -> None:
        style = self._style(paragraph)
        line, gathered = words_of(paragraph, style)
        self.changes += gathered.changes
        self.line += 1
        number = _own_number(paragraph, style)
        mark = self.numbering.next_mark(*number) if number and (line.text or style.kind == "heading") else None
        if line.text:
            self.drafts.append(
                (self._block(line, style, number, mark, contents), tuple(self._mark(n) for n in line.notes))
            )
            self._footnotes(line.notes)
        for box in gathered.boxes:
            self.read(box, contents)

    def _block(
        self, line: Line, style: Style, number: tuple[str, int] | None, mark: str | None, contents: bool
    ) -> Block:
        place = (Place(page=1, line=self.line),)
        if contents or style.kind == "furniture":
            return Block(0, "furniture", line.text, place)
        if style.kind == "heading":
            shown = mark if mark and any(map(str.isalnum, mark)) else None
            return Block(0, "heading", f"{shown} {line.text}" if shown else line.text, place, level=style.level)
        if number and mark:
            return Block(0, "item", line.text, place, level=number[1] + 1, marker=mark, runs=line.runs)
        kind = style.kind if style.kind == "caption" else "paragraph"
        return Block(0, kind, line.text, place, runs=line.runs)

    def _table(self, table: etree._Element) -> None:
        self.line += 1
        self.tables += 1
        drafts, _ = blocks_of(rows_of(table, self._cell_words, self.line), self.tables)
        for block, notes in drafts:
            self.drafts.append((block, tuple(self._mark(note) for note in notes)))
        for _, notes in drafts:
            self._footnotes(notes)

    def _cell_words(self, paragraph: etree._Element) -> tuple[Line, list[str]]:
        line, gathered = words_of(paragraph, self._style(paragraph))
        self.changes += gathered.changes
        return line, gathered.pictures

    def _style(self, paragraph: etree._Element) -> Style:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = self.styles.get(named.get(f"{W}val") or "", Style()) if named is not None else Style()
        outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None and style.kind is None and (outline.get(f"{W}val") or "9") in "012345678":
            return replace(style, kind="heading", level=int(outline.get(f"{W}val") or 0) + 1)
        return style

    def _mark(self, note: str) -> str:
        """Notes are printed with numbers in the order they are met."""
        return self.told.setdefault(note, str(len(self.told) + 1))

    def _footnotes(self, notes: tuple[str, ...]) -> None:
        for note in notes:
            text = self.notes.pop(note, None)
            if text:
                place = (Place(page=1, line=self.line),)
                self.drafts.append((Block(0, "footnote", text, place, marker=self._mark(note)), ()))


def _own_number(paragraph: etree._Element, style: Style) -> tuple[str, int] | None:
    """(list, depth) of a paragraph: its own, else its style's; list 0 takes it out of any list."""
    numbered = paragraph.find(f"{W}pPr/{W}numPr")
    if numbered is None:
        return style.number
    found, depth = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
    number = found.get(f"{W}val") if found is not None else style.number[0] if style.number else None
    level = depth.get(f"{W}val") if depth is not None else str(style.number[1]) if style.number else "0"
    return (number, int(level or 0)) if number and number != "0" and (level or "0").isdigit() else None


def _notes(parts: dict[str, etree._Element]) -> dict[str, str]:
    """Footnotes and endnotes by id; the lines that part them from the text are none."""
    notes = {}
    for name, tag, prefix in (("word/footnotes.xml", "footnote", ""), ("word/endnotes.xml", "endnote", "e")):
        for note in parts[name].iterfind(f"{W}{tag}") if name in parts else ():
            if note.get(f"{W}type") in (None, "normal"):
                notes[prefix + (note.get(f"{W}id") or "")] = fold(
                    " ".join(words_of(p, Style())[0].text for p in note.iter(f"{W}p"))
                )
    return notes


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == _CONTENTS


def _title(parts: dict[str, etree._Element]) -> str | None:
    core = parts.get("docProps/core.xml")
    found = core.find(_TITLE) if core is not None else None
    return fold(found.text) if found is not None and found.text else None
