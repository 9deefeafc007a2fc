"""dates.toml -> the words of written dates as look-ups and compiled patterns, for dates.py.

Rule: the words stand in dates.toml alone; what is here are their shapes: where a day, a year and a word may stand.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.phrases import all_forms, phrases

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=64)
def words_in(text: str) -> frozenset[str]:
    """The words of a text in small letters, without digits and signs: a look at which of ours may stand in it."""
    return frozenset(_WORD.findall(text.lower()))


def _forms(entry: dict) -> str:
    """The forms of an entry as alternatives of a regular expression, longest first."""
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in all_forms(entry))


def _by_form(group: str, key: str) -> dict[str, object]:
    """Written form -> the entry's name, or what stands under its `key`."""
    return {
        form.lower(): (entry[key] if key else name)
        for name, entry in phrases("dates")[group].items()
        for form in (*all_forms(entry), *entry.get("bare", ()), *filter(None, [entry.get("letter")]))
    }


@cache
def months() -> dict[str, int]:
    """Name of a month -> its number."""
    return {form: int(str(name)) for form, name in _by_form("month", "").items()}


@cache
def ordinals() -> dict[str, int]:
    """ "første", "1" -> 1; the words for the last part of a year are not here."""
    return {form: int(str(name)) for form, name in _by_form("ordinal", "").items()}


@cache
def period_names() -> dict[str, tuple[str, int]]:
    """ "tertial" -> ("tertial", months in it)."""
    months = _by_form("period", "months")
    return {form: (str(name), int(str(months[form]))) for form, name in _by_form("period", "").items()}


@cache
def season_months() -> dict[str, int]:
    """ "våren" -> the number of its last month."""
    return {form: int(str(month)) for form, month in _by_form("season", "month").items()}


@cache
def part_names() -> dict[str, str]:
    """ "utgangen av" -> end."""
    return {form: str(name) for form, name in _by_form("part", "").items()}


@cache
def part_ends() -> tuple[str, ...]:
    """How the words that stand before a part of the year may end."""
    return (*sorted({form.split()[-1] for form in part_names()}), "den")


@cache
def year_plus() -> dict[str, int]:
    """Words for a year -> years after the document's own."""
    return {form: int(str(plus)) for form, plus in _by_form("year", "plus").items()}


@cache
def year_until() -> dict[str, int]:
    """Word for a point of the year -> its month, where that is not the last ("halvårsskiftet")."""
    entries = (entry for entry in phrases("dates")["year"].values() if "until" in entry)
    return {form: int(entry["until"]) for entry in entries for form in all_forms(entry)}


@cache
def points(group: str) -> frozenset[str]:
    """Words that mean a point in time, not a period: "årets slutt", "sommerferien"."""
    return frozenset(
        form.lower()
        for entry in phrases("dates")[group].values()
        if entry.get("point")
        for form in (*all_forms(entry), *entry.get("bare", ()))
    )


@cache
def first_words() -> dict[str, frozenset[str]]:
    """Sort of date ("month", "period", "season", "year", "week") -> the words that one of it may begin with."""
    words = phrases("dates")
    forms: dict[str, set[str]] = {
        name: {
            form
            for entry in words[name].values()
            for form in (*all_forms(entry), *entry.get("bare", ()), *filter(None, [entry.get("letter")]))
        }
        for name in ("month", "period", "season", "year")
    }
    forms["week"] = set(all_forms(words["week"]))
    return {name: frozenset(_WORD.findall(form.lower())[0] for form in given) for name, given in forms.items()}


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """What a text is searched with, by name."""
    words = phrases("dates")
    group = {
        name: "|".join(_forms(entry) for entry in words[name].values())
        for name in ("month", "ordinal", "period", "season", "part", "year")
    }
    group["ordinal"] += "|" + _forms(words["last"])
    begins = {
        name: f"(?=[{''.join(sorted({form[0] for form in either.split('|')}))}])" for name, either in group.items()
    }
    letters = "".join(entry["letter"] for entry in words["period"].values())
    bare = "|".join(form for entry in words["season"].values() for form in entry["bare"])
    last = rf"\.?\s+(?:(?:{_forms(words['of'])})\s+)?(?:(?P<y>[12]\d{{3}})(?!\d)|(?P<w>{group['year']})(?!\w))"
    sources = {
        "month": rf"(?:(?<![\d.,/])(?P<d>\d{{1,2}})\s?\.?\s{{0,2}})?(?<![^\W\d_]){begins['month']}"
        rf"(?:(?P<m0>{group['month']})\s?[/–-]\s?)?(?P<m>{group['month']})(?![^\W\d_]|-[^\W\d_])(?:{last})?",
        "period": rf"(?<!\w)(?:(?P<o1>{group['ordinal']})\.?\s?(?P<p1>{group['period']})|(?P<p2>{group['period']})\s"
        rf"(?P<o2>[1-4])|(?-i:(?P<letter>[{letters}]))(?P<o3>[1-4]))(?![\w-])(?:{last}|\s?\((?P<y2>\d{{4}})\))?",
        "season": rf"(?<!\w)(?:(?P<s>{group['season']})(?![\w-])(?:{last})?|(?P<bare>{bare})\s(?P<y2>20\d\d))"
        rf"(?P<turn>\s?[/–-]\s?(?:20)?\d\d(?!\d))?",
        "year": rf"(?<!\w){begins['year']}(?P<w>{group['year']})(?!\w)"
        rf"(?:\s+(?P<y>(?:19|20)\d\d)(?:\s?[/–-]\s?\d{{2,4}})?)?",
        "week": rf"(?<!\w)(?:{_forms(words['week'])})\s?(?P<n>\d\d?)(?!\d)(?:{last})?",
        "part": rf"(?<!\w)(?P<part>{group['part']})\s+(?:den\s+)?$",
        "and": rf"\s*(?:,|[/–-]|{_forms(words['and'])})\s*",
        "before_short": rf"(?<!\w)(?:{_forms(words['before_short'])})\s+$",
        "place": rf"(?<!\w)(?:{_forms(words['place'])})\.?\s*$",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
