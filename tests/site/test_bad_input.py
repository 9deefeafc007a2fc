"""What is not there: each has a page that says so and what to do."""

from __future__ import annotations

import sqlite3

import pytest

from tests.site.conftest import serve
from tests.site.fixture import empty

MISSING = [  # path, phrase, why
    ("/krav/finnes-ikke", "Fant ikke kravet", "unknown requirement"),
    ("/krav/finnes-ikke/sporingsark", "Fant ikke kravet", "unknown requirement's sheet"),
    ("/dokument/finnes-ikke", "Fant ikke dokumentet", "unknown document"),
    ("/dokument/finnes-ikke/side/1", "Fant ikke dokumentet", "page of an unknown document"),
    ("/dokument/od-2023-fjord/side/99", "Dokumentet har 4 sider", "a page beyond the end"),
    ("/dokument/od-2023-fjord/side/0", "Dokumentet har 4 sider", "no page 0"),
    ("/dokument/od-2023-fjord/original", "Mappen med dokumentene er ikke tilgjengelig", "the corpus is not at hand"),
    ("/noe-helt-annet", "Fant ikke siden", "no such address"),
]
LISTS = [
    "/oppfolging?side=999",
    "/oppfolging?side=-1",
    "/oppfolging?side=x",
    "/endringer?fra=1900&til=1901",
    "/endringer?fra=x",
    "/frister?ar=99999999999999999999",
    "/oppfolging?virksomhet=finnes-ikke",
    "/krav/od-2024-fjord--21?virksomhet=finnes-ikke",
    "/oppfolging?ar=%C2%B2",
]


@pytest.mark.parametrize(("path", "phrase", "why"), MISSING)
async def test_missing_things_have_a_helpful_page(site, path, phrase, why):
    response = await site.client.get(path)
    assert response.status_code == 404, why
    assert phrase in response.text, why
    assert 'action="/sok"' in response.text, "search is offered"


async def test_sql_with_a_fault_has_a_page(site):
    response = await site.client.get("/kravspor?sql=select+ingenting")
    assert response.status_code == 400
    assert "no such column" in response.text


async def test_missing_requirement_as_json(site):
    response = await site.client.get("/krav/finnes-ikke.json")
    assert response.status_code == 404
    assert response.json()["ok"] is False


@pytest.mark.parametrize("format", ["", ".json"])
async def test_an_old_id_leads_to_the_new(site, format):
    response = await site.client.get(f"/krav/od-2023-fjord--gammel{format}?virksomhet=solvik-hf")
    assert response.status_code == 301
    assert response.headers["location"] == f"/krav/od-2023-fjord--11{format}?virksomhet=solvik-hf"


@pytest.mark.parametrize("path", LISTS)
async def test_odd_choices_give_a_page(site, path):
    assert (await site.client.get(path)).status_code == 200


async def test_an_image_without_a_corpus_is_a_404(site):
    response = await site.client.get("/dokument/od-2023-fjord/side/2/bilde.webp")
    assert response.status_code == 404
    assert "kravspor serve --corpus" in response.text


async def test_the_page_says_that_the_original_is_not_at_hand(site):
    response = await site.client.get("/dokument/od-2023-fjord/side/2")
    assert "Mappen med dokumentene er ikke tilgjengelig" in response.text
    assert "Gjennomsnittlig ventetid" in response.text, "the text stands there all the same"


@pytest.mark.parametrize(
    "path", ["/", "/krav/x", "/dokument", "/dokument/x", "/oppfolging", "/endringer", "/frister", "/kvalitet"]
)
async def test_another_database_is_told_apart(tmp_path, path):
    other = tmp_path / "annen.db"
    with sqlite3.connect(other) as connection:
        connection.execute("create table dogs (name text)")
    response = await serve(other).client.get(path)
    assert response.status_code == 503
    assert "ikke laget av Kravspor" in response.text


async def test_the_database_may_have_any_name(tmp_path, database):
    copy = tmp_path / "min-base.db"
    copy.write_bytes(database.read_bytes())
    assert (await serve(copy).client.get("/krav/od-2024-fjord--21")).status_code == 200


async def test_an_empty_base_has_a_front_page(tmp_path):
    path = tmp_path / "kravspor.db"
    empty(path).close()
    for page in ("/", "/dokument", "/oppfolging", "/endringer", "/frister", "/kvalitet", "/om"):
        response = await serve(path).client.get(page)
        assert response.status_code == 200, page
