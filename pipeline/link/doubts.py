"""Documents and their requirements -> issues: what stands so oddly that links between documents should be looked at.

Rule: nothing is mended here. A gap of years, bodies that order each other about, and one document twice are said, so
that a person can set the catalogue right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

from pipeline.link.features import Features
from pipeline.link.routes import Body, body_of
from pipeline.phrases import phrases
from pipeline.records import Document, Issue
from pipeline.register import Register

_SAME = 0.8  # share of the shorter one's requirements that must be the other's word for word
_FEWEST = 3  # requirements of a document that can be known again


def doubts(
    documents: Iterable[Document], features: Mapping[str, tuple[Features, ...]], register: Register
) -> tuple[Issue, ...]:
    """Issues `line_broken`, `levels_cycle` and `document_twice`, in order of documents."""
    bodies = [body_of(each, register) for each in sorted(documents, key=lambda each: each.id)]
    return (*_broken(bodies), *_cycles(bodies), *_twice(bodies, features))


def _broken(bodies: list[Body]) -> Iterable[Issue]:
    """A body whose documents leave out more years than a line reaches over; told at the first one after the gap."""
    reach = phrases("link.levels")["reach"]["line_years"]
    years: dict[str, dict[int, str]] = {}
    for body in (each for each in bodies if each.year and not each.report):
        for name in body.binds:
            years.setdefault(name, {}).setdefault(body.year, body.document.id)
    for name, there in sorted(years.items()):
        held = sorted(there)
        for before, after in pairwise(held):
            if after - before > reach:
                yield Issue("link", "line_broken", f"{before}–{after}, {name}", there[after], severity="note")


def _cycles(bodies: list[Body]) -> Iterable[Issue]:
    """Two bodies each of which issues a document to the other in one year."""
    issued = {(body.by, name, body.year): body.document.id for body in bodies if not body.report for name in body.binds}
    for (by, name, year), document in sorted(issued.items()):
        if by and by < name and (name, by, year) in issued:
            yield Issue("link", "levels_cycle", f"{by} – {name}", document)


def _twice(bodies: list[Body], features: Mapping[str, tuple[Features, ...]]) -> Iterable[Issue]:
    alike: dict[tuple, list[Document]] = {}
    for body in bodies:
        one = body.document
        alike.setdefault((one.genre, body.by, body.binds, body.year), []).append(one)
    for there in alike.values():
        for one, other in combinations(there, 2):
            tied = {one.replaces, one.amends, other.replaces, other.amends} & {one.id, other.id}
            if not tied and _same(features.get(one.id, ()), features.get(other.id, ())):
                yield Issue("link", "document_twice", f"{one.title} – {other.title}", other.id)


def _same(one: tuple[Features, ...], other: tuple[Features, ...]) -> bool:
    first, second = ({each.stamp for each in there} for there in (one, other))
    fewest = min(len(first), len(second))
    return fewest >= _FEWEST and len(first & second) >= _SAME * fewest
