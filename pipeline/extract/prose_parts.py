"""Clauses of an answer -> those that tell of a task done in one part and not in another.

A deed told of some places says that all is done only until another clause tells that the rest, another place or another
thing asked for lacks it: then both clauses tell of a part. What is said of nobody in particular parts nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.extract.prose_clauses import Clause
from pipeline.extract.prose_duty import Duty
from pipeline.extract.prose_forms import form, form_loose, says
from pipeline.extract.prose_kin import content, meets

_DEEDS = ("done", "has")
_DENIALS = ("not_begun", "undone", "partial")
_PENDING = ("under_way", "coming", "going_on", "step", "late", "acted", "worked", None)
_OPENING = 4  # words among which a clause names what it is about: For ungdommene på øya
_NAME = re.compile(r"[A-ZÆØÅÄÖ][\w-]+")

Voices = list[str | None]
Links = list[frozenset[str]]  # stems of each link of a list of things asked for


def parts(duty: Duty, clauses: tuple[Clause, ...], voices: Voices, requirement: str) -> set[int]:
    """Places of the clauses that together tell of a part; `voices` are what the clauses say one by one."""
    links = [content(link) for link in form_loose("link").split(requirement)]
    beside = _apart(duty, clauses, voices, links)
    return _in_one_sentence(clauses, voices) | _not_here(clauses, voices) | beside


def rest_on_plan(clauses: tuple[Clause, ...], voices: Voices) -> Voices:
    """What the clauses say, where so many of so many is only how far the work has come: the clause beside it says that
    the rest is on plan."""
    planned = {at for at, clause in enumerate(clauses) if says("on_plan", clause.text) and not says("not", clause.text)}
    return ["under_way" if voice == "some_of_all" and planned & {at, at + 1, at + 2} else voice for at, voice in enumerate(voices)]


def still_short(clauses: tuple[Clause, ...], voices: Voices) -> Voices:
    """What the clauses say of a goal: one that tells how bad it still is tells that a part is lacking."""
    bare = (None, "going_on")
    return ["partial" if voice in bare and says("still_bad", c.text) else voice for voice, c in zip(voices, clauses, strict=True)]


def _in_one_sentence(clauses: tuple[Clause, ...], voices: Voices) -> set[int]:
    """Clauses that, with the one before in the same sentence, say that some is done and other is not."""
    found = set()
    for at, (first, second) in enumerate(pairwise(clauses), start=1):
        if first.sentence == second.sentence and voices[at - 1] in _DEEDS and not second.aside:
            apart = says("contrast", second.text) or (says("counted", first.text) and says("counted", second.text))
            turned = apart and voices[at] in ("under_way", "coming", "going_on")
            if voices[at] == "undone" or turned:
                found.add(at)
            if says("nor_for", second.text) or says("so_far_only", second.text):
                found |= {at - 1, at}
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


def _apart(duty: Duty, clauses: tuple[Clause, ...], voices: Voices, links: Links) -> set[int]:
    """A deed, and a clause beside it that opens with the rest, another place or another link and tells that it lacks
    there: later in the sentence, or first in the next."""
    found: set[int] = set()
    deed: int | None = None
    for at, (clause, voice) in enumerate(zip(clauses, voices, strict=True)):
        lacks = _lacks(clause, voice) or _goes_on(at, clauses, voices)
        if deed is not None and lacks and _of_another(clauses[deed], clause, voice, links):
            denied = voice in _DENIALS or says("still", clause.text)
            if denied or (voices[deed] in _DEEDS and not duty.standing):
                found |= {deed, at}
        elif _is_deed(clause, voice):
            told_of = clause.near or says("names_place", clause.text)
            deed = at if deed is None or told_of or not clauses[deed].near else deed
        elif voice is not None or (at and clause.sentence != clauses[at - 1].sentence):
            deed = None
    return found


def _is_deed(clause: Clause, voice: str | None) -> bool:
    """Whether it tells of a deed, or of the thing at work at a place, that is of this task."""
    done = voice in _DEEDS or says("at_work", clause.text)
    return done and not says("background", clause.text) and not says("others", clause.text)


def _of_another(deed: Clause, clause: Clause, voice: str | None, links: Links) -> bool:
    """Whether it is about others than the deed is; of links of a list, only where it is plainly denied."""
    refused = voice in ("not_begun", "undone") or says("waits", clause.text)
    return _another(deed, clause) or (refused and _linked(deed, clause, links))


def _lacks(clause: Clause, voice: str | None) -> bool:
    """Whether it tells of something that is not done, whenever it will be; on plan, nothing is said to be lacking."""
    if says("on_plan", clause.text):
        return False
    return voice in _DENIALS or (voice in (*_PENDING, *_DEEDS) and says("unfinished", clause.text))


def _goes_on(at: int, clauses: tuple[Clause, ...], voices: Voices) -> bool:
    """Whether a clause tells of a step only: the next of its sentence says that the work goes on, or what must come first."""
    if at + 1 == len(clauses) or clauses[at + 1].sentence != clauses[at].sentence or says("on_plan", clauses[at + 1].text):
        return False
    after = clauses[at + 1]
    return (voices[at + 1] == "under_way" and after.itself) or says("must_first", after.text)


def _another(deed: Clause, clause: Clause) -> bool:
    """Whether a clause opens with the rest, or with a place that the deed does not name."""
    if says("the_rest", clause.text):
        return True
    topic = form("place_first").match(clause.text)
    if not topic or not (says("names_place", deed.text) or says("counted", deed.text)):
        return False
    return bool(set(_NAME.findall(topic.group())) - set(_NAME.findall(deed.text)))


def _linked(deed: Clause, clause: Clause, links: Links) -> bool:
    """Whether a clause opens with a link of what was asked of which the deed says nothing: brygger og båter."""
    opening = " ".join(clause.text.split()[:_OPENING])
    one = {at for at, link in enumerate(links) for stem in deed.own if stem in link}
    other = {at for at, link in enumerate(links) for stem in clause.own if stem in link and meets(opening, stem)}
    return bool(one and other) and not one & other
