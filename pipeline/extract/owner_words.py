"""A paragraph's words -> whether its giver asks, states a goal, or only tells. Pure judgements of text."""

from __future__ import annotations

from functools import lru_cache

from pipeline.extract.duty import binds, is_duty, sentences_of
from pipeline.extract.kinds import is_measurable, kind_of_wording
from pipeline.extract.lists import is_infinitive
from pipeline.extract.wording import has, opens, pattern

_REMEMBERED = 512  # sentences whose reading is kept


def states_measure(text: str) -> bool:
    """Whether a paragraph is a single sentence that states a measurable goal."""
    return len(sentences_of(text)) == 1 and opens("extract.units", "states_goal", text) and is_measurable(text)


def narrates(found: tuple[str, ...]) -> bool:
    """Whether a quoted paragraph tells what government and directorates do, before anything is asked."""
    first = found[0]
    return (
        opens("extract.duty", "others", first)
        or has("extract.voices", "owner_narrates", first)
        or (not is_duty(first) and any(has("extract.voices", "owner_narrates", s) for s in found))
    )


def asks_somebody(text: str) -> bool:
    """Whether a quoted paragraph asks at all: a duty, or something measured; the rest is what the owner tells."""
    changed = any(has("extract.amendments", kind, text) for kind in ("lapsed", "new_deadline", "clarified"))
    return (
        binds(text)
        or kind_of_wording(text) == "indikator"
        or has("extract.voices", "owner_told", text)
        or changed
        or is_infinitive(text)
    )


@lru_cache(maxsize=_REMEMBERED)
def tells(sentence: str) -> bool:
    """Whether a sentence's first verb tells what was or is done, rather than what shall be."""
    if not has("extract.voices", "narrative", sentence):
        return False
    main = pattern("extract.voices", "clause").sub(lambda clause: " " * len(clause.group()), sentence)
    told = pattern("extract.voices", "narrative").search(main)
    asked = pattern("extract.duty", "strong").search(main)
    return told is not None and (asked is None or told.start() < asked.start())


def halves(text: str) -> tuple[str, str] | None:
    """A paragraph that first asks and then answers, cut in two: duties alone, then a sentence that tells, and no duty more.
    None where it is not so."""
    found = sentences_of(text)
    asked = next((at for at, sentence in enumerate(found) if not is_duty(sentence) or tells(sentence)), len(found))
    rest = found[asked:]
    if not asked or not rest or not tells(rest[0]) or any(map(is_duty, rest)):
        return None
    return " ".join(found[:asked]), " ".join(rest)
