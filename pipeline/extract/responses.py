"""What a report says about its requirements -> responses, answers with status, outcomes.

Requirements that share a passage share one response; each is judged by the sentences that speak of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.extract.as_of import as_of
from pipeline.extract.basis import forecasts
from pipeline.extract.drafts import Draft, Said
from pipeline.extract.duty import sentences_of
from pipeline.extract.ids import response_id
from pipeline.extract.legend import legend
from pipeline.extract.outcomes import outcomes_in
from pipeline.extract.printed_results import by_printed_result
from pipeline.extract.prose_forms import says
from pipeline.extract.prose_judged import judged_status
from pipeline.extract.prose_status import Heard, Judged
from pipeline.extract.ratings import printed_status
from pipeline.extract.shares import own_words, shares, stems
from pipeline.extract.wording import pattern
from pipeline.records import Answer, Block, Document, Outcome, Requirement, Response
from pipeline.text import bare, fold

_WEIGHED, _FEW = 10_000, 20  # sentences weighed for all that share a passage; so many at least for each
_REPEATED = 20  # letters that a repeated requirement has at least
_HEADS = re.compile(r"\s*[.:;»”\"–-][\s.:;»”\"–-]*|\s+(?=[A-ZÆØÅÄÖ•])")  # it ends there: no subject of a sentence


@dataclass(frozen=True, slots=True)
class Told:
    """The response to a requirement, and the sentences of it that speak of that requirement."""

    response: Response
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """All responses of a document in reading order, which requirement each answers and how, the figures they give, and
    what is told of each requirement (by id)."""

    responses: tuple[Response, ...] = ()
    answers: tuple[Answer, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    told: dict[str, Told] = field(default_factory=dict)


def responses(
    document: Document, blocks: tuple[Block, ...], drafts: tuple[Draft, ...], requirements: tuple[Requirement, ...]
) -> Answered:
    """What the drafts' `said` amounts to; drafts and requirements correspond one to one."""
    expected = forecasts(document, blocks, drafts)
    day, key = as_of(document, blocks), legend(blocks)
    groups: dict[tuple[int, ...], list[int]] = {}
    for at, draft in enumerate(drafts):
        if draft.said:
            groups.setdefault(draft.said.key, []).append(at)
    answered: list[Response] = []
    answers: list[Answer] = []
    outcomes: list[Outcome] = []
    told: dict[str, Told] = {}
    for number, members in enumerate(groups.values(), start=1):
        said = drafts[members[0]].said
        assert said is not None  # groups hold only drafts about which something is said
        said = replace(said, text=behind_repeat(said.text, requirements[members[0]].text))
        response = _response(document, said, number, members[0] in expected, day)
        answered.append(response)
        weighed = _beginning(said.text, max(_FEW, _WEIGHED // len(members)))
        asked = tuple(requirements[m].text for m in members)
        dealt = shares(weighed, asked)
        common = unclaimed(weighed, dealt, asked) if len(members) > 1 else None
        for at, own in zip(members, dealt, strict=True):
            said = _with_print_of(said, drafts[at].said)
            answers.append(_answer(response, requirements[at], said, heard(own, weighed, requirements[at].kind, common), key))
            outcomes.extend(outcomes_in(response.id, requirements[at], said, own))
            told[requirements[at].id] = Told(response, own)
    return Answered(tuple(answered), tuple(answers), tuple(outcomes), told)


def _with_print_of(shared: Said, own: Said | None) -> Said:
    """A passage that several share, with what is printed beside one of them: each row has its own rating and figure."""
    return replace(shared, rating=own.rating, hue=own.hue, symbol=own.symbol, figure=own.figure) if own else shared


def _beginning(text: str, most: int) -> str:
    """A text up to so many sentences: where very many share an answer, its beginning is weighed for each."""
    found = sentences_of(text)
    return text if len(found) <= most else " ".join(found[:most])


def behind_repeat(passage: str, requirement: str) -> str:
    """The passage without the requirement's own words at its start, where it opens by repeating them as a heading."""
    asked = bare(requirement)
    if len(asked) < _REPEATED or not bare(passage).startswith(asked):
        return passage
    left = len(asked)
    for at, sign in enumerate(passage):
        left -= len(bare(sign))
        if left <= 0:
            heads = _HEADS.match(passage, at + 1)
            return passage[heads.end() :] or passage if heads else passage
    return passage


def _response(document: Document, said: Said, number: int, forecast: bool, day: date | None) -> Response:
    refers = pattern("extract.responses", "refers").search(said.text)
    return Response(
        response_id(document.id, said.text, number),
        document.id,
        said.text,
        basis="forecast" if forecast else "result",
        as_of=day,
        refers_to=refers.group() if refers else None,
        page=said.places[0].page if said.places else None,
        places=said.places,
        blocks=said.blocks,
    )


def _answer(response: Response, requirement: Requirement, said: Said, told: Heard, key: Mapping[str, str]) -> Answer:
    """The printed rating decides, by the report's key to its signs; without one, the result printed in the row, else the
    prose. Where none tells, the rating stands beside "ukjent" as it was printed."""
    if printed := printed_status(said.rating, said.hue, key):
        judged = Judged(*printed, "print")
    elif (shown := by_printed_result(requirement, said)) is not None:
        judged = shown
    else:
        terms = requirement.terms.targets
        judged = judged_status(requirement.text, requirement.kind, told, terms, requirement.lead_in or "")
    raw = judged.raw or (fold(said.rating) if said.rating else None)
    return Answer(response.id, requirement.id, judged.status, raw, judged.ground, judged.certainty)


def unclaimed(passage: str, dealt: tuple[tuple[str, ...], ...], requirements: tuple[str, ...]) -> frozenset[str]:
    """The sentences of a shared passage that speak of none of its requirements, or of all alike without naming each by its
    own words: what is said of the work itself as late concerns all who share the answer."""
    counts = Counter(sentence for own in dealt for sentence in set(own))
    own_words_ = own_words(requirements)
    return frozenset(
        sentence
        for sentence in sentences_of(passage)
        if counts[sentence] == 0
        or (counts[sentence] == len(dealt) and not all(stems(sentence) & own for own in own_words_))
        or (says("late", sentence) and says("whole_work", sentence))
    )


def heard(own: tuple[str, ...], passage: str, kind: str, common: frozenset[str] | None) -> Heard:
    """What answers a requirement: its own sentences of a passage, and those common to all; a task that no sentence names
    hears the whole passage, a goal does not, since a figure speaks only of what it measures. `common` None: not shared."""
    if common is None:
        return Heard(own)
    if kind in ("mål", "indikator"):
        return Heard(own, "shared", common)
    if not set(own) - common:
        return Heard((passage,), "silent", common)
    return Heard(tuple(s for s in sentences_of(passage) if s in common or s in own), "shared", common)
