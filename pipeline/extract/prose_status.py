"""Sentences that answer a requirement -> status, with the words that decide; ukjent where nothing says.

The body's own verdict outranks all, then what is said of a lapse, missing figures and the figures themselves; where
none of these is told, the clauses vote (prose_votes.py). A word of success about something else does not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_changes import per_cent_of
from pipeline.extract.prose_clauses import Clause, share_of_all
from pipeline.extract.prose_figures import by_parts, figure_status, is_counted, is_measured, wants_little
from pipeline.extract.prose_forms import form, form_loose, says
from pipeline.extract.prose_votes import SPEAKS_FOR, Asked, Vote
from pipeline.extract.prose_winner import voted
from pipeline.extract.ratings import printed_status
from pipeline.records import Target
from pipeline.words import hangs

Status = tuple[str, str | None]
_OF_WORK = ("oppfylt", "pågår", "ikke_påbegynt")  # what clauses tell of work, which moves no figure by itself
_CLEAR = 0.7  # share of the votes below which half of the readings are wrong, above it a third (answers not read before)
_OPENING = 3  # words of a rating before a sentence
_JUDGED = ("verdict_met", "verdict_missed", "verdict_partly")
_ALL = 100  # per cent
_WORD = 2  # words of a first sentence that is a rating by itself ("Pågår.", "Ej påbörjad.")


@dataclass(frozen=True, slots=True)
class Heard:
    """The sentences that answer a requirement, in reading order, and whose passage they stand in: its own ("alone"), one
    that it shares and is named in ("shared") or not ("silent"); `common` are those of them that speak to all who share."""

    passages: tuple[str, ...]
    whose: str = "alone"
    common: frozenset[str] = frozenset()


class Judged(NamedTuple):
    """A status, the words that decide, what it rests on and how sure a reading is (see `records.Answer`)."""

    status: str
    raw: str | None = None
    ground: str | None = None
    certainty: float | None = None


def by_rules(question: Asked, kind: str, targets: tuple[Target, ...], clauses: tuple[Clause, ...], cast: Sequence[Vote]) -> Judged:
    """The status by rules of language alone, of an answer's clauses and the votes that they cast. `kind` is that of the
    requirement: an indicator is never met by work alone. Never raises."""
    found = told(question.text, kind, clauses, targets)
    if found and not (found.ground == "figures" and _may_be_late(found, question, targets)):
        return found
    read = voted(question, cast)
    if found:
        return found if read is None or read[0] != "forsinket" or read[2] < _CLEAR else _judged(read)
    if read is None or (kind == "indikator" and read[0] in _OF_WORK) or (question.measured and _is_background(read, clauses)):
        return Judged("ukjent")
    return _judged(read)


def _judged(read: tuple[str, str, float]) -> Judged:
    share = round(read[2], 2)
    return Judged(read[0], read[1], "reading" if share >= _CLEAR else "doubtful", share)


def _may_be_late(found: Judged, question: Asked, targets: tuple[Target, ...]) -> bool:
    """Whether figures that went the right way may leave a duty beside them undone: a task, not a goal or a limit."""
    return found.status == "oppfylt" and not question.goal and not any(t.value is not None for t in targets)


def _is_background(read: tuple[str, str, float], clauses: tuple[Clause, ...]) -> bool:
    """Whether nothing that is told names what is measured, or any work: how things are is no way towards a figure."""
    return read[0] == "pågår" and not any(c.near or says("any_work", c.text) or says("in_progress", c.text) for c in clauses)


def asked(requirement: str, kind: str, targets: tuple[Target, ...], lead_in: str, heard: Heard) -> Asked:
    """What the vote needs to know of a requirement."""
    measured, goal = is_measured(requirement, targets), kind in ("mål", "indikator")
    return Asked(requirement, lead_in, measured, goal, heard.whose, heard.common)


def told(requirement: str, kind: str, clauses: tuple[Clause, ...], targets: tuple[Target, ...]) -> Judged | None:
    """What needs no vote: a rating word alone, a lapse, the body's own verdict, the figures."""
    if clauses and (printed := _opening_rating(clauses[0].sentence)):
        return Judged(*printed, "print")
    if said := _lapse(requirement, clauses) or _verdict(requirement, clauses, targets):
        spoken = next((c.sentence for c in clauses if c.text == said[1]), said[1] or "")
        apart = by_parts(requirement, targets, spoken, clauses)
        return Judged(*apart, "figures") if apart else Judged(*said, "verdict")
    counts = is_measured(requirement, targets) or targets or kind == "indikator"
    opening = sentences_of(requirement)[:1]  # a figure asked for in passing, further down, is not what is missed
    if (counts or kind == "mål" or any(says("measure", said) for said in opening)) and (missing := _first(clauses, "no_figures")):
        return Judged("mangler_tall", missing.text, "verdict")
    if not counts:
        return None
    counted = _numbers(requirement, targets, clauses)
    if ahead := _ahead(clauses, counted, targets):
        return Judged("pågår", ahead, "verdict")
    return Judged(*counted, "figures") if counted else None


def _opening_rating(sentence: str) -> Status | None:
    """A rating that stands alone, or before the sentence that tells more ("Försenat Kostnaderna har …")."""
    words = form_loose("status_label").sub("", sentence, count=1).split()
    if len(words) <= _WORD:
        return printed_status(" ".join(words), None)
    for size in range(min(_OPENING, len(words) - 1), 0, -1):
        told = words[:size]
        ends = told[-1][-1:].isalpha() and not hangs(" ".join(told))
        if words[size][:1].isupper() and ends and not any(word[:1].isupper() for word in told[1:]):
            return printed_status(" ".join(told), None)
    return None


def _lapse(requirement: str, clauses: tuple[Clause, ...]) -> Status | None:
    if says("older_lapsed", requirement):
        return None
    for sentence in (c.sentence for c in clauses if c.says == "lapsed"):
        told = [c for c in clauses if c.sentence == sentence]
        again = sentence[lapse.end() :] if (lapse := form("lapsed").search(sentence)) else ""
        if any(c.near for c in told) and (says("comes_again", again) or any(c.says == "coming" for c in told)):
            return "forsinket", sentence  # called off now, to come another time
    found = next((c for c in clauses if c.says == "lapsed" and c.near), None)
    if found is None:
        return None
    if any(c.says in _JUDGED for c in clauses) and not (found.itself and says("goal", found.text)):
        return None  # what has its own verdict was not dropped: means to it lapsed
    done = any(c.says == "done" and c.near and not c.step for c in clauses[clauses.index(found) :])
    return ("bortfalt", found.text) if found.itself or not done else None


def _verdict(requirement: str, clauses: tuple[Clause, ...], targets: tuple[Target, ...]) -> Status | None:
    """The body's own judgement. Reached by so many of so many, or in one sentence and not in another, is a part."""
    little = wants_little(requirement, targets)
    good, bad = ("below_goal", "above_goal") if little else ("above_goal", "below_goal")
    partly = _first(clauses, "verdict_partly")
    missed = next((c for c in clauses if c.says == "verdict_missed" or _lies(bad, c)), None)
    all_met = [c for c in clauses if c.says == "verdict_met" or _lies(good, c)]
    met = all_met[0] if all_met else None
    if met and not missed:
        missed = _turned(clauses, met, "but_not", "lies_above" if little else "lies_below")
    elif missed and not met:
        met = _turned(clauses, missed, "but_so", "lies_below" if little else "lies_above")
    if partly:
        return "delvis", partly.text
    if missed and met:
        return "delvis", f"{met.text} {missed.text}"
    if missed:
        return "ikke_oppfylt", missed.text
    told = [_as_far_as(one, requirement) for one in all_met]
    short = next((one for one in told if one[0] != "oppfylt"), None)
    return ("delvis" if len(told) > 1 else short[0], short[1]) if short else told[0] if told else None


def _lies(side: str, clause: Clause) -> bool:
    """Whether a clause says that the measure lies on that side of the goal, not that some that lie there do something."""
    return says(side, form_loose("narrowed").sub("", clause.text))


def _as_far_as(met: Clause, requirement: str) -> Status:
    """Met, but by all?"""
    part = says("partial", met.text) or says("some_bodies", met.text)
    return _share(met) or _reached_in(met, requirement) or ("delvis" if part else "oppfylt", met.text)


def _reached_in(met: Clause, requirement: str) -> Status | None:
    """Reached in so many per cent of the cases: enough where the requirement asks for no more, else a part."""
    found, wanted = per_cent_of(met.text), per_cent_of(requirement)
    if found is None or found >= _ALL:
        return None
    return ("delvis" if wanted is None else "oppfylt" if found >= wanted else "ikke_oppfylt"), met.text


def _turned(clauses: tuple[Clause, ...], told: Clause, turn: str, side: str) -> Clause | None:
    """The clause that gives another part the opposite verdict: right behind the verdict without a verb of its own, or
    by the side of the goal that it lies on."""
    return next(
        (c for a, c in pairwise(clauses) if (a is told and a.sentence == c.sentence and says(turn, c.text)) or says(side, c.text)),
        None,
    )


def _numbers(requirement: str, targets: tuple[Target, ...], clauses: tuple[Clause, ...]) -> Status | None:
    """What the figures say, unless so many of so many says that it is a part; figures of all together hold."""
    found = figure_status(requirement, targets, clauses)
    every = says("wants_every", requirement)
    if found and found[0] == "oppfylt" and every and says("of_these", found[1]):
        return "delvis", found[1]
    if found and not every and (says("in_total", found[1]) or is_counted(found[1], targets)):
        return found
    for clause in clauses:
        if not found or found[1] in clause.sentence or (every and clause.near):
            part = _share(clause)
            if part is None and found and clause.says == "partial" and clause.near and not clause.aside:
                part = "delvis", clause.text
            if part:
                return part
    return found


def _ahead(clauses: tuple[Clause, ...], counted: Status | None, targets: tuple[Target, ...]) -> str | None:
    """The words that say that the goal is not due yet and within reach. What is counted as met is met, unless a target
    has a later date than the figures."""
    if counted and counted[0] == "oppfylt" and not any(target.horizon == "by_date" for target in targets):
        return None
    return next((c.text for c in clauses if says("on_course", c.text) and not says("not", c.text)), None)


def _share(clause: Clause) -> Status | None:
    """So many of so many: all is met, none is not."""
    share = share_of_all(clause.text)
    return (SPEAKS_FOR[share], clause.text) if share else None


def _first(clauses: tuple[Clause, ...], key: str) -> Clause | None:
    return next((c for c in clauses if c.says == key), None)
