"""Linked and true links -> counts per kind: how many found, how many wrong, where the true one ranks.

python -m tests.link.measure [open|held_out|real] [--misses]
"""

from __future__ import annotations

import sys
from collections import Counter

from pipeline.link import relate
from pipeline.records import Link
from tests.link.halves import half_of

LOOSE = {
    "same": {"same", "sibling", "reported"},
    "identical": {"same", "sibling", "reported"},
    "continued": {"same", "related"},
    "revised": {"changed", "reworded", "related"},
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
    return {
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


def main(which: str, misses: bool) -> None:
    documents, extracted, truth, register, aside = half_of(which)
    linked = relate(documents, extracted, (), register)
    texts = {each.id: each for found in extracted.values() for each in found.requirements}
    result = measure(linked.links, truth, {key: each.document for key, each in texts.items()}, aside)
    print(which, told(result), Counter((link.kind, link.certainty) for link in linked.links))
    print(result["kinds"])
    found = {frozenset((link.earlier, link.later)): link for link in linked.links}
    for name in ("missed", "wrong") if misses else ():
        for pair in result[name]:
            link = found.get(pair)
            print(
                name, sorted(pair), link and (link.score, link.rank, [f"{e.feature}={e.level}" for e in link.evidence])
            )
            print(*(f"    {texts[end].text[:220]}" for end in sorted(pair)), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "open", "--misses" in sys.argv)
