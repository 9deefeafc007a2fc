"""Laid-out pages -> the lines of tables of contents: entries with leaders or with page numbers at the right edge.

Three entries on a page make a table of contents; a heading of the genre's words ("Innhold") belongs to it.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.lines import Line
from pipeline.parse.pdf_layout import Layout
from pipeline.phrases import all_forms, phrases

_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|(?:_\s?){5,}|(?:·\s?){4,}")
_ENDS_IN_PAGE = re.compile(r"\S.*?[\s.…_·](\d{1,3}|[ivxl]{1,6})$")
_LEAST = 3


def contents_lines(layouts: list[Layout]) -> set[int]:
    """`id` of every line of a table of contents, its heading included."""
    found: set[int] = set()
    going_on = False
    for layout in layouts:
        headed = next((line for line in layout.lines if is_contents_heading(line.text)), None)
        entries = [line for line in layout.lines if _is_entry(line, bool(headed) or going_on)]
        going_on = len(entries) >= (1 if going_on else _LEAST)
        if going_on:
            found |= {id(line) for line in _with_broken(layout.lines, entries)}
            if headed is not None and headed.base < entries[0].base:
                found.add(id(headed))
            going_on = entries[-1].base > 0.6 * layout.height
    return found


def is_contents_heading(text: str) -> bool:
    """ "Innhold", "1. Innhold:", "Innehållsförteckning"."""
    return re.sub(r"^[\d.\s]+|[\s:.]+$", "", text).lower() in _headings()


def _is_entry(line: Line, under_heading: bool) -> bool:
    text = line.text.strip()
    if line.tag is not None and (line.tag.kind == "TOCI" or "TOC" in line.tag.inside or "TOCI" in line.tag.inside):
        return True
    if _LEADERS.search(text) and (text[-1:].isdigit() or text[-1:] in ".…_·" or text[-1:] in "ivxl"):
        return True
    return (
        under_heading
        and not line.bold
        and bool(_ENDS_IN_PAGE.match(text))
        and len(text) < 120
        and line.right - line.box.x1 < 3 * line.size
    )


def _with_broken(lines: list[Line], entries: list[Line]):
    """Entries, and the first halves of entries that run over two lines."""
    wanted = {id(line) for line in entries}
    for index, line in enumerate(lines):
        follows = lines[index + 1] if index + 1 < len(lines) else None
        near = follows is not None and id(follows) in wanted and 0 < follows.base - line.base < 1.6 * line.size
        after = index and id(lines[index - 1]) in wanted
        if id(line) in wanted or (near and after and abs(line.size - follows.size) < 0.5 and len(line.text) > 40):
            yield line


@cache
def _headings() -> frozenset[str]:
    return frozenset(all_forms(phrases("parse.furniture")["contents"]))
