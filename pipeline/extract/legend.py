"""A report's key to its signs ("▲ = Forsinket") -> what each sign means, in the report's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.records import Block

_SIGN = r"[^\w\s.,;:()«»\"'/\\|*#<>&%+=–—-]️?"
_LINE = re.compile(rf"^\W?({_SIGN}|[A-ZÆØÅÄÖ]{{1,2}}(?= ?[=:–]))\s*[=:–-]?\s*(\w[^\n]{{2,80}})$")
_IN_LINE = re.compile(rf"({_SIGN})\s*[=:–-]?\s*(\w(?:(?!{_SIGN})[^\n]){{2,60}})")
_ONE = re.compile(rf"^({_SIGN}|[A-ZÆØÅÄÖ]{{1,2}})$")
_LONGEST = 90  # letters of a line of a key


def legend(blocks: Iterable[Block]) -> dict[str, str]:
    """Sign or letter code -> the words beside it, from lines and rows that hold nothing else; the first time it is
    explained counts. A sign that one block explains in several ways lost its colours, and tells nothing. Time is linear."""
    found: dict[str, str] = {}
    for block in blocks:
        told = _explained(block)
        ways = Counter(sign for sign, _ in told)
        for sign, words in told:
            if ways[sign] == 1:
                found.setdefault(sign, words)
    return found


def _explained(block: Block) -> list[tuple[str, str]]:
    cells = [cell.text.strip() for cell in block.cells if cell.text.strip()]
    if len(cells) == 2 and _ONE.match(cells[0]) and not _ONE.match(cells[1]):
        return [(cells[0], cells[1])]
    text = f"{block.marker or ''} {block.text}".strip()
    if cells or len(text) > _LONGEST:
        return []
    several = [(sign, words.strip()) for sign, words in _IN_LINE.findall(text)]
    if len(several) > 1 and several[0][0] == text[0]:
        return several
    line = _LINE.match(text)
    return [(line[1], line[2])] if line else []
