"""Web pages: what a browser shows, tables, lists, notes, and pages that are traps."""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse import finished
from pipeline.parse.html import read_html
from pipeline.parse.unreadable import Unreadable


def read(body: str):
    return finished(read_html(f"<!doctype html><html><head><meta charset='utf-8'><title>Brev</title></head><body>{body}</body></html>".encode()))


def kinds(body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(body).blocks]


SHOWN = [
    ("<p>Plan</p><script>alert('x')</script><style>p{}</style>", [("paragraph", "Plan")], "scripts and styles are dropped"),
    ("<nav>Meny</nav><p>Plan</p><footer>Kontakt</footer>", [("furniture", "Meny"), ("paragraph", "Plan"), ("furniture", "Kontakt")], "menus"),
    ("<div>Logo</div><main><p>Plan</p></main>", [("furniture", "Logo"), ("paragraph", "Plan")], "the page says what is its own"),
    ("<p hidden>Skjult</p><p>Plan</p>", [("paragraph", "Plan")], "hidden text"),
    ("<h2>Mål</h2><p>En<br>to</p>løs tekst", [("heading", "Mål"), ("paragraph", "En to"), ("paragraph", "løs tekst")], "text without a paragraph"),
    ("<p>A &amp; B &lt; C</p>", [("paragraph", "A & B < C")], "entities"),
    ("<p>• et punkt</p>", [("item", "et punkt")], "a bullet written as text"),
    ("<table><tr><td><p>Bare oppsett</p></td></tr></table>", [("paragraph", "Bare oppsett")], "a table that lays out"),
]


@pytest.mark.parametrize("body,expected,why", SHOWN, ids=[why for *_, why in SHOWN])
def test_what_is_shown(body, expected, why):
    assert kinds(body) == expected


def test_lists_with_numbers_and_depths():
    found = read("<p>Skal:</p><ol start=3><li>rydde<ul><li>hyller</li></ul></li><li><p>måle</p></li></ol>").blocks
    assert [(b.text, b.marker, b.level, b.parent, b.lead) for b in found[1:]] == [
        ("rydde", "3.", 1, None, 1), ("hyller", "•", 2, 2, 2), ("måle", "4.", 1, None, 1)]


def test_a_table_with_merged_cells_and_lists():
    found = read("<table><caption>Tabell 1</caption><thead><tr><th>ID</th><th>Krav</th></tr></thead><tr><td rowspan=2>10</td>"
                 "<td>Skal:<ul><li>rydde</li><li>måle</li></ul></td></tr><tr><td>Melde</td></tr></table>").blocks
    assert [block.kind for block in found] == ["caption", "table_head", "row", "row"]
    assert found[2].cells[1].lines == ("Skal:", "rydde", "måle")
    assert found[3].cells[0].text == "10" and found[3].cells[0].merged
    assert found[3].header == ("ID", "Krav")


def test_footnotes():
    found = read('<p>Veksten<sup><a href="#fn1">1</a></sup> skal øke.</p><p id="fn1">1 Uten pensjon.</p>').blocks
    assert [(block.kind, block.text, block.notes) for block in found] == [
        ("paragraph", "Veksten skal øke.", (2,)), ("footnote", "Uten pensjon.", ())]


def test_title_and_declared_encoding():
    parsed = read_html("<html><head><meta charset=iso-8859-1><title>Føringer</title></head><body><p>åpne</p></body></html>".encode("latin-1"))
    assert (parsed.title, parsed.blocks[0].text) == ("Føringer", "åpne")


def test_tags_nested_a_hundred_thousand_deep_are_read_and_said():
    parsed = read_html(b"<html><body>" + b"<div>" * 100_000 + b"Plan" + b"</body></html>")
    assert [block.text for block in parsed.blocks] == ["Plan"]
    assert [issue.problem for issue in parsed.issues] == ["nested_too_deep"]


TRAPS = [(b"", "empty_file"), (b"<html><body></body></html>", "no_text_in_file"), (b"<ul>" * 5000 + b"x", "nested_too_deep"), (b"<p>a</p>" * 3_000_000, "too_large")]


@pytest.mark.parametrize("data,problem", TRAPS, ids=[problem for _, problem in TRAPS])
def test_traps(data, problem):
    with pytest.raises(Unreadable) as caught:
        read_html(data)
    assert caught.value.problem == problem


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<table>", "<tr>", "<td colspan=3>", "</td>", "<li>", "<ul>", "</ul>", "ord ", "<b>", "<h2>", "</h2>", "&amp;",
                                 "<sup>1</sup>", "<!--", "-->", "<td rowspan=9>", "</table>", "<br>"]), max_size=60))
def test_any_page_is_read(pieces):
    try:
        found = read("".join(pieces) + "<p>slutt</p>").blocks
    except Unreadable as error:
        assert error.problem == "no_text_in_file"
        return
    assert [block.number for block in found] == list(range(1, len(found) + 1))
