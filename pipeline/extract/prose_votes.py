"""The clauses of an answer -> the status that most of what they say speaks for, with the strongest clause's words.

Every clause that says something votes for one status, as strongly as its features tell: what it says, how near it is to
the requirement, whether it carries the duty's own verb, whose work it tells of, where it stands. A clause's strength is
the sum of its features' weights in bits (prose_weights.toml), its vote 2 to that power; votes for a status are added.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.extract.prose_clauses import Clause, share_of_all
from pipeline.extract.prose_forms import says
from pipeline.phrases import phrases
from pipeline.words import words

Status = tuple[str, str | None]
SPEAKS_FOR = {
    "done": "oppfylt", "has": "oppfylt", "all_of_all": "oppfylt", "passed_on": "oppfylt", "settled": "oppfylt",
    "worked": "pågår", "step": "pågår", "under_way": "pågår", "coming": "pågår", "going_on": "pågår",
    "late": "forsinket", "partial": "delvis", "some_of_all": "delvis", "some_done": "delvis", "mixed": "delvis",
    "not_begun": "ikke_påbegynt", "undone": "ikke_oppfylt", "none_of_all": "ikke_oppfylt",
    "no_figures": "mangler_tall", "elsewhere": "ukjent",
}  # fmt: skip
_SUBJECT = "extract.prose_weights"
_NEARNESS = 3  # shared words beyond which more make no difference
_PREFIX = 5  # letters by which a verb and its participle meet


@dataclass(frozen=True, slots=True)
class Asked:
    """The requirement that is answered: its words, the sentence above it, whether figures tell, whether it is a goal,
    and whose the passage is: "alone" its own, "shared" its sentences of one, "silent" one in which none names it."""

    text: str
    lead_in: str = ""
    measured: bool = False
    goal: bool = False
    passage: str = "alone"


@dataclass(frozen=True, slots=True)
class Vote:
    """What one clause speaks for, by which features, and its words."""

    status: str
    features: tuple[str, ...]
    text: str


def voted(asked: Asked, clauses: tuple[Clause, ...]) -> Status | None:
    """The winner with the words of its strongest clause; None where nothing outweighs silence. Time is linear."""
    sums: dict[str, float] = defaultdict(float, {"ukjent": 2 ** _weights()["silence"]})
    best: dict[str, tuple[float, str]] = {}
    for vote in votes(asked, clauses):
        strength = sum(_weights()[name] for name in vote.features)
        sums[vote.status] += 2**strength
        if strength > best.get(vote.status, (-99.0, ""))[0]:
            best[vote.status] = (strength, vote.text)
    status = max(sums, key=lambda name: sums[name])
    return None if status == "ukjent" else (status, best[status][1])


def votes(asked: Asked, clauses: tuple[Clause, ...]) -> list[Vote]:
    """What each clause that says something speaks for; the order is that of the text."""
    voices = [_voice(clause) for clause in clauses]
    mixed = _mixed(clauses, voices)
    verbs = _verbs(asked.text)
    counts = Counter(word for clause in clauses for word in clause.own)
    rarity = [sum(1 / counts[word] for word in clause.own) for clause in clauses]
    closest = max(rarity, default=0)
    passes = says("asks_to_pass_on", asked.lead_in or asked.text)
    standing = says("standing", asked.text)
    out, deeds = [], 0
    ended = max((at for at, c in enumerate(clauses) if voices[at] == "done" and c.near and says("finished", c.text)), default=-1)
    for at, (clause, voice) in enumerate(zip(clauses, voices, strict=True)):
        if at in mixed:
            voice = "mixed"
        told = clause.deeds if voice == "done" else clause.beside if voice in ("step", "passed_on") else ()
        own_deed = any(verbs & _openings(deed) for deed in told)
        if own_deed:
            voice = "done"
        if voice is None:
            continue
        names = [voice, *_near(clause), f"{asked.passage}_{'near' if clause.near else 'far'}", *_told_of(clause)]
        names += ["duty_verb"] if own_deed else []
        names += ["finished"] if voice in ("done", "has", "settled", "step") and says("finished", clause.text) else []
        names += ["duty_noun"] if voice == "done" and not own_deed and verbs & _nouns(clause.text) else []
        names += ["aside"] if clause.aside else []
        names += ["closest"] if closest and rarity[at] == closest and len(clauses) > 1 else []
        names += ["opening"] if at == 0 else ["closing"] if at == len(clauses) - 1 else []
        names += ["whole_answer"] if len(clauses) == 1 else []
        names += ["measured"] if asked.measured and voice in ("done", "has", "passed_on", "step") else []
        names += ["goal"] if asked.goal and voice in ("done", "has", "passed_on", "under_way", "coming", "step") else []
        names += ["standing"] if standing and voice in ("done", "has", "step") else []
        names += ["passes_on"] if passes and voice == "passed_on" else []
        pending = voice in ("under_way", "coming", "worked", "late")
        names += ["goes_on_after"] if pending and deeds and clause.itself else []
        names += ["closing_pending"] if pending and deeds and at == len(clauses) - 1 else []
        names += ["after_deed"] if deeds and voice in ("under_way", "coming", "late", "undone", "partial") else []
        names += ["overtaken"] if at < ended and voice in ("late", "not_begun", "undone") else []
        names += ["not_yet"] if voice == "done" and _to_come(clause) else []
        names += ["second_thought"] if says("contrast", clause.text) else []
        deeds += voice == "done" and clause.near
        if "not_yet" in names:
            out.append(Vote("pågår", ("coming", *_near(clause)), clause.text))
        out.append(Vote(SPEAKS_FOR[voice], tuple(names), clause.sentence if voice == "mixed" else clause.text))
    return out


def _voice(clause: Clause) -> str | None:
    """What a clause says, finer than its grammar: a step on the way, so many of so many, a standing state."""
    share = share_of_all(clause.text)
    if share and clause.says in (None, "done", "undone", "partial"):
        return share
    if clause.says == "done":
        return "step" if clause.step else "some_done" if says("some_bodies", clause.text) else "done"
    if clause.says in (None, "going_on", "coming") and says("passed_on", clause.text):
        return "passed_on"
    if clause.says is None and says("all_do", clause.text) and not says("interim", clause.text):
        return "has"
    return clause.says if clause.says in SPEAKS_FOR else None


def _mixed(clauses: tuple[Clause, ...], voices: list[str | None]) -> set[int]:
    """Clauses that, with the one before in the same sentence, say that some is done and other is not."""
    found = set()
    for at, (first, second) in enumerate(pairwise(clauses), start=1):
        if first.sentence == second.sentence and voices[at - 1] in ("done", "has"):
            turned = says("contrast", second.text) and voices[at] in ("under_way", "coming", "going_on")
            if voices[at] == "undone" or turned:
                found.add(at)
    return found


def _to_come(clause: Clause) -> bool:
    """Whether a clause that tells of a deed goes on with what is still to come ("er laget og skal vedtas")."""
    at = clause.text.find(clause.deeds[-1]) if clause.deeds else -1
    return at >= 0 and says("coming", clause.text[at + len(clause.deeds[-1]) :])


def _near(clause: Clause) -> list[str]:
    names = [f"shares_{min(clause.shared, _NEARNESS)}"]
    return [*names, "itself"] if clause.itself else names


def _told_of(clause: Clause) -> list[str]:
    """Whose work, of when, and of how much: named by forms of prose_status.toml."""
    return [name for name in ("others", "example", "background", "conclusion") if says(name, clause.text)]


def _verbs(text: str) -> frozenset[str]:
    """The opening letters of the verbs that name the duty, in every form of them that opens otherwise."""
    found = frozenset(match.group().split()[-1][:_PREFIX].lower() for match in _infinitive().finditer(text))
    return found.union(*(forms for forms in _roots() if found & forms))


def _openings(text: str) -> frozenset[str]:
    return frozenset(word[:_PREFIX] for word in words(text))


def _nouns(text: str) -> frozenset[str]:
    """The opening letters of the nouns that name what was done ("rapporteringen", "evaluering")."""
    return frozenset(word[:_PREFIX] for word in words(text) if word.endswith(_noun_endings()))


@cache
def _noun_endings() -> tuple[str, ...]:
    return tuple(phrases(_SUBJECT)["noun"]["endings"])


@cache
def _roots() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(form[:_PREFIX] for form in forms) for forms in phrases(_SUBJECT)["infinitive"]["roots"])


@cache
def _infinitive() -> re.Pattern[str]:
    forms = "|".join(form for language in ("nb", "nn", "sv") for form in phrases(_SUBJECT)["infinitive"][language])
    return re.compile(forms, re.IGNORECASE)


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for table in ("says", "tells") for name, value in phrases(_SUBJECT)[table].items()}
