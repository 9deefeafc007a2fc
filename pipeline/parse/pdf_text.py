"""Drafts -> blocks: text joined over lines, runs of bold and italic, marks of footnotes, places, cells.

A block's text is the source's words; `raw` keeps what was read where a mark, a ligature, a soft hyphen or a look-alike
letter was taken out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.parse.lines import Line
from pipeline.parse.lines_hyphens import joint
from pipeline.parse.pdf_drafts import Draft
from pipeline.parse.pdf_layout import Layout
from pipeline.parse.pdf_letters import latin
from pipeline.parse.pdf_notes import is_mark
from pipeline.parse.pdf_view import Box
from pipeline.parse.tables_rows import DraftCell
from pipeline.records import Block, Cell, Place, Run
from pipeline.text import fold


@dataclass(slots=True)
class Joined:
    """Text with styles character by character, and the footnote marks that stood in it."""

    text: str = ""
    raw: str = ""
    styles: list[tuple[int, bool, bool]] = field(default_factory=list)  # length, bold, italic
    marks: list[str] = field(default_factory=list)

    def add(self, text: str, raw: str, bold: bool, italic: bool) -> None:
        self.text += text
        self.raw += raw
        self.styles.append((len(text), bold, italic))

    def drop(self, count: int) -> None:
        """Take characters from the end."""
        self.text = self.text[: len(self.text) - count]
        while count and self.styles:
            length, bold, italic = self.styles.pop()
            if length > count:
                self.styles.append((length - count, bold, italic))
            count -= min(length, count)


class Maker:
    """Makes blocks of one file: `known` its words, `labels` its printed page labels, `layouts` its pages."""

    def __init__(self, known: frozenset[str], labels: dict[int, str], layouts: Iterable[Layout]) -> None:
        self.known, self.labels = known, labels
        self.views = {layout.number: layout.view for layout in layouts}
        self.recognised = {layout.number for layout in layouts if layout.recognised}
        self.marks: dict[int, list[str]] = {}  # block number -> marks that stood in it
        self._tenths: dict[float, float] = {}

    def block(self, draft: Draft, number: int) -> Block:
        """The block of a draft; `notes`, `lead` and `parent` are tied later."""
        made = self._row(draft, number) if draft.cells else self._text(draft, number)
        return replace(made, source="ocr") if draft.page in self.recognised else made

    def _text(self, draft: Draft, number: int) -> Block:
        marker = draft.marker
        whole = self.joined(draft.lines, marker, keep_marks=draft.kind in ("footnote", "furniture"))
        if whole.marks:
            self.marks[number] = whole.marks
        text, runs = finished(whole)
        raw = fold(whole.raw)
        return Block(
            number,
            draft.kind,
            text,
            self.places(draft.lines),
            draft.level,
            marker,
            runs=runs,
            parts=self._parts(draft, marker),
            raw=raw if raw != text else None,
        )

    def _row(self, draft: Draft, number: int) -> Block:
        marks: list[str] = []
        cells = tuple(self._cell(cell, marks) for cell in draft.cells)
        if marks:
            self.marks[number] = marks
        text = fold(" ".join(cell.text for cell in cells if cell.text))
        lines = [line for cell in draft.cells if not cell.merged for line in cell.lines]
        places = self.places(lines or draft.all_lines)
        if draft.kind in ("heading", "caption"):
            return Block(number, draft.kind, text, places, draft.level, table=draft.table)
        raw = fold(" ".join(self.joined(cell.lines, None).raw for cell in draft.cells))
        return Block(
            number,
            draft.kind,
            text,
            places,
            cells=cells,
            header=draft.header,
            table=draft.table,
            raw=raw if raw != text else None,
        )

    def _cell(self, cell: DraftCell, marks: list[str]) -> Cell:
        lines, runs, at = [], [], 0
        for group in cell.groups:
            whole = self.joined(group.lines, None)
            if not cell.merged:
                marks += whole.marks
            text, own = finished(whole)
            if not text:
                continue
            lines.append(text)
            runs += [Run(run.start + at, run.end + at, run.bold, run.italic) for run in own]
            at += len(text) + 1
        text = " ".join(lines)
        symbol = text if len(text) == 1 and not text.isalnum() and text not in "-–—" else None
        return Cell(
            text,
            cell.column,
            cell.span,
            tuple(lines),
            cell.fill,
            symbol,
            self.places(cell.lines),
            tuple(runs),
            cell.merged,
        )

    def joined(self, lines: list[Line], marker: str | None, keep_marks: bool = False) -> Joined:
        """The lines as one text, the marker left out."""
        whole = Joined()
        for index, line in enumerate(lines):
            if index and whole.text:
                drop, between = joint(whole.text, line.text, self.known)
                whole.drop(drop)
                _, bold, italic = whole.styles[-1] if whole.styles else (0, False, False)
                whole.add(between, between, bold, italic)
            skip = len(marker) if marker and not index else 0
            for span in line.spans:
                text, skip = span.text[skip:], max(0, skip - len(span.text))
                if span.raised and not keep_marks and is_mark(text) and (index or whole.text):
                    whole.marks.append(text.strip())
                    whole.raw += text
                    continue
                if span.raised and not whole.text:
                    text += " "  # a note's own mark, often glued to its first word
                whole.add(text, span.raw or text, span.bold, span.italic)
        return whole

    def _parts(self, draft: Draft, marker: str | None) -> tuple[str, ...]:
        if not draft.pieces:
            return ()
        edges = [0, *draft.pieces, len(draft.lines)]
        return tuple(
            finished(self.joined(draft.lines[start:end], None if start else marker))[0]
            for start, end in pairwise(edges)
        )

    def places(self, lines: list[Line]) -> tuple[Place, ...]:
        """One place a page, on the page as a reader sees it."""
        boxes: dict[int, Box] = {}
        for line in lines:
            old = boxes.get(line.page, line.box)
            boxes[line.page] = Box(
                min(old.x0, line.box.x0),
                min(old.top, line.box.top),
                max(old.x1, line.box.x1),
                max(old.bottom, line.box.bottom),
            )
        return tuple(
            Place(page, self.labels.get(page), *map(self._tenth, self.views[page].as_shown(box)))  # type: ignore[arg-type]
            for page, box in boxes.items()
        )

    def _tenth(self, value: float) -> float:
        """The value to a tenth of a point, one object for all that are alike: a file has few, and many boxes."""
        value = round(value, 1)
        return self._tenths.setdefault(value, value)


def finished(whole: Joined) -> tuple[str, tuple[Run, ...]]:
    """The text folded, with look-alike letters made Latin, and its runs at their places in the folded text."""
    text, at = latin(whole.text), 0
    out: list[str] = []
    runs: list[Run] = []
    position, space = 0, True
    for length, bold, italic in whole.styles:
        start = position
        for char in text[at : at + length]:
            if char.isspace():
                space = True
                continue
            if space and out:
                out.append(" ")
                position += 1
                start = start + 1 if start == position - 1 else start
            space = False
            out.append(char)
            position += 1
        at += length
        if (bold or italic) and position > start:
            _add_run(runs, Run(start, position, bold, italic))
    return "".join(out), tuple(runs)


def _add_run(runs: list[Run], run: Run) -> None:
    last = runs[-1] if runs else None
    if last and run.start - last.end <= 1 and (last.bold, last.italic) == (run.bold, run.italic):
        runs[-1] = Run(last.start, run.end, run.bold, run.italic)
    else:
        runs.append(run)
