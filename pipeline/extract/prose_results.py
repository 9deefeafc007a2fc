"""A sentence of an answer -> the figures that are results, each with whom it holds for: a part, or all together.

Goals, changes and other times' figures are left out. Parts are groups by their names (prose_status.toml), bodies, and
what a sentence opens with before a colon; "henholdsvis" gives figures to parts in their order.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.parties_bodies import bodies_in
from pipeline.extract.prose_changes import NUMBER, either, number
from pipeline.extract.prose_forms import form, form_loose, holds
from pipeline.phrases import phrases
from pipeline.records import Target

_SUBJECT = "extract.prose_status"
_NEAR = 45  # letters before a number that tell what it is
_BEHIND = 25  # letters behind a figure that tell that it is of all together
_LABEL = re.compile(r"[^\W\d][\w-]*(?: [\w-]+){0,3}(?=: )")  # what a sentence that opens so is about
_YEAR_BEFORE = re.compile(r"\b(20\d\d): $")
_SLIGHT = 1e-6
_CONSIST_OF = {"mental": ("adults", "children")}


class Result(NamedTuple):
    """A figure, its unit as written, the sentence, the part that it holds for, whether it is of all together."""

    value: float
    unit: str
    sentence: str
    part: str | None = None
    whole: bool = False


class _Figure(NamedTuple):
    """A figure and where it stands; the year behind it, and whether it is the last of several times."""

    start: int
    end: int
    value: float
    unit: str
    year: int | None = None
    at_last: bool = False


def results_in(sentence: str, requirement: str = "", changes: bool = False) -> list[Result]:
    """The results of a sentence, in reading order. Of "fra A til B", B is the result; "over A" is a little more than A.
    What the requirement says in the same words ("neste 6 måneder") tells what is measured. Of several with a time each,
    the last time's are the result. `changes`: what it changed by counts too."""
    found = [figure for match in _figure().finditer(sentence) for figure in _results(match, sentence, requirement, changes)]
    parts = _parts_of(sentence, found)
    ends = [0, *(figure.end for figure in found)]
    last = max((figure.year for figure in found if figure.year), default=None)
    at_last = any(figure.at_last for figure in found)
    return [
        Result(figure.value, figure.unit, sentence, part, _of_whole(sentence, start, figure))
        for figure, part, start in zip(found, parts, ends, strict=False)
        if (figure.at_last if at_last else figure.year in (None, last))
    ]


def parts_in(text: str) -> tuple[str, ...]:
    """The names of the groups that a text names, each once."""
    return tuple(dict.fromkeys(name for _, name in _groups(text)))


def with_their_parts(names: tuple[str, ...]) -> tuple[str, ...]:
    """The groups and those that they consist of."""
    return (*names, *(part for name in names for part in _CONSIST_OF.get(name, ())))


def parts_of_limits(requirement: str, limits: tuple[Target, ...]) -> tuple[str | None, ...]:
    """The group that each limit holds for, where each has one of its own: named behind it, in its cell or before it, or
    all of them before the limits in the same order. Nothing for each where one has none."""
    nothing = (None,) * len(limits)
    starts: list[int] = []
    for limit in limits:
        starts.append(requirement.find(limit.raw, starts[-1] + 1 if starts else 0))
    groups = _groups(requirement)
    if len(limits) < 2:
        return nothing
    behind = [
        next((name for at, name in groups if start <= at < end), None) or next(iter(parts_in(limit.scope or "")), None)
        for limit, (start, end) in zip(limits, pairwise([*starts, len(requirement)]), strict=True)
    ]
    between = [_last([n for at, n in groups if a <= at < b]) for a, b in pairwise([0, *starts])]
    before = tuple(dict.fromkeys(name for at, name in groups if at < starts[0]))  # a name and its letters are one
    named = tuple(behind) if all(behind) else tuple(between) if all(between) else before
    return named if len(set(named)) == len(limits) else nothing


def _results(match: re.Match[str], sentence: str, requirement: str, changes: bool) -> list[_Figure]:
    """A figure, after those that share its unit ("93 og 91 prosent"); none where the words before make it no result."""
    before = sentence[max(0, match.start() - _NEAR) : match.start()]
    if not changes and any(len(before) - m.end() <= 2 for m in form("not_result").finditer(before)):
        return []
    if before.split()[-1:] and f"{before.split()[-1]} {match.group()}".lower() in requirement.lower():
        return []
    dated = form("in_year").match(sentence, match.end() + 1) or _YEAR_BEFORE.search(before)
    year = max(map(int, filter(None, dated.groups()))) if dated else None
    own = _Figure(match.start(), match.end(), number(match[1]) + _bound(before), match[2], year, holds("at_last", before))
    listed = _LISTED.search(sentence, 0, match.start())
    shared = [*_ALONE.finditer(sentence, listed.start(), match.start())] if listed and holds("respectively", sentence) else []
    return [*(_Figure(m.start(), m.end(), number(m.group()), match[2]) for m in shared), own]


def _bound(before: str) -> float:
    """A little more or less, where a figure is told as a bound."""
    if any(len(before) - m.end() <= 1 for m in form("bound_over").finditer(before)):
        return _SLIGHT
    return -_SLIGHT if any(len(before) - m.end() <= 1 for m in form("bound_under").finditer(before)) else 0.0


def _parts_of(sentence: str, found: list[_Figure]) -> list[str | None]:
    """The part of each figure: in order after "henholdsvis", else the one named before it, or behind where the sentence
    opens with a figure."""
    label = None if form_loose("status_label").match(sentence) else _LABEL.match(sentence)
    places = sorted({*_groups(sentence), *_bodies(sentence)})
    first = [name for at, name in places if found and at < found[0].start]
    if holds("respectively", sentence):
        return [*first] if len(first) == len(found) else [str(at) for at in range(len(found))]
    if not found or not places:
        return [label.group().lower() if label else None] * len(found)
    if not first:
        ends = [*(figure.start for figure in found[1:]), len(sentence)]
        return [_one(places, figure.end, end) for figure, end in zip(found, ends, strict=True)]
    parts: list[str | None] = []
    for start, figure in zip([0, *(figure.end for figure in found)], found, strict=False):
        parts.append(_one(places, start, figure.start) or (parts[-1] if parts else None))
    return parts


def _one(places: list[tuple[int, str]], start: int, end: int) -> str | None:
    """The part named between two places; None where none is, or several are."""
    names = {name for at, name in places if start <= at < end}
    names -= {whole for whole, its in _CONSIST_OF.items() if names & set(its)}
    return names.pop() if len(names) == 1 else None


def _last(names: list[str]) -> str | None:
    return names[-1] if names else None


def _of_whole(sentence: str, start: int, figure: _Figure) -> bool:
    behind = sentence[figure.end : figure.end + _BEHIND].split(",")[0]
    return holds("of_whole", sentence[start : figure.start]) or holds("of_whole", behind)


def _groups(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match.lastgroup or "") for match in _group().finditer(text)]


def _bodies(sentence: str) -> list[tuple[int, str]]:
    return [(sentence.find(body.name), body.name) for body in bodies_in(sentence) if body.name in sentence]


_LISTED = re.compile(r"(?<![\d,])\d+(?:,\d+)?(?:, \d+(?:,\d+)?){0,4} \w{2,4} $")
_ALONE = re.compile(r"(?<![\d,])\d+(?:,\d+)?(?![\d])")


@cache
def _group() -> re.Pattern[str]:
    names = phrases(_SUBJECT)["groups"]
    joined = "|".join(f"(?P<{name}>{'|'.join(forms)})" for name, forms in names.items())
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(rf"{NUMBER} ?({either('units')})(?!\w)", re.IGNORECASE)
