"""What a file is, and what was read in it: catalogue and parse."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Party:
    """A body of the register. `level` is one of LEVELS or None; `parent` the canonical name of the body above it;
    `kind` what generic words it answers to ("rhf", "hf", "klinikk", "departement", "direktorat", "gruppe" …)."""
    name: str
    kind: str
    level: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    orgnr: str | None = None          # nine digits with the right check digit (modulo 11), else None
    members: tuple[str, ...] = ()     # of a group: the canonical names it stands for
    since: int | None = None          # first and last year under this name, where it was founded, merged or renamed
    until: int | None = None
    became: tuple[str, ...] = ()      # canonical names of what it was merged into or renamed to


@dataclass(frozen=True, slots=True)
class Inferred:
    """A catalogue value that nobody wrote: which field, what it was read as, and the words of the file it rests on."""
    field: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a file is. `file` is relative to the corpus, with forward slashes; `issuer` and `recipient` are canonical
    party names or None; `level` is that of the body that must act (of the body that reports, for a report)."""
    id: str
    file: str
    format: str                       # pdf | docx | html | txt | md
    sha256: str
    title: str
    genre: str
    local_name: str | None = None     # what it calls itself: "Styringsdokument"
    issuer: str | None = None
    recipient: str | None = None
    recipients: tuple[str, ...] = ()  # where there are several; holds `recipient` too
    level: str | None = None
    year: int | None = None
    published: date | None = None
    version_date: date | None = None
    meeting_date: date | None = None
    case_number: str | None = None
    language: str = "nb"
    pages: int = 0
    source_url: str | None = None
    replaces: str | None = None       # document id: a newer edition of the same document
    amends: str | None = None         # document id: changes parts of it, the rest stands
    variant_of: str | None = None     # document id: the same document in a format that is published instead
    access: str | None = None
    facsimile: bool = True            # False: set anew from text, page numbers are not the original's
    inferred: tuple[Inferred, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a box on a page, or for text files a line number from 1 (page 1, no box)."""
    page: int
    page_label: str | None = None     # printed page number: "12", "iv"
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block's text in bold or italic: text[start:end]. Plain stretches are not listed."""
    start: int
    end: int
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `lines` are the paragraphs and bullets inside it, `text` the same joined by spaces; `fill` is the
    hue of its colour (green yellow red blue grey, None for white); `symbol` a sign read from a symbol font or image
    name; `merged` says that the text was filled down or across from a merged cell above or beside."""
    text: str
    column: int                       # from 0
    span: int = 1
    lines: tuple[str, ...] = ()
    fill: str | None = None
    symbol: str | None = None
    places: tuple[Place, ...] = ()
    runs: tuple[Run, ...] = ()
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest thing that stands by itself on a page: a heading, paragraph, list item, table row, footnote, or
    furniture (running heads, page numbers, tables of contents: kept, listed, never read for requirements).

    A row's text is its cells' text joined by spaces, `header` the column heads in force, `table` the table's number.
    A row that only groups the rows below it (a full-width or single bold cell) is a heading with `table` set.
    An item's `marker` is left out of its text; `lead` is the number of the paragraph or item that introduces the list
    ("Klinikken skal:"), `parent` that of the item above it in depth.
    """
    number: int
    kind: str                         # of BLOCK_KINDS
    text: str
    places: tuple[Place, ...] = ()
    level: int | None = None          # heading: rank from 1; item: depth from 1
    marker: str | None = None         # "•", "–", "1.", "a)"
    lead: int | None = None
    parent: int | None = None
    runs: tuple[Run, ...] = ()
    cells: tuple[Cell, ...] = ()
    header: tuple[str, ...] = ()
    table: int | None = None
    notes: tuple[int, ...] = ()       # numbers of the footnote blocks whose marks stand in it
    parts: tuple[str, ...] = ()       # the pieces, where a page break cut it
    raw: str | None = None            # as read, where `text` was normalised (ligatures, look-alikes, soft hyphens)
    shift: bool = False               # the source leaves a trace of a change of type after it (converter's lost italics)
    source: str | None = None         # "ocr" where the text was recognised from an image
    language: str | None = None       # where it differs from the document's

    @property
    def page(self) -> int | None:
        return self.places[0].page if self.places else None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the file: number from 1, printed label, size in points, and the letters and digits read on it."""
    number: int
    label: str | None = None
    width: float | None = None
    height: float | None = None
    letters: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all that stands under it up to the next of its rank. `path` are the headings from the top."""
    id: int                           # from 1 within the document; 0 is what stands before the first heading
    heading: str
    path: tuple[str, ...]
    level: int
    parent: int | None
    page: int | None
    first: int                        # number of its first block (the heading itself)
    last: int                         # number of its last block, subsections included


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as read: blocks in reading order, sections, pages, and what was wrong."""
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    pages: tuple[Page, ...] = ()
    issues: tuple[Issue, ...] = ()
    title: str | None = None          # from the file's own properties, if any


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that a person should know. `problem` is a code with a sentence in messages.toml, `text` the detail
    (a phrase, a file name) that the sentence is filled with."""
    stage: str
    problem: str
    text: str = ""
    document: str | None = None       # document id, or the file's name where there is no document
    page: int | None = None
    severity: str = "warning"
