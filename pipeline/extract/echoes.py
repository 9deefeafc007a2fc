"""Drafts in reading order -> the same, where what a meeting tells and then asks in so many words is asked once.

Minutes tell the matter first ("Foretaksmøtet understreket at …") and then put the request ("Foretaksmøtet ba … om å:").
A paragraph whose duties come back in the requests behind it, under the same heading, steers; one that points to something
("Foretaksmøtet viste til …"), or itself asks what the list behind it asks item by item, is where they come from.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import is_duty, meeting_asks, points, sentences_of
from pipeline.extract.shares import subjects
from pipeline.extract.wording import opens
from pipeline.text import fold

_AGAIN = 0.6  # of a text's telling stems, for another to say the same
_POINTED = 0.5
_FEWEST = 6  # stems: fewer tell nothing
_REACH = 12  # drafts behind that are looked at


def without_echoes(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Linear: each draft is held against a bounded number behind it."""
    found = list(drafts)
    for at, draft in enumerate(drafts):
        if draft.lead_in or draft.kind not in ("krav", "oppdrag", "føring"):
            continue
        asked = _asked_behind(drafts, at)
        if not asked or not _told_again(draft.text, asked):
            continue
        listed = [subjects(other.text) for other in asked if other.lead_in]
        own = subjects(draft.text)
        if points(draft.text):
            found[at] = replace(draft, kind="")
        elif "meeting_asks" in draft.reasons and opens("extract.duty", "meeting_asks_anew", draft.text):
            if listed and all(_covered(item, own) for item in listed):
                found[at] = replace(draft, kind="")
        elif draft.kind != "føring":
            found[at] = replace(draft, kind="føring")
    return tuple(_with_dropped(found))


def _asked_behind(drafts: tuple[Draft, ...], at: int) -> list[Draft]:
    """What a meeting asks behind a draft under the same heading; behind a meeting's own words, also what stands next."""
    behind = drafts[at + 1 : at + 1 + _REACH]
    meets = "meeting_asks" in drafts[at].reasons or points(drafts[at].text)
    return [
        other
        for place, other in enumerate(behind)
        if other.section == drafts[at].section
        and other.kind != "føring"
        and (_is_asked(other) or (meets and place == 0))
    ]


def _is_asked(draft: Draft) -> bool:
    return "meeting_asks" in draft.reasons or meeting_asks(draft.lead_in or "") is not None


def _duties(text: str) -> set[str]:
    return set().union(*(subjects(sentence) for sentence in sentences_of(text) if is_duty(sentence)))


def _told_again(text: str, asked: list[Draft]) -> bool:
    """Whether the duties told come back; of what a meeting only points to, half of the words suffice."""
    enough, fewest = (_POINTED, _FEWEST // 2) if points(text) else (_AGAIN, _FEWEST)
    duties, again = _duties(text), set().union(*(subjects(other.text) for other in asked))
    return len(duties) >= fewest and _covered(duties, again, enough)


def _covered(stems: set[str], by: set[str], enough: float = _AGAIN) -> bool:
    return len(stems & by) >= enough * len(stems)


def _with_dropped(found: list[Draft]) -> list[Draft]:
    """What was dropped (no kind) is background of what follows under its heading."""
    out: list[Draft] = []
    told: Draft | None = None
    for draft in found:
        if not draft.kind:
            told = draft
            continue
        if told is not None and draft.section == told.section:
            draft = replace(draft, background=fold(f"{told.background or ''} {told.text}"))
        out.append(draft)
    return out
