"""Groups at a page's foot -> whether they are footnotes; marks in the text -> the notes they point to.

A footnote stands low on the page in smaller type and opens with its mark, raised or not. A mark is a small raised sign
glued to a word; it is taken out of the word and the block's raw text keeps it.
"""

from __future__ import annotations

import re

from pipeline.parse.lines import Line
from pipeline.parse.lines_paragraphs import Group

_MARK = re.compile(r"\d{1,3}|\*{1,4}|[†‡§]|[a-z]")
_OPENS = re.compile(r"^(\d{1,3}|\*{1,4}|†|‡)\)?(?=\s|[A-ZÆØÅÄÖ(«])")


def is_note(group: Group, layout, body: float) -> bool:
    """Whether a group of lines is a footnote of its page."""
    first = group.first
    if first.tag is not None and (first.tag.kind in ("Note", "FENote") or first.tag.inside & {"Note", "FENote"}):
        return True
    raised = first.spans[0].raised and bool(_MARK.fullmatch(first.spans[0].text.strip()))
    low = first.box.top > 0.45 * layout.height
    ruled = any(
        rule.bottom <= first.box.top + 2 and first.box.top - rule.bottom < 0.35 * layout.height for rule in layout.rules
    )
    small = first.size < 0.95 * body
    opens = raised or bool(_OPENS.match(first.text))
    return opens and small and (low or ruled or raised)


def mark_of_note(lines: list[Line]) -> str | None:
    """The mark that a footnote opens with."""
    first = lines[0]
    if first.spans[0].raised:
        return first.spans[0].text.strip()
    match = _OPENS.match(first.text)
    return match.group(1) if match else None


def is_mark(text: str) -> bool:
    return bool(_MARK.fullmatch(text.strip(" ,")))
