"""The site in a browser: accessible, readable at 320 px, by keyboard, nothing from other hosts, nothing blocked."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.site.conftest import SITE
from tests.site.fixture import build

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: browser tests are left out"),
]

PAGES = [
    "/",
    "/krav/od-2024-fjord--21",
    "/krav/od-2024-fjord--21/sporingsark",
    "/krav/ko-2024-kirurgi--a2",
    "/dokument",
    "/dokument/od-2023-fjord",
    "/dokument/od-2023-fjord/side/2",
    "/oppfolging",
    "/endringer",
    "/frister",
    "/kvalitet",
    "/om",
    "/krav/finnes-ikke",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server over the fixture, with a PDF of four pages as the original of one document."""
    folder = tmp_path_factory.mktemp("browser")
    database, corpus = build(folder / "kravspor.db"), folder / "corpus"
    with_original(database, corpus)
    with served(database, corpus, folder) as here:
        yield here


@contextmanager
def served(database: Path, corpus: Path, folder: Path):
    """A server in its own process, on a free port; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    metadata = folder / "metadata.json"
    settings = {"plugins": {"kravspor": {"corpus": str(corpus), "cache": str(folder / "cache")}}}
    metadata.write_text(json.dumps(settings), encoding="utf-8")
    options = {"--port": port, "--metadata": metadata, "--template-dir": SITE / "templates",
               "--plugins-dir": SITE / "plugins", "--static": f"static:{SITE / 'static'}"}  # fmt: skip
    command = [sys.executable, "-m", "datasette", "serve", database]
    command += [part for pair in options.items() for part in pair]
    root = Path(__file__).resolve().parents[2]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen([str(part) for part in command], stdout=quiet, stderr=quiet, cwd=root)
    try:
        yield _answering(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        server.wait(10)


def with_original(database: Path, corpus: Path) -> None:
    """Make the original of od-2023-fjord: four pages of PDF, and its hash in the database."""
    import hashlib
    import sqlite3

    from reportlab.pdfgen.canvas import Canvas

    corpus.mkdir()
    path = corpus / "od-2023.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    for page in range(1, 5):
        canvas.drawString(72, 842 - 175, f"Side {page}")
        canvas.showPage()
    canvas.save()
    with sqlite3.connect(database) as connection:
        connection.execute(
            "update documents set sha256 = ? where file = 'od-2023.pdf'",
            (hashlib.sha256(path.read_bytes()).hexdigest(),),
        )
    connection.close()


def _answering(address: str, server) -> str:
    for _ in range(120):
        try:
            urllib.request.urlopen(address + "/om", timeout=2)
            return address
        except OSError:
            assert server.poll() is None, "the server ended"
            time.sleep(0.25)
    raise AssertionError("the server did not answer within 30 seconds")


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def tab(browser, address):
    """A page at desk width that remembers what it asked for and what the console said."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, base_url=address)
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    yield page
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_accessible_narrow_and_alone(tab, address, path):
    """By WCAG 2.1 AA (axe); nothing from other hosts, nothing blocked; no sideways scrolling at 320 px."""
    from axe_playwright_python.sync_playwright import Axe

    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    assert all(url.startswith((address, "data:")) for url in tab.asked)
    assert not [text for text in tab.said if "Content Security Policy" in text or "Refused" in text]
    found = Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert found.violations_count == 0, found.generate_report()
    tab.set_viewport_size({"width": 320, "height": 640})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


def test_axe_would_find_a_fault(tab):
    from axe_playwright_python.sync_playwright import Axe

    tab.goto("/om")
    tab.evaluate("document.querySelector('h1').innerHTML = '<img src=/static/kravspor.svg>'")
    assert Axe().run(tab, options={"runOnly": ["wcag2a"]}).violations_count == 1


def test_the_page_image_is_drawn_with_marks(tab):
    tab.goto("/dokument/od-2023-fjord/side/2")
    tab.wait_for_load_state("networkidle")
    assert [url for url in tab.asked if url.endswith("/side/2/bilde.webp")]
    response = tab.request.get("/dokument/od-2023-fjord/side/2/bilde.webp")
    assert response.status == 200
    assert response.headers["content-type"] == "image/webp"
    assert tab.locator("svg a rect.mark").count() == 1
    assert "Siden kunne ikke" not in tab.content()


def test_from_the_front_up_to_the_ministry_and_its_page(tab):
    """Front -> documents -> a clinic's -> its requirement -> the trust's -> the authority's page: all by links."""
    tab.goto("/")
    tab.click("text=Hvor kommer det fra?")
    tab.click("text=Oppdrag 2024, Kirurgisk klinikk")
    tab.click("text=Holde ventetiden under 55 dager.")
    assert "Videreført fra Oppdrag og bestilling 2024, med endret ordlyd" in tab.inner_text("p.opening")
    tab.click("p.opening a")
    assert "Ordrett videreført fra Oppdragsdokument 2024" in tab.inner_text("p.opening")
    tab.click("p.opening a")
    tab.click("dl.facts a[href*='/side/']")
    assert "under 54 dager" in tab.inner_text(".block.held.focus")


def test_from_search_to_a_life_up_to_the_ministry_and_its_page(browser, tmp_path):
    """Over the sample: search -> a clinic's requirement -> the trust's -> the ministry's -> its page's image."""
    corpus = Path(__file__).resolve().parents[2] / "corpus"
    if not list(corpus.glob("klinikkoppdrag-2023-*.pdf")):
        pytest.skip("the sample corpus is not here")
    from click.testing import CliRunner

    from pipeline.cli import main

    where = {"--corpus": corpus, "--extracted": tmp_path / "x", "--database": tmp_path / "kravspor.db"}
    built = CliRunner().invoke(main, ["build", *(str(part) for pair in where.items() for part in pair)])
    assert built.exit_code == 0, built.output
    with served(tmp_path / "kravspor.db", corpus, tmp_path) as here:
        page = browser.new_page(base_url=here)
        page.goto("/")
        page.fill("#q", "bredspektrede antibiotika liggedøgn")
        page.press("#q", "Enter")
        page.locator("a[href*='/krav/klinikkoppdrag-2023']").first.click()
        for _ in range(2):
            page.locator("p.opening a").first.click()
        assert "departementet" in page.inner_text("h1")
        with page.expect_response("**/bilde.webp") as image:
            page.click("dl.facts a[href*='/side/']")
        assert image.value.status == 200
        assert "antibiotika" in page.inner_text(".block.held.focus")
        page.close()


def test_keyboard_alone(tab):
    """Tab reaches the skip link first; Enter takes one to the content; every link and field shows where one is."""
    tab.goto("/krav/od-2024-fjord--21")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "innhold"
    seen = set()
    for _ in range(25):
        tab.keyboard.press("Tab")
        seen.add(tab.evaluate("document.activeElement.tagName"))
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert {"A", "SELECT", "BUTTON"} <= seen


def test_the_tracing_sheet_is_one_a4(tab):
    import io

    import pypdfium2

    tab.goto("/krav/od-2024-fjord--21/sporingsark")
    printed = pypdfium2.PdfDocument(io.BytesIO(tab.pdf(format="A4")))
    assert len(printed) == 1
    text = " ".join(printed[0].get_textpage().get_text_bounded().split())
    assert "Prognose: blir innfridd" in text
    assert "Søk" not in text, "the menu is not printed"


def test_readable_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/krav/od-2024-fjord--21")
    assert "Kravets liv" in page.inner_text("main")
    context.close()
