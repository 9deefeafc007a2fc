"""The lines of a table without upright rules -> its rows, each a list of lines.

Rules part rows where there is one a row; else the file's tags do, the white between lines, and lines in which the first
column begins anew. A wrapped line belongs to the row above.
"""

from __future__ import annotations

from itertools import pairwise

from pipeline.parse.lines_columns import Group, Strips
from pipeline.parse.tables_gaps import Tags, pieces_of

_CLOSE = 1.45  # of the type size: from one line of a cell to the next
_WIDER = 1.18  # times the closest lines: white that parts rows
_MANY = 3  # words in a line that may well be full
_ROOM = 0.4  # of the type size: white beside a word that would have had room


def is_ruled_by_row(bands: list[list[Group]], strips: Strips) -> bool:
    """Most bands between the rules of a table's body hold one row; one band shows nothing."""
    wide = [band for band in bands if len(band) > 1]
    several = sum(_full_rows(band, strips) > 1 for band in wide)
    return len(bands) > 1 and 2 * several <= len(wide)


def _full_rows(band: list[Group], strips: Strips) -> int:
    """How many rows of the lines begin in all columns at once."""
    return sum(all(pieces_of(row[0], strips)) for row in _by_start(band, strips, strict=True))


def rows_in(band: list[Group], strips: Strips, tags: Tags, white: float | None) -> list[list[Group]]:
    """The rows of the lines between two rules; `white`: see `row_white`. `strips` are the inner ones."""
    tagged = [_rows_of_tags(line, tags) for line in band]
    if all(tagged):
        return _by_tag(band, tagged)
    if white is not None:
        rows: list[list[Group]] = []
        for line in band:
            if rows and line[0].base - rows[-1][-1][0].base < white:
                rows[-1].append(line)
            else:
                rows.append([line])
        return rows
    return _by_start(band, strips)


def row_white(bands: list[list[Group]]) -> float | None:
    """The distance of baselines from which on a new row begins; None where all lines stand equally close."""
    steps = sorted(below[0].base - above[0].base for band in bands for above, below in pairwise(band))
    wide = [step for step in steps if step > _WIDER * steps[0]]
    size = max((line[0].size for band in bands for line in band), default=0.0)
    if not wide or steps[0] >= _CLOSE * size:
        return 0.0 if steps and steps[0] >= _CLOSE * size else None
    return (steps[0] + wide[0]) / 2


def _rows_of_tags(line: Group, tags: Tags) -> set[int]:
    return {tags[word.tag].row if word.tag in tags else 0 for word in line} - {0}


def _by_tag(band: list[Group], tagged: list[set[int]]) -> list[list[Group]]:
    rows: list[list[Group]] = []
    seen: set[int] = set()
    for line, ids in zip(band, tagged, strict=True):
        if rows and ids & seen:
            rows[-1].append(line)
            seen |= ids
        else:
            rows.append([line])
            seen = set(ids)
    return rows


def _by_start(band: list[Group], strips: Strips, strict: bool = False) -> list[list[Group]]:
    """`strict`: only a line that fills all columns begins a row."""
    rows: list[list[Group]] = []
    rights = _rights(band, strips)
    for line in band:
        if rows and _goes_on(rows[-1][-1], line, strips, rights, strict):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _goes_on(above: Group, line: Group, strips: Strips, rights: list[float], strict: bool) -> bool:
    pieces, before = pieces_of(line, strips), pieces_of(above, strips)
    first, others = pieces[0], pieces[1:]
    if line[0].base - above[0].base > _CLOSE * line[0].size and not strict:
        return False
    flows = [
        _flows(one, piece, right) for one, piece, right in zip(before, pieces, rights, strict=True) if piece
    ]
    if all(pieces):
        return all(flows) and not all(_begins(piece) for piece in pieces)
    if strict:
        return True
    if not first:
        return not (len(others) > 1 and all(others) and all(_begins(piece) for piece in others))
    return all(flows)


def _flows(above: Group, piece: Group, right: float) -> bool:
    """The piece can be the rest of the one above: its first word would not have had room there."""
    if not above or above[-1].text.endswith((".", ":")) or _is_figure(piece):
        return False
    room = right - above[-1].x1 - _ROOM * piece[0].size
    return room < piece[0].x1 - piece[0].x0 or (not _begins(piece) and len(above) >= _MANY)


def _begins(piece: Group) -> bool:
    """The piece can begin a cell: no small letter and no closing sign stands first."""
    sign = piece[0].text[:1]
    return not sign.islower() and sign not in ").,;:»/%"


def _rights(band: list[Group], strips: Strips) -> list[float]:
    """How far right each column's text can reach: to the white before the next, the last column's to its longest line."""
    size = band[0][0].size
    return [right - size for _, right in strips] + [max(line[-1].x1 for line in band)]


def _is_figure(piece: Group) -> bool:
    return not any(char.isalpha() for word in piece for char in word.text)
