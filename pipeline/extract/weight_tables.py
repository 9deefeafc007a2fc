"""A table of fitted weights beside the rules (*.tsv) -> the weights of features, summed.

One feature a line, its weights in hundredths behind tabs; lines that begin with "# " tell what the table is and how it came
to be. Made by tests/extract/calibration. The hundredths are summed as whole numbers, so that the order of features makes
no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

_HUNDREDTHS = 100


class Weights:
    """Weights of features: a row of whole hundredths for each, all rows of one length (shorter ones end in noughts)."""

    def __init__(self, rows: Mapping[str, Sequence[int]]) -> None:
        self.places = {feature: at for at, feature in enumerate(rows)}
        width = max(map(len, rows.values()), default=0)
        self._rows = np.array([[*row, *[0] * (width - len(row))] for row in rows.values()], dtype=np.int32)

    def summed(self, features: Iterable[str]) -> np.ndarray:
        """The sum of the features' weights, column by column; a feature that is not known weighs nothing."""
        places = self.places
        known = [places[feature] for feature in features if feature in places]
        return self._rows[known].sum(axis=0) / _HUNDREDTHS

    def rows(self, features: Sequence[str]) -> np.ndarray:
        """The rows of features that are known."""
        return self._rows[[self.places[feature] for feature in features]] / _HUNDREDTHS


@cache
def weights_in(name: str) -> Weights:
    """The table of that name (without its ending)."""
    lines = files("pipeline").joinpath("extract", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    parted = (line.split("\t") for line in lines if not line.startswith("# "))
    return Weights({feature: [int(number) for number in numbers] for feature, *numbers in parted})
