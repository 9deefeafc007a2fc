"""A report that quotes the owner's requirements and answers each -> drafts with what is said about them."""
from __future__ import annotations

from pipeline.extract.drafts import Draft
from pipeline.extract.outline import Outline


def quotes(outline: Outline, taken: frozenset[int]) -> tuple[Draft, ...]:
    return ()
