"""A passage of an answer -> its clauses, each with what its grammar says and how near it is to the requirement.

A clause is what stands between two turns ("men", "mens", ";"). What it says is found by tense, aspect and negation
(prose_status.toml), never by a sentence as such; the first saying that fits in the order of `_SAYINGS` holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_forms import form, form_loose, says, spoken
from pipeline.extract.prose_kin import TAIL, compounded, content, general, kin_of, meets, root
from pipeline.extract.prose_steps import is_step
from pipeline.phrases import phrases
from pipeline.words import words

_SUBJECT = "extract.prose_status"
_SAYINGS = (
    "lapsed", "verdict_partly", "verdict_missed", "verdict_met", "no_figures", "settled", "elsewhere", "late", "not_until",
    "halted", "partial", "of_most", "not_begun", "undone", "kept", "under_way", "done", "worked", "coming", "going_on", "acted",
)  # fmt: skip
_SAME_TAIL, _HEAD = 9, 4  # letters of the part that two compounds share, and of the part that tells them apart
_COUNTED = 2  # words behind a number among which stands what is counted: aktuelle havner
_REMEMBERED = 1 << 14  # clauses kept: requirements that share a passage ask the same of it
_SPACES = re.compile(r" {2,}")
_QUOTED = re.compile(r"«[^«»]{1,80}»|”[^”]{1,80}”|\"[^\"]{1,80}\"")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its words, what it says, how many words it shares with the requirement, whether it points to the
    task itself ("arbeidet"), whether it tells of a mere step ("arbeidsgruppen"), which stems of the requirement it
    meets, the words of its predicates of things done (those in subordinate clauses apart), and whether it says what it
    says in a subordinate clause only."""

    text: str
    sentence: str
    says: str | None
    shared: int
    itself: bool
    step: bool
    own: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    aside: bool = False

    @property
    def near(self) -> bool:
        """Whether it speaks of the requirement, as far as words tell."""
        return self.shared > 0 or self.itself


def clauses_of(requirement: str, passages: tuple[str, ...]) -> tuple[Clause, ...]:
    """The clauses of the passages, in reading order."""
    own = content(requirement) | compounded(requirement)
    found = []
    for passage in passages:
        for sentence in sentences_of(passage):
            found += [_clause(part, sentence, requirement, own) for part in _parts(sentence)]
    return tuple(_carried(found))


def _carried(clauses: list[Clause]) -> Iterator[Clause]:
    """The clauses, where one that points back ("dette", "den har") is about what the sentence before it is about."""
    last: Clause | None = None
    here: bool | None = None  # whether a clause of this sentence so far is near; None before the first
    before: bool | None = None
    for clause in clauses:
        begins = last is None or clause.sentence != last.sentence
        before, here = (here, clause.near) if begins else (before, here or clause.near)
        told = clause
        if before is not None and says("points_back", clause.text):
            told = replace(told, shared=max(told.shared, int(before)), itself=told.itself and before)
        if last and not begins and says("elided", clause.text):
            told = replace(told, shared=max(told.shared, int(last.near)))
        yield told
        last = clause


def share_of_all(text: str) -> str | None:
    """So many of so many: all, some or none of them; None where the clause counts nothing so."""
    told = so_many_of(text)
    if not told:
        return "some_of_all" if says("all_but", text) else None
    some, whole = told
    if some == 0:
        return "none_of_all"
    if some == 1 and says("one_among", text):
        return None
    return "all_of_all" if some is not None and some == whole else "some_of_all"


def so_many_of(text: str) -> tuple[int | None, int | None] | None:
    """So many of so many, each None where it is no number that we know; None where nothing is counted so."""
    found = form("share_of").search(text) if says("share_of", text) else None
    if not found or says("rate", text) or _of_members(text, found.start()):
        return None
    groups = {name[0]: value for name, value in found.groupdict().items() if value}
    return _count(groups.get("x")), _count(groups.get("y"))


def _of_members(text: str, at: int) -> bool:
    """Whether a count tells only where those who sit together come from."""
    return any(match.end() == at for match in form("members").finditer(text, 0, at))


def counts_asked(clause: Clause) -> bool:
    """Whether so many of so many is an account of what was asked for: by the end that is told, or what is counted: so many
    of the harbours, where harbours are asked for."""
    found = form("share_of").search(clause.text)
    if not found or says("finished", clause.text):
        return found is not None or says("all_but", clause.text)
    counted = words(found.group()) + words(clause.text[found.end() :])[:_COUNTED]
    return any(meets(word, own) for word in counted if len(word) >= TAIL for own in clause.own)


def _count(word: str | None) -> int | None:
    if word is None:
        return None
    if word.replace(" ", "").isdigit():
        return int(word.replace(" ", ""))
    for number, forms in enumerate(phrases(_SUBJECT)["number_words"]["forms"]):
        if re.fullmatch(forms, word, re.IGNORECASE):
            return number
    return None


def _clause(text: str, sentence: str, requirement: str, own: frozenset[str]) -> Clause:
    main = main_clause(text)
    said = _said(main, requirement)
    added = text if main != text else ""
    aside = bool(added) and (said is None or (said == "elsewhere" and says("finished", added) and says("done", added)))
    said = ("done" if said else _said(text, requirement)) if aside else said
    deeds = _deeds(main, said) if said in ("done", "acted") else ()
    met = {word: kin_of(word, own) for word in content(text)}
    shared = sum(1 for others in met.values() if others)
    if said and said.startswith("verdict") and not shared and says("goal_of", text):
        said = None  # another goal's verdict
    if said in (None, "coming", "going_on") and says("awaits", text):
        said = "not_begun"
    if said != "lapsed" and says("no_longer", main) and says("wants_end", requirement):
        said, aside = "done", False
    if said == "done" and not aside and added and says("still_tried", added):
        said = "under_way"  # "en løsning som nå testes"
    itself = says("itself", text) and bool(form("itself").search(form_loose("not_itself").sub(" ", text)))
    if said == "halted":
        said = "late" if shared or itself else None  # what else has come to a stop is no delay
    if said in ("done", "under_way") and _rivals(text, requirement):
        said = None
    return Clause(
        text,
        sentence,
        said,
        shared,
        itself=itself,
        step=said == "done" and is_step(text if aside else main, requirement, own),
        own=tuple(sorted({other for others in met.values() for other in others})),
        deeds=deeds,
        beside=tuple(deed for deed in _deeds(text, "done") if deed not in deeds) if said == "done" and main != text else (),
        aside=aside and said is not None,
    )


@lru_cache(maxsize=_REMEMBERED)
def _deeds(text: str, said: str) -> tuple[str, ...]:
    return tuple(text[match.start() : match.end()] for match in spoken(said, text))


@lru_cache(maxsize=_REMEMBERED)
def main_clause(text: str) -> str:
    """The clause without what is only added in relative clauses, purposes and inserted phrases."""
    return _SPACES.sub(" ", form_loose("subordinate").sub(" ", form_loose("inserted").sub(" ", text))).strip()


def _rivals(text: str, requirement: str) -> bool:
    """Whether a long compound of the clause ends as one of the requirement's does and begins otherwise: it speaks of
    nurse students where psychology students were asked for."""
    theirs, ours = _compounds(text), _compounds(requirement)
    return any(
        one[-_SAME_TAIL:] == other[-_SAME_TAIL:] and one[:_HEAD] != other[:_HEAD] and not other.endswith(one)
        for one in theirs - ours
        for other in ours - theirs
    )


@lru_cache(maxsize=_REMEMBERED)
def _compounds(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if len(word) >= _SAME_TAIL + _HEAD and root(word) not in general())


def _said(told: str, requirement: str) -> str | None:
    text = _QUOTED.sub("«»", told)  # a programme called «Trygg og ivaretatt» says nothing
    for key in _SAYINGS:
        if says(key, text) and not (key in ("late", "undone") and says("on_time", text)):
            said = _turned(key, text, requirement)
            if said:
                return said
    return None


def _turned(key: str, text: str, requirement: str) -> str | None:
    """What a saying amounts to where something in the clause or the requirement turns it."""
    if key == "under_way" and says("wants_start", requirement) and says("begun", text):
        return "done"
    if key == "under_way" and (says("begun_ended", text) or _done_by_plan(text)):
        return "done"
    if key == "verdict_met" and (form("interim").match(text) or says("expects", text)):
        return None  # "når målet er nådd"
    if key == "under_way" and says("to_be", text) and not (says("in_progress", text) or says("begun", text) or says("going", text)):
        return "coming"
    if key in ("partial", "of_most") and says("begun", text) and not says("finished", text):
        return "under_way"  # begun here more and there less
    if key == "of_most":
        return "partial" if any(says(deed, text) for deed in ("done", "undone", "not_begun", "under_way")) else None
    if key == "not_until":
        return "late"
    if key == "halted" and says("wants_stop", requirement):
        return None
    if key == "undone" and says("shows_that", text):
        return None  # what a review found wanting is why the task was given, or what it led to
    if key == "kept" and says("in_progress", text):
        return "under_way"
    if key == "lapsed" and says("put_out", text) and says("wants_end", requirement):
        return None
    if key == "lapsed" and says("reporting", text) and (says("lapsed", requirement) or not says("reporting", requirement)):
        return None
    if key in ("done", "kept", "settled") and says("modal_passive", text):
        return "coming"
    if key == "done" and says("scheduled", text):
        return "coming"
    if key in ("done", "kept"):
        if says("on_time", text) or says("interim", text):
            return None
        return "undone" if says("none_of", text) else "worked" if says("without_result", text) else "done"
    return key


def _done_by_plan(text: str) -> bool:
    """Whether what sounds like work under way is only the manner of a deed ("er levert etter planen")."""
    if not says("by_plan", text):
        return False
    bare = form("by_plan").sub(" ", text)
    return says("done", bare) and not says("under_way", bare)


def _parts(sentence: str) -> list[str]:
    cuts = [0, *(m.start() for m in form_loose("turn").finditer(sentence)), len(sentence)]
    return [part for a, b in pairwise(cuts) if (part := sentence[a:b].strip(" ,;"))]
