"""Page images: made aside with a time limit, kept with a cap, and never of a file that is not the one that was read."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site.conftest import SITE, serve
from tests.site.fixture import build

sys.path.append(str(SITE))
from kravsite import images
from kravsite.corpus import original


def pdf(path: Path, pages: int = 2) -> Path:
    """A PDF with a line of text on each page."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(300, 400))
    for page in range(1, pages + 1):
        canvas.drawString(50, 300, f"Side {page}")
        canvas.showPage()
    canvas.save()
    return path


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


async def test_a_page_is_drawn_once_and_then_kept(tmp_path):
    path = pdf(tmp_path / "a.pdf")
    stamp = sha256(path)
    drawn = await images.page_image(path, stamp, 2, str(tmp_path / "cache"))
    assert drawn[:4] == b"RIFF" and drawn[8:12] == b"WEBP"
    path.unlink()
    assert await images.page_image(path, stamp, 2, str(tmp_path / "cache")) == drawn


@pytest.mark.parametrize("page", [0, 3, 999_999])
async def test_a_page_that_is_not_there_gives_no_image(tmp_path, page):
    path = pdf(tmp_path / "a.pdf")
    with pytest.raises(images.NoImage):
        await images.page_image(path, sha256(path), page, str(tmp_path / "cache"))


async def test_a_file_that_is_no_pdf_gives_no_image_and_the_next_is_drawn(tmp_path):
    broken = tmp_path / "b.pdf"
    broken.write_bytes(b"%PDF-1.7 cut off")
    with pytest.raises(images.NoImage):
        await images.page_image(broken, "b" * 64, 1, str(tmp_path / "cache"))
    path = pdf(tmp_path / "a.pdf")
    assert await images.page_image(path, sha256(path), 1, str(tmp_path / "cache"))


async def test_a_page_that_takes_too_long_ends_the_worker_not_the_site(tmp_path, monkeypatch):
    path = pdf(tmp_path / "a.pdf")
    images._state["pool"] = None  # a worker that must start first takes longer than the limit
    monkeypatch.setattr(images, "SECONDS", 0.001)
    with pytest.raises(images.NoImage, match="TimeoutError"):
        await images.page_image(path, sha256(path), 1, str(tmp_path / "cache"))
    monkeypatch.setattr(images, "SECONDS", 60)
    assert await images.page_image(path, sha256(path), 1, str(tmp_path / "cache"))


def test_the_worker_ends_with_a_server_that_is_killed(tmp_path):
    path = pdf(tmp_path / "a.pdf")
    program = (
        "import asyncio, os, sys; from pathlib import Path; sys.path.append(sys.argv[1]); from kravsite import images\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(images.page_image(Path(sys.argv[2]), 'a' * 64, 1, sys.argv[3]))\n"
        "    print(*images._state['pool']._processes, flush=True); os.kill(os.getpid(), 9)\n"
    )
    script = tmp_path / "server.py"
    script.write_text(program, encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, str(script), str(SITE), str(path), str(tmp_path / "cache")],
                          capture_output=True, text=True, cwd=root, timeout=120)  # fmt: skip
    worker = int(done.stdout)
    for _ in range(100):
        if not _runs(worker):
            return
        time.sleep(0.1)
    raise AssertionError("the worker lives on")


def _runs(process: int) -> bool:
    """Whether a process is alive; one that has ended and waits to be collected is not."""
    state = Path(f"/proc/{process}/stat")
    if Path("/proc/self/stat").exists():
        return state.exists() and state.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


async def test_the_images_that_are_kept_have_a_cap(tmp_path, monkeypatch):
    path = pdf(tmp_path / "a.pdf", pages=6)
    monkeypatch.setitem(images._state, "bytes", None)
    first = await images.page_image(path, sha256(path), 1, str(tmp_path / "cache"))
    monkeypatch.setattr(images, "CAP", 3 * len(first))
    for page in range(2, 7):
        await images.page_image(path, sha256(path), page, str(tmp_path / "cache"))
    kept = list((tmp_path / "cache" / "sider").glob("*.webp"))
    assert sum(file.stat().st_size for file in kept) <= 3 * len(first)
    assert any(file.name.endswith("-6-110.webp") for file in kept), "the newest stays"


def test_an_original_is_given_only_from_within_the_corpus_and_unchanged(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    inside, outside = pdf(corpus / "a.pdf"), pdf(tmp_path / "b.pdf")
    assert original(str(corpus), {"file": "a.pdf", "sha256": sha256(inside)}) == (inside.resolve(), None)
    assert original(str(corpus), {"file": "a.pdf", "sha256": "0" * 64}) == (None, "endret")
    assert original(str(corpus), {"file": "../b.pdf", "sha256": sha256(outside)}) == (None, "ingen_fil")
    assert original(str(corpus), {"file": str(outside), "sha256": sha256(outside)}) == (None, "ingen_fil")
    assert original(str(corpus), {"file": "c.pdf", "sha256": "0" * 64}) == (None, "ingen_fil")
    assert original(None, {"file": "a.pdf", "sha256": "0" * 64}) == (None, "ingen_mappe")


async def test_the_original_opens_as_pdf_and_the_passage_is_shown_on_the_requirements_page(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    path, database = pdf(corpus / "od-2023.pdf", pages=4), build(tmp_path / "kravspor.db")
    with sqlite3.connect(database) as connection:
        connection.execute("update documents set sha256 = ? where file = 'od-2023.pdf'", (sha256(path),))
    connection.close()
    client = serve(database, corpus=str(corpus), cache=str(tmp_path / "cache")).client
    response = await client.get("/dokument/od-2023-fjord/original")
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["content-disposition"].startswith("inline")
    assert "/dokument/od-2023-fjord/side/2/bilde.webp" in (await client.get("/krav/od-2023-fjord--11")).text
    path.write_bytes(path.read_bytes() + b"%")
    assert "Filen er endret" in (await client.get("/dokument/od-2023-fjord/side/2")).text


async def test_another_kind_of_file_is_downloaded_not_shown(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "ko-2024.txt").write_text("<script>alert(1)</script>", encoding="utf-8")
    database = build(tmp_path / "kravspor.db")
    with sqlite3.connect(database) as connection:
        connection.execute(
            "update documents set sha256 = ? where file = 'ko-2024.txt'", (sha256(corpus / "ko-2024.txt"),)
        )
    connection.close()
    response = await serve(database, corpus=str(corpus)).client.get("/dokument/ko-2024-kirurgi/original")
    assert response.headers["content-disposition"].startswith("attachment")
    assert response.headers["content-type"] == "application/octet-stream"
