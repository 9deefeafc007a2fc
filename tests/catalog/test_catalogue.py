"""catalog.toml: what stands, and every fault with its line."""
from __future__ import annotations

import pytest

from pipeline.catalog import CatalogueError, load


def write(tmp_path, text: str):
    path = tmp_path / "catalog.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_entries_by_file(tmp_path):
    found = load(write(tmp_path, '[[document]]\nfile = "a/b.pdf"\nyear = 2031\n[[document]]\nfile = "c.txt"\nexpect = {pages = 3, requirements = [1, 9]}\n'))
    assert found.entries == {"a/b.pdf": {"year": 2031}, "c.txt": {"expect": {"pages": 3, "requirements": [1, 9]}}}


def test_no_file_is_an_empty_catalogue(tmp_path):
    assert load(tmp_path / "catalog.toml").entries == {}


FAULTS = [
    ('[[document]]\nfile = "a.pdf"\nyaer = 2031\n', 3, "an unknown key"),
    ('[[document]]\nfile = "a.pdf"\n\ngenre = "oppdrag"\n', 4, "an unknown genre"),
    ('[[document]]\nfile = "a.pdf"\nyear = 31\n', 3, "an impossible year"),
    ('[[document]]\nfile = "a.pdf"\nlanguage = "no"\n', 3, "an unknown language"),
    ('[[document]]\nfile = "a.pdf"\nsha256 = "abc"\n', 3, "half a hash"),
    ('[[document]]\nfile = "../a.pdf"\n', 2, "a file outside the corpus"),
    ('[[document]]\nfile = "a.pdf"\nsource_url = "ftp://x"\n', 3, "an address that is none"),
    ('[[document]]\nfile = "a.pdf"\nexpect = {pages = [9, 3]}\n', 3, "a range the wrong way"),
    ('[[document]]\nfile = "a.pdf"\nid = "Æ b"\n', 3, "an id that needs encoding"),
    ('[[document]]\nyear = 2031\n', 1, "no file"),
    ('[[document]]\nfile = "a.pdf"\n[[document]]\nfile = "a.pdf"\n', 4, "the same file twice"),
    ('[[document]]\nfile = "a.pdf"\nid = "x"\n[[document]]\nfile = "b.pdf"\nid = "x"\n', 6, "the same id twice"),
    ('[[dokument]]\nfile = "a.pdf"\n', 1, "an unknown table"),
    ('[[expected]]\ngenre = "årlig_melding"\nyears = 2031\n', 3, "years that are no list"),
]


@pytest.mark.parametrize("text,line,why", FAULTS, ids=[why for *_, why in FAULTS])
def test_faults_name_their_line(tmp_path, text, line, why):
    with pytest.raises(CatalogueError) as caught:
        load(write(tmp_path, text))
    assert any(problem.startswith(f"catalog.toml:{line}:") or f": {line}: " in problem for problem in caught.value.problems), caught.value.problems


def test_all_faults_are_said_at_once(tmp_path):
    with pytest.raises(CatalogueError) as caught:
        load(write(tmp_path, '[[document]]\nfile = "a.pdf"\nyear = 1\ngenre = "x"\n[[document]]\nid = "b"\n'))
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize("data", [b"[[document]\n", b"\xff\xfe\x00", b'document = "x"\n'], ids=["no TOML", "no UTF-8", "no tables"])
def test_what_is_no_catalogue(tmp_path, data):
    (tmp_path / "catalog.toml").write_bytes(data)
    with pytest.raises(CatalogueError):
        load(tmp_path / "catalog.toml")
