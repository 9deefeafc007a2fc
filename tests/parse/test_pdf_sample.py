"""The reader on the project's own sample: nothing lost, little set aside, and never a sentence that obliges."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from pipeline.parse.furniture import is_page_number, says_must
from pipeline.parse.furniture_contents import is_contents_heading
from pipeline.parse.pdf import read_pdf
from pipeline.records import Block
from tests.parse.pdf_letters import letters, lost_share, plain_letters, text_of

SAMPLE = sorted((Path(__file__).resolve().parents[2] / "corpus").glob("*.pdf"))
ENDS_IN_PAGE = re.compile(r"\s\d{1,3}$")


def aside(path: Path) -> list[Block]:
    return [block for block in read_pdf(path).blocks if block.kind == "furniture"]


def contents_pages(blocks: list[Block]) -> set[int | None]:
    return {block.page for block in blocks if is_contents_heading(block.text)}


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_nothing_is_lost(path):
    assert lost_share(path) <= 0.005


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_little_is_set_aside_but_contents(path):
    """A table of contents weighs much in a document of few pages, so its pages are counted apart, below."""
    blocks = aside(path)
    apart = contents_pages(blocks)
    count = sum(letters(text_of(block)).total() for block in blocks if block.page not in apart)
    assert count <= 0.08 * max(1, plain_letters(path).total())


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_contents_pages_hold_nothing_else(path):
    """What is set aside there is the heading, entries that end in a page, and lines that other pages bear as well."""
    blocks = aside(path)
    apart = contents_pages(blocks)
    often = Counter(block.text for block in blocks)
    odd = [
        block.text
        for block in blocks
        if block.page in apart
        and not (is_contents_heading(block.text) or is_page_number(block.text) or ENDS_IN_PAGE.search(block.text))
        and often[block.text] < 2
    ]
    assert odd == []


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_no_obliging_sentence_is_set_aside(path):
    assert [block.text for block in aside(path) if says_must(block.text)] == []
