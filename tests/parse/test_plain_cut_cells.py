"""Rows of a text file whose one cell goes over several lines: a sentence and its list are one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse.plain_cut_cells import with_whole_cells

HEAD = "Nr.\tOppdrag\tStatus\tKommentar"
CASES = [
    (["4.2\tHavna skal ha lys.", " - Lys på kaia.", " - Lys på bua.\tPågår\tLamper er kjøpt."],
     ["4.2\tHavna skal ha lys. - Lys på kaia. - Lys på bua.\tPågår\tLamper er kjøpt.", "", ""], "bullets in a cell"),
    (["4.2\tHamna skal ha lys på", "kaia.\tPågår\tLampene er kjøpte."],
     ["4.2\tHamna skal ha lys på kaia.\tPågår\tLampene er kjøpte.", ""], "a sentence that goes on"),
    (["4.2\tHamnen ska ha ljus:", "a) på kajen", "b) på boden\tPågår\tLampor är köpta."],
     ["4.2\tHamnen ska ha ljus: a) på kajen b) på boden\tPågår\tLampor är köpta.", "", ""], "letters"),
    (["4.2\tHavna skal ha lys.\tPågår", "4.3\tKaia skal feies."], None, "rows without their last cells are rows"),
    (["4.2\tHavna skal ha lys.", "", "- Lys på kaia.\tPågår\tLamper er kjøpt."], None, "an empty line stands between"),
    (["4.2\tHavna skal ha lys.", "- Lys på kaia.", "- Lys på bua."], None, "nothing brings the other cells"),
    (["•\tLys på kaia", "•\tLys på bua, herunder:", "o\tlamper\tog tau"], None, "items with a tab behind their mark"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_cells_over_several_lines(lines, expected, why):
    assert with_whole_cells([HEAD, *lines]) == [HEAD, *(expected or lines)], why


@given(st.lists(st.text(alphabet="aA-. \t", max_size=12), max_size=20))
def test_lines_stay_where_they_are_and_no_word_is_lost(lines):
    found = with_whole_cells(lines)
    assert len(found) == len(lines)
    assert " ".join(found).split() == " ".join(lines).split()
