"""What a report says of a measured requirement -> the figures it gives: value, unit, scope, period, verbatim.

Goals, changes and figures of other years that stand in the same sentence are left out.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.drafts import Said
from pipeline.extract.wording import pattern
from pipeline.phrases import all_forms, phrases
from pipeline.records import Outcome, Requirement

_MOST = 12  # figures of one passage that are kept


def outcomes_in(response: str, requirement: Requirement, said: Said, own: tuple[str, ...]) -> tuple[Outcome, ...]:
    """The figures of a cell, or of the sentences that speak of the requirement; only measured requirements have any."""
    if said.figure:
        return tuple(_from_cell(response, requirement.id, said.figure))
    if requirement.kind not in ("mål", "indikator"):
        return ()
    return tuple(outcome for sentence in own for outcome in _from_sentence(response, requirement.id, sentence))[:_MOST]


def _from_cell(response: str, requirement: str, cell: str) -> list[Outcome]:
    """A cell of figures, women and men apart, the last period first where several stand."""
    periods = list(re.finditer(r"(?:T[123] )?20\d\d(?: T[123]| ÅR)?:?", cell))
    pieces: list[tuple[str, str | None]] = [
        (cell[m.end() : (periods[i + 1].start() if i + 1 < len(periods) else len(cell))], m.group().rstrip(":"))
        for i, m in enumerate(periods)
    ] or [(cell, None)]
    return [
        Outcome(
            response,
            requirement,
            raw=match.group().strip(),
            scope=match["scope"],
            period=period,
            value=_number(match["value"]),
            unit=match["unit"],
        )
        for text, period in reversed(pieces)
        for match in _in_cell().finditer(text)
    ][:_MOST]


def _from_sentence(response: str, requirement: str, sentence: str) -> list[Outcome]:
    period, scope = (
        pattern("extract.outcomes", "period").search(sentence),
        pattern("extract.outcomes", "scope").search(sentence),
    )
    found = result_in(sentence)
    if not found:
        return []
    return [
        Outcome(
            response,
            requirement,
            raw=sentence,
            scope=scope.group() if scope else None,
            period=period.group() if period else None,
            value=found[0],
            unit=found[1],
        )
    ]


def result_in(sentence: str) -> tuple[float, str] | None:
    """The first figure of a sentence that is a result, with its unit as written; None where there is none."""
    for match in _figure().finditer(sentence):
        value = _number(match[1])
        if value is not None and not _is_other(sentence[max(0, match.start() - 40) : match.start()]):
            return value, match[2]
    return None


def _is_other(before: str) -> bool:
    """Whether the words right before a number make it a goal, a change or another year's figure."""
    found = [match.end() for match in pattern("extract.outcomes", "not_result").finditer(before)]
    return bool(found) and len(before) - found[-1] <= 3


def _number(text: str) -> float | None:
    try:
        return float(text.replace(" ", "").replace("–", "-").replace(",", "."))
    except ValueError:
        return None


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d,.])(\d+(?: \d{{3}})*(?:,\d+)?) ?({_units()})(?!\w)", re.IGNORECASE)


@cache
def _in_cell() -> re.Pattern[str]:
    number = r"(?P<value>[-–]?\d+(?:[ .]\d{3})*(?:,\d+)?)"
    return re.compile(rf"(?:(?P<scope>[KM]): ?)?{number}(?: ?(?P<unit>{_units()})(?!\w))?")


def _units() -> str:
    return "|".join(all_forms(phrases("extract.outcomes")["units"]))
