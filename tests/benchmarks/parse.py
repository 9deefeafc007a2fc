"""Pages a second and peak memory: our reading of PDFs beside pdfplumber's, in one run on the same files.

Run by `make bench`. Absolute figures vary with the machine; the ratios hold. Each method runs in a process of its own,
so that its peak memory is its own.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pdfplumber
import pypdfium2

from pipeline.parse.pdf import read_pdf

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "corpus", ROOT.parent / "shared" / "corpus" / "pdf", ROOT.parent / "shared" / "corpus" / "andre")
MOST_PAGES = 25  # of a file, for the slow methods to end in a minute


def ours(path: Path) -> int:
    return len(read_pdf(path).pages)


def plumber_text(path: Path) -> int:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.close()
        return len(document.pages)


def plumber_tables(path: Path) -> int:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            len(page.chars), page.find_tables()
            page.close()
        return len(document.pages)


def measured(method: Callable[[Path], int], paths: list[Path]) -> tuple[float, float]:
    """Pages a second of processor time, so that other work on the machine does not count, and peak memory in MB."""
    start = time.process_time()
    pages = sum(method(path) for path in paths)
    seconds = time.process_time() - start
    return pages / seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def alone(method: Callable[[Path], int], paths: list[Path]) -> tuple[float, float]:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measured, method, paths).result()


def by_two(paths: list[Path]) -> float:
    """Pages a second by the clock with two processes."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(ours, paths[:2]))  # both have started and loaded
        start = time.perf_counter()
        pages = sum(pool.map(ours, sorted(paths, key=lambda path: -path.stat().st_size)))
        return pages / (time.perf_counter() - start)


def short(path: Path, folder: Path, pages: int = MOST_PAGES) -> Path:
    """The first pages of a file; pages beyond its last begin anew."""
    source, target = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    while len(target) < pages:
        target.import_pages(source, list(range(min(len(source), pages - len(target)))))
        if pages == MOST_PAGES:
            break
    made = folder / f"{len(list(folder.iterdir()))}-{path.name}"
    target.save(made)
    target.close()
    source.close()
    return made


def letters(path: Path) -> int:
    """How much text the first pages hold, so that the long file is one of text."""
    document = pypdfium2.PdfDocument(path)
    count = sum(document[index].get_textpage().count_chars() for index in range(min(5, len(document))))
    document.close()
    return count


def main() -> None:
    found = [path for folder in FOLDERS for path in sorted(folder.glob("**/*.pdf"))]
    if not found:
        sys.exit("no PDF beside the benchmark")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [short(path, folder) for path in found]
        print(f"{'method':34}{'pages/s':>9}{'peak MB':>9}{'ratio':>7}")
        rows = [
            (title, *alone(method, paths))
            for title, method in (
                ("pdfplumber extract_text", plumber_text),
                ("pdfplumber chars + tables", plumber_tables),
                ("ours", ours),
            )
        ]
        base = rows[0][1]
        for title, speed, peak in rows:
            print(f"{title:34}{speed:9.1f}{peak:9.0f}{speed / base:7.1f}")
        two = by_two(paths)
        print(f"{'ours, two processes':34}{two:9.1f}{'':9}{two / rows[-1][1]:7.2f}  (to one)")
        for pages in (100, 1000):
            speed, peak = alone(ours, [short(max(found, key=letters), folder, pages)])
            print(f"{f'ours, one file of {pages} pages':34}{speed:9.1f}{peak:9.0f}")


if __name__ == "__main__":
    main()
