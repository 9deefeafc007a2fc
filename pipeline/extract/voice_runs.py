"""Voices of neighbouring blocks -> the same, mended: what only a run of blocks together can tell.

Lines above figures are a table's heading; what is asked is answered somewhere below; what the owner tells before asking
belongs to the question.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.duty import binds, points, sentences_of
from pipeline.extract.names import is_number_of_one
from pipeline.extract.owner_words import halves
from pipeline.extract.wording import has
from pipeline.records import Block

_NARRATED = 8  # blocks before a question that may tell its background
_DIGITS = 3  # signs of which one is a digit
_FIGURES, _FIGURED = 2, 0.3  # figures in rows of a table, and their share of the words


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and the reasons it rests on. `sure`: type shows it, not words alone; `headed`: a bare heading says it."""

    who: str
    reasons: tuple[str, ...] = ()
    sure: bool = False
    headed: bool = False


_ANSWER, _TITLED = Voice("answers"), Voice("title")


def settle(found: dict[int, Voice], blocks: list[Block]) -> None:
    """The voices of a run of blocks, mended in place by what stands beside each."""
    _captions(found, blocks)
    _only_answered(found, blocks)
    _narration(found, blocks)


def _captions(found: dict[int, Voice], blocks: list[Block]) -> None:
    """Lines that look like titles right above a paragraph of figures are its heading and columns: they stand in the answer
    that goes on there."""
    for at, block in enumerate(blocks):
        if block.kind != "paragraph" or not is_figures(block.text):
            continue
        start = at
        while start and found.get(blocks[start - 1].number, _ANSWER).who == "title":
            start -= 1
        if start and found.get(blocks[start - 1].number, _TITLED).who == "answers":
            found.update((caption.number, _ANSWER) for caption in blocks[start : at + 1])


def is_mostly_digits(text: str) -> bool:
    """Whether one sign of three or more is a digit: the cells of a table that was taken apart."""
    return sum(map(str.isdigit, text)) * _DIGITS > len(text)


def is_figures(text: str) -> bool:
    """Whether a paragraph is rows of a table that lost its lines: figures, and no stop at its end."""
    told = text.split()
    figures = sum(word[:1].isdigit() for word in told)
    return text[-1:].isdigit() and figures >= max(_FIGURES, _FIGURED * len(told))


def _only_answered(found: dict[int, Voice], blocks: list[Block]) -> None:
    """A run of the owner's words that type does not show counts only where an answer follows under the heading, or in
    the paragraph itself; what a meeting points to is its own in any case."""
    run: list[int] = []
    for block in blocks:
        voice = found.get(block.number)
        if voice and voice.who == "asks":
            run.extend([] if points(block.text) or halves(block.text) else [block.number])
            continue
        if block.kind == "heading" and is_number_of_one(block.text):
            continue  # what is asked there may be answered with what is asked under the next
        if voice is None or voice.who == "title":
            _withdraw(found, run)
        run = []
    _withdraw(found, run)


def _withdraw(found: dict[int, Voice], run: list[int]) -> None:
    for number in run:
        if not found[number].sure:
            found[number] = Voice("answers")


def _narration(found: dict[int, Voice], blocks: list[Block]) -> None:
    """What the owner tells right before a meeting asks, and what stands between a heading and the first quotation under
    it, belongs to the quotation: no answer comes before its question."""
    for at, block in enumerate(blocks):
        voice = found.get(block.number)
        if not voice or voice.who != "asks" or block.kind == "item":
            continue
        above = blocks[max(0, at - _NARRATED) : at]
        opening = _opening(found, above)
        for before in reversed(above):
            told = found.get(before.number)
            if (
                not told
                or told.who == "title"
                or (
                    told.who == "answers"
                    and before.number not in opening
                    and not ("meeting_asks" in voice.reasons and _narrates(before))
                )
            ):
                break
            if told.who == "answers":
                found[before.number] = Voice("asks", ("owner_wording",))


def _opening(found: dict[int, Voice], above: list[Block]) -> frozenset[int]:
    """The blocks right under a heading or title, if nothing has been asked there yet."""
    numbers: list[int] = []
    for before in reversed(above):
        told = found.get(before.number)
        if not told or told.who == "title":
            return frozenset(numbers)
        if told.who == "asks" or before.kind == "row":
            return frozenset()
        numbers.append(before.number)
    return frozenset()


def _narrates(block: Block) -> bool:
    return block.kind == "paragraph" and (
        has("extract.voices", "owner_narrates", block.text)
        or (binds(block.text) and has("extract.kinds", "tasked", sentences_of(block.text)[0]))
    )
