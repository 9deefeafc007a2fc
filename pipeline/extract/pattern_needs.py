"""A regular expression -> letters of which every text that it fits holds some; and a text -> which of many expressions
may fit it, found by one look at its letters. To look for letters costs a twentieth of trying the expression.

Rule: what is found missing is certain to be missing. A part that may be left out, or that stands for letters of any
kind, tells nothing; of parts that stand one behind the other, the one that tells most is looked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

_LEAST, _MOST = 3, 200  # letters worth looking for, and how many runs of them
_GROUP = re.compile(r"\(\?(?::|P<\w+>|-i:)|\(")
_REPEAT = re.compile(r"[?*]|\{0(?:,\d*)?\}")
_ONCE_OR_MORE = re.compile(r"\+|\{[1-9]\d*(?:,\d*)?\}")
_SET = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.|\.|\^|\$")
_INNERMOST = re.compile(r"\([^()]*\)")
_NAMED = re.compile(r"<(\w+)>")
_LOOK = re.compile(r"\(\?(?:=|!|<=|<!)")


class Sieve:
    """Which of many expressions may fit a text, by the letters that each needs some of (runs of 3 or more, small).

    Each run of letters is filed under the three of its letters that are rarest among all that is needed; those that do
    not stand in a text take all that is filed under them out of the question."""

    def __init__(self, needs: Sequence[Sequence[str]]) -> None:
        bits: dict[str, int] = {}
        self._free = 0
        for at, runs in enumerate(needs):
            for run in runs:
                bits[run] = bits.get(run, 0) | 1 << at
            self._free |= 0 if runs else 1 << at
        common = Counter(three for run in bits for three in _threes(run))
        self._filed: dict[str, list[tuple[str, int]]] = {}
        for run, of in bits.items():
            rarest = min(sorted(_threes(run)), key=common.__getitem__)
            self._filed.setdefault(rarest, []).append((run, of))

    def may_stand(self, small: str) -> int:
        """A bit for each expression of which a text in small letters holds some of what it needs, or that needs nothing:
        the lowest for the first."""
        found, filed = self._free, self._filed
        for three in filed.keys() & _threes(small):
            for run, of in filed[three]:
                if run in small:
                    found |= of
        return found


def _threes(letters: str) -> set[str]:
    return {letters[at : at + _LEAST] for at in range(len(letters) - _LEAST + 1)}


def needs_of(pattern: str, named: Callable[[str], Iterable[str]] | None = None) -> tuple[str, ...]:
    """The letters, small; () where nothing can be told. The pattern holds literals, sets, groups, alternatives, looks
    ahead and behind, and repeats; anything else tells nothing. `named` gives the needs of what stands as <name> in it."""
    found, end = _Reader(pattern, named).either(0)
    small = {letters.lower() for letters in found}
    if end < len(pattern) or not small or len(small) > _MOST or min(map(len, small)) < _LEAST:
        return ()
    return tuple(sorted(one for one in small if not any(other in one for other in small - {one})))


def only_begins(pattern: str) -> bool:
    """Whether what a pattern fits can stand at the beginning of a text only: it begins there, and is no choice of several."""
    plain, bare = "", _SET.sub("", pattern)
    while plain != bare:
        plain, bare = bare, _INNERMOST.sub("", bare)
    return pattern.startswith("^") and "|" not in bare


class _Reader:
    """Reads the needs of a pattern's parts, each from a place in it up to where the part ends."""

    def __init__(self, pattern: str, named: Callable[[str], Iterable[str]] | None) -> None:
        self._pattern, self._named = pattern, named

    def either(self, at: int) -> tuple[frozenset[str], int]:
        """The needs of alternatives up to the bracket that ends them; empty where one of them needs nothing."""
        all_: list[frozenset[str]] = []
        while True:
            best, at = self._one_after_other(at)
            all_.append(best)
            if self._pattern.startswith("|", at):
                at += 1
                continue
            return (frozenset().union(*all_) if all(all_) else frozenset()), at

    def _one_after_other(self, at: int) -> tuple[frozenset[str], int]:
        """The needs of that part of a sequence which tells most: its shortest letters are the longest."""
        best: frozenset[str] = frozenset()
        run = ""
        while at < len(self._pattern) and self._pattern[at] not in "|)":
            needs, literal, at = self._part(at)
            if none := _REPEAT.match(self._pattern, at):
                needs, literal = frozenset(), ""
                run, best, at = "", _better(best, frozenset({run})), none.end()
            elif once := _ONCE_OR_MORE.match(self._pattern, at):
                best, run, at = _better(best, frozenset({run + literal})), "", once.end()
            elif literal:
                run += literal
                continue
            else:
                best, run = _better(best, frozenset({run})), ""
            if self._pattern.startswith("?", at):
                at += 1  # a lazy repeat
            best = _better(best, needs)
        return _better(best, frozenset({run})), at

    def _part(self, at: int) -> tuple[frozenset[str], str, int]:
        """The needs of the part that begins here, or its letter, and where it ends."""
        if look := _LOOK.match(self._pattern, at):
            return frozenset(), "", self.either(look.end())[1] + 1
        if group := _GROUP.match(self._pattern, at):
            needs, end = self.either(group.end())
            return needs, "", end + 1
        if sign := _SET.match(self._pattern, at):
            return frozenset(), "", sign.end()
        if self._named and (name := _NAMED.match(self._pattern, at)):
            return frozenset(self._named(name[1])), "", name.end()
        return frozenset(), self._pattern[at], at + 1


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return max(one, other, key=lambda needs: min(map(len, needs), default=0))
