"""A passage and what was looked for -> which of its words to mark."""
from __future__ import annotations

from pipeline.search.keys import token_spans
from pipeline.search.terms import Term, Terms


def segments(text: str, terms: Terms) -> list[tuple[str, bool]]:
    """The text cut in pieces, each with whether it is to be marked; joined again it is the text."""
    pieces, at = [], 0
    for start, end in _spans(text, terms):
        if start > at:
            pieces.append((text[at:start], False))
        pieces.append((text[start:end], True))
        at = end
    return [*pieces, (text[at:], False)] if at < len(text) else pieces


def matched(text: str, terms: Terms) -> list[str]:
    """The words and phrases of the search that stand in the text, small, each once, in reading order."""
    return list(dict.fromkeys(text[start:end].lower() for start, end in _spans(text, terms)))


def _spans(text: str, terms: Terms) -> list[tuple[int, int]]:
    words = token_spans(text)
    sought = [phrase for term in terms.wanted for phrase in _phrases(term)]
    begins = tuple(term.unit.words[-1] for term in terms.wanted if term.unit.begins)
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sought:
        by_first.setdefault(phrase[0], []).append(phrase)
    spans: list[tuple[int, int]] = []
    for place, (start, end, word) in enumerate(words):
        for phrase in by_first.get(word, ()):
            if tuple(w for _, _, w in words[place:place + len(phrase)]) == phrase:
                end = max(end, words[place + len(phrase) - 1][1])
                spans = _with(spans, start, end)
        if begins and word.startswith(begins):
            spans = _with(spans, start, end)
    return spans


def _phrases(term: Term) -> list[tuple[str, ...]]:
    own = [] if term.unit.begins else [] if term.inner else [term.unit.words]
    inner = [phrase for each in term.inner for phrase in _phrases(each)]
    return [*own, *inner, *(tuple(found.word.split(" ")) for found in term.added)]


def _with(spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The spans with one more behind them; where two overlap they become one."""
    if spans and start < spans[-1][1]:
        return [*spans[:-1], (spans[-1][0], max(end, spans[-1][1]))]
    return [*spans, (start, end)]
