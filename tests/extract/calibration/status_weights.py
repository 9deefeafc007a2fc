"""Fit the weights of pipeline/extract/prose_weights.toml to labelled answers, and say how often the vote is right.

    python -m tests.extract.calibration.status_weights [--write] [DATABASE LABELS]...

Answers: every other case of tests/cases/statuses_blind.toml and answer of tests/cases/statuses_told_*.toml, and for each DATABASE (built by `kravspor build`) the
requirements that its folder of LABELS (*.jsonl with text, lead_in and status) gives a status in prose. Fit: the share
of the votes that the labelled status wins, made as high as it goes, held to prior.toml (weights given by hand) so that
a feature with few cases keeps its own; what a clause says keeps the prior's weight, only what it tells besides is
fitted. Pure Python, no chance: the same labels give the same file.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_clauses import clauses_of
from pipeline.extract.prose_status import Heard, asked, told
from pipeline.extract.prose_votes import Vote, votes
from pipeline.extract.responses import heard, unclaimed
from pipeline.extract.shares import shares
from pipeline.extract.targets import targets_in
from pipeline.records import Target
from pipeline.text import bare
from tests.extract.pages import document

ROOT = Path(__file__).resolve().parents[3]
WEIGHTS = ROOT / "pipeline" / "extract" / "prose_weights.toml"
PRIOR = Path(__file__).parent / "prior.toml"
CASES = ROOT / "tests" / "cases"
BLIND = CASES / "statuses_blind.toml"
HOLD = 20.0  # how hard a weight is held to the prior, in cases: best by leaving out one document at a time
STEPS, PACE = 200, 0.5
ALIKE = 90  # likeness of a label's text and a requirement's
SILENCE = Vote("ukjent", ("silence",), "")

Weights = dict[str, float]


class Labelled(NamedTuple):
    """A requirement, what is heard of it, and the status that its label gives."""

    text: str
    kind: str
    lead_in: str
    targets: tuple[Target, ...]
    said: Heard
    truth: str


class Case(NamedTuple):
    """The votes on a labelled answer (silence among them), and the status that the label gives."""

    votes: tuple[Vote, ...]
    truth: str


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    cases = [*_blind(), *_told()]
    for database, labels in zip(folders[::2], folders[1::2], strict=True):
        cases += [case for labelled in labelled_in(database, labels) for case in _case(*labelled)]
    prior = tomllib.loads(PRIOR.read_text(encoding="utf-8"))
    weights = fitted(cases, {name: float(value) for table in prior.values() for name, value in table.items()})
    weights |= prior["says"]
    print(len(cases), "answers;", f"right by the prior: {_right(cases, prior['says'] | prior['tells'])},",
          f"by the fitted weights: {_right(cases, weights)}")  # fmt: skip
    if "--write" in sys.argv:
        text = WEIGHTS.read_text(encoding="utf-8")
        for name in (*prior["says"], *prior["tells"]):
            text = re.sub(rf"^{name} = .*$", f"{name} = {weights[name]:.1f}", text, flags=re.MULTILINE)
        WEIGHTS.write_text(text, encoding="utf-8")


def fitted(cases: list[Case], prior: Weights) -> Weights:
    """Weights by gradient ascent on the log of the true status's share of the votes. Linear in the votes."""
    weights = dict(prior)
    seen = dict.fromkeys(prior, 0)
    for case in cases:
        for vote in case.votes:
            for name in vote.features:
                seen[name] += 1
    for _ in range(STEPS):
        slope = dict.fromkeys(weights, 0.0)
        for case in cases:
            strengths = [2 ** sum(weights[name] for name in vote.features) for vote in case.votes]
            total = sum(strengths)
            good = sum(s for s, vote in zip(strengths, case.votes, strict=True) if vote.status == case.truth)
            for strength, vote in zip(strengths, case.votes, strict=True):
                if good:
                    pull = (strength / good if vote.status == case.truth else 0.0) - strength / total
                    for name in vote.features:
                        slope[name] += pull * math.log(2)
        for name in weights:
            held = HOLD * (prior[name] - weights[name])
            weights[name] += PACE * (slope[name] + held) / (HOLD + seen[name] / 4 + 1)
    return weights


def _right(cases: list[Case], weights: Weights) -> int:
    return sum(_winner(case.votes, weights) == case.truth for case in cases)


def _winner(cast: tuple[Vote, ...], weights: Weights) -> str:
    sums: dict[str, float] = {}
    for vote in cast:
        sums[vote.status] = sums.get(vote.status, 0.0) + 2 ** sum(weights[name] for name in vote.features)
    return max(sums, key=lambda status: sums[status])


def _blind() -> Iterator[Case]:
    """Every other case: the rest tell whether the fit holds for answers that it has not seen."""
    for case in tomllib.loads(BLIND.read_text(encoding="utf-8"))["case"][::2]:
        targets = targets_in(case["requirement"], document("årlig_melding", case["language"]))
        yield from _case(case["requirement"], "krav", "", targets, Heard(sentences_of(case["answer"])), case["status"])


def _told() -> Iterator[Case]:
    """Every other longer answer, with all the cases that share it."""
    for path in sorted(CASES.glob("statuses_told_*.toml")):
        for members in shared_answers(tomllib.loads(path.read_text(encoding="utf-8"))["case"])[::2]:
            for case, said in zip(members, heard_by(members), strict=True):
                targets = targets_in(case["requirement"], document("årlig_melding", case["language"]))
                yield from _case(case["requirement"], "krav", case.get("lead_in", ""), targets, said, case["status"])


def shared_answers(cases: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    """The cases by the answer that they share, in the order of the file; most stand alone."""
    groups: dict[str, list[dict[str, str]]] = {}
    for number, case in enumerate(cases):
        groups.setdefault(case.get("group", f"alone {number}"), []).append(case)
    return list(groups.values())


def heard_by(members: list[dict[str, str]]) -> list[Heard]:
    """What each of the requirements that share an answer hears of it."""
    passage = members[0]["answer"]
    asked = tuple(case["requirement"] for case in members)
    dealt = shares(passage, asked)
    common = unclaimed(passage, dealt, asked) if len(members) > 1 else None
    return [heard(own, passage, "krav", common) for own in dealt]


def labelled_in(database: Path, labels: Path) -> Iterator[Labelled]:
    """The answers of a database whose requirements are labelled, each with its own share of the passage."""
    db = sqlite3.connect(database)
    truths = [
        (bare(label["text"]), bare((label.get("lead_in") or "") + label["text"]), label["status"]["norm"])
        for path in sorted(labels.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.strip() and (label := json.loads(line)).get("status")
    ]
    for response, passage in db.execute("select id, text from responses order by id").fetchall():
        rows = db.execute(
            "select r.id, r.text, r.kind, r.lead_in, a.status_raw from requirements r join response_requirements a"
            " on a.requirement = r.id where a.response = ? order by r.number", (response,)
        ).fetchall()  # fmt: skip
        asked = tuple(row[1] for row in rows)
        dealt = shares(passage, asked)
        common = unclaimed(passage, dealt, asked) if len(rows) > 1 else None
        for (name, text, kind, lead_in, raw), own in zip(rows, dealt, strict=True):
            truth = _truth(text, lead_in or "", truths)
            if truth and (raw is None or raw.split(" ")[0] in passage):  # a printed rating needs no vote
                yield Labelled(text, kind, lead_in or "", _targets(db, name), heard(own, passage, kind, common), truth)


def _truth(text: str, lead_in: str, truths: list[tuple[str, str, str]]) -> str | None:
    mine, led = bare(text), bare(lead_in + text)
    return next((truth for own, with_lead, truth in truths
                 if fuzz.ratio(mine, own) >= ALIKE or fuzz.ratio(led, with_lead) >= ALIKE), None)  # fmt: skip


def _targets(db: sqlite3.Connection, requirement: str) -> tuple[Target, ...]:
    found = db.execute("select raw, op, value, unit, baseline, scope, horizon from targets where requirement = ?", (requirement,))
    return tuple(Target(*row) for row in found)


def _case(text: str, kind: str, lead_in: str, targets: tuple[Target, ...], said: Heard, truth: str) -> Iterator[Case]:
    """The votes on an answer, unless something outranks them."""
    clauses = clauses_of(text, said.passages)
    if not told(text, kind, clauses, targets):
        yield Case((*votes(asked(text, kind, targets, lead_in, said), clauses), SILENCE), truth)


if __name__ == "__main__":
    main()
