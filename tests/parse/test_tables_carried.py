"""Tables without upright lines over page breaks: one table, its head repeated or not; and what follows is not drawn in."""

from __future__ import annotations

import pypdfium2.raw
import pytest

from pipeline.parse.pdf import read_pdf
from tests.parse.tables_maker import STYLES, TABLES, TEXT, compiled, table

SMALL = "#set page(width: 16cm, height: 14cm, margin: 2cm)\n"
OFTEN = ("Årlig", "Månedlig", "Tertial")


@pytest.fixture(params=["tagged", "untagged"])
def tagged(request, monkeypatch):
    if request.param == "untagged":
        monkeypatch.setattr(pypdfium2.raw, "FPDFCatalog_IsTagged", lambda document: 0)
    return request.param == "tagged"


def rows(count: int) -> list[list[str]]:
    return [
        [f"Indikator {n} om ventetid for alle som venter", f"Register {n}. Andel ved årets slutt", OFTEN[n % 3]]
        for n in range(count)
    ]


@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize("style", STYLES)
def test_a_table_over_pages_is_one(tmp_path, tagged, style, repeated):
    made = TABLES["indicators"]._replace(rows=rows(40))
    source = table(made, style)
    source = source if repeated else source.replace("table.header(", "table.header(repeat: false, ")
    blocks = read_pdf(compiled(tmp_path, f"{TEXT['nb']}\n\n{source}", page=SMALL)).blocks
    of_table = [block for block in blocks if block.table is not None]
    found = [block for block in of_table if block.kind == "row"]
    assert [[cell.text for cell in block.cells] for block in found] == made.rows
    assert {block.header for block in found} == {tuple(made.head)} and {block.table for block in of_table} == {1}
    assert {block.page for block in found} >= {1, 2, 3}
    assert {block.kind for block in of_table if block.page > 1} == ({"row", "furniture"} if repeated else {"row"})


OTHER = table(TABLES["indicators"]._replace(head=["Tiltak", "Hva som gjøres i år", "Ansvarlig"], rows=rows(4)), "booktabs")
NEXT = [
    (TEXT["nb"], "ordinary text"),
    ("\n".join(f"+ {TEXT['nb']}" for _ in range(3)), "a numbered list"),
    (f"#columns(2)[{TEXT['nb']} {TEXT['nn']} {TEXT['nb']} {TEXT['nn']}]", "text in two columns"),
    (f"Kilde: #h(1fr) Nasjonalt pasientregister\n\n{TEXT['nb']}", "a source with a gap"),
]


@pytest.mark.parametrize(("source", "why"), NEXT, ids=[why for _, why in NEXT])
def test_what_follows_on_the_next_page_is_no_row(tmp_path, tagged, source, why):
    made = TABLES["indicators"]._replace(rows=rows(7))
    above = table(made, "booktabs")
    blocks = read_pdf(compiled(tmp_path, f"{TEXT['nb']}\n\n{above}\n\n#pagebreak()\n{source}", page=SMALL)).blocks
    assert {block.page for block in blocks if block.kind == "row"} == {1}, why
    assert {block.page for block in blocks if block.table is None} == {1, 2}


def test_a_table_with_another_head_is_another(tmp_path, tagged):
    made = TABLES["indicators"]._replace(rows=rows(7))
    source = f"{TEXT['nb']}\n\n{table(made, 'booktabs')}\n\n#pagebreak()\n{OTHER}"
    blocks = read_pdf(compiled(tmp_path, source, page=SMALL)).blocks
    heads = {block.header for block in blocks if block.kind == "row"}
    assert heads == {tuple(made.head), ("Tiltak", "Hva som gjøres i år", "Ansvarlig")}
