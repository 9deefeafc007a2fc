"""What the readers of lists, prose, tables and reports hand on: a requirement before it has an id and terms.

A draft points to its parent by the block that it begins in, and to what answers it by an `Said`.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Cell, Place

_BARE = 40  # letters: a cell with a figure or a rating has no more


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says about a requirement: `text` the passage, `rating` a printed rating cell beside it, `hue` the
    colour of that cell, `figure` a cell with the period's figure. Drafts with the same `key` share one passage."""

    key: tuple[int, ...]
    text: str
    blocks: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()
    rating: str | None = None
    hue: str | None = None
    symbol: str | None = None
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A requirement as found: verbatim text, the blocks it stands in, and why it was taken for one."""

    text: str
    kind: str
    blocks: tuple[int, ...]
    section: int = 0
    path: tuple[str, ...] = ()  # headings from the top; may be deeper than the section (a group of table rows)
    printed_id: str | None = None
    lead_in: str | None = None
    after: str | None = None  # sentences behind the list that hold for each of its items
    background: str | None = None
    parent: int | None = None  # number of the block that the parent begins in
    origin: str = "issued"
    set_by: str | None = None
    places: tuple[Place, ...] = ()
    cells: tuple[Cell, ...] = ()
    header: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    said: Said | None = None


def is_bare(said: Said | None) -> bool:
    """Whether no more is said than the figure or rating of a table's cell."""
    return said is None or len(said.text) <= _BARE
