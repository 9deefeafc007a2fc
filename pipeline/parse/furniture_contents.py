"""A page's lines -> those of tables of contents: entries with leaders or with page numbers at the right edge.

Three entries on a page make a table of contents; a heading of the genre's words ("Innhold") belongs to it.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.lines import Line
from pipeline.phrases import all_forms, phrases

_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|(?:_\s?){5,}|(?:·\s?){4,}")
_ENDS_IN_PAGE = re.compile(r"\S.*?[\s.…_·](\d{1,3}|[ivxl]{1,6})$")
_LEAST = 3


def contents_lines(lines: list[Line], height: float, going_on: bool) -> tuple[set[int], bool]:
    """`key` of every line of a page that belongs to a table of contents, its heading included, and whether the table
    may go on with the next page; `going_on`: the page before said so. `height` of the page."""
    headed = next((line for line in lines if is_contents_heading(line.text)), None)
    entries = _beside_others(lines, [line for line in lines if _is_entry(line, bool(headed) or going_on)])
    if len(entries) < (1 if going_on else _LEAST):
        return set(), False
    found = {line.key for line in _with_broken(lines, entries)}
    if headed is not None and headed.base < entries[0].base:
        found.add(headed.key)
    return found, entries[-1].base > 0.6 * height


def is_contents_heading(text: str) -> bool:
    """ "Innhold", "1. Innhold:", "Innehållsförteckning"."""
    return re.sub(r"^[\d.\s]+|[\s:.]+$", "", text).lower() in _headings()


def _is_entry(line: Line, under_heading: bool) -> bool:
    text = line.text.strip()
    if line.tag is not None and (line.tag.kind == "TOCI" or "TOC" in line.tag.inside or "TOCI" in line.tag.inside):
        return True
    if _LEADERS.search(text) and (text[-1:].isdigit() or text[-1:] in "ivxl"):
        return True
    if _LEADERS.search(text) and text[-1:] in ".…_·" and not says_must(text):
        return True
    return (
        under_heading
        and not line.bold
        and bool(_ENDS_IN_PAGE.match(text))
        and len(text) < 120
        and line.right - line.box.x1 < 3 * line.size
    )


def _beside_others(lines: list[Line], entries: list[Line]) -> list[Line]:
    """The entries, without a line with a normative verb that no leaders mark and that stands by no other entry: it is
    a sentence that happens to end in a number."""
    wanted = {line.key for line in entries}
    sure = {line.key for line in entries if not says_must(line.text) or _LEADERS.search(line.text)}
    return [
        line
        for index, line in enumerate(lines)
        if line.key in wanted
        and (line.key in sure or any(near.key in sure for near in lines[max(0, index - 1) : index + 2]))
    ]


def _with_broken(lines: list[Line], entries: list[Line]):
    """Entries, and the first halves of entries that run over two lines."""
    wanted = {line.key for line in entries}
    for index, line in enumerate(lines):
        follows = lines[index + 1] if index + 1 < len(lines) else None
        near = follows is not None and follows.key in wanted and 0 < follows.base - line.base < 1.6 * line.size
        after = index and lines[index - 1].key in wanted
        if line.key in wanted or (near and after and abs(line.size - follows.size) < 0.5 and len(line.text) > 40):
            yield line


@cache
def _headings() -> frozenset[str]:
    return frozenset(all_forms(phrases("parse.furniture")["contents"]))


def says_must(text: str) -> bool:
    """A normative verb stands in the text."""
    return bool(set(re.findall(r"\w+", text.lower())) & _normative())


@cache
def _normative() -> frozenset[str]:
    return frozenset(all_forms(phrases("parse.furniture")["normative"]))
