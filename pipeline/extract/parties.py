"""Text, document and register -> PartyRole: who must act, who leads, with whom, and to whom it is reported.

Rule: a role is read from the words right before and after a named body, sentence by sentence; only the subject of a
duty is an addressee, never one who stands in a genitive or a subordinate clause. A party that only leads is no
addressee. Who is not named has no role: the document's own recipient is not filled in. Words stand in parties.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.extract.parties_codes import codes_in
from pipeline.extract.parties_leads import does_more, is_said_to_lead, leads, leads_it, leads_wider_work, must_too, working_group
from pipeline.extract.parties_names import Mention, mentions
from pipeline.extract.parties_partners import partners_in
from pipeline.extract.terms_needs import last_words
from pipeline.extract.terms_notation import forms_regex
from pipeline.extract.terms_wording import Wording, clauses, ending, wording
from pipeline.records import Document, PartyRole
from pipeline.register import Register

_SUBJECT = "extract.parties"
_NEAR = 240  # characters around a body in which its role is told
_MANY = ("gruppe", "rhf", "rolle")
_RANK = {"stat": 0, "region": 1, "foretak": 2, "klinikk": 3}


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies named together ("A, B og C"): one stretch of the sentence with one role."""

    members: tuple[Mention, ...]
    start: int
    end: int


def parties_in(text: str, document: Document, register: Register) -> tuple[PartyRole, ...]:
    """Every party with a role in a passage of running text, each name once a role, in reading order."""
    found: list[PartyRole] = []
    read = [(sentence, mentions(sentence, document, register)) for _, sentence in clauses(text)]
    for sentence, named in read:
        found += _in_sentence(sentence, named, document, tuple(found))
    if not any(one.role == "addressee" for one in found):
        found += _doing(read, document, tuple(found))
    return settled((*found, *codes_in(text, document, register)))


def _doing(
    read: list[tuple[str, tuple[Mention, ...]]], document: Document, found: tuple[PartyRole, ...]
) -> list[PartyRole]:
    """Where nobody is told what to do in so many words: who does it in the present tense ("Sykehusene har …", "Foretaket
    melder …"), at the start of a sentence, and who leads and does more than that."""
    own = (document.recipient, *document.recipients, document.issuer)
    for sentence, named in read:
        for group in _groups(sentence, named):
            one, after = group.members[0], sentence[group.end :]
            known = any(other.name == one.name and other.role != "lead" for other in found)
            if known or one.genitive or not _can_act(one, document) or not (one.name in own or one.kind == "gruppe"):
                continue
            led = one.name in own and any(other.name == one.name for other in found) and does_more(after)
            if led or (_opens(sentence[: group.start]) and _opening("is_doing").match(after)):
                return [PartyRole(other.name, "addressee", other.raw) for other in group.members]
    working = next((match for sentence, _ in read if (match := working_group(sentence))), None)
    return [PartyRole(working["who"], "addressee", working["who"])] if working else []


def _opens(before: str) -> bool:
    return bool(_articles_alone().fullmatch(before))


def says_what_it_means(lead_in: str) -> bool:
    """Whether a lead-in tells for whom its items hold ("For klinikken betyr det at:"): an item with its own subject is
    that one's."""
    return bool(wording(_SUBJECT, "means", after=r"\W*$").search(lead_in))


def settled(found: tuple[PartyRole, ...]) -> tuple[PartyRole, ...]:
    """Each name once a role; bodies that only work with themselves are no partners."""
    if len(found) < 2:
        return found
    first = {(one.name, one.role): one for one in reversed(found)}
    addressees = {name for name, role in first if role == "addressee"}
    alone = addressees if len(addressees) == 1 else set()
    kept = {(one.name, one.role): one for one in found if not (one.role == "partner" and one.name in alone)}
    return tuple(first[key] for key in kept)


def _in_sentence(
    sentence: str, named: tuple[Mention, ...], document: Document, sofar: tuple[PartyRole, ...]
) -> list[PartyRole]:
    found: list[PartyRole] = []
    for group in _groups(sentence, named):
        role = _role(sentence, group, document, (*sofar, *found))
        if role:
            found += _with_roles(sentence, group, role, document, (*sofar, *found))
        if role == "lead" and must_too(sentence[group.end :]):
            found += _with_roles(sentence, group, "addressee", document, (*sofar, *found))
    return found + list(partners_in(sentence, named))


def _with_roles(sentence: str, group: Group, role: str, document: Document, sofar: tuple) -> list[PartyRole]:
    known = {one.name for one in sofar if one.role == "addressee"}
    after = sentence[group.end :]
    shared = role == "addressee" and wording(_SUBJECT, "cooperates", before=r"^\s*").match(after)
    out = []
    for one in group.members:
        if role == "addressee" and not _can_act(one, document):
            if _opening("takes_part").match(after):
                out.append(PartyRole(one.name, "partner", one.raw))
            continue
        if one.genitive and role != "addressee":
            continue
        if shared and known and one.name in known:
            continue
        out.append(
            PartyRole(one.name, "partner" if shared and known & {m.name for m in group.members} else role, one.raw)
        )
    return out


def _role(sentence: str, group: Group, document: Document, sofar: tuple[PartyRole, ...]) -> str | None:
    before, after = sentence[max(0, group.start - _NEAR) : group.start], sentence[group.end : group.end + _NEAR]
    if _anchored("lead_by").search(before) or leads_it(before, after):
        return None if group.members[0].level in (None, "stat") and _anchored("joined").search(before) else "lead"
    above = group.members[0].level in (None, "stat")
    if is_said_to_lead(before, after, above):
        return "lead"
    if above and leads_wider_work(after) and not _is_own(group, document):
        return "partner"
    asked = _anchored("asked").search(before)
    told = asked or _anchored("that").search(before)
    if (told or _is_subject(before)) and not group.members[-1].genitive and leads(after, bool(asked)):
        return "lead"
    if _opening("heard").match(after):
        return None
    if _reported_to(before, after, group, document):
        return "report_to"
    if (asked or _is_subject(before)) and not _is_own(group, document) and _is_beside(group, sofar, after):
        return "partner"
    if (asked or _is_subject(before)) and _opening("joins").match(after) and not _is_own(group, document):
        return None if group.members[0].kind == "enhet" else "partner"  # a unit is a part of the one who is told
    if _opening("helps").match(after) and not asked and _is_subject(before) and not _is_own(group, document):
        return "partner" if sofar or group.members[0].kind != "gruppe" else None
    done_by = _anchored("done_by").search(before) and wording(_SUBJECT, "asked").search(before)
    return "addressee" if done_by or _addressed(before, after, group) else None


def _is_beside(group: Group, sofar: tuple[PartyRole, ...], after: str) -> bool:
    """Whether single bodies only take part in what others are told to do ("Sykehusinnkjøp HF skal delta")."""
    told = any(one.role in ("addressee", "lead") for one in sofar)
    single = not any(one.kind in _MANY for one in group.members)
    return told and single and bool(_opening("takes_part").match(after))


def _is_own(group: Group, document: Document) -> bool:
    return any(one.name in (document.recipient, *document.recipients) for one in group.members)


def _addressed(before: str, after: str, group: Group) -> bool:
    if group.members[-1].genitive:
        return False
    if own := wording(_SUBJECT, "own", before=r"^\s+").match(after):
        return bool(
            wording(_SUBJECT, "must", before=r"^(?:\s+[\w-]+){1,4}?\s+").match(after[own.end() :])
        ) and _is_subject(before)
    if asked := _anchored("asked").search(before):
        that = wording(_SUBJECT, "that").search(asked.group())
        return not (that and _passive().match(after))
    if _opening("task").match(after) and _anchored("gives").search(before):
        return True
    if _anchored("for").search(before):
        return bool(_opening("means").match(after))
    if not before.strip() and {one.kind for one in group.members} == {"rolle"} and _opening("does").match(after):
        return True
    after = _in_region().sub("", after, count=1) if group.members[-1].kind == "gruppe" else after
    return bool(_must().match(after)) and _is_subject(before) and not _done_to(after)


def _done_to(after: str) -> bool:
    """ "X skal styrkes": the body is what something is done with."""
    match = wording(
        _SUBJECT, "plain_must", before=r"^\s*", after=rf"\s+(?P<verb>{forms_regex(_SUBJECT, 'passive')})(?!\w)"
    ).match(after)
    return bool(match and not wording(_SUBJECT, "active").fullmatch(match["verb"]))


@cache
def _in_region() -> re.Pattern[str]:
    """Which of a sort of bodies are meant: "(helseforetakene) i Helse Fjord (skal)"."""
    return re.compile(rf"^\s+{forms_regex(_SUBJECT, 'at')}(?:\s[A-ZÆØÅÄÖ][\w-]+){{1,3}}")


@cache
def _articles_alone() -> re.Pattern[str]:
    return re.compile(rf"[\s–•-]*(?:{forms_regex(_SUBJECT, 'article')}\s+)*", re.IGNORECASE)


@cache
def _passive() -> re.Pattern[str]:
    """ "la til grunn at X benyttes": the body is what something is done with."""
    return re.compile(rf"^\s*{forms_regex(_SUBJECT, 'passive')}(?!\w)", re.IGNORECASE)


@cache
def _must() -> re.Pattern[str]:
    """A verb of duty after the subject, with a parenthesis between commas or brackets allowed."""
    return re.compile(
        r"^\s*(?:\([^()]{1,40}\)\s*)?(?:,[^.;]{1,120}?,|,)?\s*" + forms_regex(_SUBJECT, "must") + r"(?!\w)", re.I
    )


@lru_cache(maxsize=8)  # asked of the same words for each role in turn
def _is_subject(before: str) -> bool:
    """Whether a body after these words can be a subject: no preposition or subjunction right before it, and it is not
    the second of two between which something is ("samarbeidet mellom sykehus og kommuner")."""
    if not_subject := _anchored("not_subject").search(before):
        return _goes_on_asking(before[: not_subject.start()], not_subject.group())
    joined = _anchored("and").search(before)  # the second of two: what stands before must be a clause of its own
    return not joined or bool(wording(_SUBJECT, "asked").search(before[: joined.start()]))


def _goes_on_asking(before: str, word: str) -> bool:
    """ "Møtet la til grunn at …, og at X skal": a second clause of what is asked for."""
    return (
        bool(wording(_SUBJECT, "that").search(word))
        and bool(_anchored("and").search(before))
        and bool(wording(_SUBJECT, "asked", after=r"[^.;]{3,}$").search(before))
    )


def _can_act(one: Mention, document: Document) -> bool:
    """Whether the body can be told what to do here: none above the one the document is for, but for a Swedish region,
    which is one body with its divisions."""
    if one.level is None or document.level is None or one.kind == "region":
        return True
    if one.name in (document.recipient, *document.recipients):
        return (
            document.genre not in ("statustabell", "årlig_melding", "delårsrapport", "tertialrapport")
            or one.level != "stat"
        )
    return _RANK[one.level] >= _RANK[document.level]


def _reported_to(before: str, after: str, group: Group, document: Document) -> bool:
    if wording(_SUBJECT, "lapses", before=r"^\s*").match(after) or _opening("task").match(after):
        return False
    one = group.members[0]
    if _anchored("copy").search(before):
        return bool(wording(_SUBJECT, "hand_over").search(before))
    above = one.level is not None and document.level is not None and _RANK[one.level] < _RANK[document.level]
    above = above or (one.kind == "departement" and document.level == "stat")
    inside = one.kind in ("rolle", "nämnd", "enhet", "generic.board") or one.name == document.issuer
    if not (above or inside or (_anchored("reports_to").search(before) and not _is_own(group, document))):
        return False
    if _opening("receives").match(after) and _is_subject(before):
        return True
    if _anchored("to").search(before):
        told = list(wording(_SUBJECT, "hand_over").finditer(before))
        return bool(told) and len(before) - told[-1].end() < 160
    return bool(_anchored("given").search(before))


def _groups(sentence: str, named: tuple[Mention, ...]) -> list[Group]:
    groups: list[Group] = []
    for one in named:
        between = sentence[groups[-1].end : one.start] if groups else ""
        if groups and _joins(between, sentence[one.end :]) and groups[-1].members[-1].genitive <= one.genitive:
            groups[-1] = Group((*groups[-1].members, one), groups[-1].start, one.end)
        else:
            groups.append(Group((one,), one.start, one.end))
    return groups


def _joins(between: str, after: str) -> bool:
    """Whether two bodies are named together; after a comma an "og" may begin a clause of the second one's own."""
    if not _between().fullmatch(between):
        return False
    return not (wording(_SUBJECT, "and", before=r"^\s*,\s*").match(between) and _must().match(after))


@cache
def _between() -> re.Pattern[str]:
    glue = rf"(?:,|/|,?\s*{forms_regex(_SUBJECT, 'and')}|,?\s*{forms_regex(_SUBJECT, 'by')})"
    return re.compile(rf"\s*{glue}\s*(?:{forms_regex(_SUBJECT, 'article')}\s+)*", re.IGNORECASE)


@cache
def _anchored(key: str) -> Wording:
    """A cue right before the body, articles between."""
    between = rf"[\s:–-]+(?:{forms_regex(_SUBJECT, 'article')}\s+)*"
    return ending(_SUBJECT, key, between, *last_words(_SUBJECT, "article"))


@cache
def _opening(key: str) -> re.Pattern[str]:
    """A cue right after the body."""
    more = rf"(?:\s+{forms_regex(_SUBJECT, 'and')}\s[\w\s-]{{3,40}}?\s)?" if key == "joins" else ""
    return re.compile(rf"^\s*(?:,\s*)?{more}{forms_regex(_SUBJECT, key)}(?!\w)", re.IGNORECASE)
