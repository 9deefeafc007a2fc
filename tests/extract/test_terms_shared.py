"""Terms on the labelled real documents: at least what is promised."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from pipeline.extract.terms import terms_in
from pipeline.records import Document
from tests.extract.test_terms_cases import register

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
MINISTRY = "Helse- og omsorgsdepartementet"
KINDS = {
    "oppdragsdokument": ("oppdragsdokument", False),
    "halvarsrapport": ("statustabell", True),
    "arlig": ("årlig_melding", True),
}
PROMISED = {
    "deadlines": 0.97,
    "types": 0.95,
    "targets": 0.92,
    "baselines": 0.85,
    "addressee": 0.95,
    "lead": 0.92,
    "partner": 0.87,
}


def described(stem: str) -> Document | None:
    """The document of a label file, from its name: sort, region and year."""
    kind = next((value for key, value in KINDS.items() if stem.startswith(key)), None)
    region = next(
        (
            name
            for key, name in (("midt-norge", "Helse Midt-Norge RHF"), ("sor-ost", "Helse Sør-Øst RHF"))
            if key in stem
        ),
        None,
    )
    year = next((int(part) for part in stem.split("-") if part.isdigit()), None)
    if not kind or not region:
        return None
    issuer, recipient = (region, MINISTRY) if kind[1] else (MINISTRY, region)
    return Document(stem, stem, "txt", "", "", kind[0], issuer=issuer, recipient=recipient, level="region", year=year)


def counted() -> dict[str, list[int]]:
    """Per measure: right, found, labelled."""
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(measure: str, wanted: list, found: list) -> None:
        one = tally[measure]
        one[0] += sum((Counter(wanted) & Counter(found)).values())
        one[1] += len(found)
        one[2] += len(wanted)

    for path in sorted(GOLD.glob("*.jsonl")):
        document = described(path.stem)
        for line in path.read_text(encoding="utf-8").split("\n") if document else ():
            label = json.loads(line) if line.strip() else {"kind": "føring"}
            if document and label["kind"] not in ("føring", "indikatordefinisjon"):
                compare(label, document, add)
    return tally


def compare(label: dict, document: Document, add) -> None:
    text = " ".join(" ".join(label.get("text_parts") or [label["text"]]).split())
    terms = terms_in(text, document, register(), lead_in=label.get("lead_in"))
    dated = [one for one in terms.deadlines if one.date]
    add(
        "deadlines",
        [(d["date"], d["precision"]) for d in label.get("deadlines") or ()],
        [(one.date.isoformat(), one.precision) for one in dated],
    )
    add(
        "types",
        [(d["date"], d["type"]) for d in label.get("deadlines") or ()],
        [(one.date.isoformat(), one.type) for one in dated],
    )
    targets = label.get("targets") or ()
    add("targets", [(t["op"], t["value"]) for t in targets], [(one.op, one.value) for one in terms.targets])
    add(
        "baselines",
        [(t["op"], t["value"], t["unit"], t["baseline"]) for t in targets],
        [(one.op, one.value, one.unit, one.baseline) for one in terms.targets],
    )
    lead = [label["lead"]] if label.get("lead") else []
    for role, wanted in (("addressee", label.get("addressee")), ("lead", lead), ("partner", label.get("partners"))):
        add(role, list(wanted or ()), [one.name for one in terms.parties if one.role == role])


@pytest.mark.shared
def test_terms_reach_what_is_promised() -> None:
    if not GOLD.is_dir():
        pytest.skip("the labelled documents are not beside the project")
    tally = counted()
    assert set(tally) == set(PROMISED)
    reached = {measure: 2 * right / (found + labelled) for measure, (right, found, labelled) in tally.items()}
    assert {measure: share for measure, share in reached.items() if share < PROMISED[measure]} == {}, reached
