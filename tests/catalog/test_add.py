"""A file or an address into the corpus: copied or fetched, known by content, entered in the catalogue."""
from __future__ import annotations

import threading
import time
import tomllib
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.catalog import AddError, CatalogueError, Limits, add, load
from pipeline.parse import Unreadable, format_of, read
from pipeline.register import load_register

REGISTER = load_register()
TODAY = date(2031, 2, 3)
LETTER = "Oppdragsdokument 2031\n\nHelse Nord RHF\n\nHelse Nord RHF skal følge opp planen for de åpne plassene og melde fra om avvik hvert tertial slik styret har vedtatt i møte.\n"
PAGE = b"<html><head><title>Tildelingsbrev 2031</title></head><body><h1>Tildelingsbrev 2031</h1><p>Direktoratet skal levere.</p></body></html>"


def reading(path: Path):
    return format_of(path), read(path)


@pytest.fixture
def corpus(tmp_path):
    return tmp_path / "corpus"


def test_a_file_is_copied_and_entered(tmp_path, corpus):
    source = tmp_path / "Oppdragsdokument 2031 (endelig).txt"
    source.write_text(LETTER, encoding="utf-8")
    added = add(str(source), corpus, reading, REGISTER, TODAY)
    assert added.path == corpus / "oppdragsdokument-2031-endelig.txt" and added.path.read_text(encoding="utf-8") == LETTER
    entry = load(corpus / "catalog.toml").entries["oppdragsdokument-2031-endelig.txt"]
    assert set(entry) == {"sha256", "added"} and entry["added"] == TODAY
    assert '# genre = "oppdragsdokument"' in added.entry and '# recipient = "Helse Nord RHF"' in added.entry


def test_the_comments_become_an_entry_that_loads(tmp_path, corpus):
    source = tmp_path / "a.txt"
    source.write_text(LETTER, encoding="utf-8")
    confirmed = add(str(source), corpus, reading, REGISTER, TODAY).entry.replace("\n# ", "\n")
    assert tomllib.loads(confirmed)["document"][0]["issuer"] == "Helse- og omsorgsdepartementet"


def test_what_the_user_says_stands(tmp_path, corpus):
    source = tmp_path / "a.txt"
    source.write_text(LETTER, encoding="utf-8")
    added = add(str(source), corpus, reading, REGISTER, TODAY, genre="tilleggsdokument")
    assert added.document.genre == "tilleggsdokument" and load(corpus / "catalog.toml").entries["a.txt"]["genre"] == "tilleggsdokument"


def test_the_catalogue_keeps_what_stood(tmp_path, corpus):
    corpus.mkdir()
    (corpus / "catalog.toml").write_text('# mine merknader\n[[document]]\nfile = "b.pdf"\n', encoding="utf-8")
    source = tmp_path / "a.txt"
    source.write_text(LETTER, encoding="utf-8")
    add(str(source), corpus, reading, REGISTER, TODAY)
    assert (corpus / "catalog.toml").read_text(encoding="utf-8").startswith("# mine merknader\n")
    assert list(load(corpus / "catalog.toml").entries) == ["b.pdf", "a.txt"]


def test_the_same_file_twice_and_the_same_name_twice(tmp_path, corpus):
    source = tmp_path / "a.txt"
    source.write_text(LETTER, encoding="utf-8")
    add(str(source), corpus, reading, REGISTER, TODAY)
    with pytest.raises(AddError) as caught:
        add(str(source), corpus, reading, REGISTER, TODAY)
    assert (caught.value.problem, caught.value.text) == ("there_already", "a.txt")
    source.write_text(LETTER + "Nytt.\n", encoding="utf-8")
    assert add(str(source), corpus, reading, REGISTER, TODAY).path.name == "a-2.txt"


def test_what_cannot_be_read_is_not_kept(tmp_path, corpus):
    source = tmp_path / "a.pdf"
    source.write_text("bare tekst", encoding="utf-8")
    with pytest.raises(Unreadable):
        add(str(source), corpus, reading, REGISTER, TODAY)
    with pytest.raises(AddError):
        add(str(tmp_path / "borte.pdf"), corpus, reading, REGISTER, TODAY)
    assert not corpus.exists()


def test_a_faulty_catalogue_is_left_alone(tmp_path, corpus):
    corpus.mkdir()
    (corpus / "catalog.toml").write_text("[[document]]\nyear = 1\n", encoding="utf-8")
    source = tmp_path / "a.txt"
    source.write_text(LETTER, encoding="utf-8")
    with pytest.raises(CatalogueError):
        add(str(source), corpus, reading, REGISTER, TODAY)
    assert [path.name for path in corpus.iterdir()] == ["catalog.toml"]


class Site(BaseHTTPRequestHandler):
    """A few pages to fetch."""

    def do_GET(self):
        if self.path.startswith("/brev"):
            self.answer(PAGE)
        elif self.path == "/ut":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        elif self.path == "/stor":
            self.answer(b"x" * 3_000_000)
        elif self.path == "/sen":
            self.answer(b"")
            for _ in range(20):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        else:
            self.send_error(404)

    def answer(self, data: bytes):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Tests are silent."""


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_an_address_is_fetched_with_its_source(site, corpus):
    added = add(f"{site}/brev/tildelingsbrev-2031?v=2", corpus, reading, REGISTER, TODAY)
    assert added.path.name == "tildelingsbrev-2031.html" and added.document.genre == "tildelingsbrev"
    assert load(corpus / "catalog.toml").entries[added.path.name]["source_url"] == f"{site}/brev/tildelingsbrev-2031?v=2"


@pytest.mark.parametrize("path,problem", [("/borte", "no_answer"), ("/ut", "wrong_address"), ("/stor", "too_large"), ("/sen", "too_slow")])
def test_addresses_that_give_nothing(site, corpus, path, problem):
    with pytest.raises(AddError) as caught:
        add(site + path, corpus, reading, REGISTER, TODAY, limits=Limits(bytes=1_000_000, seconds=0.4))
    assert caught.value.problem == problem
    assert not corpus.exists()


def test_no_server(corpus):
    with pytest.raises(AddError) as caught:
        add("http://127.0.0.1:9/a.pdf", corpus, reading, REGISTER, TODAY)
    assert caught.value.problem == "no_answer"
