"""One passage that answers several requirements -> the sentences that speak of each.

A sentence belongs to the requirement whose own words (those the others lack) it uses most, rare words before common, and
to one whose few own words it uses all, and to one whose compound its subject is short for ("planen" of "tiltaksplan");
one that uses none goes with the sentence before it; one about "the assignment" or "all of it" goes to each. A requirement
to which nothing falls so gets the sentences that hold a long word which it alone has; else none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract.duty import sentences_of
from pipeline.extract.wording import has, opens, whole
from pipeline.words import stem, words

_LETTERS = (5, 9)  # words are compared by so many letters: utredning meets utredet, klimaregnskapet meets klimaregnskap more
_CLEAR = 2  # words of its own that a part must use of its requirement
_FEW = 4  # own stems that may all stand in a sentence which speaks of another requirement more
_BEYOND = 0.15  # how much more of what is said of the requirements must stand in their own parts than by chance
_OWN = 3  # one paragraph of so many names its own requirement, where there are as many paragraphs as requirements
_MOST = 100_000  # sentences times requirements that are weighed; beyond, an answer is everybody's
_NEVER = float("-inf")
_SHORT = 3  # shorter words carry no subject matter
_SUBJECT = 3  # words among which a sentence names its subject
_CAPITALS = re.compile(r"(?<![\w-])[A-ZÆØÅÄÖ]{3}(?![\w-])")
_PART = 4  # letters of a compound's last part, and of what stands before it


def shares(passage: str, requirements: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """For each requirement its sentences of the passage, in order; a lone requirement has them all."""
    found = sentences_of(passage)
    if len(requirements) == 1 or len(requirements) * len(found) > _MOST:
        return (found,) * len(requirements)
    own = own_words(requirements)
    mine: list[list[str]] = [[] for _ in requirements]
    current: list[int] = list(range(len(requirements)))
    counts = Counter(stem for sentence in found for stem in stems(sentence))
    whole_words = [_whole_words(requirement) for requirement in requirements]
    for sentence in found:
        seen = stems(sentence)
        hits = [gain(seen & words_, counts) for words_ in own]
        if (short_for := _short_for(sentence, whole_words)) is not None:
            hits[short_for] += 1
        if opens("extract.responses", "of_all", sentence):
            for sentences in mine:
                sentences.append(sentence)
        elif max(hits):
            named = [0 < len(words_) <= _FEW and words_ <= seen for words_ in own]
            current = [at for at, hit in enumerate(hits) if hit == max(hits) or named[at]]
            for at in current:
                mine[at].append(sentence)
        elif len(current) < len(requirements):
            for at in current:
                mine[at].append(sentence)
    general = tuple(found) if not any(mine) else ()
    return tuple(tuple(mine[at]) or general or _by_long_word(found, at, own) for at in range(len(own)))


def _whole_words(requirement: str) -> set[str]:
    return {stem(word) for word in words(requirement) if len(word) > _SHORT}


def _short_for(sentence: str, each: list[set[str]]) -> int | None:
    """The one requirement that has a compound of which the sentence's subject is the last part, where none has that word
    by itself."""
    for word in words(sentence)[:_SUBJECT]:
        part = stem(word)
        if len(part) < _PART or is_commonplace(word) or any(part in found for found in each):
            continue
        has = [at for at, found in enumerate(each) if any(_ends_in(longer, part) for longer in found)]
        if len(has) == 1:
            return has[0]
    return None


def _ends_in(word: str, part: str) -> bool:
    return word.endswith(part) and len(word) - len(part) >= _PART


def _by_long_word(found: Sequence[str], at: int, own: list[set[str]]) -> tuple[str, ...]:
    """The sentences that hold a long word which only this requirement has."""
    others = set[str]().union(*own[:at], *own[at + 1 :])
    mine = {word for word in own[at] - others if len(word) == max(_LETTERS)}
    return tuple(sentence for sentence in found if stems(sentence) & mine)


def own_words(requirements: tuple[str, ...]) -> list[set[str]]:
    """The stems of each requirement that at most half of the others use."""
    return telling(tuple(map(stems, requirements)))


def telling(each: tuple[set[str], ...]) -> list[set[str]]:
    """Of several sets of stems, those in each that at most half of the others hold."""
    counts = Counter(stem for found in each for stem in found)
    return [{stem for stem in found if counts[stem] <= max(1, len(each) // 2)} for found in each]


def divided(
    paragraphs: tuple[str, ...], requirements: tuple[str, ...], begins: tuple[bool, ...] = ()
) -> dict[int, int]:
    """Requirement -> the paragraph its part begins with, where the answer goes through the requirements in their order:
    of all ways to cut it so, the one in which paragraphs speak most of their own requirement; or in another order, where
    each has a paragraph of its own. `begins` tells which
    paragraphs may begin a part (all, if empty); such a paragraph's first sentence speaks of that requirement more than
    of any other. {} where no such way leaves each part enough words of its requirement, or where the answer begins with
    all of them together. Time grows with paragraphs times requirements."""
    fits = len(requirements) <= len(paragraphs) <= _MOST // max(1, len(requirements))
    if not fits or opens("extract.responses", "of_all", paragraphs[0]):
        return {}
    own = telling(tuple(map(subjects, requirements)))
    seen = [subjects(paragraph) for paragraph in paragraphs]
    counts = Counter(stem for found in seen for stem in found)
    gains = [[gain(found & mine, counts) for mine in own] for found in seen]
    claims = [_claimed(paragraph, own, counts) for paragraph in paragraphs]
    together = has("extract.shares", "together", sentences_of(paragraphs[0])[0])
    hits = [[len(found & mine) for mine in own] for found in seen]
    if not together and _one_to_one(claims, hits, begins):
        return {at: at for at in range(len(own))}
    if not together and len(paragraphs) == len(own) and _in_other_order(claims, seen, own, begins, counts):
        return {claim: row for row, claim in enumerate(claims) if claim is not None}
    if len(paragraphs) > len(own) and _speaks_of_others(hits[0], 0):
        return {}
    claims[0] = 0  # what opens the answer belongs to the first, whatever it names
    may = [[(not begins or begins[row]) and claim == at for at in range(len(own))] for row, claim in enumerate(claims)]
    starts = _best_cuts(gains, may)
    if not starts:
        return {}
    parts = list(zip(starts, [*starts[1:], len(paragraphs)], strict=True))
    inside = sum(gain[at] for at, (a, b) in enumerate(parts) for gain in gains[a:b])
    clear = inside >= (1 / len(own) + _BEYOND) * sum(map(sum, gains)) and all(
        _speaks(set().union(*seen[a:b]) & own[at], own[at], counts) or has("extract.responses", "refers", paragraphs[a])
        for at, (a, b) in enumerate(parts)
    )
    return dict(enumerate(starts)) if clear else {}


def topics(paragraphs: tuple[str, ...], requirements: tuple[str, ...]) -> dict[int, int]:
    """Requirement -> the paragraph that turns to it in so many words ("Når det gjelder båtene …"), where the one paragraph
    before it answers all the others: how several would be dealt out nobody tells. {} where a paragraph opens with what is
    another part's."""
    if not 1 < len(requirements) <= _MOST // max(1, len(paragraphs)):
        return {}
    own = telling(tuple(map(subjects, requirements)))
    counts = Counter(stem for paragraph in paragraphs for stem in subjects(paragraph))
    starts: dict[int, int] = {}
    before: set[int | None] = set()
    now: int | None = None
    for row, paragraph in enumerate(paragraphs):
        claim = _claimed(paragraph, own, counts)
        if opens("extract.shares", "as_for", paragraph):
            if claim is None or claim in before or claim in starts:
                return {}
            now, starts[claim] = claim, row
        elif now is None:
            before.add(claim)
        elif claim not in (None, now):
            return {}
    return starts if min(starts.values(), default=0) == 1 and len(starts) < len(requirements) else {}


def _one_to_one(claims: list[int | None], hits: list[list[int]], begins: tuple[bool, ...]) -> bool:
    """As many paragraphs as requirements, none of which names another's or speaks of another's alone, and a third at
    least their own."""
    wanted = len(hits[0])
    own = sum(claim == at for at, claim in enumerate(claims))
    return (
        len(claims) == wanted
        and all(begins)
        and all(claim in (None, at) for at, claim in enumerate(claims))
        and not any(_speaks_of_others(hit, at) for at, hit in enumerate(hits))
        and own * _OWN >= wanted
    )


def _in_other_order(
    claims: list[int | None], seen: list[set[str]], own: list[set[str]], begins: tuple[bool, ...], counts: Counter[str]
) -> bool:
    """A paragraph for each requirement, in whatever order: the first sentence of each speaks most of its own one, and
    the paragraph speaks of it clearly."""
    return (
        all(begins)
        and len({claim for claim in claims if claim is not None}) == len(own)
        and all(_speaks(found & own[c], own[c], counts) for found, c in zip(seen, claims, strict=True) if c is not None)
    )


def _speaks_of_others(hit: list[int], at: int) -> bool:
    """Whether a paragraph uses several words of another requirement's own, and none of this one's: what opens an answer so
    opens all of it."""
    return hit[at] == 0 and max(hit) >= _CLEAR


def _speaks(hit: set[str], own: set[str], counts: Counter[str]) -> bool:
    """Whether a part speaks of its requirement: by several of its words, or by one that no other part has."""
    return len(hit) >= min(_CLEAR, len(own)) or any(counts[stem] == 1 for stem in hit)


def _claimed(paragraph: str, own: list[set[str]], counts: Counter[str]) -> int | None:
    """The requirement that a paragraph's first sentence speaks most of, rare words before common; None where none does
    or several do alike. `counts` tells in how many paragraphs a stem stands."""
    opening = subjects(sentences_of(paragraph)[0]) if paragraph else set()
    gains = [gain(opening & mine, counts) for mine in own]
    return gains.index(max(gains)) if max(gains) and gains.count(max(gains)) == 1 else None


def _best_cuts(gains: list[list[float]], may: list[list[bool]]) -> list[int]:
    """Where each part begins, for parts in order and none empty, so that the gains inside them are highest; [] where
    the paragraphs that may begin a part do not suffice."""
    wanted = len(gains[0])
    best = [[_NEVER] * wanted for _ in gains]
    begins = [[0] * wanted for _ in gains]
    for row, gain in enumerate(gains):
        for at in range(min(wanted, row + 1)):
            stays = best[row - 1][at] if row else _NEVER
            before = best[row - 1][at - 1] if row and at else (0.0 if row == at == 0 else _NEVER)
            new = may[row][at] and before > stays
            best[row][at] = max(before if new else _NEVER, stays) + gain[at]
            begins[row][at] = row if new else begins[row - 1][at]
    starts, row = [], len(gains) - 1
    if best[row][wanted - 1] == _NEVER:
        return []
    for at in range(wanted - 1, -1, -1):
        starts.append(begins[row][at])
        row = begins[row][at] - 1
    return starts[::-1]


def gain(hit: set[str], counts: Counter[str]) -> float:
    """What words tell of whose a passage is: the rarer, the more. Rounded, so that the order of addition does not show."""
    return round(sum(1 / counts[stem] for stem in hit), 6)


def stems(text: str) -> set[str]:
    """The stems of a text's longer words, a long word by a short and a long one, and its short names in capitals (TSB)."""
    return {stem for word in words(text) for stem in _stems_of(word)} | {
        name for name in _CAPITALS.findall(text) if not is_commonplace(name.lower())
    }


def subjects(text: str) -> set[str]:
    """The same without words that say nothing of the subject (shares.toml)."""
    return {stem for word in words(text) if not is_commonplace(word) for stem in _stems_of(word)}


@lru_cache(maxsize=1 << 16)
def _stems_of(word: str) -> tuple[str, ...]:
    lengths = (letters for letters in _LETTERS if letters == min(_LETTERS) or len(word) >= letters)
    return tuple(word[:letters] for letters in lengths) if len(word) > _SHORT else ()


@lru_cache(maxsize=1 << 16)
def is_commonplace(word: str) -> bool:
    return bool(whole("extract.shares", "commonplace").match(word))
