"""Requirements of one document -> what that document says often: formulas, and how many requirements hold a stem.

Rule: a sentence that several different requirements of a document have word for word ("Tiltaket skal løses innenfor
gjeldende rammer.") tells nothing of the matter of any of them, unless it is a requirement by itself; and a stem tells
the less, the more of the document's other requirements have it. What other documents say is not asked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.link.stems import PARTY, bits_of

Part = tuple[str, ...]  # the stems of a sentence, in order
_LONG = 3  # stems that a sentence must have to be a formula
_PRIOR = 40  # requirements that the shipped table of frequencies weighs as much as
_MOST = 11.0  # bits that a stem may tell


@dataclass(frozen=True, slots=True, eq=False)
class Familiar:
    """`formulas` the sentences that several requirements share; `held` in how many different requirements a stem
    stands; `total` the different requirements."""

    formulas: frozenset[Part] = frozenset()
    held: Mapping[str, int] = field(default_factory=dict)
    total: int = 1

    def own(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """The sentences without formulas; all of them where nothing else is left."""
        kept = tuple(part for part in parts if part not in self.formulas)
        return kept if any(stem != PARTY for part in kept for stem in part) else parts

    def others(self, stem: str) -> int:
        """In how many other requirements of the document it stands."""
        return max(0, self.held.get(stem, 1) - 1)

    def bits(self, stem: str) -> float:
        """How much the stem tells here: the share of the document's other requirements that have it, held to the
        genre's own share where the document is small."""
        usual = 2.0 ** -bits_of(stem)
        share = (self.others(stem) + _PRIOR * usual) / (self.total - 1 + _PRIOR)
        return min(_MOST, -math.log2(min(1.0, share)))


def familiar_in(requirements: Iterable[tuple[Part, ...]]) -> Familiar:
    """Of a document's requirements, each as its sentences; the same requirement twice counts once."""
    distinct = sorted(set(requirements))
    alone = {parts[0] for parts in distinct if len(parts) == 1}
    spread = Counter(part for parts in distinct for part in set(parts) if len(part) >= _LONG)
    formulas = frozenset(part for part, number in spread.items() if number > 1 and part not in alone)
    kept = (tuple(part for part in parts if part not in formulas) for parts in distinct)
    held = Counter(stem for parts in kept for stem in {each for part in parts for each in part if each != PARTY})
    return Familiar(formulas, held, max(1, len(distinct)))
