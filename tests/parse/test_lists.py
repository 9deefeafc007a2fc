"""What introduces a list, which item stands under which."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse.lists import counted, introduces, tie
from pipeline.records import Block


def page(*described: tuple) -> tuple[Block, ...]:
    """(kind, text, level, marker) -> blocks numbered from 1."""
    return tuple(Block(number, kind, text, level=level, marker=marker) for number, (kind, text, level, marker) in enumerate(described, 1))


def item(text: str, level: int = 1, marker: str = "•") -> tuple:
    return "item", text, level, marker


LEADS = [
    ("Klinikken skal:", True, "a colon"), ("Foretaksmøtet ba sykehusene om å", True, "stops in the middle"),
    ("Klinikken skal levere i balanse.", False, "a full stop"), ("Hva er nådd?", False, "a question"),
    ("De viktigste punktene er følgende (se side 3):", True, "a colon after brackets"),
]


@pytest.mark.parametrize("text,leads,why", LEADS)
def test_what_introduces(text, leads, why):
    assert introduces(Block(1, "paragraph", text)) is leads, why


def test_a_list_goes_on_over_a_page_break():
    found = tie(page(("paragraph", "Klinikken skal:", None, None), item("en"), ("furniture", "12", None, None),
                     ("footnote", "Se planen.", None, "1"), item("to")))
    assert [block.lead for block in found] == [None, 1, None, None, 1]


def test_a_heading_ends_a_list_and_leads_nothing():
    found = tie(page(("paragraph", "Klinikken skal:", None, None), item("en"), ("heading", "Indikatorer:", 2, None), item("to")))
    assert found[3].lead is None


def test_the_lead_may_be_the_item_above():
    found = tie(page(item("Regionen skal følge opp rapporten. Regionen skal:"), item("måle", 2), item("melde", 2), item("Neste.")))
    assert [(block.parent, block.lead) for block in found] == [(None, None), (1, 1), (1, 1), (None, None)]


def test_depth_may_skip():
    found = tie(page(item("en", 1), item("to", 3), item("tre", 2)))
    assert [block.parent for block in found] == [None, 1, 1]


NUMBERS = [
    ([("18.", "mars 2031")], ["paragraph"], "a date alone on a line"),
    ([("1.", "mars 2031")], ["paragraph"], "the first of a month"),
    ([("1.", "styrke tilbudet"), ("2.", "måle ventetid")], ["item", "item"], "a list in small letters"),
    ([("1.", "Styrke tilbudet")], ["item"], "a list of one"),
    ([("3.", "Styrke tilbudet")], ["item"], "a list that goes on"),
]


@pytest.mark.parametrize("items,kinds,why", NUMBERS)
def test_numbers_that_count_nothing(items, kinds, why):
    found = counted(page(*(("item", text, 1, marker) for marker, text in items)))
    assert [block.kind for block in found] == kinds, why
    assert all(block.marker is None and block.text[0].isdigit() for block in found if block.kind == "paragraph"), why


@given(st.lists(st.tuples(st.sampled_from(["item", "paragraph", "heading", "furniture"]), st.integers(1, 4)), max_size=40))
def test_ties_point_upwards_and_tying_twice_is_tying_once(described):
    blocks = page(*((kind, f"{kind} nummer {at}:", level, "•") for at, (kind, level) in enumerate(described)))
    found = tie(blocks)
    for block in found:
        assert (block.lead or 0) < block.number and (block.parent or 0) < block.number
        assert block.parent is None or found[block.parent - 1].level < block.level
    assert tie(found) == found
