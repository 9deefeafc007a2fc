"""Words of a page -> lines, each with its pieces of one style, slim enough to keep for a whole document.

Words on one baseline make a line, from left to right; a small raised word belongs to the line it hangs on. What later
rules need of the first word (its width, the white after it) is kept, the words are not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.parse.pdf_tags import Tag
from pipeline.parse.pdf_view import Box, turned
from pipeline.parse.pdf_words import Word

_SAME_BASE = 0.25  # of the type size
_SMALL = 0.82  # a word this much smaller than its line may be a mark
_RAISED = 0.12  # of the line's size, above its baseline


class Span(NamedTuple):
    """A stretch of one style; white before it stands at the start of `text`. `raised`: a small sign above the line."""

    text: str
    bold: bool
    italic: bool
    raised: bool
    raw: str | None = None


@dataclass(slots=True)
class Line:
    """`key` tells it from all other lines of its file outside tables; `first` is its first word, `first_wide` that
    word's width, `gap` the white after it in parts of the type size, `body_x` where the second word begins; `left` and
    `right` the limits of the column or cell it stands in, `alone` says that no other column stands beside it."""

    page: int
    box: Box
    base: float
    size: float
    spans: tuple[Span, ...]
    first: str
    first_wide: float
    gap: float
    body_x: float
    tag: Tag | None = None
    untagged: bool = False
    left: float = 0.0
    right: float = 0.0
    turn: int = 0
    alone: bool = False
    key: int = 0

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    def left_of_text(self, indent: float) -> float:
        """The x beyond which a line below it counts as indented, `indent` in parts of the type size."""
        return self.box.x0 + indent * self.size

    @property
    def bold(self) -> bool:
        """Every letter is bold."""
        return _all(self.spans, "bold")

    @property
    def italic(self) -> bool:
        return _all(self.spans, "italic")


def _all(spans: tuple[Span, ...], style: str) -> bool:
    seen = [getattr(span, style) for span in spans if any(char.isalnum() for char in span.text) and not span.raised]
    return bool(seen) and all(seen)


def lines_of(words: list[Word], page: int, tags: dict[int, Tag], frame: tuple[float, float]) -> list[Line]:
    """Lines from top to bottom; words that stand turned on the page come last, read in their own direction."""
    found = [line_of(group, page, tags) for group in grouped([word for word in words if not word.turn])]
    for turn in (1, 2, 3):
        sideways = [word for word in words if word.turn == turn]
        found += _turned_lines(sideways, page, tags, frame, turn) if sideways else []
    return found


def grouped(words: list[Word]) -> list[list[Word]]:
    """Words by line, each line from left to right, lines by their baseline."""
    groups: list[list[Word]] = []
    bases: list[tuple[float, float]] = []  # baseline and size of each group
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        best = next(
            (index for index in range(len(groups) - 1, max(-1, len(groups) - 6), -1) if _on(word, *bases[index])), None
        )
        if best is None:
            groups.append([word])
            bases.append((word.base, word.size))
        else:
            groups[best].append(word)
            if word.size > bases[best][1]:
                bases[best] = (word.base, word.size)
    return [sorted(group, key=lambda word: (word.x0, word.order)) for group in _with_raised(groups, bases)]


def _on(word: Word, base: float, size: float) -> bool:
    own, off = word.size, word.base - base
    if own == size:
        return -_SAME_BASE * size <= off <= _SAME_BASE * size
    return abs(off) <= _SAME_BASE * min(max(own, size), 1.6 * min(own, size))


def _with_raised(groups: list[list[Word]], bases: list[tuple[float, float]]) -> list[list[Word]]:
    """Groups of small words that hang on a larger line, given to it."""
    kept: list[int] = []
    for index, group in enumerate(groups):
        host = next(
            (
                other
                for other in range(max(0, index - 3), min(len(groups), index + 4))
                if other != index and _hangs_on(group, bases[index], groups[other], bases[other])
            ),
            None,
        )
        if host is None:
            kept.append(index)
        else:
            groups[host].extend(group)
            groups[index] = []
    return [groups[index] for index in kept if groups[index]]


def _hangs_on(small: list[Word], own: tuple[float, float], large: list[Word], host: tuple[float, float]) -> bool:
    (base, size), (host_base, host_size) = own, host
    if not large or size > _SMALL * host_size or not -0.75 * host_size < base - host_base < 0.35 * host_size:
        return False
    return all(
        any(
            -0.3 * host_size < word.x0 - other.x1 < 0.6 * host_size
            or -0.3 * host_size < other.x0 - word.x1 < 0.6 * host_size
            for other in large
        )
        for word in small
    )


def line_of(words: list[Word], page: int, tags: dict[int, Tag]) -> Line:
    """One line from words that stand side by side."""
    size = _usual_size(words)
    base = next((word.base for word in words if abs(word.size - size) < 0.05 * size), words[0].base)
    spans = tuple(_spans(words, size, base))
    first, rest = _first_word(words, size)
    box = Box(
        words[0].x0, min(word.top for word in words), max(word.x1 for word in words), max(word.bottom for word in words)
    )
    box = box._replace(top=min(box.top, base - 0.7 * size), bottom=max(box.bottom, base + 0.2 * size))
    end = max(word.x1 for word in first)
    gap = (rest[0].x0 - end) / size if rest else 0.0
    tag = next((tags[word.tag] for word in (rest or first) if word.tag in tags), None)
    return Line(
        page,
        box,
        base,
        size,
        spans,
        "".join(word.text for word in first),
        end - first[0].x0,
        gap,
        rest[0].x0 if rest else end,
        tag,
        all(word.tag < 0 for word in words),
    )


def _usual_size(words: list[Word]) -> float:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0]


def _first_word(words: list[Word], size: float) -> tuple[list[Word], list[Word]]:
    for index in range(1, len(words)):
        if parted(words[index - 1], words[index], size):
            return words[:index], words[index:]
    return words, []


def parted(before: Word, word: Word, size: float) -> bool:
    """White stands between two neighbours of a line."""
    gap = word.x0 - before.x1
    if word.order == before.order + 1:
        return (word.space and gap > -0.3 * size) or gap > 0.25 * size
    return gap > 0.12 * size or (word.space and gap > 0.04 * size)


def _spans(words: list[Word], size: float, base: float):
    """Neighbours of one style joined."""
    style, texts, raws, before = None, [], [], None
    for word in words:
        raised = word.size < _SMALL * size and word.base < base - _RAISED * size
        own = (word.bold, word.italic, raised)
        if style is not None and own != style:
            yield _span(texts, raws, style)
            texts, raws = [], []
        white = " " if before is not None and parted(before, word, size) else ""
        texts.append(white + word.text)
        raws.append(white + (word.raw or word.text))
        style, before = own, word
    yield _span(texts, raws, style)


def _span(texts: list[str], raws: list[str], style: tuple[bool, bool, bool]) -> Span:
    text, raw = "".join(texts), "".join(raws)
    return Span(text, *style, raw if raw != text else None)


def _turned_lines(
    words: list[Word], page: int, tags: dict[int, Tag], frame: tuple[float, float], turn: int
) -> list[Line]:
    """Lines of words that stand turned: read upright, then put back where they stand."""
    width, height = frame
    upright = []
    for word in words:
        box = turned(Box(word.x0, word.top, word.x1, word.bottom), turn, width, height)
        upright.append(
            Word(
                word.text,
                *box,
                box.bottom,
                word.size,
                word.font,
                word.bold,
                word.italic,
                word.tag,
                word.space,
                word.order,
                0,
                word.raw,
            )
        )
    size = (height, width) if turn % 2 else (width, height)
    lines = [line_of(group, page, tags) for group in grouped(upright)]
    for line in lines:
        line.box = turned(line.box, 4 - turn, *size)
        line.turn = turn
    return lines
