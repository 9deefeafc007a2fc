"""What was planted in the sample (corpus/labels: findings.toml, lives.toml) held against the built chain.

    python -m tests.link.planted [EXTRACTED]

Rule: each finding is found, or a condition of findings explains from the documents why it is not told, or it stands in
planted.toml with its reason. Conditions are read from documents and texts here, apart from pipeline/link/findings.py.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from pipeline.extracted import read_parts, read_records
from pipeline.link import relate
from pipeline.link.routes import DOWN, LINE, REPORT, dated, routes
from pipeline.phrases import all_forms, phrases
from pipeline.records import REPORTS, Document, Extracted, Link, Requirement
from pipeline.register import load_register
from pipeline.text import bare
from tests.link.labels import LABELS, ROOT, rows

HALVES = {"open": LABELS, "held_out": LABELS / "held_out"}
LIKE = 90  # likeness of letters, of 100, from which a label's requirement is met
_READ = [ROOT / "extracted"]  # where the sample was read to; the last one given counts
EXCEPTIONS = Path(__file__).parent / "planted.toml"


class Chain:
    """The sample as it was read (extracted/), linked anew."""

    def __init__(self, folder: Path) -> None:
        read = [path for path in sorted(folder.iterdir()) if (path / "requirements.jsonl").exists()]
        found = [read_records(path / "document.jsonl", Document)[0] for path in read]
        self.documents = {each.id: each for each in found}
        self.extracted = {each.id: read_parts(path, Extracted) for each, path in zip(found, read, strict=True)}
        register = load_register(ROOT / "corpus" / "parties.toml")
        self.ways = routes(self.documents.values(), register)
        linked = relate(tuple(found), self.extracted, (), register)
        self.requirements = {r.id: r for each in self.extracted.values() for r in each.requirements}
        self.findings = {(each.requirement, each.kind): each for each in linked.findings}
        self.links = {frozenset((each.earlier, each.later)): each for each in linked.links}
        self.thread_of = {each: thread.id for thread in linked.threads for each in thread.requirements}

    def met(self, document: str, number: int) -> Requirement | None:
        """The requirement that was read for a label."""
        label = labels()[document][number]
        text = " ".join(label.get("text_parts") or [label["text"]])
        wanted = bare(text), bare((label["lead_in"] or "") + text)
        likeness = {
            each.id: max(fuzz.ratio(one, bare(each.text), score_cutoff=LIKE) for one in wanted)
            for each in self.extracted[document].requirements
        }
        best = max(likeness, key=lambda key: likeness[key], default=None)
        return self.requirements[best] if best and likeness[best] >= LIKE else None

    def link(self, one: Requirement, other: Requirement) -> Link | None:
        return self.links.get(frozenset((one.id, other.id)))

    def way(self, one: str, other: str) -> str | None:
        return next((way.name for way in self.ways if {way.earlier, way.later} == {one, other}), None)


@cache
def chain() -> Chain:
    return Chain(_READ[-1])


@cache
def labels() -> dict[str, dict[int, dict]]:
    paths = (path for folder in (LABELS, LABELS / "held_out", LABELS / "scan") for path in folder.glob("*.jsonl"))
    return {path.stem: {row["n"]: row for row in rows(path)} for path in paths if not path.stem.startswith("links_")}


@cache
def exceptions() -> dict:
    return tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))


def planted(name: str) -> Iterator[dict]:
    """The entries of both halves' `name`.toml, each with its half."""
    for half, folder in HALVES.items():
        for entry in next(iter(tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")).values())):
            yield entry | {"half": half}


def outcome(entry: dict) -> str:
    """ "found", or why the planted finding is not told: a condition's name, or "missed"."""
    one = chain().met(entry["doc"], entry["n"])
    if one is None:
        return "not_read"
    found = chain().findings.get((one.id, entry["kind"]))
    if found and entry["compared"] in found.compared:
        return "found"
    return next((name for name, holds in CONDITIONS[entry["kind"]].items() if holds(one, entry["compared"])), "missed")


def _documents(one: Requirement, other: str) -> tuple[Document, Document]:
    return chain().documents[one.document], chain().documents[other]


def _is_older(one: Requirement, other: str) -> bool:
    upper, lower = map(dated, _documents(one, other))
    return bool(upper and lower and lower < upper)


def _has_clause(one: Requirement, other: str) -> bool:
    """Whether the lower document says that all of the upper one holds."""
    pattern = re.compile("|".join(all_forms(phrases("link.findings")["general_clause"])), re.IGNORECASE)
    read = chain().extracted[other]
    return any(pattern.search(each.text) for each in (*read.requirements, *read.statements))


def _is_own_duty(one: Requirement, other: str) -> bool:
    return one.kind == "rapporteringskrav"


def _has_lapsed(one: Requirement, other: str) -> bool:
    """Whether the text says that it lapses: what no longer holds need not be given on."""
    return any(each.requirement == one.id and each.kind == "lapsed" for each in chain().extracted[one.document].amendments)


def _level_between(one: Requirement, other: str) -> bool:
    return chain().way(one.document, other) != DOWN


def _goes_on(one: Requirement, other: str) -> bool:
    """Whether it goes on in another document of the compared one's year, or of its own."""
    year = chain().documents[other].year
    ends = (each for each in chain().links.values() if one.id in (each.earlier, each.later))
    there = {
        chain().documents[chain().requirements[end].document]
        for link in ends
        if link.certainty == "certain"
        for end in (link.earlier, link.later)
        if end != one.id
    }
    own = chain().documents[one.document]
    return any(
        document.id != other
        and document.genre not in REPORTS
        and (document.year == year or (document.year == own.year and document.issuer == own.issuer))
        for document in there
    )


def _is_likely(one: Requirement, other: str) -> bool:
    """Whether a candidate there is likely enough to keep silent."""
    likely = phrases("link.levels")["finding"]["likely"]
    return any(
        link.score >= likely and link.certainty == "candidate"
        for each in chain().extracted[other].requirements
        if (link := chain().link(one, each))
    )


def _is_not_due(one: Requirement, other: str) -> bool:
    return one.reporting in ("not_due", "via_lead") or chain().way(one.document, other) != REPORT


def _has_answer(one: Requirement, other: str) -> bool:
    """Whether the report was read to answer it, by itself or where it is quoted."""
    read = chain().extracted[other]
    return any(
        each.requirement == one.id or ((link := chain().links.get(frozenset((one.id, each.requirement)))) and _sure(link))
        for each in read.answers
    ) and not _is_wrong_link(one, other)


def _sure(link: Link) -> bool:
    return link.certainty == "certain"


def _is_wrong_link(one: Requirement, other: str) -> bool:
    """Whether planted.toml says that a wrong link hides it."""
    places = (at.split("#") for at in exceptions()["wrong_link"]["at"])
    return any(found and found.id == one.id for found in (chain().met(name, int(n)) for name, n in places))


def _no_line(one: Requirement, other: str) -> bool:
    return chain().way(one.document, other) != LINE


CONDITIONS = {
    "new": {"no_line": _no_line, "goes_on": _goes_on, "likely": _is_likely, "wrong_link": _is_wrong_link},
    "gone": {"no_line": _no_line, "goes_on": _goes_on, "likely": _is_likely, "wrong_link": _is_wrong_link},
    "not_passed_down": {
        "general_clause": _has_clause,
        "older": _is_older,
        "own_duty": _is_own_duty,
        "lapsed": _has_lapsed,
        "level_between": _level_between,
        "likely": _is_likely,
    },
    "unanswered": {
        "not_due": _is_not_due,
        "own_duty": _is_own_duty,
        "answer_read": _has_answer,
        "likely": _is_likely,
        "wrong_link": _is_wrong_link,
    },
}


def said(life: dict) -> list[str]:
    """What is asked of a life's links and does not hold."""
    places = [each.partition("#") for each in life["at"]]
    met = [chain().met(name, int(number)) for name, _, number in places if number]
    if None in met:
        return ["not_read"]
    asked = exceptions()["asked"][f"{life['kind']} {str(life['true']).lower()}"]
    last = places[-1][0] if len(places) > 1 else None
    return [each for each in asked if not _holds(each, [one for one in met if one], last)]


def _holds(asked: str, met: list[Requirement], last: str | None) -> bool:
    name, _, value = asked.partition(":")
    between = [link for one in met for other in met if one.number <= other.number or one.document != other.document
               if (link := chain().link(one, other)) and _sure(link) and link.kind != "related"]
    kinds = {link.kind for link in between}
    fields = {change.field for link in between for change in link.changes}
    threads = {chain().thread_of.get(one.id, one.id) for one in met}
    finding = chain().findings.get((met[0].id, value)) if met else None
    told = bool(finding and (last in (None, met[0].document) or value in ("new", "gone") or last in finding.compared))
    grep = {each.level for link in between for each in link.evidence if each.feature == "grep"}
    ends = {end for link in between for end in (link.earlier, link.later)}
    answers = {
        "tied": len(threads) == 1,
        "linked": all(one.id in ends for one in met),
        "apart": not between,
        "link": bool(kinds) and kinds <= {value},
        "not-link": value not in kinds,
        "change": value in fields,
        "no-change": value not in fields,
        "finding": told,
        "no-finding": not told,
        "grep": value in grep,
        "read": True,
    }
    return answers[name]


def main(folder: str | None) -> None:
    _READ.extend([Path(folder)] if folder else [])
    counts = Counter((entry["half"], entry["kind"], outcome(entry)) for entry in planted("findings"))
    for (half, kind, name), number in sorted(counts.items()):
        print(f"{half:9} {kind:16} {name:15} {number:4}")
    for entry in planted("findings"):
        if outcome(entry) == "missed":
            print(json.dumps(entry, ensure_ascii=False))
    lives = list(planted("lives"))
    failed = [(life, said(life)) for life in lives if said(life)]
    print(f"lives: {len(lives) - len(failed)} of {len(lives)} as planted")
    for life, missing in failed:
        print(missing, json.dumps(life, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
