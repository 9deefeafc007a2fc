"""People's verdicts on pairs: decisions.jsonl <-> Decision, and what they do to links.

Rule: the latest verdict on a pair stands, all are kept in the file. A verdict was given on two texts; where one of
them has changed since, the link is `suspect` and shown as such, never silently kept or dropped.

One JSON object a line: {"earlier", "later", "verdict": "confirm" | "reject", "by", "on": "2024-05-01", "why",
"earlier_stamp", "later_stamp"}.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from pipeline.link.features import stamp
from pipeline.records import Decision, Issue, Link, Requirement

_VERDICTS = {"confirm": "confirmed", "reject": "rejected"}


def read(path: Path) -> tuple[tuple[Decision, ...], tuple[Issue, ...]]:
    """Verdicts in the order they were given, and an issue for each line that is none. A missing file holds none."""
    if not path.exists():
        return (), ()
    found, issues = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
        if line.strip():
            try:
                found.append(_decision(json.loads(line)))
            except (ValueError, TypeError, KeyError) as fault:
                issues.append(Issue("link", "decision_unreadable", f"linje {number}: {fault}", path.name))
    return tuple(found), tuple(issues)


def append(path: Path, decision: Decision) -> None:
    """Add a verdict at the end of the file, which is made if it is missing. Raises OSError where it cannot be
    written."""
    row = {key: str(value) if isinstance(value, date) else value for key, value in asdict(decision).items()}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def decision_on(
    earlier: Requirement, later: Requirement, verdict: str, by: str, on: date, why: str | None = None
) -> Decision:
    """A verdict on two requirements as they read now. `verdict` is confirm or reject; ValueError otherwise."""
    if verdict not in _VERDICTS:
        raise ValueError(verdict)
    return Decision(earlier.id, later.id, verdict, by, on, why, stamp(earlier), stamp(later))


def apply(
    decisions: tuple[Decision, ...],
    links: tuple[Link, ...],
    requirements: Mapping[str, Requirement],
    make: Callable[[str, str], Link],
    former: Mapping[str, str],
) -> tuple[tuple[Link, ...], tuple[Issue, ...]]:
    """Links with their verdicts, and issues for verdicts that have lost an end, were contradicted, or are suspect.

    `make` builds the link of a confirmed pair that the machine did not find."""
    by_pair = {frozenset((link.earlier, link.later)): link for link in links}
    standing, issues = _latest(decisions, former)
    for pair, decision in standing.items():
        gone = [end for end in (decision.earlier, decision.later) if end not in requirements]
        if gone or len(pair) < 2:
            issues.append(Issue("link", "decision_requirement_gone", f"{decision.earlier} – {decision.later}"))
            continue
        link = by_pair.get(pair)
        if link is None and decision.verdict == "confirm":
            link = make(decision.earlier, decision.later)
        if link is not None:
            by_pair[pair] = _judged(link, decision, requirements)
            if by_pair[pair].verdict == "suspect":
                issues.append(Issue("link", "decision_text_changed", f"{decision.earlier} – {decision.later}"))
    return tuple(sorted(by_pair.values(), key=lambda link: (link.earlier, link.rank, -link.score, link.later))), tuple(
        issues
    )


def _latest(
    decisions: tuple[Decision, ...], former: Mapping[str, str]
) -> tuple[dict[frozenset[str], Decision], list[Issue]]:
    standing: dict[frozenset[str], Decision] = {}
    issues = []
    for each in decisions:
        now = replace(each, earlier=former.get(each.earlier, each.earlier), later=former.get(each.later, each.later))
        pair = frozenset((now.earlier, now.later))
        before = standing.get(pair)
        if before and before.verdict != now.verdict:
            issues.append(
                Issue(
                    "link", "decision_contrary", f"{now.earlier} – {now.later}: {before.by}, {now.by}", severity="note"
                )
            )
        standing[pair] = now
    return standing, issues


def _judged(link: Link, decision: Decision, requirements: Mapping[str, Requirement]) -> Link:
    stamps = {decision.earlier: decision.earlier_stamp, decision.later: decision.later_stamp}
    changed = any(was and was != stamp(requirements[end]) for end, was in stamps.items())
    verdict = "suspect" if changed else _VERDICTS[decision.verdict]
    return replace(link, verdict=verdict, by=decision.by, decided=decision.on, why=decision.why)


def _decision(row: dict) -> Decision:
    for key in ("earlier", "later", "by"):
        if not isinstance(row[key], str) or not row[key].strip():
            raise ValueError(key)
    if row["verdict"] not in _VERDICTS:
        raise ValueError(f"verdict: {row['verdict']}")
    optional = {key: row.get(key) for key in ("why", "earlier_stamp", "later_stamp")}
    return Decision(row["earlier"], row["later"], row["verdict"], row["by"], date.fromisoformat(row["on"]), **optional)
