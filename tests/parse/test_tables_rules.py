"""Tables that are drawn with level rules or coloured bands alone: rows and cells as printed, and never a false table."""

from __future__ import annotations

import pypdfium2.raw
import pytest

from pipeline.parse.pdf import read_pdf
from tests.parse.pdf_letters import lost_share
from tests.parse.tables_maker import STYLES, TABLES, TEXT, Made, compiled, table

TIGHT = "(x: 4pt, y: 0.325em)"  # rows stand as close as the lines of a cell
LOOSE = "(x: 6pt, y: 8pt)"


@pytest.fixture(params=["tagged", "untagged"])
def tagged(request, monkeypatch):
    if request.param == "untagged":
        monkeypatch.setattr(pypdfium2.raw, "FPDFCatalog_IsTagged", lambda document: 0)
    return request.param == "tagged"


def kinds_and_cells(path) -> list[tuple[str, list[str]]]:
    """Heads, rows and group lines of the tables of a file, in order."""
    blocks = [block for block in read_pdf(path).blocks if block.table is not None]
    return [(block.kind, [cell.text for cell in block.cells] or [block.text]) for block in blocks]


def expected(made: Made) -> list[tuple[str, list[str]]]:
    return [("table_head", made.head), *(("row", row) for row in made.rows)]


@pytest.mark.parametrize("inset", ["5pt", TIGHT, LOOSE])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", TABLES)
def test_rows_and_cells_as_printed(tmp_path, tagged, name, style, inset):
    made = TABLES[name]
    text = TEXT[made.language]
    path = compiled(tmp_path, f"= Vedlegg\n{text}\n\n{table(made, style, inset=inset)}\n\n{text}", made.language)
    assert kinds_and_cells(path) == expected(made)
    assert [block.text for block in read_pdf(path).blocks if block.kind == "paragraph"] == [text, text]
    assert lost_share(path) == 0


@pytest.mark.parametrize("name", ["indicators", "goals", "status", "figures"])
def test_a_rule_parts_off_a_head_that_is_not_bold(tmp_path, tagged, name):
    made = TABLES[name]
    path = compiled(tmp_path, table(made, "booktabs", bold=False), made.language)
    assert kinds_and_cells(path) == expected(made)


RULE, HEAVY = "table.hline(stroke: 0.5pt)", "table.hline(stroke: 1pt)"
FIGURES = "[Somatikk], [62], [58], [Psykisk helsevern for barn], [41], [40], [Rus], [30], [31]"
DRAWN = [
    (
        f"#table(columns: (1.2cm, 1fr, 3cm), stroke: none, {HEAVY}, table.header([*Nr.*], [*Mål*], [*Krav*]), {RULE}, "
        "table.cell(colspan: 3)[*Pasientbehandling*], [1.1], [Ventetid], [under 60 dager], [1.2], [Fristbrudd for alle "
        f"som har krav på helsehjelp i løpet av året], [under 2 %], {RULE}, table.cell(colspan: 3)[*Økonomi og "
        f"personell*], [2.1], [Driftsresultat], [minst 40 mill.], [2.2], [Sykefravær], [høyst 7,5 %], {HEAVY})",
        [
            ("table_head", ["Nr.", "Mål", "Krav"]),
            ("heading", ["Pasientbehandling"]),
            ("row", ["1.1", "Ventetid", "under 60 dager"]),
            ("row", ["1.2", "Fristbrudd for alle som har krav på helsehjelp i løpet av året", "under 2 %"]),
            ("heading", ["Økonomi og personell"]),
            ("row", ["2.1", "Driftsresultat", "minst 40 mill."]),
            ("row", ["2.2", "Sykefravær", "høyst 7,5 %"]),
        ],
        "rules part groups of rows, not rows",
    ),
    (
        "#table(columns: (1fr, 2cm, 2cm, 2cm, 2cm), align: (x, y) => if x == 0 {left} else {center}, stroke: none, "
        f"{HEAVY}, [], table.cell(colspan: 2)[*Resultat i året*], table.cell(colspan: 2)[*Krav til foretaket*], "
        "table.hline(start: 1, end: 3, stroke: 0.5pt), table.hline(start: 3, end: 5, stroke: 0.5pt), [*Fag*], [*2029*], "
        f"[*2030*], [*2029*], [*2030*], {RULE}, [Somatikk], [62], [58], [60], [55], [Rus], [30], [31], [30], [30], {HEAVY})",
        [
            ("table_head", ["", "Resultat i året", "Krav til foretaket"]),
            ("table_head", ["Fag", "2029", "2030", "2029", "2030"]),
            ("row", ["Somatikk", "62", "58", "60", "55"]),
            ("row", ["Rus", "30", "31", "30", "30"]),
        ],
        "upper heads stand over several columns",
    ),
    (
        f"#table(columns: (1fr, 2cm, 2cm), stroke: none, {HEAVY}, table.cell(colspan: 3)[Tabell 3. Aktivitet i regionen], "
        f"{RULE}, [*Fag*], [*2029*], [*2030*], {RULE}, {FIGURES}, {HEAVY})\n\nKilde: Nasjonalt pasientregister",
        [
            ("caption", ["Tabell 3. Aktivitet i regionen"]),
            ("table_head", ["Fag", "2029", "2030"]),
            ("row", ["Somatikk", "62", "58"]),
            ("row", ["Psykisk helsevern for barn", "41", "40"]),
            ("row", ["Rus", "30", "31"]),
        ],
        "a title stands inside the rules, the source outside",
    ),
    (
        "#table(columns: (1fr, 2cm, 2cm), column-gutter: 12pt, stroke: (x, y) => (bottom: if y == 0 {0.7pt} else {0pt}), "
        f"table.header([*Fag*], [*2029*], [*2030*]), {FIGURES})",
        [
            ("table_head", ["Fag", "2029", "2030"]),
            ("row", ["Somatikk", "62", "58"]),
            ("row", ["Psykisk helsevern for barn", "41", "40"]),
            ("row", ["Rus", "30", "31"]),
        ],
        "each head has a rule of its own",
    ),
    (
        "#table(columns: (1fr, 2cm, 2cm), stroke: (x, y) => (left: if x > 0 {0.5pt} else {0pt}, top: 0.5pt, bottom: 0.5pt), "
        f"table.header([*Fag*], [*2029*], [*2030*]), {FIGURES})",
        [
            ("table_head", ["Fag", "2029", "2030"]),
            ("row", ["Somatikk", "62", "58"]),
            ("row", ["Psykisk helsevern for barn", "41", "40"]),
            ("row", ["Rus", "30", "31"]),
        ],
        "upright lines stand between columns, none at the sides",
    ),
    (
        "#table(columns: (1.3cm, 1fr, 3cm), align: horizon, stroke: (x, y) => (bottom: 0.5pt), [*Nr.*], [*Krav*], "
        "[*Status*], [1], [Foretaket skal: \n - lage en plan for lokaler\n - melde fra til styret når planen ikke holder, "
        "og si hva som gjøres], [Delvis], [2], [Ventetiden skal ned], [Nådd])",
        [
            ("table_head", ["Nr.", "Krav", "Status"]),
            (
                "row",
                [
                    "1",
                    "Foretaket skal: • lage en plan for lokaler • melde fra til styret når planen ikke holder, og si hva "
                    "som gjøres",
                    "Delvis",
                ],
            ),
            ("row", ["2", "Ventetiden skal ned", "Nådd"]),
        ],
        "cells stand in the middle of their rows, one with a list",
    ),
]


@pytest.mark.parametrize(("source", "found", "why"), DRAWN, ids=[why for _, _, why in DRAWN])
def test_tables_drawn_in_other_ways(tmp_path, tagged, source, found, why):
    assert kinds_and_cells(compiled(tmp_path, f"{TEXT['nb']}\n\n{source}\n\n{TEXT['nb']}")) == found, why


def test_a_column_of_colours_has_no_words_and_keeps_its_hues(tmp_path, tagged):
    source = (
        "#table(columns: (1.3cm, 1fr, 2cm), stroke: (x, y) => (bottom: 0.5pt), fill: (x, y) => if x == 2 and y == 1 "
        "{green} else if x == 2 and y == 2 {red}, table.header([*Nr.*], [*Krav*], [*Status*]), [1], [Foretaket skal lage en "
        "plan], [], [2], [Ventetiden skal ned], [])"
    )
    rows = [block for block in read_pdf(compiled(tmp_path, source)).blocks if block.kind == "row"]
    assert [row.cells[2].fill for row in rows] == ["green", "red"]


def test_a_table_in_a_column_is_read_where_it_stands(tmp_path, tagged):
    paragraphs = [f"Avsnitt {n}. {TEXT['nb']}" for n in range(12)]
    source = "\n\n".join([*paragraphs[:3], table(TABLES["figures"]._replace(right=False), "booktabs"), *paragraphs[3:]])
    blocks = read_pdf(compiled(tmp_path, source, page="#set page(columns: 2, margin: 2cm, height: 20cm)\n")).blocks
    found = [block.text.split(". ")[0] if block.kind == "paragraph" else block.kind for block in blocks]
    heads = [f"Avsnitt {n}" for n in range(12)]
    assert found == [*heads[:3], "table_head", "row", "row", "row", "row", *heads[3:]]


LINE = "#line(length: 100%)"
RUNNING = (
    f"#set page(margin: 2.5cm, header: [Oppdragsdokument 2031 #h(1fr) Helse Nordlys {LINE}], footer: [{LINE} Postboks 12 "
    "#h(1fr) 7001 Byen #h(1fr) post\\@nordlys.example #h(1fr) Side 1])\n"
)
LONG = f"{TEXT['nb']}\n\n{TEXT['nn']}\n\n"
NONE = [
    (f"#columns(2)[{LONG * 6}]", "running text in two columns between the rules of a running head and foot"),
    (f"#block(stroke: (top: 1pt, bottom: 1pt), inset: 8pt)[#columns(2)[{LONG}]]", "two columns of text between two rules"),
    (f"#block(fill: luma(230), inset: 8pt)[#columns(2)[{LONG}]]", "two columns of text on one colour"),
    (
        f"{LINE}\n#grid(columns: (1fr, 1fr), gutter: 14pt, [*Hva vi skal gjøre*], [*Hvorfor det haster*])\n{LINE}\n"
        f"#columns(2, gutter: 14pt)[{LONG * 2}]",
        "two columns of text under titles with rules",
    ),
    (
        f"Helse Nordlys\\\nPostboks 12\\\n7001 Byen\n\n{LINE}\n#grid(columns: (1fr, 1fr, 1fr), [Deres ref.:], [Vår ref.:], "
        f"[Dato:], [2030/44], [2031/101-3], [12. januar 2031])\n{LINE}\n\n{TEXT['nb']}",
        "the references of a letter",
    ),
    (
        f"{TEXT['nb']}\n\n{LINE}\n#grid(columns: (1fr, 1fr), row-gutter: 6pt, [Kari Nordmann], [Ola Hansen], "
        "[administrerende direktør], [styreleder])",
        "names under a rule",
    ),
    (
        "#grid(columns: (1fr, 1fr), column-gutter: 1cm, row-gutter: 6pt, line(length: 100%), line(length: 100%), [Kari "
        "Nordmann], [Ola Hansen], [administrerende direktør], [styreleder], [Helse Nordlys], [Helse Nordlys])",
        "two rules to sign on",
    ),
    (
        f"= Innhold\n{LINE}\n#grid(columns: (1fr, auto), row-gutter: 6pt, [1 Innledning], [3], [2 Mål], [4], [3 Oppdrag], "
        f"[7], [4 Rapportering], [9])\n{LINE}",
        "a table of contents between rules",
    ),
    ("\n\n".join(f"#underline[{TEXT['nb']}]" for _ in range(3)), "underlined paragraphs"),
    (f"{LINE}\n*Mål 1.*#h(1cm){TEXT['nb']}\n{LINE}\n*Mål 2.*#h(1cm){TEXT['nb']}\n{LINE}", "paragraphs with a title and a gap"),
    (
        f"#grid(columns: (1fr, 1fr), gutter: 12pt, ..range(4).map(n => block(fill: luma(230), inset: 8pt)[{TEXT['nb']}]))",
        "boxes of text side by side",
    ),
    ("\n\n".join(f"#block(fill: luma(235), inset: 8pt)[*Krav {n}:* {TEXT['nb']}]" for n in range(4)), "boxes of text"),
]


@pytest.mark.parametrize(("source", "why"), NONE, ids=[why for _, why in NONE])
def test_no_table(tmp_path, tagged, source, why):
    path = compiled(tmp_path, f"{source}\n\n{TEXT['sv']}", page=RUNNING)
    assert kinds_and_cells(path) == [], why
    assert lost_share(path) == 0


STACKED = """
#table(columns: (2cm, 1fr, 3cm), stroke: none, table.hline(stroke: 1.1pt), table.header[*Post*][*Formål*][*Beløp*],
  table.hline(stroke: 0.5pt), [72], [Båter til alle havnene], [11 420], [74], [Brygger og naust], [24 918],
  table.hline(stroke: 0.5pt), [], [*Sum*], [*36 338*], table.hline(stroke: 1.1pt))
== Vedlegg 2 Indikatorer
_Måltall for året_
#table(columns: (2cm, 1fr, 3cm), stroke: none, table.hline(stroke: 1.1pt), table.header[*Nr.*][*Indikator*][*Mål*],
  table.hline(stroke: 0.5pt), table.cell(colspan: 3)[*Havna*], [1], [Båter som er malt i løpet av våren, og som har plass ved brygga], [Minst 90 %],
  table.hline(stroke: 0.3pt + gray), [2], [Brygger i bruk], [Alle], table.hline(stroke: 0.3pt + gray), table.cell(colspan: 3)[*Naustene*],
  [3], [Naust med tett tak], [80 %], table.hline(stroke: 1.1pt))
"""


def test_two_tables_under_each_other_are_two(tmp_path):
    blocks = read_pdf(compiled(tmp_path, f"{TEXT['nb']}\n{STACKED}")).blocks
    found = [(block.kind, block.text) for block in blocks if block.kind != "furniture" and block.text != TEXT["nb"]]
    assert found == [
        ("table_head", "Post Formål Beløp"),
        ("row", "72 Båter til alle havnene 11 420"),
        ("row", "74 Brygger og naust 24 918"),
        ("row", "Sum 36 338"),
        ("heading", "Vedlegg 2 Indikatorer"),
        ("paragraph", "Måltall for året"),
        ("table_head", "Nr. Indikator Mål"),
        ("heading", "Havna"),
        ("row", "1 Båter som er malt i løpet av våren, og som har plass ved brygga Minst 90 %"),
        ("row", "2 Brygger i bruk Alle"),
        ("heading", "Naustene"),
        ("row", "3 Naust med tett tak 80 %"),
    ]
