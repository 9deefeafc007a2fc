"""The figures of an answer beside the limits of its requirement -> features, by which the fitted model (prose_model.py)
weighs them: which results keep the limits, in which order, of a part or of all.

What the rules make of figures (prose_figures.py) stands beside these: they read fewer, and read them closer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.prose_clauses import Clause
from pipeline.extract.prose_figures import keeps, limits_of, same_unit, wanted_change
from pipeline.extract.prose_forms import says
from pipeline.extract.prose_results import Result, results_in
from pipeline.records import Target

_MOST = 4  # results beyond which more make no difference
_LIMITS = 3


class Limits(NamedTuple):
    """The features of each clause, and of the answer."""

    clauses: tuple[frozenset[str], ...]
    answer: frozenset[str]


class _Seen(NamedTuple):
    """A result: whether it keeps the limits of its unit ("pass", "fail", "mix"), whether it is a part's, how near its
    clause speaks of the requirement."""

    kept: str
    part: bool
    near: bool


def against_limits(requirement: str, targets: tuple[Target, ...], clauses: Sequence[Clause], by_rules: str) -> Limits:
    """The features; `by_rules` is the status that rules read. Linear in the text."""
    limits = limits_of(targets)
    answer = {f"limits:{min(_LIMITS, len(limits))}", f"change:{wanted_change(requirement, targets)}"}
    answer.update(["limits:late"] if any(target.horizon == "long_term" for target in targets) else [])
    seen: list[_Seen] = []
    found: list[frozenset[str]] = []
    for clause in clauses:
        features: set[str] = set()
        for result in results_in(clause.text, requirement) if limits else ():
            kept = _kept(result, limits, requirement)
            if kept is not None:
                features |= _of_result(result, kept, clause, first=not seen)
                seen.append(_Seen(kept, result.part is not None, clause.near))
        found.append(frozenset(features))
    return Limits(tuple(found), frozenset(answer | (_of_answer(seen, len(limits), by_rules) if limits else set())))


def _kept(result: Result, limits: tuple[Target, ...], requirement: str) -> str | None:
    """Whether a result keeps the limits of its unit; None where there is none."""
    kept = [keeps(result.value, limit, requirement) for limit in limits if same_unit(result.unit, limit.unit)]
    return None if not kept else "pass" if all(kept) else "mix" if any(kept) else "fail"


def _of_result(result: Result, kept: str, clause: Clause, first: bool) -> set[str]:
    whose = "part" if result.part else "whole" if result.whole else "plain"
    told = {f"result:{kept}", f"result:{kept}+{'near' if clause.near else 'far'}", f"result:{kept}+{whose}"}
    told.add(f"result:{kept}+{'first' if first else 'later'}")
    return told | ({f"result:{kept}+goal"} if says("to_reach", clause.text) else set())


def _of_answer(seen: Sequence[_Seen], limits: int, by_rules: str) -> set[str]:
    if not seen:
        return {"results:none", f"results:none+{by_rules}"}
    kinds = "+".join(sorted({one.kept for one in seen}))
    near = "+".join(sorted({one.kept for one in seen if one.near}))
    plain = next((one.kept for one in seen if not one.part), "none")
    return {
        f"results:{kinds}", f"results:{kinds}+{by_rules}", f"results:{kinds}+{'several' if limits > 1 else 'one'}",
        f"results near:{near}", f"results first:{seen[0].kept}", f"results first:{seen[0].kept}+{by_rules}",
        f"results last:{seen[-1].kept}", f"results plain:{plain}",
        f"results count:{min(_MOST, len(seen))}+{kinds}+{seen[0].kept}",
    }  # fmt: skip
