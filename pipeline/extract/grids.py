"""Table rows -> drafts. What a row is follows from the heads of its columns, never from where the table stands.

A row cut by a page, or whose list was broken out of the table, is one requirement; totals and group rows are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.extract.definitions import defines
from pipeline.extract.drafts import Draft, Said
from pipeline.extract.forms import answers
from pipeline.extract.grid_cards import cards
from pipeline.extract.grid_cells import asked, measured, named, refined
from pipeline.extract.grid_heads import Columns, columns_of, shape_of
from pipeline.extract.grid_heirs import inherited
from pipeline.extract.grid_kinds import kind_of_row
from pipeline.extract.grid_remarks import row_remarks, with_row_remarks
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.wording import whole
from pipeline.records import Block, Cell
from pipeline.text import fold

_SIGN = re.compile(r"[^\w\s:.,;/()%+<>=–—-]")  # a mark such as a filled circle
_ROLE = {"action": "action", "effect": "action", "calendar": "action", "goal": "measure", "number": "measure"}
_REACH = 60  # blocks that may stand between the two parts of an interrupted table


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement row with the blocks that continue it."""

    block: Block
    columns: Columns
    shape: str
    more: tuple[Block, ...] = ()
    group: str | None = None  # the heading inside the table that it stands under
    section: int = 0
    in_broken: bool = False  # stands below a row whose list was broken out of the table


def grids(outline: Outline, genre: str) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """The drafts of all tables in reading order, and the numbers of the blocks that belong to tables (so that nobody
    else reads them)."""
    carded, on_side = _carded(outline, genre)
    remarks = row_remarks(outline) if answers(genre) else frozenset()
    rows, taken = _rows(outline, genre, on_side | remarks)
    drafts = (*carded, *with_row_remarks(tuple(draft for row in rows for draft in _draft(row, outline, genre)), outline, remarks))
    return tuple(sorted(drafts, key=lambda draft: draft.blocks[0])), frozenset(taken) | on_side | remarks


def _carded(outline: Outline, genre: str) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """The drafts of tables on their side, and the blocks these stand in."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for card in cards(outline):
        numbers = tuple(block.number for block in card.blocks)
        row = Row(card.block, card.columns, shape_of(card.columns), section=outline.home.get(numbers[0], 0))
        for draft in _draft(row, outline, genre):
            said = replace(draft.said, key=numbers, blocks=numbers) if draft.said else None
            drafts.append(replace(draft, blocks=numbers, said=said))
        taken.update(numbers)
    return tuple(drafts), frozenset(taken)


def _rows(outline: Outline, genre: str, aside: frozenset[int]) -> tuple[list[Row], set[int]]:
    """Requirement rows with their heads in force; heads may stand in a row of their own under a title row."""
    rows: list[Row] = []
    shown = _shown_by_cells(outline, answers(genre))
    taken: set[int] = set()
    heads = {table: columns_of(above) for table, above in inherited(outline).items()}
    group: str | None = None
    for block in outline.blocks:
        if block.number in aside:
            continue
        if block.kind == "table_head" or (block.kind == "row" and _is_head(block)):
            heads[block.table] = columns_of(_heads_in(block))
            taken.add(block.number)
            group = None if not rows or rows[-1].block.table != block.table else group
        elif block.kind == "heading" and block.table is not None:
            group = block.text
            taken.add(block.number)
        elif block.kind == "row":
            taken.add(block.number)
            columns = heads.get(block.table) or columns_of(block.header)
            columns = shown.get(columns.heads or (str(block.table),), columns)
            group = group if (rows and rows[-1].block.table == block.table) or _grouped(outline, block) else None
            section = _section(rows, block, columns, outline)
            broken = section != outline.home.get(block.number, 0)
            _add(rows, Row(block, columns, shape_of(columns), (), group, section, broken))
        elif rows and _continues(rows[-1], block, outline):
            rows[-1] = replace(rows[-1], more=(*rows[-1].more, block))
            taken.add(block.number)
    return [row for row in rows if row.shape], taken


def _shown_by_cells(outline: Outline, answering: bool) -> dict[tuple[str, ...], Columns]:
    """Heads as printed (a table without: its number) -> what their columns hold, judged by all the rows under such heads
    together; `answering`: ratings and comments are sought, else names before limits."""
    under: dict[tuple[str, ...], list[Block]] = {}
    heads = inherited(outline)
    for block in outline.blocks:
        if block.kind == "table_head" or (block.kind == "row" and _is_head(block)):
            heads[block.table] = _heads_in(block)
        elif block.kind == "row":
            under.setdefault(heads.get(block.table) or block.header or (str(block.table),), []).append(block)
    shown = {}
    for head, rows in under.items():
        columns = measured(columns_of(head if head != (str(rows[0].table),) else ()), rows)
        columns = refined(columns, tuple(rows)) if answering else named(columns, rows)
        shown[head] = columns if shape_of(columns) else asked(columns, rows)
        if not shape_of(shown[head]) and len(rows[0].cells) > 1 and defines(outline.path(rows[0].number)):
            shown[head] = Columns(columns.heads, (("measure", 0), ("definition", 1)))
    return shown


def _grouped(outline: Outline, block: Block) -> bool:
    """Whether a heading inside the table stands right above a row."""
    above = outline.by_number.get(block.number - 1)
    return above is not None and above.kind == "heading" and above.table is not None


def _section(rows: list[Row], block: Block, columns: Columns, outline: Outline) -> int:
    """The section a row stands in. After a broken row's list, whose headings are no sections, the table goes on in the
    section that it began in."""
    above = rows[-1] if rows else None
    broken = (
        above is not None
        and above.columns == columns
        and (above.in_broken or any(b.kind == "heading" for b in above.more))
    )
    return above.section if above is not None and broken else outline.home.get(block.number, 0)


def _add(rows: list[Row], row: Row) -> None:
    """A row without an ID in a table of IDs goes on where the row above was cut, and so does a lone cell that begins
    small."""
    above = rows[-1] if rows else None
    same = above is not None and bool(row.shape) and above.shape == row.shape and above.group == row.group
    filled = [cell for cell in row.block.cells if cell.text and not cell.merged]
    without_id = "id" in row.columns and not _text(row, "id")
    tail = len(filled) == 1 and filled[0].text[:1].islower() and len(row.columns) > 1
    if same and above and filled and (without_id or tail):
        rows[-1] = replace(above, more=(*above.more, row.block))
    else:
        rows.append(row)


def _continues(row: Row, block: Block, outline: Outline) -> bool:
    """Whether a block between the rows of a status table belongs to the row above: that row broke off at a colon, and
    the table goes on further down."""
    if row.shape != "status" or "id" not in row.columns or not (_text(row, "requirement").endswith(":") or row.more):
        return False
    return block.kind in ("item", "heading", "paragraph") and _goes_on(row, block, outline)


def _goes_on(row: Row, block: Block, outline: Outline) -> bool:
    """Whether a row as wide as this one follows soon: the table was only interrupted."""
    after = outline.positions[block.number] + 1
    return any(
        other.kind == "row" and len(other.cells) == len(row.block.cells)
        for other in outline.blocks[after : after + _REACH]
    )


def _is_head(block: Block) -> bool:
    """A row whose cells are column heads (the table's own head was a title over the whole width)."""
    texts = [cell.text for cell in block.cells if cell.text]
    return (
        len(texts) >= 2
        and all(len(text) < 60 for text in texts)
        and len(columns_of(_heads_in(block))) >= max(2, len(texts) // 2 + 1)
    )


def _heads_in(block: Block) -> tuple[str, ...]:
    if not block.cells:
        return block.header
    heads = [""] * (max(cell.column for cell in block.cells) + 1)
    for cell in block.cells:
        heads[cell.column] = cell.text
    return tuple(heads)


def _draft(row: Row, outline: Outline, genre: str) -> tuple[Draft, ...]:
    text = _requirement_text(row)
    if not text or whole("extract.grids", "total").match(_first_text(row)) or _binds_nobody(row):
        return ()
    path = outline.path_of(row.section)
    path += tuple(text for text in _suffix(row) if text not in path[-1:])
    blocks = (row.block, *row.more)
    draft = Draft(
        text=text,
        kind=_kind(row, text, genre, outline),
        blocks=tuple(block.number for block in blocks),
        section=row.section,
        path=path,
        printed_id=_text(row, "id").strip("()[]") or None,
        origin="definition" if row.shape == "definition" else "issued",
        places=places_of(blocks),
        cells=_for_terms(row),
        header=row.columns.heads,
        reasons=("table_row",),
    )
    return (replace(draft, said=_said(row, draft) if answers(genre) else None),)


def _for_terms(row: Row) -> tuple[Cell, ...]:
    """The cells that terms are read from: beside a column of targets, one of goals names what they serve."""
    aside = row.columns.get("goal") if "target" in row.columns else None
    return tuple(cell for cell in row.block.cells if cell.column != aside)


def _kind(row: Row, text: str, genre: str, outline: Outline) -> str:
    column, heads = row.columns.get("requirement"), row.columns.heads
    head = heads[column] if column is not None and column < len(heads) else None
    path = (*outline.path_of(row.section), *((row.group,) if row.group else ()))
    return kind_of_row(row.shape, head, path, text, genre)


def _requirement_text(row: Row) -> str:
    """The cell that states the requirement, pieces of a cut row and its list joined; of a definition the whole row."""
    if row.shape == "definition":
        return fold(" ".join(cell.text for cell in row.block.cells if cell.text))
    role = _ROLE.get(row.shape, "requirement")
    pieces = [_text(row, role)]
    for block in row.more:
        column = row.columns.get(role)
        cells = [cell for cell in block.cells if cell.column == column]
        pieces.append(cells[0].text if cells else "" if block.kind == "row" else block.text)
    return fold(" ".join(piece for piece in pieces if piece))


def _suffix(row: Row) -> tuple[str, ...]:
    factor = _text(row, "factor")
    return tuple(text for text in (row.group, factor) if text)


def _binds_nobody(row: Row) -> bool:
    """A measure without a figure for the year, and a meeting in a calendar, bind nobody."""
    if row.shape == "calendar":
        return not whole("extract.grids", "delivery").match(_text(row, "action"))
    if row.shape not in ("number", "goal"):
        return False
    column = "target" if "target" in row.columns else "goal"
    return bool(whole("extract.grids", "empty").match(_text(row, column)))


def _said(row: Row, draft: Draft) -> Said | None:
    """What the row itself answers: rating cell, comment cell, the period's figure."""
    if row.shape not in ("status", "action", "goal", "number"):
        return None
    rating = fold(" ".join([_text(row, "rating"), *(_piece(block, row, "rating") for block in row.more)]))
    cell = _found(row.block, row.columns.get("rating"))
    comment = fold(" ".join([_text(row, "comment"), *(_piece(block, row, "comment") for block in row.more)]))
    figure = _text(row, "outcome")
    hue, symbol = (cell.fill, cell.symbol) if cell else (None, None)
    words = rating if any(sign.isalpha() for sign in rating.replace("K:", "").replace("M:", "")) else ""
    sign = symbol or ("" if words or not _SIGN.search(rating) else rating)
    if not (comment or words or figure or hue or sign):
        return None
    return Said(
        draft.blocks,
        comment or words or figure or sign or hue or "",
        draft.blocks,
        draft.places,
        rating or None,
        hue,
        symbol,
        figure or None,
    )


def _piece(block: Block, row: Row, role: str) -> str:
    cell = _found(block, row.columns.get(role))
    return cell.text if cell and block.kind == "row" else ""


def _first_text(row: Row) -> str:
    return next((cell.text for cell in row.block.cells if cell.text), "")


def _text(row: Row, role: str) -> str:
    cell = _found(row.block, row.columns.get(role))
    return fold(cell.text) if cell else ""


def _found(block: Block, column: int | None) -> Cell | None:
    return next((cell for cell in block.cells if cell.column == column), None) if column is not None else None
