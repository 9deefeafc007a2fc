"""Tables whose cells stand below each other, a blank line between the rows."""

from __future__ import annotations

import pytest

from pipeline.parse import finished
from pipeline.parse.plain import read_plain
from pipeline.parse.plain_stacked import with_stacked

HEADS = ("Nr", "Krav", "Ansvarlig", "Status", "Kommentar")
LONG = "Båtene i havna ble telt to ganger i løpet av året."
FIRST = ("1", "Telle båtene i havna innen 1. mai.", "Havnesjefen", "Gjennomført", LONG)
SECOND = ("2", "Male bryggene på sørsiden innen høsten.", "Malermesteren", "Pågår", "Bryggene på sørsiden står for tur til våren.")
THIRD = ("3", "Øve redning to ganger med naboene i fjorden.", "Losen", "Pågår", "Den andre øvelsen ble flyttet av været.")


def read(*groups: tuple[str, ...], furniture: tuple[str, ...] = ()) -> list[list[str]]:
    """The rows that groups of lines with blank ones between make, cell by cell."""
    lines = [line for group in groups for line in (*group, "")]
    own = frozenset(at for at, line in enumerate(lines) if line in furniture)
    read_lines = with_stacked(lines, own)
    assert len(read_lines) == len(lines)
    return [line.split("\t") for line in read_lines if "\t" in line]


ROWS = [
    ((FIRST, SECOND, THIRD), 4, -1, THIRD, "a line for each head"),
    ((FIRST, SECOND, THIRD[:4]), 4, -1, (*THIRD[:4], ""), "the comment is left out"),
    ((FIRST, SECOND, (*THIRD, LONG)), 4, -1, (*THIRD[:4], f"{THIRD[4]}<br>{LONG}"), "a comment of two paragraphs"),
    ((FIRST, SECOND, THIRD, (LONG,)), 4, -1, THIRD, "prose behind the table is no row"),
    ((FIRST, (LONG,), SECOND, THIRD), 5, 2, ("", "", "", "", LONG), "prose before a row goes on the row above"),
    ((FIRST, ("Kaia og bryggene",), SECOND, THIRD), 4, 2, SECOND, "a title heads the rows below it"),
    ((FIRST, (*SECOND[:2], SECOND[3], SECOND[4]), THIRD), 4, 2, (*SECOND[:2], "", *SECOND[3:]), "nobody is named"),
]


@pytest.mark.parametrize(("groups", "many", "at", "cells", "why"), ROWS, ids=[case[4] for case in ROWS])
def test_rows(groups, many, at, cells, why):
    found = read(HEADS, *groups)
    assert (len(found), found[at]) == (many, list(cells)), why


def test_a_cell_left_empty_leaves_a_blank_line():
    heads = ("Oppdrag", "Frist", "Status", "Kommentar")
    rows = [(text, f"{at}. mai 2031", "Gul", LONG) for at, text in enumerate((FIRST[1], SECOND[1]), start=1)]
    found = read(heads, *rows, (THIRD[1],), ("Rød", THIRD[4]))
    assert found[-1] == [THIRD[1], "", "Rød", THIRD[4]]


def test_a_page_cuts_a_row_and_says_the_heads_again():
    found = read(HEADS, FIRST, SECOND, ("Båtplan 2031", "side 4"), (*HEADS, LONG), THIRD, furniture=("Båtplan 2031", "side 4"))
    assert found[3:] == [list(HEADS), ["", "", "", "", LONG], list(THIRD)]
    lines = "\n\n".join("\n".join(group) for group in (("Båtplan 2031",), HEADS, FIRST, SECOND, ("Side 4 av 9",), (*HEADS, LONG), THIRD))
    rows = [block for block in finished(read_plain(lines.encode())).blocks if block.kind == "row"]
    assert [row.cells[4].text for row in rows] == [LONG, f"{SECOND[4]} {LONG}", THIRD[4]]


def test_a_line_with_a_label_is_a_row_of_one_cell():
    heads, remark = ("Mål 2031", "Resultat 2. tertial", "Status"), ("Kommentar: Bryggene er telt.",)
    goals = [("Andel malte brygger skal være minst 90 %", "87 %", "Gul"), ("Ingen båter på grunn", "2", "Rød")]
    found = read(heads, goals[0], remark, goals[1], remark, ("Det ble en fin sommer i havna for både båter og folk.",))
    assert found[2::2] == [[*remark, "", ""]] * 2


NONE = [
    ((HEADS, FIRST), "one row shows nothing"),
    ((("Havn", "Båt", "Brygge"), FIRST[1:4], SECOND[1:4], THIRD[1:4]), "no head is known"),
    ((HEADS, (LONG,), (LONG, LONG), (LONG,)), "paragraphs fill no rows"),
    ((("Mål", "Status", LONG), FIRST[:3], SECOND[:3]), "a sentence is no head"),
]


@pytest.mark.parametrize(("groups", "why"), NONE, ids=[case[1] for case in NONE])
def test_no_table(groups, why):
    assert read(*groups) == [], why


def test_numbers_part_rows_where_no_blank_line_does():
    cells = [*HEADS, *FIRST, *SECOND, LONG, *THIRD]
    for lines in (cells, [line for cell in cells for line in (cell, "")]):
        found = [line.split("\t") for line in with_stacked([*lines, "", LONG]) if "\t" in line]
        assert found == [list(HEADS), list(FIRST), [*SECOND[:4], f"{SECOND[4]}<br>{LONG}"], list(THIRD)]


def test_the_lines_of_a_wrapped_cell_are_joined():
    prose = ["Havna ligger lunt til og er dyp nok for de fleste av båtene som", "kommer inn fra vest om våren og høsten, men ikke for de største", ""] * 9
    second = (*SECOND[:4], "Bryggene på sørsiden av havna står for tur når våren kommer, og", "de andre tas etter hvert")
    lines = [*prose, *HEADS, "", *FIRST, "", *second, "", *THIRD, "", *prose]
    rows = [line.split("\t") for line in with_stacked(lines) if "\t" in line]
    assert rows[1:] == [list(FIRST), [*SECOND[:4], " ".join(second[4:])], list(THIRD)]
