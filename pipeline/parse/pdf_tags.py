"""A page's structure tree in pdfium -> what each marked-content id belongs to; a file's bookmarks and page labels.

Tags are used where a file has them and never required: 82 % of real PDFs are tagged, a third of those without headings.
The tree is read by pdfium itself, bounded in depth and number, since trees in the wild loop and break.
"""

from __future__ import annotations

import ctypes
from functools import lru_cache
from typing import NamedTuple

import pypdfium2.raw as pdfium

_DEEPEST, _MOST, _MOST_BOOKMARKS = 60, 20_000, 5_000
# Structure types that make a block of their own; what stands inside them (Span, Link …) belongs to it.
_BLOCKS = frozenset(
    [
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "Title",
        "LI",
        "LBody",
        "Lbl",
        "TH",
        "TD",
        "Caption",
        "Note",
        "TOCI",
        "BlockQuote",
        "Figure",
        "FENote",
    ]
)


class Tag(NamedTuple):
    """`element` numbers the block element within its page, `kind` its structure type, `list_depth` how many lists it
    stands in, `inside` the types above it; `row` and `cell` number the table row and cell it stands in, 0 for none."""

    element: int
    kind: str
    list_depth: int
    inside: frozenset[str]
    row: int = 0
    cell: int = 0


class Bookmark(NamedTuple):
    level: int
    title: str
    page: int | None


def tags_of(page) -> dict[int, Tag]:
    """Marked-content id -> tag; empty where the page has no tree, or a broken one."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    reader = _TreeReader()
    try:
        for index in range(max(0, pdfium.FPDF_StructTree_CountChildren(tree))):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            if child:
                reader.read(child, None, 0, frozenset(), 0, (0, 0))
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return reader.tags


@lru_cache(4096)
def _within(inside: frozenset[str], kind: str) -> frozenset[str]:
    """One set for all elements that stand alike: every line of a document holds one."""
    return inside | {kind}


class _TreeReader:
    def __init__(self) -> None:
        self.tags: dict[int, Tag] = {}
        self._elements = self._rows = self._cells = 0
        self._budget = _MOST
        self._buffer = ctypes.create_string_buffer(128)

    def read(
        self, element, holder: Tag | None, lists: int, inside: frozenset[str], depth: int, at: tuple[int, int]
    ) -> None:
        """`at`: the table row and cell that the element stands in."""
        self._budget -= 1
        if depth > _DEEPEST or self._budget <= 0:
            return
        kind = self._kind(element)
        lists += kind == "L"
        at = self._entered(kind, at)
        if kind in _BLOCKS:
            self._elements += 1
            holder = Tag(self._elements, kind, lists, inside, *at)
        for index in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if content >= 0:
                self.tags[content] = holder or Tag(0, kind, lists, inside, *at)
                continue
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                self.read(child, holder, lists, _within(inside, kind), depth + 1, at)

    def _entered(self, kind: str, at: tuple[int, int]) -> tuple[int, int]:
        if kind == "TR":
            self._rows += 1
            return self._rows, 0
        if kind in ("TD", "TH"):
            self._cells += 1
            return at[0], self._cells
        return at

    def _kind(self, element) -> str:
        length = pdfium.FPDF_StructElement_GetType(element, self._buffer, 128)
        return self._buffer.raw[: max(0, min(length, 128) - 2)].decode("utf-16-le", "replace")


def bookmarks_of(document) -> tuple[Bookmark, ...]:
    """The file's outline, top down: levels from 1, pages from 1. `document` is a pypdfium2 PdfDocument."""
    found = []
    for mark in document.get_toc(max_depth=8):
        dest = mark.get_dest()
        index = dest.get_index() if dest else None
        page = index + 1 if index is not None and index >= 0 else None
        found.append(Bookmark(mark.level + 1, _read(mark.get_title) or "", page))
        if len(found) >= _MOST_BOOKMARKS:
            break
    return tuple(found)


def title_of(document) -> str | None:
    """The title among the file's own properties, None for none."""
    return _read(lambda: document.get_metadata_value("Title"))


def _read(get) -> str | None:
    """A text of the file; None where it is empty or its bytes are no text."""
    try:
        return get() or None
    except UnicodeDecodeError:
        return None
