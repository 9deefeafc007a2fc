"""Compared pairs of one document pair -> which are links, how certain, in which rank.

Rule: a requirement has one best predecessor in another document, and that one no other successor, unless a split or a
merger shows: two parts that each stand whole in the one, and are not each other. The rest are ranked candidates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.link.compare import Compared
from pipeline.link.features import Features
from pipeline.link.stems import says_for_whom
from pipeline.phrases import phrases


class Kin(Protocol):
    """What is known of two requirements outside the routes from the threads that the routes made."""

    def tied(self, one: str, other: str) -> bool:
        """Whether one thread holds both."""

    def side_by_side(self, one: str, other: str) -> bool:
        """Whether their threads, two, both stand in one document."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A pair that is shown: `shape` one | split | merged; rank 1 is the best for the later one; `tied`: one thread holds
    both already."""

    pair: Compared
    route: str
    certain: bool
    rank: int
    shape: str = "one"
    tied: bool = False


def assign(pairs: Iterable[Compared], route: str, features: dict[str, Features]) -> tuple[Assigned, ...]:
    """What stands between two documents: certain links one to one (or split, merged), then candidates by rank."""
    floor = phrases("link.levels")["candidate"]["floor"]
    ranked = sorted((pair for pair in pairs if pair.score >= floor), key=lambda pair: _key(pair, features))
    chosen = _one_to_one(ranked)
    shapes = _parts(ranked, features)
    certain = {pair for pair in chosen.values() if _certain(pair, route, ranked, shapes)} | set(shapes)
    return tuple(_ranked(ranked, certain, shapes, route))


def assign_far(
    pairs: Iterable[Compared],
    features: dict[str, Features],
    kin: Kin,
) -> tuple[Assigned, ...]:
    """Outside the routes: the best few of each requirement, certain ones before candidates.

    Certain is what one thread ties already, and what is clearly the best between its two documents; but two threads
    that stand side by side in one document are two matters, however alike: a candidate at most. A later requirement
    looks back at three only."""
    rules = phrases("link.levels")["candidate"]
    ranked = sorted(
        (pair for pair in pairs if pair.score >= rules["far_floor"]), key=lambda pair: _far_key(pair, features)
    )
    tied = {pair for pair in ranked if pair.score >= rules["tied_floor"] and kin.tied(pair.earlier, pair.later)}
    sure = tied | _sure(ranked, features, kin)
    used: dict[tuple, int] = {}
    kept: list[Compared] = []
    for pair in sorted(ranked, key=lambda pair: (pair not in sure, pair in tied and _quotes(pair, features))):
        room = {
            (pair.later, "back"): rules["related"],
            (pair.earlier, "on", pair in sure): rules["related_certain" if pair in sure else "related"],
        }
        if all(used.get(key, 0) < most for key, most in room.items()):
            used.update({key: used.get(key, 0) + 1 for key in room})
            kept.append(pair)
    return tuple(replace(each, tied=each.pair in tied) for each in _ranked(kept, sure, {}, "far"))


def _quotes(pair: Compared, features: dict[str, Features]) -> bool:
    """Whether an end is a report's quotation, which is told by what it quotes."""
    return any(features[end].origin == "restated" for end in (pair.earlier, pair.later))


def _sure(ranked: list[Compared], features: dict[str, Features], kin: Kin) -> set[Compared]:
    """The pairs outside the routes that are clearly the best between their two documents."""
    between: dict[tuple[str, str], list[Compared]] = {}
    for pair in ranked:
        between.setdefault((features[pair.earlier].document, features[pair.later].document), []).append(pair)
    found: set[Compared] = set()
    for there in between.values():
        shapes = _parts(there, features)
        clear = {pair for pair in _one_to_one(there).values() if _certain(pair, "far", there, shapes)}
        found |= {pair for pair in clear | shapes.keys() if not kin.side_by_side(pair.earlier, pair.later)}
    return found


def _far_key(pair: Compared, features: dict[str, Features]) -> tuple:
    """Best first; among equals the nearest in years."""
    years = [features[end].year or 0 for end in (pair.earlier, pair.later)]
    return (-round(pair.score, 6), abs(years[1] - years[0]), *_key(pair, features))


def _key(pair: Compared, features: dict[str, Features]) -> tuple:
    """Best first; among equals the nearest in reading order, then by id."""
    apart = abs(features[pair.earlier].number - features[pair.later].number)
    return (-round(pair.score, 6), -round(pair.dice, 6), apart, pair.earlier, pair.later)  # sums differ by the order of adding


def _one_to_one(ranked: list[Compared]) -> dict[str, Compared]:
    """Later id -> its pair, taking the best pair first and each end once."""
    taken: set[str] = set()
    chosen: dict[str, Compared] = {}
    for pair in ranked:
        if pair.later not in chosen and pair.earlier not in taken:
            chosen[pair.later] = pair
            taken.add(pair.earlier)
    return chosen


def _certain(pair: Compared, route: str, ranked: list[Compared], shapes: dict[Compared, str]) -> bool:
    """High enough, and clear of the next best at both ends: a lower score will do where the next is far below. A twin
    of the same words does not make it doubtful."""
    rules, alone = phrases("link.levels")["certain"], phrases("link.levels")["alone"]
    if pair.score < min(rules[route], alone[route]):
        return False
    rivals = [
        other.score
        for other in ranked
        if other is not pair
        and other not in shapes
        and not other.same_words
        and (other.earlier == pair.earlier or other.later == pair.later)
    ]
    margin = pair.score - max(rivals) if rivals else alone["margin"]
    needed = rules["margin"] if pair.score >= rules[route] else alone["margin"]
    return (pair.same_words and pair.score >= rules[route]) or margin >= needed


def _parts(ranked: list[Compared], features: dict[str, Features]) -> dict[Compared, str]:
    """Pairs that are parts of a split (one earlier, several later) or a merger (several earlier, one later)."""
    return _shape(ranked, features, "split") | _shape(ranked, features, "merged")


def _shape(ranked: list[Compared], features: dict[str, Features], shape: str) -> dict[Compared, str]:
    rules = phrases("link.levels")["split"]
    groups: dict[str, list[Compared]] = {}
    best: dict[str, Compared] = {}
    for pair in ranked:
        whole, part = (pair.earlier, pair.later) if shape == "split" else (pair.later, pair.earlier)
        inside = pair.in_earlier if shape == "split" else pair.in_later
        best.setdefault(part, pair)
        if (
            best[part] is pair
            and pair.score >= rules["score"]
            and inside >= rules["held"]
            and features[part].bits >= rules["bits"]
        ):
            groups.setdefault(whole, []).append(pair)
    return {
        pair: shape for whole, group in groups.items() if _is_shape(whole, group, features, shape) for pair in group
    }


def _is_shape(whole: str, group: list[Compared], features: dict[str, Features], shape: str) -> bool:
    """Two parts or more, none of which is the whole alone, that together say most of it and each add something."""
    rules, whole_of = phrases("link.levels")["split"], features[whole]
    parts = [features[pair.later if shape == "split" else pair.earlier] for pair in group]
    if len(parts) < 2 or any(_alone(part, whole_of, pair) for part, pair in zip(parts, group, strict=True)):
        return False
    told = [part.stems.keys() & whole_of.stems.keys() for part in parts]
    share = sum(whole_of.stems[stem] for stem in set().union(*told)) / whole_of.bits if whole_of.bits else 0.0
    inside = min(pair.in_earlier if shape == "split" else pair.in_later for pair in group)
    enough = rules["told_by_parts"] if inside >= rules["part"] else rules["told"]
    return share >= enough and all(
        _adds(part, whole_of, [other for other in parts if other is not part]) for part in parts
    )


def _alone(part: Features, whole: Features, pair: Compared) -> bool:
    """Whether a part is the whole said again: as like as that, and not for fewer groups."""
    return pair.same_words or (pair.dice >= phrases("link.levels")["split"]["alone"] and not part.groups < whole.groups)


def _adds(part: Features, whole: Features, others: list[Features]) -> bool:
    """Whether a part says something of the whole that no other part says: words enough, or a group of its own."""
    if (part.groups & whole.groups) - frozenset().union(*(other.groups for other in others)):
        return True
    own = part.stems.keys() & whole.stems.keys() - set().union(*(other.stems.keys() for other in others))
    enough = phrases("link.levels")["split"]["adds"]
    return any(map(says_for_whom, own)) or sum(whole.stems[stem] for stem in own) >= enough


def _ranked(
    ranked: list[Compared], certain: set[Compared], shapes: dict[Compared, str], route: str
) -> Iterable[Assigned]:
    """Certain first, then the others by score, each later's first few; twins of what is certain are no candidates."""
    room = phrases("link.levels")["candidate"]["per_requirement"]
    settled = {end for pair in certain if pair.same_words for end in (pair.earlier, pair.later)}
    seen: dict[str, int] = {}
    for pair in sorted(ranked, key=lambda pair: (pair not in certain, -pair.score)):
        if pair.same_words and pair not in certain and settled & {pair.earlier, pair.later}:
            continue
        seen[pair.later] = seen.get(pair.later, 0) + 1
        if pair in certain or seen[pair.later] <= room:
            yield Assigned(pair, route, pair in certain, seen[pair.later], shapes.get(pair, "one"))
