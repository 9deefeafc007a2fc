"""What an answer's figures tell of a change -> whether it went the way that was wanted, and the sentence.

A change is told by a verb ("økte"), by two figures of a sentence ("fra 12 til 15", "mot 12 året før") or of two sentences
with a year each. Words stand in prose_status.toml; # in a form stands for a number.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from pipeline.extract.prose_clauses import Clause
from pipeline.extract.prose_forms import filled, form, says
from pipeline.phrases import all_forms, phrases
from pipeline.records import Target

_SUBJECT = "extract.prose_status"
NUMBER = r"(?<![\d,.])(\d+(?:[ .]\d{3})*(?:,\d+)?)"

_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO_TIMES = (("then_now", True), ("now_then", False))  # how two figures with a time each follow: the former first?

Status = tuple[str, str]


def changed(requirement: str, wants: str, targets: tuple[Target, ...], clauses: tuple[Clause, ...]) -> Status | None:
    """Status by the first sentence that tells of a change (of two sentences with a year each before any; of all together
    before any part), of the requirement's own matter where any does; two clauses of it that part are a part, and two
    matters of the requirement. `wants`: increase or decrease."""
    sentences = tuple(dict.fromkeys(c.sentence for c in clauses))
    for first, second in pairwise(sentences):
        if apart := _apart(first, second):
            right = apart[0] == (wants == "increase")
            return (_amount(apart[1], targets, first) if right else "ikke_oppfylt"), first
    for sentence in _weightiest_first(sentences, targets, clauses):
        if told := _of_sentence(sentence, wants, targets, clauses):
            return ("delvis", told[1]) if _parts_with(sentence, told[0], requirement, wants, clauses) else told
    return None


def _of_sentence(sentence: str, wants: str, targets: tuple[Target, ...], clauses: tuple[Clause, ...]) -> Status | None:
    since = _since(sentence, targets)
    texts = (since, *(c.text for c in clauses if c.sentence == sentence and since == sentence))
    texts = tuple(text for text in texts[1:] if says("in_total", text)) or texts
    found = [(moved, text) for text in dict.fromkeys(texts) if (moved := _moved(text, wants))]
    ways = {up == (wants == "increase") for (up, _), _ in found if up is not None}
    if len(ways) > 1:
        return "delvis", sentence
    if not found:
        return None
    (up, amount), text = found[0]
    if up is None or not ways or False in ways:
        return "ikke_oppfylt", text
    return _amount(amount, targets, sentence), text


def _since(sentence: str, targets: tuple[Target, ...]) -> str:
    """Of comparisons with several years, the one with the year that the requirement compares with."""
    bases = {t.baseline for t in targets if t.baseline}
    told = [(link, set(_YEAR.findall(link))) for link in form("and_or_but").split(sentence) if says("compared_with", link)]
    mine = [link for link, years in told if years <= bases]
    return mine[0] if len(mine) < len(told) and mine else sentence


def _parts_with(sentence: str, status: str, requirement: str, wants: str, clauses: tuple[Clause, ...]) -> bool:
    """Whether another sentence tells that another matter of the requirement, named beside this one's ("X og Y skal ned"),
    went the other way."""
    met: dict[str, set[str]] = {}
    for clause in clauses:
        met.setdefault(clause.sentence, set()).update(clause.own)
    mine = met[sentence]
    for other, its in met.items():
        beside = _beside(requirement, mine - its, its - mine)
        if beside is not None and (moved := _moved(other, wants)):
            right = moved[0] == (_wanted_before(requirement, beside, wants) == "increase") and moved[0] is not None
            if right != (status == "oppfylt"):
                return True
    return False


def _beside(requirement: str, mine: set[str], its: set[str]) -> int | None:
    """Where the other matter stands in the requirement, if "og" and no comma is between the two: of a longer list, what
    is told of all together holds."""
    small = requirement.lower()
    one = sorted(at for stem in mine if (at := small.find(stem)) >= 0)
    other = sorted(at for stem in its if (at := small.find(stem)) >= 0)
    for here in one:
        for there in other:
            between = small[min(here, there) : max(here, there)]
            if "," not in between and says("and", between):
                return there
    return None


def _wanted_before(requirement: str, at: int, wants: str) -> str:
    """What the last verb before a place asks for ("øke X og redusere Y")."""
    more = max((m.start() for m in form("wants_more").finditer(requirement, 0, at)), default=-1)
    less = max((m.start() for m in form("wants_less").finditer(requirement, 0, at)), default=-1)
    return wants if more == less else "increase" if more > less else "decrease"


def _weightiest_first(sentences: tuple[str, ...], targets: tuple[Target, ...], clauses: tuple[Clause, ...]) -> list[str]:
    """The sentences, those before others that tell of all together, since the year that is compared with, or of the
    requirement's own matter."""
    own = {c.sentence for c in clauses if c.shared}
    bases = {t.baseline for t in targets if t.baseline}

    def weight(sentence: str) -> tuple[bool, bool, bool]:
        near = sentence in own or says("the_measure", sentence)
        return says("in_total", sentence), any(year in sentence for year in bases), near

    return sorted(sentences, key=weight, reverse=True)


def held(requirement: str, targets: tuple[Target, ...], sentences: tuple[str, ...]) -> Status | None:
    """Where nothing was to change: standing still is met, and to move the way that is free."""
    if not says("wants_hold", requirement) and not any(t.op == "hold" for t in targets):
        return None
    found = next((s for s in sentences if says("stood_still", s)), None)
    if found:
        return "oppfylt", found
    free = None if says("hold_or_less", requirement) == says("hold_or_more", requirement) else says("hold_or_more", requirement)
    for first, second in pairwise((*sentences, "")):
        moved = _moved(first, None) or _apart(first, second)
        if moved and free is not None:
            return ("oppfylt" if moved[0] in (None, free) else "ikke_oppfylt"), first
    return None


@cache
def pair(key: str) -> re.Pattern[str]:
    """The pattern of an entry in which # stands for a number: two figures of one sentence."""
    return re.compile(filled(key).replace("#", r"(\d+(?: \d{3})*(?:,\d+)?)"), re.IGNORECASE)


def number(text: str) -> float:
    """A number as it is written: "1 250,5" -> 1250.5."""
    return float(re.sub(r"[ .](?=\d{3})", "", text).replace(",", "."))


def per_cent_of(text: str) -> float | None:
    """The first share of a whole: "82 prosent av oppdragene" -> 82."""
    found = form("per_cent_of").search(text)
    return number(found.group().split()[0].rstrip("%")) if found else None


def either(key: str) -> str:
    """The forms of an entry as alternatives of one expression."""
    return "|".join(all_forms(phrases(_SUBJECT)[key]))


def _amount(amount: float | None, targets: tuple[Target, ...], sentence: str) -> str:
    """The right way, but far enough? Less so far is on the way."""
    wanted = next((t.value for t in targets if t.op in ("increase", "decrease") and t.value is not None), None)
    if wanted is None or amount is None or amount >= wanted:
        return "oppfylt"
    return "pågår" if says("so_far", sentence) else "ikke_oppfylt"


def _moved(sentence: str, wants: str | None) -> tuple[bool | None, float | None] | None:
    """(up?, per cent); up None where it stands still; None where the sentence tells of no change or of both ways. To get
    better is to go the way that is wanted; what a rate is counted per is no figure."""
    if says("range", sentence):
        return None
    sentence = form("rate_base").sub("per", sentence)
    for key, former_first in (("from_to", True), ("against", False), *_TWO_TIMES):
        both = pair(key).search(sentence)
        if both and not all(_YEAR.fullmatch(group) for group in both.groups() if group):
            return _between(both, former_first)
    if dated := _dated(sentence):
        return dated
    if says("stood_still", sentence):
        return None, None
    told = form("leads_to").sub("", sentence)
    up, down = says("went_up", told), says("went_down", told)
    if wants and up == down:
        better, worse = says("got_better", told), says("got_worse", told)
        up, down = (better, worse) if wants == "increase" else (worse, better)
    return (up, _amount_in(told)) if up != down else None


def _amount_in(text: str) -> float | None:
    """By how many per cent, as a figure or as a part ("en femdel")."""
    figure = _by_amount().search(text)
    if figure:
        return number(figure[1])
    return next((float(part) for part in phrases(_SUBJECT)["fractions"] if _fraction(part).search(text)), None)


def _apart(first: str, second: str) -> tuple[bool | None, float | None] | None:
    """(up?, per cent) where one sentence gives this year's figure and the next that of a year before, or the other way."""
    two = f"{first} {second}"
    for key, former_first in _TWO_TIMES:
        both = pair(key).search(two)
        if both and both.start() < len(first) < both.end() and not any(map(_YEAR.fullmatch, filter(None, both.groups()))):
            return _between(both, former_first)
    found = pair("in_years_apart").search(two)
    if not found:
        return None
    one, year, other, before = (group for group in found.groups() if group)
    new, old = (number(one), number(before)) if year > other else (number(before), number(one))
    return (new > old, abs(new - old) / old * 100) if old and new != old else None


def _between(both: re.Match[str], former_first: bool) -> tuple[bool | None, float | None]:
    """(up?, per cent) of two figures; up None where they are one."""
    first, second = (number(group) for group in both.groups() if group)
    old, new = (first, second) if former_first else (second, first)
    return (new > old if new != old else None), (abs(new - old) / old * 100 if old else None)


def _dated(sentence: str) -> tuple[bool | None, float | None] | None:
    """(up?, per cent) of two figures with a year each, behind it or before."""
    for key, year_first in (("in_years", False), ("years_before", True)):
        if found := pair(key).search(sentence):
            one, two, three, four = (group for group in found.groups() if group)
            (year, first), (other, second) = ((one, two), (three, four)) if year_first else ((two, one), (four, three))
            old, new = (number(first), number(second)) if year < other else (number(second), number(first))
            return (new > old if new != old else None), (abs(new - old) / old * 100 if old else None)
    return None


@cache
def _by_amount() -> re.Pattern[str]:
    return re.compile(rf"{NUMBER} ?(?:{either('per_cent')})(?!\w)", re.IGNORECASE)


@cache
def _fraction(part: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases(_SUBJECT)['fractions'][part])})(?!\w)", re.IGNORECASE)
