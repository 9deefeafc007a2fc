"""Records written to extracted/ come back as they were."""
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extracted import plain, read_parts, read_records, record, write_parts, write_records
from pipeline.records import Block, Cell, Deadline, Extracted, Issue, Parsed, Place, Requirement, Terms

words = st.text(max_size=40)
places = st.builds(Place, page=st.integers(1, 99), x0=st.none() | st.floats(0, 900), line=st.none() | st.integers(1, 9))
deadlines = st.builds(Deadline, raw=words, date=st.none() | st.dates(), precision=st.none() | st.just("day"), type=st.just("due"))
requirements = st.builds(Requirement, id=words, document=words, number=st.integers(1, 9), kind=st.just("krav"), text=words,
                         places=st.tuples(places), terms=st.builds(Terms, deadlines=st.tuples(deadlines)))


@given(requirements)
def test_a_record_survives_json(requirement: Requirement) -> None:
    assert record(Requirement, plain(requirement)) == requirement


def test_line_separators_inside_a_text_do_not_cut_a_record(tmp_path: Path) -> None:
    held = (Issue("parse", "x", "a\u2028b\u2029c\u0085d\ne"),)
    write_records(tmp_path / "issues.jsonl", held)
    assert read_records(tmp_path / "issues.jsonl", Issue) == held


def test_a_whole_made_of_parts_survives(tmp_path: Path) -> None:
    parsed = Parsed((Block(1, "row", "a b", cells=(Cell("a", 0, fill="green"), Cell("b", 1))),), title="Oppdrag")
    extracted = Extracted(requirements=(Requirement("d--1", "d", 1, "mål", "a", terms=Terms(
        deadlines=(Deadline("innen mai", date(2024, 5, 31), "month", "due"),))),))
    write_parts(tmp_path, parsed)
    write_parts(tmp_path, extracted)
    assert read_parts(tmp_path, Parsed) == parsed
    assert read_parts(tmp_path, Extracted) == extracted


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "issues.jsonl"
    path.write_text('{"stage": "parse", "problem": "x"}\n{"stage": "parse", "nobody": 1}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"issues\.jsonl:2"):
        read_records(path, Issue)
