"""One passage that answers several requirements -> the sentences that speak of each.

A sentence belongs to the requirement whose own words (those the others lack) it uses most; one that uses none goes with
the sentence before it; one about "the assignment" or "all of it" goes to each. A requirement that no sentence speaks of
gets none.
"""

from __future__ import annotations

from collections import Counter

from pipeline.extract.duty import sentences_of
from pipeline.extract.wording import opens
from pipeline.words import words

_LETTERS = 5  # words are compared by so many letters: utredning meets utredet
_CLEAR = 2  # words of its own that a paragraph must use of one requirement, and so many times more than of others
_SHORT = 3  # shorter words carry no subject matter


def shares(passage: str, requirements: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """For each requirement its sentences of the passage, in order; a lone requirement has them all."""
    found = sentences_of(passage)
    if len(requirements) == 1:
        return (found,)
    own = own_words(requirements)
    mine: list[list[str]] = [[] for _ in requirements]
    current: list[int] = list(range(len(requirements)))
    for sentence in found:
        seen = stems(sentence)
        hits = [len(seen & words_) for words_ in own]
        if opens("extract.responses", "of_all", sentence):
            for sentences in mine:
                sentences.append(sentence)
        elif max(hits):
            current = [at for at, hit in enumerate(hits) if hit == max(hits)]
            for at in current:
                mine[at].append(sentence)
        elif len(current) < len(requirements):
            for at in current:
                mine[at].append(sentence)
    general = tuple(found) if not any(mine) else ()
    return tuple(tuple(sentences) or general for sentences in mine)


def own_words(requirements: tuple[str, ...]) -> list[set[str]]:
    """The stems of each requirement that at most half of the others use."""
    each = [stems(text) for text in requirements]
    counts = Counter(stem for found in each for stem in found)
    return [{stem for stem in found if counts[stem] <= max(1, len(requirements) // 2)} for found in each]


def divided(paragraphs: tuple[str, ...], requirements: tuple[str, ...]) -> dict[int, int]:
    """Requirement -> the paragraph its part begins with, where paragraphs clearly divide between requirements: each
    speaks of one only, and each requirement has its own. {} where they do not."""
    own = own_words(requirements)
    starts: dict[int, int] = {}
    current: int | None = None
    for at, paragraph in enumerate(paragraphs):
        seen = stems(paragraph)
        hits = sorted(((len(seen & mine), -n) for n, mine in enumerate(own)), reverse=True)
        best, second = hits[0], hits[1]
        if best[0] >= _CLEAR and second[0] * _CLEAR < best[0] and -best[1] != current:
            current = -best[1]
            if current in starts:
                return {}
            starts[current] = at
        elif at == 0 or second[0]:
            return {}
    return starts if len(starts) == len(requirements) else {}


def stems(text: str) -> set[str]:
    """The stems of the words that carry subject matter."""
    return {word[:_LETTERS] for word in words(text) if len(word) > _SHORT}
