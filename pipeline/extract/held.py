"""A sentence with a normative verb that no requirement and no answer holds -> the named reason why, if there is one.

other_voice (another party speaks), law (a law or articles of association quoted), own_plan and own_account (a report's
own plans and telling), other_body (an authority beside, or the giver), told (a verb in a clause that only describes),
advice (should, not shall). None: nothing explains it, and it is listed as left over.
"""

from __future__ import annotations

from pipeline.extract.duty import is_background, is_duty
from pipeline.extract.wording import has, opens, whole
from pipeline.records import REPORTS

_SUBJECT = "extract.held"


def held_as(sentence: str, path: tuple[str, ...], genre: str) -> str | None:
    """The reason as a code; `path` are the headings above the sentence."""
    if _headed("heading_other_voice", path) or has(_SUBJECT, "other_voice", sentence):
        return "other_voice"
    if has(_SUBJECT, "law", sentence):
        return "law"
    if opens("extract.duty", "others", sentence) or opens("extract.duty", "authority", sentence):
        return "other_body"
    if genre in REPORTS and _headed("heading_own_plan", path):
        return "own_plan"
    if genre in REPORTS and any(whole("extract.voices", "telling_chapter").match(heading) for heading in path):
        return "own_account"
    if is_background(sentence):
        return "told"
    if not has("extract.duty", "strong", sentence):
        return "advice"
    return None if is_duty(sentence) else "told"


def _headed(key: str, path: tuple[str, ...]) -> bool:
    return any(whole(_SUBJECT, key).match(heading) for heading in path)
