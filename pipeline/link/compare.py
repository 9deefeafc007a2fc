"""Two Features and a route -> Evidence and a score: a sum of named, weighted levels.

Rule: the score of a pair rests on the two requirements (and the kind of way between their documents) only. Each
feature has levels with a floor and a weight in levels.toml; a level's name is what people are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from pipeline.link.features import Features, kin_keys
from pipeline.link.routes import Route
from pipeline.phrases import phrases
from pipeline.records import Evidence

_GOALS = {"mål", "indikator", "indikatordefinisjon"}
_RARE = 4.0  # bits from which a stem is looked for in other forms
_PART = 0.75  # of a stem's bits that its kin shares
_ALIKE = 84  # likeness of two spellings of one stem, of 100
_TELLING = 12  # bits that two sentences must share to be called alike


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """A pair with its score and evidence. `dice` is the share of both texts' bits that is shared, `held` that of the
    shorter text, `in_earlier` that of the later text which stands in the earlier, `in_later` the reverse."""

    earlier: str
    later: str
    score: float
    evidence: tuple[Evidence, ...]
    dice: float
    in_earlier: float
    in_later: float
    same_words: bool

    @property
    def held(self) -> float:
        return max(self.in_earlier, self.in_later)


def compare(earlier: Features, later: Features, route: Route) -> Compared:
    """The pair's evidence, level by level, and its score (the sum of the weights, to two decimals)."""
    of_earlier, of_later = shared_bits(earlier, later, earlier.stems, later.stems)
    both = earlier.bits + later.bits
    dice = (of_earlier + of_later) / both if both else 0.0
    in_earlier = of_later / later.bits if later.bits else 0.0
    in_later = of_earlier / earlier.bits if earlier.bits else 0.0
    same = bool(earlier.plain) and earlier.plain == later.plain
    head = _level("head", _head(earlier, later))
    levels = (
        ("text", "same" if same else _level("text", dice)),
        ("held", _level("held", max(in_earlier, in_later))),
        ("rare", _level("rare", min(of_earlier, of_later))),
        ("lone", _lone(earlier, later)),
        ("phrase", _level("phrase", _phrases(earlier, later))),
        ("sentence", _sentence(earlier, later)),
        ("head", head),
        ("numbers", _numbers(earlier, later)),
        ("measure", _measure(earlier, later, head)),
        ("groups", _overlap(earlier.groups, later.groups)),
        ("section", _section(earlier, later)),
        ("kind", _kind(earlier, later)),
        ("actors", _actors(earlier, later)),
        ("mention", _mention(earlier, later)),
        ("amends", "told" if later.changes and route.name == "amend" else None),
        ("printed_id", _printed(earlier, later, route)),
        ("way", _way(route)),
    )
    evidence = tuple(Evidence(feature, level, _weights()[feature][level]) for feature, level in levels if level)
    return Compared(
        earlier.id,
        later.id,
        round(sum(each.weight for each in evidence), 2),
        evidence,
        dice,
        in_earlier,
        in_later,
        same,
    )


def shared_bits(
    one: Features, other: Features, ones: dict[str, float], others: dict[str, float]
) -> tuple[float, float]:
    """Bits of the stems that stand in both of `ones` and `others` (stems of the two), as each side weighs them; a
    compound and its part, or two spellings, count for three quarters."""
    if len(others) < len(ones):
        here, there = shared_bits(other, one, others, ones)
        return there, here
    common = ones.keys() & others.keys()
    here, there = sum(ones[stem] for stem in common), sum(others[stem] for stem in common)
    near = {stem for key in one.kin.keys() & other.kin.keys() for stem in one.kin[key]}
    used: set[str] = set(common)
    for stem in sorted(stem for stem in near if stem not in common and ones.get(stem, 0.0) >= _RARE):
        found = _kin(stem, other.kin, others, used)
        if found:
            used.add(found)
            here += _PART * ones[stem]
            there += _PART * others[found]
    return here, there


def _kin(stem: str, kin: dict[str, tuple[str, ...]], among: dict[str, float], used: set[str]) -> str | None:
    """A stem that this one begins or ends, that begins or ends it, or that is another spelling of it."""
    for key in kin_keys(stem):
        for other in kin.get(key, ()):
            if other in among and other not in used and _are_kin(stem, other):
                return other
    return None


@lru_cache(maxsize=100_000)
def _are_kin(stem: str, other: str) -> bool:
    if other.startswith(stem) or stem.startswith(other) or other.endswith(stem) or stem.endswith(other):
        return True
    return other[0] == stem[0] and abs(len(other) - len(stem)) <= 3 and fuzz.ratio(stem, other) >= _ALIKE


def _lone(one: Features, other: Features) -> str | None:
    """What only these two of their documents say."""
    if one.lone is None or other.lone is None:
        return None
    return _level("lone", min(shared_bits(one, other, one.lone, other.lone)))


def _phrases(one: Features, other: Features) -> float:
    """Bits of the pairs of neighbouring stems that both texts have: "gjennomsnittlig ventetid", in any inflection."""
    common = one.neighbours & other.neighbours
    return sum(min(one.stems[stem], other.stems[stem]) for pair in common for stem in pair)


def _head(one: Features, other: Features) -> float:
    """How much of what the shorter opening names ("gjennomsnittlig ventetid") the other opening names too."""
    sums = sum(one.opening.values()), sum(other.opening.values())
    shared = shared_bits(one, other, one.opening, other.opening)
    return max((part / whole for part, whole in zip(shared, sums, strict=True) if whole), default=0.0)


def _sentence(one: Features, other: Features) -> str | None:
    """The likest two sentences, where one of the texts has several: a matter goes on though the rest was rewritten."""
    if not one.sentences and not other.sentences:
        return None
    best = 0.0
    for first in one.sentences or (one.stems,):
        for second in other.sentences or (other.stems,):
            common = first.keys() & second.keys()
            shared = sum(first[stem] for stem in common), sum(second[stem] for stem in common)
            if min(shared) >= _TELLING:
                best = max(best, sum(shared) / (sum(first.values()) + sum(second.values())))
    return _level("sentence", best)


def _level(feature: str, value: float) -> str:
    """The first level whose floor the value reaches."""
    for name, floor in _floors()[feature]:
        if value >= floor:
            return name
    return "none"


def _numbers(one: Features, other: Features) -> str | None:
    if not one.numbers or not other.numbers:
        return None if one.numbers == other.numbers else "one_side"
    if one.numbers == other.numbers:
        return "same"
    return "some" if one.numbers & other.numbers else "apart"


def _mention(earlier: Features, later: Features) -> str | None:
    """Whether the requirement that the later text says is continued, changed or dropped is the earlier one."""
    if not later.mention:
        return None
    share = shared_bits(later, earlier, later.mention, earlier.stems)[0] / sum(later.mention.values())
    return _level("mention", share)


def _overlap(one: frozenset[str], other: frozenset[str]) -> str | None:
    """Whether both hold for the same groups; None where one does not say."""
    if not one or not other:
        return None
    return "same" if one == other else "some" if one & other else "apart"


def _measure(one: Features, other: Features, head: str) -> str | None:
    """Two goals: whether they measure the same thing, and in the same unit where both have one."""
    if not one.units or not other.units:
        return "measure" if head == "same" and {one.kind, other.kind} <= _GOALS else None
    if not one.units & other.units:
        return "unit_apart"
    return "measure_and_unit" if head in ("same", "most") else "unit"


def _section(one: Features, other: Features) -> str | None:
    """Heading and lead-in of the one against those of the other, and against its text."""
    if not one.context or not other.context:
        return None
    shared = sum(one.context[stem] for stem in one.context.keys() & other.context.keys())
    return _level("section", shared / min(sum(one.context.values()), sum(other.context.values())))


def _kind(one: Features, other: Features) -> str:
    """Each document's duty to report on itself is its own: that two levels, or two kinds of documents, each have one
    tells nothing; that a report quotes one does."""
    if one.kind == other.kind:
        elsewhere = one.level != other.level or (one.genre != other.genre and one.origin == other.origin)
        return "own_duty" if one.kind == "rapporteringskrav" and elsewhere else "same"
    families = phrases("link.levels")["kin"]["kinds"]
    return "akin" if any(one.kind in family and other.kind in family for family in families) else "apart"


def _actors(one: Features, other: Features) -> str:
    if one.actors == other.actors:
        return "same"
    return "some" if one.actors & other.actors else "apart"


def _printed(one: Features, other: Features, route: Route) -> str | None:
    """Printed numbers are the issuer's own and the year's own: they tell on amendments and reports of that year
    only."""
    if route.name not in ("amend", "report") or route.gap or not one.printed_id or not other.printed_id:
        return None
    return "same" if one.printed_id == other.printed_id else "apart"


def _way(route: Route) -> str:
    if route.name != "far":
        return route.name
    return "far_years" if route.gap else "far_bodies"


@cache
def _floors() -> dict[str, tuple[tuple[str, float], ...]]:
    table = phrases("link.levels")["floors"]
    return {feature: tuple(sorted(levels.items(), key=lambda item: -item[1])) for feature, levels in table.items()}


@cache
def _weights() -> dict[str, dict[str, float]]:
    return phrases("link.levels")["weights"]
