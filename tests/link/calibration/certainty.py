"""How often the best pair is the true one, by its score and by how far it stands above the next best.

    python -m tests.link.calibration.certainty

Of every labelled pair of documents of the open halves, all requirements against all; counted are the pairs that are
each other's best, true ones and all. [certain] of pipeline/link/levels.toml is set by hand from this table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.link.compare import Compared, compare
from pipeline.link.features import Features, features_of, is_definition
from pipeline.link.routes import FAR, Route
from pipeline.link.stems import masker
from tests.link.calibration.weights import ways_between
from tests.link.halves import half_of

SCORES = (-99, -1, 0, 1, 2, 3, 4, 5, 6, 8, 99)
MARGINS = (0, 0.5, 1, 1.5, 2, 3, 4, 99)


def best_pairs(half: str) -> Iterable[tuple[Compared, float, bool, str]]:
    """Pairs that are each other's best: with their margin, whether true, and the way."""
    documents, extracted, truth, register, aside = half_of(half)
    mask, true = masker(register), {frozenset((a, b)) for a, b, _ in truth}
    made = {
        each.id: [
            one
            for one in features_of(each, extracted[each.id].requirements, mask)
            if not is_definition(one) and one.id not in aside
        ]
        for each in documents
    }
    document_of = {one.id: key for key, there in made.items() for one in there}
    labelled = {frozenset((document_of[a], document_of[b])) for a, b, _ in truth if a in document_of}
    for route in ways_between(documents, register):
        if frozenset((route.earlier, route.later)) in labelled:
            for pair, margin in mutual(made[route.earlier], made[route.later], route):
                yield pair, margin, frozenset((pair.earlier, pair.later)) in true, route.name


def mutual(earlier: list[Features], later: list[Features], route: Route) -> Iterable[tuple[Compared, float]]:
    pairs = [compare(one, two, route) for one in earlier for two in later]
    ranked = sorted(pairs, key=lambda pair: -pair.score)
    first: dict[str, Compared] = {}
    second: dict[str, float] = {}
    for pair in ranked:
        for end in (pair.earlier, pair.later):
            if end in first:
                second.setdefault(end, pair.score)
            first.setdefault(end, pair)
    for pair in ranked:
        if first[pair.earlier] is first[pair.later] is pair:
            yield pair, pair.score - max(second.get(pair.earlier, -9.0), second.get(pair.later, -9.0))


def main() -> None:
    for name, chosen in (("on a route", lambda way: way != FAR), ("outside", lambda way: way == FAR)):
        good, every = Counter(), Counter()
        for half in ("open", "apart_open"):
            for pair, margin, true, way in best_pairs(half):
                if chosen(way):
                    cell = (max(x for x in SCORES if pair.score >= x), max(x for x in MARGINS if margin >= x))
                    every[cell] += 1
                    good[cell] += true
        print(name, "- margin from", *(f"{margin:>9}" for margin in MARGINS[:-1]))
        for score in SCORES[:-1]:
            cells = (f"{good[score, margin]:4}/{every[score, margin]:<4}" for margin in MARGINS[:-1])
            print(f"score from {score:4}         ", *cells)


if __name__ == "__main__":
    main()
