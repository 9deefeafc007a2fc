"""A list of hits -> an Excel workbook: typed dates, a head that stays in sight, links back to the page of each; and a
second sheet that says what was searched for, so that the file can be read without the site."""

from __future__ import annotations

import io
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill

from kravsite.words import navn, words

_WIDE = {
    "text": 90,
    "lead_in": 40,
    "section": 40,
    "document_title": 34,
    "deadlines": 28,
    "addressees": 28,
    "issuer": 28,
    "matched": 24,
    "status_raw": 30,
    "url": 16,
    "page_url": 16,
}
_LINKS = ("url", "page_url")
_DATES = ("deadline",)
_CODED = {"basis": "basis", "ground": "grunnlag"}  # columns of codes, and where words.toml says what they mean
_HEAD = PatternFill("solid", fgColor="14485A")


def workbook(rows: list[dict], about: list[tuple[str, str]]) -> bytes:
    """An .xlsx of the rows, in the columns of words.toml's [sok.kolonner]; `about` is the second sheet's rows."""
    said = words()["sok"]
    book = Workbook(write_only=True)
    _rows_sheet(book.create_sheet(said["ark_krav"]), rows, said["kolonner"])
    sheet = book.create_sheet(said["ark_om"])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 100
    for name, value in about:
        sheet.append([_bold(sheet, name), _text(sheet, value)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows_sheet(sheet, rows: list[dict], columns: dict[str, str]) -> None:
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, 1):
        sheet.column_dimensions[_letter(number)].width = _WIDE.get(name, 14)
    sheet.auto_filter.ref = f"A1:{_letter(len(columns))}{len(rows) + 1}"
    sheet.append([_head(sheet, title) for title in columns.values()])
    for row in rows:
        sheet.append([_cell(sheet, name, row.get(name)) for name in columns])


def _cell(sheet, name: str, value) -> WriteOnlyCell:
    if name in _DATES and value:
        cell = WriteOnlyCell(sheet, date.fromisoformat(value))
        cell.number_format = "dd.mm.yyyy"
        return cell
    if name in _LINKS and value:
        cell = _text(sheet, words()["sok"]["lenke_krav" if name == "url" else "lenke_side"])
        cell.hyperlink, cell.font = value, Font(color="0B5A78", underline="single")
        return cell
    if name in _CODED:
        value = navn(value, _CODED[name])
    if isinstance(value, list):
        value = "; ".join(value)
    return WriteOnlyCell(sheet, value) if isinstance(value, int) else _text(sheet, value)


def _text(sheet, value) -> WriteOnlyCell:
    """Text is text: what begins with = is no formula, and control characters are left out."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value) if value else None)
    if value:
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _head(sheet, title: str) -> WriteOnlyCell:
    cell = _text(sheet, title)
    cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
    return cell


def _bold(sheet, text: str) -> WriteOnlyCell:
    cell = _text(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _letter(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
