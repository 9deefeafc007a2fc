"""What a clause tells as done -> whether it is only a step on the way to what the requirement asks: a group set down, a
plan, an agreement, a verb of preparing. What the requirement names itself is no step to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.prose_forms import form, holds, says, spoken
from pipeline.extract.prose_kin import PREFIX, TAIL, akin, content, ends_alike, root
from pipeline.words import words


def is_step(text: str, requirement: str, own: frozenset[str]) -> bool:
    """Whether what is done is only a thing on the way: its subject is, or what "det er" introduces."""
    verb = next(iter(spoken("done", text)), None)
    end = len(text) if verb is None or says("opens_it", text) else verb.end()
    made = form("step_object").match(text[end:]) if verb is None or not _turned_round(text, verb) else None
    end += made.end() if made else 0
    told = _without_beside(text, verb, own) + text[verb.start() : end] if verb else text[:end]
    keys = ("step", *(() if says("by_agreement", requirement) else ("agreement",)))
    things = [_named(match.group(), own) for key in keys for match in form(key).finditer(told)]
    if says("wants_use", requirement):
        things += [_named(match.group(), own) for match in form("before_use").finditer(told)]
    found = () if says("begun_ended", text) else _within(form("step_verb"), text, verb)
    deeds = [_named(match.group(), own) for match in found]
    return not all(things) or (not things and not all(deeds))


def _without_beside(text: str, verb: re.Match[str], own: frozenset[str]) -> str:
    """The words before a predicate, without those that make it no step: what stands behind the thing asked for ("et kurs
    i samtaler"), and the doer of the deed asked for or of an end of it ("prosjektet har beskrevet forløpet")."""
    subject = text[: verb.start()]
    if holds("in_passive", verb.group()):
        head = form("head_ends").split(subject, maxsplit=1)[0]
        last = words(head)[-1:]
        return head if last and _meets(last[0], own) else subject
    own_verb, own_object = (_meets(part, own) for part in (verb.group(), text[verb.end() :]))
    ends = own_object and (own_verb or says("finished", verb.group()))
    return "" if ends and form("doer").match(subject) else subject


def _turned_round(text: str, verb: re.Match[str]) -> bool:
    """Whether the doer of an end stands behind its verb ("i mai leverte gruppen sitt forslag")."""
    opens_otherwise = form("head_ends").match(text) and " " not in verb.group()
    return bool(opens_otherwise and says("finished", verb.group()) and form("doer").match(text[verb.end() :].lstrip()))


def _meets(text: str, own: frozenset[str]) -> bool:
    return any(akin(word, other) for word in content(text) for other in own)


def _within(found: re.Pattern[str], text: str, verb: re.Match[str] | None) -> Iterator[re.Match[str]]:
    """What begins within a predicate, and may end behind it: its verb may have a second part ("er lyst ut")."""
    if verb:
        yield from (match for match in found.finditer(text, verb.start()) if match.start() < verb.end())


def _named(word: str, own: frozenset[str]) -> bool:
    """Whether the requirement names the thing itself: "gruppe" names a working group, "arbeid" does not."""
    mine = root(word)
    return any(
        (mine[:PREFIX] == other[:PREFIX] and abs(len(mine) - len(other)) < TAIL)
        or (len(other) >= PREFIX and mine.startswith(other))
        or ends_alike(mine, other)
        for other in own
    )
