"""A source -> an untagged PDF in Helvetica or Times, as an older system prints it. Deterministic: no date, no id."""
from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from tests.sample.markup import Piece, Source, Text
from tests.sample.typst_pages import FILLS, runs

FACES = {"Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
          "Times": ("Times-Roman", "Times-Bold", "Times-Italic")}


def pdf(source: Source) -> bytes:
    """The document as an untagged PDF of A4 pages."""
    out = BytesIO()
    size = landscape(A4) if source["paper"] == "landscape" else A4
    document = BaseDocTemplate(out, pagesize=size, title=source["title"], author=source["issuer"], invariant=1,
                               leftMargin=24 * mm, rightMargin=24 * mm, topMargin=26 * mm, bottomMargin=22 * mm)
    frame = Frame(document.leftMargin, document.bottomMargin, document.width, document.height, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    styles = _styles(source)
    document.build(_flow(source, styles, document.width), canvasmaker=_numbered(source, size))
    return out.getvalue()


def _styles(source: Source) -> dict[str, ParagraphStyle]:
    plain, bold, italic = FACES[source["font"]]
    size = float(source["size"] or 10.5)
    colour = colors.HexColor(source["colour"] or "#000000")
    base = ParagraphStyle("text", fontName=plain, fontSize=size, leading=size * 1.32, spaceAfter=size * 0.7)

    def style(name: str, **more) -> ParagraphStyle:
        return ParagraphStyle(name, parent=base, **more)

    head = {"fontName": bold, "keepWithNext": 1}
    item = {"leftIndent": 16, "bulletIndent": 4, "spaceAfter": size * 0.35}
    return {
        "": base, "=": base, ">": style("quote", fontName=italic), "title": style(
            "title", fontName=bold, fontSize=size * 1.8, leading=size * 2.3, textColor=colour),
        "#": style("h1", **head, fontSize=size * 1.35, leading=size * 1.7, spaceBefore=size, textColor=colour),
        "##": style("h2", **head, fontSize=size * 1.12, spaceBefore=size * 0.6, textColor=colour),
        "###": style("h3", **head, spaceBefore=size * 0.4),
        "*": style("item", **item), "=*": style("item", **item), ">*": style("quoted", fontName=italic, **item),
        "**": style("inner", **(item | {"leftIndent": 32, "bulletIndent": 20})),
        "cell": style("cell", fontSize=size * 0.86, leading=size * 1.1, spaceAfter=0),
        "head": style("head", fontName=bold, fontSize=size * 0.86, leading=size * 1.1, spaceAfter=0),
    }


def _flow(source: Source, styles: dict[str, ParagraphStyle], width: float) -> list[Flowable]:
    out: list[Flowable] = [Paragraph(escape(source["title"]), styles["title"])]
    out += [Paragraph(escape(source[key]), styles[""]) for key in ("subtitle", "date") if source[key]]
    for run in runs(source.pieces):
        if run[0].mark == "!table":
            out[-1].keepWithNext = False       # or a long table would move to the next page with its heading
            out.insert(-1, CondPageBreak(90))  # and a heading would else stand alone at the foot of a page
            out += [_table(run, styles, width), Spacer(1, 9)]
        else:
            out += [_paragraph(source, piece, styles, number) for number, piece in enumerate(run)]
    return out


def _paragraph(source: Source, piece: Piece, styles: dict[str, ParagraphStyle], number: int) -> Paragraph:
    bullet = None
    if piece.mark.endswith("*"):
        sign = source["bullet"] if not piece.mark.endswith("**") else source["bullet2"] or "-"
        bullet = {"1": f"{number + 1}{sign[1:]}", "a": f"{chr(97 + number)}{sign[1:]}"}.get(sign[:1], sign)
    return Paragraph(_words(piece.text), styles[piece.mark], bulletText=bullet)


def _words(text: Text) -> str:
    if text.footnotes:
        raise ValueError(f"no footnotes in this layout: {text.words[:60]}")
    return escape(text.words)


def _table(run: tuple[Piece, ...], styles: dict[str, ParagraphStyle], width: float) -> Table:
    look, widths = run[0].table[0], run[0].widths
    shares = [float(w) for w in widths]
    body: list[list] = []
    rules: list[tuple] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for number, row in enumerate(run[1:]):
        style = styles["head" if number == 0 or row.mark == "|=" else "cell"]
        cells = (row.text,) if row.mark == "|=" else row.cells
        body.append([Paragraph(_words(cell), style) for cell in cells] + [""] * (len(widths) - len(cells)))
        if row.mark == "|=":
            rules += [("SPAN", (0, number), (-1, number)), _filled(0, -1, number, "#ececec")]
        rules += [_filled(column, column, number, FILLS[span.args[0]]) for column, cell in enumerate(cells)
                  for span in cell.spans if span.code == "s" and span.args[0] in FILLS]
    rules += {"ruled": [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), _filled(0, -1, 0, "#d9e2ec")],
              "flat": [("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.grey)], "bare": []}[look]
    return Table(body, [width * share / sum(shares) for share in shares], repeatRows=1, style=rules)


def _filled(first: int, last: int, row: int, colour: str) -> tuple:
    return "BACKGROUND", (first, row), (last, row), colors.HexColor(colour)


def _numbered(source: Source, size: tuple[float, float]) -> type[Canvas]:
    """A canvas that writes head and foot when it knows how many pages there are."""
    plain = FACES[source["font"]][0]

    class Numbered(Canvas):
        def __init__(self, *args, **options) -> None:
            super().__init__(*args, **options)
            self.done: list[dict] = []

        def showPage(self) -> None:
            self.done.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for state in self.done:
                self.__dict__.update(state)
                self._furniture(len(self.done))
                super().showPage()
            super().save()

        def _furniture(self, pages: int) -> None:
            self.setFont(plain, 8)
            self.drawString(24 * mm, size[1] - 14 * mm, source["head"])
            self.drawRightString(size[0] - 24 * mm, size[1] - 14 * mm, source["mark"])
            foot = source["foot"].replace("{n}", str(self.getPageNumber())).replace("{N}", str(pages))
            self.drawCentredString(size[0] / 2, 12 * mm, foot)
    return Numbered
