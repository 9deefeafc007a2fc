"""A source file of the sample -> the document's pieces, with every label marked where the words stand.

One text is both what is printed and what is known about it, so labels and PDF cannot drift apart. A source file:

    name: value                  header lines, then a line ---
    # ## ### ####                headings
    text, * item, ** item        paragraphs and list items; a block runs until an empty line or the next mark
    >, >* , >**                  the same in italics: an owner's words quoted in a report
    =, =*                        answer to what was quoted since the last answer; "= [a,b] text" answers only these
    !table NAME WIDTHS           a table: "| cell | cell", first row the head; "|= text" a row that groups those below;
                                 "grouped" after the widths: the first column belongs to the section

    [o amb id=12 y=changed] text a requirement: kind, key of its matter, attributes (see KINDS, NAMES below)
    [o amb = od22]               the same words as in the source that calls itself od22, with this document's variables
    [lead] text · [tail] text    a lead-in to the items below; a sentence after them that holds for all of them

    {d 2022-10-01 day report|innen 1. oktober 2022}   deadline; type is due unless said
    {t >= 90 % horizon=long_term|minst 90 pst.}       target: operator, value, unit, baseline; "-" for none
    {a NAME|words} {l …} {p …} {r …}                  addressee, lead, partner, report_to; NAME only where it differs
    {c|words} {s oppfylt a,b|words} {k|words} {u|words} {fn|words}
                                 citation, status, answer inside a table, figure, footnote; status and
                                 figure may name the keys they hold for: {s oppfylt a,b|…} {u a|…}
    $RHF, $Y, $Y-1               variables of the header, in texts and marks
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

KINDS = {"m": "mål", "i": "indikator", "o": "oppdrag", "k": "krav", "t": "tiltak", "f": "føring",
         "d": "indikatordefinisjon", "r": "rapporteringskrav"}
_MARKS = ("####", "###", "##", "#", ">**", ">*", ">", "=*", "=", "**", "*", "|=", "|", "!table")
_TAG = re.compile(r"\[([^\]]+)\]\s*")
_VARIABLE = re.compile(r"\$([A-Z]+)([+-]\d(?![\d-]))?")


@dataclass(frozen=True)
class Span:
    """A marked stretch: its code, its arguments, the words as printed."""
    code: str
    args: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Tag:
    """What stands in brackets before a text: kind (a KINDS letter, "lead", "tail" or ""), key, attributes."""
    kind: str
    key: str = ""
    same_as: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Text:
    """A printed text with its marks, footnotes apart."""
    words: str
    spans: tuple[Span, ...] = ()
    footnotes: tuple[tuple[int, str], ...] = ()
    tag: Tag | None = None


@dataclass(frozen=True)
class Piece:
    """What stands by itself: mark as in the source ("" for a paragraph), its text, or the cells of a row."""
    mark: str
    text: Text = Text("")
    cells: tuple[Text, ...] = ()
    table: tuple[str, ...] = ()       # of "!table": its name, widths and "grouped"

    @property
    def widths(self) -> tuple[str, ...]:
        return tuple(word for word in self.table[1:] if word.isdigit())


@dataclass(frozen=True)
class Source:
    """A document of the sample: header and pieces."""
    name: str
    header: dict[str, str]
    pieces: tuple[Piece, ...]

    def __getitem__(self, key: str) -> str:
        return self.header.get(key, "")


def read_sources(folder: Path) -> tuple[Source, ...]:
    """All sources of a folder, in the order of their names. Raises ValueError where a mark is not understood."""
    raw = [(path.stem, *_split(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.txt"))]
    bank = {header.get("alias", name): _tagged(body) for name, header, body in raw}
    return tuple(_source(name, header, body, bank) for name, header, body in raw)


def _split(text: str) -> tuple[dict[str, str], str]:
    head, _, body = text.partition("\n---\n")
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.split("\n"))}, body


def _source(name: str, header: dict[str, str], body: str, bank: dict) -> Source:
    fill = _filler(header, name)
    return Source(name, header, tuple(_piece(mark, raw, bank, fill) for mark, raw in _blocks(body)))


def _blocks(body: str) -> Iterator[tuple[str, str]]:
    """(mark, raw text) of each block; lines that start with no mark go on with the block above."""
    held: tuple[str, str] | None = None
    for line in body.split("\n"):
        mark = next((m for m in _MARKS if line.startswith(m) and line[len(m):len(m) + 1] in " "), "")
        starts = bool(mark) or not line.strip() or held is None or line.startswith("[")
        if starts and held:
            yield held
            held = None
        if line.strip():
            held = (mark, line[len(mark):].strip()) if starts else (held[0], f"{held[1]} {line.strip()}")
    if held:
        yield held


def _piece(mark: str, raw: str, bank: dict, fill: Callable[[str], str]) -> Piece:
    if mark == "!table":
        return Piece(mark, table=tuple(raw.split()))
    if mark == "|":
        return Piece(mark, cells=tuple(_text(cell, bank, fill) for cell in _cells(raw)))
    return Piece(mark, _text(raw, bank, fill))


def _cells(raw: str) -> list[str]:
    """Cells are parted by " | "; a bar inside braces belongs to a mark."""
    return [cell.strip() for cell in re.split(r"\s\|(?:\s|$)", raw)]


def _text(raw: str, bank: dict, fill: Callable[[str], str]) -> Text:
    tag, rest = _tag(fill(raw))
    if tag and tag.same_as:
        rest = fill(_words_of(bank, tag.same_as, tag.key)) + (f" {rest}" if rest else "")
    words, spans, notes = _parse(rest)
    return Text(words.strip(), spans, () if tag and tag.same_as else notes, tag)


def _tag(raw: str) -> tuple[Tag | None, str]:
    found = _TAG.match(raw)
    if not found:
        return None, raw
    same, inside = re.search(r" = (\S+)", found[1]), re.sub(r" = \S+", "", found[1])
    first, *others = re.findall(r'[^\s"]+(?:"[^"]*")?', inside)
    pairs = dict(part.partition("=")[::2] for part in others if "=" in part)
    keys = [part for part in others if "=" not in part]
    return (Tag(first, keys[0] if keys else "", same[1] if same else "",
                {name: value.strip('"') for name, value in pairs.items()}), raw[found.end():])


def _parse(raw: str) -> tuple[str, tuple[Span, ...], tuple[tuple[int, str], ...]]:
    """Plain words, marks in the order of their start, footnotes by the place of their sign. Marks may nest."""
    out: list[str] = []
    opened: list[tuple[str, int, int]] = []
    spans: list[tuple[int, Span]] = []
    notes: list[tuple[int, str]] = []
    for token in re.findall(r"\{[a-z]+(?: [^{}|]*)?\||\}|[^{}]+", raw):
        length = sum(map(len, out))
        if token.startswith("{"):
            opened.append((token[1:-1], length, len(spans)))
        elif token == "}":
            code, start, _ = opened.pop()
            words, (name, *args) = "".join(out)[start:], code.split(" ")
            if name == "fn":
                out = ["".join(out)[:start]]
                notes.append((start, words))
            else:
                spans.append((start, Span(name, tuple(args), words)))
        else:
            out.append(token)
    if opened:
        raise ValueError(f"a brace is open: {raw[:80]}")
    return "".join(out), tuple(span for _, span in sorted(spans, key=lambda s: s[0])), tuple(notes)


def _filler(header: dict[str, str], name: str) -> Callable[[str], str]:
    def fill(text: str) -> str:
        return _VARIABLE.sub(value, text)

    def value(match: re.Match) -> str:
        if match[1] not in header:
            raise ValueError(f"{name} has no variable {match[1]}")
        return str(int(header[match[1]]) + int(match[2])) if match[2] else header[match[1]]
    return fill


def _tagged(body: str) -> dict[str, str]:
    """Raw text by key, for documents that repeat it; "= od22" where the words stand there."""
    found = {}
    for mark, raw in _blocks(body):
        for cell in _cells(raw) if mark == "|" else [raw]:
            tag, rest = _tag(cell)
            if tag and tag.kind in KINDS:
                found[tag.key] = f"= {tag.same_as}" if tag.same_as else rest
    return found


def _words_of(bank: dict, name: str, key: str) -> str:
    """The raw text that a key has in the source called `name`, followed to where it is written."""
    if key not in bank.get(name, {}):
        raise ValueError(f"{key} is not in {name}")
    raw = bank[name][key]
    return _words_of(bank, raw[2:], key) if raw.startswith("= ") else raw
