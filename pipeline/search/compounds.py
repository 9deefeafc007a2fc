"""A written word -> the words it is put together of ("antibiotikastyringsprogram": antibiotika, styring, program).

Fewest parts win; among equals the one with fewest joining letters, then the longest last part, which is what the word
is a kind of. Norwegian joins
with nothing, s or e, and writes three like letters as two. The dictionary is given: Ordbank and the
corpus when the index is made, the index's own words when
a user writes a word that the corpus has not.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

SHORTEST_PART = 3
SHORTEST_LAST = 2  # "år"; which words may be so short is the dictionary's to say
LONGEST_WORD = 60
_LINKS = ("", "s", "e")


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What may stand first (or inside) in a compound, and what may stand last."""
    first: Callable[[str], bool]
    last: Callable[[str], bool]


def parts(word: str, dictionary: Dictionary) -> tuple[str, ...]:
    """The parts of a compound without the joining letters, at least two; () where it is none or cannot be told."""
    if not SHORTEST_PART + SHORTEST_LAST <= len(word) <= LONGEST_WORD:
        return ()
    best: dict[int, tuple[str, ...]] = {0: ()}
    ended = len(word) - SHORTEST_LAST
    for start in range(ended + 1):  # always forward: a joint one letter back is still behind where its part began
        if start not in best:
            continue
        for end in range(start + SHORTEST_PART, ended + 1):
            for after, part in _joins(word, start, end, dictionary):
                _keep(best, after, (*best[start], part))
    return _with_last(word, best, dictionary)


def _joins(word: str, start: int, end: int, dictionary: Dictionary):
    """Where the next part may begin when word[start:end] is a part, with each joining letter that stands there."""
    part = word[start:end]
    if not dictionary.first(part):
        return
    for link in _LINKS:
        if word.startswith(link, end):
            yield end + len(link), part
    if part[-1] == part[-2]:  # three alike are written as two: eggstokk + kreft = eggstokkreft
        yield end - 1, part


def _keep(best: dict[int, tuple[str, ...]], at: int, found: tuple[str, ...]) -> None:
    if at not in best or _cost(found, at) < _cost(best[at], at):
        best[at] = found


def _cost(found: tuple[str, ...], length: int) -> tuple[int, int]:
    """Fewest parts first, then fewest letters that join or are shared ("lege|vakt", not "leg-e-vakt")."""
    return len(found), abs(length - sum(map(len, found)))


def _with_last(word: str, best: dict[int, tuple[str, ...]], dictionary: Dictionary) -> tuple[str, ...]:
    whole = [(*found, word[start:]) for start, found in sorted(best.items())
             if found and len(word) - start >= SHORTEST_LAST and dictionary.last(word[start:])]
    return min(whole, key=lambda found: (*_cost(found, len(word)), -len(found[-1])), default=())


def runs(found: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every run of neighbouring parts short of the whole: what a compound also is a mention of."""
    count = len(found)
    return [found[i:j] for i in range(count) for j in range(i + 1, count + 1) if j - i < count]
