"""The reader on the real documents beside the project: nothing lost, every labelled text whole, nothing crashes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import parse
from pipeline.records import Parsed
from pipeline.text import bare
from tests.parse.pdf_letters import furniture_share, lost_share

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = [path for path in sorted((SHARED / "gold").glob("*.jsonl")) if not path.stem.startswith("links")]
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="the real documents are not beside the project"),
]


def files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((SHARED / "corpus" / folder).glob("*.pdf"))]


@pytest.mark.parametrize("path", files("pdf", "andre"), ids=lambda path: path.stem)
def test_nothing_is_lost(path):
    assert lost_share(path) <= 0.005


@pytest.mark.parametrize("path", files("pdf"), ids=lambda path: path.stem)
def test_little_is_set_aside(path):
    assert furniture_share(path) <= 0.08


@pytest.mark.parametrize("path", files("skannet"), ids=lambda path: path.stem)
def test_a_scan_says_so_page_by_page(path):
    parsed = parse.read(path)
    assert [(issue.problem, issue.page) for issue in parsed.issues] == [
        ("no_text", page.number) for page in parsed.pages
    ]


@pytest.mark.parametrize("labels", GOLD, ids=lambda path: path.stem)
def test_labelled_texts_stand_whole(labels):
    """In one block, cell or run of tied blocks that is at most a tenth longer."""
    parsed = parse.read(SHARED / "corpus" / "pdf" / f"{labels.stem.split('@')[0]}.pdf")
    passages = [passage for passage in runs_of(parsed) if passage]
    wanted = [bare("".join(label.get("text_parts") or [label["text"]])) for label in read_labels(labels)]
    missed = [
        text[:60] for text in wanted if not any(text in one and len(one) <= 1.1 * len(text) + 12 for one in passages)
    ]
    assert len(missed) <= 0.05 * len(wanted), missed


def read_labels(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def runs_of(parsed: Parsed) -> Iterator[str]:
    """The bare text of every block, cell, and list with what leads it in."""
    blocks = [block for block in parsed.blocks if block.kind not in ("furniture", "footnote")]
    for index, block in enumerate(blocks):
        yield bare(block.text)
        yield bare(block.raw)
        yield from (bare(cell.text) for cell in block.cells)
        run = bare(block.text)
        for item in blocks[index + 1 : index + 12]:
            if item.kind != "item" or (item.lead is None and item.parent is None):
                break
            run += bare(item.text)
            yield run
