"""Few hits are sorted, many walked: both ways give the same order."""
from __future__ import annotations

from datetime import date

import pytest

from pipeline.search import order
from pipeline.search.bits import bits_of
from pipeline.search.filters import Shelves
from tests.search.conftest import small_base


@pytest.mark.parametrize("sort", order.SORTS)
@pytest.mark.parametrize("expression", ["", "antibiotika*", "ventetiden"])
def test_few_and_many_come_in_the_same_order(monkeypatch, sort, expression):
    base = small_base()
    shelves = Shelves(base.conn, date(2024, 6, 1))
    rowids = [row[0] for row in base.execute("select rowid from requirements")]
    for places in (bits_of(rowids), bits_of(rowids[::2]), bits_of(rowids[:1]), 0):
        few = list(order.in_order(base.conn, expression, places, shelves, sort))
        assert sorted(few) == order.rows_of(places), "each place once"
        if sort != "relevans" or not expression:
            monkeypatch.setattr(order, "_RANKED", -1)
            assert few == list(order.in_order(base.conn, expression, places, shelves, sort))
            monkeypatch.undo()


def test_what_ranks_comes_before_what_does_not():
    base = small_base()
    shelves = Shelves(base.conn, date(2024, 6, 1))
    rowids = [row[0] for row in base.execute("select rowid from requirements")]
    ranked = order.nearest(base.conn, "antibiotika*")
    found = list(order.in_order(base.conn, "antibiotika*", bits_of(rowids), shelves, "relevans"))
    assert found[:len(ranked)] == list(ranked) and len(found) > len(ranked) > 0
