"""Lines of a text file -> the same lines, footnotes that lost their raised number marked again.

Rule: "1 Words …." right above the foot of a page is a note where a line above bears that number glued to a word or stop, or to the
stop behind a year.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_NOTE = re.compile(r"(?P<mark>\d{1,2})\s(?P<words>[^\W\d_].*[.)])\s*$")
_PAGE = 80  # lines that a page has at most


def with_notes(lines: list[str], furniture: Collection[int]) -> list[str]:
    """The lines with `<sup>1</sup>` around such numbers; as many as before, so that places stay. Linear."""
    out, foot = list(lines), False
    for at in range(len(lines) - 1, -1, -1):
        if not lines[at].strip():
            continue
        match = _NOTE.match(lines[at])
        foot = at in furniture or bool(foot and match and _pointed_at(lines, at, match["mark"]))
        if foot and match and at not in furniture:
            out[at] = f"<sup>{match['mark']}</sup> {match['words']}"
    return out


def _pointed_at(lines: list[str], at: int, mark: str) -> bool:
    behind_a_stop = rf"(?:(?<=[^\W\d_][^\W\d_][.,)»])|(?<=\b(?:19|20)\d\d[.,)»])){mark}(?=\s|$)"
    glued = re.compile(rf"{behind_a_stop}|(?<=[^\W\d_]{{4}}){mark}(?=[\s.,;]|$)")
    return any(glued.search(line) for line in lines[max(0, at - _PAGE) : at])
