"""What is counted when the base is built is what a reader would count; what is missing is told by name."""

from __future__ import annotations

import json
import sqlite3

import pytest

from tests.site.conftest import serve  # puts datasette/ on the path, through the plugins
from tests.site.fixture import build, empty

NOBODY = {"year": None, "party": None, "view": None}


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    path = build(tmp_path_factory.mktemp("counts") / "kravspor.db")
    serve(path)
    return sqlite3.connect(path)


def test_the_views_counted_at_the_build_are_those_of_the_list(base):
    from kravsite.queries import row

    assert row(base, "oppfolging_antall_alle")["counts"] == row(base, "oppfolging_antall", NOBODY)


@pytest.mark.parametrize("view", ["answered", "unanswered", "not_passed_down", "not_met", "forecast", "overdue"])
def test_a_view_lists_as_many_requirements_as_it_says(base, view):
    from kravsite.queries import row, rows

    listed = rows(base, "oppfolging", {**NOBODY, "view": view, "limit": -1, "offset": 0})
    assert len({found["id"] for found in listed}) == row(base, "oppfolging_antall", NOBODY)[view]
    assert all(found["total"] == len(listed) for found in listed)


def test_pages_of_the_list_make_the_whole(base):
    from kravsite.queries import rows

    whole = rows(base, "oppfolging", {**NOBODY, "limit": -1, "offset": 0})
    pages = [rows(base, "oppfolging", {**NOBODY, "limit": 2, "offset": at}) for at in range(0, len(whole), 2)]
    assert [found for page in pages for found in page] == whole


def test_what_nothing_can_be_said_of_comes_last(base):
    from kravsite.queries import rows

    known = [
        bool(found["response"] or found["unanswered"])
        for found in rows(base, "oppfolging", {**NOBODY, "limit": -1, "offset": 0})
    ]
    assert known == sorted(known, reverse=True) and True in known and False in known


COUNTED = [  # name in tallene or kvalitet_lest, what a reader would count
    ("tallene", "issued", "select count(*) from requirements where origin = 'issued'"),
    ("tallene", "responses", "select count(*) from responses"),
    ("tallene", "links", "select count(*) from links where certainty = 'certain' and verdict is not 'rejected'"),
    ("tallene", "confirmed", "select count(*) from links where verdict = 'confirmed'"),
    ("kvalitet_lest", "candidates", "select count(*) from links where certainty = 'candidate'"),
    ("kvalitet_lest", "undated", "select count(*) from deadlines where date is null"),
]


@pytest.mark.parametrize(("query", "name", "sql"), COUNTED)
def test_a_number_is_what_is_there(base, query, name, sql):
    from kravsite.queries import row

    assert row(base, query)[name] == base.execute(sql).fetchone()[0]


def test_an_empty_base_counts_nothing():
    from kravsite.queries import row, rows

    base = empty(":memory:")
    assert row(base, "tallene")["issued"] == 0
    assert set(row(base, "oppfolging_antall_alle")["counts"].values()) == {0}
    assert rows(base, "eksempler") == []


def test_an_empty_cell_names_the_document_that_is_missing():
    from kravsite.life import grid
    from kravsite.queries import rows

    base = empty(":memory:")
    base.execute("insert into parties (id, name, level) values ('fjord', 'Helse Fjord RHF', 'region')")
    base.executemany(
        "insert into expected_documents (genre, issuer, recipient, year, state) values (?, ?, ?, ?, ?)",
        [
            ("årlig_melding", "Helse Fjord RHF", None, 2023, "missing"),
            ("oppdragsdokument", None, "Helse Fjord RHF", 2024, "not_public"),
            ("oppdragsdokument", None, "Helse Fjord RHF", 2023, "present"),
            ("oppdragsdokument", None, "Helse Vidde RHF", 2024, "missing"),
        ],
    )
    expected = rows(base, "liv_ventet", {"line": json.dumps(["fjord"])})
    card = {"year": 2023, "step": "region", "document": "od", "in_line": 1}
    told = {
        (row["year"], cell["step"]): [each["genre"] for each in cell["missing"]]
        for row in grid([card, {**card, "year": 2024, "step": "foretak"}], [], expected)["rows"]
        for cell in row["cells"]
        if cell["missing"]
    }
    assert told == {(2023, "rapport"): ["årlig_melding"], (2024, "region"): ["oppdragsdokument"]}


PLACES = [  # page, printed page, line, what is told
    (3, None, None, "side 3"),
    (3, "3", None, "side 3"),
    (3, "1", None, "side 1 (PDF-side 3)"),
    (1, None, 12, "linje 12"),
]


@pytest.mark.parametrize(("page", "label", "line", "expected"), PLACES)
def test_where_something_stands(page, label, line, expected):
    from kravsite.words import sted

    assert sted(page, label, line) == expected


def test_a_target_without_a_number_is_shown_in_its_own_words():
    from jinja2 import Environment, FileSystemLoader
    from kravsite.words import FILTERS, words

    from tests.site.conftest import SITE

    env = Environment(loader=FileSystemLoader(SITE / "templates"), autoescape=True)
    env.globals |= {"ord": words(), "navn": FILTERS["navn"]}
    env.filters.update(FILTERS)
    target = env.from_string('{% from "_liv.html" import target with context %}{{ target(t, False) }}')
    plain = {"value": None, "unit": None, "quantifier": "each", "scope": None, "horizon": "this_year"}
    assert target.render(t={**plain, "op": "<=", "raw": "på nivå med 2021", "baseline": "2021"}) == "«på nivå med 2021»"
    assert target.render(t={**plain, "op": "<=", "raw": "ikke høyere", "baseline": "2022"}).endswith("med 2022")
    number = {**plain, "op": "<", "value": 50.0, "unit": "dager", "raw": "under 50 dager", "baseline": None}
    assert target.render(t=number) == "under 50 dager for hver enkelt"
