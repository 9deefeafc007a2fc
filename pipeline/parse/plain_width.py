"""Lines of a hard-wrapped text -> its width, and how sure it is where a line was full.

Rule: where every line that goes on had no room for the next word, the wrap is exact and so is the limit; else (letters
of different widths, a converter's own ways) a line counts as full from 85 % on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_FITS = 0.85  # of the width: shorter with the next word means that the writer broke the line
_EXACT = 0.97  # share of the lines that go on without room for a word more
_FEWEST = 6  # lines that go on


class Width(int):
    """Characters to a line (nine lines of ten are no longer); `limit`: a line that with the next word is shorter than
    this was broken by its writer; `exact`: no line of the text breaks that rule."""

    limit: float
    exact: bool

    def __new__(cls, size: int, limit: float | None = None) -> Width:
        width = super().__new__(cls, size)
        width.limit = size * _FITS if limit is None else limit
        width.exact = limit is not None
        return width


def width_of(lines: Sequence[str]) -> Width:
    """The width of a text's lines, without those of tables. Linear but for one sort."""
    sizes = sorted(len(line.rstrip()) for line in lines if line.strip())
    size = sizes[int(len(sizes) * 0.9)] if sizes else 0
    on = [(len(a.rstrip()), len(b.split()[0])) for a, b in pairwise(lines) if len(a) > size * 0.6 and _goes_on(b)]
    longest = max((long for long, _ in on), default=0)
    full = sum(long + 1 + word > longest for long, word in on)
    exact = len(on) >= _FEWEST and full >= _EXACT * len(on)
    return Width(size, longest + 1) if exact else Width(size)


def _goes_on(line: str) -> bool:
    words = line.split()
    return bool(words) and words[0][:1].islower() and len(words[0].rstrip(".)")) > 1  # "o" and "a)" are marks
