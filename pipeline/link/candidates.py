"""Documents' features and routes -> which requirement pairs are compared.

Rule: a pair is compared where the two share rare stems (or the first letters of one, so that compounds and typing
slips meet), never because all pairs were tried. Along a route each requirement keeps its best few in the other
document, in both directions; outside the routes (`far`) its best few in the whole base. Requirements with the same
keys are looked up as one, so that a text repeated a thousand times costs no more than once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice

from pipeline.link.features import Features

_KEYS = 14  # rarest keys of a requirement that are looked up
_PREFIX = 7  # letters of a stem that a compound or an inflection keeps
_NEAR = 6  # candidates of a requirement in one other document
_SURE = 2  # of these, those that are compared however little they share
_SHARE = 0.2  # share of the keys' bits of the smaller that the others must share
_TWINS = 4  # of requirements with the same keys, those nearest in reading order
_FAR = 10  # candidates of a requirement in all the base
_FAR_SHARE = 0.1  # share of its keys' bits that they must share
_CROWDED = 250  # groups that share a key before the key is left out of the far search


@dataclass(frozen=True, slots=True)
class Index:
    """`groups` positions of requirements by their keys; `held` key -> the groups that hold it; `keys` of each
    position and their `bits` in sum."""

    groups: tuple[tuple[int, ...], ...]
    held: dict[str, list[int]]
    keys: tuple[dict[str, float], ...]
    bits: tuple[float, ...]


def index_of(features: tuple[Features, ...]) -> Index:
    keys = tuple(keys_of(one) for one in features)
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, own in enumerate(keys):
        groups.setdefault(tuple(own), []).append(at)
    held: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        for key in group:
            held.setdefault(key, []).append(number)
    return Index(tuple(map(tuple, groups.values())), held, keys, tuple(sum(own.values()) for own in keys))


def keys_of(one: Features) -> dict[str, float]:
    """The rarest stems, cut to their first letters, with their bits. A text without any is met by its heading's."""
    weights: dict[str, float] = {}
    for stem, bits in one.stems.items() or one.context.items():
        key = stem[:_PREFIX]
        weights[key] = max(bits, weights.get(key, 0.0))
    rarest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_KEYS]
    return dict(rarest)


def along(
    earlier: tuple[Features, ...],
    later: tuple[Features, ...],
    before: Index,
    after: Index,
) -> list[tuple[Features, Features]]:
    """Pairs worth comparing between two documents, whose indexes are `before` and `after`."""
    pairs = set(_best(after, before)) | {(one, two) for two, one in _best(before, after)}
    return [(earlier[one], later[two]) for one, two in sorted(pairs)]


def _best(of: Index, among: Index) -> Iterable[tuple[int, int]]:
    """(position among, position of) for each requirement of the one document and its best few in the other."""
    for group in of.groups:
        shared = _sharing(of.keys[group[0]], among.held)
        best = nsmallest(_NEAR, ((-round(bits, 6), among.groups[other][0], other) for other, bits in shared.items()))
        for rank, (bits, place, other) in enumerate(best):
            if rank >= _SURE and -bits < _SHARE * min(of.bits[group[0]], among.bits[place]):
                break
            for at in group:
                yield from ((near, at) for near in _nearest(at, among.groups[other]))


def _nearest(at: int, places: tuple[int, ...]) -> tuple[int, ...]:
    """The few places that are nearest to a position."""
    if len(places) <= _TWINS:
        return places
    start = max(0, min(bisect_left(places, at) - _TWINS // 2, len(places) - _TWINS))
    return places[start : start + _TWINS]


def far(everything: tuple[Features, ...], barred: Mapping[str, frozenset[str]]) -> Iterable[tuple[Features, Features]]:
    """Pairs outside the routes: each requirement with the few in other documents that share its rarest keys.

    `barred` says for a document which others it has a route to (and itself). Pairs come once, in the order given."""
    index = index_of(everything)
    thin = {key: groups for key, groups in index.held.items() if len(groups) <= _CROWDED}
    documents = [one.document for one in everything]
    seen: set[tuple[int, int]] = set()
    for group in index.groups:
        shared = _sharing(index.keys[group[0]], thin)
        floor = _FAR_SHARE * index.bits[group[0]]
        ranked = sorted((-round(bits, 6), other) for other, bits in shared.items() if bits >= floor)
        for at in group:
            closed = barred.get(documents[at], frozenset((documents[at],)))
            open_to = (other for _, number in ranked for other in index.groups[number] if documents[other] not in closed)
            for other in islice(open_to, _FAR):
                pair = (min(at, other), max(at, other))
                if pair not in seen:
                    seen.add(pair)
                    yield everything[pair[0]], everything[pair[1]]


def _sharing(keys: dict[str, float], held: Mapping[str, list[int]]) -> dict[int, float]:
    """Groups that hold some of these keys, with the bits shared."""
    shared: dict[int, float] = {}
    for key, bits in keys.items():
        for group in held.get(key, ()):
            shared[group] = shared.get(group, 0.0) + bits
    return shared
