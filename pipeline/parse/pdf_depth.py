"""Items in order -> items with their depth: how far a mark stands in, against the items above it in its list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.parse.pdf_drafts import Draft

_STEP = 5.0  # points: marks this near stand at one depth


def with_depth(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The same drafts, items with `level` set; a heading, a row or a paragraph that stands no further in than the list
    ends it."""
    open_marks: list[float] = []
    for draft in drafts:
        if draft.kind == "item":
            left = draft.group.left
            while open_marks and open_marks[-1] > left + _STEP:
                open_marks.pop()
            if not open_marks or open_marks[-1] < left - _STEP:
                open_marks.append(left)
            tag = draft.group.first.tag
            draft.level = tag.list_depth if tag is not None and tag.list_depth else len(open_marks)
        elif draft.kind in ("heading", "row", "table_head") or (
            draft.kind == "paragraph" and open_marks and draft.lines[0].box.x0 <= open_marks[0] + _STEP
        ):
            open_marks = []
        yield draft
