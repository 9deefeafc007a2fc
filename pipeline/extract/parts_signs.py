"""The blocks of an answer and the requirements that share it -> how much each run of blocks speaks of which of them.

A run is a number of blocks on end that answers one requirement or neighbours together. Its signs are named numbers;
parts_model.toml says what each weighs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_kin import PREFIX, ends_alike, root
from pipeline.extract.shares import gain, is_commonplace, subjects, telling
from pipeline.extract.voice_runs import is_mostly_digits
from pipeline.extract.voice_zones import OF_TABLES
from pipeline.extract.wording import has, opens
from pipeline.records import Block
from pipeline.words import words

_LEAD = re.compile(r"[^.:!?]{2,60}[:.] (?=\S)")  # "NEWS2: …", "Ventetid. …": names what the block is about
_SHORT = 3  # shorter words carry no subject matter
_SMOOTH = 0.3  # a block that uses one common word of a requirement is not wholly its
_SMOOTH_TAILS = 1.0
_CLEAR = 2  # words of its own by which a block clearly speaks of a requirement

Table = tuple[tuple[float, ...], ...]  # a row for each block, a column for each requirement
Signs = dict[str, float]


@dataclass(frozen=True)
class Reading:
    """What is seen of an answer, a place for each block: `begins` whether its kind may begin a part, `claims` the one
    requirement that its opening speaks most of, `leads` how much a short lead speaks of each, `together` whether it opens
    with all of them. `share`, `tails` and `hits` are sums over all blocks above and all requirements to the left, as are
    the counts of `beginning`, `hanging`, `cells` and `alltogether` over the blocks above. `told` tells whether a block uses
    several words of a requirement."""

    requirements: int
    begins: tuple[bool, ...]
    cells_at: tuple[bool, ...]
    claims: tuple[int | None, ...]
    leads: tuple[tuple[float, ...] | None, ...]
    together: tuple[bool, ...]
    share: Table
    tails: Table
    hits: Table
    beginning: tuple[int, ...]
    hanging: tuple[int, ...]
    cells: tuple[int, ...]
    alltogether: tuple[int, ...]
    told: tuple[tuple[bool, ...], ...]


def reading_of(blocks: Sequence[Block], requirements: Sequence[str]) -> Reading:
    """All that the signs are taken from. Time grows with blocks times requirements."""
    texts = [block.text or " ".join(cell.text for cell in block.cells) for block in blocks]
    own = telling(tuple(map(subjects, requirements)))
    seen = [subjects(text) for text in texts]
    counts = Counter(stem for found in seen for stem in found)
    first = [sentences_of(text)[0] if text else "" for text in texts]
    gains = [_gains(found, own, counts) for found in seen]
    tails = _tails(texts, requirements)
    begins = _begins(blocks)
    cells = tuple(map(_is_cells, blocks))
    together = tuple(
        has("extract.shares", "together", opening) or opens("extract.responses", "of_all", opening) for opening in first
    )
    return Reading(
        requirements=len(requirements),
        begins=begins,
        cells_at=cells,
        claims=_claims(first, own, counts),
        leads=tuple(_lead(block, text, own, counts) for block, text in zip(blocks, texts, strict=True)),
        together=together,
        share=_summed(_shared(row, _SMOOTH) for row in gains),
        tails=_summed(_shared(row, _SMOOTH_TAILS) for row in tails),
        hits=_summed(
            [float(bool(a or b)) for a, b in zip(gain, tail, strict=True)] for gain, tail in zip(gains, tails, strict=True)
        ),
        beginning=_counted(begins),
        hanging=_counted(not begin and not cell for begin, cell in zip(begins, cells, strict=True)),
        cells=_counted(cells),
        alltogether=_counted(together),
        told=tuple(tuple(len(found & mine) >= min(_CLEAR, len(mine)) for mine in own) for found in seen),
    )


def run_signs(read: Reading, a: int, e: int, i: int, k: int) -> Signs:
    """The signs that the blocks from `a` to before `e` answer the requirements from `i` to before `k`."""
    served, inside = k - i, a + 1
    signs = {
        "share": _box(read.share, a, e, i, k),
        "tails": _box(read.tails, a, e, i, k),
        "unsaid": float(sum(_box(read.hits, a, e, at, at + 1) <= 0 for at in range(i, k))),
        "more": float(max(0, read.beginning[e] - read.beginning[inside])),
        "hanging": float(read.hanging[e] - read.hanging[inside]),
        "cells": float(read.cells[e] - read.cells[inside]),
    }
    if served > 1:
        signs |= {"shared": 1.0, "shared_more": float(served - 2)}
    elif read.beginning[-1] == read.requirements and read.beginning[a] == i and read.beginning[e] == k:
        signs["one_each"] = 1.0
    if read.alltogether[e] > read.alltogether[a]:
        signs["together_of_one" if served == 1 else "together_of_several"] = 1.0
    if a and not read.begins[a]:
        signs["begins_in_table" if read.cells_at[a] else "begins_hanging"] = 1.0
    if a and (lead := read.leads[a]) is not None and any(lead):
        own = sum(lead[i:k])
        signs["lead_of_own" if own * 2 > sum(lead) else "lead_of_others"] = 1.0
    return signs


def opening_signs(read: Reading, behind: int) -> Signs:
    """The signs that the blocks before `behind` open the answer and belong to no part."""
    if not behind:
        return {}
    return {
        "opening": 1.0,
        "opening_of_first": float(0 in read.claims[:behind]),
    }


def ending_signs(read: Reading, start: int) -> Signs:
    """The signs that the blocks from `start` on end the answer and belong to no part."""
    return {"ending": 1.0} if start < len(read.begins) else {}


def cut_signs(read: Reading, worth: float) -> Signs:
    """The signs that an answer is parted at all: what its best cut is `worth` for each requirement, and whether a block
    opens with all of them."""
    return {"always": 1.0, "worth": worth / read.requirements, "together": float(any(read.together))}


def told_order(read: Reading) -> tuple[int, ...]:
    """The order in which the blocks open with the requirements, where each is opened with and none again behind another;
    else the order in which they stand."""
    claims = [claim for claim in read.claims if claim is not None]
    told = tuple(claim for at, claim in enumerate(claims) if at == 0 or claims[at - 1] != claim)
    as_they_stand = tuple(range(read.requirements))
    return told if tuple(sorted(told)) == as_they_stand else as_they_stand


def _begins(blocks: Sequence[Block]) -> tuple[bool, ...]:
    """Blocks that may begin a part by their kind: paragraphs, or the outermost items where most of the blocks are items or
    no paragraph introduces them; a title, and not what stands right below it."""
    listed = sum(block.kind == "item" for block in blocks) * 2 > len(blocks)
    outermost = min((block.level or 1 for block in blocks if block.kind == "item"), default=1)
    titled = [False, *(block.kind == "heading" for block in blocks)]
    return tuple(
        block.kind == "heading"
        or (not below and not _is_cells(block) and (_stands_out(block, outermost if listed else None) or _is_free(block)))
        for block, below in zip(blocks, titled, strict=False)
    )


def _stands_out(block: Block, level: int | None) -> bool:
    """Whether a block is an item of a level; a paragraph, where no level is given."""
    return block.kind == "paragraph" if level is None else block.kind == "item" and (block.level or 1) == level


def _is_free(block: Block) -> bool:
    """Whether a block is an outermost item that no paragraph introduces."""
    return block.kind == "item" and block.lead is None and block.parent is None


def _is_cells(block: Block) -> bool:
    """Whether a block is a row of a table, or of one that was taken apart."""
    return block.kind in OF_TABLES or is_mostly_digits(block.text)


def _gains(found: set[str], own: list[set[str]], counts: Counter[str]) -> tuple[float, ...]:
    return tuple(gain(found & mine, counts) for mine in own)


def _claims(openings: Sequence[str], own: list[set[str]], counts: Counter[str]) -> tuple[int | None, ...]:
    """The claim of each opening; the first, where it only points elsewhere, answers the first requirement."""
    claims = [_claim(_gains(subjects(opening), own, counts)) for opening in openings]
    if claims[0] is None and has("extract.responses", "refers", openings[0]):
        claims[0] = 0
    return tuple(claims)


def _claim(gains: tuple[float, ...]) -> int | None:
    """The requirement that words tell most of; None where they tell of none or of several alike."""
    best = max(gains)
    return gains.index(best) if best and gains.count(best) == 1 else None


def _lead(block: Block, text: str, own: list[set[str]], counts: Counter[str]) -> tuple[float, ...] | None:
    found = _LEAD.match(text)
    lead = text if block.kind == "heading" else found[0] if found else None
    return None if lead is None else _gains(subjects(lead), own, counts)


def _tails(texts: Sequence[str], requirements: Sequence[str]) -> list[tuple[float, ...]]:
    """For each block and requirement the words of the one that meet a word of the other in the last part of a compound
    alone: planen, tiltaksplan."""
    own = telling(tuple(map(_roots, requirements)))
    return [tuple(float(sum(_meets(stem, found) for stem in mine)) for mine in own) for found in map(_roots, texts)]


def _meets(stem: str, found: set[str]) -> bool:
    return any(ends_alike(stem, other) and stem[:PREFIX] != other[:PREFIX] for other in found)


def _roots(text: str) -> set[str]:
    return {root(word) for word in words(text) if len(word) > _SHORT and not is_commonplace(word)}


def _shared(row: tuple[float, ...], smooth: float) -> list[float]:
    whole = sum(row) + smooth
    return [one / whole for one in row]


def _summed(rows: Iterable[Sequence[float]]) -> Table:
    """Sums over the rows above and the columns to the left, with a row and a column of nought before them."""
    found: list[tuple[float, ...]] = []
    for row in rows:
        across = tuple(accumulate(row, initial=0.0))
        above = found[-1] if found else (0.0,) * len(across)
        found.append(tuple(a + b for a, b in zip(above, across, strict=True)))
    return ((0.0,) * len(found[0]), *found)


def _box(sums: Table, a: int, e: int, i: int, k: int) -> float:
    return round(sums[e][k] - sums[a][k] - sums[e][i] + sums[a][i], 6)


def _counted(flags: Iterable[bool]) -> tuple[int, ...]:
    return tuple(accumulate(map(int, flags), initial=0))
