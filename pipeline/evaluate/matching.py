"""Labels and what was found -> pairs, by likeness of the words alone.

A requirement is found when its text, letters and digits only, is at least so and so alike to the labelled one, with or
without the lead-in. Pairs are made greedily, the likest first; ties by place, then by order.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.text import bare


@dataclass(frozen=True, slots=True)
class Found:
    """A requirement of the database, as far as measuring needs it."""

    id: str
    number: int
    kind: str
    text: str
    lead_in: str | None = None
    section: str = ""
    printed_id: str | None = None


def label_text(label: dict) -> str:
    """A label's whole text: the pieces that a page break left, else the text."""
    return " ".join(label.get("text_parts") or [label["text"]])


def pairs(labels: list[dict], found: list[Found], floor: float) -> dict[int, tuple[Found, float]]:
    """Position of label -> the requirement found for it, and how alike (0 to 100)."""
    texts = [{bare(f.text), bare((f.lead_in or "") + f.text)} for f in found]
    likely = []
    for i, label in enumerate(labels):
        own = {bare(label_text(label)), bare((label.get("lead_in") or "") + label_text(label))}
        place = bare(label.get("section"))[-20:]
        for j, candidates in enumerate(texts):
            best = max(fuzz.ratio(a, b, score_cutoff=floor) for a in own for b in candidates)
            if best >= floor:
                likely.append((best, bare(found[j].section)[-20:] == place, -abs(i - j), i, j))
    likely.sort(reverse=True)
    paired: dict[int, tuple[Found, float]] = {}
    used: set[int] = set()
    for score, _, _, i, j in likely:
        if i not in paired and j not in used:
            paired[i] = (found[j], score)
            used.add(j)
    return paired


def in_order(paired: dict[int, tuple[Found, float]]) -> dict[int, tuple[Found, float]]:
    """The longest run of pairs whose order agrees: where labels cover a part, a look-alike far away is no find."""
    items = sorted(paired.items())
    tails: list[int] = []
    ends: list[int] = []
    back: dict[int, int | None] = {}
    for k, (_, (found, _)) in enumerate(items):
        at = bisect_left(tails, found.number)
        back[k] = ends[at - 1] if at else None
        tails[at : at + 1], ends[at : at + 1] = [found.number], [k]
    kept, last = [], ends[-1] if ends else None
    while last is not None:
        kept.append(items[last])
        last = back[last]
    return dict(reversed(kept))
