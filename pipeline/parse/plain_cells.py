"""A table cell as a converter wrote it, with stray HTML -> Cell: its words and its lines without marks."""

from __future__ import annotations

import re

from pipeline.parse.markdown_inline import inline
from pipeline.records import Cell, Place, Run
from pipeline.text import fold

_BREAK = re.compile(r"</?(?:p|li|ul|ol|div|br|h[1-6])(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_PLAIN = re.compile(r"(?:[^\W_]|[ \t.,:;()%/+–§«»-])*")  # no sign that Markdown or HTML gives a meaning
_BULLET = re.compile(r"^\s*(?:[-•·▪■◦○●–—‒➢➤\uf0b7\uf0a7\uf0d8]|o(?=\s))\s+(?=\S)")


def cell_of(source: str, column: int, line: int | None = None) -> tuple[Cell, tuple[str, ...]]:
    """The cell and the marks of the footnotes in it. Paragraphs, list items and breaks are its lines; a bullet at the
    start of a line is a mark, not a word."""
    if _PLAIN.fullmatch(source) and not _BULLET.match(source):
        text = fold(source)
        places = (Place(page=1, line=line),) if line else ()
        return Cell(text, column, lines=(text,) if text else (), places=places), ()
    pieces = [inline(_BULLET.sub("", piece, count=1)) for piece in _BREAK.split(source)]
    pieces = [piece for piece in pieces if piece.text or piece.notes]
    lines = tuple(piece.text for piece in pieces if piece.text)
    places = (Place(page=1, line=line),) if line else ()
    return (
        Cell(" ".join(lines), column, lines=lines, places=places, runs=_shifted(pieces)),
        tuple(note for piece in pieces for note in piece.notes),
    )


def joined(first: Cell, second: Cell, *, new_line: bool) -> Cell:
    """Two pieces of one cell. `new_line`: the second is a paragraph of its own, else it goes on where the first
    broke."""
    if not (first.text and second.text):
        return first if first.text else second
    if new_line:
        lines = first.lines + second.lines
    else:
        lines = (*first.lines[:-1], f"{first.lines[-1]} {second.lines[0]}", *second.lines[1:])
    start = len(first.text) + 1
    runs = first.runs + tuple(Run(run.start + start, run.end + start, run.bold, run.italic) for run in second.runs)
    return Cell(
        f"{first.text} {second.text}",
        first.column,
        first.span,
        lines,
        first.fill,
        first.symbol,
        first.places + second.places,
        runs,
    )


def _shifted(pieces: list) -> tuple[Run, ...]:
    runs, start = [], 0
    for piece in pieces:
        if piece.text:
            runs += [Run(run.start + start, run.end + start, run.bold, run.italic) for run in piece.runs]
            start += len(piece.text) + 1
    return tuple(runs)
