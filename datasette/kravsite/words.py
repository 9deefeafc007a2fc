"""words.toml -> the interface's words, and the filters that write dates and numbers the Norwegian way."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from markupsafe import Markup, escape

_NARROW_SPACE = "\u00a0"


@cache
def words() -> dict:
    """All interface words, grouped as in words.toml."""
    return tomllib.loads((Path(__file__).parents[1] / "words.toml").read_text(encoding="utf-8"))


def dato(value: str | None) -> str:
    """ "2025-03-15" -> "15. mars 2025". What is no ISO date is given back as it stands, None as nothing."""
    try:
        day = date.fromisoformat((value or "")[:10])
    except ValueError:
        return value or ""
    return f"{day.day}. {words()['felles']['maneder'][day.month - 1]} {day.year}"


def tall(value: float | int | None, digits: int | None = None) -> str:
    """1412 -> "1 412", 2.5 -> "2,5", 0.666 with digits=2 -> "0,67"; None as nothing."""
    if value is None:
        return ""
    if digits is not None:
        text = f"{value:,.{digits}f}"
    else:
        text = f"{value:,}" if isinstance(value, int) else f"{round(value, 6):,.6f}".rstrip("0").rstrip(".")
    return text.replace(",", _NARROW_SPACE).replace(".", ",")


def fyll(text: str, **values) -> Markup:
    """Fills {name} in a word; values are escaped unless they are markup already (a link made by a macro)."""
    return Markup(str(escape(text))).format(**{key: "" if value is None else value for key, value in values.items()})


def sprak(code: str | None) -> Markup:
    """The lang attribute of a passage that is not in bokmål: sv -> ` lang="sv"`."""
    return Markup(' lang="{}"').format(code) if code in ("nn", "sv", "en") else Markup("")


def navn(code: str | None, group: str) -> str:
    """The site's word for a value of the database: navn("sibling", "lenke"). An unknown value stands as it is."""
    return words().get(group, {}).get(code or "", code or "")


def felles_liste(items, key: str | None = None) -> str:
    """("a", "b", "c") -> "a, b og c"; of rows, by `key`. The same value is named once."""
    parts = list(dict.fromkeys(str(item[key] if key else item) for item in items if item))
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {words()['felles']['og']} {parts[-1]}"


@lru_cache(maxsize=4096)
def sted(page: int | None, label: str | None = None, line: int | None = None) -> Markup:
    """Where something stands: the line of a text file, else the printed page and that of the file where they differ."""
    said = words()["felles"]
    if line:
        return fyll(said["linje"], linje=line)
    if label and label != str(page):
        return fyll(said["side_pdf"], trykt=label, side=page)
    return fyll(said["side"], side=page)


def ordered_groups(rows: list[dict], key: str) -> list[dict]:
    """Rows that follow each other with the same value of `key` -> [{"name", "rows"}], in the order they stand."""
    return [{"name": name, "rows": list(group)} for name, group in groupby(rows, key=lambda row: row[key])]


FILTERS = {
    "ordered_groups": ordered_groups,
    "dato": dato,
    "tall": tall,
    "fyll": fyll,
    "sprak": sprak,
    "navn": navn,
    "felles_liste": felles_liste,
    "sted": sted,
}
