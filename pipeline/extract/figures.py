"""A requirement with one plain target, and the sentences that answer it -> status by the figure alone.

Only where the text itself does not say whether the target was met: the figure stands in the sentence that is shown as
deciding, so that a reader sees what the status rests on. A target on the long run, or several at once, decide nothing.
"""

from __future__ import annotations

import re

from pipeline.extract.outcomes import result_in
from pipeline.extract.wording import has, pattern
from pipeline.records import Requirement, Target

_LIMITS = {
    ">=": lambda found, limit: found >= limit,
    ">": lambda found, limit: found > limit,
    "<=": lambda found, limit: found <= limit,
    "<": lambda found, limit: found < limit,
}
_FROM_TO = re.compile(r"\bfr[aå]n? (\d+(?:,\d+)?)(?: \w+)? til(?:l)? (\d+(?:,\d+)?)", re.IGNORECASE)
_UP = "increase"
_DOWN = "decrease"


def status_by_figure(requirement: Requirement, sentences: tuple[str, ...]) -> tuple[str, str] | None:
    """(status, the sentence with the figure), or None where nothing can be compared."""
    targets = [t for t in requirement.terms.targets if t.horizon != "long_term"]
    if len(targets) != 1:
        return None
    target = targets[0]
    for sentence in sentences:
        status = _against_limit(target, sentence) if target.op in _LIMITS else _direction(target, sentence)
        if status:
            return status, sentence
    return None


def _against_limit(target: Target, sentence: str) -> str | None:
    found = result_in(sentence)
    if not found or target.value is None or _unit(found[1]) != _unit(target.unit):
        return None
    return "oppfylt" if _LIMITS[target.op](found[0], target.value) else "ikke_oppfylt"


def _direction(target: Target, sentence: str) -> str | None:
    """Up or down as asked: by two figures, or by the verb; less than the amount asked for is a part."""
    moved = _moved(sentence) if target.op in (_UP, _DOWN) else None
    if moved is None:
        return None
    up, amount = moved
    if up != (target.op == _UP):
        return "ikke_oppfylt"
    return "delvis" if target.value is not None and amount is not None and amount < target.value else "oppfylt"


def _moved(sentence: str) -> tuple[bool, float | None] | None:
    """(up?, by how much in per cent) of a sentence that tells of a change; None where it tells of none or of both."""
    pair = _FROM_TO.search(sentence)
    if pair:
        before, after = (float(figure.replace(",", ".")) for figure in pair.groups())
        return (after > before, None) if after != before else None
    up, down = has("extract.outcomes", "went_up", sentence), has("extract.outcomes", "went_down", sentence)
    if up == down:
        return None
    amount = pattern("extract.outcomes", "by_per_cent").search(sentence)
    figure = re.search(r"\d+(?:,\d+)?", amount.group()) if amount else None
    return up, float(figure.group().replace(",", ".")) if figure else None


def _unit(unit: str | None) -> str:
    plain = (unit or "").lower().rstrip(".")
    return "%" if plain in ("prosent", "pst", "procent", "%") else plain
