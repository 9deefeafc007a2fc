"""Fit pipeline/extract/parts_model.toml to labelled reports, and say how often it is right on reports left out.

    python -m tests.extract.calibration.parts_model [--write] [SOURCES LABELS]...

SOURCES is a folder of documents, LABELS one of their labels (*.jsonl with text, lead_in and response: start and end of
what answers the requirement). Every answer that several requirements share is taken as it is read; those that repeat or
number the requirements are no matter of the model. Runs: the log of the probability of the labelled cut among all ways
to cut, by gradient (Adam). Whether to cut: logistic, a report's cuts being found by a model fitted without it. Left out:
a tenth of the reports at a time. No chance but a seeded one: the same labels give the same file.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from rapidfuzz import fuzz

from pipeline.extract import parts, passages
from pipeline.extract.drafts import Draft, Said
from pipeline.extract.parts import best_cut, runs_before, signs_of_cut, worth_of
from pipeline.extract.parts_signs import Reading, Signs, ending_signs, opening_signs, reading_of, run_signs
from pipeline.records import Block
from pipeline.steps import Places, build
from pipeline.text import bare

MODEL = Path(parts.__file__).with_name("parts_model.toml")
TENTHS = 10
STEPS, PACE, HELD, HELD_CUT = 120, 0.15, 0.5, 2.0
ALIKE, START, END = 90, 30, 25  # likeness of a label's text; letters by which the ends of its answer are found
BEFORE, BEHIND = 60, 90  # letters that an answer may have before and behind the labelled one
SAYS = {
    "run": "what a run of blocks weighs that answers one requirement, or neighbours together",
    "beside": "blocks that open or end an answer and belong to none",
    "cut": "whether an answer is parted at all: beyond nought",
}

Weights = dict[str, dict[str, float]]
Run = tuple[int, int]


class Exchange(NamedTuple):
    """An answer and what is seen of it; for each requirement its labelled run (None: not labelled, or not of whole
    blocks) and the ends of the labelled answer."""

    report: str
    blocks: list[Block]
    read: Reading
    runs: list[Run | None]
    ends: list[tuple[str, str] | None]


class Cut(NamedTuple):
    """What tells whether an answer is cut, and how many more requirements have their labelled part if it is."""

    exchange: Exchange
    signs: Signs
    won: int


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    found = [e for sources, labels in zip(folders[::2], folders[1::2], strict=True) for e in exchanges_of(sources, labels)]
    cuts, right = left_out(found)
    answers = sum(end is not None for exchange in found for end in exchange.ends)
    print(f"{len(found)} shared answers to {answers} requirements; right on those left out: {right}")
    if "--write" in sys.argv:
        weights = {**fitted_runs(found), "cut": fitted_cut(cuts)}
        _write(weights, f"{len(found)} shared answers; of {answers} requirements in reports left out {right} have their part right")


def left_out(found: Sequence[Exchange]) -> tuple[list[Cut], int]:
    """For each answer how many more are right if it is cut, by a model fitted without its report; and how many are right
    in all, the decision too made by the others."""
    tenth = _tenths(found)
    cuts: list[Cut] = []
    for number in range(TENTHS):
        weights = fitted_runs([e for e in found if tenth[e.report] != number])
        cuts += [_cut(e, weights) for e in found if tenth[e.report] == number]
    right = 0
    for number in range(TENTHS):
        weights = fitted_cut([cut for cut in cuts if tenth[cut.exchange.report] != number])
        for exchange, signs, won in cuts:
            if tenth[exchange.report] == number:
                right += _right(exchange, {}) + (won if worth_of(signs, weights) > 0 else 0)
    return cuts, right


def fitted_runs(found: Sequence[Exchange]) -> Weights:
    """The weights of the signs of runs, and of what stands beside them."""
    lattices = [lattice for e in found if (lattice := _lattice(e)) is not None]
    names = sorted({name for lattice in lattices for name in lattice.names})
    for lattice in lattices:
        lattice.spread(names)
    weights, speed, spread = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        slope = HELD * weights + sum(lattice.slope(weights) for lattice in lattices)
        speed, spread = 0.9 * speed + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        pace = PACE * (1 - 0.9 * step / STEPS)
        weights -= pace * speed / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    known = {name: round(float(value), 2) for name, value in zip(names, weights, strict=True)}
    beside = {name for name in known if name.startswith(("opening", "ending"))}
    return {
        "run": {name: value for name, value in known.items() if name not in beside},
        "beside": {name: known[name] for name in sorted(beside)},
    }


def fitted_cut(cuts: Sequence[Cut]) -> dict[str, float]:
    """The weights that tell whether an answer is cut: logistic, each answer by the root of what the decision wins."""
    told = [(signs, won) for _, signs, won in cuts if won]
    names = sorted({name for signs, _ in told for name in signs})
    rows = np.array([[signs[name] for name in names] for signs, _ in told])
    truth = np.array([float(won > 0) for _, won in told])
    counts = np.array([abs(won) ** 0.5 for _, won in told])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (share - truth)) + HELD_CUT * weights
        bend = (rows.T * (counts * share * (1 - share))) @ rows + HELD_CUT * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(value), 2) for name, value in zip(names, weights, strict=True)}


class _Lattice:
    """All ways to cut an answer: its runs with their signs, and which of them the labels allow."""

    def __init__(self, exchange: Exchange) -> None:
        read, wanted = exchange.read, exchange.read.requirements
        blocks = len(exchange.blocks)
        self.runs = [(a, e, i, k) for e in range(1, blocks + 1) for a, i, k in runs_before(e, wanted)]
        self.signs = [run_signs(read, *run) for run in self.runs]
        self.beside = [*(opening_signs(read, at) for at in range(blocks)), *(ending_signs(read, at) for at in range(blocks + 1))]
        self.allowed = [all(exchange.runs[at] in (None, run[:2]) for at in range(*run[2:])) for run in self.runs]
        self.blocks, self.wanted = blocks, wanted
        self.names = {name for signs in (*self.signs, *self.beside) for name in signs}

    def spread(self, names: list[str]) -> None:
        """Signs as rows of numbers."""
        self.table, self.sides = (np.array([[s.get(name, 0.0) for name in names] for s in rows]) for rows in (self.signs, self.beside))

    def slope(self, weights: np.ndarray) -> np.ndarray:
        """The gradient of how unlikely the labelled cuts are."""
        every, labelled = self._expected(weights, False), self._expected(weights, True)
        return every - labelled

    def reaches(self) -> bool:
        """Whether any way to cut agrees with the labels."""
        runs, sides = np.zeros(len(self.runs)), np.zeros(len(self.beside))
        return bool(np.isfinite(self._sums(runs, sides, True)[0][self.blocks + 1, self.wanted]))

    def _expected(self, weights: np.ndarray, labelled: bool) -> np.ndarray:
        worth, sides = self.table @ weights, self.sides @ weights
        ahead, behind = self._sums(worth, sides, labelled)
        whole = ahead[self.blocks + 1, self.wanted]
        shares = np.array([
            np.exp(ahead[a, i] + worth[n] + behind[e, k] - whole) if self.allowed[n] or not labelled else 0.0
            for n, (a, e, i, k) in enumerate(self.runs)
        ])  # fmt: skip
        opened = np.exp(sides[: self.blocks] + behind[: self.blocks, 0] - whole)
        ended = np.exp(ahead[: self.blocks + 1, self.wanted] + sides[self.blocks :] - whole)
        return shares @ self.table + np.concatenate([opened, ended]) @ self.sides

    def _sums(self, worth: np.ndarray, sides: np.ndarray, labelled: bool) -> tuple[np.ndarray, np.ndarray]:
        """Log of the sum of all ways up to each block and requirement, and from each on; the row behind the last block
        holds the sum of whole cuts."""
        ahead = np.full((self.blocks + 2, self.wanted + 1), -np.inf)
        behind = np.full((self.blocks + 1, self.wanted + 1), -np.inf)
        ahead[: self.blocks, 0] = sides[: self.blocks]
        behind[:, self.wanted] = sides[self.blocks :]
        for n, (a, e, i, k) in enumerate(self.runs):
            if self.allowed[n] or not labelled:
                ahead[e, k] = np.logaddexp(ahead[e, k], ahead[a, i] + worth[n])
        for n in sorted(range(len(self.runs)), key=lambda n: -self.runs[n][0]):
            a, e, i, k = self.runs[n]
            if self.allowed[n] or not labelled:
                behind[a, i] = np.logaddexp(behind[a, i], behind[e, k] + worth[n])
        ends = ahead[: self.blocks + 1, self.wanted] + sides[self.blocks :]
        ahead[self.blocks + 1, self.wanted] = np.logaddexp.reduce(ends)
        return ahead, behind


def _lattice(exchange: Exchange) -> _Lattice | None:
    """What a labelled cut teaches; None where the labels do not part the answer, or not in order or by whole blocks."""
    told = {run for run in exchange.runs if run is not None}
    if not told or len(exchange.blocks) < 2 or (0, len(exchange.blocks)) in told:
        return None
    lattice = _Lattice(exchange)
    return lattice if lattice.reaches() else None


def exchanges_of(sources: Path, labels: Path) -> Iterator[Exchange]:
    """The answers that several requirements share in the documents of a folder, as they are read."""
    names = {path.name.split("@")[0].removesuffix(".jsonl") for path in labels.glob("*.jsonl") if '"group"' in path.read_text(encoding="utf-8")}
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for name in sorted(names):
            shared = list(_shared(corpus, Path(folder), sources, name))
            told = [json.loads(line) for path in sorted(labels.glob(f"{name}*.jsonl"))
                    for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]  # fmt: skip
            yield from (_exchange(name, drafts, blocks, told) for drafts, blocks in shared)


def _shared(corpus: Path, folder: Path, sources: Path, name: str) -> Iterator[tuple[list[Draft], list[Block]]]:
    heard: list[tuple[list[Draft], list[Block]]] = []
    parted = passages.parted

    def listen(drafts: Sequence[Draft], answer: Sequence[Block]) -> dict[int, Said]:
        asked = [draft for draft in drafts if draft.kind != "føring"]
        if len(asked) > 1:
            heard.append((asked, list(answer)))
        return parted(drafts, answer)

    for old in corpus.iterdir():
        old.unlink()
    for path in sources.glob(f"{name}.*"):
        (corpus / path.name).write_bytes(path.read_bytes())
    with patch.object(passages, "parted", listen):
        build(Places(corpus, folder / "extracted", folder / "base.db"), "extract", jobs=1)
    yield from heard


def _exchange(report: str, drafts: list[Draft], blocks: list[Block], told: list[dict]) -> Exchange:
    ends = [_ends(draft, told) for draft in drafts]
    read = reading_of(blocks, [draft.text for draft in drafts])
    return Exchange(report, blocks, read, [end and _run(blocks, *end) for end in ends], ends)


def _ends(draft: Draft, told: list[dict]) -> tuple[str, str] | None:
    """The letters that the labelled answer of a requirement begins and ends with."""
    mine = {bare(draft.text), bare((draft.lead_in or "") + draft.text)}
    for label in told:
        text = " ".join(label.get("text_parts") or [label["text"]])
        theirs = {bare(text), bare((label.get("lead_in") or "") + text)}
        if label.get("response") and max(fuzz.ratio(a, b) for a in mine for b in theirs) >= ALIKE:
            return bare(label["response"]["start"])[:START], bare(label["response"]["end"])[-END:]
    return None


def _run(blocks: list[Block], start: str, end: str) -> Run | None:
    texts = [bare(block.text or " ".join(cell.text for cell in block.cells)) for block in blocks]
    whole, owner = "".join(texts), [at for at, text in enumerate(texts) for _ in text]
    first = whole.find(start)
    last = whole.find(end, first) if first >= 0 else -1
    return None if last < 0 else (owner[first], owner[last + len(end) - 1] + 1)


def _cut(exchange: Exchange, weights: Weights) -> Cut:
    runs = best_cut(exchange.read, weights) if len(exchange.blocks) > 1 else {}
    return Cut(exchange, signs_of_cut(exchange.read, runs, weights), _right(exchange, runs) - _right(exchange, {}))


def _right(exchange: Exchange, runs: Mapping[int, Run]) -> int:
    """How many requirements have their labelled answer, give or take some letters; {}: each has all of it."""
    right = 0
    for at, ends in enumerate(exchange.ends):
        a, e = runs.get(at, (0, len(exchange.blocks)))
        text = "".join(bare(block.text) for block in exchange.blocks[a:e])
        if ends is not None:
            last = text.rfind(ends[1])
            right += 0 <= text.find(ends[0]) <= BEFORE and last >= 0 and len(text) - last - END <= BEHIND - END
    return right


def _tenths(found: Sequence[Exchange]) -> dict[str, int]:
    reports = sorted({e.report for e in found})
    return dict(zip(reports, (np.random.default_rng(1).permutation(len(reports)) % TENTHS).tolist(), strict=True))


def _write(weights: Weights, what: str) -> None:
    lines = [f"# Made by tests/extract/calibration/parts_model.py: {what}."]
    for table, says in SAYS.items():
        lines += ["", f"# {says[:1].upper()}{says[1:]}.", f"[{table}]", *(f"{name} = {value}" for name, value in weights[table].items())]
    MODEL.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
