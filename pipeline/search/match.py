"""Words and phrases -> expressions of SQLite's full-text search. Everything is quoted here, so that nothing a user
writes is ever read as its syntax."""
from __future__ import annotations

from collections.abc import Iterable

from pipeline.search.keys import tokens


def phrase(text: str, prefix: bool = False) -> str:
    """The words in this order; with `prefix` the last may go on. "" where there is no word."""
    words = tokens(text)
    return f'"{" ".join(words)}"{"*" if prefix else ""}' if words else ""


def any_of(texts: Iterable[str]) -> str:
    """At least one of the words or phrases."""
    return join("OR", (phrase(text) for text in texts))


def join(operator: str, expressions: Iterable[str]) -> str:
    """Expressions tied by AND or OR; the empty ones are left out."""
    told = [expression for expression in expressions if expression]
    return told[0] if len(told) == 1 else f"({f' {operator} '.join(told)})" if told else ""


def without(expression: str, unwanted: str) -> str:
    return f"({expression} NOT {unwanted})" if expression and unwanted else expression


def in_parts(texts: Iterable[str], size: int = 16) -> list[str]:
    """The same as any_of in several expressions: SQLite compares every row with every alternative, so that a few short
    lists are many times quicker than one long one."""
    told = list(texts)
    return [any_of(told[start:start + size]) for start in range(0, len(told), size)]
