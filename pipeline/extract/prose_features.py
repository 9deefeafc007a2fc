"""An answer and what the rules read in it -> features, by which the fitted model (prose_model.py) weighs each clause.

A clause has its words, pairs of words, openings and endings; what the rules say that it says and how they count it; how
it lies to the requirement and to the other clauses. The whole answer has what the rules made of it, and what is asked.
A feature is a short string "kind:value"; figures are all "#".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.prose_clauses import Clause
from pipeline.extract.prose_duty import Duty
from pipeline.extract.prose_forms import said_of
from pipeline.extract.prose_limits import Limits
from pipeline.extract.prose_votes import Asked, Vote, weights

_WORD = re.compile(r"\w+|%")
ASKED = "wants:"  # before an entry of prose_status.toml that is asked
_WHOLE, _BEGINS = "w:", "p:"  # before a word, and before its opening letters
_OPENING, _ENDING = 6, 4  # letters by which words of one root, and forms of one tense, meet
_FIRST, _HEAD = 3, 2  # words of a requirement, and verbs of its duty, that tell what is asked
_NEAREST = 3  # shared words beyond which more make no difference
_QUARTERS, _MOST_CLAUSES = 4, 6
_SHARES = (0.1, 0.25, 0.4, 0.6, 0.8)  # of the votes, from which on each is a feature of its own
_REMEMBERED = 1 << 12  # clauses kept: requirements that share a passage hear the same
_SURE = 5  # steps of a reading's certainty


class Read(NamedTuple):
    """What the rules read in an answer: the question, its duty, the clauses, their votes, the status, ground and certainty
    that they come to (see `records.Answer`), and its figures beside the limits."""

    asked: Asked
    kind: str
    duty: Duty
    clauses: tuple[Clause, ...]
    votes: Sequence[Vote]
    status: str
    ground: str | None
    certainty: float | None
    limits: Limits


def clause_features(read: Read) -> list[set[str]]:
    """The features of each clause, in the clauses' order. Linear in the text."""
    votes: dict[str, list[Vote]] = defaultdict(list)
    for vote in read.votes:
        votes[vote.text].append(vote)
    found = []
    for at, clause in enumerate(read.clauses):
        cast = (name for vote in votes[clause.text] for name in _of_vote(vote))
        own = _of_words(clause.text)
        weighed = (*_of_place(read, at), *_of_duty(read, clause), *_of_verb(read.duty, own), *cast)
        found.append({*own, *weighed, *read.limits.clauses[at]})
    return found


def answer_features(read: Read, asked: tuple[str, ...]) -> set[str]:
    """The features of the answer as a whole; `asked` are the entries of prose_status.toml looked for in what is asked."""
    said = [c.says for c in read.clauses if c.says and c.near]
    sure = int((read.certainty or 0) * _SURE)
    found = {
        f"rules:{read.status}", f"rules:{read.status}+{read.ground}", f"rules:{read.status}+{read.ground}+{sure}",
        f"kind:{read.kind}", f"kind:{read.kind}+{read.status}", f"whose:{read.asked.passage}",
        f"clauses:{min(_MOST_CLAUSES, len(read.clauses))}", f"measured:{int(read.asked.measured)}",
    }  # fmt: skip
    found.update(f"duty:{name}+{read.status}" for name in _duties(read.duty))
    found.update(f"verb:{verb}" for verb in read.duty.first)
    found.update(f"asks:{word}" for word in _words(read.asked.text)[:_FIRST])
    found.update(f"{ASKED}{key}" for key in said_of(asked, read.asked.text))
    found.update(f"told:{name}" for name in said)
    found.update(f"told:{one}>{other}" for one, other in pairwise(said))
    found.update(_of_shares(read.votes))
    found.update(read.limits.answer)
    for clause in read.clauses:
        found.update(f"all:{name}" for name in _of_words(clause.text) if name.startswith(_WHOLE))
    return found


def _words(text: str) -> list[str]:
    return ["#" if word[0].isdigit() else word for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=_REMEMBERED)
def _of_words(text: str) -> tuple[str, ...]:
    words = _words(text)
    openings = (f"{_BEGINS}{word[:_OPENING]}" for word in words if len(word) > _OPENING)
    endings = (f"s:{word[-_ENDING:]}" for word in words if len(word) > _ENDING)
    return (*(f"{_WHOLE}{word}" for word in words), *openings, *endings, *(f"b:{one} {other}" for one, other in pairwise(words)))


def _side(clause: Clause) -> str:
    return "near" if clause.near else "far"


def _of_place(read: Read, at: int) -> Iterator[str]:
    """What it says by the rules, how near it is, and where it stands."""
    clause, last = read.clauses[at], len(read.clauses) - 1
    said = f"{clause.says}{'+step' if clause.step else ''}"
    yield from (f"says:{clause.says}", f"says:{said}+{_side(clause)}", f"shares:{min(clause.shared, _NEAREST)}+{_side(clause)}")
    yield from (f"whose:{read.asked.passage}+{_side(clause)}", f"part:{_QUARTERS * at // (last + 1)}")
    places = {"itself": clause.itself, "aside": clause.aside, "first": at == 0, "last": at == last, "only": last == 0,
              "common": clause.sentence in read.asked.common}  # fmt: skip
    yield from (f"at:{name}" for name, holds in places.items() if holds)
    if at:
        yield f"after:{read.clauses[at - 1].says}"
    if at < last:
        yield f"before:{read.clauses[at + 1].says}"


def _of_duty(read: Read, clause: Clause) -> Iterator[str]:
    yield from (f"kind:{read.kind}+{clause.says}", f"measured:{int(read.asked.measured)}+{clause.says}")
    yield from (f"duty:{name}+{clause.says}" for name in _duties(read.duty))
    yield from (f"verb:{verb}+{clause.says}" for verb in sorted(read.duty.first)[:_HEAD])


def _of_verb(duty: Duty, words: Sequence[str]) -> Iterator[str]:
    """The duty's verb with each word: what is told of a plan is one thing where it is to be made, another where followed."""
    for verb in sorted(duty.first)[:1]:
        yield from (f"verb:{verb}|{name}" for name in words if name.startswith(_BEGINS))


def _duties(duty: Duty) -> list[str]:
    kinds = {"standing": duty.standing, "passes": duty.passes, "study": duty.study, "part": duty.part, "product": duty.product}
    return [name for name, holds in kinds.items() if holds]


def _of_vote(vote: Vote) -> Iterator[str]:
    yield f"vote:{vote.status}"
    yield from (f"vote:{vote.features[0]}+{name}" for name in vote.features[1:])


def _of_shares(votes: Sequence[Vote]) -> Iterator[str]:
    sums: dict[str, float] = defaultdict(float)
    for vote in votes:
        sums[vote.status] += vote.weight
    whole = sum(sums.values()) + 2 ** weights()["silence"]
    yield from (f"votes:{status}>{share}" for status, found in sums.items() for share in _SHARES if found / whole > share)
