"""Labelled queries: which passages a query must find, and how well a search finds them."""
from __future__ import annotations

import sqlite3
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from pipeline.search import Question, search
from pipeline.search.keys import tokens

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Label:
    """A query with, for each group of `finds`, words and phrases of which a passage must hold one."""
    text: str
    finds: tuple[tuple[str, ...], ...]
    never: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """How one query fared: passages right and found, missed, and found wrongly."""
    text: str
    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def labels(name: str) -> list[Label]:
    said = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["query"]
    return [Label(q["text"], tuple(tuple(group) for group in q["finds"]), tuple(q.get("not", ()))) for q in said]


def answers(label: Label, text: str) -> bool:
    """Whether a passage is an answer by the label."""
    words = tokens(text)
    return all(any(_stands(pattern, words, label.never) for pattern in group) for group in label.finds)


def _stands(pattern: str, words: list[str], never: tuple[str, ...]) -> bool:
    if " " in pattern:
        return f" {pattern} " in f" {' '.join(words)} "
    return any(_matches(word, pattern) and not any(_matches(word, other) for other in never) for word in words)


@cache
def _matches(word: str, pattern: str) -> bool:
    return fnmatchcase(word, pattern)


def score(connection: sqlite3.Connection, label: Label) -> Score:
    """Ask the query over all requirements and compare with the label."""
    texts = dict(connection.execute("select id, coalesce(lead_in, '') || ' ' || text from requirements where kind != 'føring'"))
    right = {identity for identity, text in texts.items() if answers(label, text)}
    found = {row["id"] for row in search(connection, Question(label.text, limit=10_000)).rows()}
    return Score(label.text, len(right & found), tuple(sorted(right - found)), tuple(sorted(found - right)))


def recall_and_precision(scores: list[Score]) -> tuple[float, float]:
    """The means over the queries that have an answer; a query without answers must find nothing, and counts for precision."""
    recalls = [s.right / (s.right + len(s.missed)) for s in scores if s.right or s.missed]
    precisions = [s.right / (s.right + len(s.wrong)) for s in scores if s.right or s.wrong]
    return sum(recalls) / len(recalls), sum(precisions) / len(precisions)
