"""Column heads -> what each column holds, and what kind of table that makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extract.wording import whole
from pipeline.text import fold

_YEAR = re.compile(r"\b20\d\d\b")
_ROLES = (
    "id",
    "requirement",
    "title",
    "rating",
    "comment",
    "action",
    "measure",
    "target",
    "goal",
    "outcome",
    "source",
    "frequency",
    "definition",
    "factor",
    "unit",
    "responsible",
    "deadline",
    "effect",
    "described",
    "date",
    "report",
)

# Shapes in the order they are tried: the columns that must be there, and any one of these besides.
_SHAPES = (
    ("definition", ("measure", "source"), ("frequency", "goal", "definition")),
    ("definition", ("measure", "definition"), ("frequency", "goal")),
    ("action", ("action",), ("id", "rating", "comment", "responsible", "deadline", "goal")),
    ("effect", ("action",), ("effect",)),
    ("goal", ("measure", "goal"), ("outcome", "frequency", "rating", "factor")),
    ("number", ("measure",), ("target", "goal")),
    ("definition", ("measure", "source"), ()),
    ("definition", ("measure", "definition"), ()),
    ("status", ("requirement",), ("rating", "comment")),
    ("assignment", ("requirement",), ("id", "deadline", "responsible", "title")),
    ("calendar", ("action", "date"), ()),
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what: role -> column number, and the heads as printed."""

    heads: tuple[str, ...]
    roles: tuple[tuple[str, int], ...]

    def get(self, role: str) -> int | None:
        """The column of a role, None where the table has none."""
        return dict(self.roles).get(role)

    def __contains__(self, role: str) -> bool:
        return self.get(role) is not None

    def __len__(self) -> int:
        return len(self.roles)


@cache
def columns_of(heads: tuple[str, ...]) -> Columns:
    """The roles of a table's columns; the first column of a role counts, of outcomes that of the last year."""
    roles: dict[str, int] = {}
    for column, head in enumerate(heads):
        role = _role(fold(head))
        if role and (role not in roles or (role == "outcome" and _later(head, heads[roles[role]]))):
            roles[role] = column
    if "goal" in roles and "requirement" in roles and "id" not in roles and _YEAR.search(heads[roles["requirement"]]):
        roles["measure"], roles["target"] = roles.pop("goal"), roles.pop("requirement")  # "Mål | Krav 2023 | Resultat"
    elif "measure" in roles and "requirement" in roles and not {"goal", "target", "id"} & set(roles):
        roles["target"] = roles.pop("requirement")  # "Indikator | Resultat | Krav 2024"
    _settle_description(roles)
    _settle_report(roles)
    return Columns(heads, tuple(roles.items()))


def _later(head: str, other: str) -> bool:
    """Whether a head names a later year than another that names one."""
    one, before = _YEAR.findall(head), _YEAR.findall(other)
    return bool(one and before) and max(one) > max(before)


def _settle_description(roles: dict[str, int]) -> None:
    """A column of descriptions defines a measure; beside an ID, a title or a deadline it says what is asked."""
    if "described" not in roles:
        return
    if "measure" in roles:
        roles.setdefault("definition", roles.pop("described"))
    elif not {"requirement", "action"} & set(roles) and {"id", "title", "deadline", "responsible"} & set(roles):
        roles["requirement"] = roles.pop("described")


def _settle_report(roles: dict[str, int]) -> None:
    """A column of reports beside when they are due makes a calendar."""
    if "report" not in roles or {"requirement", "action", "measure", "rating", "comment"} & set(roles):
        return
    due = roles.get("date", roles.get("deadline"))
    if due is not None:
        roles.pop("deadline", None)
        roles.update(action=roles.pop("report"), date=due)


def shape_of(columns: Columns) -> str:
    """The kind of table, "" where it holds no requirements."""
    for shape, needed, any_of in _SHAPES:
        if all(role in columns for role in needed) and (not any_of or any(role in columns for role in any_of)):
            return shape
    return ""


def _role(head: str) -> str | None:
    plain = head.strip("*_ \t▲□●◆↓↑→")
    return next((role for role in _ROLES if plain and whole("extract.grids", role).match(plain)), None)
