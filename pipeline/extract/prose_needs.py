"""A regular expression -> letters of which every text that it fits holds some: to look for them costs a twentieth.

Rule: what is found missing is certain to be missing. A part that may be left out, or that stands for letters of any
kind, tells nothing; of parts that stand one behind the other, the one that tells most is looked for.
"""

from __future__ import annotations

import re
from functools import cache

_LEAST, _MOST = 3, 200  # letters worth looking for, and how many of them
_GROUP = re.compile(r"\(\?(?::|P<\w+>|-i:)|\(")
_REPEAT = re.compile(r"[?*]|\{0(?:,\d*)?\}")
_ONCE_OR_MORE = re.compile(r"\+|\{[1-9]\d*(?:,\d*)?\}")
_SET = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.|\.|\^|\$")
_LOOK = re.compile(r"\(\?(?:=|!|<=|<!)")


@cache
def needs_of(pattern: str) -> tuple[str, ...]:
    """The letters, small; () where nothing can be told. The pattern holds literals, sets, groups, alternatives, looks
    ahead and behind, and repeats; anything else tells nothing."""
    found, end = _either(pattern, 0)
    small = {letters.lower() for letters in found}
    if end < len(pattern) or not small or len(small) > _MOST or min(map(len, small)) < _LEAST:
        return ()
    return tuple(sorted(one for one in small if not any(other in one for other in small - {one})))


def _either(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """The needs of alternatives up to the bracket that ends them; empty where one of them needs nothing."""
    all_: list[frozenset[str]] = []
    while True:
        best, at = _one_after_other(pattern, at)
        all_.append(best)
        if at < len(pattern) and pattern[at] == "|":
            at += 1
            continue
        return (frozenset().union(*all_) if all(all_) else frozenset()), at


def _one_after_other(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """The needs of that part of a sequence which tells most: its shortest letters are the longest."""
    best: frozenset[str] = frozenset()
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        needs, literal, at = _part(pattern, at)
        if _REPEAT.match(pattern, at):
            needs, literal = frozenset(), ""
            at = _REPEAT.match(pattern, at).end()  # type: ignore[union-attr]
            run, best = "", _better(best, frozenset({run}))
        elif once := _ONCE_OR_MORE.match(pattern, at):
            best, run, at = _better(best, frozenset({run + literal})), "", once.end()
        elif literal:
            run += literal
            continue
        else:
            best, run = _better(best, frozenset({run})), ""
        if at < len(pattern) and pattern[at] == "?":
            at += 1  # a lazy repeat
        best = _better(best, needs)
    return _better(best, frozenset({run})), at


def _part(pattern: str, at: int) -> tuple[frozenset[str], str, int]:
    """The needs of the part that begins here, or its letter, and where it ends."""
    if look := _LOOK.match(pattern, at):
        return frozenset(), "", _either(pattern, look.end())[1] + 1
    if group := _GROUP.match(pattern, at):
        needs, end = _either(pattern, group.end())
        return needs, "", end + 1
    if sign := _SET.match(pattern, at):
        return frozenset(), "", sign.end()
    return frozenset(), pattern[at], at + 1


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return max(one, other, key=lambda needs: min(map(len, needs), default=0))
