"""A block of a report, the heading above it and the block before it -> features, by which the fitted model
(voice_model.py) weighs who speaks in it.

A block has its words and pairs of words, how it opens and ends, its kind and mark, the signs that rules find in it
(voice_signs.py) and the voice that they give it; two neighbours have what ties them: a list, a lead-in, a page between,
words in common. A feature is a short string "kind:value"; figures are all "#".
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.duty import sentences_of
from pipeline.extract.voice_runs import Voice
from pipeline.records import Block
from pipeline.words import stem, words

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[%.:;,?»«]")
_COUNTS = re.compile(r"\d+|[a-zæøåäö]")
_SENTENCES = 3  # of a block that are heard
_TOKENS = 40  # of each of them
_OPENING = 3  # tokens that open a sentence
_ENDING = 3  # letters in which forms of one tense meet
_HEADING = 8  # tokens of a heading
_LEAST, _MOST = -3, 6  # points beyond which more make no difference
_SHARED = 3  # words in common beyond which more make no difference
_REMEMBERED = 1 << 10  # texts whose words are kept: a block meets the one before it and the one behind
_SUBJECT, _STEM = 5, 6  # letters of a word that tells of a subject, and of its stem


class Spoken(NamedTuple):
    """A block, the voice, points and reasons that rules give it, how many items it introduces, and whether it says what
    one above it under the same heading said: an answer that repeats its question."""

    block: Block
    rules: Voice
    points: float
    reasons: tuple[str, ...]
    leads: int
    again: bool = False


def word_features(text: str) -> set[str]:
    """The features of a text by itself."""
    found = sentences_of(text)
    first = _tokens(found[0]) if found else []
    features = {
        f"end:{text[-1:]}", f"large:{int(text[:1].isupper())}", f"sentences:{min(_SENTENCES + 1, len(found))}",
        f"length:{min(8, max(1, len(text)).bit_length() - 1)}", f"oo:{' '.join(first[:2])}",
    }  # fmt: skip
    features.update(f"w:{token}" for token in first)
    features.update(f"b:{one} {two}" for one, two in pairwise(first))
    features.update(f"o{at}:{token}" for at, token in enumerate(first[:_OPENING]))
    features.update(f"e:{token[-_ENDING:]}" for token in first if len(token) > _ENDING + 1)
    for sentence in found[1:_SENTENCES]:
        later = _tokens(sentence)
        features.update(f"W:{token}" for token in later)
        features.update(f"O:{token}" for token in later[:1])
    return features


def block_features(heard: Spoken, above: str | None = None, first: str | None = None, last: str | None = None) -> set[str]:
    """The features of a block by the heading over it; that heading again where it is the `first` one there, and the next
    heading where it is the `last` ("" where there is none). Linear in the text."""
    block, rules = heard.block, heard.rules
    sure = f"{'+sure' if rules.sure else ''}{'+headed' if rules.headed else ''}"
    signs = {
        f"kind:{block.kind}", f"mark:{_COUNTS.sub('1', block.marker or '')}", f"rules:{rules.who}{sure}",
        f"points:{max(_LEAST, min(_MOST, int(heard.points)))}", f"shift:{int(block.shift)}",
        f"leads:{int(heard.leads > 0)}", f"led:{int(block.lead is not None)}",
    }  # fmt: skip
    signs.update(f"sign:{reason}" for reason in heard.reasons)
    for place, heading in (("under", above), ("first under", first), ("last above", last)):
        signs.update(f"{place} {name}" for name in (_of_heading(heading) if heading is not None else ()))
    return word_features(block.text) | signs


def pair_features(before: Block | None, block: Block) -> set[str]:
    """What ties a block to the one before it under the same heading, None where it is the first."""
    if before is None:
        return {"start"}
    features = {
        f"pair:{before.kind}>{block.kind}", f"page:{int(block.number > before.number + 1)}", f"turned:{int(block.shift)}",
        f"common:{min(_SHARED, len(_subjects(before.text) & _subjects(block.text)))}", f"closed:{int(before.text[-1:] in '.!')}",
        f"colon:{int(before.text.endswith(':'))}", f"led by:{int(block.lead == before.number)}",
    }  # fmt: skip
    if before.kind == block.kind == "item":
        features.add(f"one mark:{int(before.marker == block.marker)}")
        features.add(f"one lead:{int(before.lead is not None and before.lead == block.lead)}")
    return features


def _of_heading(heading: str) -> set[str]:
    return {"any", f"ends:{heading[-1:]}", *_tokens(heading)[:_HEADING]}


def _tokens(text: str) -> list[str]:
    return ["#" if token[0].isdigit() else token for token in _TOKEN.findall(text.lower())[:_TOKENS]]


@lru_cache(maxsize=_REMEMBERED)
def _subjects(text: str) -> frozenset[str]:
    return frozenset(stem(word)[:_STEM] for word in words(text) if len(word) >= _SUBJECT)
