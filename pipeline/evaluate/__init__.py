"""Database and hand-made labels -> measures: how much is found, how much is right, beside a simple script's result.

Labels are one JSON object a line, a file a document (`<stem>.jsonl`, `<stem>@<part>.jsonl` for a part of one,
`links_*.jsonl` for links). Counts come with the shares, and an interval with them: 9 of 10 is not 90 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.evaluate.baseline import modal_baseline
from pipeline.evaluate.database import connect, documents_of, labels_in, links_in, rows
from pipeline.evaluate.documents import measure_document
from pipeline.evaluate.linked import measure_links
from pipeline.evaluate.tally import Tally, wilson
from pipeline.records import Measure

ALL = "alle"  # the sum over all labelled documents stands under this name


def evaluate(database: Path, labels: Path) -> tuple[Measure, ...]:
    """Measures per labelled document, for pairs of documents with labelled links, and in sum (document "alle"). A label
    file whose document is not in the database gives none. Raises sqlite3.OperationalError without a database."""
    return tuple(
        tally.measure(document, name)
        for document, tallies in _tallies(database, labels).items()
        for name, tally in tallies.items()
    )


def report(database: Path, labels: Path, misses: int = 0) -> Iterator[str]:
    """The same as lines of text: counts, shares, the 95 % interval of the recall, and up to `misses` misses of each."""
    for document, tallies in _tallies(database, labels).items():
        yield document
        for name, tally in tallies.items():
            low, high = wilson(tally.hits, tally.labelled)
            yield (
                f"  {name:<24}{tally.hits:>5} / {tally.found:<5} / {tally.labelled:<5}"
                f" P {_share(tally.precision)}  R {_share(tally.recall)} [{low:.2f}–{high:.2f}]  F1 {_share(tally.f1)}"
            )
            yield from (f"      − {line}" for line in tally.missed[:misses])
            yield from (f"      + {line}" for line in tally.surplus[:misses])


def _tallies(database: Path, folder: Path) -> dict[str, dict[str, Tally]]:
    """document -> measure -> tally, the sum last."""
    labels, links = labels_in(folder), links_in(folder)
    found: dict[str, dict[str, Tally]] = {}
    db = connect(database)
    try:
        for stem, of in labels.items():
            for document in documents_of(db, stem):
                tallies = measure_document(db, document, of, "@" in stem)
                tallies["modal_baseline"] = modal_baseline(db, document, of, "@" in stem)
                tallies["statements"] = _accounted(db, document)
                found[document] = tallies
        linked = measure_links(db, labels, links)
        found |= {pair: {"links": tally} for pair, tally in linked.items()}
    finally:
        db.close()
    return found | {ALL: _sum(found)} if found else found


def _accounted(db, document: str) -> Tally:
    """Sentences with a normative verb that a requirement, a response or a named reason holds, of all such sentences."""
    held = rows(
        db, "select coalesce(requirement, response, held_as) is not null held from statements where document = ?", document
    )
    hits = sum(row["held"] for row in held)
    return Tally(hits, hits, len(held))


def _sum(found: dict[str, dict[str, Tally]]) -> dict[str, Tally]:
    total: dict[str, Tally] = {}
    for tallies in found.values():
        for name, tally in tallies.items():
            total.setdefault(name, Tally()).add(tally)
    return total


def _share(share: float | None) -> str:
    return "  –  " if share is None else f"{share:.3f}"
