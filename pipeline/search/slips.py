"""A word that the corpus has not -> the nearest words that it has: «Mente du …?»."""
from __future__ import annotations

import sqlite3

_SHORTEST = 4
_MOST = 3


def nearest(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """Up to three words of the corpus one or two slips away (a letter wrong, missing, too many, or two changed about),
    the nearest first, then those that most requirements hold."""
    if not _SHORTEST <= len(word) <= 40:
        return ()
    allowed = 1 if len(word) < 6 else 2
    near = []
    for other, count in connection.execute(
            "select word, requirements from search_words where requirements > 0 and length(word) between ? and ?",
            (len(word) - allowed, len(word) + allowed)):
        if _could_be(word, other, allowed) and (slips := distance(word, other, allowed)) <= allowed:
            near.append((slips, -count, other))
    return tuple(other for _, _, other in sorted(near)[:_MOST])


def _could_be(word: str, other: str, allowed: int) -> bool:
    """A cheap test first: nearly the same letters."""
    return len(set(word) ^ set(other)) <= 2 * allowed


def distance(one: str, other: str, most: int) -> int:
    """Letters wrong, missing, too many or changed about with the next; `most` + 1 where it is more than `most`."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]
