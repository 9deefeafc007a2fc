"""Headings to sections: what stands under what."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse.sections import sections_of
from pipeline.records import Block


def headed(*levels: int | None) -> tuple[Block, ...]:
    """A heading for each level, a paragraph for None."""
    return tuple(Block(n, "heading" if level else "paragraph", f"nr {n}", level=level) for n, level in enumerate(levels, 1))


def test_paths_and_ends():
    found = sections_of(headed(None, 1, None, 2, None, 3, 2, 1))
    assert [(s.id, s.path, s.parent, s.first, s.last) for s in found] == [
        (0, (), None, 1, 1), (1, ("nr 2",), None, 2, 7), (2, ("nr 2", "nr 4"), 1, 4, 6),
        (3, ("nr 2", "nr 4", "nr 6"), 2, 6, 6), (4, ("nr 2", "nr 7"), 1, 7, 7), (5, ("nr 8",), None, 8, 8)]


def test_no_headings_and_no_blocks():
    assert [(s.id, s.first, s.last) for s in sections_of(headed(None, None))] == [(0, 1, 2)]
    assert sections_of(()) == ()


@given(st.lists(st.one_of(st.none(), st.integers(1, 6)), max_size=60))
def test_sections_nest_and_cover_everything(levels):
    blocks = headed(*levels)
    found = sections_of(blocks)
    assert {n for s in found for n in range(s.first, s.last + 1)} == {block.number for block in blocks}
    by_id = {s.id: s for s in found}
    for section in found:
        assert section.first <= section.last
        if section.parent is not None:
            above = by_id[section.parent]
            assert above.first < section.first and section.last <= above.last and section.path[:-1] == above.path
