"""A stack of rules and the lines between them -> runs of lines that may be a table: all leave the same white.

A run begins at a rule, takes the bands between rules as long as the white goes on, a head above its first rule where
none is drawn over it, and the rows below its last where none is drawn under them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pipeline.parse.lines_columns import Group, Strips
from pipeline.parse.tables_gaps import Tags, borne, fits, inner, is_parted, left_white, narrowed, shared
from pipeline.parse.tables_lines import is_ruled_by_row, row_white, rows_in
from pipeline.parse.tables_strokes import Rule

_NEAR = 2.6  # of the type size: white between a rule and the line below or above it
_STEP = 3.2  # of the type size: from one line of a table to the next
_CLOSE = 1.45  # of the type size: from one line of a cell to the next
_UNDER = 1.3  # of the type size: from a head's baseline to the rule below it
_OVER = 1.8  # of the type size: from the last rule to the line below it
_LARGER = 1.15  # of a table's type size: what is larger is a heading
_DOUBLE = 8.0  # points between two rules with nothing between them
_MOST_HEAD, _MOST_ABOVE = 4, 9  # lines


@dataclass(slots=True)
class Band:
    """Lines between two heights of the page; None where no rule is drawn there."""

    lines: list[Group]
    top: float | None = None
    bottom: float | None = None


@dataclass(slots=True)
class Run:
    """Bands from top to bottom, of which the first `heads` are the table's head; `strips` of white between columns."""

    rules: list[Rule]
    bands: list[Band]
    strips: Strips
    heads: int = 0

    @property
    def lines(self) -> list[Group]:
        return [line for band in self.bands for line in band.lines]

    @property
    def head(self) -> list[Group]:
        return [line for band in self.bands[: self.heads] for line in band.lines]

    @property
    def body(self) -> list[Group]:
        return [line for band in self.bands[self.heads :] for line in band.lines]

    @property
    def drawn(self) -> int:
        return sum(rule.thick > 0 for rule in self.rules)


def run_from(stack: list[Rule], lines: list[Group], cuts: list[int], start: int, tags: Tags) -> tuple[Run | None, int]:
    """The run whose first rule is `start`, None for none, and the number of its last rule. `cuts`: by rule, how many of
    the lines stand above it."""
    bands, strips, end = _between(stack, lines, cuts, start, tags)
    head, strips = _above(lines[: cuts[start]], stack[start], strips, tags)
    if not inner(strips):
        return None, end
    if head:
        bands[:0] = _parted_rows(head, stack[start], inner(strips), tags)
    run = Run(stack[start : end + 1], bands, strips)
    tail = _below(lines[cuts[end] :], stack[end].y, run, tags)
    if tail:
        bands.append(Band(tail, stack[end].y))
    if not bands:
        return None, end
    bands[:1] = standing_out(bands[0], tags)
    run.heads = _heads(bands, tags)
    run.strips = borne(narrowed(inner(run.strips), run.lines, tags), run.head, run.body)
    return (run if run.strips else None), end


def _between(stack, lines, cuts, start: int, tags: Tags) -> tuple[list[Band], Strips, int]:
    """The bands between rules, from rule `start` on, that leave the same white; the white, and the last rule."""
    bands: list[Band] = []
    strips: Strips = []
    end = start
    for index in range(start, len(stack) - 1):
        top, bottom = stack[index].y, stack[index + 1].y
        band = lines[cuts[index] : cuts[index + 1]]
        if not band and bands and bottom - top < _DOUBLE:
            continue
        below = lines[cuts[index + 1] :]
        if not band or not _is_close(band, top, bottom) or _is_between(band, bands, below, stack[start : index + 2], tags):
            break
        more = shared(band if strips else _telling(band, tags), tags, strips or None)
        if strips and _is_poorer(more, strips, bands):
            break
        bands.append(Band(band, top, bottom))
        strips, end = more, index + 1
    return bands, strips, end


def _is_between(band: list[Group], bands: list[Band], below: list[Group], rules: list[Rule], tags: Tags) -> bool:
    """Words over the full width that stand between two tables, not in one: larger than the table's, or after a rule as
    thick as the one that opened it and before another, with thinner ones inside. `rules`: from the first to the one
    under the band."""
    if any(is_parted(line, tags) for line in band):
        return False
    beside = bands[0].lines if bands else below
    if beside and band[0][0].size > _LARGER * beside[0][0].size:
        return True
    *inside, last, under = (rule.thick for rule in rules)
    thick = rules[0].thick
    return len(bands) > 1 and min(last, under) >= thick and any(0 < one < thick for one in inside)


def _is_close(band: list[Group], top: float, bottom: float) -> bool:
    first, last = band[0][0], band[-1][0]
    if first.base - first.size - top > _NEAR * first.size or bottom - last.base > _NEAR * last.size:
        return False
    return all(below[0].base - above[0].base <= _STEP * below[0].size for above, below in pairwise(band))


def _telling(band: list[Group], tags: Tags) -> list[Group]:
    """The lines of a head that say where columns are: not those above, whose words span several."""
    if not 1 < len(band) <= _MOST_HEAD:
        return band
    most = max(band, key=lambda line: len(shared([line], tags)))
    white = shared([most], tags)
    return [line for line in band if line is most or line is band[-1] or fits(line, white, tags)]


def _is_poorer(more: Strips, strips: Strips, bands: list[Band]) -> bool:
    """A band ends what the bands before it have in common: white that parted their columns is gone."""
    if len(more) >= len(strips):
        return False
    lines = [line for band in bands[1:] for line in band.lines]
    head = bands[0].lines
    return not inner(more) or len(borne(inner(more), head, lines)) < len(borne(inner(strips), head, lines))


def _above(lines: list[Group], rule: Rule, strips: Strips, tags: Tags) -> tuple[list[Group], Strips]:
    """The head over the first rule, where none is drawn above it, and the white that it leaves as well; over a coloured
    band a row may stand between."""
    found: list[Group] = []
    floor, step = rule.y, _STEP if strips and not rule.thick else _CLOSE
    for line in reversed(lines[-_MOST_ABOVE:]):
        parted = is_parted(line, tags)
        if floor - line[0].base > (step if found else _UNDER) * line[0].size or not (found or parted or not rule.thick):
            break
        more = shared([line], tags, strips or None)
        if len(more) < len(strips) if parted else not fits(line, strips, tags):
            break
        strips = more if parted else strips
        found.insert(0, line)
        floor = line[0].base
    while found and not is_parted(found[0], tags):
        del found[0]
    return (found if len(found) <= _MOST_HEAD or not rule.thick else []), strips


def _parted_rows(lines: list[Group], rule: Rule, strips: Strips, tags: Tags) -> list[Band]:
    """The lines over a rule as one band; over a coloured band the head apart from the row."""
    rows = [lines] if rule.thick else rows_in(lines, strips, tags, row_white([lines]))
    rest = [line for row in rows[1:] for line in row]
    return [Band(rows[0]), Band(rest, None, rule.y)] if rest else [Band(lines, None, rule.y)]


def standing_out(band: Band, tags: Tags) -> list[Band]:
    """A band parted into its head, bold or tagged so, and the rest."""
    count = 0
    while count < len(band.lines) and stands_out(band.lines[count], tags):
        count += 1
    if not 0 < count < min(len(band.lines), _MOST_HEAD + 1):
        return [band]
    return [Band(band.lines[:count], band.top), Band(band.lines[count:], None, band.bottom)]


def stands_out(line: Group, tags: Tags) -> bool:
    """All of the line is bold, or tagged as the head of a table."""
    titled = all(word.tag in tags and "TH" in {tags[word.tag].kind, *tags[word.tag].inside} for word in line)
    return titled or all(word.bold for word in line)


def _below(lines: list[Group], top: float, run: Run, tags: Tags) -> list[Group]:
    """The rows under the last rule, where none is drawn below them: all of them where a head alone is ruled, one where
    rules part rows, none where a rule closes the table."""
    several = len(run.rules) > 2
    if several and not is_ruled_by_row([band.lines for band in run.bands[1:]], inner(run.strips)):
        return []
    found: list[Group] = []
    gutters = [[strip] for strip in inner(run.strips)]
    for line in lines:
        parted = is_parted(line, tags)
        left = left_white(gutters, line, tags)
        step = (line[0].base - found[-1][0].base if found else line[0].base - line[0].size - top) / line[0].size
        most = (_CLOSE if several or not parted else _STEP) if found else _OVER
        if step > most or not (parted or found) or left is None:
            break
        gutters = left
        found.append(line)
    while found and not is_parted(found[-1], tags) and not hangs(found[-1], inner(run.strips)):
        found.pop()
    return found


def hangs(line: Group, strips: Strips) -> bool:
    """The line begins right of the first column, or in mid-sentence."""
    return line[0].x0 >= strips[0][1] - 4 or line[0].text[:1].islower()


def _heads(bands: list[Band], tags: Tags) -> int:
    """How many bands at the top are the head: a title over the full width, and the first that names columns."""
    count = 0
    while count < len(bands) - 1 and len(bands[count].lines) <= _MOST_HEAD:
        count += 1
        if any(is_parted(line, tags) for line in bands[count - 1].lines):
            return count
    return 0
