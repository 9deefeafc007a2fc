"""The commands: what they print, and what they say where they cannot."""
from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import ROOT, build, run

PDF = "oppdragsdokument-2023-helse-solvaer"


def common(folder: Path) -> tuple:
    return "--corpus", ROOT / "corpus", "--extracted", folder / "x", "--database", folder / "kravspor.db"


def one(folder: Path, sql: str) -> str:
    return sqlite3.connect(folder / "kravspor.db").execute(sql).fetchone()[0]


def test_search_counts_matters_and_places(sample: Path) -> None:
    code, output = run("search", "antibiotika", "--limit", 3, "--database", sample / "kravspor.db")
    assert code == 0 and "ulike krav av" in output and "Søkte også etter: " in output and ", side " in output


def test_trace_tells_a_life(sample: Path) -> None:
    later = one(sample, "select later from links where certainty = 'certain' and kind in ('same', 'reworded') order by id")
    earlier = one(sample, f"select earlier from links where later = '{later}' and certainty = 'certain' and kind in ('same', 'reworded')")
    code, output = run("trace", later, "--extracted", sample / "x")
    assert code == 0 and later in output and earlier in output


def test_show_draws_a_page(sample: Path, tmp_path: Path) -> None:
    code, _ = run("show", PDF, 4, "--corpus", ROOT / "corpus", "--extracted", sample / "x", "--output", tmp_path / "side.png")
    assert code == 0 and (tmp_path / "side.png").read_bytes().startswith(b"\x89PNG")


def test_evaluate_gives_counts_and_intervals(sample: Path) -> None:
    code, output = run("evaluate", ROOT / "corpus" / "labels", "--database", sample / "kravspor.db")
    assert code == 0 and "requirements" in output and "modal_baseline" in output and "[" in output


def test_check_accounts_for_sentences_and_asks_for_a_person(sample: Path) -> None:
    code, output = run("check", "--database", sample / "kravspor.db")
    assert code == 1 and "setninger med plikt-ord" in output and "kravspor build --ocr" in output


def test_serve_arguments_stay_on_this_machine(sample: Path, tmp_path: Path) -> None:
    from pipeline.site import datasette_arguments, remembered_corpus
    arguments = datasette_arguments(sample / "kravspor.db", remembered_corpus(sample / "kravspor.db"), 8123, tmp_path)
    assert arguments[arguments.index("--host") + 1] == "127.0.0.1" and (tmp_path / "kravspor.db").exists()


def test_a_link_that_the_machine_missed_can_be_confirmed(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a-2022.txt").write_text("Oppdragsdokument 2022\n\nOppdrag 2022:\n\n- Foretaket skal bygge nytt laboratorium.\n", encoding="utf-8")
    (corpus / "b-2023.txt").write_text("Oppdragsdokument 2023\n\nOppdrag 2023:\n\n- Foretaket skal ansette to jordmødre.\n", encoding="utf-8")
    build(tmp_path, corpus)
    ids = [row[0] for row in sqlite3.connect(tmp_path / "kravspor.db").execute("select id from requirements order by id")]
    places = ("--corpus", corpus, "--extracted", tmp_path / "x", "--database", tmp_path / "kravspor.db")
    code, output = run("decide", *ids, "confirm", "--by", "Ola Eksempel", *places)
    assert code == 0, output
    build(tmp_path, corpus)
    assert one(tmp_path, "select verdict from links") == "confirmed"


def test_add_copies_and_writes_what_was_inferred(tmp_path: Path) -> None:
    source = ROOT / "corpus" / f"{PDF}.pdf"
    code, output = run("add", source, "--corpus", tmp_path / "c")
    assert code == 0 and (tmp_path / "c" / source.name).exists() and "sha256" in (tmp_path / "c" / "catalog.toml").read_text()
    assert 'genre = "oppdragsdokument"' in output
    assert run("add", source, "--corpus", tmp_path / "c")[0] == 1, "the same file twice"


WRONG = [
    (("search", "x", "--database", "{tmp}/none.db"), "kravspor build"),
    (("serve", "--database", "{tmp}/none.db"), "kravspor build"),
    (("serve", "--database", "{tmp}/text.db"), "ikke en database"),
    (("show", "nobody", "--extracted", "{x}"), PDF),
    (("show", PDF, "99", "--extracted", "{x}"), "ikke side 99"),
    (("show", PDF, "1", "--extracted", "{x}", "--corpus", "{tmp}"), "--corpus MAPPE"),
    (("trace", "nobody--1", "--extracted", "{x}"), "kravspor search"),
    (("decide", "nolink", "confirm", "--by", "K", "--database", "{db}"), "nolink"),
    (("decide", "a", "b", "c", "confirm", "--by", "K", "--database", "{db}"), "kravspor decide KOBLING"),
    (("add", "{tmp}/none.pdf", "--corpus", "{tmp}/c"), "https://"),
    (("add", "{tmp}/text.db", "--corpus", "{tmp}/c"), "{tmp}/text.db"),
    (("evaluate", "{tmp}", "--database", "{db}"), "*.jsonl"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[" ".join(a[:2]) for a, _ in WRONG])
def test_what_cannot_be_done_is_said_in_a_line(sample: Path, tmp_path: Path, arguments: tuple, said: str) -> None:
    (tmp_path / "text.db").write_text("no database", encoding="utf-8")
    names = {"tmp": tmp_path, "x": sample / "x", "db": sample / "kravspor.db"}
    code, output = run(*(a.format(**names) for a in arguments))
    assert code == 1 and said.format(**names) in output
