"""The end of one line and the start of the next -> what stands between them: a space, a hyphen kept, or nothing."""

from __future__ import annotations

import re
from functools import cache

from pipeline.phrases import all_forms, phrases

_TAIL = re.compile(r"([^\W\d_]+)[-‐\xad]$")
_HEAD = re.compile(r"[^\W\d_]+")
_BREAKS = ("-", "‐", "\xad", "/")
_LONGEST = 60  # letters of a word: what stands before it does not matter
_WORD = re.compile(r"[^\W\d_]{4,}")


def vocabulary(texts) -> frozenset[str]:
    """Every word of four letters or more that stands in the texts, small; what joined words are looked up in."""
    return frozenset(match.group().lower() for text in texts for match in _WORD.finditer(text))


def joint(before: str, after: str, known: frozenset[str]) -> tuple[int, str]:
    """How many characters to drop from the end of `before`, and what to put between it and `after`.

    "oppføl-" + "ging" is (1, "") where the document holds "oppfølging"; "fag-" + "og" is (0, " "); "Midt-" + "Norge"
    is (0, "")."""
    if not before.endswith(_BREAKS):
        return 0, " "
    if before.endswith("\xad"):
        return 1, ""
    before = before[-_LONGEST:]
    tail, head = _TAIL.search(before), _HEAD.match(after)
    if tail is None or head is None:
        return (0, "") if before.endswith(("-", "/")) and before[-2:-1].isalnum() and after[:1].isalnum() else (0, " ")
    if head.group().lower() in _after_hyphen():
        return 0, " "
    if not head.group()[0].islower():
        return 0, ""
    whole = (tail.group(1) + head.group()).lower()
    return (1, "") if whole in known or whole in _joined() else (0, "")


@cache
def _joined() -> frozenset[str]:
    return frozenset(all_forms(phrases("parse.lines_hyphens")["joined"]))


@cache
def _after_hyphen() -> frozenset[str]:
    return frozenset(all_forms(phrases("parse.lines_hyphens")["after_hyphen"]))
