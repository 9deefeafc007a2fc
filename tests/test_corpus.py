"""Which files of a folder are documents, and the ids they get."""
from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.corpus import corpus_files, with_ids
from pipeline.workers import run_all


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def test_what_is_no_document_is_left_out(tmp_path: Path) -> None:
    made(tmp_path, "a.pdf", "README.md", "LESMEG.txt", "catalog.toml", "decisions.jsonl", "labels/a.txt", ".skjult/b.pdf", "~lås.docx")
    assert [f.file for f in corpus_files(tmp_path)] == ["a.pdf"]


def test_another_type_is_accounted_for(tmp_path: Path) -> None:
    files = corpus_files(made(tmp_path, "tall.xlsx"))
    assert files[0].issue is not None and files[0].issue.problem == "unsupported"


def test_a_lesser_format_added_later_changes_no_id(tmp_path: Path) -> None:
    before = {f.file: f.id for f in corpus_files(made(tmp_path, "2023/Oppdrag.pdf", "Årlig melding.pdf"))}
    after = {f.file: f.id for f in corpus_files(made(tmp_path, "2023/Oppdrag.txt", "0/Oppdrag.docx"))}
    assert before == {"2023/Oppdrag.pdf": "oppdrag", "Årlig melding.pdf": "aarlig-melding"}
    assert {file: after[file] for file in before} == before
    assert len(set(after.values())) == len(after)


def test_the_catalogue_s_id_comes_first(tmp_path: Path) -> None:
    files = corpus_files(made(tmp_path, "a.pdf", "b.pdf"))
    assert {f.file: f.id for f in with_ids(files, {"b.pdf": "a"})} == {"a.pdf": "a-2", "b.pdf": "a"}


def halved(number: int) -> float:
    if number == 13:
        import os
        os._exit(1)  # as a crash in a C library would end the process
    return 12 / number


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_returned_beside_the_other_results(jobs: int) -> None:
    results = dict(run_all(halved, [1, 0, 2], jobs))
    assert results[0] == 12 and results[2] == 6 and isinstance(results[1], ZeroDivisionError)


def test_a_crash_takes_only_its_own_input() -> None:
    results = dict(run_all(halved, [1, 13, 2, 3], 2))
    assert [results[n] for n in (0, 2, 3)] == [12, 6, 4] and isinstance(results[1], BaseException)
