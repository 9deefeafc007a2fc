"""Labelled links and those of the database -> how many were found, how many are right."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from rapidfuzz import fuzz

from pipeline.evaluate.database import documents_of, requirements_of, rows
from pipeline.evaluate.matching import label_text, pairs
from pipeline.evaluate.tally import Tally
from pipeline.text import bare

_FOUND, _START = 90, 95


def measure_links(db: sqlite3.Connection, labels: dict[str, list[dict]], links: list[dict]) -> dict[str, Tally]:
    """A tally for each pair of documents with labelled links ("earlier → later"): certain or confirmed links count."""
    made = {
        frozenset((r["earlier"], r["later"]))
        for r in rows(db, "select earlier, later, certainty, verdict from links")
        if (r["certainty"] == "certain" or r["verdict"] == "confirmed") and r["verdict"] != "rejected"
    }
    by_document = {stem: _ids(db, stem, of) for stem, of in labels.items() if "@" not in stem}
    groups: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for link in links:
        if link.get("b"):
            groups[link["a"]["doc"], link["b"]["doc"]].append(link)
    return {
        f"{a} → {b}": _tally(db, a, b, group, made, labels, by_document)
        for (a, b), group in sorted(groups.items())
        if a in by_document and b in by_document
    }


def _tally(db, a: str, b: str, group: list[dict], made: set, labels: dict, by_document: dict) -> Tally:
    truth = [
        (by_document[a].get(_number(labels[a], link["a"])), by_document[b].get(_number(labels[b], link["b"])))
        for link in group
    ]
    wanted = {frozenset(pair) for pair in truth if None not in pair}
    left, right = _all_ids(db, a), _all_ids(db, b)
    between = {pair for pair in made if len(pair & left) == 1 and len(pair & right) == 1}
    found = between | (wanted & made)  # a labelled link may lead to a definition; others to one count neither way
    return Tally(len(wanted & made), len(found), len(truth))


def _ids(db: sqlite3.Connection, stem: str, labels: list[dict]) -> dict[int, str]:
    """Number of label -> id of the requirement found for it."""
    return {
        labels[i]["n"]: f.id
        for document in documents_of(db, stem)
        for i, (f, _) in pairs(labels, requirements_of(db, document), _FOUND).items()
    }


def _all_ids(db: sqlite3.Connection, stem: str) -> set[str]:
    return {
        f.id
        for document in documents_of(db, stem)
        for f in requirements_of(db, document)
        if f.kind != "indikatordefinisjon"
    }


def _number(labels: list[dict], end: dict) -> int | None:
    """The number of the label that a link's end names by number, printed ID or beginning."""
    if end.get("id"):
        return next((label["n"] for label in labels if label.get("id") == end["id"]), None)
    if end.get("text_start"):
        start = bare(end["text_start"])
        return next((g["n"] for g in labels if fuzz.ratio(bare(label_text(g))[: len(start)], start) >= _START), None)
    return end.get("n")
