"""/sok and its downloads, asked as a browser asks."""
from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette
from openpyxl import load_workbook

from pipeline.search.order import norwegian

SITE = Path(__file__).resolve().parents[2] / "datasette"


@pytest.fixture
def site(database_file) -> Datasette:
    return Datasette([str(database_file)], template_dir=str(SITE / "templates"), plugins_dir=str(SITE / "plugins"),
                     static_mounts=[("static", str(SITE / "static"))])


async def page(site: Datasette, path: str) -> str:
    answer = await site.client.get(path)
    assert answer.status_code == 200, answer.text[:300]
    return answer.text


@pytest.mark.parametrize(("path", "shows", "why"), [
    ("/sok?q=antibiotika", ["2 ulike krav, 4 steder (1 gjengitt i rapporter)", "Av 6 ulike krav 2023–2024", "4 av 4 dokumenter lest"], "the count"),
    ("/sok?q=antibiotika", ["<mark>antibiotikastyringsprogram</mark>", "sammensetninger", "slå av", "Også 2 steder"], "marks, expansions, folds"),
    ("/sok?q=antibiotika", ["Overordnede føringer", "Svar i rapporter", "Prognose: blir innfridd"], "counted apart; a forecast is a forecast"),
    ("/sok?q=antibiotika&uten=sammensetning", ["1 krav, 1 sted", "slå på"], "a reason switched off"),
    ("/sok?q=antibiotika&aar=2023", ["År: 2023", "fjern", "1 krav, 1 sted"], "filters are told"),
    ("/sok?q=tvang&aar=2023", ["Ingen krav har alt dette", "Uten filteret År"], "which filter to lift"),
    ("/sok?q=antibotika", ["Mente du", ">antibiotika</a>"], "a slip"),
    ("/sok?q=antibiotika&vis=svar", ["antibiotikaarbeidet", "Til kravene"], "hits in answers"),
    ("/sok?q=antibiotika&opphav=restated", ["Gjengitt her. Originalen:", "/krav/oppdrag-2024-fjell--1"], "the original of a quote"),
    ("/sok?q=skal&oss=helse-kyst-rhf", ["Gjelder oss", "3 ulike krav"], "what concerns a body"),
    ("/sok?q=tvang&farge=rosa", ["Filteret farge = rosa finnes ikke"], "an unknown filter"),
    ("/sok", ["Skriv hva du leter etter"], "nothing asked"),
    ("/sok?q=...", ["Skriv hva du leter etter"], "only punctuation"),
    ("/sok?q=AND+OR+NEAR(", ["er ikke søkt etter"], "another machine's syntax"),
    ("/sok?q=-tvang", ["bare ord som skal utelates"], "only what must not stand there"),
    ("/sok?q=" + "antibiotika+" * 900, ["Bare de første 4 000 tegnene er brukt", "limt inn tekst"], "ten thousand characters"),
    ("/sok?q=%F0%9F%98%80&side=-1&sorter=rart&modus=rart", ["Skriv hva du leter etter"], "an emoji and broken parameters"),
    ("/sok?q=*&side=999999999999", ["Skriv hva du leter etter"], "a page that is not there"),
    ("/sok?q=%3Cscript%3Ealert(1)%3C/script%3E", ["&lt;script&gt;"], "what is written is shown as it is written"),
])
async def test_the_page(site, path: str, shows: list[str], why: str) -> None:
    html = " ".join((await page(site, path)).split()).replace("\u00a0", " ")
    for text in shows:
        assert text in html, f"{why}: {text!r}"
    assert "<script>alert" not in html


async def test_json_is_the_contract(site) -> None:
    data = json.loads(await page(site, "/sok.json?q=antibiotika&_size=max"))
    assert (data["total"], data["of"], data["issued"], data["different"], data["of_different"]) == (4, 8, 3, 2, 6)
    assert "antibiotikastyringsprogram" in data["expanded"] and len(data["rows"]) == data["total"]
    assert {row["id"]: row["origin"] for row in data["rows"]}["melding-2024-fjell--1"] == "restated"


@pytest.mark.parametrize("size", ["max", "1", "0", "-3", "tre", "99999999999"])
async def test_json_of_any_size(site, size: str) -> None:
    data = json.loads(await page(site, f"/sok.json?q=antibiotika&_size={size}"))
    assert data["total"] == 4 and len(data["rows"]) <= 4


async def test_csv_is_the_same_list(site) -> None:
    rows = list(csv.DictReader(io.StringIO(await page(site, "/sok.csv?q=antibiotika&aar=2024"))))
    data = json.loads(await page(site, "/sok.json?q=antibiotika&aar=2024&_size=max"))
    assert [row["id"] for row in rows] == [row["id"] for row in data["rows"]] and len(rows) == 3


async def test_excel_has_dates_a_frozen_head_and_links_back(site) -> None:
    answer = await site.client.get("/sok.xlsx?q=dager")
    book = load_workbook(io.BytesIO(answer.content))
    sheet, about = book.worksheets
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, sheet[2], strict=True))
    assert sheet.freeze_panes == "A2" and sheet.max_row == 2
    assert row["Frist (dato)"].value == datetime(2023, 12, 31) and row["Krav (ordrett)"].value == "Ventetiden skal være under 50 dager."
    assert row["Krav"].hyperlink.target.endswith("/krav/oppdrag-2023-fjell--2")
    assert ("Søkt etter", "dager") in [(a.value, b.value) for a, b in about.iter_rows()]


@pytest.mark.parametrize("ending", ["", ".json", ".csv", ".xlsx"])
@pytest.mark.parametrize("written", ["", '"', "* ( ) ^ : NEAR/2", "'; drop table requirements; --", "æøå 😀 \u2028", "a" * 5000])
async def test_nothing_written_breaks_it(site, ending: str, written: str) -> None:
    assert (await site.client.get(f"/sok{ending}?q={quote(written)}")).status_code == 200


async def test_another_base_is_told(tmp_path) -> None:
    import sqlite3
    path = tmp_path / "kravspor.db"
    sqlite3.connect(path).execute("create table annet (a)")
    other = Datasette([str(path)], template_dir=str(SITE / "templates"), plugins_dir=str(SITE / "plugins"))
    answer = await other.client.get("/sok?q=tvang")
    assert answer.status_code == 503 and "Traceback" not in answer.text


async def test_norwegian_order_in_sql(site) -> None:
    names = await site.get_database().execute("select value from json_each('[\"Ås\",\"Ørsta\",\"Zoo\",\"Ærlig\",\"alta\"]') order by value collate norsk")
    assert [row[0] for row in names.rows] == ["alta", "Zoo", "Ærlig", "Ørsta", "Ås"]
    assert sorted(["Öre", "Øre", "Å", "ä"], key=norwegian) == ["ä", "Øre", "Öre", "Å"]
