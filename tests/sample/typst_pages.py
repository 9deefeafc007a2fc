"""A source -> a typst document -> a tagged PDF. Deterministic: typst's own fonts, no date, nothing of the system."""
from __future__ import annotations

from collections.abc import Iterator

import typst

from tests.sample.markup import Piece, Source, Text

FILLS = {"oppfylt": "#92d050", "delvis": "#ffff00", "ikke_oppfylt": "#ff5050", "mangler_tall": "#d9d9d9"}
_STROKES = {"ruled": "0.5pt + luma(60)", "flat": "(x: none, y: 0.4pt + luma(150))", "bare": "none"}


_TOGETHER = (("*", "**"), (">*", ">**"), ("=*",), ("!table", "|", "|="))
NUMBERED = ("1", "a")


def pdf(source: Source) -> bytes:
    """The document as a tagged PDF of A4 pages."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    return typst.Compiler(root="/", font_paths=fonts, ignore_system_fonts=True).compile(
        markup(source).encode(), format="pdf", timestamp=0)


def markup(source: Source) -> str:
    """The document as typst markup; texts stand in it as string literals, so nothing in them is markup."""
    body = [_rendered(source, run) for run in runs(source.pieces)]
    return "\n\n".join([_setup(source), _front(source), *body])


def runs(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """Pieces that are set together: a list, a table; other pieces alone."""
    start = 0
    while start < len(pieces):
        kinds = next((k for k in _TOGETHER if pieces[start].mark in k), ())
        end = start + 1
        while end < len(pieces) and pieces[end].mark in kinds and pieces[end].mark != "!table":
            end += 1
        yield pieces[start:end]
        start = end


def _rendered(source: Source, run: tuple[Piece, ...]) -> str:
    first = run[0]
    if first.mark.startswith("#"):
        return f"#heading(level: {len(first.mark)})[{content(first.text)}]"
    if first.mark == "!table":
        return _table(source, run)
    if first.mark.endswith("*"):
        return _list(source, run)
    text = content(first.text)
    return f"#par[#emph[{text}]]" if first.mark == ">" else f"#par[{text}]"


def content(text: Text) -> str:
    """Typst content of a text, with its footnotes in their places."""
    out, at = [], 0
    for place, note in text.footnotes:
        out.append(f"#{_quoted(text.words[at:place])}#footnote[#{_quoted(note)}]")
        at = place
    return "".join(out) + (f"#{_quoted(text.words[at:])}" if text.words[at:] else "")


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _list(source: Source, run: tuple[Piece, ...]) -> str:
    items: list[tuple[str, list[str]]] = []
    for piece in run:
        text = content(piece.text)
        text = f"#emph[{text}]" if piece.mark.startswith(">") else text
        if piece.mark.endswith("**"):
            items[-1][1].append(text)
        else:
            items.append((text, []))
    numbered = f"#enum(numbering: {_quoted(source['bullet'])}, " if source["bullet"][:1] in NUMBERED else "#list("
    return numbered + ", ".join(_item(text, inner) for text, inner in items) + ")"


def _item(text: str, inner: list[str]) -> str:
    nested = f" #list({', '.join(f'[{t}]' for t in inner)})" if inner else ""
    return f"[{text}{nested}]"


def _table(source: Source, run: tuple[Piece, ...]) -> str:
    style, widths = run[0].table[0], run[0].widths
    head, *rows = run[1:]
    cells = [_head(style, cell) for cell in head.cells]
    out = [f"table.header({', '.join(cells)})"]
    for row in rows:
        if row.mark == "|=":
            out.append(f"table.cell(colspan: {len(widths)}, fill: luma(235))[#strong[{content(row.text)}]]")
        else:
            out += [_cell(cell) for cell in row.cells]
    columns = ", ".join(f"{w}fr" for w in widths)
    return (f"#text(size: 0.88em)[#table(columns: ({columns}), stroke: {_STROKES[style]}, align: left, inset: 4.5pt,\n"
            + ",\n".join(out) + ")]")


def _head(style: str, cell: Text) -> str:
    fill = "rgb(\"#cfe0f1\")" if style == "ruled" else "none"
    return f"table.cell(fill: {fill})[#strong[{content(cell)}]]"


def _cell(cell: Text) -> str:
    status = next((span.args[0] for span in cell.spans if span.code == "s"), None)
    in_prose = any(span.code == "k" for span in cell.spans)
    colour = None if in_prose else FILLS.get(status or "")
    return f"table.cell(fill: rgb(\"{colour}\"))[{content(cell)}]" if colour else f"[{content(cell)}]"


def _setup(source: Source) -> str:
    font, bullet = source["font"] or "Libertinus Serif", source["bullet"] or "•"
    colour, size = source["colour"] or "#000000", source["size"] or "11"
    foot = _foot(source["foot"] or "Side {n} av {N}")
    language, hyphens = source["language"] or "nb", "true" if source["hyphenate"] else "false"
    rule = " #v(-0.6em) #line(length: 100%, stroke: 0.4pt + luma(120))" if source["rule"] else ""
    flipped = "true" if source["paper"] == "landscape" else "false"
    return f"""#set document(title: {_quoted(source["title"])}, author: {_quoted(source["issuer"])}, date: none)
#set text(font: {_quoted(font)}, size: {size}pt, lang: {_quoted(language)}, hyphenate: {hyphens})
#set par(justify: {"true" if source["justify"] else "false"}, leading: 0.65em, spacing: 1.3em)
#set page(paper: "a4", flipped: {flipped}, margin: (x: {source["margin"] or "25"}mm, top: 27mm, bottom: 24mm),
  header: text(size: 0.78em, fill: luma(90))[#{_quoted(source["head"])} #h(1fr) #{_quoted(source["mark"])}{rule}],
  footer: align({source["foot-at"] or "center"}, text(size: 0.8em, fill: luma(60), context [{foot}])))
#set list(marker: ([{bullet}], [{source["bullet2"] or "o"}]), indent: 7pt, body-indent: 6pt, spacing: 0.9em)
#set enum(indent: 7pt, body-indent: 6pt, spacing: 0.9em)
#show heading: it => block(above: 1.5em, below: 0.85em, sticky: true, text(fill: rgb("{colour}"), it.body))
#show heading.where(level: 1): set text(size: 1.12em)
#show heading.where(level: 3): set text(style: "italic", size: 0.98em)
#show heading.where(level: 4): set text(weight: "regular", style: "italic", size: 0.96em)
#show link: it => it"""


def _foot(pattern: str) -> str:
    """"Side {n} av {N}" with the page's number and the number of pages."""
    return (pattern.replace("(", "\\(").replace("{n}", "#counter(page).display()")
            .replace("{N}", "#counter(page).final().first()"))


def _front(source: Source) -> str:
    colour, under = source["colour"] or "#000000", [source[key] for key in ("subtitle", "date") if source[key]]
    lines = f'#text(size: 1.7em, weight: "bold", fill: rgb("{colour}"))[#{_quoted(source["title"])}]'
    under = "".join(f"#par[#text(size: 1.15em)[#{_quoted(line)}]]\n" for line in under)
    if source["front"] != "page":
        return f"{lines}\n\n{under}#v(0.6em)"
    toc = f"#outline(title: {_quoted(source['toc'])}, depth: 2)\n#pagebreak()" if source["toc"] else ""
    return f"#par[#{_quoted(source['issuer'])}]\n#v(5.2cm)\n{lines}\n\n{under}#pagebreak()\n{toc}"
