"""One document's labels and findings -> a tally for each measure.

Requirements proper are measured together; steering prose and indicator definitions apart. What hangs on a requirement
(kind, ID, parties, dates, answer …) is measured on those that were found.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict

from rapidfuzz import fuzz

from pipeline.evaluate.database import children_of, requirements_of
from pipeline.evaluate.matching import Found, in_order, pairs
from pipeline.evaluate.tally import Tally
from pipeline.text import bare

APART = ("føring", "indikatordefinisjon")
_FOUND, _EXACT, _APART, _LEAD = 90, 98, 80, 90  # likeness asked for, of 100
_SHORT = 90  # letters of a miss that are shown
_BEGIN, _END, _PIECES = 60, 90, 3  # letters that an answer may begin early or end late, in so many pieces


def measure_document(db: sqlite3.Connection, document: str, labels: list[dict], part: bool) -> dict[str, Tally]:
    """Every measure of a document. `part`: the labels cover a part of it, and only what lies within can be surplus."""
    found = requirements_of(db, document)
    core = [label for label in labels if label["kind"] not in APART]
    proper = [f for f in found if f.kind not in APART]
    paired = pairs(core, proper, _FOUND)
    if part:
        paired = in_order(paired)
        found = _inside(found, paired)
        proper = [f for f in found if f.kind not in APART]
    tallies = {"requirements": _share(core, proper, paired), "exact": _share(core, proper, _likest(paired))}
    for kind in APART:
        wanted, there = [g for g in labels if g["kind"] == kind], [f for f in found if f.kind == kind]
        if wanted or there:
            tallies[kind] = _share(wanted, there, pairs(wanted, there, _APART))
    children = children_of(db, document)
    return tallies | _hanging([(core[i], f) for i, (f, _) in sorted(paired.items())], children)


def _likest(paired: dict[int, tuple[Found, float]]) -> dict[int, tuple[Found, float]]:
    return {i: pair for i, pair in paired.items() if pair[1] >= _EXACT}


def _inside(found: list[Found], paired: dict[int, tuple[Found, float]]) -> list[Found]:
    numbers = [f.number for f, _ in paired.values()]
    sections = {f.section for f, _ in paired.values() if f.section}
    return [f for f in found if numbers and (min(numbers) <= f.number <= max(numbers) or f.section in sections)]


def _share(labels: list[dict], found: list[Found], paired: dict[int, tuple[Found, float]]) -> Tally:
    used = {f.id for f, _ in paired.values()}
    return Tally(
        len(paired),
        len(found),
        len(labels),
        [f"{g['n']}: {g['text'][:_SHORT]}" for i, g in enumerate(labels) if i not in paired],
        [f"{f.id}: {f.text[:_SHORT]}" for f in found if f.id not in used],
    )


def _hanging(matched: list[tuple[dict, Found]], children: dict[str, dict[str, list[dict]]]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for label, found in matched:
        _same(tallies["kind"], label["kind"], found.kind, label)
        _same(tallies["printed_id"], str(label.get("id") or ""), str(found.printed_id or ""), label)
        if label.get("lead_in") or found.lead_in:
            alike = bool(label.get("lead_in")) and fuzz.ratio(bare(label["lead_in"]), bare(found.lead_in)) >= _LEAD
            _same(tallies["lead_in"], True, alike, label)
        for name, wanted, there in _values(label, {table: by.get(found.id, []) for table, by in children.items()}):
            _multiset(tallies[name], wanted, there, label)
        _answer(tallies, label, children["answers"].get(found.id, []))
    return dict(tallies)


def _values(label: dict, rows: dict[str, list[dict]]) -> list[tuple[str, list, list]]:
    """What a label and a requirement hold of each sort, in a form that can be compared."""
    roles = defaultdict(list)
    for row in rows["parties"]:
        roles[row["role"]].append(_party(row["name"]))
    report_to = [name for name in (label.get("report_to") or "").split(";") if name.strip()]
    return [
        (
            "deadlines",
            [(d["date"], d["precision"]) for d in label.get("deadlines") or []],
            [(d["date"], d["precision"]) for d in rows["deadlines"] if d["date"]],
        ),
        (
            "targets",
            [(t["op"], _number(t["value"])) for t in label.get("targets") or []],
            [(t["op"], _number(t["value"])) for t in rows["targets"]],
        ),
        ("addressee", [_party(name) for name in label.get("addressee") or []], roles["addressee"]),
        ("lead", [_party(label["lead"])] if label.get("lead") else [], roles["lead"]),
        ("partners", [_party(name) for name in label.get("partners") or []], roles["partner"]),
        ("report_to", [_party(name) for name in report_to], roles["report_to"]),
    ]


def _answer(tallies: dict[str, Tally], label: dict, answers: list[dict]) -> None:
    texts = [bare(row["text"]) for row in answers if row["text"]]
    wanted: dict | None = label.get("response")
    if wanted or not label.get("status"):
        tally = tallies["response"]
        hit = wanted is not None and near_ends(texts, bare(wanted["start"]), bare(wanted["end"]))
        tally.hits, tally.found, tally.labelled = (
            tally.hits + hit,
            tally.found + bool(texts),
            tally.labelled + bool(wanted),
        )
        if wanted and not hit:
            tally.missed.append(f"{label['n']}: {wanted['start'][:_SHORT]}")
    if label.get("status"):
        _same(tallies["status"], {label["status"]["norm"]}, {row["status"] for row in answers}, label)


def near_ends(texts: list[str], start: str, end: str) -> bool:
    """Whether an answer begins and ends where it should, give or take some letters, in few pieces (bare texts)."""
    begins = any(0 <= text.find(start[:40]) <= _BEGIN for text in texts)
    ends = any(end[-30:] in text and len(text) - text.rfind(end[-30:]) <= _END for text in texts)
    return begins and ends and len(texts) <= _PIECES


def _same(tally: Tally, wanted: object, there: object, label: dict) -> None:
    tally.hits += wanted == there
    tally.found += 1
    tally.labelled += 1
    if wanted != there:
        tally.missed.append(f"{label['n']}: {there} for {wanted}: {label['text'][:_SHORT]}")


def _multiset(tally: Tally, wanted: list, there: list, label: dict) -> None:
    tally.hits += sum((Counter(wanted) & Counter(there)).values())
    tally.found += len(there)
    tally.labelled += len(wanted)
    tally.missed.extend(
        f"{label['n']}: {value}: {label['text'][:_SHORT]}" for value in (Counter(wanted) - Counter(there))
    )
    tally.surplus.extend(
        f"{label['n']}: {value}: {label['text'][:_SHORT]}" for value in (Counter(there) - Counter(wanted))
    )


def _party(name: str) -> str:
    return re.sub(r"^(de|dei)(øvrige)?(?=regionale)", r"\2", bare(name)).removesuffix("rhf").removesuffix("hf")


def _number(value: float | str | None) -> float | None:
    return None if value is None else round(float(value), 4)
