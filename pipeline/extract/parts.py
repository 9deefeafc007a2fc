"""An answer in several blocks -> which of them answer which of the requirements that share it.

The blocks are cut into runs in the order of the requirements; a run answers one of them, or neighbours together, and what
opens or ends the answer may belong to none. A run's worth is the sum of its signs by their weights (parts_model.toml,
fitted by tests/extract/calibration/parts_model.py), and of all ways to cut the most worth is taken. An answer of which the
best cut is worth too little is not cut: all share it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from pipeline.extract.parts_signs import (
    Reading,
    Signs,
    cut_signs,
    ending_signs,
    opening_signs,
    reading_of,
    run_signs,
    told_order,
)
from pipeline.phrases import phrases
from pipeline.records import Block

_MOST = 40_000  # blocks squared times requirements that are weighed; beyond, an answer is everybody's
_FEWEST = 3  # of two, too little tells that an answer goes through them; shares.py asks more of it
_NEIGHBOURS = 5  # requirements that may share a run
_NEVER = float("-inf")

Runs = dict[int, tuple[int, int]]  # requirement -> its first block, and the one behind its last


def parts_of(blocks: Sequence[Block], requirements: Sequence[str]) -> Runs:
    """The part of each requirement; {} where the answer is not parted. Time grows with the blocks squared times the
    requirements."""
    if len(blocks) < 2 or len(requirements) < _FEWEST or len(blocks) ** 2 * len(requirements) > _MOST:
        return {}
    read = reading_of(blocks, requirements)
    order = told_order(read)
    if order != tuple(range(len(requirements))):
        read = reading_of(blocks, [requirements[at] for at in order])
    runs = best_cut(read)
    if not runs or worth_of(signs_of_cut(read, runs), phrases("extract.parts_model")["cut"]) <= 0:
        return {}
    return {order[at]: run for at, run in runs.items()}


def signs_of_cut(read: Reading, runs: Runs, weights: Mapping[str, Mapping[str, float]] | None = None) -> Signs:
    """The signs that an answer is parted at all, by its best cut; `weights` of runs instead of those of the file."""
    run_weights = (weights or phrases("extract.parts_model"))["run"]
    shared: dict[tuple[int, int], list[int]] = {}
    for at, run in runs.items():
        shared.setdefault(run, []).append(at)
    worth = sum(worth_of(run_signs(read, *run, min(ats), max(ats) + 1), run_weights) for run, ats in shared.items())
    return cut_signs(read, worth)


def best_cut(read: Reading, weights: Mapping[str, Mapping[str, float]] | None = None) -> Runs:
    """The run of each requirement by the cut that is worth most; {} where none is possible. `weights` instead of those of
    the file."""
    run_weights, beside = itemgetter("run", "beside")(weights or phrases("extract.parts_model"))
    blocks, wanted = len(read.begins), read.requirements
    best = [[_NEVER] * (wanted + 1) for _ in range(blocks + 1)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for e in range(blocks):
        best[e][0] = worth_of(opening_signs(read, e), beside)
    for e in range(1, blocks + 1):
        for a, i, k in runs_before(e, wanted):
            worth = best[a][i] if best[a][i] == _NEVER else best[a][i] + worth_of(run_signs(read, a, e, i, k), run_weights)
            if worth > best[e][k]:
                best[e][k], came[e, k] = worth, (a, i)
    ends = [best[e][wanted] + worth_of(ending_signs(read, e), beside) for e in range(blocks + 1)]
    e, k = ends.index(max(ends)), wanted
    found: Runs = {}
    while k and max(ends) > _NEVER:
        a, i = came[e, k]
        found |= {at: (a, e) for at in range(i, k)}
        e, k = a, i
    return found


def runs_before(e: int, wanted: int) -> list[tuple[int, int, int]]:
    """The runs that may end before a block, by their first block and the requirements they answer: not all in one."""
    return [
        (a, i, k)
        for a in range(e)
        for i in range(wanted)
        for k in range(i + 1, min(wanted, i + _NEIGHBOURS) + 1)
        if k - i < wanted
    ]


def worth_of(signs: Signs, weights: Mapping[str, float]) -> float:
    """The sum of signs by their weights; rounded, so that the order of addition does not show."""
    return round(sum(weights.get(name, 0.0) * value for name, value in signs.items()), 6)
