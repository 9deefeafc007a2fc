"""What a report says about its requirements -> responses, answers with status, outcomes."""
from __future__ import annotations

from pipeline.extract.drafts import Draft
from pipeline.records import Answer, Document, Outcome, Requirement, Response


def responses(document: Document, drafts: tuple[Draft, ...],
              requirements: tuple[Requirement, ...]) -> tuple[tuple[Response, ...], tuple[Answer, ...], tuple[Outcome, ...]]:
    return (), (), ()
