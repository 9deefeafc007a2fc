"""Named reasons -> confidence: the reasons stand beside the number, so that nobody has to trust it."""

from __future__ import annotations

from math import prod

from pipeline.phrases import phrases


def confidence(reasons: tuple[str, ...]) -> float:
    """0 to 1, two decimals: one minus the chance that every reason misled (weights in confidence.toml)."""
    weights = phrases("extract.confidence")["weights"]
    return round(1 - prod(1 - weights.get(reason, 0.1) for reason in set(reasons)), 2)
