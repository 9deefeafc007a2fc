"""Tables without upright lines, set by typst in the ways that reports set them; what a table says is data, how it is
drawn a style."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import typst

TEXT = {
    "nb": "Tabellen under viser hva foretaket skal følge med på gjennom året. Foretaket skal melde fra til styret når "
    "utviklingen går i feil retning, og det skal gå fram av meldingen hva som blir gjort, og av hvem.",
    "nn": "Tabellen under viser kva føretaket har meldt om krava i oppdraget. Føretaket skal melde frå til styret når "
    "utviklinga går i feil retning, og det skal gå fram av meldinga kva som blir gjort, og av kven.",
    "sv": "Tabellen nedan visar hur det har gått med målen i uppdraget. Förvaltningen ska anmäla till styrelsen när "
    "utvecklingen går åt fel håll, och det ska framgå av anmälan vad som görs åt saken, och av vem.",
}


class Made(NamedTuple):
    """`widths` as typst writes them; columns of `right` stand to the right."""

    language: str
    widths: str
    head: list[str]
    rows: list[list[str]]
    right: bool = False


TABLES = {
    "indicators": Made(
        "nb",
        "1fr, 1.6fr, 2.2cm",
        ["Indikator", "Kilde og definisjon", "Publiseres"],
        [
            [
                "Pasienter som venter mer enn et halvt år på oppstart",
                "Nasjonalt pasientregister. Andel av alle ventende ved månedens slutt, uten dem som selv har valgt å vente.",
                "Månedlig",
            ],
            [
                "Reinnleggelser",
                "Medisinsk kvalitetsregister for eldre. Øyeblikkelig hjelp innen 30 dager etter utskrivning fra samme "
                "foretak.",
                "Tertial",
            ],
            ["Epikriser sendt innen en uke", "Foretakets egen journal", "Årlig"],
        ],
    ),
    "goals": Made(
        "sv",
        "2cm, 1fr, 2.4cm, 2.2cm",
        ["Nr", "Mål för året", "Utfall", "Mål"],
        [
            ["1", "Andelen patienter som får tid hos specialist inom tre månader ska öka i alla områden", "82 %", "90 %"],
            ["2", "Vårdplatserna ska vara öppna hela sommaren", "", "100 %"],
            ["3", "Sjukfrånvaron bland medarbetarna ska minska jämfört med året före", "6,4 %", "6,0 %"],
        ],
    ),
    "status": Made(
        "nn",
        "1.4cm, 1fr, 3cm, 2.5cm",
        ["Nr.", "Krav", "Status", "Frist"],
        [
            [
                "12",
                "Helseføretaket skal ha ein plan for rekruttering som er drøfta med dei tillitsvalde",
                "Delvis oppfylt",
                "1. mai",
            ],
            ["13", "Ventetida skal ned", "Ikkje oppfylt", "Heile året"],
            [
                "14",
                "Føretaket skal lage ei oversikt over lokale som kan frigjerast, og melde ho til styret innan sommaren",
                "Oppfylt",
                "1. juli",
            ],
            ["15", "Alle einingar skal øve på beredskapsplanane sine", "Oppfylt", ""],
        ],
    ),
    "figures": Made(
        "nb",
        "1fr, auto, auto, auto",
        ["Fagområde", "2029", "2030", "Endring"],
        [
            ["Somatikk", "12 304", "12 910", "606"],
            ["Psykisk helsevern for voksne", "1 310", "1 322", "12"],
            ["Rusbehandling", "95", "", "–"],
            ["Barn og unge", "410", "398", "−12"],
        ],
        right=True,
    ),
    "two columns": Made(
        "nb",
        "5cm, 1fr",
        ["Begrep", "Forklaring"],
        [
            [
                "Ventetid",
                "Tiden fra henvisningen er mottatt til helsehjelpen starter, regnet i kalenderdager for alle pasienter i "
                "regionen.",
            ],
            [
                "Pasientavtale",
                "En time som er satt opp i poliklinikk eller dagbehandling, uansett hvor langt fram i tid den ligger.",
            ],
            ["Avslag", "Henvisninger som er vurdert og returnert."],
        ],
    ),
}
# How tables are drawn: stroke and fill of the cell in column x and row y; LAST is the last row.
STYLES = {
    "booktabs": (
        "(x, y) => (top: if y == 0 {1pt} else if y == 1 {0.5pt} else {0pt}, bottom: if y == LAST {1pt} else {0pt})",
        "none",
    ),
    "a rule a row": ("(x, y) => (top: if y == 0 {1pt} else {0.4pt}, bottom: if y == LAST {1pt} else {0pt})", "none"),
    "rules between rows": ("(x, y) => (bottom: if y < LAST {0.5pt} else {0pt})", "none"),
    "a rule under the head alone": ("(x, y) => (bottom: if y == 0 {0.7pt} else {0pt})", "none"),
    "first row coloured": ("none", "(x, y) => if calc.odd(y) {luma(230)} else {none}"),
    "second row coloured": ("none", '(x, y) => if y > 0 and calc.even(y) {rgb("#dde8f5")} else {none}'),
    "head coloured": ("none", '(x, y) => if y == 0 {rgb("#1f4e79")} else if calc.even(y) {luma(238)} else {none}'),
}
PAGE = '#set page(margin: 2.5cm, numbering: "1")\n'
TYPE = '#set text(size: 10pt, lang: "LANG", hyphenate: false)\n#set par(justify: true)\n'


def table(made: Made, style: str, bold: bool = True, inset: str = "5pt") -> str:
    """The table as typst source."""
    stroke, fill = (part.replace("LAST", str(len(made.rows))) for part in STYLES[style])
    head = ",".join(f"[*{cell}*]" if bold else f"[{cell}]" for cell in made.head)
    cells = ",".join(f"[{cell}]" for row in made.rows for cell in row)
    align = "align: (x, y) => if x == 0 {left} else {right}," if made.right else ""
    return (
        f"#table(columns: ({made.widths}), {align} stroke: {stroke}, fill: {fill}, inset: {inset}, "
        f"table.header({head}), {cells})"
    )


def compiled(folder: Path, source: str, language: str = "nb", page: str = PAGE) -> Path:
    """The PDF of typst source."""
    path = folder / "a.typ"
    path.write_text(page + TYPE.replace("LANG", language) + source, encoding="utf-8")
    typst.compile(str(path), output=str(path.with_suffix(".pdf")))
    return path.with_suffix(".pdf")
