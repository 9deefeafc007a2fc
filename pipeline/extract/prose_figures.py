"""What an answer's figures say of a requirement's targets -> status and the sentence, None where nothing compares.

Read only where the text gives no verdict of its own. The result is compared with each target of this year that has its
unit: all met is oppfylt, none ikke_oppfylt, some delvis. A change is compared by its direction and its amount.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.prose_changes import NUMBER, changed, held, number, pair
from pipeline.extract.prose_clauses import Clause, counts_asked, so_many_of
from pipeline.extract.prose_forms import form, says
from pipeline.extract.prose_growth import compares_groups, outgrown
from pipeline.extract.prose_kin import content, meets
from pipeline.extract.prose_results import Result, parts_in, parts_of_limits, results_in, with_their_parts
from pipeline.phrases import phrases
from pipeline.records import Target

_SUBJECT = "extract.prose_status"
_REMEMBERED = 1 << 12  # requirements kept: each is asked for several times
_LIMITS = {
    ">=": lambda found, limit: found >= limit,
    ">": lambda found, limit: found > limit,
    "<=": lambda found, limit: found <= limit,
    "<": lambda found, limit: found < limit,
}
_BEFORE_A_WORD = re.compile(rf"{NUMBER} ([^\W\d]+(?: [^\W\d]+)?)")
_YEAR = re.compile(r"\b20\d\d\b")
_MEASURES = ("percent", "days", "million")  # units that no deed meets
_ALL, _HALF = 100, 50

Status = tuple[str, str]


def figure_status(requirement: str, targets: tuple[Target, ...], clauses: tuple[Clause, ...]) -> Status | None:
    """(status, the words that decide), or None."""
    sentences = tuple(dict.fromkeys(c.sentence for c in clauses))
    limits = limits_of(targets)
    wants = wanted_change(requirement, targets)
    if compares_groups(requirement, targets):
        return outgrown(requirement, targets, sentences)
    limited = _against_limits(requirement, limits, sentences) or _counted(limits, clauses) or _all_of_them(limits, clauses)
    limited = limited or _cell(requirement, limits, sentences) or _tallied(requirement, limits, sentences)
    limited = limited or _filled(requirement, limits, clauses)
    moved = changed(requirement, wants, targets, clauses) if wants else None
    if limited and moved and any(t.op in ("increase", "decrease") for t in targets) and limited[0] != moved[0]:
        return "delvis", limited[1]
    return (
        limited
        or (None if limits else _none_at_all(requirement, sentences))
        or moved
        or held(requirement, targets, sentences)
        or _balance(requirement, clauses)
        or (None if limits else _of_all(requirement, sentences))
    )


def by_parts(requirement: str, targets: tuple[Target, ...], verdict: str, clauses: tuple[Clause, ...]) -> Status | None:
    """Where parts have a limit each and the verdict is given of one of them: what the figures of all say, if they part."""
    limits = limits_of(targets)
    if not any(parts_of_limits(requirement, limits)) or len(parts_in(verdict)) != 1:
        return None
    found = _against_limits(requirement, limits, tuple(dict.fromkeys(c.sentence for c in clauses)))
    return found if found and found[0] == "delvis" else None


def wanted_change(requirement: str, targets: tuple[Target, ...]) -> str | None:
    """increase or decrease, where the requirement asks for one of them."""
    ops = {t.op for t in targets if t.horizon != "long_term"} & {"increase", "decrease"}
    if len(ops) == 1:
        return ops.pop()
    if says("asks_to_pass_on", requirement) or any(t.op == "hold" for t in targets):
        return None  # to ask others to reduce it; not to let it rise
    core = _without_purpose(requirement)
    more, less = says("wants_more", core), says("wants_less", core)
    return None if more == less else "increase" if more else "decrease"


@lru_cache(maxsize=_REMEMBERED)
def _without_purpose(requirement: str) -> str:
    return form("serves").sub("", requirement)


def wants_little(requirement: str, targets: tuple[Target, ...]) -> bool:
    """Whether the goal is an upper limit or a reduction, by its targets or else its words."""
    ops = {t.op for t in targets if t.horizon != "long_term"}
    if ops:
        bare = ops == {"="} and (says("wants_none", requirement) or says("unwanted", requirement))
        return bool(ops & {"<", "<=", "decrease"}) or bare
    wants = wanted_change(requirement, targets)
    return says("wants_little", requirement) or wants == "decrease" or (wants is None and says("unwanted", requirement))


def is_measured(requirement: str, targets: tuple[Target, ...]) -> bool:
    """Whether figures rather than deeds tell whether the requirement is met."""
    return (
        any(t.horizon != "long_term" and (t.op in ("increase", "decrease", "hold") or _unit(t.unit) in _MEASURES) for t in targets)
        or wanted_change(requirement, targets) is not None
        or says("wants_none", requirement)
        or (says("wants_hold", requirement) and says("measured_hold", requirement))
        or says("wants_balance", requirement)
    )


def limits_of(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """The targets of this year that a figure keeps or does not."""
    return tuple(t for t in targets if (t.op in _LIMITS or t.op == "=") and t.value and t.horizon != "long_term")


def _against_limits(requirement: str, limits: tuple[Target, ...], sentences: tuple[str, ...]) -> Status | None:
    """Each limit with the results of its unit: its own part's where each part has a limit, else those that count."""
    told = [r for s in sentences if not says("to_reach", s) for r in results_in(s, requirement)]
    parts = parts_of_limits(requirement, limits)
    if not any(r.part == part for r in told for part in parts):
        parts = (None,) * len(limits)
    verdicts: list[tuple[bool, str]] = []
    for target, part in zip(limits, parts, strict=True):
        found = _latest([r for r in told if same_unit(r.unit, target.unit)])
        counted = [r for r in found if r.part == part][:1] if part else _that_count(found, requirement)
        turned = target.op in (">", ">=") and says("wants_none", requirement)  # "ingen … mer enn 5 %"
        for result in counted:
            kept = _LIMITS[_side(target, requirement)](result.value, target.value) != turned
            short = _unit(target.unit) == "million" and says("deficit", result.sentence)  # so much too little
            verdicts.append((kept and not short, result.sentence))
    if not verdicts:
        return None
    met = [kept for kept, _ in verdicts]
    return ("oppfylt" if all(met) else "delvis" if any(met) else "ikke_oppfylt"), verdicts[0][1]


def is_counted(text: str, targets: tuple[Target, ...]) -> bool:
    """Whether a text counts so many of so many where a share of them is the goal."""
    return so_many_of(text) is not None and any(is_per_cent(t.unit) and t.op in (">=", ">") for t in targets)


def _cell(requirement: str, limits: tuple[Target, ...], sentences: tuple[str, ...]) -> Status | None:
    """A figure that is all that is told has the unit of the one limit."""
    if len(limits) != 1 or len(sentences) != 1 or not re.fullmatch(NUMBER, sentences[0]):
        return None
    met = _LIMITS[_side(limits[0], requirement)](number(sentences[0]), limits[0].value)
    return ("oppfylt" if met else "ikke_oppfylt"), sentences[0]


def _filled(requirement: str, limits: tuple[Target, ...], clauses: tuple[Clause, ...]) -> Status | None:
    """Where so many places are wanted, how many people have one."""
    places = pair("so_many_places").search(requirement)
    wanted = next((number(found) for found in places.groups() if found), None) if places else None
    if wanted is None or not all(limit.value == wanted for limit in limits):
        return None
    for clause in clauses:
        people = pair("so_many_people").search(clause.text)
        if people and (clause.near or says("has_place", clause.text)):
            found = next(number(group) for group in people.groups() if group)
            return ("oppfylt" if found >= wanted else "ikke_oppfylt"), clause.text
    return None


def _counted(limits: tuple[Target, ...], clauses: tuple[Clause, ...]) -> Status | None:
    """Where a share is wanted and what the requirement names is counted: "39 av 96" is 41 per cent."""
    floor = next((t for t in limits if t.op in (">=", ">") and is_per_cent(t.unit)), None)
    if floor is None:
        return None
    for clause in clauses:
        some, whole = so_many_of(clause.text) or (None, None)
        if some is not None and whole and counts_asked(clause):
            return ("oppfylt" if _LIMITS[floor.op](some / whole * _ALL, floor.value) else "ikke_oppfylt"), clause.text
    return None


def _tallied(requirement: str, limits: tuple[Target, ...], sentences: tuple[str, ...]) -> Status | None:
    """Where a number of things is wanted: the first number that stands before them ("438 båter")."""
    limit = next((t for t in limits if t.unit is None), None)
    if limit is None or not says("tally", requirement):
        return None
    own = content(form("tally").sub("", requirement))
    for sentence in sentences:
        for match in _BEFORE_A_WORD.finditer(sentence):
            if any(meets(match[2], stem) for stem in own):
                kept = _LIMITS[_side(limit, requirement)](number(match[1]), limit.value)
                return ("oppfylt" if kept else "ikke_oppfylt"), sentence
    return None


def _that_count(found: list[Result], requirement: str) -> list[Result]:
    """Of the parts that the requirement names, those; of all together, that alone unless each is meant; else the first
    result and the first of each other part."""
    asked = parts_in(requirement)
    found = [r for r in found if r.part in with_their_parts(asked)] or found
    if found and found[0].part and not (says("wants_every", requirement) or len(asked) > 1):
        found = [r for r in found if r.whole][:1] or found
    firsts: dict[str, Result] = {}
    for result in found:
        if result.part or not firsts:
            firsts.setdefault(result.part or "", result)
    return list(firsts.values())


def keeps(value: float, limit: Target, requirement: str) -> bool:
    """Whether a figure is on the right side of a limit."""
    return _LIMITS[_side(limit, requirement)](value, limit.value)


def _side(target: Target, requirement: str) -> str:
    """On which side of its limit a target is met: a bare figure is a floor, or a ceiling of what is unwanted."""
    return target.op if target.op != "=" else "<=" if says("unwanted", requirement) else ">="


def _latest(found: list[Result]) -> list[Result]:
    """Without the results of an earlier year than the last one named, and of before where it is told how it is now."""
    recent = _of_last_year([r.sentence for r in found])
    kept = [r for r in found if r.sentence in recent]
    return [r for r in kept if says("by_now", r.sentence)] or kept


def _all_of_them(limits: tuple[Target, ...], clauses: tuple[Clause, ...]) -> Status | None:
    """Where a share of at least so much is wanted and all are told to have it: all is more than any share."""
    if not any(t.op in (">=", ">") and is_per_cent(t.unit) for t in limits):
        return None
    told = next((c for c in clauses if c.near and c.says in (None, "done", "kept", "acted") and says("every_one", c.text)), None)
    return ("oppfylt", told.text) if told else None


def _none_at_all(requirement: str, sentences: tuple[str, ...]) -> Status | None:
    """Where none is wanted: said to be none, or some."""
    if not says("wants_none", requirement):
        return None
    for sentence in sentences:
        if says("is_none", sentence):
            return "oppfylt", sentence
        if any(r.value > 0 for r in results_in(sentence)) or says("is_some", sentence):
            return "ikke_oppfylt", sentence
    return None


def _balance(requirement: str, clauses: tuple[Clause, ...]) -> Status | None:
    """A deficit is not met, a surplus is; both are a part."""
    if not says("wants_balance", requirement):
        return None
    texts = _of_last_year([c.text for c in clauses if says("deficit", c.text) or says("surplus", c.text)])
    short = next((text for text in texts if says("deficit", text)), None)
    over = next((text for text in texts if says("surplus", text)), None)
    if short:
        return ("delvis", f"{over} {short}") if over else ("ikke_oppfylt", short)
    return ("oppfylt", over) if over else None


def _of_last_year(texts: list[str]) -> list[str]:
    """Without those that tell of an earlier year than the last one named."""
    years = [max(map(int, _YEAR.findall(form("compared_with").sub("", text))), default=None) for text in texts]
    last = max((year for year in years if year), default=None)
    return [text for text, year in zip(texts, years, strict=True) if year in (None, last)]


def _of_all(requirement: str, sentences: tuple[str, ...]) -> Status | None:
    """Where all are meant, a share of them is a part, and less than half is not enough."""
    if not says("wants_all", requirement):
        return None
    for sentence in sentences:
        for result in results_in(sentence):
            if _unit(result.unit) == "percent":
                return ("oppfylt" if result.value >= _ALL else "delvis" if result.value >= _HALF else "ikke_oppfylt"), sentence
    return None


def is_per_cent(unit: str | None) -> bool:
    """Whether a unit is per cent, however written."""
    return _unit(unit) == "percent"


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units are one, however written."""
    return _unit(one) == _unit(other)


def _unit(unit: str | None) -> str:
    plain = (unit or "").lower().rstrip(".")
    for name, entry in phrases(_SUBJECT)["unit_classes"].items():
        if plain in entry:
            return name
    return plain[:4]
