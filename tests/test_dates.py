"""Written dates: every way of writing one comes back, and what stands around it changes nothing."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import dates_in
from pipeline.phrases import phrases

days = st.dates(date(1950, 1, 1), date(2090, 12, 31))
languages = st.sampled_from(("nb", "nn", "sv"))
around = st.sampled_from(("", "Frist: ", "Planen skal være klar innen ", "(", "jf. brev av "))
behind = st.sampled_from(("", ".", ", og så videre.", ") skal følges opp", " skal planen foreligge."))


@given(days, languages, around, behind)
def test_a_named_day_comes_back(day: date, language: str, before: str, after: str) -> None:
    dot = "" if language == "sv" else "."
    text = f"{before}{day.day}{dot} {phrases('dates')['month'][str(day.month)][language][0]} {day.year}{after}"
    assert [(one.date, one.precision) for one in dates_in(text)] == [(day, "day")]


@given(days, around, behind)
def test_a_numeric_day_comes_back(day: date, before: str, after: str) -> None:
    for written in (f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}"):
        assert [(one.date, one.precision) for one in dates_in(f"{before}{written}{after}")] == [(day, "day")]


@given(days, st.integers(1, 3), languages)
def test_a_tertial_ends_on_its_last_day(day: date, number: int, language: str) -> None:
    found = dates_in(f"{number}. tertial {day.year}")
    assert [(one.date.month, one.date.year, one.precision) for one in found if one.date] == [
        (4 * number, day.year, "tertial")
    ]


@given(days)
def test_first_day_is_never_after_the_last(day: date) -> None:
    for text in (f"våren {day.year}", f"2. kvartal {day.year}", f"{day.year}", f"mai {day.year}"):
        one = dates_in(text)[0]
        assert one.first and one.date and one.first <= one.date


@given(st.text(max_size=200), st.one_of(st.none(), st.integers(1990, 2060)))
def test_any_text_is_read_without_fault(text: str, year: int | None) -> None:
    found = dates_in(text, year)
    assert all(text[one.start : one.end].strip() for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_year_that_is_not_written_is_not_made_up() -> None:
    assert dates_in("innen 1. mars") == ()
    assert dates_in("innen 1. mars", 2024)[0].implied
    assert dates_in("innen 1. mars", 2024, after=date(2024, 11, 3))[0].date == date(2025, 3, 1)
