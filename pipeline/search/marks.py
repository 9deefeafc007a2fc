"""A passage and what was looked for -> which of its words to mark."""
from __future__ import annotations

from pipeline.search.ellipses import ellipses
from pipeline.search.keys import token_spans, tokens
from pipeline.search.terms import Term, Terms


class Marker:
    """Knows which words and phrases a search looks for; made once, used on every passage that is shown."""

    def __init__(self, terms: Terms) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in (phrase for term in terms.wanted for phrase in _phrases(term)):
            self._by_first.setdefault(phrase[0], []).append(phrase)
        self._beginnings = tuple(term.unit.words for term in terms.wanted if term.unit.begins)

    def segments(self, text: str, joined: str = "") -> list[tuple[str, bool]]:
        """The text cut in pieces, each with whether it is to be marked; joined again it is the text. `joined`: the whole
        words of what it writes short; where one of them is looked for, what stands for it is marked."""
        pieces, at = [], 0
        spans = self._spans(text)
        for start, end in _merged(spans, self._short(text, joined)) if joined else spans:
            if start > at:
                pieces.append((text[at:start], False))
            pieces.append((text[start:end], True))
            at = end
        return [*pieces, (text[at:], False)] if at < len(text) else pieces

    def _short(self, text: str, joined: str) -> list[tuple[int, int]]:
        """Where that is written short which is looked for whole."""
        sought = self.matched(joined)
        return [(each.start, each.end) for each in ellipses(text)
                if any(word.startswith(cut) if each.lacks_last else word.endswith(cut) for cut in each.cut for word in sought)]

    def matched(self, text: str) -> list[str]:
        """The words and phrases of the search that stand in the text, small, each once, in reading order."""
        return list(dict.fromkeys(text[start:end].lower() for start, end in self._spans(text)))

    def _spans(self, text: str) -> list[tuple[int, int]]:
        if not self._beginnings and self._by_first.keys().isdisjoint(tokens(text)):
            return []
        words = token_spans(text)
        spans: list[tuple[int, int]] = []
        for place, (start, _, word) in enumerate(words):
            lengths = [len(phrase) for phrase in self._by_first.get(word, ()) if self._stands(words, place, phrase)]
            lengths += [len(phrase) for phrase in self._beginnings if self._begins(words, place, phrase)]
            if lengths:
                spans = _with(spans, start, words[place + max(lengths) - 1][1])
        return spans

    def _stands(self, words: list[tuple[int, int, str]], place: int, phrase: tuple[str, ...]) -> bool:
        return len(phrase) == 1 or tuple(word for _, _, word in words[place:place + len(phrase)]) == phrase

    def _begins(self, words: list[tuple[int, int, str]], place: int, phrase: tuple[str, ...]) -> bool:
        """Whether the phrase stands here, its last word perhaps going on."""
        here = [word for _, _, word in words[place:place + len(phrase)]]
        return len(here) == len(phrase) and tuple(here[:-1]) == phrase[:-1] and here[-1].startswith(phrase[-1])


def _phrases(term: Term) -> list[tuple[str, ...]]:
    own = [] if term.unit.begins or term.inner else [term.unit.words]
    inner = [phrase for each in term.inner for phrase in _phrases(each)]
    return [*own, *inner, *(tuple(found.word.split(" ")) for found in term.added)]


def _with(spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The spans with one more behind them; where two overlap they become one."""
    if spans and start < spans[-1][1]:
        return [*spans[:-1], (spans[-1][0], max(end, spans[-1][1]))]
    return [*spans, (start, end)]


def _merged(spans: list[tuple[int, int]], further: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Both, in order; where two overlap they become one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted([*spans, *further]):
        found = _with(found, start, end)
    return found
