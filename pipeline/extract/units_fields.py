"""A line with a label behind a requirement ("Ansvarlig: Havneklinikken", "Frist: 1. mai") -> a field of that requirement.

Rule: the line holds one of the labels of terms.toml, a colon and no sentence; a label that stands behind a list holds for
all of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.drafts import Draft
from pipeline.extract.terms_fields import field_of_head
from pipeline.records import Block, Cell

_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:.]{2,30})\s*:\s*(?P<words>\S.*)")
_FIELDS = ("addressee", "lead", "partner", "report_to", "deadline")
_LONGEST = 160  # letters of a field: more are a sentence


def is_field(block: Block) -> bool:
    """Whether a paragraph is a label with what stands under it."""
    match = _LABELLED.fullmatch(block.text) if len(block.text) <= _LONGEST else None
    return match is not None and field_of_head(match["label"], None) in _FIELDS


def with_field(draft: Draft, block: Block) -> Draft:
    """The requirement with the line's field beside it, read for its terms as a column of a table is."""
    match = _LABELLED.fullmatch(block.text)
    if match is None:
        return draft
    return replace(
        draft,
        cells=(*draft.cells, Cell(match["words"], len(draft.header))),
        header=(*draft.header, match["label"]),
        blocks=(*draft.blocks, block.number),
        places=tuple(dict.fromkeys((*draft.places, *block.places))),
    )
