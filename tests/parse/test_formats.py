"""One document in several formats reads the same; what a file is, its content says."""
from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pipeline.parse import Unreadable, finished, format_of, read
from pipeline.parse.docx import read_docx
from pipeline.parse.html import read_html
from pipeline.parse.plain import read_plain
from pipeline.records import Parsed
from pipeline.text import bare
from tests.parse.word_maker import cell, para, row, word

SHARED = Path(__file__).resolve().parents[3] / "shared"
FOLDERS = {"txt": "tekst", "docx": "docx", "pdf": "pdf"}
BODY = "Helse Fjordland RHF skal følge opp planen for de åpne døgnplassene og melde fra om avvik hvert tertial, slik styret har vedtatt."

TEXT = f"""# Styringsdokument 2031

## 1. Ventetid

{BODY}

### Mål 2031:

- Ventetiden skal ned.
- Sykehuset skal:
  - måle svartid
  - melde avvik

## 2. Oppfølging

{BODY}

ID\tKrav\tStatus
10\tRydde i arkivet.\tGrønn
11\t<p>Måle ventetid:</p><ul><li>hver uke</li></ul>\tGul
"""
PAGE = f"""<html><body><h1>Styringsdokument 2031</h1><h2>1. Ventetid</h2><p>{BODY}</p><h3>Mål 2031:</h3><ul><li>Ventetiden skal ned.</li>
<li>Sykehuset skal:<ul><li>måle svartid</li><li>melde avvik</li></ul></li></ul><h2>2. Oppfølging</h2><p>{BODY}</p>
<table><tr><th>ID</th><th>Krav</th><th>Status</th></tr><tr><td>10</td><td>Rydde i arkivet.</td><td>Grønn</td></tr>
<tr><td>11</td><td><p>Måle ventetid:</p><ul><li>hver uke</li></ul></td><td>Gul</td></tr></table></body></html>"""
WORD = word(
    para("Styringsdokument 2031", "Tittel"), para("Ventetid", "Nummerert1"), para(BODY), para("Mål 2031:", "Overskrift2"),
    para("Ventetiden skal ned.", number=(2, 0)), para("Sykehuset skal:", number=(2, 0)), para("måle svartid", number=(2, 1)),
    para("melde avvik", number=(2, 1)), para("Oppfølging", "Nummerert1"), para(BODY),
    "<w:tbl>" + row(cell("ID"), cell("Krav"), cell("Status"), head=True) + row(cell("10"), cell("Rydde i arkivet."), cell("Grønn"))
    + row(cell("11"), cell("Måle ventetid:|hver uke"), cell("Gul")) + "</w:tbl>")


def outline(parsed: Parsed) -> list[tuple]:
    """What must be alike: kind, words, rank, ties, cells and heads."""
    return [(b.kind, b.text, b.level, b.lead, b.parent, tuple(c.lines for c in b.cells), b.header) for b in finished(parsed).blocks]


def test_text_html_and_word_read_alike():
    text, page, file = outline(read_plain(TEXT.encode())), outline(read_html(PAGE.encode())), outline(read_docx(WORD))
    assert text == page
    assert text == file


CONTENT = [
    ("a.pdf", b"bare tekst", "wrong_type", "a text file named .pdf"), ("a.docx", b"bare tekst her", "wrong_type", "a text file named .docx"),
    ("a.txt", b"%PDF-1.7 ...", "wrong_type", "a PDF named .txt"), ("a.txt", b"\x89PNG\r\n\x1a\n....", "wrong_type", "a picture"),
    ("a.docx", b"\xd0\xcf\x11\xe0....", "wrong_type", "old Word"), ("a.html", b"", "empty_file", "nothing"),
    ("a.xls", b"tekst", "wrong_type", "a format that is not read"), ("a.docx", b"PK\x03\x04...", "damaged", "half an archive"),
]


@pytest.mark.parametrize("name,data,problem,why", CONTENT, ids=[why for *_, why in CONTENT])
def test_content_and_name_must_agree(tmp_path, name, data, problem, why):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read(tmp_path / name)
    assert caught.value.problem == problem


FORMATS = [("a.TXT", b"tekst", "txt"), ("a.md", b"# tekst", "md"), ("a.htm", b"<p>tekst</p>", "html"), ("a.docx", WORD, "docx"),
           ("a.txt", b"<!doctype html><p>tekst</p>", "html"), ("a.html", b"\xef\xbb\xbf<html><p>tekst</p></html>", "html")]


@pytest.mark.parametrize("name,data,expected", FORMATS)
def test_formats(tmp_path, name, data, expected):
    (tmp_path / name).write_bytes(data)
    assert format_of(tmp_path / name) == expected
    assert read(tmp_path / name).blocks[-1].text.endswith(("tekst", "Gul"))


def labels() -> list[tuple[str, str]]:
    gold = sorted((SHARED / "gold").glob("*.jsonl")) if SHARED.exists() else []
    stems = [path.name for path in gold if not path.name.startswith("links")]
    return [(name, ending) for name in stems for ending in FOLDERS
            if (SHARED / "corpus" / FOLDERS[ending] / f"{name.split('@')[0].removesuffix('.jsonl')}.{ending}").exists()]


def words(text: str | None) -> str:
    """Letters and digits; a lone digit between letters left out, for it may be a footnote's mark."""
    return re.sub(r"(?<=[a-zæøå])\d(?=[a-zæøå])", "", bare(re.sub(r"</?[a-zA-Z][^<>]*>", " ", text or "")))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the real documents (../shared) are not here")
@pytest.mark.parametrize("labelled,ending", labels())
def test_labelled_texts_begin_with_a_block_and_stand_unbroken(labelled, ending):
    """95 % of the labelled requirements begin with a block or cell under the labelled section, with their lead-in, and go
    on without a foreign word; 90 % stand whole in one block (some labels hold a paragraph with its list)."""
    stem = labelled.split("@")[0].removesuffix(".jsonl")
    parsed = read(SHARED / "corpus" / FOLDERS[ending] / f"{stem}.{ending}")
    path = {n: bare(" ".join(s.path)) for s in parsed.sections for n in range(s.first, s.last + 1)}
    blocks = {block.number: block for block in parsed.blocks if block.kind not in ("furniture", "footnote")}
    pieces = [(block, words(text)) for block in blocks.values() for text in [block.text, *(cell.text for cell in block.cells)]]
    everything = words(" ".join(block.text for block in blocks.values()))
    gold = [json.loads(line) for line in (SHARED / "gold" / labelled).read_text(encoding="utf-8").split("\n") if line]
    core = [label for label in gold if label["kind"] not in ("føring", "indikatordefinisjon")]
    good = whole = 0
    for label in core:
        wanted = words(" ".join(label.get("text_parts") or [label["text"]]))
        found = [block for block, text in pieces if text.startswith(wanted[:60]) and path[block.number] == bare(label["section"])]
        led = not label.get("lead_in") or any(b.lead and words(label["lead_in"]) in words(blocks[b.lead].text) for b in found)
        good += bool(found) and led and wanted in everything
        whole += any(wanted in text for _, text in pieces)
    assert good >= 0.95 * len(core), f"{good} of {len(core)}"
    assert whole >= 0.90 * len(core), f"{whole} of {len(core)}"
