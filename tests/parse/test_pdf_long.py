"""Long files: memory grows with the text alone, and a page is read alike wherever it stands."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

import pytest

from pipeline.parse import pdf, pdf_pages
from pipeline.parse.pdf import read_pdf
from tests.parse.pdf_maker import Sheet

PAGES = 230  # more than are kept open, more than are read before the file is opened anew


def long_file(path: Path, pages: int) -> Path:
    sheet = Sheet(path)
    for page in range(pages):
        sheet.put(70, 40, "Oppdrag 2031 – Helse Nordlys", 9)
        sheet.lines(f"{page + 1}. Tilbud", size=13, style="b")
        for _ in range(2):
            sheet.lines(
                "Helseforetaket skal sørge for et likeverdig tilbud i hele regionen, og det skal melde",
                "fra om avvik til styret innen tre uker.",
            )
        sheet.item("•", "Klinikken skal møte hver uke.")
        sheet.grid([["Mål", "Status"], ["Ventetid under 50 dager", "Nådd"]], [70, 300, 500])
        sheet.page()
    return sheet.save()


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return long_file(tmp_path_factory.mktemp("long") / "a.pdf", PAGES)


def test_every_page_is_read_alike(path):
    found: dict[int, list[tuple[str, str]]] = {}
    for block in read_pdf(path).blocks:
        found.setdefault(block.page, []).append((block.kind, block.text))
    first = found[1]
    assert len(found) == PAGES and len(first) == 7
    assert all(found[page] == [(k, t.replace("1. T", f"{page}. T")) for k, t in first] for page in found)


@pytest.mark.parametrize(("open_pages", "at_a_time"), ((0, 1), (3, 7), (1000, 1000)))
def test_packing_changes_nothing(path, monkeypatch, open_pages, at_a_time):
    whole = read_pdf(path)
    monkeypatch.setattr(pdf_pages, "_OPEN", open_pages)
    monkeypatch.setattr(pdf, "_AT_A_TIME", at_a_time)
    assert read_pdf(path) == whole


def test_a_page_more_costs_little_more_than_its_text(tmp_path):
    """Peak of what Python holds, beyond the first hundred pages: under 10 kB a page (its text and blocks),
    which kept open would take 17."""
    peaks = []
    for pages in (105, 135):
        path = long_file(tmp_path / f"{pages}.pdf", pages)
        gc.collect()
        tracemalloc.start()
        read_pdf(path)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 30 * 10_000
