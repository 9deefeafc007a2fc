"""Measures against labels: a real database, labels beside it, counts that can be checked by hand."""

from __future__ import annotations

import json
import sqlite3
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate import evaluate, report
from pipeline.evaluate.documents import near_ends
from pipeline.evaluate.matching import Found, pairs
from pipeline.evaluate.tally import wilson
from pipeline.text import bare

LABEL = {
    "n": 1,
    "kind": "oppdrag",
    "id": None,
    "section": "Oppdrag",
    "lead_in": None,
    "text": "Helse Vest RHF skal lage en plan for beredskap.",
}


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "kravspor.db"
    db = sqlite3.connect(path)
    db.executescript(files("pipeline").joinpath("publish", "schema.sql").read_text(encoding="utf-8"))
    db.execute(
        "insert into documents (id, title, genre, language, file, sha256, pages, facsimile, inferred) "
        "values ('dok', 'Dok', 'oppdragsdokument', 'nb', 'dok.txt', '0', 1, 1, '[]')"
    )
    for number, (kind, text) in enumerate(
        [
            ("oppdrag", LABEL["text"]),
            ("krav", "Noe ganske annet som ingen har bedt om."),
            ("føring", "Alle skal ha det bra."),
        ],
        start=1,
    ):
        db.execute(
            "insert into requirements "
            "(id, document, number, kind, section, text, origin, reporting, confidence, reasons, language) "
            "values (?, 'dok', ?, ?, 'Oppdrag', ?, 'issued', 'unknown', 1, '[]', 'nb')",
            (f"dok--{number}", number, kind, text),
        )
        db.execute("insert into blocks (document, number, kind, text) values ('dok', ?, 'item', ?)", (number, text))
    db.execute("insert into statements (document, text, requirement) values ('dok', 'a', 'dok--1'), ('dok', 'b', null)")
    db.commit()
    db.close()
    return path


def labelled(tmp_path, *labels):
    folder = tmp_path / "labels"
    folder.mkdir()
    (folder / "dok.jsonl").write_text("\n".join(json.dumps(LABEL | label) for label in labels), encoding="utf-8")
    return folder


def test_found_missed_and_surplus(database, tmp_path):
    folder = labelled(tmp_path, {}, {"n": 2, "text": "Sykehusene må øve på brann hvert eneste år."})
    measures = {m.measure: m for m in evaluate(database, folder) if m.document == "dok"}
    assert (measures["requirements"].p, measures["requirements"].r, measures["requirements"].n) == (0.5, 0.5, 2)
    assert (measures["føring"].p, measures["føring"].n) == (0.0, 0)
    assert measures["statements"].r == 0.5
    assert measures["modal_baseline"].r == 0.5
    lines = list(report(database, folder, misses=3))
    assert any("Sykehusene må øve" in line for line in lines) and any("Noe ganske annet" in line for line in lines)


def test_the_sum_stands_last(database, tmp_path):
    assert evaluate(database, labelled(tmp_path, {}))[-1].document == "alle"


def test_labels_without_their_document_give_nothing(database, tmp_path):
    folder = labelled(tmp_path, {})
    (folder / "dok.jsonl").rename(folder / "annet.jsonl")
    assert evaluate(database, folder) == ()


def test_links(database, tmp_path):
    folder = labelled(tmp_path, {}, {"n": 2, "kind": "krav", "text": "Noe ganske annet som ingen har bedt om."})
    (folder / "links_dok.jsonl").write_text(
        json.dumps({"a": {"doc": "dok", "n": 1}, "b": {"doc": "dok", "n": 2}, "type": "same"}), encoding="utf-8"
    )
    measures = [m for m in evaluate(database, folder) if m.measure == "links"]
    assert [(m.r, m.n) for m in measures] == [(0.0, 1), (0.0, 1)]


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"), [(9, 10, 0.60, 0.98), (0, 0, 0.0, 1.0), (43, 43, 0.92, 1.0), (0, 10, 0.0, 0.28)]
)
def test_intervals(hits, of, low, high):
    assert wilson(hits, of) == pytest.approx((low, high), abs=0.01)


@given(st.integers(0, 50), st.integers(0, 50))
def test_an_interval_holds_its_share(a, b):
    hits, of = min(a, b), max(a, b)
    low, high = wilson(hits, of)
    assert 0 <= low <= (hits / of if of else 0.5) + 1e-9 and (hits / of if of else 0.5) - 1e-9 <= high <= 1


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["startord midt slutt på svaret"], True),
        (["x" * 90 + "startord slutt på svaret"], False),
        (["startord slutt på svaret" + "y" * 90], False),
        (["a", "b", "c", "startord slutt på svaret"], False),
    ],
)
def test_ends_of_an_answer(texts, expected):
    assert near_ends([bare(t) for t in texts], bare("startord"), bare("slutt på svaret")) is expected


def test_a_pair_is_one_to_one():
    twice = [
        Found("a", 1, "krav", "Lage en plan for alle sykehus."),
        Found("b", 2, "krav", "Lage en plan for alle sykehus."),
    ]
    assert len(pairs([{"n": 1, "text": "Lage en plan for alle sykehus."}], twice, 90)) == 1
