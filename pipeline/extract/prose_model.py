"""Features of an answer -> the status that a fitted model gives it, how probable, and the clause that decides.

A model over clauses: each clause has a score for each status and one for how much it tells (its attention, which sums to 1
over the clauses); the answer's scores are the clauses' by their attention and those of the answer as a whole. A clause's
scores are the sum of its features' weights, and what UNITS hidden units add: each sums weights of its own, is bent by a
tangent, and so hears what features mean together ("ikke" beside "før"). The weights stand in prose_model.tsv, one feature a
line, in hundredths; tests/extract/calibration/status_model.py fits them to answers written and labelled for it
(tests/cases/told) and tells how often it is right on those left out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from pipeline.extract.prose_features import ASKED
from pipeline.extract.weight_tables import Weights, weights_in

STATUSES = ("oppfylt", "delvis", "ikke_oppfylt", "pågår", "ikke_påbegynt", "forsinket", "bortfalt", "mangler_tall", "ukjent")
SCALE = 3.0  # a clause's weights are summed and divided by the root of its features: a long one tells no more than a short
ANSWER, ALWAYS = "answer ", "always"  # before the features of the whole answer; the feature that every answer has
SCORES, UNITS = 1 + len(STATUSES), 16  # a row's columns: attention, then each of STATUSES; then the hidden units
HIDDEN = tuple(f"hidden {unit}" for unit in range(UNITS))  # rows of what a hidden unit adds to the scores
_COOLED = 1.75  # what the scores are divided by: so the probabilities are neither too sure nor too unsure of answers left out


class Weighed(NamedTuple):
    """The most probable status, its probability (0 to 1), and the place of the clause that decides; None without clauses."""

    status: str
    probability: float
    clause: int | None


def weighed(clauses: Sequence[set[str]], answer: set[str], weights: Weights | None = None) -> Weighed:
    """The status by the features of each clause and of the answer as a whole; `weights` instead of those of the file. Linear
    in the features."""
    known = weights_in("prose_model") if weights is None else weights
    adds = known.rows(HIDDEN)[:, :SCORES]
    rows = [_of_clause(features, known, adds) for features in clauses]
    attention = _softmax([row[0] for row in rows])
    whole = known.summed((ALWAYS, *(ANSWER + name for name in answer)))[1:SCORES].tolist()
    scores = [own + sum(a * row[at] for a, row in zip(attention, rows, strict=True)) for at, own in enumerate(whole, start=1)]
    share = _softmax([score / _COOLED for score in scores])
    best = max(range(len(share)), key=lambda at: share[at])
    told = [a * _softmax(row[1:])[best] for a, row in zip(attention, rows, strict=True)]
    return Weighed(STATUSES[best], share[best], max(range(len(told)), key=lambda at: told[at]) if told else None)


def _of_clause(features: set[str], known: Weights, adds: np.ndarray) -> list[float]:
    """Attention and the scores of a clause; `adds` is what each hidden unit adds to them."""
    sums = known.summed(features) * (SCALE / math.sqrt(max(1, len(features))))
    return (sums[:SCORES] + np.tanh(sums[SCORES:]) @ adds).tolist()


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores, default=0.0)
    raised = [math.exp(score - top) for score in scores]
    whole = sum(raised)
    return [one / whole for one in raised]


@cache
def asked_forms() -> tuple[str, ...]:
    """The entries of prose_status.toml that weigh anything where they are asked: no others need be looked for."""
    before = ANSWER + ASKED
    return tuple(sorted(name.removeprefix(before) for name in weights_in("prose_model").places if name.startswith(before)))
