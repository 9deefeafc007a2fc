"""The shipped sample: labels agree with the pages, it comes from its source, and its bodies are nobody's."""
from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.sample import labels, make
from tests.sample.markup import Source, read_sources

SOURCES = read_sources(make.SOURCES)


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _pages(source: Source) -> list[str]:
    """What stands on the committed pages; a scan's are known only from the source."""
    return make.pages_of(make.laid_out(source) if source["scan"] else make.CORPUS / f"{source.name}.pdf")


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    make.make(folder)
    return folder


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_labels_stand_on_their_pages(source):
    pages = [make.bare(page) for page in _pages(source)]
    rows = _rows(make.folder_of(make.CORPUS, source) / f"{source.name}.jsonl")
    for row in rows:
        for offset, part in enumerate(row.get("text_parts") or [row["text"]]):
            assert make.bare(part) in pages[row["page"] - 1 + offset], f"{row['key']}: side {row['page']}"
        whole = "".join(pages)
        for raw in [row["lead_in"], *row["references"], *((row["response"] or {}).get(end) for end in ("start", "end"))]:
            assert raw is None or make.bare(raw)[:40] in whole


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_source_gives_the_same_pages_and_labels(source, rebuilt):
    name = f"{source.name}.pdf"
    assert make.pages_of(rebuilt / name) == make.pages_of(make.CORPUS / name)
    ours = make.folder_of(make.CORPUS, source).relative_to(make.CORPUS) / f"{source.name}.jsonl"
    assert (rebuilt / ours).read_text(encoding="utf-8") == (make.CORPUS / ours).read_text(encoding="utf-8")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
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


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_keys_are_said_once_a_document(source):
    keys = [one.tag.key for one in labels.requirements(source)]
    assert len(keys) == len(set(keys))


def test_enough_to_try_everything_on():
    rows = [row for source in SOURCES for row in labels.rows_of(source)]
    assert sum(row["origin"] == "issued" for row in rows) >= 60
    assert any("antibiotika" in row["text"] for row in rows)
