"""Two texts -> what was kept, taken out and put in, word by word, so that both can be read in one line.

The same pieces joined again give each text whole (tested); numbers and dates come out as one piece each.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|[^\w\s]")
LONGEST = 2000  # pieces; longer texts are shown whole beside each other, so that the page stays quick


def difference(before: str, after: str) -> list[dict]:
    """[{"op": "kept" | "out" | "in", "text"}] in reading order; [] where the texts are the same or too long."""
    one, two = _PIECE.findall(before), _PIECE.findall(after)
    if before == after or len(one) + len(two) > LONGEST:
        return []
    found: list[dict] = []
    for op, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if op == "equal":
            found.append({"op": "kept", "text": "".join(one[a:b])})
            continue
        if b > a:
            found.append({"op": "out", "text": "".join(one[a:b])})
        if d > c:
            found.append({"op": "in", "text": "".join(two[c:d])})
    return found
