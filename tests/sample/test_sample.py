"""The shipped sample: labels agree with the pages, everything comes from its source, and its bodies are nobody's."""
from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import docx
import pypdfium2
import pytest

from tests.sample import labels, make
from tests.sample.markup import Source, read_sources

SOURCES = read_sources(make.SOURCES)
NAMED = {"argvalues": SOURCES, "ids": lambda source: source.name}
REAL = make.CORPUS.parents[1] / "shared" / "corpus" / "tekst"


def _rows(source: Source) -> list[dict]:
    path = make.folder_of(make.CORPUS, source) / f"{source.name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _pages(source: Source) -> list[str]:
    """What stands on the committed pages; a scan's are known only from the source."""
    return make.pages_of(make.laid_out(source) if source["scan"] else make.CORPUS / f"{source.name}.pdf")


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    make.make(folder)
    return folder


@pytest.mark.parametrize("source", **NAMED)
def test_labels_stand_on_their_pages(source):
    pages = [make.bare(page) for page in _pages(source)]
    whole = "".join(pages)
    for row in _rows(source):
        for offset, part in enumerate(row.get("text_parts") or [row["text"]]):
            assert make.bare(part) in pages[row["page"] - 1 + offset], f"{row['key']}: side {row['page']}"
        response = row["response"] or {}
        for raw in [row["lead_in"], *row["references"], response.get("start"), response.get("end")]:
            assert raw is None or make.bare(raw)[:40] in whole, raw


@pytest.mark.parametrize("source", **NAMED)
def test_a_raw_phrase_stands_in_what_it_was_read_from(source):
    whole = "".join(make.bare(page) for page in _pages(source))
    for row in _rows(source):
        for read in [*row["deadlines"], *row["targets"], *row["outcomes"], *filter(None, [row["status"]])]:
            assert make.bare(read["raw"]) in whole or row.get("text_parts"), read["raw"]


@pytest.mark.parametrize("source", **NAMED)
def test_source_gives_the_same_pages_and_labels(source, rebuilt):
    name = f"{source.name}.pdf"
    assert make.pages_of(rebuilt / name) == make.pages_of(make.CORPUS / name)
    ours = make.folder_of(make.CORPUS, source).relative_to(make.CORPUS) / f"{source.name}.jsonl"
    assert (rebuilt / ours).read_text(encoding="utf-8") == (make.CORPUS / ours).read_text(encoding="utf-8")


def test_nothing_lies_there_that_no_source_makes(rebuilt):
    """A label or PDF left behind by a renamed source would be measured as truth."""
    def made(folder: Path) -> set[str]:
        suffixes = (".pdf", ".docx", ".txt", ".jsonl")
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix in suffixes}
    assert made(make.CORPUS) == made(rebuilt)


@pytest.mark.parametrize("source", **NAMED)
def test_every_page_says_that_it_is_a_sample(source):
    for number, page in enumerate(_pages(source), 1):
        assert "eksempel" in page.lower(), f"side {number}"


def test_bodies_are_nobodys():
    """A name that the register of real bodies knows would put words into a real body's mouth."""
    real = tomllib.loads((make.CORPUS.parent / "pipeline" / "parties.toml").read_text(encoding="utf-8"))["party"]
    known = {name.lower() for party in real for name in (party["name"], *party.get("aliases", ()))}
    ours = tomllib.loads((make.CORPUS / "parties.toml").read_text(encoding="utf-8"))["party"]
    for party in ours:
        assert party["name"].lower() not in known
        assert not {alias.lower() for alias in party.get("aliases", ())} & known
    named = {source[role] for source in SOURCES for role in ("issuer", "recipient")}
    assert named <= {party["name"] for party in ours}
    texts = " ".join(page for source in SOURCES for page in _pages(source))
    for party in real:
        proper = party.get("kind") in ("rhf", "hf", "departement", "direktorat") and " " in party["name"]
        assert not proper or party["name"] not in texts, party["name"]


@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="the real documents are not beside the project")
def test_no_sentence_is_a_real_documents():
    """Nine words in a row are more than a turn of phrase."""
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[i:i + 9]) for i in range(len(words) - 8)}
    real = set().union(*(runs(path.read_text(encoding="utf-8", errors="replace")) for path in REAL.glob("*.txt")))
    texts = [text.words for source in SOURCES for piece in source.pieces for text in (piece.text, *piece.cells)]
    ours = set().union(*map(runs, texts))
    assert not ours & real


@pytest.mark.parametrize("source", **NAMED)
def test_keys_are_said_once_a_document(source):
    keys = [one.tag.key for one in labels.requirements(source)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("source", [s for s in SOURCES if s["also"]], ids=lambda source: source.name)
def test_the_other_formats_hold_the_same_words(source):
    word = docx.Document(make.CORPUS / f"{source.name}.docx")
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    in_word = make.bare(" ".join([*(paragraph.text for paragraph in word.paragraphs), *cells]))
    in_text = make.bare((make.CORPUS / f"{source.name}.txt").read_text(encoding="utf-8"))
    for row in _rows(source):
        whole = make.bare(" ".join(row.get("text_parts") or [row["text"]]))
        assert whole in in_word and whole in in_text, row["key"]


def test_layouts_differ_as_between_bodies():
    fonts = {source["font"] for source in SOURCES}
    assert len(fonts) >= 5
    tagged = [pypdfium2.raw.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(make.CORPUS / f"{s.name}.pdf")) for s in SOURCES]
    assert 5 <= sum(map(bool, tagged)) <= len(SOURCES) - 5
    assert {piece.table[0] for source in SOURCES for piece in source.pieces if piece.table} == {"ruled", "flat", "bare"}
    assert not "".join(make.pages_of(make.CORPUS / f"{next(s for s in SOURCES if s['scan']).name}.pdf")).strip()


def test_enough_to_try_everything_on():
    rows = [row for source in SOURCES for row in _rows(source)]
    assert len(SOURCES) >= 24 and {source["year"] for source in SOURCES} == {"2021", "2022", "2023", "2024"}
    assert {source["language"] or "nb" for source in SOURCES} == {"nb", "nn", "sv"}
    assert {source["level"] for source in SOURCES} >= {"region", "foretak", "klinikk"}
    assert sum(row["origin"] == "issued" for row in rows) >= 300
    assert sum("antibiotika" in row["text"] for row in rows) >= 20
    assert any(row.get("text_parts") for row in rows), "a page break cuts a requirement somewhere"
    size = sum(path.stat().st_size for path in make.CORPUS.rglob("*") if path.is_file())
    assert size < 6_000_000
