"""Documents' features and routes -> which requirement pairs are compared.

Rule: a pair is compared where the two share rare stems (or the first letters of one, so that compounds and typing slips
meet), never because all pairs were tried. Along a route each requirement keeps its best few in each other document;
outside the routes (`far`) its best few in the whole base. Bounded whatever the texts: keys that stand in too many
requirements are left out unless a requirement has no other.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.link.features import Features
from pipeline.link.routes import FAR, Route

_KEYS = 14     # rarest keys of a requirement that are looked up
_PREFIX = 7    # letters of a stem that a compound or an inflection keeps
_NEAR = 8      # candidates of a requirement in one other document
_FAR = 12      # candidates of a requirement in all the base
_CROWDED = 400  # requirements that share a key before the key is left out of the far search

Index = dict[str, list[int]]


def along(route: Route, earlier: tuple[Features, ...], later: tuple[Features, ...], index: Index,
          ) -> list[tuple[Features, Features]]:
    """Pairs worth comparing on a route; `index` is `index_of(earlier)`. Each later keeps its best few and each earlier too."""
    by_later, by_earlier = {}, {}
    for at, one in enumerate(later):
        for other, shared in _sharing(one, index).items():
            by_later.setdefault(at, []).append((-shared, other))
            by_earlier.setdefault(other, []).append((-shared, at))
    pairs = {(other, at) for at, found in by_later.items() for _, other in sorted(found)[:_NEAR]}
    pairs |= {(other, at) for other, found in by_earlier.items() for _, at in sorted(found)[:_NEAR]}
    return [(earlier[one], later[two]) for one, two in sorted(pairs)]


def far(everything: tuple[Features, ...], barred: Mapping[str, frozenset[str]]) -> Iterable[tuple[Features, Features]]:
    """Pairs outside the routes: each requirement with the few in other documents that share its rarest keys.

    `barred` says for a document which others it has a route to (and itself). Pairs come once, in the order given."""
    index = index_of(everything)
    thin = {key: places for key, places in index.items() if len(places) <= _CROWDED}
    seen: set[tuple[int, int]] = set()
    for at, one in enumerate(everything):
        closed = barred.get(one.document, frozenset({one.document}))
        found = [(-shared, other) for other, shared in _sharing(one, thin).items()
                 if other != at and everything[other].document not in closed]
        for _, other in sorted(found)[:_FAR]:
            pair = (min(at, other), max(at, other))
            if pair not in seen:
                seen.add(pair)
                yield everything[pair[0]], everything[pair[1]]


def index_of(features: tuple[Features, ...]) -> Index:
    """Key -> positions of the requirements that hold it."""
    index: Index = {}
    for at, one in enumerate(features):
        for key in keys_of(one):
            index.setdefault(key, []).append(at)
    return index


def keys_of(one: Features) -> dict[str, float]:
    """The rarest stems, cut to their first letters, with their bits. A text without any is met by its heading's."""
    weights: dict[str, float] = {}
    for stem, bits in one.stems.items() or one.context.items():
        key = stem[:_PREFIX]
        weights[key] = max(bits, weights.get(key, 0.0))
    rarest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_KEYS]
    return dict(rarest)


def _sharing(one: Features, index: Index) -> dict[int, float]:
    """Positions that share keys with `one`, with the bits shared."""
    shared: dict[int, float] = {}
    for key, bits in keys_of(one).items():
        for at in index.get(key, ()):
            shared[at] = shared.get(at, 0.0) + bits
    return shared


__all__ = ["FAR", "along", "far", "index_of", "keys_of"]
