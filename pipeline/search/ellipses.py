"""A passage -> what is written short in it because it stands in full beside: "pasient- og brukersikkerhet" is also
pasientsikkerhet, "antibiotikabruk og -resistens" also antibiotikaresistens. The rule is that of Norwegian and Swedish
spelling: a hyphen stands for the part that two compounds share.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.phrases import phrases

_WORD = r"[^\W\d_]{2,}"
_BEFORE, _BEHIND = re.compile(rf"({_WORD})-"), re.compile(rf"-({_WORD})")


@dataclass(frozen=True, slots=True)
class Ellipsis:
    """`cut`: the words with the hyphen off, small; `whole`: the compound beside that holds what they lack, its last part
    where `lacks_last` ("pasient-"), else its first ("-resistens"). `start` and `end`: where all of it stands."""
    start: int
    end: int
    cut: tuple[str, ...]
    whole: str
    lacks_last: bool


def ellipses(text: str) -> tuple[Ellipsis, ...]:
    """In reading order. Hyphens at a line's end ("over- sikt") are none: a conjunction, comma or stroke stands between."""
    if "-" not in text:
        return ()
    last, first = _patterns()
    found = [Ellipsis(m.start(), m.end(), _small(_BEFORE, m["cut"]), m["whole"].lower(), True) for m in last.finditer(text)]
    found += [Ellipsis(m.start(), m.end(), _small(_BEHIND, m["cut"]), m["whole"].lower(), False) for m in first.finditer(text)]
    return tuple(sorted(found, key=lambda each: each.start))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that lack their last part before the whole word, and words that lack their first behind it."""
    entry = phrases("search.words")["conjunctions"]
    joined = "|".join(sorted({re.escape(word) for language in ("nb", "nn", "sv") for word in entry[language]}))
    between = rf"(?:\s*,\s*(?:(?:{joined})\s+)?|\s+(?:{joined})\s+|\s*/\s*)"
    return (re.compile(rf"(?<![\w-])(?P<cut>(?:{_WORD}-{between})+)(?P<whole>{_WORD})(?![\w-])", re.IGNORECASE),
            re.compile(rf"(?<![\w-])(?P<whole>{_WORD})(?P<cut>(?:{between}-{_WORD})+)(?![\w-])", re.IGNORECASE))


def _small(pattern: re.Pattern[str], cut: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in pattern.findall(cut))
