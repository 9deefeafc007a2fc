"""One text set in many ways -> the same blocks: what a reader sees as one is one, however it is set, tagged or not."""

from __future__ import annotations

from pathlib import Path

import pypdfium2.raw
import pytest
import typst

from pipeline.parse.pdf import read_pdf
from pipeline.text import bare

HEADINGS = ["1. Overordnede rammer", "2. Mål og oppdrag", "3. Rapportering"]
PARAGRAPHS = [
    "Helse Nordlys RHF skal sørge for at alle som bor i regionen får likeverdige tjenester nær der de bor. Foretaket "
    "skal legge vekt på samarbeid med kommunene, og på at pasienter som trenger hjelp fra flere opplever sammenheng "
    "i tilbudet. Arbeidet skal bygge på den regionale utviklingsplanen og på erfaringer fra de siste årene.",
    "Styret skal følge utviklingen gjennom året. Det vises til fag- og forskningsmiljøene ved sykehusene, som skal tas "
    "med på råd når nye ordninger prøves ut, jf. planen for e-helse og digitalisering i regionen.",
    "Foretaket skal rapportere på alle krav i årlig melding innen 15. mars. Der et krav ikke er nådd, skal årsaken "
    "oppgis sammen med tiltak og ny frist.",
]
ITEMS = [
    "ta i bruk felles rutiner for oppfølging av pasienter med kronisk sykdom, og sørge for at rutinene er kjent i "
    "alle avdelinger før sommeren",
    "redusere ventetiden til utredning",
    "gjennomgå bemanningen ved de minste sykehusene sammen med de tillitsvalgte",
]
TABLE = [
    ["ID", "Krav", "Vurdering"],
    [
        "101",
        "Ventetiden til utredning skal være kortere enn året før i alle foretak og for alle fagområder",
        "Innfridd",
    ],
    ["102", "Andelen pasienter som får en plan for oppfølging, skal øke", "Delvis innfridd"],
    ["103", "Foretaket skal ha en oversikt over alle avtaler med private", "Ikke innfridd"],
]
ONES = {
    "plain": "#set par(spacing: 1.2em)",
    "justified and hyphenated": "#set text(hyphenate: true)\n#set par(justify: true, spacing: 1.1em)",
    "first lines indented": "#set par(justify: true, first-line-indent: 1.2em, spacing: 0.65em)",
    "paragraphs without white": "#set par(spacing: 0.65em)",
    "wide lines": "#set par(leading: 1.2em, spacing: 2em)",
    "two columns": "#set page(columns: 2, margin: 1.8cm)\n#set text(size: 9pt)\n#set par(spacing: 1.1em)",
    "landscape": "#set page(flipped: true)",
    "small pages": "#set page(width: 12cm, height: 12cm, margin: 1.5cm)\n#set par(spacing: 1.2em)",
}
STROKES = {"full grid": "0.5pt", "rules between rows": "(x, y) => (bottom: 0.5pt)", "no lines": "none"}


def source(setting: str, stroke: str) -> str:
    cells = ",".join(f"[{cell}]" for row in TABLE[1:] for cell in row)
    head = ",".join(f"[*{cell}*]" for cell in TABLE[0])
    parts = ['#set page(margin: 2.5cm, numbering: "1")', '#set text(size: 11pt, lang: "nb")', setting]
    for heading, paragraph in zip(HEADINGS, PARAGRAPHS, strict=True):
        parts += [
            f"= {heading.replace('.', chr(92) + '.', 1)}",
            paragraph,
            "Foretaket skal:",
            "\n".join(f"- {item}" for item in ITEMS),
        ]
    parts += [f"#table(columns: (1.3cm, 1fr, 3cm), stroke: {stroke}, table.header({head}), {cells})"]
    return "\n\n".join(parts)


def made(folder: Path, setting: str, stroke: str) -> Path:
    (folder / "a.typ").write_text(source(setting, stroke), encoding="utf-8")
    typst.compile(str(folder / "a.typ"), output=str(folder / "a.pdf"))
    return folder / "a.pdf"


@pytest.fixture(params=["tagged", "untagged"])
def tagged(request, monkeypatch):
    if request.param == "untagged":
        monkeypatch.setattr(pypdfium2.raw, "FPDFCatalog_IsTagged", lambda document: 0)
    return request.param == "tagged"


@pytest.mark.parametrize("setting", ONES.values(), ids=ONES.keys())
def test_blocks_are_the_same_however_they_are_set(tmp_path, tagged, setting):
    blocks = read_pdf(made(tmp_path, setting, STROKES["full grid"])).blocks
    for kind, texts in (("heading", HEADINGS), ("paragraph", PARAGRAPHS), ("item", ITEMS)):
        found = {bare(block.text) for block in blocks if block.kind == kind}
        assert {text for text in texts if bare(text) not in found} == set(), kind


@pytest.mark.parametrize("stroke", STROKES.values(), ids=STROKES.keys())
def test_rows_are_the_same_however_they_are_ruled(tmp_path, tagged, stroke):
    blocks = read_pdf(made(tmp_path, ONES["plain"], stroke)).blocks
    rows = [[cell.text for cell in block.cells] for block in blocks if block.kind == "row"]
    assert rows == TABLE[1:]
    assert [block.header for block in blocks if block.kind == "row"] == [tuple(TABLE[0])] * 3


def test_footnotes_that_a_font_draws_small_are_tied(tmp_path, tagged):
    """OpenType superiors have the size and the baseline of the text; only what they paint stands high."""
    krav = "\n\n".join(
        f"Foretaket skal følge opp krav nummer {n}#footnote[Merknad {n} om kravet.] i alle enheter, også de minste."
        for n in range(1, 9)
    )
    cells = ",".join(f"[{n}],[Plan for lokaler#footnote[Tabellnote {n}.]],[2031]" for n in (1, 2, 3))
    small = "#set page(width: 14cm, height: 12cm, margin: 2cm)"
    text = (
        f'{small}\n#set text(size: 11pt, lang: "nb")\n{krav}\n\n#table(columns: 3, [*ID*], [*Krav*], [*År*], {cells})'
    )
    (tmp_path / "a.typ").write_text(text, encoding="utf-8")
    typst.compile(str(tmp_path / "a.typ"), output=str(tmp_path / "a.pdf"))
    blocks = read_pdf(tmp_path / "a.pdf").blocks
    notes = {block.number: block.text for block in blocks if block.kind == "footnote"}
    marked = [
        (block, [notes[number] for number in block.notes]) for block in blocks if block.kind in ("paragraph", "row")
    ]
    assert [found for block, found in marked if block.kind == "paragraph"] == [
        [f"{n} Merknad {n} om kravet."] for n in range(1, 9)
    ]
    assert [found for block, found in marked if block.kind == "row"] == [
        [f"{n + 8} Tabellnote {n}."] for n in (1, 2, 3)
    ]
    assert all(block.cells[1].text == "Plan for lokaler" for block, _ in marked if block.kind == "row")
