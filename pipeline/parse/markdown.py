"""Text with a line a paragraph, Markdown marks or not -> blocks, in reading order.

Rule: what the marks say is followed; what a page break cut is joined again with its pieces kept in `parts`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse.headings_promoted import says_something
from pipeline.parse.markdown_inline import Line, inline
from pipeline.parse.plain_depth import Depths
from pipeline.parse.plain_tables import continues, table_at
from pipeline.parse.plain_unit import Unit
from pipeline.parse.plain_units import units_of
from pipeline.parse.plain_unmarked import with_unmarked
from pipeline.records import Block, Place, Run
from pipeline.words import hangs

_OPEN = re.compile(r"[^\W_][,\-–]?$|[,–\-]$")  # a paragraph that stops in the middle
_CUT = 80  # characters: a shorter item without a stop may well be whole
_HEADED = 40  # characters: a shorter line may well be a heading, or whole
_TABLE_REST = 3
Draft = tuple[Block, tuple[str, ...]]  # a block without its number, and the marks of the notes in it


def marked_blocks(
    lines: list[str], furniture: frozenset[int] = frozenset(), more: Sequence[Draft] = ()
) -> tuple[Block, ...]:
    """The blocks of a text; `furniture` are the indexes of lines that are running heads, page numbers, contents; `more`
    blocks that were read from it already, put in by their line."""
    read = [("" if at in furniture else line) for at, line in enumerate(lines)]
    drafts = [*_drafts(with_unmarked(units_of(read))), *more]
    drafts += [
        (Block(0, "furniture", inline(lines[at]).text, (Place(page=1, line=at + 1),)), ())
        for at in sorted(furniture)
        if lines[at].strip()
    ]
    drafts.sort(key=lambda draft: draft[0].places[0].line or 0)
    return numbered(rejoined(drafts))


def numbered(drafts: Sequence[Draft]) -> tuple[Block, ...]:
    """Blocks numbered from 1, with `notes` pointing at the footnotes whose marks stand in them."""
    footnotes = [(at, block.marker) for at, (block, _) in enumerate(drafts, 1) if block.kind == "footnote"]
    out = []
    for number, (block, marks) in enumerate(drafts, 1):
        wanted = []
        for mark in marks:
            at = [note for note, marker in footnotes if marker == mark]
            wanted += [next((note for note in at if note > number), at[-1])] if at else []
        out.append(replace(block, number=number, notes=tuple(wanted)))
    return tuple(out)


def _drafts(units: Sequence[Unit]) -> list[Draft]:
    drafts: list[Draft] = []
    header: tuple[str, ...] = ()
    at, table, columns, since = 0, 0, 0, _TABLE_REST
    depths = Depths()
    while at < len(units):
        unit = units[at]
        if unit.kind != "item":
            depths.close()
        if unit.kind == "row":
            goes_on = since == 0 and continues(units, at, columns)
            table, header = (table, header) if goes_on else (table + 1, ())
            rows, at, header = table_at(units, at, table, header)
            drafts += rows
            columns, since = len(unit.cells), 0
            continue
        since += 1
        line, shift, at = _gathered(units, at)
        if unit.kind != "rule":
            drafts.append(_draft(replace(unit, shift=shift), line, depths))
    return drafts


def _gathered(units: Sequence[Unit], at: int) -> tuple[Line, bool, int]:
    """The words of a unit with the small-lettered lines right below that go on it, the last one's `shift`, and the
    index after them."""
    unit, words = units[at], units[at].text
    at += 1
    while (
        unit.kind in ("line", "item", "note")
        and at < len(units)
        and units[at].kind == "line"
        and not units[at].gap
        and not units[at - 1].broken
        and units[at].text[:1].islower()
    ):
        words += " " + units[at].text
        at += 1
    return inline(words), units[at - 1].shift, at


def _draft(unit: Unit, line: Line, depths: Depths) -> Draft:
    kind = {"line": "paragraph", "item": "item", "note": "footnote", "heading": "heading"}[unit.kind]
    level = depths.of(unit.marker or "", unit.level or 0) if unit.kind == "item" else unit.level if unit.kind == "heading" else None
    block = Block(
        0,
        kind,
        line.text,
        (Place(page=1, line=unit.line),),
        level=level,
        marker=unit.marker,
        runs=line.runs,
        shift=unit.shift,
    )
    return block, line.notes


def rejoined(drafts: Sequence[Draft]) -> list[Draft]:
    """Paragraphs that a page break cut, one again: the first stops in the middle, the second begins with a small
    letter.

    Furniture, footnotes and captions may stand between the pieces."""
    out: list[Draft] = []
    for block, marks in drafts:
        before = _last_body(out)
        cut = before is not None and (_is_cut_item(out, before) or _is_cut_heading(out, before, block))
        if block.kind == "paragraph" and before is not None and (cut or _goes_on(out[before][0], block, before + 1 < len(out))):
            first = out[before][0]
            first = replace(first, kind="paragraph", level=None) if first.kind == "heading" else first
            out[before] = (together(first, block), out[before][1] + marks)
        else:
            out.append((block, marks))
    return out


def _last_body(drafts: Sequence[Draft]) -> int | None:
    for at in range(len(drafts) - 1, max(-1, len(drafts) - 8), -1):
        if drafts[at][0].kind not in ("furniture", "footnote", "caption"):
            return at
    return None


def _is_cut_item(drafts: Sequence[Draft], at: int) -> bool:
    """A long item without a full stop, where the item above it has one, right before a page's end: the break cut it."""
    item, above = drafts[at][0], drafts[at - 1][0] if at else None
    return (
        at + 1 < len(drafts)
        and item.kind == "item"
        and above is not None
        and above.kind == "item"
        and len(item.text) > _CUT
        and item.text[-1:].isalnum()
        and above.text.endswith(".")
    )


def _is_cut_heading(drafts: Sequence[Draft], at: int, block: Block) -> bool:
    """A long line without a stop right before a page's end, and small letters behind it: a paragraph that looked like a
    heading because the break took its end."""
    last = drafts[at][0]
    apart = at + 1 < len(drafts) and last.kind == "heading" and block.text[:1].islower()
    return apart and len(last.text) > _HEADED and last.text[-1:].isalnum()


def _goes_on(before: Block, block: Block, over_page: bool) -> bool:
    """Whether a paragraph goes on; a short line only where a page's own lines stand between and it has a verb. What ends
    before them in a word that asks for more goes on with a capital too ("bygge på | Helsedirektoratets råd")."""
    long = len(before.text) > _HEADED
    if over_page and before.kind == "paragraph" and long and hangs(before.text):
        return True
    return (
        before.kind in ("paragraph", "item")
        and block.text[:1].islower()
        and (long or (over_page and before.kind == "paragraph" and says_something(before.text)))
        and bool(_OPEN.search(before.text))
    )


def together(first: Block, second: Block) -> Block:
    """Two pieces of one block; a word cut at the line's end keeps its hyphen and the space."""
    start = len(first.text) + 1
    runs = first.runs + tuple(Run(run.start + start, run.end + start, run.bold, run.italic) for run in second.runs)
    return replace(
        first,
        text=f"{first.text} {second.text}",
        runs=runs,
        places=first.places + second.places,
        parts=(first.parts or (first.text,)) + (second.parts or (second.text,)),
        shift=second.shift,
    )
