"""Items whose mark a converter lost: a single space pushes them in."""

from __future__ import annotations

import pytest

from pipeline.parse import finished
from pipeline.parse.plain import read_plain

ANSWER = "Bryggene ble malt i april, og båten er bestilt fra et verft i Vika som har levert til havna før."


def blocks(text: str) -> list[tuple[str, str, str | None]]:
    return [(block.kind, block.text, block.marker) for block in finished(read_plain(text.encode())).blocks]


@pytest.mark.parametrize(
    ("lead", "one", "two"),
    [
        ("Havna skal:", "male alle bryggene innen 1. mai.", "kjøpe en ny losbåt."),
        ("Hamna skal:", "måle alle bryggjene innan 1. mai.", "kjøpe ein ny losbåt."),
        ("Hamnen ska:", "måla alla bryggor senast 1 maj.", "köpa en ny lotsbåt."),
    ],
)
def test_lines_pushed_in_behind_a_colon_are_items(lead, one, two):
    found = blocks(f"{lead} \n {one} \n {two} \n\n{ANSWER} \n")
    assert found == [("paragraph", lead, None), ("item", one, None), ("item", two, None), ("paragraph", ANSWER, None)]


def test_one_like_them_further_down_is_an_item_too():
    found = blocks(f"Havna skal: \n male bryggene. \n\n{ANSWER} \n\n kjøpe en ny losbåt. \n\n{ANSWER} \n")
    assert [text for kind, text, _ in found if kind == "item"] == ["male bryggene.", "kjøpe en ny losbåt."]


def test_a_line_pushed_in_by_chance_is_no_item():
    found = blocks(f"{ANSWER} \n en situasjon der havna en periode sluttet å fungere. \n\n{ANSWER} \n")
    assert not any(kind == "item" for kind, _, _ in found)
