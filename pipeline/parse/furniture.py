"""Laid-out pages -> the lines that are furniture: running heads and feet, page numbers; and the printed page labels.

A line is furniture by where it stands and that it comes again: at the same height near the edge of other pages, with
the same words or none but a number changed. A line with a normative verb is never set aside unless most pages bear it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pipeline.parse.lines import Line
from pipeline.parse.pdf_layout import Layout
from pipeline.phrases import all_forms, phrases

_EDGE = 0.12  # of the page's height, from its top and bottom
_EDGE_UNTAGGED = 0.2  # for lines outside the tags of a tagged page
_SAME = 5.0  # points: heights this near are the same
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\b(\d{1,4}|[ivxl]{1,7})\b")


def running_lines(layouts: list[Layout]) -> set[int]:
    """`id` of every line that is a running head, foot or page number."""
    near = [(layout, line) for layout in layouts for line in layout.lines if _at_edge(line, layout)]
    seen = Counter(key for layout, line in near for key in {_key(line, layout)})
    body = _body_size(layouts)
    heights = Counter(_height(line, layout) for layout, line in near if _is_apart(line, layout, body))
    found = set()
    for layout, line in near:
        if (
            (is_page_number(line.text) and _outermost(line, layout))
            or _comes_again(line, layout, seen[_key(line, layout)], len(layouts), body)
            or _by_height(line, layout, heights, len(layouts), body)
        ):
            found.add(id(line))
    return found


def _comes_again(line: Line, layout: Layout, often: int, pages: int, body: float) -> bool:
    """The line stands at its height on enough pages: more of them where it looks like the text itself."""
    if _is_apart(line, layout, body):
        return often >= (2 if pages <= 5 else 3) and not (says_must(line.text) and often < 0.5 * pages)
    return often >= max(3, 0.5 * pages) and not says_must(line.text) and not line.text.rstrip().endswith(":")


def _is_apart(line: Line, layout: Layout, body: float) -> bool:
    """Smaller than the text, or outside the tags of a tagged page."""
    return line.size < 0.95 * body or (line.untagged and layout.tagged)


def page_labels(layouts: list[Layout], running: set[int]) -> dict[int, str]:
    """Page -> the number printed on it, where it counts along with the pages; else the label that the file gives."""
    printed: dict[int, list[str]] = {}
    steps: Counter[int] = Counter()
    for layout in layouts:
        lines = [line for line in layout.lines if id(line) in running]
        printed[layout.number] = [found for line in lines for found in _NUMBER.findall(line.text.lower())]
        for line in lines:
            weight = 3 if is_page_number(line.text) else 1  # "4" says more than the "4" of "2022-04"
            steps.update(
                {_value(text) - layout.number: weight for text in _NUMBER.findall(line.text.lower()) if _value(text)}
            )
    labels = {layout.number: layout.label for layout in layouts if layout.label}
    for step, _ in reversed([item for item in steps.most_common(2) if item[1] >= max(2, 0.3 * len(layouts))]):
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


def _at_edge(line: Line, layout: Layout) -> bool:
    edge = (_EDGE_UNTAGGED if line.untagged and layout.tagged else _EDGE) * layout.height
    return line.box.bottom < edge or line.box.top > layout.height - edge


def _key(line: Line, layout: Layout) -> tuple[str, bool]:
    """The words but for their numbers, and whether they stand above or below the text."""
    return _DIGITS.sub("#", line.text.casefold()), line.box.top < layout.height / 2


def _height(line: Line, layout: Layout) -> int:
    """Distance from the nearer edge in steps, negative from below, so that pages of other sizes agree."""
    above = line.box.top < layout.height / 2
    return round(line.base / _SAME) if above else -round((layout.height - line.base) / _SAME) - 1


def _by_height(line: Line, layout: Layout, heights: Counter, pages: int, body: float) -> bool:
    """A head whose words change from page to page: small or untagged, at one height on most pages."""
    if pages < 3 or not _is_apart(line, layout, body) or (says_must(line.text) and not line.untagged):
        return False
    return heights[_height(line, layout)] >= 0.6 * pages and _outermost(line, layout) and _stands_free(line, layout)


def _outermost(line: Line, layout: Layout) -> bool:
    """No line stands nearer the edge, but for its neighbours on the same height."""
    if line.box.top < layout.height / 2:
        return all(other.base >= line.base - 1.5 * line.size for other in layout.lines)
    return all(other.base <= line.base + 1.5 * line.size for other in layout.lines)


def _stands_free(line: Line, layout: Layout) -> bool:
    """White parts the line from all others, as it does not part the lines of a footnote."""
    return all(not 0.5 < abs(line.base - other.base) / line.size < 1.9 for other in layout.lines)


def _body_size(layouts: list[Layout]) -> float:
    sizes: Counter[float] = Counter()
    for layout in layouts:
        for line in layout.lines:
            sizes[line.size] += len(line.text)
    return max(sizes.items(), key=lambda item: item[1])[0] if sizes else 11.0


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    values = [dict(i=1, v=5, x=10, l=50)[char] for char in text]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def says_must(text: str) -> bool:
    """A normative verb stands in the text."""
    return bool(set(re.findall(r"\w+", text.lower())) & _normative())


@cache
def _normative() -> frozenset[str]:
    return frozenset(all_forms(phrases("parse.furniture")["normative"]))


@cache
def _page_words() -> frozenset[str]:
    return frozenset(all_forms(phrases("parse.furniture")["page_number"]))
