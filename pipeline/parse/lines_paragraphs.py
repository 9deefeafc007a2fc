"""Lines of a column or a cell -> groups that belong together: paragraphs, items, headings.

The file's tags part paragraphs where it has them. Elsewhere the white between lines does, an indent, a change of size
or weight, an item's mark, and a line that ends so early that the next word would have had room on it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.parse.lines import Line
from pipeline.parse.lines_marks import Mark, mark_of

_ENDS = (".", ":", "!", "?", ";", ".»", '."', ".)", "?»", "!»")
_LOOSE = 1.22  # times the usual leading: white that parts paragraphs
_INDENT = 1.0  # of the type size
_LEAST_INDENT, _MOST_INDENT = 0.5, 4.0  # of the type size: how far first lines stand in, where a file sets them so
_SAME_INDENT = 1.5  # points
_ODD = 0.2  # of as many: indented lines that follow no end
_LEAST_INDENTED = 5  # first lines that show a file's habit


@dataclass(slots=True)
class Group:
    """Lines of one paragraph, item or heading. `left` is the mark's or first line's x, `text_x` where text begins;
    `indented`: its first line stands in as first lines do in this file."""

    lines: list[Line]
    mark: Mark | None = None
    left: float = 0.0
    text_x: float = 0.0
    indented: bool = False
    cut: list[int] = field(default_factory=list)  # indexes of lines that begin after a page or column break

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def grouped_lines(lines: list[Line], leading: float, indent: float | None = None) -> list[Group]:
    """Groups in order. `leading` is the usual distance of baselines in parts of the type size, `indent` by how many
    points the file's first lines stand in (`usual_indent`)."""
    groups: list[Group] = []
    for line in lines:
        mark = mark_of(line)
        indented = indent is not None and mark is None and abs(_stands_in(line) - indent) < _SAME_INDENT
        anew = groups and indented and groups[-1].mark is None and ended(groups[-1].last)
        if groups and not anew and not _begins(groups[-1], line, mark, leading):
            groups[-1].lines.append(line)
        else:
            groups.append(begun(line, mark))
            groups[-1].indented = indented
    return groups


def begun(line: Line, mark: Mark | None) -> Group:
    return Group([line], mark, line.box.x0, line.body_x if mark else line.box.x0)


def leading_steps(lines: list[Line]) -> Counter[float]:
    """Distances of neighbouring lines of one size, in parts of the size -> letters set so."""
    steps: Counter[float] = Counter()
    for before, line in pairwise(lines):
        step = (line.base - before.base) / line.size
        if before.page == line.page and before.size == line.size and 0.9 < step < 2.2:
            steps[round(step, 1)] += len(line.text)
    return steps


def usual_leading(steps: Counter[float]) -> float:
    """The most common distance; 1.2 where there are none."""
    return max(steps.items(), key=lambda item: (item[1], -item[0]))[0] if steps else 1.2


def indent_steps(lines: list[Line]) -> Counter[tuple[int, bool]]:
    """How far untagged lines stand in where the line below is flush, in points, and whether the line above had ended
    -> how many."""
    steps: Counter[tuple[int, bool]] = Counter()
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        near = all(one.page == line.page and one.left == line.left and one.size == line.size for one in (above, below))
        inside = _LEAST_INDENT * line.size <= _stands_in(line) <= _MOST_INDENT * line.size
        if near and inside and line.tag is None and _stands_in(below) < 1 and mark_of(line) is None:
            steps[round(_stands_in(line)), ended(above)] += 1
    return steps


def usual_indent(steps: Counter[tuple[int, bool]]) -> float | None:
    """By how many points the file's first lines stand in; None where it does not set them so."""
    often = Counter({indent: count for (indent, after_end), count in steps.items() if after_end})
    indent, count = max(often.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    return float(indent) if count >= _LEAST_INDENTED and steps[indent, False] <= _ODD * count else None


def _stands_in(line: Line) -> float:
    return line.box.x0 - line.left


def ended(line: Line) -> bool:
    """The line ends as a sentence or a lead-in does, the marks of footnotes after it apart."""
    spans = line.spans
    while len(spans) > 1 and spans[-1].raised:
        spans = spans[:-1]
    return "".join(span.text for span in spans).rstrip().endswith(_ENDS)


def had_room(line: Line, following: Line) -> bool:
    """The next line's first word would have had room at the end of this line: so somebody ended it."""
    return line.box.x1 + 0.3 * line.size + following.first_wide < line.right - 0.8 * line.size


def goes_on_small(line: Line) -> bool:
    """The line opens with a small letter, as the middle of a sentence does."""
    return next((char.islower() for char in line.text if char.isalnum()), False)


def _begins(group: Group, line: Line, mark: Mark | None, leading: float) -> bool:
    last = group.last
    step = (line.base - last.base) / max(line.size, 0.1)
    if line.turn or last.turn or (line.spans[0].raised and line.spans[0].text.strip().isdigit()):
        return True  # a mark before any word opens a footnote
    if step < 0.5:
        return step < -0.5 or line.box.x0 < last.box.x0
    if mark is not None and _accepted(mark, group, line, step > leading * _LOOSE):
        return True
    if last.tag is not None and line.tag is not None and last.tag.element and line.tag.element:
        return _tags_part(group, line, step, leading)
    return _looks_new(group, line, step, leading)


def _tags_part(group: Group, line: Line, step: float, leading: float) -> bool:
    if group.last.tag.element == line.tag.element:
        title = all(part.bold for part in group.lines) and not line.spans[0].bold and had_room(group.last, line)
        return step > 3 * leading or title  # a title parted from its text by a line break alone
    flows = goes_on_small(line) and not ended(group.last) and not had_room(group.last, line)
    if flows and group.mark is not None and abs(line.box.x0 - group.text_x) < 3 and step <= leading * _LOOSE:
        return False
    return not (flows and group.last.tag.kind == line.tag.kind and not _looks_new(group, line, step, leading))


def _accepted(mark: Mark, group: Group, line: Line, loose: bool) -> bool:
    if mark.sure:
        return True
    like = group.mark is not None and group.mark.kind == mark.kind and abs(group.left - line.box.x0) < 3
    fresh = loose or ended(group.last) or had_room(group.last, line)
    return fresh and (like or loose or mark.kind == "ordered" or group.last.text.rstrip().endswith(":"))


def _looks_new(group: Group, line: Line, step: float, leading: float) -> bool:
    last = group.last
    if step > leading * _LOOSE or abs(line.size - last.size) > 0.08 * last.size:
        return True
    if _weight_changes(last, line):
        return True
    if group.mark is not None:
        return line.box.x0 < group.left - 0.5 * line.size or _dedented(group, line)
    if len(group.lines) > 1 and line.box.x0 > group.last.left_of_text(_INDENT) and ended(last):
        return True
    return had_room(last, line) and (ended(last) or not goes_on_small(line))


def _dedented(group: Group, line: Line) -> bool:
    """Past an item, a line at the mark's own place begins something new, unless the item runs on there."""
    if line.box.x0 > group.left + 0.5 * line.size:
        return False
    hangs = len(group.lines) > 1 and group.last.box.x0 > group.left + 0.5 * line.size
    return hangs or had_room(group.last, line) or (ended(group.last) and not goes_on_small(line))


def _weight_changes(last: Line, line: Line) -> bool:
    if last.bold != line.bold:
        return not goes_on_small(line) or had_room(last, line)
    if last.italic != line.italic and (last.italic or line.italic):
        return ended(last) and not goes_on_small(line) and not (_some_italic(last) and _some_italic(line))
    return False


def _some_italic(line: Line) -> bool:
    return any(span.italic for span in line.spans)
