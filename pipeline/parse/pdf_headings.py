"""Groups of lines -> which are headings, and their rank by tags, bookmarks or type.

Tags and bookmarks decide where the file has them. Elsewhere a heading is a short group of lines, larger or bolder than
the text, that does not end like a sentence; its rank is that of its type among the file's heading types.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.parse.lines import Line
from pipeline.parse.lines_paragraphs import Group
from pipeline.text import bare

_TAGGED = {"Title": 1, "H": 1, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")
_LONGEST, _MOST_LINES = 220, 4
_MOST_STOPPED = 4  # words: more with a stop behind them are a sentence
_MOST_TITLED = 0.4  # of the letters: a file with more under heading tags has them wrong

Face = tuple[float, bool, bool]  # size, bold, italic


@dataclass(slots=True)
class Styles:
    """`body` size; `ranks` of the faces that headings are set in; `marks` bookmark titles (bare) -> level; `tagged`:
    the file has heading tags that can be believed."""

    body: float
    body_bold: bool
    ranks: dict[Face, int]
    marks: dict[str, int]
    tagged: bool


class Faces:
    """What the text of a file is set in, counted page by page."""

    def __init__(self) -> None:
        self._letters: Counter[Face] = Counter()
        self._short: set[Face] = set()  # exact sizes of lines short enough for a heading
        self._titled = self._all = 0

    def add(self, lines: list[Line]) -> None:
        for line in lines:
            count = len(line.text)
            self._letters[face_of_line(line)] += count
            self._all += count
            if count < _LONGEST:
                self._short.add((line.size, line.bold, line.italic))
            if line.tag is not None and line.tag.kind in _TAGGED:
                self._titled += count

    def styles(self, bookmarks) -> Styles:
        """The file's body size and the ranks of its heading faces, largest first."""
        sizes: Counter[float] = Counter()
        for (size, _, _), count in self._letters.items():
            sizes[size] += count
        body = max(sizes.items(), key=lambda item: item[1])[0] if sizes else 11.0
        in_bold = sum(count for face, count in self._letters.items() if face[1] and face[0] == body)
        bold = bool(sizes) and in_bold > 0.5 * sizes[body]
        faces = {_face(*face) for face in self._short if _face_stands_out(face[0], face[1], body, bold)}
        ranks = {
            face: rank for rank, face in enumerate(sorted(faces, key=lambda face: (-face[0], not face[1], face[2])), 1)
        }
        tagged = 0 < self._titled < _MOST_TITLED * self._all
        return Styles(body, bold, ranks, {bare(mark.title): mark.level for mark in bookmarks}, tagged)


def face_of_line(line: Line) -> Face:
    return _face(line.size, line.bold, line.italic)


def _face(size: float, bold: bool, italic: bool) -> Face:
    return (round(size * 2) / 2, bold, italic)


def heading_rank(group: Group, styles: Styles) -> int | None:
    """The rank of a heading from 1, None for what is no heading."""
    first = group.first
    text = group.text.strip()
    if styles.tagged and first.tag is not None and first.tag.kind in _TAGGED and len(text) <= 2 * _LONGEST:
        return _TAGGED[first.tag.kind] if any(char.isalnum() for char in text) else None
    if len(text) > _LONGEST or len(group.lines) > _MOST_LINES or not any(char.isalpha() for char in text):
        return None
    if first.tag is not None and first.tag.list_depth and group.mark is not None:
        return None
    if len(text) < 150 and bare(text) in styles.marks:
        return styles.marks[bare(text)]
    if not all(_stands_out(line, styles.body, styles.body_bold) for line in group.lines) or group.mark is not None:
        return None
    if text.endswith((".", ",", ";")) and not _NUMBERED.match(text) and len(text.split()) > _MOST_STOPPED:
        return None
    return styles.ranks.get(face_of_line(first), 1)


def _stands_out(line: Line, body: float, body_bold: bool) -> bool:
    return _face_stands_out(line.size, line.bold, body, body_bold)


def _face_stands_out(size: float, bold: bool, body: float, body_bold: bool) -> bool:
    """Larger than the text, or bold where the text is not."""
    return size > 1.12 * body or (bold and not body_bold and size > 0.93 * body)
