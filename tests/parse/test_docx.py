"""Word files: printed numbers, styles, notes, merged cells, tracked changes, and files that are traps."""
from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest

from pipeline.parse import finished
from pipeline.parse.docx import read_docx
from pipeline.parse.unreadable import Unreadable
from tests.parse.word_maker import W, cell, para, row, run, word


def read(*body: str, **parts: str):
    return finished(read_docx(word(*body, **parts)))


def test_numbers_that_word_prints_are_read():
    found = read(para("Ventetid", "Nummerert1"), para("Bakgrunn", "Overskrift2"), para("Forskning", "Nummerert1")).blocks
    assert [(block.text, block.level) for block in found] == [("1. Ventetid", 1), ("Bakgrunn", 2), ("2. Forskning", 1)]


def test_lists_with_marks_depths_and_starts():
    found = read(para("Sykehuset skal:"), para("rydde", number=(2, 0)), para("i hyllene", number=(2, 1)), para("måle", number=(3, 0)),
                 para("svartid", number=(3, 1)), para("melde", number=(3, 0))).blocks
    assert [(block.kind, block.marker, block.level, block.parent) for block in found[1:]] == [
        ("item", "•", 1, None), ("item", "o", 2, 2), ("item", "4.", 1, None), ("item", "a)", 2, 4), ("item", "5.", 1, None)]
    assert found[1].lead == 1


def test_list_zero_takes_a_paragraph_out_of_the_list_of_its_style():
    found = read(para("Ventetid", "Nummerert1", (0, 0)), para("Tekst")).blocks
    assert found[0].text == "Ventetid"


def test_bold_italic_and_breaks_in_words():
    found = read(para(run("Mål ", "b") + run("2031", "b", "i") + "<w:r><w:br/><w:tab/></w:r>" + run("neste"))).blocks
    assert found[0].text == "Mål 2031 neste"
    assert [(r.start, r.end, r.bold, r.italic) for r in found[0].runs] == [(0, 4, True, False), (4, 8, True, True)]


def test_tracked_changes_are_read_as_accepted_and_said():
    changed = (run("Fristen er ") + f"<w:del>{run('1. mai').replace('w:t', 'w:delText')}</w:del>" + f"<w:ins>{run('1. juni')}</w:ins>" + run("."))
    parsed = read(para(changed))
    assert parsed.blocks[0].text == "Fristen er 1. juni."
    assert [(issue.problem, issue.text) for issue in parsed.issues] == [("tracked_changes", "2")]


def test_footnotes_stand_after_their_block():
    notes = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="7">{para("Uten pensjon.")}</w:footnote></w:footnotes>'
    found = read(para(run("Veksten skal øke") + '<w:r><w:footnoteReference w:id="7"/></w:r>' + run(".")), para("Neste."), footnotes=notes).blocks
    assert [(block.kind, block.text, block.marker, block.notes) for block in found] == [
        ("paragraph", "Veksten skal øke.", None, (2,)), ("footnote", "Uten pensjon.", "1", ()), ("paragraph", "Neste.", None, ())]


def test_merged_cells_colours_and_groups():
    table = "<w:tbl>" + row(cell("Mål for 2031", span=3), head=True) + row(cell("Faktor"), cell("Mål"), cell("Status"), head=True) + row(
        cell("Aktivitet", span=3)) + row(cell("Rask hjelp", merge="restart"), cell("Ventetid|under 50 dager"), cell("", fill="00B050")) + row(
        cell("", merge="continue"), cell("Svartid"), cell("Gul", fill="FFFF00")) + "</w:tbl>"
    found = read(para("Tabellen:"), table).blocks
    assert [block.kind for block in found] == ["paragraph", "caption", "table_head", "heading", "row", "row"]
    first, second = found[4], found[5]
    assert first.header == ("Faktor", "Mål", "Status")
    assert first.cells[1].lines == ("Ventetid", "under 50 dager")
    assert (first.cells[2].fill, second.cells[2].fill) == ("green", "yellow")
    assert second.cells[0].text == "Rask hjelp" and second.cells[0].merged and not first.cells[0].merged


def test_contents_heads_and_feet_are_furniture():
    found = read(para("1. Ventetid 3", "INNH1"), para("Tekst."), header1=f"<w:hdr {W}>{para('Oppdrag 2031')}</w:hdr>").blocks
    assert [(block.kind, block.text) for block in found] == [
        ("furniture", "1. Ventetid 3"), ("paragraph", "Tekst."), ("furniture", "Oppdrag 2031")]


def test_a_file_from_another_program():
    document = python_docx.Document()
    document.core_properties.title = "Styringsdokument 2031"
    document.add_heading("Styringsdokument 2031", 0)
    document.add_heading("Mål", 1)
    document.add_paragraph("Ventetiden skal ned.", style="List Bullet")
    made = io.BytesIO()
    document.save(made)
    parsed = finished(read_docx(made.getvalue()))
    assert parsed.title == "Styringsdokument 2031"
    assert [(block.kind, block.text) for block in parsed.blocks] == [
        ("heading", "Styringsdokument 2031"), ("heading", "Mål"), ("item", "Ventetiden skal ned.")]


def archive(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(f"word/{name}.xml", data)
    return made.getvalue()


ENTITY = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
DEEP = f"<w:document {W}><w:body>{'<w:sdt>' * 5000}{'</w:sdt>' * 5000}</w:body></w:document>"
TRAPS = [
    ("bomb", archive(document=b"<w:document>" + b" " * 60_000_000), "too_large"),
    ("external entity", archive(document=ENTITY.encode()), "unsafe"),
    ("tags in tags", archive(document=DEEP.encode()), "damaged"),
    ("no text", word(para("")), "no_text_in_file"),
    ("no document", archive(styles=b"<a/>"), "damaged"),
    ("broken XML", archive(document=b"<w:document"), "damaged"),
    ("cut short", word(para("Tekst"))[:200], "damaged"),
    ("no archive", b"PK\x03\x04 tekst", "damaged"),
]


@pytest.mark.parametrize("data,problem", [(data, problem) for _, data, problem in TRAPS], ids=[name for name, *_ in TRAPS])
def test_traps(data, problem):
    with pytest.raises(Unreadable) as caught:
        read_docx(data)
    assert caught.value.problem == problem
