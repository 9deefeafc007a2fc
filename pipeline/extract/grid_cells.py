"""A table's heads and its cells -> what each column holds, where the heads alone do not say it or say it wrongly.

A column whose cells are nearly all ratings (words, signs, colours), few of them different, is the rating column,
whatever stands above it. A "rating" of sentences that all differ is the comment; a "comment" of codes for when it is
followed up is the frequency. The requirement is then the column whose cells bind somebody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.duty import binds
from pipeline.extract.grid_heads import Columns
from pipeline.extract.kinds import is_measurable
from pipeline.extract.lists import is_infinitive
from pipeline.extract.ratings import printed_status
from pipeline.extract.wording import whole
from pipeline.records import Block, Cell

_FEWEST = 3  # filled cells that a column must have to be judged by them
_NEARLY_ALL = 0.8  # share of the filled cells that are ratings
_HALF = 0.5
_FEW = 2  # rows of a table whose heads say nothing
_TASK = 4  # words of a task without a verb of duty
_BINDING = 0.6  # share of its rows that bind somebody
_ID = re.compile(r"[(\[]?[A-ZÆØÅÄÖ]{0,5}[-. ]?\d{1,5}(?:[-–./:]\d{1,4}){0,3}[a-z]?[)\].]?")
_MARK = 3  # words of a mark on a short scale
_WORDS = 14  # words of a rating; a longer cell is prose
_ASKS = 0.5  # share of a column's cells that bind or measure, for it to hold the requirements
_HOLDS_TEXT = ("requirement", "action")
_MEASURED_BY = ("target", "goal", "source")  # beside these a measure is a name with a figure, not a sentence
_MAY_RATE = ("outcome", "comment", "title", "factor", None)
_MAY_NAME = ("goal", "target", "title", None)
_SUM = re.compile(r"[\d .,-]+")
_MAY_ASK = ("goal", "measure", "title", "factor", None)

Roles = dict[str, int]


def refined(columns: Columns, rows: Sequence[Block]) -> Columns:
    """The columns with what the cells of a report's table show. `rows` are all rows under the same heads; fewer than three
    show no more than that goals are sentences. Linear in the cells."""
    cells = _by_column(rows)
    roles: Roles = dict(columns.roles)
    if len(rows) < _FEWEST:
        _goal_in_words(roles, cells)
        return replace(columns, roles=tuple(roles.items()))
    _comment_or_frequency(roles, cells)
    _rating_or_comment(roles, cells)
    if "rating" not in roles:
        _find_rating(roles, cells)
    _goal_in_words(roles, cells)
    measured = "measure" in roles and any(role in roles for role in _MEASURED_BY)
    if "rating" in roles and not measured and not any(role in roles for role in _HOLDS_TEXT):
        _find_requirement(roles, cells)
    if "comment" not in roles and any(role in roles for role in _HOLDS_TEXT):
        _find_comment(roles, cells)
    return replace(columns, roles=tuple(roles.items()))


def asked(columns: Columns, rows: Sequence[Block]) -> Columns:
    """The columns of a table whose heads tell nothing, by its cells: IDs, each its own, beside cells that bind."""
    cells = _by_column(rows)
    ids = next((column for column, filled in sorted(cells.items()) if _are_ids(filled, len(rows))), None)
    if ids is None or len(rows) < _FEW:
        return columns
    best = max(
        ((sum(_asks(cell.text) for cell in filled), -column) for column, filled in cells.items() if column != ids),
        default=(0, 0),
    )
    if best[0] < _BINDING * len(rows):
        return columns
    roles = {role: column for role, column in columns.roles if column not in (ids, -best[1])}
    return replace(columns, roles=tuple({**roles, "id": ids, "requirement": -best[1]}.items()))


def measured(columns: Columns, rows: Sequence[Block]) -> Columns:
    """The columns of a table "Mål | Krav" whose requirements are bare limits ("under 2 %"): the goal is what is
    measured, and the requirement its target."""
    goal, limit = columns.get("goal"), columns.get("requirement")
    if goal is None or limit is None or "measure" in columns or "target" in columns:
        return columns
    filled = [cell for cell in _by_column(rows).get(limit, ()) if not whole("extract.grids", "empty").match(cell.text)]
    limits = sum(bool(whole("extract.grids", "limit_cell").match(cell.text)) for cell in filled)
    if limits < _FEW or limits < _NEARLY_ALL * len(filled):
        return columns
    kept = {role: column for role, column in columns.roles if role not in ("goal", "requirement")}
    return replace(columns, roles=tuple({**kept, "measure": goal, "target": limit}.items()))


def named(columns: Columns, rows: Sequence[Block]) -> Columns:
    """The columns of a table of limits whose head names no measure ("Område | Måltall | Mål 2031", "Tjeneste | Målverdi"):
    what is measured is the column of names nearest before the limits, each name another."""
    if any(role in columns for role in ("measure", *_HOLDS_TEXT)) or len(rows) < _FEW:
        return columns
    cells = _by_column(rows)
    limits = [(role, columns.get(role)) for role in ("goal", "target")]
    target = max(((_limits(cells.get(column, ())), role) for role, column in limits if column is not None), default=(0, ""))
    if target[0] < _FEW:
        return columns
    role = target[1]
    before = [column for column in sorted(cells) if column < (columns.get(role) or 0)]
    by_column = {column: role for role, column in columns.roles}
    names = [column for column in before if by_column.get(column) in _MAY_NAME and _are_names(cells[column], len(rows))]
    if not names:
        return columns
    roles = {other: column for other, column in columns.roles if column != names[-1] and other != role}
    return replace(columns, roles=tuple({**roles, "measure": names[-1], "target": columns.get(role) or 0}.items()))


def _limits(filled: Sequence[Cell]) -> int:
    """How many cells hold a limit, where at least half of those filled do and one of them is more than a sum; else 0."""
    said = [cell.text for cell in filled if not whole("extract.grids", "empty").match(cell.text)]
    found = [text for text in said if whole("extract.grids", "limit_cell").match(text)]
    marked = any(not _SUM.fullmatch(text) for text in said)
    return len(found) if marked and len(found) * 2 >= len(said) else 0


def _are_names(filled: list[Cell], rows: int) -> bool:
    """Whether every row has words of its own in a column."""
    worded = [cell for cell in filled if sum(map(str.isalpha, cell.text)) > sum(map(str.isdigit, cell.text))]
    return len(worded) == rows == _different(filled)


def _asks(text: str) -> bool:
    """Whether a cell binds, or begins as a task; a name of two words may begin with what looks like an infinitive."""
    return binds(text) or (is_infinitive(text) and len(text.split()) >= _TASK)


def _are_ids(filled: list[Cell], rows: int) -> bool:
    return len(filled) == rows and _different(filled) == rows and all(_ID.fullmatch(cell.text) for cell in filled)


def _by_column(rows: Sequence[Block]) -> dict[int, list[Cell]]:
    cells: dict[int, list[Cell]] = {}
    for row in rows:
        for cell in row.cells:
            if not cell.merged and (cell.text or cell.fill or cell.symbol):
                cells.setdefault(cell.column, []).append(cell)
    return cells


def _comment_or_frequency(roles: Roles, cells: dict[int, list[Cell]]) -> None:
    """Codes such as "T1, ÅR" under a head for comments tell when it is followed up, not what became of it."""
    column = roles.get("comment")
    filled = cells.get(column, []) if column is not None else []
    if filled and all(whole("extract.grids", "period_code").match(cell.text) for cell in filled):
        del roles["comment"]
        roles.setdefault("frequency", filled[0].column)


def _rating_or_comment(roles: Roles, cells: dict[int, list[Cell]]) -> None:
    """Prose that differs from row to row under a head for ratings is the comment."""
    column = roles.get("rating")
    filled = cells.get(column, []) if column is not None else []
    prose = [cell for cell in filled if len(cell.text.split()) > _WORDS]
    if "comment" not in roles and len(prose) * 2 > len(filled) and _different(prose) * 2 > len(prose):
        roles["comment"] = roles.pop("rating")


def _goal_in_words(roles: Roles, cells: dict[int, list[Cell]]) -> None:
    """A column of goals that are sentences, not figures, beside what became of them, holds the requirements."""
    filled = cells.get(roles.get("goal", -1), [])
    told = any(role in roles for role in ("outcome", "comment", "rating"))
    worded = [cell for cell in filled if binds(cell.text) or (is_measurable(cell.text) and len(cell.text.split()) >= _TASK)]
    if told and len(worded) * 2 > len(filled) and not any(role in roles for role in ("measure", *_HOLDS_TEXT)):
        roles["requirement"] = roles.pop("goal")


def _find_rating(roles: Roles, cells: dict[int, list[Cell]]) -> None:
    by_column = {column: role for role, column in roles.items()}
    for column in sorted(cells, reverse=True):  # ratings stand to the right of what they rate
        if by_column.get(column) in _MAY_RATE and _is_scale(cells[column]):
            if by_column.get(column) != "outcome" or _in_words(cells[column]):
                roles.pop(by_column.get(column) or "", None)
            roles["rating"] = column  # a coloured figure is both the outcome and its rating
            return


def _find_comment(roles: Roles, cells: dict[int, list[Cell]]) -> None:
    """The last column, where its head says nothing and its cells are prose that differs: what became of the rows."""
    column = max(cells)
    filled = [cell for cell in cells[column] if len(cell.text.split()) >= _TASK]
    behind = column > max(roles.values())
    if behind and len(filled) * 2 > len(cells[column]) and _different(filled) == len(filled):
        roles["comment"] = column


def _is_scale(filled: list[Cell]) -> bool:
    return len(filled) >= _FEWEST and (_in_words(filled) or _in_signs(filled))


def _in_words(filled: list[Cell]) -> bool:
    """Whether nearly all cells are ratings in words, and the same come again; of the marks of a short scale ("Ja",
    "Delvis", "Nei") half are enough."""
    rated = sum(len(cell.text.split()) <= _WORDS and printed_status(cell.text, None) is not None for cell in filled)
    short = all(len(cell.text.split()) <= _MARK for cell in filled) and _different(filled) <= max(
        _FEWEST, len(filled) // 3
    )
    few = _different(filled) <= max(_FEWEST, len(filled) * 2 // 3)
    return rated >= (_HALF if short else _NEARLY_ALL) * len(filled) and few


def _in_signs(filled: list[Cell]) -> bool:
    """Whether nearly all cells bear a sign or a colour, at least two of them different: rows coloured in turn, or a
    column in one colour, rate nothing."""
    signs = [cell.symbol or cell.fill for cell in filled if cell.symbol or cell.fill]
    return len(signs) >= _NEARLY_ALL * len(filled) and len(set(signs)) > 1


def _different(cells: list[Cell]) -> int:
    return len({cell.text.casefold() for cell in cells})


def _find_requirement(roles: Roles, cells: dict[int, list[Cell]]) -> None:
    """The column, of those not spoken for, with the most cells that bind somebody or can be measured."""
    by_column = {column: role for role, column in roles.items()}
    best, share = None, _ASKS
    for column, filled in sorted(cells.items()):
        if by_column.get(column) not in _MAY_ASK or len(filled) < _FEWEST:
            continue
        asking = sum(binds(cell.text) or is_measurable(cell.text) for cell in filled) / len(filled)
        if asking >= share and (best is None or asking > share):
            best, share = column, asking
    if best is not None:
        roles.pop(by_column.get(best) or "", None)
        roles["requirement"] = best
