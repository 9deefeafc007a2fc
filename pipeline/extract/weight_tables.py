"""A table of fitted weights beside the rules (*.tsv) -> rows by feature.

One feature a line, its weights in hundredths behind tabs; lines that begin with "# " tell what the table is and how it came
to be. Made by tests/extract/calibration.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_HUNDREDTHS = 100.0
Row = tuple[float, ...]


@cache
def weights_in(name: str) -> dict[str, Row]:
    """Feature -> its weights, of the table of that name (without its ending)."""
    lines = files("pipeline").joinpath("extract", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    parted = (line.split("\t") for line in lines if not line.startswith("# "))
    return {feature: tuple(int(number) / _HUNDREDTHS for number in numbers) for feature, *numbers in parted}
