"""The first word of a line -> whether it marks a list item, and how.

Any bullet, dash, number, letter or roman numeral counts; "sure" ones by their sign or by the white after them, the
others only where the line before has ended.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.parse.lines import Line

_BULLETS = frozenset("•●▪▫■□◦○◘◙❑❖➢➤►▶‣⁃∙·✓✔✗☐☑☒◻◼◆◇→⇒➔*§¤")
_DASHES = frozenset("-–—−‐‑")
_ORDERED = re.compile(r"\(?(\d{1,2}|[a-zæøåäö]|[ivx]{1,5})[.)]", re.IGNORECASE)
_WIDE = 0.55  # white after a sure dash, number or letter, in parts of the type size
_PRIVATE = ("\ue000", "\uf8ff")


class Mark(NamedTuple):
    """`kind`: bullet, dash, circle, ordered."""

    text: str
    kind: str
    sure: bool


def mark_of(line: Line) -> Mark | None:
    """The item mark that a line opens with, None for none. A bold or lone number is a heading's or a page's."""
    first = line.first
    if not line.gap:
        return None
    in_list = line.tag is not None and line.tag.list_depth > 0
    if len(first) == 1 and (first in _BULLETS or _PRIVATE[0] <= first <= _PRIVATE[1]):
        return Mark(first, "bullet", first not in "*§" or in_list or line.gap > _WIDE)
    if first in _DASHES:
        return Mark(first, "dash", in_list or line.gap > _WIDE)
    if first == "o":
        return Mark(first, "circle", True) if in_list or line.gap > _WIDE else None
    if _ORDERED.fullmatch(first) and not line.bold:
        return Mark(first, "ordered", in_list or (line.gap > _WIDE and not _is_abbreviated(first)))
    return None


def is_bullet(word: str) -> bool:
    """The word alone can mark an item, whatever stands about it."""
    return (
        word in _BULLETS
        or word in _DASHES
        or word == "o"
        or _PRIVATE[0] <= word <= _PRIVATE[1]
        or bool(_ORDERED.fullmatch(word))
    )


def _is_abbreviated(first: str) -> bool:
    """ "f." or "V." with white after it can be a name's or a word's first letter."""
    return first[0].isalpha() and first.endswith(".") and first[0].isupper()
