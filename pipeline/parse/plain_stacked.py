"""Lines of a text -> the same with tables whose cells stand below each other, a blank line between the rows, as rows.

Rule: column heads right behind each other and a blank line, then groups of lines of which half or more have a line for each
head. What a column holds is learnt from those; a group of more or fewer lines is laid over the columns where it fits
best (a comment of two paragraphs, a deadline left out). A page's end may cut a row and say the head again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from pipeline.parse.plain_fitted import LOOSE, Column, Laid, columns_of, laid
from pipeline.parse.plain_stacked_lines import Line, cell_lines
from pipeline.phrases import all_forms, phrases
from pipeline.text import bare

_FEWEST, _MOST = 2, 9  # heads; two only where both are known
_HEAD, _TITLE = 50, 80  # characters of a column's head, and of a line that heads rows
_ROWS = 2  # rows with a line for each head, in all tables that have these heads
_SHOWING = 200  # rows from which is learnt what columns hold
_HALF = 0.5
_STOPPED = re.compile(r"[a-zæøåäö]{2}[.!?][\"»”')]?$")
_FIGURE = re.compile(r"\s*[-–]?\s*\d{1,3}\s*[-–]?\s*")  # alone between blank lines: a page's number


@dataclass(frozen=True, slots=True)
class _Group:
    """Indexes of lines without a blank one between, and of the table's heads where they are said again right before."""

    lines: tuple[int, ...]
    heads: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """Lines and the columns that they stand in, as places among them; `piece`: it goes on the row above. `heads`: as of its
    group."""

    lines: tuple[int, ...]
    cells: Laid
    piece: bool = False
    heads: tuple[int, ...] = ()

    @property
    def last(self) -> int:
        return max(column for column, cell in enumerate(self.cells) if cell)


@dataclass(frozen=True, slots=True)
class _Table:
    """Where its heads begin, how many they are, and the groups of lines below."""

    start: int
    many: int
    groups: tuple[_Group, ...]


def with_stacked(lines: Sequence[str], furniture: frozenset[int] = frozenset()) -> list[str]:
    """As many lines as before: a row stands on the line of its first cell, parted by tabs, its others are empty.
    `furniture`: running heads, which may stand between two rows or in one. Tables under the same heads show together
    what their columns hold. Linear in the lines."""
    read = cell_lines(lines, furniture)
    texts = [line.text for line in read]
    own = frozenset(at for at, line in enumerate(read) if furniture & set(line.own))
    tables: dict[tuple[str, ...], list[_Table]] = {}
    again: set[int] = set()  # where heads are said again inside a table
    for at in range(len(texts)):
        if at not in again and (many := _heads_from(texts, at)):
            heads = tuple(bare(line) for line in texts[at : at + many])
            tables.setdefault(heads, []).append(_Table(at, many, _groups(texts, at, heads, own)))
            again |= {place for group in tables[heads][-1].groups for place in group.heads}
    out = list(lines)
    for alike in tables.values():
        columns = _shown_by(row for table in alike for row in _whole(texts, table))
        for table in alike if columns else ():
            for row in _believed(texts, table, columns):
                _write(out, read, row.heads, _each(len(row.heads)))
                _write(out, read, row.lines, row.cells)
    return out


def _whole(lines: Sequence[str], table: _Table) -> list[list[str]]:
    return [_texts(lines, group.lines) for group in table.groups if len(group.lines) == table.many]


def _shown_by(rows: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    """The columns of rows with a line for each head, the first of them and those like these; () where there are too few."""
    alike: list[Sequence[str]] = []
    columns: tuple[Column, ...] = ()
    for row in islice(rows, _SHOWING):
        if len(alike) < _ROWS or laid(row, columns)[0] <= LOOSE:
            alike.append(row)
            columns = columns_of(alike)
    return columns if len(alike) >= _ROWS else ()


def _heads_from(lines: Sequence[str], at: int) -> int:
    """How many lines from here head columns, blank lines around them; 0 where they do not."""
    if at and lines[at - 1].strip():
        return 0
    end = at
    while end < len(lines) and end - at <= _MOST and _may_head(lines[end]):
        end += 1
    many = end - at
    if not _FEWEST <= many <= _MOST or (end < len(lines) and lines[end].strip()):
        return 0
    known = sum(bool(_head().match(line.strip())) for line in lines[at:end])
    return many if known == many or (known >= _FEWEST and known >= many * _HALF) else 0


def _may_head(line: str) -> bool:
    words = line.strip()
    plain = bool(words) and len(words) <= _HEAD and not {"\t", "|"} & set(words)
    return plain and words[-1] not in ":;," and not _STOPPED.search(words)


def _believed(lines: Sequence[str], table: _Table, columns: tuple[Column, ...]) -> list[_Row]:
    """The table's head and rows; none where too few of them fill all columns."""
    rows = _rows(lines, table.groups, columns)
    begun = [row for row in rows if not row.piece and not _is_remark(lines[row.lines[0]])]
    if not begun or sum(all(row.cells) for row in begun) < len(begun) * _HALF:
        return []
    heads = tuple(range(table.start, table.start + table.many))
    return [_Row(heads, _each(table.many)), *rows]


def _groups(lines: Sequence[str], at: int, heads: tuple[str, ...], furniture: frozenset[int]) -> tuple[_Group, ...]:
    """What stands below the heads up to other heads, without pages' own lines; behind such a line the same heads may be said
    again."""
    groups: list[_Group] = []
    own: list[int] = []
    said: tuple[int, ...] = ()
    paged = False
    at += len(heads)
    while at <= len(lines):
        of_page = at < len(lines) and _is_of_page(lines, at, furniture)
        if of_page or at == len(lines) or not lines[at].strip():
            groups += [_Group(tuple(own), said)] if own else []
            paged, said, own = of_page or (paged and not own), () if own else said, []
        elif not own and paged and tuple(bare(line) for line in lines[at : at + len(heads)]) == heads:
            said = tuple(range(at, at + len(heads)))
            at = said[-1]
        elif not own and _heads_from(lines, at):
            break
        else:
            own.append(at)
        at += 1
    return tuple(groups)


def _is_of_page(lines: Sequence[str], at: int, furniture: frozenset[int]) -> bool:
    """A running head, or a figure alone between blank lines; among other lines a figure is a cell."""
    if not _FIGURE.fullmatch(lines[at]):
        return at in furniture
    return not lines[at - 1].strip() and not "".join(lines[at + 1 : at + 2]).strip()


def _rows(lines: Sequence[str], groups: Sequence[_Group], columns: tuple[Column, ...]) -> list[_Row]:
    """The groups that are rows, pieces of rows or remarks on them, up to the first that is none."""
    rows: list[_Row] = []
    at = 0
    while at < len(groups):
        after = groups[at + 1 : at + 2]
        row = _row(lines, groups[at], after, rows, columns)
        if row is None and not (rows and _is_title(lines, groups[at]) and after and _anew(lines, after[0].lines, columns)):
            break
        if row is not None:
            rows.append(replace(row, heads=groups[at].heads))
        at += 1 + bool(row and after and row.lines[-1] == after[0].lines[-1])
    return rows


def _row(
    lines: Sequence[str], group: _Group, after: Sequence[_Group], rows: Sequence[_Row], columns: tuple[Column, ...]
) -> _Row | None:
    """What a group is, together with the next where a blank line stands for a cell that was left empty."""
    if rows and _is_remark(lines[group.lines[0]]):
        return _Row(group.lines, (tuple(range(len(group.lines))), *((),) * (len(columns) - 1)))
    ways = [_anew(lines, group.lines, columns)]
    if after and not after[0].heads and len(group.lines) + len(after[0].lines) < len(columns):
        ways.append(_anew(lines, (*group.lines, *after[0].lines), columns))
    if rows and (group.heads or _goes_on(lines, group, after, columns)):
        ways.append(_piece(lines, group.lines, columns, rows[-1].last))
    found = [way for way in ways if way is not None]
    return min(found, key=lambda way: way[0])[1] if found else None


def _anew(lines: Sequence[str], own: tuple[int, ...], columns: tuple[Column, ...]) -> tuple[float, _Row] | None:
    cost, cells = laid(_texts(lines, own), columns)
    filled = sum(map(bool, cells))
    return (cost, _Row(own, cells)) if cost <= LOOSE and filled >= max(_FEWEST, len(columns) * _HALF) else None


def _piece(lines: Sequence[str], own: tuple[int, ...], columns: tuple[Column, ...], last: int) -> tuple[float, _Row] | None:
    """A group that goes on the row above from its last column on, or behind all columns where it fits none."""
    first = max(1, min(last, len(columns) - 1))
    cost, cells = min(laid(_texts(lines, own), columns, at) for at in range(first, len(columns)))
    if cost > LOOSE:
        cells = (*((),) * len(columns), tuple(range(len(own))))
    return min(cost, LOOSE), _Row(own, cells, piece=True)


def _goes_on(lines: Sequence[str], group: _Group, after: Sequence[_Group], columns: tuple[Column, ...]) -> bool:
    """Prose with a row behind it: it is said of the row above."""
    prose = all(_STOPPED.search(text) for text in _texts(lines, group.lines))
    return prose and bool(after) and _anew(lines, after[0].lines, columns) is not None


def _is_title(lines: Sequence[str], group: _Group) -> bool:
    """A short line without a stop: it heads the rows below."""
    text = lines[group.lines[0]].strip()
    return len(group.lines) == 1 and len(text) <= _TITLE and not _STOPPED.search(text)


def _is_remark(line: str) -> bool:
    return bool(_remark().match(line.strip()))


def _texts(lines: Sequence[str], own: Sequence[int]) -> list[str]:
    return [lines[at].strip() for at in own]


def _each(many: int) -> Laid:
    return tuple((place,) for place in range(many))


def _write(out: list[str], read: Sequence[Line], own: Sequence[int], cells: Laid) -> None:
    """Lines as a row on the first of them, several lines of a cell parted as a converter would part them."""
    texts = [read[at].text.strip() for at in own]
    places = [place for at in own for place in read[at].own]
    for place in places:
        out[place] = ""
    if places:
        out[places[0]] = "\t".join("<br>".join(texts[place] for place in cell) for cell in cells)


@cache
def _head() -> re.Pattern[str]:
    """A head known by its first words: "Resultat 2. tertial", "Status/rapportering"."""
    forms = "|".join(map(re.escape, all_forms(phrases("parse.headings")["column_head"])))
    return re.compile(rf"(?:{forms})(?!\w)", re.IGNORECASE)


@cache
def _remark() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, all_forms(phrases("parse.headings")["row_remark"])))
    return re.compile(rf"(?:{forms})(?: [^:.]{{1,100}})?: *\S", re.IGNORECASE)
