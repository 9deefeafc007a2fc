"""The main job in a browser: search antibiotika, switch an expansion off, narrow by year, take the list as Excel, open it."""
from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from openpyxl import load_workbook

SITE = Path(__file__).resolve().parents[2] / "datasette"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.browser,
              pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: browser tests are left out")]


@pytest.fixture(scope="module")
def address(database_file):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "datasette", "serve", str(database_file), "--port", str(port), "--template-dir",
         str(SITE / "templates"), "--plugins-dir", str(SITE / "plugins"), "--static", f"static:{SITE / 'static'}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield _answering(f"http://127.0.0.1:{port}", server)
    server.terminate()
    server.wait(10)


def _answering(address: str, server: subprocess.Popen) -> str:
    for _ in range(120):
        try:
            urllib.request.urlopen(address + "/sok", timeout=5)
            return address
        except OSError:
            assert server.poll() is None, "the server ended"
            time.sleep(0.25)
    raise AssertionError("the server did not answer within 30 seconds")


@pytest.fixture(scope="module")
def tab(address):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1280, "height": 900}, base_url=address)
        browser.close()


def count(tab) -> str:
    return tab.locator("h2.count").inner_text()


def test_search_switch_off_narrow_and_download(tab, tmp_path) -> None:
    tab.goto("/sok")
    tab.get_by_label("Søk i krav").fill("antibiotika")
    tab.get_by_role("button", name="Søk", exact=True).click()
    assert count(tab) == "2 ulike krav, 4 steder (1 gjengitt i rapporter)"
    tab.locator("aside").get_by_role("link", name="2024", exact=True).click()
    assert count(tab) == "1 krav, 3 steder (1 gjengitt i rapporter)"
    tab.get_by_text("Ord som er tatt med").click()
    tab.get_by_role("link", name="Søk uten antibiotikastyringsprogram").click()
    assert count(tab) == "Ingen krav har alt dette"
    tab.get_by_role("link", name="Ta med igjen antibiotikastyringsprogram").click()
    assert count(tab) == "1 krav, 3 steder (1 gjengitt i rapporter)"
    with tab.expect_download() as download:
        tab.get_by_role("link", name="Excel").click()
    path = tmp_path / "liste.xlsx"
    download.value.save_as(path)
    sheet = load_workbook(path).worksheets[0]
    assert sheet.max_row == 4 and {row[0].value for row in sheet.iter_rows(min_row=2)} == {"Sykehusene skal ha antibiotikastyringsprogram."}


@pytest.mark.parametrize("path", ["/sok", "/sok?q=antibiotika&aar=2024", "/sok?q=tvang&aar=2023", "/sok?q=antibiotika&vis=svar"])
def test_accessible_and_readable_when_narrow(tab, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(path)
    found = Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert found.violations_count == 0, found.generate_report()
    tab.set_viewport_size({"width": 320, "height": 640})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
