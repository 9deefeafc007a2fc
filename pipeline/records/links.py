"""How requirements of several documents belong together."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.records.documents import Issue


@dataclass(frozen=True, slots=True)
class Evidence:
    """One named level of a score: feature "text", level "same words", and the weight it adds."""
    feature: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two linked requirements: field ("tall", "frist", "ansvar", "omfang", "tekst"), from, to."""
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """Two requirements that belong together; `earlier` is upwards or before. rank 1 is the best for `later`."""
    id: str
    earlier: str
    later: str
    kind: str
    certainty: str
    rank: int
    score: float
    evidence: tuple[Evidence, ...] = ()
    changes: tuple[Change, ...] = ()
    verdict: str | None = None
    by: str | None = None             # who gave the verdict, and when and why
    decided: date | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """One requirement through the years: the ids of all that certain or confirmed links tie together."""
    id: str
    title: str
    requirements: tuple[str, ...]
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact about absence: `compared` names the documents that were looked through, `why` the reason as a code."""
    requirement: str
    kind: str
    compared: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's verdict on a pair, with the texts it was given on (hashes), so that a later change of text shows."""
    earlier: str
    later: str
    verdict: str                      # confirm | reject
    by: str
    on: date
    why: str | None = None
    earlier_stamp: str | None = None
    later_stamp: str | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """All links over all documents, and what follows from them."""
    links: tuple[Link, ...] = ()
    threads: tuple[Thread, ...] = ()
    findings: tuple[Finding, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the result against labels: precision, recall, number of labels. Shares are 0 to 1."""
    document: str
    measure: str
    p: float | None
    r: float | None
    n: int
