"""One-page PDFs for tests, drawn line by line, so that each shows one trait and nothing else.

Points from the top left, as records count. Type sizes as in steering documents: text 11, headings 16 and 13, notes 8.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import Color, black
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
LEADING = 14.0
FONTS = {"": "Helvetica", "b": "Helvetica-Bold", "i": "Helvetica-Oblique", "bi": "Helvetica-BoldOblique"}


class Sheet:
    """A PDF under way. `at` moves down by itself; every method returns the sheet."""

    def __init__(self, path: Path, size: tuple[float, float] = (WIDTH, HEIGHT)) -> None:
        self.path, self.size = path, size
        self.canvas = Canvas(str(path), pagesize=size)
        self.at = 90.0

    def put(self, x: float, top: float, text: str, size: float = 11, style: str = "") -> float:
        """Text with its baseline at `top`; the x where it ends."""
        self.canvas.setFont(FONTS[style], size)
        self.canvas.drawString(x, self.size[1] - top, text)
        return x + self.canvas.stringWidth(text, FONTS[style], size)

    def lines(self, *texts: str, x: float = 70, size: float = 11, style: str = "", after: float = 8) -> Sheet:
        """Lines of one paragraph, then white."""
        for text in texts:
            self.put(x, self.at, text, size, style)
            self.at += LEADING * size / 11
        self.at += after
        return self

    def item(self, mark: str, *texts: str, x: float = 88, after: float = 4) -> Sheet:
        """A list item with hanging lines."""
        self.put(x, self.at, mark)
        return self.lines(*texts, x=x + 18, after=after)

    def grid(
        self,
        rows: list[list[str]],
        edges: list[float],
        bold: int = 1,
        high: float = 20,
        fills: dict | None = None,
        ruled: bool = True,
    ) -> Sheet:
        """A table: text "a|b" is two lines; `fills` {(row, column): (r, g, b)}; None continues the cell above."""
        top = self.at
        for number, row in enumerate(rows):
            tall = high + 11 * max((cell or "").count("|") for cell in row)
            for column, cell in enumerate(row):
                self._cell(
                    cell,
                    edges[column],
                    edges[column + 1],
                    top,
                    top + tall,
                    number < bold,
                    (fills or {}).get((number, column)),
                    ruled,
                    number + 1 < len(rows) and rows[number + 1][column] is None,
                )
            top += tall
        self.at = top + 24
        return self

    def _cell(
        self,
        text: str | None,
        x0: float,
        x1: float,
        top: float,
        bottom: float,
        bold: bool,
        fill,
        ruled: bool,
        open_below: bool,
    ):
        if fill:
            self.canvas.setFillColor(Color(*fill))
            self.canvas.rect(x0, self.size[1] - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
            self.canvas.setFillColor(black)
        if ruled:
            self._rule(x0, top, x0, bottom)
            self._rule(x1, top, x1, bottom)
            if text is not None:
                self._rule(x0, top, x1, top)
            if not open_below:
                self._rule(x0, bottom, x1, bottom)
        for index, line in enumerate((text or "").split("|")):
            self.put(x0 + 4, top + 13 + 11 * index, line, 9, "b" if bold else "")

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, self.size[1] - y0, x1, self.size[1] - y1)

    def page(self, at: float = 90.0) -> Sheet:
        self.canvas.showPage()
        self.at = at
        return self

    def save(self) -> Path:
        self.canvas.save()
        return self.path
