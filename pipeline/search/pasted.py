"""A pasted passage (a bullet of a clinic's order) -> the requirements that it most likely comes from, the likest first.

The rarest words of the passage choose the candidates; each is then scored by how much of the passage's weight (rare
words weigh more) it holds, and how much of its own weight the passage holds.
"""
from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence

from pipeline.search.expand import expand
from pipeline.search.keys import INFLECTION, LANGUAGE, tokens
from pipeline.search.match import any_of

_CHOOSING = 14        # rare words that choose
_CANDIDATES = 400
_LIKE = 0.35          # of 1: below this two passages merely share a subject


def likest(connection: sqlite3.Connection, words: Sequence[str]) -> list[tuple[int, float]]:
    """(rowid, likeness 0 to 1) of the requirements that are like the passage, the likest first."""
    all_rows = connection.execute("select count(*) from requirements").fetchone()[0]
    weight = _weights(connection, words, all_rows)
    rare = sorted((word for word in weight if len(word) > 2), key=lambda word: (-weight[word], word))[:_CHOOSING]
    forms = {word: _forms(connection, word) for word in rare}
    expression = any_of(dict.fromkeys(form for word in rare for form in forms[word]))
    if not expression:
        return []
    candidates = connection.execute("""select r.rowid, coalesce(r.lead_in, '') || ' ' || r.text, r.text
        from requirements_fts f join requirements r on r.rowid = f.rowid
        where requirements_fts match ? order by bm25(requirements_fts, 0.5, 1.0, 0.5), f.rowid limit ?""",
                                    (expression, _CANDIDATES)).fetchall()
    same = {form: word for word in rare for form in forms[word]}
    scored = [(rowid, _likeness(weight, same, tokens(whole), tokens(text), connection, all_rows))
              for rowid, whole, text in candidates]
    return sorted(((rowid, score) for rowid, score in scored if score >= _LIKE), key=lambda pair: (-pair[1], pair[0]))


def _likeness(weight: dict[str, float], same: dict[str, str], whole: list[str], text: list[str],
              connection: sqlite3.Connection, all_rows: int) -> float:
    """The mean of what the passage shares of itself and what the requirement shares of itself, by weight."""
    shared = {same.get(word, word) for word in whole} & weight.keys()
    common = sum(weight[word] for word in shared)
    own = _weights(connection, [same.get(word, word) for word in text], all_rows)
    held = sum(value for word, value in own.items() if word in weight)
    return round((common / sum(weight.values()) + held / (sum(own.values()) or 1)) / 2, 3)


def _weights(connection: sqlite3.Connection, words: Sequence[str], all_rows: int) -> dict[str, float]:
    """How rare each word is: a word of every row weighs nothing."""
    found = {}
    for word in dict.fromkeys(words):
        row = connection.execute("select requirements from search_words where word = ?", (word,)).fetchone()
        found[word] = math.log((all_rows + 1) / ((row[0] if row else 0) + 0.5))
    return {word: max(value, 0.01) for word, value in found.items()}


def _forms(connection: sqlite3.Connection, word: str) -> list[str]:
    return [word, *(each.word for each in expand(connection, word) if each.why in (INFLECTION, LANGUAGE))]
