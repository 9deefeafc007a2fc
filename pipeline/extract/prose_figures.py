"""What an answer's figures say of a requirement's targets -> status and the sentence, None where nothing compares.

Read only where the text gives no verdict of its own. The result is compared with each target of this year that has its
unit: all met is oppfylt, none ikke_oppfylt, some delvis. A change is compared by its direction and its amount.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.parties_bodies import bodies_in
from pipeline.extract.prose_changes import NUMBER, changed, either, held, number
from pipeline.extract.prose_clauses import Clause
from pipeline.extract.prose_forms import form, says
from pipeline.extract.wording import pattern
from pipeline.phrases import phrases
from pipeline.records import Target

_SUBJECT = "extract.prose_status"
_LIMITS = {
    ">=": lambda found, limit: found >= limit,
    ">": lambda found, limit: found > limit,
    "<=": lambda found, limit: found <= limit,
    "<": lambda found, limit: found < limit,
}
_NEAR = 45  # letters before a number that tell what it is
_LABEL = re.compile(r"[^\W\d][\w-]*(?: [\w-]+){0,3}(?=: )")  # what a sentence that opens so is about
_YEAR = re.compile(r"\b20\d\d\b")
_SLIGHT = 1e-6
_MEASURES = ("percent", "days", "million")  # units that no deed meets
_ALL, _HALF = 100, 50

Status = tuple[str, str]


def figure_status(requirement: str, targets: tuple[Target, ...], clauses: tuple[Clause, ...]) -> Status | None:
    """(status, the words that decide), or None."""
    sentences = tuple(dict.fromkeys(c.sentence for c in clauses))
    limits = tuple(t for t in targets if (t.op in _LIMITS or t.op == "=") and t.value and t.horizon != "long_term")
    wants = wanted_change(requirement, targets)
    return (
        _against_limits(requirement, limits, sentences)
        or _all_of_them(limits, clauses)
        or (None if limits else _none_at_all(requirement, sentences))
        or (changed(wants, targets, clauses) if wants else None)
        or held(requirement, targets, sentences)
        or _balance(requirement, clauses)
        or (None if limits else _of_all(requirement, sentences))
    )


def wanted_change(requirement: str, targets: tuple[Target, ...]) -> str | None:
    """increase or decrease, where the requirement asks for one of them."""
    ops = {t.op for t in targets if t.horizon != "long_term"} & {"increase", "decrease"}
    if len(ops) == 1:
        return ops.pop()
    if says("asks_to_pass_on", requirement):
        return None  # to ask others to reduce it
    core = form("serves").sub("", requirement)
    more, less = says("wants_more", core), says("wants_less", core)
    return None if more == less else "increase" if more else "decrease"


def wants_little(requirement: str, targets: tuple[Target, ...]) -> bool:
    """Whether the goal is an upper limit or a reduction, by its targets or else its words."""
    ops = {t.op for t in targets if t.horizon != "long_term"}
    if ops:
        bare = ops == {"="} and (says("wants_none", requirement) or says("unwanted", requirement))
        return bool(ops & {"<", "<=", "decrease"}) or bare
    return says("wants_little", requirement) or wanted_change(requirement, targets) == "decrease"


def is_measured(requirement: str, targets: tuple[Target, ...]) -> bool:
    """Whether figures rather than deeds tell whether the requirement is met."""
    return (
        any(t.horizon != "long_term" and (t.op in ("increase", "decrease") or _unit(t.unit) in _MEASURES) for t in targets)
        or wanted_change(requirement, targets) is not None
        or says("wants_none", requirement)
        or says("wants_hold", requirement)
        or says("wants_balance", requirement)
    )


def _against_limits(requirement: str, limits: tuple[Target, ...], sentences: tuple[str, ...]) -> Status | None:
    verdicts: list[tuple[bool, str]] = []
    for target in limits:
        told = [(value, unit, s) for s in sentences if not says("to_reach", s) for value, unit in results_in(s, requirement)]
        found = _latest([(value, s) for value, unit, s in told if _same_unit(unit, target.unit)])
        turned = target.op in (">", ">=") and says("wants_none", requirement)  # "ingen … mer enn 5 %"
        for value, sentence in _by_scope(found):
            verdicts.append((_LIMITS[_side(target, requirement)](value, target.value) != turned, sentence))
    if not verdicts:
        return None
    met = [kept for kept, _ in verdicts]
    return ("oppfylt" if all(met) else "delvis" if any(met) else "ikke_oppfylt"), verdicts[0][1]


def _side(target: Target, requirement: str) -> str:
    """On which side of its limit a target is met: a bare figure is a floor, or a ceiling of what is unwanted."""
    return target.op if target.op != "=" else "<=" if says("unwanted", requirement) else ">="


def _latest(found: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Without the results of an earlier year than the last one named, and of before where it is told how it is now."""
    years = [max(map(int, _YEAR.findall(sentence)), default=None) for _, sentence in found]
    last = max((year for year in years if year), default=None)
    kept = [pair for pair, year in zip(found, years, strict=True) if year in (None, last)]
    return [pair for pair in kept if says("by_now", pair[1])] or kept


def _all_of_them(limits: tuple[Target, ...], clauses: tuple[Clause, ...]) -> Status | None:
    """Where a share of at least so much is wanted and all are told to have it: all is more than any share."""
    if not any(t.op in (">=", ">") and is_per_cent(t.unit) for t in limits):
        return None
    told = next((c for c in clauses if c.near and c.says in (None, "done", "kept", "acted") and says("every_one", c.text)), None)
    return ("oppfylt", told.text) if told else None


def _by_scope(found: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """The first result, and the first of each later sentence that tells of another part ("innen TSB")."""
    scopes: dict[str, tuple[float, str]] = {}
    for value, sentence in found:
        scope = pattern("extract.outcomes", "scope").search(sentence) or _LABEL.match(sentence)
        part = scope.group().lower() if scope else next((body.name for body in bodies_in(sentence)), "")
        if part or not scopes:
            scopes.setdefault(part, (value, sentence))
    return list(scopes.values())


def results_in(sentence: str, requirement: str = "") -> list[tuple[float, str]]:
    """The figures of a sentence that are results, with their units; goals, changes and other years' are left out.
    Of "fra A til B", B is the result; "over A" is a little more than A. What the requirement says in the same words
    ("neste 6 måneder") tells what is measured. Of several with a time each, the last time's are the result."""
    found: list[tuple[float, str]] = []
    years: list[int | None] = []
    now: list[bool] = []
    end = 0
    for match in _figure().finditer(sentence):
        before = sentence[max(end, match.start() - _NEAR) : match.start()]
        end = match.end()
        value = _result(match[1], before, match.group(), requirement)
        if value is not None:
            dated = form("in_year").match(sentence, end + 1)
            found.append((value, match[2]))
            years.append(max(map(int, filter(None, dated.groups()))) if dated else None)
            now.append(says("at_last", before))
    last = max(filter(None, years), default=None)
    kept = [one for one, year in zip(found, years, strict=True) if year in (None, last)]
    return [one for one, is_now in zip(found, now, strict=True) if is_now] or kept


def _result(figure: str, before: str, whole: str, requirement: str) -> float | None:
    """The value of a figure behind these words, None where they make it no result."""
    if any(len(before) - m.end() <= 2 for m in form("not_result").finditer(before)):
        return None
    if before.split()[-1:] and f"{before.split()[-1]} {whole}".lower() in requirement.lower():
        return None
    value = number(figure)
    if any(len(before) - m.end() <= 1 for m in form("bound_over").finditer(before)):
        return value + _SLIGHT
    if any(len(before) - m.end() <= 1 for m in form("bound_under").finditer(before)):
        return value - _SLIGHT
    return value


def _none_at_all(requirement: str, sentences: tuple[str, ...]) -> Status | None:
    """Where none is wanted: said to be none, or some."""
    if not says("wants_none", requirement):
        return None
    for sentence in sentences:
        if says("is_none", sentence):
            return "oppfylt", sentence
        if any(value > 0 for value, _ in results_in(sentence)) or says("is_some", sentence):
            return "ikke_oppfylt", sentence
    return None


def _balance(requirement: str, clauses: tuple[Clause, ...]) -> Status | None:
    """A deficit is not met, a surplus is; both are a part."""
    if not says("wants_balance", requirement):
        return None
    short = next((c.text for c in clauses if says("deficit", c.text)), None)
    over = next((c.text for c in clauses if says("surplus", c.text)), None)
    if short:
        return ("delvis", f"{over} {short}") if over else ("ikke_oppfylt", short)
    return ("oppfylt", over) if over else None


def _of_all(requirement: str, sentences: tuple[str, ...]) -> Status | None:
    """Where all are meant, a share of them is a part, and less than half is not enough."""
    if not says("wants_all", requirement):
        return None
    for sentence in sentences:
        for value, unit in results_in(sentence):
            if _unit(unit) == "percent":
                return ("oppfylt" if value >= _ALL else "delvis" if value >= _HALF else "ikke_oppfylt"), sentence
    return None


def is_per_cent(unit: str | None) -> bool:
    """Whether a unit is per cent, however written."""
    return _unit(unit) == "percent"


def _same_unit(one: str | None, other: str | None) -> bool:
    return _unit(one) == _unit(other)


def _unit(unit: str | None) -> str:
    plain = (unit or "").lower().rstrip(".")
    for name, entry in phrases(_SUBJECT)["unit_classes"].items():
        if plain in entry:
            return name
    return plain[:4]


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(rf"{NUMBER} ?({either('units')})(?!\w)", re.IGNORECASE)
