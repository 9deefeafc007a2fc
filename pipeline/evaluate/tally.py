"""Counts -> shares and what they are worth: precision, recall, F1, and the interval that the numbers allow."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt

from pipeline.records import Measure

_Z = 1.96  # 95 %


@dataclass
class Tally:
    """What was hit, of how many found and how many labelled; and which were missed or are surplus, as short texts."""

    hits: int = 0
    found: int = 0
    labelled: int = 0
    missed: list[str] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Sum another document's counts into this."""
        self.hits += other.hits
        self.found += other.found
        self.labelled += other.labelled

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        return self.hits / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the labels that were found; None where there are none."""
        return self.hits / self.labelled if self.labelled else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both: twice the hits over all that was found or labelled."""
        return 2 * self.hits / (self.found + self.labelled) if self.found + self.labelled else None

    def measure(self, document: str, name: str) -> Measure:
        """As a row of the database."""
        return Measure(document, name, _rounded(self.precision), _rounded(self.recall), self.labelled)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson's score: (0, 1) where nothing was counted."""
    if not of:
        return 0.0, 1.0
    share, z2 = hits / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    reach = _Z * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
