"""The figure that a table prints beside a goal -> status: whether the last period's result keeps the row's limits."""

from __future__ import annotations

from pipeline.extract.drafts import Said
from pipeline.extract.outcomes import outcomes_in
from pipeline.extract.prose_figures import keeps, limits_of
from pipeline.extract.prose_status import Judged
from pipeline.extract.targets_numbers import is_money
from pipeline.records import Requirement

_SURE = 0.8  # 17 of 21 such readings were right in reports first read after the rule was made


def by_printed_result(requirement: Requirement, said: Said) -> Judged | None:
    """The status by the figures in the row's own cell, each beside its limit (women's and men's in order), or all beside
    the one; None where the row prints no figure, or no limit that a figure keeps."""
    targets = requirement.terms.targets
    none = tuple(target for target in targets if target.value == 0)  # of what nobody wants, whatever it is called
    limits = none or limits_of(targets)
    if not said.figure or not limits or len(limits) != len(targets):
        return None
    found = outcomes_in("", requirement, said, ())
    last = [o for o in found if o.period == found[0].period and o.value is not None]
    if not last or len(limits) not in (1, len(last)):
        return None
    pairs = zip(last, limits, strict=True) if len(limits) > 1 else ((outcome, limits[0]) for outcome in last)
    kept = [
        _is_none(outcome.value, outcome.unit) if limit in none else keeps(outcome.value, limit, requirement.text)
        for outcome, limit in pairs
        if outcome.value is not None
    ]
    status = "oppfylt" if all(kept) else "delvis" if any(kept) else "ikke_oppfylt"
    return Judged(status, said.figure, "figures", _SURE)


def _is_none(value: float, unit: str | None) -> bool:
    """Whether a figure keeps a limit of nought: none of what nobody wants; of money in balance, no deficit."""
    return value >= 0 if is_money(unit) else value == 0
