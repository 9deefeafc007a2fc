"""The words around a body -> whether it leads, and whether it must act as well.

Rule: who leads is told by a verb of leading right after the body, or by "under ledelse av" right before it; a cooperation
that a body above all others leads is joined, not led. Who leads and is told a second deed must act too. Words stand in
parties.toml.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.terms_notation import forms_regex
from pipeline.extract.terms_wording import Wording, ending, wording

_SUBJECT = "extract.parties"


def leads(after: str, asked: bool) -> bool:
    """Whether the body before these words leads; `asked`: it stands behind "ba", "bes" or the like."""
    if _leads().match(after) or _stops().match(after):
        return True
    return bool(asked and wording(_SUBJECT, "leads", before=r"^\s*").match(after))


def leads_it(before: str, after: str) -> bool:
    """ "arbeidsgruppen som X leder": a relative clause says who leads."""
    return bool(_relative().search(before) and _leads_it().match(after))


def is_said_to_lead(before: str, after: str, above: bool) -> bool:
    """ "med X som leder", "X, som leder arbeidet"; one above all others (`above`) may lead what is wider than the duty."""
    if _with_as().search(before) and _as_leader().match(after):
        return True
    return not above and bool(_who_leads().match(after))


def leads_wider_work(after: str) -> bool:
    """ "Direktoratet for fjellhelse, som leder arbeidet": of a body above all others the work is joined."""
    return bool(_who_leads().match(after))


def must_too(after: str) -> bool:
    """Whether a duty of its own follows what the body leads, no other body between: "…, og skal orientere"."""
    return bool(_must_too().match(after))


def working_group(sentence: str) -> re.Match[str] | None:
    """ "Arbeidsgruppen skal …": the group ("who") that is set up for the work and told what to do."""
    return _working_group().match(sentence)


def does_more(after: str) -> bool:
    """Whether another deed follows what the body leads: "… lede nettverket og legge til rette for …"."""
    return bool(_does_more().match(after))


@cache
def _working_group() -> re.Pattern[str]:
    group = rf"(?P<who>(?=[A-ZÆØÅÄÖ])(?i:{forms_regex(_SUBJECT, 'working_group')}))"
    return re.compile(rf"\W*{group}\s+(?i:{forms_regex(_SUBJECT, 'plain_must')})\s")


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:,\s*)?{forms_regex(_SUBJECT, 'leads')}(?!\w)", re.IGNORECASE)


@cache
def _stops() -> re.Pattern[str]:
    """That it leads is all that is said of the body."""
    return re.compile(rf"^\s*{forms_regex(_SUBJECT, 'leads_alone')}\s*(?:[.;)]|$)", re.IGNORECASE)


@cache
def _with_as() -> Wording:
    return ending(_SUBJECT, "with_as")


@cache
def _as_leader() -> re.Pattern[str]:
    return re.compile(rf"^\s*{forms_regex(_SUBJECT, 'as_leader')}(?!\w)", re.IGNORECASE)


@cache
def _who_leads() -> re.Pattern[str]:
    return re.compile(rf"^\s*,\s*{forms_regex(_SUBJECT, 'who_leads')}(?!\w)", re.IGNORECASE)


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){forms_regex(_SUBJECT, 'who')}\s+$", re.IGNORECASE)


@cache
def _leads_it() -> re.Pattern[str]:
    return re.compile(rf"^\s*{forms_regex(_SUBJECT, 'leads_it')}\s*(?:[.,;)]|$)", re.IGNORECASE)


@cache
def _must_too() -> re.Pattern[str]:
    return re.compile(rf"[^.;A-ZÆØÅÄÖ]{{5,60}},?\s{forms_regex(_SUBJECT, 'and_must')}(?!\w)")


@cache
def _does_more() -> re.Pattern[str]:
    deed = rf"(?:[a-zæøåäö]+{forms_regex(_SUBJECT, 'infinitive_end')}|{forms_regex(_SUBJECT, 'infinitive')})"
    return re.compile(rf"[^.;,]{{5,90}}?\s{forms_regex(_SUBJECT, 'and')}\s+{deed}\s", re.IGNORECASE)
