"""What a report says outside its questions and answers -> steering prose: paragraphs that say what a named body shall do.

Not what others say (users' statements), not what stands in the chapters of follow-up: there it tells what is done.
"""

from __future__ import annotations

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import is_background, is_duty, sentences_of
from pipeline.extract.followups import follows_up
from pipeline.extract.outline import Outline
from pipeline.extract.units_judge import is_silent
from pipeline.extract.wording import opens, whole


def steering(outline: Outline, used: frozenset[int]) -> tuple[Draft, ...]:
    """One draft for each such paragraph, in reading order; `used` are the blocks that others have read. Linear."""
    found = []
    for block in outline.blocks:
        path = outline.path(block.number)
        if block.kind == "paragraph" and block.number not in used and not _is_others(path) and _binds(block.text):
            section = outline.home.get(block.number, 0)
            found.append(
                Draft(
                    text=block.text,
                    kind="føring",
                    blocks=(block.number,),
                    section=section,
                    path=path,
                    places=block.places,
                    reasons=("duty",),
                )
            )
    return tuple(found)


def _is_others(path: tuple[str, ...]) -> bool:
    return is_silent(path) or any(
        whole("extract.held", "heading_other_voice").match(heading) or follows_up(heading) for heading in path
    )


def _binds(text: str) -> bool:
    return any(
        opens("extract.steering", "bound", sentence) and is_duty(sentence) and not is_background(sentence)
        for sentence in sentences_of(text)
    )
