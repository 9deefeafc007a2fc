"""Clauses of an answer -> those that tell of a task done in one part and not in another.

A deed told of some places says that all is done only until another clause tells that the rest, another place or another
thing asked for lacks it: then both clauses tell of a part. What is said of nobody in particular parts nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.extract.prose_clauses import Clause
from pipeline.extract.prose_duty import Duty
from pipeline.extract.prose_forms import form, says

_DEEDS = ("done", "has")
_DENIALS = ("not_begun", "undone", "partial")
_PENDING = ("under_way", "coming", "going_on", "step", "late", "acted", "worked", None)
_NAME = re.compile(r"[A-ZÆØÅÄÖ][\w-]+")

Voices = list[str | None]


def parts(duty: Duty, clauses: tuple[Clause, ...], voices: Voices) -> set[int]:
    """Places of the clauses that together tell of a part; `voices` are what the clauses say one by one."""
    return _in_one_sentence(clauses, voices) | _not_here(clauses, voices) | _apart(duty, clauses, voices)


def _in_one_sentence(clauses: tuple[Clause, ...], voices: Voices) -> set[int]:
    """Clauses that, with the one before in the same sentence, say that some is done and other is not."""
    found = set()
    for at, (first, second) in enumerate(pairwise(clauses), start=1):
        if first.sentence == second.sentence and voices[at - 1] in _DEEDS and not second.aside:
            apart = says("contrast", second.text) or (says("counted", first.text) and says("counted", second.text))
            turned = apart and voices[at] in ("under_way", "coming", "going_on")
            if voices[at] == "undone" or turned:
                found.add(at)
    return found


def _not_here(clauses: tuple[Clause, ...], voices: Voices) -> set[int]:
    """Clauses that deny the deed of one named place, or say that it still goes on there, where another tells that it was
    done: there, or at a place of its own."""
    deeds = [clause for voice, clause in zip(voices, clauses, strict=True) if voice == "done" and clause.near]
    told = [(at, voice) for at, voice in enumerate(voices) if not clauses[at].aside and _placed(clauses[at].text)]
    denied = {at for at, voice in told if voice in ("not_begun", "undone")}
    still = {at for at, voice in told if voice in _PENDING and voice and says("still", clauses[at].text)}
    still = {at for at in still if any(says("names_place", deed.text) and _elsewhere(clauses[at], deed) for deed in deeds)}
    return denied | still if deeds else set()


def _placed(text: str) -> bool:
    return says("at_place", text) or says("place_first", text)


def _elsewhere(clause: Clause, deed: Clause) -> bool:
    """Whether a clause names what the deed does not."""
    return bool(set(_NAME.findall(clause.text[1:])) - set(_NAME.findall(deed.text)))


def _apart(duty: Duty, clauses: tuple[Clause, ...], voices: Voices) -> set[int]:
    """A deed, and a clause beside it that opens with the rest or another place and tells that it lacks there: later in
    the sentence, or first in the next."""
    found: set[int] = set()
    deed: int | None = None
    for at, clause in enumerate(clauses):
        voice = voices[at]
        if deed is not None and _lacks(clause, voice) and _another(clauses[deed], clause):
            if voice in _DENIALS or not duty.standing:
                found |= {deed, at}
        elif voice in _DEEDS and not says("background", clause.text) and not says("others", clause.text):
            deed = at
        elif voice is not None or (at and clause.sentence != clauses[at - 1].sentence):
            deed = None
    return found


def _lacks(clause: Clause, voice: str | None) -> bool:
    """Whether it tells of something that is not done, whenever it will be; on plan, nothing is said to be lacking."""
    if says("on_plan", clause.text):
        return False
    return voice in _DENIALS or (voice in (*_PENDING, *_DEEDS) and says("unfinished", clause.text))


def _another(deed: Clause, clause: Clause) -> bool:
    """Whether a clause opens with the rest, or with a place that the deed does not name."""
    if says("the_rest", clause.text):
        return True
    topic = form("place_first").match(clause.text)
    if not topic or not says("names_place", deed.text):
        return False
    return bool(set(_NAME.findall(topic.group())) - set(_NAME.findall(deed.text)))
