"""Fit pipeline/extract/prose_model.tsv to labelled answers, and say how often it is right on answers left out.

    python -m tests.extract.calibration.status_model [--write] [DATABASE LABELS]...

Answers: tests/cases/told/*.jsonl, written for this without sight of the rules; at half weight, since the rules were made
on them, tests/cases/statuses_*.toml; twice, since reports are what is to be read, for each DATABASE (built by
`kravspor build`) the requirements to which its folder of LABELS (*.jsonl with text, lead_in and status) gives a status in
prose: the rules were made on these too, so what the model says of them is no test. Left out: a quarter of the written
answers at a time, with all that share a requirement or an answer. Fit: the log of the true status's probability and of
the attention on the words that the writer calls decisive, by stochastic gradient (Adam), features left out at random,
small weights dropped; what is rare weighs nothing to the hidden units. Seeded: the same answers give the same file.
"""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.extract import prose_model
from pipeline.extract.prose_features import answer_features, clause_features
from pipeline.extract.prose_judged import read_by_rules
from pipeline.extract.prose_model import ALWAYS, ANSWER, HIDDEN, SCALE, SCORES, STATUSES, UNITS, weighed
from pipeline.extract.targets import targets_in
from pipeline.extract.weight_tables import Weights
from pipeline.text import bare
from tests.extract.calibration.status_weights import BLIND, CASES, Labelled, heard_by, labelled_in, shared_answers
from tests.extract.pages import document

TOLD = CASES / "told"
MODEL = Path(prose_model.__file__).with_suffix(".tsv")
QUARTERS = 4
EPOCHS, BATCH, PACE = 8, 64, 0.01
HELD, DROPPED, DECISIVE = 6e-5, 0.5, 0.5  # pull towards nought, share of features left out, weight of the decisive words
MADE_ON, REPORTED = 0.5, 2.0  # weight of a case that rules were made on, and of an answer in a whole report
LEAST, SMALL = 3, 0.15  # times that a feature is seen, and weight below which it is dropped
# The entries of prose_status.toml that tell most in what is asked.
ASKED = (
    "a_time", "and", "and_or_but", "any_work", "as_is", "brings_about", "by_agreement", "few", "few_words",
    "going_on", "in_passive", "measure", "measured_hold", "no_act", "not_result", "per_cent", "serves",
    "since_then", "units", "unsure", "unwanted", "wants_every", "wants_little", "wants_study", "wants_use",
)  # fmt: skip
OFTEN, SPREAD = 10, 0.02  # times that a feature is seen to be heard by the hidden units, and their first weights


class Example(NamedTuple):
    """The features of an answer's clauses and of the whole, the place of its status among STATUSES, the share of each
    clause in the decisive words (None where they are not known), its weight, and what it must not be parted from."""

    clauses: list[set[str]]
    answer: set[str]
    truth: int
    decisive: list[float] | None
    weight: float
    group: str


class Encoded(NamedTuple):
    """Examples as numbers: for each the features of its clauses, of the whole, and the rest as they were."""

    clauses: list[list[np.ndarray]]
    answers: list[np.ndarray]
    sizes: list[list[int]]
    examples: Sequence[Example]


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    written = list(_written())
    made_on = [_example(labelled, "", MADE_ON, "") for labelled in _cases()]
    for database, labels in zip(folders[::2], folders[1::2], strict=True):
        made_on += [_example(labelled, "", REPORTED, "") for labelled in labelled_in(database, labels)]
    made_on = [example for example in made_on if example.clauses]
    right, all_ = left_out(written, made_on)
    print(f"{len(written)} written answers, {len(made_on)} that rules were made on; right on those left out: {right} of {all_}")
    if "--write" in sys.argv:
        names, weights = fitted([*written, *made_on])
        _write(names, weights, f"{len(written)} + {len(made_on)} answers; of {all_} left out {right} are judged right")


def left_out(written: list[Example], made_on: list[Example]) -> tuple[int, int]:
    """How many of the written answers are judged right when left out, and how many there are."""
    groups = sorted({example.group for example in written})
    quarter = dict(zip(groups, np.random.default_rng(1).integers(QUARTERS, size=len(groups)), strict=True))
    right = 0
    for number in range(QUARTERS):
        names, weights = fitted([*(e for e in written if quarter[e.group] != number), *made_on])
        known = Weights({name: hundredths(row) for name, row in zip(names, weights, strict=True)})
        found = ((e, weighed(e.clauses, e.answer, known).status) for e in written if quarter[e.group] == number)
        right += sum(status == STATUSES[e.truth] for e, status in found)
    return right, len(written)


def fitted(examples: Sequence[Example]) -> tuple[list[str], np.ndarray]:
    """The features that weigh anything, and their weights: a row each, attention first, then STATUSES, then the hidden
    units; behind them a row for what each hidden unit adds."""
    seen = Counter(name for e in examples for features in (*e.clauses, _whole(e)) for name in features)
    names = sorted(name for name, times in seen.items() if times >= LEAST)
    encoded = _encoded(examples, {name: at for at, name in enumerate(names)})
    chance, step = np.random.default_rng(0), 0
    often = np.array([seen[name] >= OFTEN for name in names])
    weights = np.zeros((len(names), SCORES + UNITS))
    weights[often, SCORES:] = SPREAD * chance.standard_normal((int(often.sum()), UNITS))
    learnt = [weights, np.zeros((UNITS, SCORES))]
    speed, spread = [np.zeros_like(w) for w in learnt], [np.zeros_like(w) for w in learnt]
    for epoch in range(EPOCHS):
        order = chance.permutation(len(examples))
        for start in range(0, len(order), BATCH):
            step += 1
            slopes = _slopes(encoded, order[start : start + BATCH], weights, learnt[1], chance)
            slopes[0] += 2 * HELD * weights
            slopes[0][~often, SCORES:] = 0
            pace = PACE * (1 - epoch / EPOCHS) * math.sqrt(1 - 0.999**step) / (1 - 0.9**step)
            for at, slope in enumerate(slopes):
                speed[at] += 0.1 * (slope - speed[at])
                spread[at] += 0.001 * (slope**2 - spread[at])
                learnt[at] -= pace * speed[at] / (np.sqrt(spread[at]) + 1e-8)
    kept = np.abs(weights).max(axis=1) >= SMALL
    adds = np.pad(learnt[1], ((0, 0), (0, UNITS)))
    return [*(name for name, keep in zip(names, kept, strict=True) if keep), *HIDDEN], np.vstack([weights[kept], adds])


def _slopes(
    encoded: Encoded, batch: np.ndarray, weights: np.ndarray, adds: np.ndarray, chance: np.random.Generator
) -> list[np.ndarray]:
    """The gradients of the mean loss of a batch: of the features' weights, and of what the hidden units add."""
    slopes = [np.zeros_like(weights), np.zeros_like(adds)]
    for at in batch:
        example = encoded.examples[at]
        clauses = [one[chance.random(len(one)) > DROPPED] for one in encoded.clauses[at]]
        whole = encoded.answers[at]
        whole = whole[chance.random(len(whole)) > DROPPED]
        scale = SCALE / np.sqrt(np.maximum(1, encoded.sizes[at]) * (1 - DROPPED))
        sums = np.array([weights[one].sum(axis=0) for one in clauses]) * scale[:, None]
        hidden = np.tanh(sums[:, SCORES:])
        rows = sums[:, :SCORES] + hidden @ adds
        attention = softmax(rows[:, 0])
        off = softmax(weights[whole, :SCORES].sum(axis=0)[1:] + attention @ rows[:, 1:])
        off[example.truth] -= 1
        told = rows[:, 1:] @ off
        pulls = np.empty_like(rows)
        pulls[:, 1:] = attention[:, None] * off
        pulls[:, 0] = attention * (told - attention @ told)
        if example.decisive:
            pulls[:, 0] += DECISIVE * (attention - example.decisive)
        pulls *= example.weight / len(batch)
        slopes[1] += hidden.T @ pulls
        bent = (pulls @ adds.T) * (1 - hidden**2)
        for one, pull in zip(clauses, np.hstack([pulls, bent]) * scale[:, None], strict=True):
            slopes[0][one] += pull
        slopes[0][whole, 1:SCORES] += example.weight / len(batch) * off
    return slopes


def softmax(scores: np.ndarray) -> np.ndarray:
    """Scores as shares that sum to 1."""
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


def hundredths(row: np.ndarray) -> list[int]:
    """Weights as a table holds them."""
    return np.rint(100 * row).astype(int).tolist()


def _encoded(examples: Sequence[Example], places: dict[str, int]) -> Encoded:
    def numbers(features: set[str]) -> np.ndarray:
        return np.array(sorted(places[name] for name in features if name in places), dtype=np.int64)

    clauses = [[numbers(features) for features in e.clauses] for e in examples]
    sizes = [[len(features) for features in e.clauses] for e in examples]
    return Encoded(clauses, [numbers(_whole(e)) for e in examples], sizes, examples)


def _whole(example: Example) -> set[str]:
    return {ALWAYS, *(ANSWER + name for name in example.answer)}


def _written() -> Iterator[Example]:
    """The answers of tests/cases/told, each requirement that shares one by itself."""
    for path in sorted(TOLD.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            case = json.loads(line)
            members = [{"requirement": asked["req"], "answer": case["answer"]} for asked in case["reqs"]]
            for asked, said in zip(case["reqs"], heard_by(members), strict=True):
                targets = targets_in(asked["req"], document("årlig_melding", case["lang"]))
                labelled = Labelled(asked["req"], case["kind"], case["lead"], targets, said, asked["status"])
                example = _example(labelled, asked["decisive"], 1.0, f"{path.stem} {case['group'] or number}")
                if example.clauses:
                    yield example


def _cases() -> Iterator[Labelled]:
    for path in (BLIND, *sorted(CASES.glob("statuses_told_*.toml"))):
        for members in shared_answers(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
            for case, said in zip(members, heard_by(members), strict=True):
                targets = targets_in(case["requirement"], document("årlig_melding", case["language"]))
                yield Labelled(case["requirement"], "krav", case.get("lead_in", ""), targets, said, case["status"])


def _example(labelled: Labelled, decisive: str, weight: float, group: str) -> Example:
    read, _ = read_by_rules(labelled.text, labelled.kind, labelled.said, labelled.targets, labelled.lead_in)
    shares = _decisive([bare(clause.text) for clause in read.clauses], bare(decisive))
    truth = STATUSES.index(labelled.truth)
    return Example(clause_features(read), answer_features(read, ASKED), truth, shares, weight, group)


def _decisive(clauses: list[str], words: str) -> list[float] | None:
    """The share of each clause in the decisive words; None where no clause holds them."""
    held = [float(bool(words and clause) and (clause in words or words in clause)) for clause in clauses]
    return [one / sum(held) for one in held] if any(held) else None


def _write(names: list[str], weights: np.ndarray, what: str) -> None:
    lines = [f"# feature, attention, {', '.join(STATUSES)}, hidden units; in hundredths. {what}."]
    lines += ["\t".join([name, *map(str, hundredths(row))]) for name, row in zip(names, weights, strict=True)]
    MODEL.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
