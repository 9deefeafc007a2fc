"""Drafts of lists -> the same, the list marks that count on through the chapters as IDs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.drafts import Draft
from pipeline.extract.numbered import mark_of
from pipeline.extract.outline import Outline

_FEWEST = 4  # numbers that count on through a file


def with_running(drafts: Sequence[Draft], outline: Outline) -> tuple[Draft, ...]:
    """The drafts, those whose list marks count on through the chapters with their number as ID: a list that began anew
    in every chapter names nothing."""
    marked = [(at, int(mark)) for at, draft in enumerate(drafts) if (mark := _counting(draft, outline))]
    rises = all(before < after for (_, before), (_, after) in pairwise(marked))
    sections = {drafts[at].section for at, _ in marked}
    if len(marked) < _FEWEST or not rises or len(sections) < 2:
        return tuple(drafts)
    ids = dict(marked)
    return tuple(replace(d, printed_id=str(ids[at])) if at in ids else d for at, d in enumerate(drafts))


def _counting(draft: Draft, outline: Outline) -> str | None:
    """The whole number before a requirement that is no part of another."""
    mark = mark_of(draft, outline)
    return mark if mark and mark.isdigit() and not draft.printed_id and draft.parent is None else None
