"""The clauses of an answer -> what each votes for, and how strongly.

Every clause that says something votes for one status, as strongly as its features tell: what it says, how near it is to
the requirement, whether it carries the duty's own verb, whose work it tells of, where it stands. A clause's strength is
the sum of its features' weights in bits (prose_weights.toml), its vote 2 to that power; prose_winner.py adds them up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.prose_clauses import Clause, counts_asked, main_clause, share_of_all
from pipeline.extract.prose_duty import Duty, duty_of, nouns_of, openings, tells_of_product, tells_of_work
from pipeline.extract.prose_forms import holds, says
from pipeline.extract.prose_parts import parts, rest_on_plan, still_short
from pipeline.phrases import phrases

SPEAKS_FOR = {
    "done": "oppfylt", "has": "oppfylt", "all_of_all": "oppfylt", "passed_on": "oppfylt", "settled": "oppfylt", "acted": "oppfylt",
    "worked": "pågår", "step": "pågår", "under_way": "pågår", "coming": "pågår", "going_on": "pågår",
    "late": "forsinket", "partial": "delvis", "some_of_all": "delvis", "some_done": "delvis", "mixed": "delvis",
    "not_begun": "ikke_påbegynt", "undone": "ikke_oppfylt", "none_of_all": "ikke_oppfylt",
    "no_figures": "mangler_tall", "elsewhere": "ukjent",
}  # fmt: skip
_SUBJECT = "extract.prose_weights"
_IN_PART = ("partial", "some_done", "some_of_all", "mixed")
_IN_PART_OR_NOT = ("partial", "undone", "some_of_all", "mixed")
_PENDING = ("under_way", "going_on", "worked", "step")
_BLANKET = ("settled", "passed_on", "late")  # what may be said of all at once; work in general speaks for none unnamed
_LOUD = ("late", "some_of_all", "all_of_all", "none_of_all", "mixed")  # what outweighs silence though others' work is told of
_NEARNESS = 3  # shared words beyond which more make no difference
_FEW = 3  # clauses of an answer so short that all of it is about the requirement


@dataclass(frozen=True, slots=True)
class Asked:
    """The requirement that is answered: its words, the sentence above it, whether figures tell, whether it is a goal,
    whose the passage is: "alone" its own, "shared" its sentences of one, "silent" one in which none names it; and which
    sentences of that passage speak to all who share it."""

    text: str
    lead_in: str = ""
    measured: bool = False
    goal: bool = False
    passage: str = "alone"
    common: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vote:
    """What one clause speaks for, by which features, and its words."""

    status: str
    features: tuple[str, ...]
    text: str

    @property
    def weight(self) -> float:
        """How much it counts beside the others."""
        return 2 ** sum(weights()[name] for name in self.features)


def votes(asked: Asked, clauses: tuple[Clause, ...]) -> list[Vote]:
    """What each clause that says something speaks for; the order is that of the text. Time is linear."""
    duty = duty_of(asked.text, asked.lead_in)
    out: list[Vote] = []
    for told in _told(asked, duty, clauses):
        names = (told.voice, *_near(told.clause), *_whose(told, asked), *_by_duty(told, asked, duty), *_by_place(told))
        if "not_yet" in names:
            out.append(Vote("pågår", ("coming", *_near(told.clause)), told.clause.text))
        text = told.clause.sentence if told.voice == "mixed" else told.clause.text
        out.append(Vote("ikke_påbegynt" if _still_to_do(told, asked, duty) else SPEAKS_FOR[told.voice], names, text))
    return out


def _still_to_do(told: _Told, asked: Asked, duty: Duty) -> bool:
    """Whether a deed is denied as things stand: what is not made ("er ikke laget") is not begun, what was not made in its
    time ("ble ikke laget") is not done. A figure or a goal is missed, and a standing duty broken, in any tense."""
    task = not (asked.measured or asked.goal or duty.standing or says("recurring", asked.text))
    denied = told.voice == "undone" and says("not_made_yet", told.clause.text)
    return denied and task and not says("in_vain", told.clause.sentence)


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that says something: what, with the duty's own verb or not, and how it lies to the others: the closest
    to the requirement, first, last, alone, behind a deed, before the deed that ends it, what a study found, and
    whether the work itself is told of after it."""

    clause: Clause
    voice: str
    own_deed: bool
    closest: bool
    first: bool
    last: bool
    alone: bool
    behind: bool
    before: bool
    led_up: bool
    finding: bool
    worked_on: bool


def _told(asked: Asked, duty: Duty, clauses: tuple[Clause, ...]) -> Iterator[_Told]:
    voices = [_voice_to(duty, clause, len(clauses) <= _FEW) for clause in clauses]
    voices = rest_on_plan(clauses, still_short(clauses, voices) if asked.goal else voices)
    mixed = parts(duty, clauses, voices, asked.text)
    counts = Counter(word for clause in clauses for word in clause.own)
    rarity = [sum(1 / counts[word] for word in clause.own) for clause in clauses]
    top = max(rarity, default=0)
    ends = [at for at, c in enumerate(clauses) if voices[at] == "done" and _ends(c, duty)]
    deeds = [at for at, c in enumerate(clauses) if voices[at] == "done" and c.near and not c.aside]
    works = [at for at, c in enumerate(clauses) if voices[at] == "under_way" and tells_of_work(c.text, duty)]
    behind = False
    for at, clause in enumerate(clauses):
        voice = "mixed" if at in mixed else voices[at]
        own_deed = _own_deed(clause, voice, duty)
        part = voice == "worked" or (voice == "step" and says("took_part", clause.text))
        took_part = part and duty.part and clause.near
        voice = "done" if own_deed or took_part else voice
        if voice:
            alone = len(clauses) == 1
            near = bool(top) and rarity[at] == top and not alone
            before = bool(ends) and at < ends[-1] and says("begun_then" if voice == "under_way" else "was", clause.text)
            led_up = bool(deeds) and at < deeds[-1]
            finding = duty.study and behind and voice in _IN_PART_OR_NOT and not _of_study(duty, clause)
            last, worked_on = 0 < at == len(clauses) - 1, bool(works) and at < works[-1]
            yield _Told(clause, voice, own_deed, near, at == 0, last, alone, behind, before, led_up, finding, worked_on)
            behind = behind or (voice == "done" and clause.near)


def _of_study(duty: Duty, clause: Clause) -> bool:
    """Whether a clause names the looking itself, not what was found."""
    return bool(duty.verbs & openings(clause.text))


def _ends(clause: Clause, duty: Duty) -> bool:
    """Whether a deed may be the one that was asked for: it has the duty's verb, or is told to be at an end or the last."""
    at_end = says("finished", clause.text) or _own_deed(clause, "done", duty)
    return says("last_one", clause.text) or (clause.near and at_end)


def _own_deed(clause: Clause, voice: str | None, duty: Duty) -> bool:
    """Whether a predicate carries the duty's own verb. A step's may where it stands beside ("en gruppe som har inngått
    avtalen"), or where the verb makes it a step and is the first of the duty ("har bidratt")."""
    told = clause.deeds if voice in ("done", "acted") else clause.beside if voice in ("step", "passed_on") else ()
    steps = clause.deeds if voice == "step" else ()
    if steps and duty.together and duty.verbs & nouns_of(clause.text):
        return True  # "har bidratt i utarbeidelsen": all who are to make it together do
    return any(duty.verbs & openings(deed) for deed in told) or any(
        duty.first & openings(deed) and says("step_verb", deed) for deed in steps
    )


def _whose(told: _Told, asked: Asked) -> Iterator[str]:
    """Whose passage it stands in, whose work it tells of, of when and of how much."""
    common = told.clause.sentence in asked.common and (asked.passage != "silent" or told.voice in _BLANKET)
    to_all = common or (asked.passage == "silent" and told.voice == "settled")
    yield f"{'common' if to_all else asked.passage}_{'near' if told.clause.near else 'far'}"
    if told.voice in _LOUD and asked.passage == "silent" and not to_all:
        yield "silent_loud"
    names = ("others", "background", "conclusion") if told.voice in _IN_PART else ("others", "example", "background", "conclusion")
    yield from (name for name in names if says(name, told.clause.text))


def _by_duty(told: _Told, asked: Asked, duty: Duty) -> Iterator[str]:
    """What the duty makes of it."""
    done, voice = told.voice == "done", told.voice
    if told.own_deed:
        yield "duty_verb"
    elif done and duty.verbs & nouns_of(told.clause.text):
        yield "duty_noun"
    if done and duty.study and says("report", told.clause.text):
        yield "study_report"
    if voice in ("done", "has", "settled", "step") and any(says(end, told.clause.text) for end in ("finished", "last_one")):
        yield "finished"
    if asked.measured and voice in ("done", "has", "passed_on", "step"):
        yield "measured"
    if asked.goal and voice in ("done", "has", "passed_on", "under_way", "coming", "step"):
        yield "goal"
    if duty.standing and voice in ("done", "has", "step"):
        yield "standing"
    if duty.standing and voice in ("under_way", "going_on", "worked"):
        yield "standing_on"
    if voice == "some_of_all" and not (says("wants_every", asked.text) or counts_asked(told.clause)):
        yield "uncounted"
    if duty.passes and voice in ("passed_on", "settled"):
        yield "worked_on" if told.worked_on and asked.passage == "alone" else "passes_on"
    if done and _to_come(told.clause):
        yield "not_yet"


def _by_place(told: _Told) -> Iterator[str]:
    """What its place among the other clauses makes of it."""
    places = {"aside": told.clause.aside, "closest": told.closest, "opening": told.first, "closing": told.last}
    yield from (name for name, holds in places.items() if holds)
    if told.alone:
        yield "whole_answer"
    if told.behind and told.voice in ("under_way", "coming", "worked", "late"):
        yield from (("goes_on_after",) if told.clause.itself and told.voice != "late" else ())
        yield from (("closing_pending",) if told.last else ())
    if told.behind and told.voice in ("under_way", "coming", "late", "undone", "partial"):
        yield "after_deed"
    if told.before and told.voice in ("late", "not_begun", "undone", "under_way"):
        yield "overtaken"
    if told.led_up and told.voice in ("worked", "step"):
        yield "led_up"
    if told.voice in ("coming", "under_way", "going_on") and says("to_decide", told.clause.text):
        yield "to_decide"
    if says("contrast", told.clause.text):
        yield "second_thought"
    if told.voice == "not_begun" and says("unstarted", told.clause.text):
        yield "unstarted"
    if told.behind and told.voice == "partial" and says("left_over", told.clause.text):
        yield "left_over"
    if told.voice in _PENDING and says("now", told.clause.text):
        yield "now"
    if told.finding:
        yield "finding"


def _voice_to(duty: Duty, clause: Clause, alone: bool) -> str | None:
    """What a clause says to one who asked for this duty: what is at work is there."""
    said = _voice(clause, duty.passes, alone)
    if said == "some_of_all" and duty.study and not _of_study(duty, clause):
        return "done" if clause.says == "done" else None  # what came of it, not how much was looked into
    at_work = said in ("under_way", "going_on", "acted", None) and duty.product
    return "has" if at_work and tells_of_product(clause.text, at_work) else said


def _voice(clause: Clause, passes: bool, alone: bool = False) -> str | None:
    """What a clause says, finer than its grammar: a step on the way, so many of so many, a standing state. To hand the
    task on is the deed itself where the duty is to do so, else a step."""
    counts = (clause.near or alone) and not says("background", clause.text)
    share = share_of_all(clause.text) if counts and not says("tries", clause.text) else None
    going = clause.says in ("under_way", "going_on", "acted") and not says("begun", clause.text)
    if share and (going or clause.says in (None, "done", "undone", "partial")):
        return share
    open_to_it = (None, "done", "going_on", "coming") if passes else (None, "going_on", "coming")
    if clause.says in open_to_it and says("passed_on", clause.text):
        return "passed_on"
    if clause.says == "done":
        return "step" if clause.step else "some_done" if says("some_bodies", clause.text) else "done"
    if clause.says in (None, "going_on", "acted") and says("all_do", main_clause(clause.text)) and not says("interim", clause.text):
        return "has"
    return clause.says if clause.says in SPEAKS_FOR else None


def _to_come(clause: Clause) -> bool:
    """Whether a clause that tells of a deed goes on with what is still to come ("er laget og skal vedtas")."""
    at = clause.text.find(clause.deeds[-1]) if clause.deeds else -1
    return at >= 0 and holds("coming", clause.text[at + len(clause.deeds[-1]) :])


def _near(clause: Clause) -> list[str]:
    names = [f"shares_{min(clause.shared, _NEARNESS)}"]
    return [*names, "itself"] if clause.itself else names


@cache
def weights() -> dict[str, float]:
    return {name: float(value) for table in ("says", "tells") for name, value in phrases(_SUBJECT)[table].items()}
