"""Tables: rows over pages, merged and coloured cells, group rows, tables without lines."""

from __future__ import annotations

import pytest

from pipeline.parse.pdf import read_pdf
from pipeline.parse.pdf_shapes import hue_of
from tests.parse.pdf_maker import Sheet

EDGES = [70, 110, 400, 520]
HEAD = ["ID", "Krav", "Vurdering"]


def rows_of(sheet: Sheet):
    return [block for block in read_pdf(sheet.save()).blocks if block.kind == "row"]


def cells_of(row) -> list[str]:
    return [cell.text for cell in row.cells]


def test_head_and_rows(tmp_path):
    rows = rows_of(
        Sheet(tmp_path / "a.pdf").grid(
            [HEAD, ["10", "Ventetiden skal ned.", "Delvis"], ["11", "Planen skal|oppdateres.", ""]], EDGES
        )
    )
    assert [cells_of(row) for row in rows] == [
        ["10", "Ventetiden skal ned.", "Delvis"],
        ["11", "Planen skal oppdateres.", ""],
    ]
    assert rows[0].header == ("ID", "Krav", "Vurdering") and rows[0].table == rows[1].table == 1


def test_a_row_over_a_page_break_is_one(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.at = 700
    sheet.grid(
        [
            HEAD,
            ["10", "Ventetiden skal ned.", "Innfridd"],
            ["11", "Helse Nordlys skal sammen med|kommunene lage en plan for", "Innfridd"],
        ],
        EDGES,
    )
    sheet.page(80).grid(
        [HEAD, ["", "felles bruk av lokaler.", ""], ["12", "Rapporten skal sendes.", "Ikke innfridd"]], EDGES
    )
    rows = rows_of(sheet)
    assert [cells_of(row) for row in rows] == [
        ["10", "Ventetiden skal ned.", "Innfridd"],
        ["11", "Helse Nordlys skal sammen med kommunene lage en plan for felles bruk av lokaler.", "Innfridd"],
        ["12", "Rapporten skal sendes.", "Ikke innfridd"],
    ]
    assert [place.page for place in rows[1].places] == [1, 2]


def test_a_repeated_head_is_furniture(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.at = 740
    sheet.grid([HEAD, ["10", "Ventetiden skal ned.", "Innfridd"]], EDGES)
    sheet.page(80).grid([HEAD, ["11", "Rapporten skal sendes.", "Innfridd"]], EDGES)
    kinds = [block.kind for block in read_pdf(sheet.save()).blocks]
    assert kinds == ["table_head", "row", "furniture", "row"]


def test_a_merged_cell_fills_the_rows_below(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf").grid(
        [
            ["Område", "Mål", "Frist"],
            ["Tilgang", "Kortere ventetid", "2031"],
            [None, "Færre avvisninger", "2032"],
            ["Kvalitet", "Færre fall", "2031"],
        ],
        EDGES,
    )
    rows = rows_of(sheet)
    assert [cells_of(row)[0] for row in rows] == ["Tilgang", "Tilgang", "Kvalitet"]
    assert [row.cells[0].merged for row in rows] == [False, True, False]


def test_a_group_row_is_a_heading(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf").grid([HEAD, ["10", "Ventetiden skal ned.", "Ja"]], EDGES)
    sheet.at -= 24
    sheet.grid([["Økonomi og drift"]], [70, 520])
    sheet.at -= 24
    sheet.grid([["20", "Budsjettet skal holdes.", "Ja"]], EDGES, bold=0)
    blocks = read_pdf(sheet.save()).blocks
    assert [(block.kind, block.text) for block in blocks if block.kind == "heading"] == [
        ("heading", "Økonomi og drift")
    ]
    assert all(block.table == 1 for block in blocks)


def test_bullets_in_a_cell_are_kept(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf").grid(
        [HEAD, ["10", "Foretaket skal:|•   lage en plan|•   rapportere", "Ja"]], EDGES
    )
    assert rows_of(sheet)[0].cells[1].lines == ("Foretaket skal:", "• lage en plan", "• rapportere")


HUES = [
    ((0.57, 0.82, 0.31), "green"),
    ((1, 1, 0), "yellow"),
    ((1, 0.75, 0), "yellow"),
    ((1, 0, 0), "red"),
    ((0.75, 0.75, 0.75), "grey"),
    ((1, 1, 1), None),
]


@pytest.mark.parametrize("colour,hue", HUES)
def test_fill_by_hue(tmp_path, colour, hue):
    sheet = Sheet(tmp_path / "a.pdf").grid([HEAD, ["10", "Ventetiden skal ned.", ""]], EDGES, fills={(1, 2): colour})
    assert rows_of(sheet)[0].cells[2].fill == hue
    assert hue_of(*(round(part * 255) for part in colour)) == hue


def test_columns_without_lines(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf").lines(
        "Tabellen viser aktiviteten i regionen de to siste årene, fordelt på fagområder i alt:"
    )
    sheet.grid(
        [
            ["Fagområde", "2030", "2031"],
            ["Somatikk", "1 204", "1 310"],
            ["Psykisk helsevern", "310", "322"],
            ["Rusbehandling", "95", "101"],
        ],
        [70, 260, 340, 420],
        ruled=False,
    )
    assert [cells_of(row) for row in rows_of(sheet)] == [
        ["Somatikk", "1 204", "1 310"],
        ["Psykisk helsevern", "310", "322"],
        ["Rusbehandling", "95", "101"],
    ]


def test_a_frame_is_no_table(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf").grid([["Klinikken skal sende rapport hver måned."]], [70, 520], bold=0)
    assert [block.kind for block in read_pdf(sheet.save()).blocks] == ["paragraph"]


def test_bars_of_a_chart_are_no_table(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf").lines("Figuren viser antall henvisninger per kvartal:")
    for number, tall in enumerate((40, 60, 55, 80)):
        sheet.canvas.rect(100 + 50 * number, 500, 50, tall, stroke=0, fill=1)
        sheet.put(110 + 50 * number, 355, f"{number + 1}. kv.", 8)
    assert not rows_of(sheet)


def test_a_traffic_light_gives_the_cell_its_hue(tmp_path):
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.grid([HEAD, ["10", "Ventetiden skal ned.", ""], ["11", "Planen skal sendes.", ""]], EDGES)
    for top, colour in ((120, (0, 0.7, 0.2)), (140, (0.9, 0.1, 0.1))):
        sheet.canvas.setFillColorRGB(*colour)
        sheet.canvas.circle(430, 842 - top, 6, stroke=0, fill=1)
    assert [row.cells[2].fill for row in rows_of(sheet)] == ["green", "red"]
