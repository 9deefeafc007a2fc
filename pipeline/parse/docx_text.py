"""A paragraph of a Word file -> its words with bold and italic, the marks of its notes, its text boxes.

Rule: tracked changes are read as accepted: what was put in stands, what was taken out does not; field codes are no
words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.parse.docx_parts import W
from pipeline.parse.docx_styles import Style
from pipeline.parse.markdown_inline import Line, folded

_A = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_GONE = {
    f"{W}del",
    f"{W}moveFrom",
    f"{W}instrText",
    f"{W}delText",
    f"{W}delInstrText",
    f"{W}pPr",
    f"{W}rPr",
    f"{W}sectPr",
    f"{W}footnoteRef",
    f"{W}endnoteRef",
    f"{_A}Fallback",
    f"{W}rt",
    f"{W}annotationRef",
}
_SPACE = {f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"}
_SYMBOL_PLACE = 0xF000


@dataclass
class Gathered:
    """What was met on the way through a paragraph."""

    letters: list[tuple[str, bool, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    changes: int = 0


def words_of(paragraph: etree._Element, style: Style) -> tuple[Line, Gathered]:
    """The paragraph's text folded, with runs and note marks; boxes, pictures' names and tracked changes on the side."""
    gathered = Gathered()
    _walk(paragraph, gathered, style.bold, style.italic, style)
    return folded(gathered.letters, gathered.notes), gathered


def _walk(element: etree._Element, gathered: Gathered, bold: bool, italic: bool, style: Style) -> None:
    for child in element:
        tag = child.tag
        if tag in (f"{W}del", f"{W}ins", f"{W}moveFrom", f"{W}moveTo"):
            gathered.changes += 1
        if tag in _GONE or not isinstance(tag, str):
            continue
        if tag == f"{W}r":
            _walk(child, gathered, _trait(child, "b", style.bold), _trait(child, "i", style.italic), style)
        elif tag == f"{W}txbxContent":
            gathered.boxes.append(child)
        elif tag == f"{_WP}docPr":
            gathered.pictures.append(child.get("descr") or child.get("title") or "")
        else:
            gathered.letters += [(letter, bold, italic) for letter in _letters(child)]
            if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                gathered.notes.append(f"{'e' if tag.endswith('endnoteReference') else ''}{child.get(f'{W}id')}")
            _walk(child, gathered, bold, italic, style)


def _letters(child: etree._Element) -> Iterator[str]:
    if child.tag == f"{W}t":
        yield from unicodedata.normalize("NFC", child.text or "")
    elif child.tag in _SPACE:
        yield " "
    elif child.tag == f"{W}noBreakHyphen":
        yield "-"
    elif child.tag == f"{W}sym":
        code = child.get(f"{W}char") or ""
        place = int(code, 16) if 0 < len(code) <= 6 and all(sign in "0123456789abcdefABCDEF" for sign in code) else 0
        if 0x20 <= place < 0x110000 and not 0xD800 <= place < 0xE000:
            yield chr(place - _SYMBOL_PLACE) if _SYMBOL_PLACE + 0x20 <= place < _SYMBOL_PLACE + 0x7F else chr(place)


def _trait(run: etree._Element, trait: str, default: bool) -> bool:
    found = run.find(f"{W}rPr/{W}{trait}")
    return default if found is None else found.get(f"{W}val") not in ("0", "false", "none")
