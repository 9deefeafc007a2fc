"""A page's characters in pdfium -> words with box, font, size, style, tag.

Words are pieces of one style: "helse**foretak**" is two, the second without a space before it. pdfium's own text is not
used: it loses hyphens at line ends and glues dotted leaders to page numbers. Font, size and marked-content id are asked
once a text object, not once a character; that is where the speed comes from.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.parse.pdf_letters import SPACES, cleaned
from pipeline.parse.pdf_shapes import hue_of
from pipeline.parse.pdf_view import Box, View

_HYPHENS = (0x2, 0xFFFE)  # what pdfium puts for a hyphen at a line's end
_SKIP = (0x0, 0xFFFF, 0xFEFF, 0x200B)
_WORD_GAP = 0.2  # of the type size: white that parts two words
_FARTHEST = 1e6  # points: a place beyond is no place; NaN is none either
_LARGEST = 5_000.0  # points: no type is larger
_RAISED, _SMALL = 0.22, 0.6  # of the type size: how high superiors stand at least, and how small they count
_LONGEST = 400  # a "word" beyond this is cut, so that a page of one word stays bounded


@dataclass(slots=True)
class Word:
    """`base` is the baseline in the reading frame; `space`: white stands before it; `order`: place in the file's own
    order; `tag` the marked-content id or -1; `turn` quarter turns of the word against the reading frame; `raw` the
    characters as read where `text` was normalised; `hue` the colour of a word that is one sign and no letter."""

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
    order: int = 0
    turn: int = 0
    raw: str | None = None
    hue: str | None = None


@dataclass(slots=True)
class Style:
    """What all characters of a text object have in common; `hidden`: they are not painted, as in a recognised scan."""

    font: str
    size: float
    bold: bool
    italic: bool
    tag: int
    turn: int
    unmapped: bool
    hidden: bool
    colour: tuple[int, int, int]


# The same functions as in `pdfium`, called with plain addresses: half the time of ctypes' checked pointers, and
# there are three calls for every character.
_unicode = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetUnicode, ctypes.c_void_p).value
)
_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value
)
_loose_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value
)


def words_of(textpage, view: View, most: int = 60_000) -> tuple[list[Word], dict[str, int]]:
    """The words of a page, in the file's own order, and counts: "characters", "unmapped" (no Unicode value), "turn0" to
    "turn3" (characters standing so). At most `most` characters are read; "left_out" counts the rest."""
    total = pdfium.FPDFText_CountChars(textpage)
    reader = _Reader(textpage, view)
    reader.read(min(total, most))
    return reader.words, {**reader.counts, "left_out": max(0, total - most)}


class _Reader:
    """Walks the characters; a word is open until white, a jump or a change of style closes it."""

    def __init__(self, textpage, view: View) -> None:
        self.textpage, self.view = textpage, view
        self.words: list[Word] = []
        self.counts = dict.fromkeys(("characters", "unmapped", "hidden", "turn0", "turn1", "turn2", "turn3"), 0)
        self._styles: dict[int, Style] = {}
        self._matrix, self._x, self._y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()

    def read(self, count: int) -> None:
        """One loop, on locals: a document is a million characters."""
        page, rect = ctypes.cast(self.textpage, ctypes.c_void_p).value, pdfium.FS_RECTF()
        box = ctypes.addressof(rect)
        chars: list[str] = []
        edges = [0.0, 0.0, 0.0, 0.0]
        thing, style, across, end, space, high = 0, None, 0.0, 0.0, True, 0
        word_style: Any = None  # the word's Style, once there is a word
        word_across = 0.0
        for index in range(count):
            code = _unicode(page, index)
            if code in SPACES:
                if chars:
                    self._close(chars, edges, word_style, word_across, space)
                    chars = []
                space = True
                continue
            if 0xD800 <= code < 0xE000:
                code, high = _paired(code, high)
            text = _char(code)
            address = _object(page, index) if text else 0
            if not address:
                continue
            if address != thing:
                thing = address
                style, across = self._enter(address, index, text)
            _loose_box(page, index, box)
            left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
            start, stop = (left, right) if not style.turn else _along(left, bottom, right, top, style.turn)
            if chars:
                jump = not -style.size <= start - end <= _WORD_GAP * style.size
                changed = (style is not word_style and style != word_style) or abs(
                    across - word_across
                ) > 0.1 * style.size
                if jump or changed or len(chars) > _LONGEST:
                    self._close(chars, edges, word_style, word_across, space)
                    chars, space = [], jump
            if chars:
                chars.append(text)
                edges = _wider(edges, left, bottom, right, top)
                end = stop if stop > end else end
            else:
                chars, edges, end, word_style, word_across = [text], [left, bottom, right, top], stop, style, across
        if chars:
            self._close(chars, edges, word_style, word_across, space)

    def _enter(self, address: int, index: int, text: str) -> tuple[Style, float]:
        """The style of a text object and the height of its baseline; raised figures that a font draws small (OpenType
        superiors) count as small type set high, as others make them."""
        style = self._styles.get(address)
        if style is None:
            style = self._styles[address] = self._read_style(index)
        pdfium.FPDFText_GetCharOrigin(self.textpage, index, self._x, self._y)
        across = _across(self._x.value, self._y.value, style.turn)
        if text.isdigit() and not style.turn and self._lowest(index) - across > _RAISED * style.size:
            return replace(style, size=_SMALL * style.size), across + _RAISED * style.size
        return style, across

    def _lowest(self, index: int) -> float:
        """The lower edge of what a character paints."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self.textpage, index, left, right, bottom, top)
        return bottom.value

    def _close(self, chars: list[str], edges: list[float], style: Style, across: float, space: bool) -> None:
        raw = "".join(chars)
        if not all(-_FARTHEST < value < _FARTHEST for value in (*edges, across)):
            edges, across = [self.view.left, self.view.bottom, self.view.left, self.view.bottom], 0.0
        text, box = cleaned(raw), self.view.box(*edges)
        self.counts["characters"] += len(chars)
        self.counts[f"turn{style.turn}"] += len(chars)
        self.counts["unmapped"] += len(chars) if style.unmapped else 0
        self.counts["hidden"] += len(chars) if style.hidden else 0
        turn = (style.turn - self.view.turns) % 4
        base = _base(self.view, across, style.turn) if turn == 0 else box.bottom
        hue = hue_of(*style.colour) if len(text) == 1 and not text.isalnum() and not text.isascii() else None
        word = Word(text, *box, base, style.size, style.font, style.bold, style.italic, style.tag, space)
        word.order, word.turn, word.raw, word.hue = len(self.words), turn, raw if raw != text else None, hue
        self.words.append(word)

    def _read_style(self, index: int) -> Style:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self.textpage, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self.textpage, index) * math.hypot(matrix.c, matrix.d)
        if not math.isfinite(size + matrix.a + matrix.b) or size > _LARGEST:
            size, matrix = 1.0, pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)  # a broken matrix: the text is still text
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.textpage, index, buffer, 128, flags)
        font = buffer.value.decode("utf-8", "replace").split("+", 1)[-1]
        bold, italic = face_of(font)
        handle = pdfium.FPDFText_GetTextObject(self.textpage, index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
        return Style(
            font,
            max(size, 0.1),
            bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,  # how printing to PDF makes letters bold
            italic or bool(flags.value & 64) or (matrix.b == 0 and 0.1 < matrix.c / (matrix.d or 1) < 0.5),
            pdfium.FPDFPageObj_GetMarkedContentID(handle),
            turn,
            pdfium.FPDFText_HasUnicodeMapError(self.textpage, index) == 1,
            mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
            (red.value, green.value, blue.value),
        )


def _wider(edges: list[float], left: float, bottom: float, right: float, top: float) -> list[float]:
    return [
        left if left < edges[0] else edges[0],
        bottom if bottom < edges[1] else edges[1],
        right if right > edges[2] else edges[2],
        top if top > edges[3] else edges[3],
    ]


def _char(code: int) -> str:
    """The character, "" for none."""
    if code in _HYPHENS:
        return "-"
    return "" if code < 32 or code in _SKIP else chr(code)


def _paired(code: int, high: int) -> tuple[int, int]:
    """Two halves of a surrogate pair come one after the other: the whole code with the second, nothing before."""
    if code < 0xDC00:
        return 0, code
    return (0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0), 0


def face_of(font: str) -> tuple[bool, bool]:
    """Bold and italic by a font's name; pdfium's weight is unreliable. Names like "CIDFont+F3" say nothing."""
    name = font.lower()
    return (
        any(part in name for part in ("bold", "black", "heavy", "demi", "fett")),
        any(part in name for part in ("italic", "oblique", "kursiv")),
    )


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
    return Box(
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
