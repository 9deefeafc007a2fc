"""A page's characters in pdfium -> words with box, font, size, style, tag.

Words are pieces of one style: "helse**foretak**" is two, the second without a space before it. pdfium's own text is not
used: it loses hyphens at line ends and glues dotted leaders to page numbers. Font, size and marked-content id are asked
once a text object, not once a character; that is where the speed comes from.
"""
from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from pipeline.parse.pdf_letters import cleaned, is_space
from pipeline.parse.pdf_view import Box, View

_HYPHENS = (0x2, 0xFFFE)   # what pdfium puts for a hyphen at a line's end
_SKIP = (0x0, 0xFFFF, 0xFEFF, 0x200B)
_WORD_GAP = 0.2            # of the type size: white that parts two words
_LONGEST = 400             # a "word" beyond this is cut, so that a page of one word stays bounded


@dataclass(slots=True)
class Word:
    """`base` is the baseline in the reading frame; `space`: white stands before it; `order`: place in the file's own
    order; `tag` the marked-content id or -1; `turn` quarter turns of the word against the reading frame; `raw` the
    characters as read where `text` was normalised."""
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    font: str
    bold: bool
    italic: bool
    tag: int
    space: bool
    order: int
    turn: int = 0
    raw: str | None = None


@dataclass(slots=True)
class Style:
    """What all characters of a text object have in common."""
    font: str
    size: float
    bold: bool
    italic: bool
    tag: int
    turn: int
    unmapped: bool


def words_of(textpage, view: View, most: int = 60_000) -> tuple[list[Word], dict[str, int]]:
    """The words of a page, in the file's own order, and counts: "characters", "unmapped" (no Unicode value), "turned"
    (0 to 3 -> characters standing so). At most `most` characters are read; "left_out" counts the rest."""
    total = pdfium.FPDFText_CountChars(textpage)
    reader = _Reader(textpage, view)
    for index in range(min(total, most)):
        reader.take(index)
    reader.close()
    return reader.words, {**reader.counts, "left_out": max(0, total - most)}


class _Reader:
    """Walks the characters; a word is open until white, a jump or a change of style closes it."""

    def __init__(self, textpage, view: View) -> None:
        self.textpage, self.view = textpage, view
        self.words: list[Word] = []
        self.counts = {"characters": 0, "unmapped": 0, "turn0": 0, "turn1": 0, "turn2": 0, "turn3": 0}
        self._styles: dict[int, Style] = {}
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._object, self._style, self._across = 0, None, 0.0
        self._chars: list[str] = []
        self._edges: list[float] = []      # left, bottom, right, top of the open word
        self._end, self._word_style, self._word_across = 0.0, None, 0.0
        self._space, self._high = True, 0

    def take(self, index: int) -> None:
        code = pdfium.FPDFText_GetUnicode(self.textpage, index)
        if is_space(code):
            self.close()
            self._space = True
            return
        text = self._text(code)
        if not text:
            return
        handle = pdfium.FPDFText_GetTextObject(self.textpage, index)
        if not handle:
            return
        self._enter(ctypes.addressof(handle.contents), handle, index)
        self._add(text, index)

    def _text(self, code: int) -> str:
        """The character, "" for none; two halves of a surrogate pair come one after the other."""
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return ""
        if 0xDC00 <= code < 0xE000:
            high, self._high = self._high, 0
            return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else ""
        if code in _HYPHENS:
            return "-"
        return "" if code in _SKIP or code < 32 else chr(code)

    def _enter(self, address: int, handle, index: int) -> None:
        if address == self._object:
            return
        self._object = address
        self._style = self._styles.get(address)
        if self._style is None:
            self._style = self._styles[address] = self._read_style(handle, index)
        pdfium.FPDFText_GetCharOrigin(self.textpage, index, self._x, self._y)
        self._across = _across(self._x.value, self._y.value, self._style.turn)

    def _add(self, text: str, index: int) -> None:
        rect, style = self._rect, self._style
        pdfium.FPDFText_GetLooseCharBox(self.textpage, index, rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        start, end = _along(left, bottom, right, top, style.turn)
        self.counts["characters"] += 1
        self.counts[f"turn{style.turn}"] += 1
        self.counts["unmapped"] += style.unmapped
        if self._chars:
            gap = start - self._end
            apart = gap > _WORD_GAP * style.size
            if apart or gap < -style.size or style != self._word_style or len(self._chars) > _LONGEST \
                    or abs(self._across - self._word_across) > 0.1 * style.size:
                self.close()
                self._space = apart or gap < -style.size
        if self._chars:
            edges = self._edges
            edges[0], edges[1] = min(edges[0], left), min(edges[1], bottom)
            edges[2], edges[3] = max(edges[2], right), max(edges[3], top)
            self._chars.append(text)
            self._end = max(self._end, end)
        else:
            self._chars, self._edges, self._end = [text], [left, bottom, right, top], end
            self._word_style, self._word_across = style, self._across

    def close(self) -> None:
        if not self._chars:
            return
        style, raw = self._word_style, "".join(self._chars)
        text, box = cleaned(raw), self.view.box(*self._edges)
        self._chars = []
        turn = (style.turn - self.view.turns) % 4
        base = _base(self.view, self._word_across, style.turn) if turn == 0 else box.bottom
        self.words.append(Word(text, *box, base, style.size, style.font, style.bold, style.italic, style.tag, self._space,
                               len(self.words), turn, raw if raw != text else None))
        self._space = False

    def _read_style(self, handle, index: int) -> Style:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self.textpage, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self.textpage, index) * math.hypot(matrix.c, matrix.d)
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.textpage, index, buffer, 128, flags)
        font = buffer.value.decode("utf-8", "replace").split("+", 1)[-1]
        bold, italic = face_of(font)
        return Style(font, max(size, 0.1), bold, italic or bool(flags.value & 64),
                     pdfium.FPDFPageObj_GetMarkedContentID(handle), turn,
                     pdfium.FPDFText_HasUnicodeMapError(self.textpage, index) == 1)


def face_of(font: str) -> tuple[bool, bool]:
    """Bold and italic by a font's name; pdfium's weight is unreliable. Names like "CIDFont+F3" say nothing."""
    name = font.lower()
    return (any(part in name for part in ("bold", "black", "heavy", "demi", "fett")),
            any(part in name for part in ("italic", "oblique", "kursiv")))


def _along(left: float, bottom: float, right: float, top: float, turn: int) -> tuple[float, float]:
    """Where a character starts and ends along its line of writing."""
    return ((left, right), (bottom, top), (-right, -left), (-top, -bottom))[turn]


def _across(x: float, y: float, turn: int) -> float:
    """The height of a baseline across the line of writing."""
    return (y, -x, -y, x)[turn]


def _base(view: View, across: float, turn: int) -> float:
    x, y = ((0, across), (-across, 0), (0, -across), (across, 0))[turn]
    return view.box(x, y, x, y).top if turn % 2 == 0 else _sideways(view, x)


def _sideways(view: View, x: float) -> float:
    """Baseline of upright text in a frame turned once or three times: it lies at an x of the page."""
    return view.box(x, view.bottom, x, view.bottom).top


def box_of(words) -> Box:
    return Box(min(word.x0 for word in words), min(word.top for word in words),
               max(word.x1 for word in words), max(word.bottom for word in words))
