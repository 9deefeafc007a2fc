"""Sentences that answer a requirement -> status, with the words that decide; ukjent where nothing says.

The body's own verdict outranks all, then what is said of a lapse, missing figures, the figures themselves, delay, and
at last what the clauses near the requirement tell of deeds: done, in part, under way, not begun. A word of success
about something else does not count.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.extract.prose_clauses import Clause, clauses_of, form, says
from pipeline.extract.prose_figures import figure_status, is_measured, is_per_cent, results_in, wants_little
from pipeline.extract.ratings import printed_status
from pipeline.phrases import phrases
from pipeline.records import Target

Status = tuple[str, str | None]
_WHOLE = 100  # per cent
_WORD = 2  # words of a first sentence that is a rating by itself ("Pågår.", "Ej påbörjad.")


def prose_status(requirement: str, kind: str, passages: tuple[str, ...], targets: tuple[Target, ...] = ()) -> Status:
    """Status of one requirement by the sentences that speak of it, in reading order. `kind` is that of the requirement:
    an indicator is never met by work alone. Never raises; time is linear in the text."""
    clauses = clauses_of(requirement, passages)
    if clauses and len(clauses[0].sentence.split()) <= _WORD and (printed := printed_status(clauses[0].sentence, None)):
        return printed
    measured = is_measured(requirement, targets)
    found = (
        _lapse(requirement, clauses)
        or _verdict(clauses, wants_little(requirement, targets))
        or (_numbers(requirement, targets, clauses) if measured or targets or kind == "indikator" else None)
        or _deed(clauses, measured, says("measure", requirement))
    )
    if found and kind == "indikator" and found[0] == "pågår":
        found = None
    return found or ("ukjent", None)


def _lapse(requirement: str, clauses: tuple[Clause, ...]) -> Status | None:
    if says("older_lapsed", requirement):
        return None
    found = next((c for c in clauses if c.says == "lapsed" and c.near), None)
    if found and not found.itself and _done(clauses, measured=False):
        return None
    return ("bortfalt", found.text) if found else None


def _verdict(clauses: tuple[Clause, ...], little: bool) -> Status | None:
    """The body's own judgement. Reached by so many of so many, or in one sentence and not in another, is a part."""
    good, bad = ("below_goal", "above_goal") if little else ("above_goal", "below_goal")
    partly = _first(clauses, "verdict_partly")
    missed = next((c for c in clauses if c.says == "verdict_missed" or says(bad, c.text)), None)
    met = next((c for c in clauses if c.says == "verdict_met" or says(good, c.text)), None)
    if partly:
        return "delvis", partly.text
    if missed and met:
        return "delvis", f"{met.text} {missed.text}"
    if missed:
        return "ikke_oppfylt", missed.text
    if met is None:
        return None
    return _share((met,)) or ("delvis" if says("partial", met.text) else "oppfylt", met.text)


def _numbers(requirement: str, targets: tuple[Target, ...], clauses: tuple[Clause, ...]) -> Status | None:
    missing = _first(clauses, "no_figures")
    if missing:
        return "mangler_tall", missing.text
    found = figure_status(requirement, targets, clauses)
    for clause in clauses:
        if not found or found[1] in clause.sentence:
            part = _share((clause,)) or (("delvis", clause.text) if clause.says == "partial" and clause.near else None)
            if part:
                return part
    return found


def _deed(clauses: tuple[Clause, ...], measured: bool, measure: bool) -> Status | None:
    telling = [c for c in clauses if c.says and (c.says != "done" or c.near)]
    late, way, undone = (_first(clauses, key) for key in ("late", "under_way", "undone"))
    done = _done(clauses, measured)
    if late and not (done and clauses.index(done) > clauses.index(late) and says("finished", done.text)):
        return "forsinket", late.text
    opens = telling[0] if telling else None
    if not (opens and opens.says == "under_way" and opens.near):
        part = _share(clauses) or _stated(clauses, "partial", "delvis") or _contrast(clauses)
        if part:
            return part
    if measure and (missing := _stated(clauses, "no_figures", "mangler_tall")):
        return missing
    if done:
        return _with_rest(done, undone, way, _still(clauses, done))
    some = next((c for c in clauses if c.near and c.says is None and not measured and _below_whole(c)), None)
    if some:
        return "delvis", some.text
    step = next((c for c in clauses if c.says == "done" and c.step), None)
    return (
        (None if way and _before(way, "not_begun", clauses) else _stated(clauses, "not_begun", "ikke_påbegynt"))
        or (_stated(clauses, "undone", "ikke_oppfylt") if not way else None)
        or _stated(clauses, "under_way", "pågår")
        or _stated(clauses, "no_figures", "mangler_tall")
        or _stated(clauses, "coming", "pågår")
        or (("pågår", step.text) if step else None)
        or next(
            (("oppfylt", c.text) for c in clauses if c.says == "done" and says("finished", c.text) and not measured),
            None,
        )
        or next((("pågår", c.text) for c in clauses if c.says == "going_on" and c.near), None)
    )


def _with_rest(done: Clause, undone: Clause | None, way: Clause | None, still: Clause | None) -> Status:
    """Something is done: the rest may be denied, or still under way."""
    if undone and (undone.near or undone.sentence == done.sentence):
        return "delvis", f"{done.text} {undone.text}"
    if still or (way and way.shared > done.shared):
        return "pågår", (still or way or done).text
    if _below_whole(done):
        return ("pågår", way.text) if way else ("delvis", done.text)
    return "oppfylt", done.text


def _contrast(clauses: tuple[Clause, ...]) -> Status | None:
    """Some have it, while others are only on the way, or are denied it."""
    for first, second in pairwise(clauses):
        some = first.sentence == second.sentence and first.near and first.says in ("done", None)
        if some and says("contrast", second.text) and second.says in ("under_way", "undone", "coming", "going_on"):
            return "delvis", first.sentence
    return None


def _below_whole(clause: Clause) -> bool:
    """Whether it holds for less than a hundred per cent of those that are meant."""
    share = next((value for value, unit in results_in(clause.text) if is_per_cent(unit)), _WHOLE)
    return share < _WHOLE and says("per_cent_of", clause.text)


def _before(clause: Clause, key: str, clauses: tuple[Clause, ...]) -> bool:
    other = _first(clauses, key)
    return says("begun", clause.text) or other is None or (clause.near and clauses.index(clause) < clauses.index(other))


def _still(clauses: tuple[Clause, ...], done: Clause) -> Clause | None:
    """A clause after the deed that says the thing itself is still in the making, or goes on in the same sentence."""
    after = (c for c in clauses[clauses.index(done) + 1 :] if c.says == "under_way" and c.near)
    return next((c for c in after if says("in_progress", c.text) or (c.itself and c.sentence == done.sentence)), None)


def _stated(clauses: tuple[Clause, ...], key: str, status: str) -> Status | None:
    found = _first(clauses, key)
    return (status, found.text) if found else None


def _first(clauses: tuple[Clause, ...], key: str) -> Clause | None:
    return next((c for c in clauses if c.says == key), None)


def _done(clauses: tuple[Clause, ...], measured: bool) -> Clause | None:
    """The clause nearest to the requirement that tells of a deed done; deeds meet no figure, but all doing it does."""
    own = [c for c in clauses if c.near and not c.step and (_all_do(c) or (c.says == "done" and not measured))]
    return max(own, key=lambda c: c.shared, default=None)


def _all_do(clause: Clause) -> bool:
    return clause.says in (None, "done") and says("all_do", clause.text) and not says("interim", clause.text)


def _share(clauses: tuple[Clause, ...]) -> Status | None:
    """So many of so many: all is met, none is not."""
    for clause in clauses:
        found = form("share_of").search(clause.text)
        if found:
            groups = {name[0]: value for name, value in found.groupdict().items() if value}
            some, whole = _count(groups.get("x")), _count(groups.get("y"))
            if some == 0:
                return "ikke_oppfylt", clause.text
            return ("oppfylt" if some is not None and some == whole else "delvis"), clause.text
    return None


def _count(word: str | None) -> int | None:
    if word is None:
        return None
    if word.isdigit():
        return int(word)
    for number, forms in enumerate(phrases("extract.prose_status")["number_words"]["forms"]):
        if re.fullmatch(forms, word, re.IGNORECASE):
            return number
    return None
