"""Hostile text in every field of the database, and in the address, comes out as text."""

from __future__ import annotations

import pytest

from tests.site.conftest import HOSTILE

PAGES = [
    "/",
    "/krav/od-2024-fjord--21",
    "/krav/od-2024-fjord--21/sporingsark",
    "/krav/od-2023-fjord--11",
    "/krav/ko-2024-kirurgi--a2",
    "/krav/od-2023-fjord--12",
    "/dokument",
    "/dokument/od-2023-fjord",
    "/dokument/od-2023-fjord/side/2",
    "/dokument/am-2023-fjord/side/2",
    "/oppfolging",
    "/endringer",
    "/frister",
    "/kvalitet",
    "/om",
]
ADDRESSES = [
    "/krav/<script>alert(1)</script>",
    "/dokument/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/endringer?fra=<script>&til=\"'>",
    "/oppfolging?virksomhet=<script>alert(1)</script>&vis=<b>",
    '/krav/od-2024-fjord--21?virksomhet="><script>alert(1)</script>',
    '/dokument/od-2023-fjord/side/2?merk="><script>alert(1)</script>',
    "/<script>alert(1)</script>",
]


@pytest.mark.parametrize("path", PAGES)
async def test_text_of_the_documents_is_escaped(hostile_site, path):
    response = await hostile_site.client.get(path)
    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert "<img src=x" not in response.text
    if path != "/om":
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in response.text
        assert "49" not in response.text.split("onerror=alert(2)&gt;")[1][:8], "no template runs inside the text"


@pytest.mark.parametrize("path", ADDRESSES)
async def test_text_of_the_address_is_escaped(site, path):
    response = await site.client.get(path, follow_redirects=True)
    assert "<script>alert" not in response.text


async def test_the_json_twin_keeps_the_text_verbatim(hostile_site):
    data = (await hostile_site.client.get("/krav/od-2024-fjord--21.json")).json()
    assert data["requirement"]["text"].startswith(HOSTILE)


async def test_a_script_address_as_source_is_no_link(tmp_path):
    import sqlite3

    from tests.site.conftest import serve
    from tests.site.fixture import build

    path = build(tmp_path / "kravspor.db")
    with sqlite3.connect(path) as connection:
        connection.execute("update documents set source_url = 'javascript:alert(1)'")
    response = await serve(path).client.get("/dokument/od-2023-fjord")
    assert "javascript:" not in response.text
