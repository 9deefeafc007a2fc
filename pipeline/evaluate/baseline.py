"""Blocks -> requirements by modal verb alone: what any measure of ours must beat."""

from __future__ import annotations

import re
import sqlite3
from functools import cache

from pipeline.evaluate.database import rows
from pipeline.evaluate.documents import APART
from pipeline.evaluate.matching import Found, in_order, pairs
from pipeline.evaluate.tally import Tally
from pipeline.phrases import all_forms, phrases

_LIKENESS = 90


def modal_baseline(db: sqlite3.Connection, document: str, labels: list[dict], part: bool) -> Tally:
    """Each paragraph, item or table row with a modal verb is taken for one requirement, and measured as ours are."""
    core = [label for label in labels if label["kind"] not in APART]
    blocks = rows(
        db,
        "select number, text from blocks where document = ? and kind in ('paragraph', 'item', 'row') order by number",
        document,
    )
    found = [Found(str(b["number"]), b["number"], "", b["text"]) for b in blocks if _modal().search(b["text"] or "")]
    paired = pairs(core, found, _LIKENESS)
    if part and paired:
        paired = in_order(paired)
        numbers = [f.number for f, _ in paired.values()]
        found = [f for f in found if min(numbers) <= f.number <= max(numbers)]
    return Tally(len(paired), len(found), len(core))


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(all_forms(phrases('evaluate.baseline')['modal']))})\b", re.IGNORECASE)
