"""What answers several requirements together -> the part of it that answers each.

Parts where the answer repeats the requirements, names them by number, or goes through them in their order; else one
passage that they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.extract.drafts import Draft, Said
from pipeline.extract.numbered import is_line, named_in, numbers_of
from pipeline.extract.outline import Outline, places_of
from pipeline.extract.parts import parts_of
from pipeline.extract.shares import divided, topics
from pipeline.extract.voice_runs import is_figures
from pipeline.extract.wording import has, opens
from pipeline.records import Block
from pipeline.text import bare, fold

_REPEATED = 40  # letters at the start by which an answer's line is known as a requirement repeated


def answers_of(drafts: Sequence[Draft], answer: Sequence[Block], outline: Outline) -> dict[int, Said]:
    """Position of a draft -> what is said of it; {} where there is no answer."""
    answer = list(answer)
    while answer and opens("extract.responses", "general_remark", answer[-1].text):
        answer.pop()
    if not answer:
        return {}
    starts = _repeated(drafts, answer) or _numbered(drafts, answer, outline)
    if len(starts) < 2:
        return parted(drafts, answer) or _by_topic(drafts, answer) or {at: passage(answer) for at in range(len(drafts))}
    ends = [*sorted(starts.values())[1:], len(answer)]
    parts = {
        at: passage(answer[start + 1 : end])
        for (at, start), end in zip(sorted(starts.items(), key=lambda x: x[1]), ends, strict=True)
        if answer[start + 1 : end]
    }
    return {at: parts.get(at) or passage(answer) for at in range(len(drafts))}


def passage(blocks: Iterable[Block]) -> Said:
    """Blocks as one passage, items with their marks; titles at its ends are left out."""
    blocks = list(blocks)
    while blocks and blocks[-1].kind == "heading":
        blocks.pop()
    while len(blocks) > 1 and blocks[0].kind == "heading":
        blocks.pop(0)
    numbers = tuple(block.number for block in blocks)
    text = fold(
        " ".join(f"{block.marker or ''} {block.text}" if block.kind == "item" else block.text for block in blocks)
    )
    return Said(numbers, text, numbers, places_of(blocks))


def _repeated(drafts: Sequence[Draft], answer: list[Block]) -> dict[int, int]:
    """Draft -> position of the block of the answer that begins with the draft's own words."""
    starts: dict[int, int] = {}
    openings = {
        bare(draft.text)[:_REPEATED]: at for at, draft in enumerate(drafts) if len(bare(draft.text)) >= _REPEATED
    }
    for position, block in enumerate(answer):
        at = openings.get(bare(block.text)[:_REPEATED])
        if at is not None:
            starts.setdefault(at, position)
    return starts


def _numbered(drafts: Sequence[Draft], answer: list[Block], outline: Outline) -> dict[int, int]:
    """Draft -> position of the line of the answer that names it by its number ("Rapportering på krav 3.1")."""
    numbers = numbers_of(drafts, outline)
    starts: dict[int, int] = {}
    for position, block in enumerate(answer):
        named = named_in(block, numbers) if is_line(block) else ()
        if len(named) == 1:
            starts.setdefault(named[0], position)
    return starts


def parted(drafts: Sequence[Draft], answer: Sequence[Block]) -> dict[int, Said]:
    """What is said of each where the answer goes through what was asked: a part for each that clearly speaks of it, else by
    what the model makes of it (steering prose is met by nothing); {} where the answer does not."""
    answer = _behind_tables(answer)
    starts = _divided(drafts, answer)
    if len(starts) > 1:
        ends = [*sorted(starts.values())[1:], len(answer)]
        begun = sorted(starts.items(), key=lambda start: start[1])
        return {at: passage(answer[start:end]) for (at, start), end in zip(begun, ends, strict=True)}
    asked = [at for at, draft in enumerate(drafts) if draft.kind != "føring"]
    runs = parts_of(answer, tuple(drafts[at].text for at in asked))
    return {asked[at]: passage(answer[start:end]) for at, (start, end) in runs.items()}


def _behind_tables(answer: Sequence[Block]) -> Sequence[Block]:
    """An answer without the tables that open it, of all that was asked: what goes through it one by one begins below."""
    start = next((at for at, block in enumerate(answer) if block.kind in ("paragraph", "item") and not is_figures(block.text)), 0)
    return answer[start:]


def _divided(drafts: Sequence[Draft], answer: Sequence[Block]) -> dict[int, int]:
    """Draft -> position of the block of the answer that its part begins with, where the answer goes through what was
    asked; a duty to report in it is met by the report, steering prose by nothing."""
    asked = _answerable(drafts)
    if len(asked) < 2 or any(block.kind == "heading" for block in answer):
        return {}
    listed = sum(block.kind == "item" for block in answer) * 2 > len(answer)
    begins = tuple(listed or block.kind != "item" for block in answer)
    starts = divided(tuple(block.text for block in answer), tuple(drafts[at].text for at in asked), begins)
    return {asked[at]: start for at, start in starts.items()}


def _by_topic(drafts: Sequence[Draft], answer: list[Block]) -> dict[int, Said]:
    """What is said of each where paragraphs turn to one of them by name: those; of the rest what stands above."""
    asked = _answerable(drafts)
    starts = topics(tuple(block.text for block in answer), tuple(drafts[at].text for at in asked))
    if not starts:
        return {}
    begins = sorted(starts.values())
    ends = dict(zip(begins, [*begins[1:], len(answer)], strict=True))
    parts = {asked[at]: passage(answer[start : ends[start]]) for at, start in starts.items()}
    return {at: parts.get(at) or passage(answer[: begins[0]]) for at in range(len(drafts))}


def _answerable(drafts: Sequence[Draft]) -> list[int]:
    return [at for at, draft in enumerate(drafts) if draft.kind != "føring" and not _is_this_report(draft)]


def _is_this_report(draft: Draft) -> bool:
    """Whether what is to be reported is the report at hand ("skal rapportere på punktene i årlig melding")."""
    return draft.kind == "rapporteringskrav" and has("extract.responses", "whole_year", draft.text)
