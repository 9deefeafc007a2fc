"""Sentence -> whether it binds somebody. The one place that knows normative verbs."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from pipeline.extract.normative import normative_verbs
from pipeline.extract.wording import has, opens, pattern
from pipeline.text import sentences

_REMEMBERED = 512  # texts whose reading is kept: many rules ask for that of one paragraph, one after the other


@lru_cache(maxsize=_REMEMBERED)
def is_duty(sentence: str) -> bool:
    """Whether a sentence lays a duty on a body below the giver: a normative verb that stands neither in a clause that
    only describes ("et utvalg som skal …") nor has the giver or a document as its subject."""
    if not has("extract.duty", "strong", sentence) or opens("extract.duty", "others", sentence):
        return False
    return bool(pattern("extract.duty", "strong").search(pattern("extract.duty", "described").sub(" ", sentence)))


def is_normative(sentence: str) -> bool:
    """Whether a normative verb stands in the sentence at all, advice included: what a reader might take for a duty."""
    return bool(normative_verbs(sentence))


@lru_cache(maxsize=_REMEMBERED)
def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a folded text."""
    return tuple(text[start:end] for start, end in sentences(text))


def binds(text: str) -> bool:
    """Whether any sentence of a paragraph is a duty."""
    return any(is_duty(sentence) for sentence in sentences_of(text))


@lru_cache(maxsize=_REMEMBERED)
def meeting_asks(text: str) -> int | None:
    """Where in a paragraph the sentence begins in which a company meeting first asks for something; None if nowhere."""
    if not has("extract.duty", "meeting_asks", text):
        return None
    for start, end in sentences(text):
        asked = pattern("extract.duty", "meeting_asks").search(text, start, end)
        if asked:
            stop = text.rfind(
                ". ", start, asked.start()
            )  # "Prop. 1 S. Foretaksmøtet ba": a stop that ends no abbreviation
            return asked.start() if stop == asked.start() - 2 and asked.group()[:1].isupper() else start
    return None


def asks_behind(text: str) -> int | None:
    """Where in what a meeting points to the sentence begins that asks a named body in the passive ("X RHF bes om å …")."""
    return next((start for start, end in sentences(text) if opens("extract.duty", "asks_named", text[start:end])), None)


def asks_apart(text: str) -> tuple[str, ...]:
    """A paragraph that begins with what a meeting asks, cut where it asks anew; "ba videre" goes on with the same."""
    starts = [start for start, end in sentences(text) if opens("extract.duty", "meeting_asks_anew", text[start:end])]
    cuts = [0, *(start for start in starts if start), len(text)]
    return tuple(_unquoted(text[a:b].strip()) for a, b in pairwise(cuts))


def _unquoted(text: str) -> str:
    """A text without the closing mark of a quotation whose opening mark stands before it."""
    return text.removesuffix("»") if text.count("»") > text.count("«") else text


def is_background(sentence: str) -> bool:
    """Whether a sentence only points to what went before ("Foretaksmøtet viste til …")."""
    return opens("extract.duty", "background", sentence)


def is_aside(text: str) -> bool:
    """Whether a paragraph of minutes decides nothing: the meeting's end, names and addresses without a small word."""
    return opens("extract.duty", "meeting_ends", text) or not any(word.islower() for word in text.split()[1:])


def stresses(text: str) -> bool:
    """Whether a paragraph is what a company meeting stresses."""
    return opens("extract.duty", "meeting_stresses", text)


def points(text: str) -> bool:
    """Whether a paragraph is a company meeting's reference to something else, all of it."""
    return opens("extract.duty", "meeting_points", text)
