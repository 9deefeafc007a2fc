"""Lines of words between the same two ends -> the strips of white that run through them all and part columns.

A head says where columns are: each has words in the head, or in most rows. White between the words of one tagged cell
parts nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from pipeline.parse.lines_columns import Group, Strips, common_strips
from pipeline.parse.lines_marks import is_bullet
from pipeline.parse.pdf_tags import Tag

WHITE = 0.5  # of the type size: white within a line that may part columns
_LEAST = 3.0  # points of white that all lines leave
_WIDE = 1.2  # of the type size: white before a column that the head does not name
_BESIDE = 3.5  # of the type size: no farther from its text stands an item's mark
_ALIGNED = 4.0  # points: edges this near are aligned
_OFTEN = 0.3  # of the lines: a column without a head is filled as often

Tags = dict[int, Tag]


def white_of(group: Group, tags: Tags) -> Strips:
    """White beside a line's words and between them, that after an item's mark apart."""
    strips: Strips = [(-1e4, group[0].x0)]
    end, begins = group[0].x1, True
    for before, word in pairwise(group):
        end = max(end, before.x1)
        wide = word.x0 - end
        apart = wide >= WHITE * max(word.size, before.size) and not _same_cell(before, word, tags)
        if apart and not (begins and is_bullet(before.text) and wide < _BESIDE * word.size):
            strips.append((end, word.x0))
        begins = apart
    return [*strips, (max(end, group[-1].x1), 1e4)]


def is_parted(group: Group, tags: Tags) -> bool:
    """The line has several pieces."""
    return len(white_of(group, tags)) > 2


def inner(strips: Strips) -> Strips:
    return strips[1:-1] if strips else []


def shared(groups: list[Group], tags: Tags, strips: Strips | None = None) -> Strips:
    """The white that all parted lines leave, and `strips` too, the outermost on both sides with it."""
    for group in groups:
        white = white_of(group, tags)
        if len(white) > 2:
            strips = white if strips is None else common_strips(strips, white, _LEAST)
    return strips or []


def fits(group: Group, strips: Strips, tags: Tags) -> bool:
    """The line leaves every one of the strips white."""
    return left_white([[strip] for strip in strips], group, tags) is not None


def left_white(gutters: list[Strips], group: Group, tags: Tags) -> list[Strips] | None:
    """What a line leaves of each gutter, in one piece or several; None where it leaves nothing of one."""
    white = white_of(group, tags)
    left = [common_strips(pieces, white, _LEAST) for pieces in gutters]
    return left if all(left) else None


def narrowed(strips: Strips, groups: list[Group], tags: Tags) -> Strips:
    """The strips as wide as all lines leave them, but for those that stand across one."""
    gutters = [[strip] for strip in strips]
    for group in groups:
        gutters = left_white(gutters, group, tags) or gutters
    return [max(pieces, key=lambda piece: piece[1] - piece[0]) for pieces in gutters]


def pieces_of(group: Group, strips: Strips) -> list[Group]:
    """The words of a line by column; `strips` the inner ones."""
    middles = [(a + b) / 2 for a, b in strips]
    pieces: list[Group] = [[] for _ in range(len(strips) + 1)]
    for word in group:
        pieces[bisect_left(middles, (word.x0 + min(word.x1, word.x0 + word.size)) / 2)].append(word)
    return pieces


def borne(strips: Strips, head: list[Group], body: list[Group]) -> Strips:
    """The inner strips that part columns: those that no head and few lines bear out are white within a column."""
    kept = list(strips)
    for strip in strips:
        column = kept.index(strip) + 1
        if not all(_is_borne(kept, side, strip, head, body) for side in (column - 1, column)):
            kept.remove(strip)
    return kept


def _is_borne(strips: Strips, column: int, strip: tuple[float, float], head: list[Group], body: list[Group]) -> bool:
    often = sum(bool(pieces_of(group, strips)[column]) for group in body)
    named = [pieces_of(group, strips) for group in head]
    if any(row[column] for row in named):
        return often > 0 or any(_stands_apart(row, column) for row in named)  # a column of colours alone has no words
    wide = bool(body) and strip[1] - strip[0] >= _WIDE * body[0][0].size
    return (wide or not head or not column) and often >= max(2, _OFTEN * len(body))


def _stands_apart(row: list[Group], column: int) -> bool:
    piece, before = row[column], row[column - 1] if column else []
    return bool(piece and before) and piece[0].x0 - before[-1].x1 >= _WIDE * piece[0].size


def is_aligned(pieces: list[Group], share: float) -> bool:
    """Left, right or middle of that share of a column's pieces agree."""
    lefts, rights = [piece[0].x0 for piece in pieces], [piece[-1].x1 for piece in pieces]
    middles = [(a + b) / 2 for a, b in zip(lefts, rights, strict=True)]
    return any(_agree(edges, share) for edges in (lefts, rights, middles))


def _agree(edges: list[float], share: float) -> bool:
    usual = sorted(edges)[len(edges) // 2] if edges else 0.0
    return sum(abs(edge - usual) < _ALIGNED for edge in edges) >= share * len(edges)


def _same_cell(one, other, tags: Tags) -> bool:
    if one.tag not in tags or other.tag not in tags:
        return False
    cell = tags[one.tag].cell
    return bool(cell) and cell == tags[other.tag].cell
