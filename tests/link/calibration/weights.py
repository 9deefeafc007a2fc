"""Fit the weights of pipeline/link/levels.toml to labelled pairs, and say what certainty costs at each score.

    python -m tests.link.calibration.weights [--write]

Pairs: every pair that the candidate step lets through between labelled documents of the sample's open half, as it is
and changed (other bodies, years, typing slips, nynorsk), and of the open half of the documents apart. Fit: logistic regression on the levels, held to prior.toml
(the weights given by hand) so that a level with few cases keeps its own; levels that have an order keep it. Pure
Python, no chance: the same labels give the same file. Nothing of the held-out half or of the real labels is read.
"""

from __future__ import annotations

import math
import re
import sys
import tomllib
from itertools import combinations
from pathlib import Path

from pipeline.link.candidates import along, index_of
from pipeline.link.compare import Compared, compare
from pipeline.link.features import features_of, is_definition
from pipeline.link.routes import FAR, Route, routes
from pipeline.link.routes import in_order as comes_first
from pipeline.link.stems import masker
from pipeline.records import Document
from pipeline.register import Register
from tests.link.halves import half_of
from tests.link.labels import ROOT
from tests.link.perturbed import WAYS, every_other, perturbed

LEVELS = ROOT / "pipeline" / "link" / "levels.toml"
PRIOR = Path(__file__).parent / "prior.toml"
HALVES = {"open": 1, "apart_open": 3}  # the sample comes five times: as it is and in four changes
MIDDLE = 4.0  # the score at which a pair is as likely as not
HOLD = 30.0  # how hard a weight is held to the prior, in cases
STEPS, PACE = 300, 0.5
KEPT = ("way", "mention", "amends", "printed_id", "section", "kind", "actors")  # too alike in the sample to learn from
ORDERED = ("text", "held", "rare", "lone", "phrase", "sentence", "head", "section")


def pairs() -> list[tuple[Compared, bool]]:
    """All compared pairs between labelled documents, with their truth."""
    return [row for half, times in HALVES.items() for row in _pairs(half) * times]


def _pairs(half: str) -> list[tuple[Compared, bool]]:
    documents, extracted, truth, register, aside = half_of(half)
    mask, known = masker(register), {document.id: document for document in documents}
    true = {frozenset((a, b)) for a, b, _ in truth}
    document_of = {each.id: each.document for found in extracted.values() for each in found.requirements}
    labelled = {frozenset((document_of[a], document_of[b])) for a, b, _ in truth}
    out = []
    for how in ("", *WAYS):
        texts = perturbed(extracted, every_other(documents), how) if how else extracted
        made = {
            key: features_of(known[key], found.requirements, mask) for key, found in texts.items()
        }
        made = {
            key: tuple(each for each in there if not is_definition(each) and each.id not in aside)
            for key, there in made.items()
        }
        for route in ways_between(documents, register):
            if frozenset((route.earlier, route.later)) in labelled:
                found = along(
                    made[route.earlier], made[route.later], index_of(made[route.earlier]), index_of(made[route.later])
                )
                out += [(compare(one, two, route), frozenset((one.id, two.id)) in true) for one, two in found]
    return out


def ways_between(documents: tuple[Document, ...], register: Register) -> list[Route]:
    """The routes, and the ways between documents that have none."""
    found = list(routes(documents, register))
    tied = {frozenset((route.earlier, route.later)) for route in found}
    ordered = ((one, two) if comes_first(one, two) else (two, one) for one, two in combinations(documents, 2))
    apart = [Route(a.id, b.id, FAR, b.year - a.year) for a, b in ordered if {a.id, b.id} not in tied]
    return [*found, *apart]


def fitted(cases: list[tuple[Compared, bool]], prior: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Weights by gradient descent; the features of KEPT are the prior's."""
    weights = {(feature, level): value for feature, levels in prior.items() for level, value in levels.items()}
    free = {key for key in weights if key[0] not in KEPT}
    rows = [([(e.feature, e.level) for e in pair.evidence], truth) for pair, truth in cases]
    seen = {key: sum(key in keys for keys, _ in rows) for key in free}
    for _ in range(STEPS):
        slope = dict.fromkeys(free, 0.0)
        for keys, truth in rows:
            chance = 1 / (1 + math.exp(MIDDLE - sum(weights[key] for key in keys)))
            for key in keys:
                if key in free:
                    slope[key] += truth - chance
        for key in free:
            held = HOLD * (prior[key[0]][key[1]] - weights[key])
            weights[key] += PACE * (slope[key] + held) / (HOLD + seen[key] / 4)
    table = {feature: {level: weights[feature, level] for level in levels} for feature, levels in prior.items()}
    return {feature: in_order(levels) if feature in ORDERED else levels for feature, levels in table.items()}


def in_order(levels: dict[str, float]) -> dict[str, float]:
    """Neighbouring levels that came out in the wrong order share their mean."""
    groups: list[list[float]] = []
    for value in levels.values():
        groups.append([value])
        while len(groups) > 1 and sum(groups[-2]) / len(groups[-2]) < sum(groups[-1]) / len(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    flat = [sum(group) / len(group) for group in groups for _ in group]
    return dict(zip(levels, flat, strict=True))


def told(weights: dict[str, dict[str, float]]) -> str:
    return "".join(
        f"[weights.{feature}]\n" + "".join(f"{level} = {value:.1f}\n" for level, value in levels.items()) + "\n"
        for feature, levels in weights.items()
    )


def main() -> None:
    cases = pairs()
    prior = tomllib.loads(PRIOR.read_text(encoding="utf-8"))
    weights = fitted(cases, prior)
    scored = sorted(
        ((sum(weights[e.feature][e.level] for e in pair.evidence), truth) for pair, truth in cases), reverse=True
    )
    print(len(cases), "pairs,", sum(truth for _, truth in cases), "true")
    for floor in (9, 8, 7, 6.5, 6, 5.5, 5, 4.5, 4, 3, 2, 1, 0):
        above = [truth for score, truth in scored if score >= floor]
        print(f"score >= {floor}: {len(above)} pairs, {sum(above) / max(1, len(above)):.3f} true")
    text = re.sub(
        r"(?:\[weights\.\w+\]\n(?:[^\[\n].*\n|\n)*)+",
        lambda _: told(weights),
        LEVELS.read_text(encoding="utf-8"),
        count=1,
    )
    if "--write" in sys.argv:
        LEVELS.write_text(text, encoding="utf-8")
    else:
        print(told(weights))


if __name__ == "__main__":
    main()
