"""The laid-out pages of a file, kept small: one page after another, as often as wanted, few of them open at a time.

A page's lines and tables take ten times the room of its text. So pages beyond the first hundred are kept packed, and
each pass over the file unpacks one at a time: memory grows with the text alone.
"""

from __future__ import annotations

import pickle  # of records made a moment ago in this process, never of a file
import zlib
from collections.abc import Iterator
from dataclasses import replace

from pipeline.parse.pdf_layout import Layout, last_table
from pipeline.parse.tables import Table

_OPEN = 100  # pages: a file of no more is read as fast as without packing


class Pages:
    """Layouts in order. `outlines` are the same without lines, tables and rules; `ending` is the table that ends the last
    page."""

    def __init__(self) -> None:
        self.outlines: list[Layout] = []
        self.ending: Table | None = None
        self._open: list[Layout] = []
        self._packed: list[bytes] = []

    def append(self, layout: Layout) -> None:
        self.ending = last_table(layout)
        self.outlines.append(replace(layout, parts=[], lines=[], rules=[]))
        if len(self._open) < _OPEN:
            self._open.append(layout)
        else:
            self._packed.append(zlib.compress(pickle.dumps(layout, pickle.HIGHEST_PROTOCOL), 1))

    def __len__(self) -> int:
        return len(self.outlines)

    def __iter__(self) -> Iterator[Layout]:
        """Every page; what is changed on a page may be gone in the next pass."""
        yield from self._open
        for packed in self._packed:
            yield _unpacked(packed)

    def drained(self) -> Iterator[Layout]:
        """Every page for the last time: each is let go of when the next is asked for, so that its room is free for what
        is made of it."""
        for kept in (self._open, self._packed):
            kept.reverse()
        while self._open:
            yield self._open.pop()
        while self._packed:
            yield _unpacked(self._packed.pop())


def _unpacked(packed: bytes) -> Layout:
    return pickle.loads(zlib.decompress(packed))
