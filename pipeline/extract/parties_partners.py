"""A sentence and the bodies named in it -> partners: whom the addressee must work with.

Rule: partners are bodies. After "i samarbeid med" a body of the register counts, and so does an unknown one whose
last word is a word for a body ("aktuelle fagmiljøer"); people (patients, clinicians, named persons) never do.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.parties_names import Mention
from pipeline.extract.terms_notation import forms_regex
from pipeline.extract.terms_wording import may_hold, wording
from pipeline.records import PartyRole

_SUBJECT = "extract.parties"
_DASHES = ("–", "•", " -", " o")


def partners_in(sentence: str, named: tuple[Mention, ...]) -> tuple[PartyRole, ...]:
    """The partners that the sentence names, in order; each as the register knows it, else as written."""
    if not may_hold(sentence, _SUBJECT, "with", "joined", "contributes"):
        return ()
    found: list[PartyRole] = []
    for cue in wording(_SUBJECT, "with").finditer(sentence):
        item = sentence[: cue.start()].rstrip().endswith(_DASHES) and wording(_SUBJECT, "with_noun").fullmatch(cue.group())
        if not item and not wording(_SUBJECT, "not_with").search(sentence[max(0, cue.start() - 26) : cue.end()]):
            found += _listed(sentence, cue.end(), named)
    for cue in wording(_SUBJECT, "joined").finditer(sentence):
        found += [_partner(one) for one in named if 0 <= one.start - cue.end() <= 4 and one.level in (None, "stat")]
    for cue in wording(_SUBJECT, "contributes").finditer(sentence):
        found += _owners(sentence, cue.end(), named)
    return tuple(found)


def _partner(one: Mention, written: str = "") -> PartyRole:
    """As the register knows it; `written` where only the others of its sort are meant."""
    return PartyRole(written[:1].upper() + written[1:] if written else one.name, "partner", one.raw)


def _listed(sentence: str, at: int, named: tuple[Mention, ...]) -> list[PartyRole]:
    """The items of the list that begins here: "A, aktuelle fagmiljøer og B"."""
    found: list[PartyRole] = []
    other = ""
    while True:
        lead = _articles().match(sentence, at)
        start = lead.end() if lead else at
        one = next((m for m in named if at <= m.start <= start), None)
        others = list(wording(_SUBJECT, "other").finditer(sentence[at : one.start] if one else ""))
        other = others[-1].group() if others else other if one and one.start - at < 2 else ""
        if one and one.genitive:
            return found
        if one and other and not one.raw[:1].isupper():
            found.append(_partner(one, f"{other} {sentence[one.start : one.end]}"))
            at = one.end
        elif one:
            place = _located(sentence, one, named) if one.kind == "gruppe" else _part(sentence, one)
            found.append(_partner(one, one.name + place if place else ""))
            at = one.end + len(place or "")
        else:
            start = at + len(sentence[at:]) - len(sentence[at:].lstrip())
            end = _unknown_body(sentence, start)
            if end is None:
                return found
            written = sentence[start:end]
            found.append(PartyRole(written[:1].upper() + written[1:], "partner", written))
            at = end
        glue = _glue().match(sentence, at)
        if not glue:
            return found
        at = glue.end()


def _located(sentence: str, one: Mention, named: tuple[Mention, ...]) -> str | None:
    """Where those of a sort are that are meant ("kommunene i Fjellregionen"): only some of them; not inside a body."""
    place = _at_place().match(sentence, one.end)
    inside = place and any(other.start < place.end() and one.end < other.end for other in named)
    return place.group() if place and not inside else None


def _part(sentence: str, one: Mention) -> str | None:
    """Which part of a body is meant ("Kriminalomsorgen region nord")."""
    part = _part_of_body().match(sentence, one.end)
    return part.group() if part else None


def _unknown_body(sentence: str, start: int) -> int | None:
    """The end of a body that is not in the register: up to five words of which the last is a word for a body, and what
    is said of where it is ("i Nye metoder")."""
    match, named = _body().match(sentence, start), _own_name().match(sentence, start)
    if named and (not match or match.end() < named.end()):
        return None if wording(_SUBJECT, "not_body").fullmatch(named.group()) else named.end()
    if not match:
        return None
    of_own = (_matter(), _named_place()) if sentence[start].isupper() else ()
    for more in of_own:
        if found := more.match(sentence, match.end()):
            return found.end()
    return (_place().match(sentence, match.end()) or match).end()


def _owners(sentence: str, at: int, named: tuple[Mention, ...]) -> list[PartyRole]:
    """ "bidra i A og Bs utredning": A and B."""
    ahead = [one for one in named if at <= one.start <= at + 80]
    last = next((one for one in ahead if one.genitive or _own().match(sentence, one.end)), None)
    if not last or not _undertaking().match(sentence, last.end):
        return []
    return [_partner(one) for one in ahead if one.end <= last.end and one.start - at < 80]


@cache
def _own() -> re.Pattern[str]:
    """The other genitive: "Helsedirektoratet sitt arbeid"."""
    return re.compile(rf"\s+{forms_regex(_SUBJECT, 'own')}\s", re.IGNORECASE)


@cache
def _undertaking() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:\w+\s+){{0,2}}?{forms_regex(_SUBJECT, 'undertaking')}(?!\w)", re.IGNORECASE)


@cache
def _articles() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{forms_regex(_SUBJECT, 'article')}\s+)*", re.IGNORECASE)


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:,\s*{forms_regex(_SUBJECT, 'and')}\s+|,\s*|/(?=[A-ZÆØÅÄÖ])|{forms_regex(_SUBJECT, 'and')}\s+)", re.IGNORECASE
    )


@cache
def _own_name() -> re.Pattern[str]:
    """A name of one word with a capital, or of several of which one is all in capitals (other names may be a person's),
    where it ends as the names of bodies do in a list."""
    several = r"(?:[A-ZÆØÅÄÖ]{2,}(?:\s[A-ZÆØÅÄÖ][a-zæøåäö]+)+|[A-ZÆØÅÄÖ][a-zæøåäö]+\s[A-ZÆØÅÄÖ]{2,})"
    ends = rf"(?=\s*(?:[.,;)]|$)|\s+(?i:{forms_regex(_SUBJECT, 'and')}|{forms_regex(_SUBJECT, 'end_of_name')})(?!\w))"
    joined = rf"[A-ZÆØÅÄÖ][a-zæøåäö]+-\s{forms_regex(_SUBJECT, 'and')}\s[a-zæøåäö]+"  # "Lærings- og mestringssenteret"
    one = r"[A-ZÆØÅÄÖ][a-zæøåäö]{2,}(?:[A-ZÆØÅÄÖ][a-zæøåäö]*)+|[A-ZÆØÅÄÖ][a-zæøåäö]{4,}"
    return re.compile(rf"(?:{several}|{joined}|{one})(?![\w-]){ends}")


@cache
def _place() -> re.Pattern[str]:
    """What is said of where a body is: "lokalt", "i sykehus", "i Nye metoder"."""
    stop = forms_regex(_SUBJECT, "end_of_name")
    name = rf"(?-i:[A-ZÆØÅÄÖ])[\w-]+(?:\s(?!{stop}(?!\w)|{forms_regex(_SUBJECT, 'passive')}(?!\w))\w+)?"
    until = rf"(?=\s*(?:[,.;:)]|$)|\s+(?:{forms_regex(_SUBJECT, 'and')}|{stop})(?!\w))"
    council = rf"\s+{forms_regex(_SUBJECT, 'at')}\s+(?-i:[A-ZÆØÅÄÖ])[\w-]+\s(?:{forms_regex(_SUBJECT, 'one_of_many')})(?!\w)"
    return re.compile(
        rf"{council}|\s+(?:{forms_regex(_SUBJECT, 'place')}|{forms_regex(_SUBJECT, 'at')}\s+{name}){until}", re.IGNORECASE
    )


@cache
def _at_place() -> re.Pattern[str]:
    """ "i Fjellregionen", "på Ytre Kyst": a preposition and a name, and nothing else of a name after it."""
    name = r"[A-ZÆØÅÄÖ][\w-]+(?:\s[A-ZÆØÅÄÖ][\w-]+)?"
    after = rf"(?=\s*[,.;:)]|$|\s(?!{forms_regex(_SUBJECT, 'and')}\s[A-ZÆØÅÄÖ])[a-zæøåäö])"
    return re.compile(rf"\s{forms_regex(_SUBJECT, 'at')}\s{name}{after}")


@cache
def _named_place() -> re.Pattern[str]:
    """ "Samordningsförbundet Fjällvik": the place that a name with a capital ends in."""
    return re.compile(r"\s[A-ZÆØÅÄÖ][a-zæøåäö]+(?=\s*[.,;)]|$|\s[a-zæøåäö])")


@cache
def _part_of_body() -> re.Pattern[str]:
    return re.compile(rf"\s{forms_regex(_SUBJECT, 'part_of_body')}(?!\w)", re.IGNORECASE)


@cache
def _matter() -> re.Pattern[str]:
    """ "Landsforeningen for hjertesyke og slagrammede": for whom a society with a capital is."""
    both = rf"(?:\s+{forms_regex(_SUBJECT, 'and')}\s+[a-zæøåäö-]+(?=\s*[.,;)]|$))?"
    return re.compile(rf"\s+(?:for|för)\s+[a-zæøåäö-]+{both}(?=\s*[.,;)]|$)")


@cache
def _body() -> re.Pattern[str]:
    """Up to four words, none of which ends a name, and a word for a body; or letters in capitals (SERAF)."""
    stop = forms_regex(_SUBJECT, "end_of_name")
    word = rf"(?!{stop}(?!\w)|{forms_regex(_SUBJECT, 'and')}(?!\w))[\w/-]+"
    kind = rf"(?:(?:{word}\s+){{0,4}}?[\w-]*{forms_regex(_SUBJECT, 'body')}|(?:{word}\s+)?(?-i:[A-ZÆØÅ]{{3,}}))(?![\w-])"
    about = rf"(?:(?-i:[a-zæøåäö-]+)(?:ske?|ale?|i[gv]e?|elle?|ende|are)\s+(?!{stop}(?!\w)))?[\w/-]+"
    return re.compile(rf"(?:{forms_regex(_SUBJECT, 'unit')}\s+{about}|{kind})", re.IGNORECASE)
