"""Small documents for tests of extraction, written as lines: "# Mål 2024" headings, "- item", "-- sub-item", "| a | b"
rows under a "|| head | head" line, "*italic paragraph*", "**bold paragraph**", "plain~" with the trace of a
change of type; else paragraphs."""

from __future__ import annotations

from pipeline.extract import extract
from pipeline.extract.prose_judged import read_by_rules
from pipeline.extract.prose_status import Heard, Judged
from pipeline.records import Block, Cell, Document, Extracted, Parsed, Place, Run, Section, Target
from pipeline.register import load_register

REGISTER = load_register()


def document(genre: str, language: str = "nb") -> Document:
    return Document(
        id="prove",
        file="prove.txt",
        format="txt",
        sha256="0",
        title="Prøve",
        genre=genre,
        year=2024,
        issuer="Helse- og omsorgsdepartementet",
        recipient="Helse Vest RHF",
        level="region",
        language=language,
    )


def parsed(*lines: str) -> Parsed:
    """The blocks and sections that the lines stand for."""
    blocks: list[Block] = []
    heads: tuple[str, ...] = ()
    table, lead, item = 0, None, None
    for number, line in enumerate(lines, start=1):
        places = (Place(1, line=number),)
        if line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            blocks.append(Block(number, "heading", line.strip("# "), places, level=level))
            lead = item = None
        elif line.startswith("||"):
            heads, table = tuple(cell.strip() for cell in line[2:].split("|")), table + 1
            blocks.append(
                Block(
                    number,
                    "table_head",
                    " ".join(heads),
                    places,
                    header=heads,
                    table=table,
                    cells=tuple(Cell(head, at) for at, head in enumerate(heads)),
                )
            )
        elif line.startswith("|"):
            cells = tuple(Cell(text.strip(), at) for at, text in enumerate(line[1:].split("|")))
            blocks.append(
                Block(
                    number,
                    "row",
                    " ".join(c.text for c in cells if c.text),
                    places,
                    cells=cells,
                    header=heads,
                    table=table,
                )
            )
        elif line.startswith("--"):
            blocks.append(Block(number, "item", line[2:].strip(), places, level=2, marker="-", lead=item, parent=item))
        elif line.startswith(("-", "•")):
            item = number
            blocks.append(Block(number, "item", line[1:].strip(), places, level=1, marker=line[0], lead=lead))
        else:
            blocks.append(_paragraph(number, line, places))
            lead = number if line.rstrip("*~").endswith((":", "å")) else None
    return Parsed(tuple(blocks), tuple(_sections(blocks)))


def read(genre: str, *lines: str, language: str = "nb") -> Extracted:
    """What is understood of the lines as a document of a genre."""
    return extract(document(genre, language), parsed(*lines), REGISTER)


def found(genre: str, *lines: str) -> list[tuple[str, str]]:
    """(kind, text) of each requirement, in order."""
    return [(r.kind, r.text) for r in read(genre, *lines).requirements]


def status_by_rules(
    requirement: str, kind: str, heard: Heard, targets: tuple[Target, ...] = (), lead_in: str = ""
) -> Judged:
    """What the rules of language alone make of an answer, before the fitted model weighs it."""
    return read_by_rules(requirement, kind, heard, targets, lead_in)[1]


def _paragraph(number: int, line: str, places: tuple[Place, ...]) -> Block:
    text = line.rstrip("~").strip("*")
    bold = line.startswith("**")
    runs = (Run(0, len(text), bold=bold, italic=not bold),) if line.startswith("*") else ()
    return Block(number, "paragraph", text, places, runs=runs, shift=line.endswith("~"))


def _sections(blocks: list[Block]) -> list[Section]:
    headings = [block for block in blocks if block.kind == "heading"]
    sections: list[Section] = []
    for at, block in enumerate(headings):
        level = block.level or 1
        above = next((s for s in reversed(sections) if s.level < level), None)
        last = next(
            (other.number - 1 for other in headings[at + 1 :] if (other.level or 1) <= level), blocks[-1].number
        )
        sections.append(
            Section(
                at + 1,
                block.text,
                (*(above.path if above else ()), block.text),
                level,
                above.id if above else None,
                1,
                block.number,
                last,
            )
        )
    return sections
