"""A paragraph of a report, and where it stands -> points for its being the owner's words, with the reasons.

Each sign is weak by itself: how it begins, that it lays a duty, what is measured, the heading above, each side's way to
write a share. What tells what was done speaks against it.
"""

from __future__ import annotations

from pipeline.extract.duty import binds, is_duty, meeting_asks, sentences_of
from pipeline.extract.kinds import kind_of_heading, kind_of_path
from pipeline.extract.names import is_number_of_one
from pipeline.extract.owner_words import halves, tells
from pipeline.extract.wording import has, opens, whole
from pipeline.records import Block

Points = tuple[float, tuple[str, ...]]  # how much speaks for the owner's voice, and the reasons
_FEW = 4  # sentences of a paragraph that does nothing but ask


def owners_points(
    block: Block, previous: Block | None, path: tuple[str, ...], parted: bool
) -> Points:
    """How much speaks for the owner's voice. `path` are the headings above, `parted` whether the document writes shares
    in two ways, so that they tell the sides apart."""
    found = sentences_of(block.text)
    first = found[0] if found else ""
    measured = opens("extract.kinds", "measure_first", first)
    opening = opens("extract.voices", "owner_opens", first)
    meets = meeting_asks(block.text) is not None
    narrative = tells(first) and not measured and not opening and not (meets and meeting_asks(first) is not None)
    headed = previous is not None and previous.kind == "heading" and _heads_what_is_asked(previous.text)
    bare_measure = measured and len(found) == 1 and not has("extract.units", "finite", first)  # "Ingen ventende."
    cut = halves(block.text) if previous is not None and previous.kind == "heading" else None
    asked = sentences_of(cut[0]) if cut else found
    alone = 0 < len(asked) <= _FEW and all(is_duty(sentence) and not tells(sentence) for sentence in asked)
    signs = (
        ("change_of_type", 2, block.shift),
        ("meeting_asks", 4, meets),
        ("owner_wording", 4, opening),
        ("owner_wording", 4, _asks_behind_reference(found)),
        ("owner_wording", 5, narrative and _mostly_tasks(found)),
        ("owner_wording", 2, has("extract.kinds", "tasked", first) or has("extract.voices", "owner_told", first)),
        ("duty", 1, is_duty(first)),
        ("duty", 1, not is_duty(first) and binds(block.text) and block.shift),
        ("duty", 1, alone and not goes_on(first)),
        ("after_kind_heading", 1, alone and not goes_on(first) and follows_order(path)),
        ("measure", 1, measured),
        ("measure", 1, measured and is_duty(first)),
        ("share_in_pst", 2, has("extract.voices", "share_short", block.text)),
        ("after_kind_heading", 1, headed),
        ("after_kind_heading", 1, headed and (is_duty(first) or bare_measure) and not narrative),
        ("", -2, parted and has("extract.voices", "share_long", block.text)),
        ("", -2, narrative and not has("extract.voices", "owner_told", first)),
    )
    return (
        sum(weight for _, weight, there in signs if there),
        tuple(dict.fromkeys(name for name, weight, there in signs if there and name)),
    )


def _heads_what_is_asked(heading: str) -> bool:
    return kind_of_heading(heading) is not None or is_number_of_one(heading)


def follows_order(path: tuple[str, ...]) -> bool:
    """Whether a chapter goes through what was asked."""
    named = any(whole("extract.voices", key).match(h) for h in path for key in ("asked_chapter", "reporting_chapter"))
    return named or kind_of_path(path) is not None


def goes_on(sentence: str) -> bool:
    """Whether a sentence speaks of something known ("Planen skal …"): nobody's task begins so."""
    return opens("extract.voices", "known_thing", sentence) and not has("extract.kinds", "tasked", sentence)


def in_two_ways(blocks: list[Block]) -> bool:
    """Whether shares are written both short and long, as orders and answers do."""
    return all(any(has("extract.voices", way, b.text) for b in blocks) for way in ("share_short", "share_long"))


def _mostly_tasks(found: tuple[str, ...]) -> bool:
    """Whether behind a first sentence that tells, all the others lay duties, and the next on a named body."""
    rest = found[1:]
    return len(rest) > 1 and all(is_duty(s) and not tells(s) for s in rest) and opens("extract.kinds", "tasked", rest[0])


def _asks_behind_reference(found: tuple[str, ...]) -> bool:
    """Whether a paragraph points to something first and then lays a duty on a named body."""
    return (
        len(found) > 1
        and opens("extract.duty", "background", found[0])
        and is_duty(found[1])
        and opens("extract.kinds", "tasked", found[1])
    )
