"""Requirements of one document -> what it says often: its formulas, and how many requirements hold a stem.

Rule: a sentence that several different requirements of a document have word for word and number for number ("Tiltaket
skal løses innenfor gjeldende rammer.") tells nothing of the matter of any of them, unless it is a requirement by
itself; and a stem tells the less, the more of the document's other requirements have it. What other documents say is
not asked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.link.stems import PARTY, bits_of

Said = tuple[tuple[str, ...], tuple[str, ...]]  # a sentence: its stems in order, and its numbers
_LONG = 3  # stems that a sentence must have to be a formula
_PRIOR = 40  # requirements that the shipped table of frequencies weighs as much as
_MOST = 11.0  # bits that a stem may tell


@dataclass(frozen=True, slots=True, eq=False)
class Familiar:
    """`formulas` the sentences that several requirements share; `held` in how many different requirements a stem
    stands; `total` the different requirements."""

    formulas: frozenset[Said] = frozenset()
    held: Mapping[str, int] = field(default_factory=dict)
    total: int = 1

    def own(self, sentences: tuple[Said, ...]) -> tuple[Said, ...]:
        """The sentences without formulas; all of them where nothing else is left."""
        kept = tuple(each for each in sentences if each not in self.formulas)
        return kept if any(stem != PARTY for stems, _ in kept for stem in stems) else sentences

    def others(self, stem: str) -> int:
        """In how many other requirements of the document it stands."""
        return max(0, self.held.get(stem, 1) - 1)

    def bits(self, stem: str) -> float:
        """How much the stem tells here: the share of the document's other requirements that have it, held to the
        genre's own share where the document is small."""
        usual = 2.0 ** -bits_of(stem)
        share = (self.others(stem) + _PRIOR * usual) / (self.total - 1 + _PRIOR)
        return min(_MOST, -math.log2(min(1.0, share)))


def familiar_in(requirements: Iterable[tuple[Said, ...]]) -> Familiar:
    """Of a document's requirements, each as its sentences; the same requirement twice counts once."""
    distinct = sorted(set(requirements))
    alone = {each[0] for each in distinct if len(each) == 1}
    spread = Counter(said for each in distinct for said in set(each) if len(said[0]) >= _LONG)
    formulas = frozenset(said for said, number in spread.items() if number > 1 and said not in alone)
    kept = (tuple(said[0] for said in each if said not in formulas) for each in distinct)
    held = Counter(stem for each in kept for stem in {stem for stems in each for stem in stems if stem != PARTY})
    return Familiar(formulas, held, max(1, len(distinct)))
