"""Items in reading order -> how deep each stands in its list.

Rule: indentation decides; where a converter lost it, the mark does: a lesser mark ("o", "–", "a)") right below another
one opens a list inside that item, and the first mark coming back closes it."""

from __future__ import annotations

import re

_LESSER = frozenset("o◦○–‒—▪■➢➤")  # marks of lists inside lists, below one of another kind
_STRAY = 1  # characters: a single space before a mark is a trace of a page's start, not an indentation


class Depths:
    """The marks that are open at one place of a text; `close` where something else than an item stands between."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def close(self) -> None:
        """What follows is a list of its own."""
        self._open.clear()

    def of(self, marker: str, indent: int) -> int:
        """The depth of the next item, from 1."""
        style, indent = _style(marker), indent if indent > _STRAY else 0
        while self._open and (self._open[-1][0] > indent or self._is_closed_by(style, indent)):
            self._open.pop()
        if not (self._open and self._open[-1] == (indent, style)):
            if self._open and self._open[-1][0] == indent and not _is_lesser(style, self._open[-1][1]):
                self._open.pop()
            self._open.append((indent, style))
        return len(self._open)

    def _is_closed_by(self, style: str, indent: int) -> bool:
        """The list of the same mark is open further out at the same indentation."""
        return self._open[-1] != (indent, style) and (indent, style) in self._open


def _style(marker: str) -> str:
    if re.search(r"\d", marker):
        return "number"
    return "letter" if re.fullmatch(r"\(?(?:[a-zæøåäö]|[ivx]{2,4})[.)]", marker) and marker != "o" else marker


def _is_lesser(style: str, above: str) -> bool:
    if style in ("letter", "number"):
        return style == "letter" and above == "number"
    return above in ("letter", "number") or (style in _LESSER and above not in _LESSER)
