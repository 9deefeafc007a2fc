"""Laid-out pages -> the lines that are furniture: running heads and feet, page numbers; and the printed page labels.

A line is furniture by where it stands and that it comes again: at the same height near the edge of other pages, with
the same words or none but a number changed. A line with a normative verb is never set aside unless most pages bear it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pipeline.parse.furniture_contents import says_must
from pipeline.parse.lines import Line
from pipeline.parse.pdf_layout import Layout
from pipeline.phrases import all_forms, phrases

_EDGE = 0.12  # of the page's height, from its top and bottom
_EDGE_UNTAGGED = 0.2  # for lines outside the tags of a tagged page
_SAME = 5.0  # points: heights this near are the same
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\b(\d{1,4}|[ivxl]{1,7})\b")


class Edge(NamedTuple):
    """What is asked of a line near a page's edge: `like` its words but for numbers and whether it stands above the
    text, `height` its distance from the edge in steps, negative from below, so that pages of other sizes agree;
    `outside` the tags of a tagged page; `outermost`: no line stands nearer the edge but its neighbours; `free`: white
    parts it from all others, as it does not part the lines of a footnote."""

    key: int
    page: int
    text: str
    size: float
    like: tuple[str, bool]
    height: int
    outside: bool
    outermost: bool
    free: bool


def running_lines(layouts: Iterable[Layout]) -> tuple[set[int], dict[int, str]]:
    """`key` of every line that is a running head, foot or page number; and page -> the label printed on it."""
    near: list[Edge] = []
    sizes: Counter[float] = Counter()
    given: dict[int, str | None] = {}
    for layout in layouts:
        near += _edges(layout)
        given[layout.number] = layout.label
        for line in layout.lines:
            sizes[line.size] += len(line.text)
    body = max(sizes.items(), key=lambda item: item[1])[0] if sizes else 11.0
    seen = Counter(like for _, like in {(edge.page, edge.like) for edge in near})  # pages that bear such a line
    heights = Counter(edge.height for edge in near if _is_apart(edge, body))
    found = [
        edge
        for edge in near
        if (edge.outermost and is_page_number(edge.text))
        or _comes_again(edge, seen[edge.like], len(given), body)
        or _by_height(edge, heights, len(given), body)
    ]
    return {edge.key for edge in found}, _page_labels(given, found)


def _edges(layout: Layout) -> list[Edge]:
    bases = [line.base for line in layout.lines]
    found = []
    for line in layout.lines:
        if not _at_edge(line, layout):
            continue
        above = line.box.top < layout.height / 2
        reach = 1.5 * line.size
        outermost = min(bases) >= line.base - reach if above else max(bases) <= line.base + reach
        found.append(
            Edge(
                line.key,
                layout.number,
                line.text,
                line.size,
                (_DIGITS.sub("#", line.text.casefold()), above),
                round(line.base / _SAME) if above else -round((layout.height - line.base) / _SAME) - 1,
                line.untagged and layout.tagged,
                outermost,
                outermost and all(not 0.5 < abs(line.base - base) / line.size < 1.9 for base in bases),
            )
        )
    return found


def _at_edge(line: Line, layout: Layout) -> bool:
    edge = (_EDGE_UNTAGGED if line.untagged and layout.tagged else _EDGE) * layout.height
    return line.box.bottom < edge or line.box.top > layout.height - edge


def _is_apart(edge: Edge, body: float) -> bool:
    """Smaller than the text, or outside the tags of a tagged page."""
    return edge.size < 0.95 * body or edge.outside


def _comes_again(edge: Edge, often: int, pages: int, body: float) -> bool:
    """The line stands at its height on enough pages: more of them where it looks like the text itself."""
    if _is_apart(edge, body):
        return often >= (2 if pages <= 5 else 3) and not (says_must(edge.text) and often < 0.5 * pages)
    return often >= max(3, 0.5 * pages) and not says_must(edge.text) and not edge.text.rstrip().endswith(":")


def _by_height(edge: Edge, heights: Counter[int], pages: int, body: float) -> bool:
    """A head whose words change from page to page: small or untagged, at one height on most pages."""
    if pages < 3 or not _is_apart(edge, body) or says_must(edge.text):
        return False
    return heights[edge.height] >= 0.6 * pages and edge.outermost and edge.free


def _page_labels(given: dict[int, str | None], running: list[Edge]) -> dict[int, str]:
    """Page -> the number printed on it, where it counts along with the pages; else the label that the file gives."""
    printed: dict[int, list[str]] = {page: [] for page in given}
    steps: Counter[int] = Counter()
    for edge in running:
        numbers = _NUMBER.findall(edge.text.lower())
        printed[edge.page] += numbers
        weight = 3 if is_page_number(edge.text) else 1  # "4" says more than the "4" of "2022-04"
        steps.update({_value(text) - edge.page: weight for text in numbers if _value(text)})
    labels = {page: label for page, label in given.items() if label}
    for step, _ in reversed([item for item in steps.most_common(2) if item[1] >= max(2, 0.3 * len(given))]):
        for page, texts in printed.items():
            fits = [text for text in texts if _value(text) == page + step]
            label = min(fits, key=len, default=None)  # "4" rather than the "04" of a date
            if label:
                labels[page] = label
    return labels


def is_page_number(text: str) -> bool:
    """ "3", "Side 3 av 10", "3 (21)", "– 12 –", "iv"."""
    words = [word for word in re.split(r"[\s/()|–—-]+", text.lower()) if word]
    numbers = [word for word in words if (word.isdigit() and len(word) <= 4) or re.fullmatch(r"[ivxl]{1,7}", word)]
    return 1 <= len(numbers) <= 2 and all(word in numbers or word in _page_words() for word in words)


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    values = [dict(i=1, v=5, x=10, l=50)[char] for char in text]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


@cache
def _page_words() -> frozenset[str]:
    return frozenset(all_forms(phrases("parse.furniture")["page_number"]))
