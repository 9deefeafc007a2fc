"""A sentence with a target -> the party whose target it is, where the sentence says so.

Rule: a body in the genitive before a word for a goal ("regionens mål er"), or after one and "fra", "satt av"; a
national goal is the ministry's. A goal that is only what the target serves ("for å nå …") says nothing of whose the
target is. Words stand in targets.toml.
"""

from __future__ import annotations

from functools import cache

from pipeline.extract.parties_names import Mention, mentions
from pipeline.extract.terms_needs import needed
from pipeline.extract.terms_notation import forms_regex
from pipeline.extract.terms_wording import Wording, ending, wording
from pipeline.phrases import phrases
from pipeline.records import Document
from pipeline.register import Register

_SUBJECT = "extract.targets"
_BETWEEN = r"^\s+(?:[a-zæøåäö-]+\s+){0,2}?"  # "regionens egne, felles mål"


def set_by_in(sentence: str, document: Document, register: Register) -> str | None:
    """The canonical name of the party that set the target, None where nobody is named."""
    if not wording(_SUBJECT, "goal").search(sentence):
        return None
    national = wording(_SUBJECT, "national").search(sentence)
    if national and not _served(sentence[: national.start()]):
        return _national(sentence[national.end() :], document, register)
    owners = (one.name for one in mentions(sentence, document, register) if _owns(sentence, one))
    return next(owners, None)


def _national(after: str, document: Document, register: Register) -> str | None:
    """Whose a national goal is: the ministry's, unless the words after it name another source."""
    if source := wording(_SUBJECT, "according", before=r"^(?:[^.;()]{0,60}?\s)?", after=r"\s+").match(after):
        named = mentions(after, document, register)
        return next((one.name for one in named if 0 <= one.start - source.end() <= 4), None)
    return phrases(_SUBJECT)["national"]["party"] if document.language != "sv" else None


def _owns(sentence: str, one: Mention) -> bool:
    before, after = sentence[: one.start], sentence[one.end :]
    if _served(before):
        return False
    if one.genitive:
        return bool(wording(_SUBJECT, "goal", before=_BETWEEN).match(after))
    return bool(_set_by().search(before))


def _served(before: str) -> bool:
    """Whether these words make what follows the end that the target serves."""
    return bool(ending(_SUBJECT, "serves").search(before))


@cache
def _set_by() -> Wording:
    """ "målet fra", "kravet som er satt av": right before a body."""
    source = rf"(?<!\w){forms_regex(_SUBJECT, 'goal')}\s+(?:[\w-]+\s+){{0,3}}?{forms_regex(_SUBJECT, 'set_by')}\s+$"
    return Wording(source, needed(_SUBJECT, "goal"))
