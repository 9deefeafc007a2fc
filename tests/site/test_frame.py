"""What every page has: headers, twins, numbers and dates the Norwegian way; and the pure parts beneath."""

from __future__ import annotations

import csv
import io
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.site.conftest import SITE

sys.path.append(str(SITE))
from kravsite.answer import csv_of
from kravsite.difference import difference
from kravsite.life import grid
from kravsite.plot import HEIGHT, stacked
from kravsite.words import dato, felles_liste, fyll, tall, words

PAGES = [
    "/",
    "/krav/od-2024-fjord--21",
    "/dokument",
    "/dokument/od-2023-fjord/side/2",
    "/oppfolging",
    "/om",
    "/krav/finnes-ikke",
    "/finnes/ikke",
    "/static/kravspor.css",
]
TWINS = [
    ("/dokument", "id"),
    ("/dokument/od-2023-fjord", "id"),
    ("/oppfolging", "status"),
    ("/endringer", "changes"),
    ("/frister", "date"),
    ("/kvalitet", "left_over"),
]


@pytest.mark.parametrize("path", PAGES)
async def test_every_answer_has_a_strict_policy(site, path):
    response = await site.client.get(path)
    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("path", "column"), TWINS)
async def test_lists_have_json_and_csv(site, path, column):
    data = (await site.client.get(f"{path}.json")).json()
    assert column in data["rows"][0]
    response = await site.client.get(f"{path}.csv")
    assert response.headers["content-type"].startswith("text/csv")
    read = list(csv.DictReader(io.StringIO(response.text)))
    assert len(read) == len(data["rows"])
    assert column in read[0]


async def test_own_tables_are_reachable_and_described(site):
    response = await site.client.get("/kravspor/requirements")
    assert response.status_code == 200
    assert "Ett krav per rad, ordrett" in response.text


FORECASTS = [
    "/dokument/st-2024-fjord",
    "/dokument/st-2024-fjord/side/1",
    "/krav/st-2024-fjord--21",
    "/oppfolging?vis=forecast",
]


@pytest.mark.parametrize("path", FORECASTS)
async def test_a_forecast_is_never_shown_as_met(site, path):
    text = (await site.client.get(path)).text
    shown = re.findall(r'class="status status-forecast"><svg.*?</svg>(.*?)</span>', text, re.S)
    assert shown and all(word == "Prognose: blir innfridd" for word in shown)
    # the half-year table of 2024 has no result; what else is said to be reached stands in another report
    for report in re.findall(r"Halvårsrapport 2024.{0,400}", text, re.S):
        assert "Mål nådd" not in report and "Oppfylt" not in report


async def test_empty_cells_say_what_is_missing(site):
    text = (await site.client.get("/krav/od-2023-fjord--12")).text
    assert "Ikke gjenfunnet i" in text
    assert "Ingen rapportering funnet i" in text
    assert "Dokumentet er ikke i basen" in text


async def test_a_life_can_be_seen_for_another_body(site):
    text = (await site.client.get("/krav/od-2024-fjord--21?virksomhet=nesbu-hf")).text
    assert "Også hos" in text, "the other trust's cards are folded"


DATES = [("2025-03-15", "15. mars 2025"), ("2024-12-01", "1. desember 2024"), (None, ""), ("i dialog", "i dialog")]
NUMBERS = [
    (1412, "1\u00a0412"),
    (2.5, "2,5"),
    (50.0, "50"),
    (1234567.25, "1\u00a0234\u00a0567,25"),
    (0, "0"),
    (None, ""),
]


@pytest.mark.parametrize(("value", "expected"), DATES)
def test_dates(value, expected):
    assert dato(value) == expected


@pytest.mark.parametrize(("value", "expected"), NUMBERS)
def test_numbers(value, expected):
    assert tall(value) == expected


def test_shares_have_a_comma():
    assert tall(0.97, 2) == "0,97"


def test_words_are_filled_in_escaped():
    assert fyll("Fra {kilde}.", kilde="<b>") == "Fra &lt;b&gt;."


def test_lists_in_a_sentence():
    assert felles_liste(["a", "b", "a", "c"]) == "a, b og c"


@given(st.text("ab 1,5.–", max_size=40), st.text("ab 1,5.–", max_size=40))
def test_a_difference_holds_both_texts(before, after):
    pieces = difference(before, after)
    if pieces:
        assert "".join(piece["text"] for piece in pieces if piece["op"] != "in") == before
        assert "".join(piece["text"] for piece in pieces if piece["op"] != "out") == after
    else:
        assert before == after


def test_a_number_changes_as_one_piece():
    assert [piece["text"] for piece in difference("under 50,5 dager", "under 54 dager") if piece["op"] != "kept"] == [
        "50,5",
        "54",
    ]


def test_very_long_texts_have_no_difference():
    assert difference("a " * 2000, "b " * 2000) == []


@given(
    st.lists(
        st.tuples(st.integers(2015, 2026), st.sampled_from(["region", "foretak", "klinikk"]), st.integers(1, 500)),
        min_size=1,
        unique_by=lambda row: row[:2],
    )
)
def test_a_plot_stays_within_its_frame(counts):
    drawing = stacked([{"year": year, "series": series, "value": value} for year, series, value in counts])
    for bar in drawing["bars"]:
        assert all(0 <= part["y"] <= part["y"] + part["height"] <= HEIGHT + 0.2 for part in bar["parts"])
    assert sum(bar["total"] for bar in drawing["bars"]) == sum(value for _, _, value in counts)


def test_a_cell_that_a_spreadsheet_would_run_is_held_back():
    assert csv_of([{"a": "=1+1", "b": "- et punkt", "c": "+47", "d": -5}]) == "a,b,c,d\r\n'=1+1,- et punkt,'+47,-5\r\n"


def _card(step, year, document, in_line=1):
    return {"step": step, "year": year, "document": document, "in_line": in_line}


def test_the_grid_keeps_every_card_once():
    cards = [
        _card("region", 2021, "a"),
        _card("rapport", 2023, "b"),
        _card("foretak", 2023, "c", 0),
        _card("region", None, "d"),
    ]
    drawn = grid(cards, [{"id": "e", "step": "region", "year": 2022}])
    assert [row["year"] for row in drawn["rows"]] == [2021, 2022, 2023, None]
    shown = [card for row in drawn["rows"] for cell in row["cells"] for card in cell["cards"] + cell["others"]]
    assert sorted(card["document"] for card in shown) == ["a", "b", "c", "d"]
    assert drawn["rows"][1]["cells"][0]["documents"][0]["id"] == "e"


def test_every_value_of_the_database_has_a_word():
    from pipeline import records

    said = words()
    for group, values in {
        "genre": records.GENRES,
        "kind": records.KINDS,
        "level": records.LEVELS,
        "origin": records.ORIGINS,
        "rolle": records.ROLES,
        "fristtype": records.DEADLINE_TYPES,
        "op": records.OPERATORS,
        "lenke": records.LINK_KINDS,
        "endring": records.AMENDMENTS,
        "funn": records.FINDINGS,
        "status_result": records.STATUSES,
        "status_forecast": records.STATUSES,
        "basis": records.BASES,
        "rapportplikt": records.DUTIES,
        "sprak": records.LANGUAGES,
    }.items():
        assert set(values) <= set(said[group]), group
