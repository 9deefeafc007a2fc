"""Fit pipeline/extract/voice_model.tsv to labelled reports, and say how often it is right in reports left out.

    python -m tests.extract.calibration.voice_model [--write] FOLDER...

Reports: in each FOLDER *.txt, and labels beside each or in FOLDER/labels (*.jsonl with text, text_parts, lead_in and
response as start and end). A block asks where a requirement or its lead-in holds it, or where these
make most of it, answers where a response does; where no label speaks, it is a title or the
owner's background if rules say so; every other block's voice is unknown, and summed over. To these come the
requirements and answers of tests/cases/told, each a block by itself. Left out: a fifth of the reports at a time. Fit: the
log-probability of the known voices in the chain, by stochastic gradient (Adam), features left out at random, small
weights dropped. Seeded: the same reports give the same file.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np

from pipeline import catalog, parse
from pipeline.extract import extract, quotes, voice_model
from pipeline.extract.voice_features import Spoken, word_features
from pipeline.extract.voice_model import PAIR, VOICES, likeliest
from pipeline.extract.voice_stretches import Stretch
from pipeline.extract.voices import read_by_rules, voices
from pipeline.extract.weight_tables import Weights
from pipeline.register import load_register
from pipeline.text import bare
from tests.extract.calibration.status_model import hundredths, softmax
from tests.extract.calibration.status_weights import CASES

MODEL = Path(voice_model.__file__).with_suffix(".tsv")
FOLDS, EPOCHS, BATCH, PACE = 5, 8, 8, 0.02
HELD, DROPPED = 1e-5, 0.3  # pull towards nought, share of features left out
ALONE, TOGETHER = 0.25, 32  # weight of a text of tests/cases/told, and how many make a stretch's worth
LEAST, SMALL = 2, 0.03  # times that a feature is seen, and weight below which it is dropped
KNOWN, HOLDS = 8, 15  # letters and digits of a block that a label can hold, and that can hold a label
SIZE = len(VOICES)
BELIEVED = ("asks", "title")  # what rules say where no label speaks: the owner's background is no requirement, but is asked


class Chain(NamedTuple):
    """Features of neighbouring blocks and of each with the one before it, the voices that rules alone give, those that are
    true (None where it is not known), and the report they stand in."""

    blocks: list[set[str]]
    pairs: list[set[str]]
    held: list[str | None]
    truth: list[int | None]
    report: str


def main() -> None:
    chains = [chain for folder in sys.argv[1:] if not folder.startswith("--") for chain in reported(Path(folder))]
    alone = list(_told())
    right, known = left_out(chains, alone)
    print(f"{len({c.report for c in chains})} reports, {len(alone)} texts; right in those left out: {right} of {known} blocks")
    if "--write" in sys.argv:
        _write(fitted(chains, alone), f"{len(chains)} stretches, {len(alone)} texts; {right} of {known} left out are right")


def reported(folder: Path) -> Iterator[Chain]:
    """The stretches of the labelled reports of a folder, as the extraction reads them."""
    for path in sorted(folder.glob("*.txt")):
        labels = [file for at in (folder, folder / "labels") for file in sorted(at.glob(f"{path.stem}*.jsonl"))]
        asked, answered = _labelled(path.read_text(encoding="utf-8"), labels)
        for stretch in _stretches(path) if answered else ():
            truth = [_truth(heard, asked, answered) for heard in stretch.heard]
            for heard, above in stretch.follow:  # a lead-in that no label holds speaks as its items
                at = next((at for at, one in enumerate(stretch.heard) if one.block.number == above), None)
                if at is not None and truth[at] is None:
                    truth[at] = _truth(heard, asked, answered)
            yield Chain(*stretch.features(), stretch.held(), truth, str(path))


def _stretches(path: Path) -> list[Stretch]:
    found: list[Stretch] = []

    def listens(*told):
        found.extend(read_by_rules(*told)[1])
        return voices(*told)

    read = parse.read(path)
    register = load_register()
    document = catalog.describe(path.name, "txt", "0", read, None, register, document_id=path.stem)
    with patch.object(quotes, "voices", listens):
        extract(document, read, register)
    return found


def _labelled(source: str, files: Sequence[Path]) -> tuple[list[str], list[str]]:
    """What is asked and what is answered in a report, in letters and digits alone."""
    whole, asked, answered = bare(source), [], []
    for label in (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        if label["kind"] == "føring":  # steers, and is answered by nothing: what stands between the questions
            answered += [bare(label["text"])]
            continue
        asked += [bare(text) for text in (label["text"], label.get("lead_in"), *label.get("text_parts", ())) if text]
        if label.get("response"):
            start = whole.find(bare(label["response"]["start"]))
            end = whole.find(bare(label["response"]["end"]), max(0, start))
            answered += [whole[start : end + len(bare(label["response"]["end"]))]] if 0 <= start <= end else []
    return asked, answered


def _truth(heard: Spoken, asked: Sequence[str], answered: Sequence[str]) -> int | None:
    own, by_rules = bare(heard.block.text), heard.rules.who
    if heard.rules.headed:
        return VOICES.index(by_rules)
    if heard.again:
        return VOICES.index("answers")
    if len(own) >= KNOWN:
        held = sum(len(one) for one in asked if len(one) >= HOLDS and one in own)
        if 2 * held > len(own) or any(own == one or (len(own) >= HOLDS and own in one) for one in asked):
            return VOICES.index("asks")
        if any(own in one for one in answered):
            return VOICES.index("answers")
    return VOICES.index(by_rules) if by_rules in BELIEVED else None


def _told() -> Iterator[tuple[set[str], int]]:
    """Each requirement and each answer of tests/cases/told, once."""
    texts: dict[str, int] = {}
    for path in sorted((CASES / "told").glob("*.jsonl")):
        for case in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            texts |= {asked["req"]: VOICES.index("asks") for asked in case["reqs"]}
            texts[case["answer"]] = VOICES.index("answers")
    return ((word_features(text), voice) for text, voice in texts.items())


def left_out(chains: list[Chain], alone: list[tuple[set[str], int]]) -> tuple[int, int]:
    """How many blocks of the reports are given their voice when left out, and how many have one known."""
    reports = sorted({chain.report for chain in chains})
    fold = dict(zip(reports, np.random.default_rng(1).permutation(len(reports)) % FOLDS, strict=True))
    right = known = 0
    for number in range(FOLDS):
        weights = Weights(fitted([c for c in chains if fold[c.report] != number], alone))
        for chain in (c for c in chains if fold[c.report] == number):
            heard = likeliest(chain.blocks, chain.pairs, chain.held, weights)
            told = [(one, VOICES[true]) for one, true in zip(heard, chain.truth, strict=True) if true is not None]
            right, known = right + sum(one == true for one, true in told), known + len(told)
    return right, known


def fitted(chains: list[Chain], alone: list[tuple[set[str], int]]) -> dict[str, list[int]]:
    """The features that weigh anything, with a weight for each voice, or for each pair of voices."""
    chains = [chain for chain in chains if any(true is not None for true in chain.truth)]
    own = _places([*(features for c in chains for features in c.blocks), *(features for features, _ in alone)])
    tied = _places([features for c in chains for features in c.pairs])
    model = _Model(np.zeros((len(own), SIZE)), np.zeros((len(tied), SIZE * SIZE)))
    coded = [([_coded(f, own) for f in c.blocks], [_coded(f, tied) for f in c.pairs], c.truth) for c in chains]
    singles = [(_coded(features, own), voice) for features, voice in alone]
    work = [*coded, *(singles[at : at + TOGETHER] for at in range(0, len(singles), TOGETHER))]
    chance = np.random.default_rng(0)
    for epoch in range(EPOCHS):
        order = chance.permutation(len(work))
        for start in range(0, len(order), BATCH):
            model.learn([work[at] for at in order[start : start + BATCH]], PACE * (1 - epoch / EPOCHS), chance)
    return _kept(own, model.own, "") | _kept(tied, model.tied, PAIR)


class _Model:
    """The weights as they are learnt, with the momenta of Adam."""

    def __init__(self, own: np.ndarray, tied: np.ndarray) -> None:
        self.own, self.tied, self.step = own, tied, 0
        self.momenta = [(np.zeros_like(w), np.zeros_like(w)) for w in (own, tied)]

    def learn(self, batch: Sequence, pace: float, chance: np.random.Generator) -> None:
        slopes, known = [np.zeros_like(self.own), np.zeros_like(self.tied)], 0.0
        for one in batch:
            known += _alone(one, self, slopes, chance) if isinstance(one, list) else _together(one, self, slopes, chance)
        self.step += 1
        for weights, slope, (speed, spread) in zip((self.own, self.tied), slopes, self.momenta, strict=True):
            slope = slope / max(1.0, known) + 2 * HELD * weights
            speed += 0.1 * (slope - speed)
            spread += 0.001 * (slope**2 - spread)
            size = pace * math.sqrt(1 - 0.999**self.step) / (1 - 0.9**self.step)
            weights -= size * speed / (np.sqrt(spread) + 1e-8)


def _alone(texts: Sequence, model: _Model, slopes: list[np.ndarray], chance: np.random.Generator) -> float:
    for features, voice in texts:
        kept = features[chance.random(len(features)) > DROPPED]
        share = softmax(model.own[kept].sum(axis=0))
        share[voice] -= 1
        slopes[0][kept] += ALONE * share
    return ALONE * len(texts)


def _together(chain, model: _Model, slopes: list[np.ndarray], chance: np.random.Generator) -> float:
    """The slope of a chain: the chances of each voice, and of each pair, as the model has them, less those with the known
    voices held."""
    blocks, pairs, truth = chain
    kept = [features[chance.random(len(features)) > DROPPED] for features in blocks]
    own = np.array([model.own[one].sum(axis=0) for one in kept])
    tied = np.array([model.tied[one].sum(axis=0).reshape(SIZE, SIZE) for one in pairs])
    held = own.copy()
    for at, true in enumerate(truth):
        if true is not None:
            held[at, np.arange(SIZE) != true] = -1e9
    for scores, sign in ((own, 1), (held, -1)):
        each, both = _chances(scores, tied)
        for at, features in enumerate(kept):
            slopes[0][features] += sign * each[at]
            if at:
                slopes[1][pairs[at]] += sign * both[at - 1].ravel()
    return float(sum(true is not None for true in truth))


def _chances(own: np.ndarray, tied: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """The chance of each voice in each block, and of each pair of voices in neighbours (forward and backward sums)."""
    last = len(own) - 1
    ahead, behind = own.copy(), np.zeros_like(own)
    for at in range(1, last + 1):
        ahead[at] += _logsum(ahead[at - 1][:, None] + tied[at], 0)
    for at in range(last - 1, -1, -1):
        behind[at] = _logsum(tied[at + 1] + (own[at + 1] + behind[at + 1])[None, :], 1)
    both = [
        softmax((ahead[at - 1][:, None] + tied[at] + (own[at] + behind[at])[None, :]).ravel()).reshape(SIZE, SIZE)
        for at in range(1, last + 1)
    ]
    return np.array([softmax(row) for row in ahead + behind]), both


def _logsum(scores: np.ndarray, axis: int) -> np.ndarray:
    top = scores.max(axis=axis)
    return top + np.log(np.exp(scores - np.expand_dims(top, axis)).sum(axis=axis))


def _places(features: list[set[str]]) -> dict[str, int]:
    seen = Counter(name for one in features for name in one)
    return {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= LEAST))}


def _coded(features: set[str], places: dict[str, int]) -> np.ndarray:
    return np.array(sorted(places[name] for name in features if name in places), dtype=np.int64)


def _kept(places: dict[str, int], weights: np.ndarray, before: str) -> dict[str, list[int]]:
    large = np.abs(weights).max(axis=1) >= SMALL
    return {before + name: hundredths(weights[at]) for name, at in places.items() if large[at]}


def _write(weights: dict[str, list[int]], what: str) -> None:
    lines = [f"# feature, {', '.join(VOICES)} (of a pair: each after each); in hundredths. {what}."]
    lines += ["\t".join([name, *map(str, row)]) for name, row in weights.items()]
    MODEL.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
