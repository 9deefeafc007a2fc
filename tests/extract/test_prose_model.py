"""The fitted model of an answer's status: its file, its bounds, and that it agrees with the code that feeds it."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import prose_model
from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_judged import judged_status
from pipeline.extract.prose_model import HIDDEN, SCORES, STATUSES, UNITS, asked_forms, weighed
from pipeline.extract.prose_status import Heard
from pipeline.extract.targets import targets_in
from pipeline.phrases import phrases
from pipeline.text import fold
from tests.extract.calibration.status_model import ANSWER, Example, fitted
from tests.extract.calibration.status_model import STATUSES as FITTED_TO
from tests.extract.calibration.status_weights import heard_by
from tests.extract.pages import document

ROWS = Path(prose_model.__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
TOLD = sorted((Path(__file__).parents[1] / "cases" / "told").glob("*.jsonl"))
RIGHT = 0.8  # share of answers fitted to that are judged right: below it, features and weights have drifted apart

TABLE = [
    ("nb", "etablere en fergerute til Ytterøya", "Ruten ble åpnet i mai og går tre ganger om dagen.", "oppfylt"),
    ("nb", "etablere en fergerute til Ytterøya", "Det arbeides med en avtale om kai, og anbudet er ute på høring.", "pågår"),
    ("nb", "etablere en fergerute til Ytterøya", "Åpningen er utsatt til neste år fordi kaien ikke tåler båten.", "forsinket"),
    ("nn", "utarbeide ein plan for hamnene", "Planen vart vedteken i styret i juni.", "oppfylt"),
    ("nn", "utarbeide ein plan for hamnene", "Arbeidet er ikkje starta, og ventar på løyving.", "ikke_påbegynt"),
    ("sv", "införa gemensam bokning av båtplatser", "Bokningen är införd vid två av fem hamnar.", "delvis"),
    ("sv", "införa gemensam bokning av båtplatser", "Upphandling pågår enligt plan.", "pågår"),
]


@pytest.mark.parametrize(("language", "requirement", "answer", "status"), TABLE)
def test_plain_answers(language: str, requirement: str, answer: str, status: str) -> None:
    assert judged_status(requirement, "krav", Heard(sentences_of(answer))).status == status


def test_what_decides_is_the_answers_own_words() -> None:
    answer = "Kaien er fra 1960. Ruten ble åpnet i mai. Mange reiser til øya om sommeren."
    found = judged_status("etablere en fergerute", "krav", Heard(sentences_of(answer)))
    assert found.raw and found.raw in answer and "åpnet" in found.raw
    assert found.certainty is not None and 0 < found.certainty <= 1


def test_a_printed_rating_stands() -> None:
    assert judged_status("bygge en kai", "krav", Heard(("Pågår.",))).ground == "print"


@pytest.mark.parametrize("passages", [(), (", ; , ; ,",)], ids=["none", "signs alone"])
def test_nothing_told_is_unknown(passages: tuple[str, ...]) -> None:
    assert judged_status("bygge en kai", "krav", Heard(passages, "shared")) == ("ukjent", None, None, None)


def test_every_row_has_a_weight_for_attention_and_each_status() -> None:
    assert ROWS[0].startswith("# ")
    assert all(line.count("\t") == SCORES + UNITS for line in ROWS[1:])
    names = [line.split("\t")[0] for line in ROWS[1:]]
    assert names == [*sorted(set(names) - set(HIDDEN)), *HIDDEN]


def test_the_forms_it_looks_for_are_entries_of_the_language_data() -> None:
    entries = phrases("extract.prose_status")
    assert asked_forms() and not [key for key in asked_forms() if key not in entries]


@given(
    clauses=st.lists(st.sets(st.sampled_from([line.split("\t")[0] for line in ROWS[1::97]]), max_size=9), max_size=5),
    answer=st.sets(st.text(max_size=5), max_size=3),
)
@settings(max_examples=60, deadline=None)
def test_a_probability_and_a_clause_whatever_is_told(clauses: list[set[str]], answer: set[str]) -> None:
    found = weighed(clauses, answer)
    assert found.status in STATUSES and 0 < found.probability <= 1 and math.isfinite(found.probability)
    assert (found.clause is None) == (not clauses) and (found.clause is None or found.clause < len(clauses))
    assert weighed(clauses, answer) == found


@given(text=st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_is_judged(text: str) -> None:
    assert judged_status(fold(text), "krav", Heard((fold(text),))).status in STATUSES


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.stem)
def test_written_answers_are_whole(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        assert case["lang"] in ("nb", "nn", "sv") and case["answer"].strip() and case["reqs"]
        for asked in case["reqs"]:
            assert asked["status"] in STATUSES and (asked["decisive"] or asked["status"] == "ukjent")
            assert fold(asked["decisive"]).lower() in fold(case["answer"]).lower()


def test_features_and_weights_belong_together() -> None:
    right = []
    for path in TOLD:
        for line in path.read_text(encoding="utf-8").splitlines()[::40]:
            case = json.loads(line)
            members = [{"requirement": asked["req"], "answer": case["answer"]} for asked in case["reqs"]]
            for asked, said in zip(case["reqs"], heard_by(members), strict=True):
                targets = targets_in(asked["req"], document("årlig_melding", case["lang"]))
                found = judged_status(asked["req"], case["kind"], said, targets, case["lead"])
                right.append(found.status == asked["status"])
    assert sum(right) >= RIGHT * len(right), "fit anew: python -m tests.extract.calibration.status_model --write"


def test_a_fit_finds_what_tells_and_gives_the_same_twice() -> None:
    told = [("built", "oppfylt"), ("building", "pågår"), ("nothing", "ukjent")] * 200
    examples = [
        Example([{word, "the"}, {"the", "sea"}], {"asked"}, FITTED_TO.index(status), None, 1.0, str(at))
        for at, (word, status) in enumerate(told)
    ]
    names, weights = fitted(examples)
    known = {name: row for name, row in zip(names, weights, strict=True)}
    for word, status in told[:3]:
        assert max(range(len(FITTED_TO)), key=lambda at, w=word: known[w][1 + at]) == FITTED_TO.index(status)
    assert not any(name.startswith(ANSWER) for name in names if abs(known[name]).max() < 0.2)
    again = fitted(examples)
    assert again[0] == names and (again[1] == weights).all()
