"""A linked pair -> what kind of link it is, and what changed from the one to the other, as data.

Numbers are compared as numbers, dates as dates: a year that rolls on with the documents is no change, a deadline that
moves is one. Fields: tall, frist, ansvar, omfang, tekst.
"""

from __future__ import annotations

import difflib
import re
from functools import cache

from rapidfuzz import fuzz

from pipeline.link.assign import Assigned
from pipeline.link.features import LONGEST, Features, groups_in
from pipeline.phrases import all_forms, phrases
from pipeline.records import Change, Deadline, Document, Evidence, Requirement, Target

_SAME_LETTERS = 96  # likeness of the masked letters, of 100, up to which a difference is a typing slip
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r"\b(\d+|[^\W\d_]{2,8}) (?=([^\W\d_]{3,}))")
_MORE, _LESS = (">=", ">", "increase"), ("<=", "<", "decrease")


def kind_of(found: Assigned, changes: tuple[Change, ...], slips: bool) -> str:
    """The link's kind. `slips`: the texts differ by typing slips at most."""
    if found.shape != "one":
        return found.shape
    by_way = {
        "down": "cascade",
        "sibling": "sibling",
        "beside": "sibling",
        "report": "reported",
        "amend": "amended",
        "far": "related",
        "skip": "cascade",
        "defines": "defines",
    }
    if found.route in by_way:
        return by_way[found.route]
    if any(change.field != "tekst" for change in changes):
        return "changed"
    return "same" if found.pair.same_words or slips else "reworded"


def only_slips(one: Features, other: Features) -> bool:
    """Whether the masked letters are so alike that only spelling differs."""
    return fuzz.ratio(one.letters, other.letters, score_cutoff=_SAME_LETTERS) > 0


def changes_between(
    one: Requirement, other: Requirement, ends: tuple[Document, Document], slips: bool
) -> tuple[Change, ...]:
    """Field by field, from -> to; the words that differ last, unless only spelling does."""
    own = [{document.issuer, document.recipient, *document.recipients} for document in ends]
    years = (ends[0].year, ends[1].year)
    found = [*_numbers(one, other, years), *_deadlines(one, other), *_actors(one, other, own), *_scope(one, other)]
    if not slips:
        found.extend(_words(one.text, other.text))
    return tuple(found)


def direction(one: Requirement, other: Requirement) -> Evidence | None:
    """How the lower target stands to the upper one: skjerpet, lempet, or differensiert where there are several."""
    above, below = one.terms.targets, other.terms.targets
    if not above or not below:
        return None
    if len(below) > len(above) and len({t.scope for t in below}) > len({t.scope for t in above}):
        return Evidence("grep", "differensiert", 0.0)
    for upper in above:
        for lower in below:
            same = upper.unit == lower.unit and (upper.scope == lower.scope or len(above) == len(below) == 1)
            if same and upper.value is not None and lower.value is not None and upper.value != lower.value:
                stricter = lower.value > upper.value if upper.op in _MORE else lower.value < upper.value
                if upper.op in _MORE + _LESS:
                    return Evidence("grep", "skjerpet" if stricter else "lempet", 0.0)
    return None


def _numbers(one: Requirement, other: Requirement, years: tuple[int | None, int | None]) -> list[Change]:
    before = {_target(target, years[0]): target.raw for target in one.terms.targets}
    after = {_target(target, years[1]): target.raw for target in other.terms.targets}
    gone = [raw for key, raw in before.items() if key not in after]
    new = [raw for key, raw in after.items() if key not in before]
    if (not gone and not new) or not before or not after:
        return []
    return [Change("tall", "; ".join(gone) or None, "; ".join(new) or None)]


def _target(target: Target, year: int | None) -> tuple:
    """What a target says; a baseline of the year before rolls on with the documents, any other year stands fast."""
    rolls = target.baseline is not None and year is not None and target.baseline == str(year - 1)
    return (target.op, target.value, target.unit, "rolls" if rolls else target.baseline, target.horizon)


def _deadlines(one: Requirement, other: Requirement) -> list[Change]:
    before, after = _due(one.terms.deadlines), _due(other.terms.deadlines)
    if not before or not after or before[-1].date == after[-1].date:
        return []
    if _is_yearly(one, before[-1]) and _is_yearly(other, after[-1]) and _day(before[-1]) == _day(after[-1]):
        return []
    return [Change("frist", str(before[-1].date), str(after[-1].date))]


def _is_yearly(one: Requirement, deadline: Deadline) -> bool:
    """A day for reporting comes back each year."""
    return deadline.type == "report" or one.kind == "rapporteringskrav"


def _day(deadline: Deadline) -> tuple[int, int] | None:
    return (deadline.date.month, deadline.date.day) if deadline.date else None


def _due(deadlines: tuple[Deadline, ...]) -> list[Deadline]:
    """Dated deadlines but start and recurring ones, the one in force last (a revised one before any other)."""
    dated = [each for each in deadlines if each.date and each.type in ("due", "report", "revised")]
    return sorted(dated, key=lambda each: (each.type == "revised", each.type == "due", each.date))


def _actors(one: Requirement, other: Requirement, own: list[set[str | None]]) -> list[Change]:
    """Other bodies that must act, or another that leads; that each document's own body must act is no change."""
    found = []
    for role in ("addressee", "lead"):
        before, after = (
            sorted({p.name for p in each.terms.parties if p.role == role} - (mine if role == "addressee" else set()))
            for each, mine in zip((one, other), own, strict=True)
        )
        if before and after and before != after:
            found.append(Change("ansvar", "; ".join(before), "; ".join(after)))
    return found


def _scope(one: Requirement, other: Requirement) -> list[Change]:
    """Groups of patients or services that came or went, and counted things ("26 kreftformene" -> "24 kreftformene")."""
    found = []
    before, after = groups_in(one.text[:LONGEST]), groups_in(other.text[:LONGEST])
    if before and after and before != after:
        found.append(Change("omfang", ", ".join(sorted(before)), ", ".join(sorted(after))))
    targets = {f"{t.value:g}" for each in (one, other) for t in each.terms.targets if t.value is not None}
    counted, recounted = (_counted(each.text[:LONGEST], targets) for each in (one, other))
    found.extend(
        Change("omfang", counted[noun], recounted[noun])
        for noun in counted
        if noun in recounted and _number(counted[noun]) != _number(recounted[noun])
    )
    return found


def _counted(text: str, targets: set[str]) -> dict[str, str]:
    """Things counted, in figures or words: noun -> "to helsefellesskap"; measures, years and targets are none."""
    found = ((" ".join(match.groups()), *match.groups()) for match in _COUNTED.finditer(text))
    return {
        noun.lower(): whole
        for whole, number, noun in found
        if _number(number) is not None
        and f"{_number(number)}" not in targets
        and not _YEAR.fullmatch(number)
        and noun.lower() not in _no_nouns()
    }


def _number(text: str) -> int | None:
    first = text.split(" ")[0].lower()
    return int(first) if first.isdecimal() else phrases("link.kinds")["number_words"]["values"].get(first)


@cache
def _no_nouns() -> frozenset[str]:
    return frozenset(all_forms(phrases("link.kinds")["no_nouns"]))


def _words(before: str, after: str) -> list[Change]:
    """The words that went and came, stretch by stretch, as one change a stretch (the first twenty)."""
    old, new = before[:LONGEST].split(), after[:LONGEST].split()
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        Change("tekst", " ".join(old[a:b]) or None, " ".join(new[c:d]) or None)
        for step, a, b, c, d in steps
        if step != "equal"
    ][:20]
