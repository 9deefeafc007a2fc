"""Terms of requirements as someone who has not seen the rules reads them: the share that is read so, by subject.

Half of the cases have been looked at since, to mend the rules of the language; the other half never, so that it tells
what to expect of a document that nobody here has seen. Which half a case is in is told by its text.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from functools import cache
from hashlib import sha256

import pytest

from pipeline.extract.terms import terms_in
from pipeline.records import Document
from tests.extract.test_terms_cases import CASES, register

SUBJECTS = ("deadlines", "types", "targets", "units", "addressee", "lead", "partner", "report_to")
# subject -> the share of cases read right, and F1, that are kept
LOOKED_AT = dict.fromkeys(SUBJECTS, (0.98, 0.96))
NEVER = {
    "deadlines": (0.97, 0.96),
    "types": (0.97, 0.96),
    "targets": (0.97, 0.94),
    "units": (0.96, 0.87),
    "addressee": (0.98, 0.97),
    "lead": (0.98, 0.95),
    "partner": (0.98, 0.96),
    "report_to": (0.98, 0.95),
}


@cache
def blind_cases() -> tuple[dict, ...]:
    return tuple(tomllib.loads((CASES / "terms_blind.toml").read_text(encoding="utf-8"))["case"])


def looked_at(case: dict) -> bool:
    return sha256(case["text"].encode()).digest()[0] % 2 == 0


def document_of(case: dict) -> Document:
    """The document that the case says it stands in."""
    recipient = register().find(case["recipient"])
    held = case.get("meeting_date") or None
    return Document(
        id="d",
        file="d.txt",
        format="txt",
        sha256="",
        title="",
        genre=case["genre"],
        issuer=case["issuer"],
        recipient=recipient.name if recipient else case["recipient"],
        level=recipient.level if recipient else None,
        year=case["year"],
        language=case["language"],
        meeting_date=date.fromisoformat(held) if isinstance(held, str) else held,
    )


def wanted(case: dict) -> dict[str, list]:
    """What the case says, per subject; a deadline that is not dated is read as none."""
    dated = [one for one in case["deadlines"] if one["date"]]
    targets = case["targets"]
    return {
        "deadlines": [(str(one["date"]), one["precision"]) for one in dated],
        "types": [(str(one["date"]), one["type"]) for one in dated],
        "targets": [(one["op"], number(one.get("value"))) for one in targets],
        "units": [
            (one["op"], number(one.get("value")), one.get("unit") or "", str(one.get("baseline") or ""))
            for one in targets
        ],
        "addressee": case["addressee"],
        "lead": [case["lead"]] if case["lead"] else [],
        "partner": case["partners"],
        "report_to": [case["report_to"]] if case["report_to"] else [],
    }


def found(case: dict) -> dict[str, list]:
    """What terms_in reads of the case, per subject."""
    terms = terms_in(case["text"], document_of(case), register(), lead_in=case.get("lead_in") or None)
    dated = [one for one in terms.deadlines if one.date]
    return {
        "deadlines": [(str(one.date), one.precision) for one in dated],
        "types": [(str(one.date), one.type) for one in dated],
        "targets": [(one.op, number(one.value)) for one in terms.targets],
        "units": [(one.op, number(one.value), one.unit or "", one.baseline or "") for one in terms.targets],
        **{
            role: [one.name for one in terms.parties if one.role == role]
            for role in ("addressee", "lead", "partner", "report_to")
        },
    }


def number(value: object) -> float | None:
    return None if value in (None, "") else round(float(str(value)), 4)


def shares(cases: list[dict]) -> dict[str, tuple[float, float]]:
    """Per subject: the share of the cases read right, and F1 over what stands in them."""
    right: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for case in cases:
        read = found(case)
        for subject, said in wanted(case).items():
            one, other = Counter(said), Counter(read[subject])
            right[subject] += one == other
            hits[subject] += 2 * (one & other).total()
            every[subject] += one.total() + other.total()
    return {subject: (right[subject] / len(cases), hits[subject] / max(1, every[subject])) for subject in right}


@pytest.mark.parametrize(("half", "promised"), [(True, LOOKED_AT), (False, NEVER)])
def test_the_share_read_right_is_kept(half: bool, promised: dict[str, tuple[float, float]]) -> None:
    reached = shares([case for case in blind_cases() if looked_at(case) is half])
    assert set(reached) == set(promised)
    below = {one: reached[one] for one in reached if any(map(float.__lt__, reached[one], promised[one]))}
    assert not below, below


def test_the_table_holds_every_language_and_enough_without_terms() -> None:
    cases = blind_cases()
    assert {case["language"] for case in cases} == {"nb", "nn", "sv"}
    assert sum(not any(wanted(case).values()) for case in cases) >= len(cases) / 10
