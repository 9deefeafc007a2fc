"""A page's own coordinates -> the frame in which its text stands upright, and back to the page as shown.

PDF counts from the bottom left, before the page's /Rotate; records count from the top left of the page as a reader sees
it. Between the two lies the reading frame: the page turned so that most of its text is upright, in which lines, columns
and tables are found. A turn is a quarter, clockwise.
"""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """Points, origin at the top left: x0, top, x1, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float


class View(NamedTuple):
    """Left, bottom, right and top of the page in its own coordinates, quarter turns to the reading frame, and quarter
    turns to the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int
    shown: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the reading frame."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box in the page's own coordinates, in the reading frame."""
        x0, y0, x1, y1 = left - self.left, self.top - top, right - self.left, self.top - bottom
        if not self.turns:
            return Box(x0, y0, x1, y1)
        return turned(Box(x0, y0, x1, y1), self.turns, self.right - self.left, self.top - self.bottom)

    def as_shown(self, box: Box) -> Box:
        """A box of the reading frame, on the page as a reader sees it."""
        turns = (self.shown - self.turns) % 4
        return turned(box, turns, *self.size) if turns else box


def turned(box: Box, turns: int, width: float, height: float) -> Box:
    """A box on a page of `width` and `height`, after quarter turns clockwise of the whole page."""
    for _ in range(turns % 4):
        box = Box(height - box.bottom, box.x0, height - box.top, box.x1)
        width, height = height, width
    return box
