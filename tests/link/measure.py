"""Linked and true links -> counts per kind: how many found, how many wrong, where the true one ranks.

    python -m tests.link.measure [open|held_out|real|apart_open|apart_held_out …] [--misses]

Without a name all halves at hand stand side by side. Recall is told by the labels' kind (certain links found, and how
many of these were called by that kind or one that the labels allow), precision by the kind that the program gave.
"""

from __future__ import annotations

import sys
from collections import Counter

from pipeline.link import relate
from pipeline.records import Link
from tests.link.halves import half_of
from tests.link.labels import SHARED

HALVES = ("open", "held_out", "real", "apart_open", "apart_held_out")

LOOSE = {
    "same": {"same", "sibling", "reported"},
    "identical": {"same", "sibling", "reported"},
    "continued": {"same", "changed", "reworded", "related", "cascade", "sibling", "reported"},
    "revised": {"changed", "reworded", "related", "cascade", "sibling", "reported"},
}


def measure(
    links: tuple[Link, ...],
    truth: list[tuple[str, str, str]],
    document_of: dict[str, str],
    aside: frozenset[str] = frozenset(),
) -> dict:
    """Counts between the document pairs that have labels: found, made, wrong kind, first five."""
    labelled = {frozenset((document_of[a], document_of[b])) for a, b, _ in truth}
    true = {frozenset((a, b)): kind for a, b, kind in truth}
    between = [
        link
        for link in links
        if frozenset((document_of[link.earlier], document_of[link.later])) in labelled
        and not {link.earlier, link.later} & aside
    ]
    made = {frozenset((link.earlier, link.later)): link for link in between if link.certainty == "certain"}
    ranked: dict[tuple[str, str], list[str]] = {}
    for link in sorted(between, key=lambda link: (link.certainty != "certain", -link.score)):
        for one, other in ((link.earlier, link.later), (link.later, link.earlier)):
            ranked.setdefault((one, document_of[other]), []).append(other)
    first = sum(b in ranked.get((a, document_of[b]), [])[:5] for a, b, _ in truth)
    kinds = Counter((kind, made[pair].kind) for pair, kind in true.items() if pair in made)
    right = sum(n for (kind, got), n in kinds.items() if got in LOOSE.get(kind, set()) | {kind})
    by_kind = Counter(link.kind for link in made.values())
    true_by_kind = Counter(link.kind for pair, link in made.items() if pair in true)
    return {
        "recall": {
            kind: (
                sum(n for (label, _), n in kinds.items() if label == kind),
                sum(n for (label, got), n in kinds.items() if label == kind and got in LOOSE.get(kind, set()) | {kind}),
                number,
            )
            for kind, number in Counter(true.values()).items()
        },
        "precision": {kind: (true_by_kind[kind], number) for kind, number in by_kind.items()},
        "n": len(true),
        "made": len(made),
        "good": len(made.keys() & true.keys()),
        "first_five": first,
        "kind_right": right,
        "kinds": dict(kinds),
        "missed": [pair for pair in true if pair not in made],
        "wrong": [pair for pair in made if pair not in true],
    }


def told(result: dict) -> str:
    n, made, good = result["n"], result["made"], result["good"]
    p, r = good / made if made else 0.0, good / n if n else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return (
        f"P {p:.3f} ({good}/{made})  R {r:.3f} ({good}/{n})  F1 {f1:.3f}  R@5 {result['first_five']}/{n}  "
        f"kind {result['kind_right']}/{good}"
    )


def result_of(half: str) -> tuple[dict, dict[frozenset[str], Link], dict[str, str]]:
    """The measure of a half, all its links by their ends, and the texts."""
    documents, extracted, truth, register, aside = half_of(half)
    linked = relate(documents, extracted, (), register)
    held = {each.id: each for found in extracted.values() for each in found.requirements}
    result = measure(linked.links, truth, {key: each.document for key, each in held.items()}, aside)
    links = {frozenset((link.earlier, link.later)): link for link in linked.links}
    return result, links, {key: each.text for key, each in held.items()}


def table(results: dict[str, dict]) -> str:
    """A line a kind: recall with kind right, and precision, of each half."""
    lines = [f"{'':14}" + "".join(f"{half:^34}" for half in results)]
    lines.append(f"{'kind':14}" + f"{'recall (kind right)':>22}{'precision':>12}" * len(results))
    kinds = sorted({kind for result in results.values() for kind in (*result["recall"], *result["precision"])})
    for kind in kinds:
        cells = []
        for result in results.values():
            found, right, n = result["recall"].get(kind, (0, 0, 0))
            good, made = result["precision"].get(kind, (0, 0))
            cells.append(f"{f'{found}/{n} ({right})' if n else '-':>22}{f'{good}/{made}' if made else '-':>12}")
        lines.append(f"{kind:14}" + "".join(cells))
    return "\n".join([*lines, *(f"{half:15} {told(result)}" for half, result in results.items())])


def main(halves: list[str], misses: bool) -> None:
    results = {half: result_of(half) for half in halves}
    print(table({half: found[0] for half, found in results.items()}))
    for half, (result, links, texts) in results.items() if misses else ():
        for name in ("missed", "wrong"):
            for pair in result[name]:
                link = links.get(pair)
                levels = link and (link.score, link.rank, [f"{each.feature}={each.level}" for each in link.evidence])
                print(half, name, sorted(pair), levels, *(f"    {texts[end][:220]}" for end in sorted(pair)), sep="\n")


if __name__ == "__main__":
    asked = [each for each in sys.argv[1:] if not each.startswith("-")]
    main(asked or [half for half in HALVES if half != "real" or SHARED.exists()], "--misses" in sys.argv)
