"""The entries of prose_status.toml as patterns, made once: <name> in a form stands for any form of the entry `name`."""

from __future__ import annotations

import re
from functools import cache

from pipeline.phrases import all_forms, phrases

_SUBJECT = "extract.prose_status"
_REF = re.compile(r"(?<!\?P)<(\w+)>")


def says(key: str, text: str) -> bool:
    """Whether the text holds a form of the entry, as whole words, capitals or not."""
    return bool(form(key).search(text))


@cache
def form(key: str) -> re.Pattern[str]:
    """One pattern for every form of an entry, as whole words."""
    return re.compile(rf"(?<!\w)(?:{_filled(key)})(?!\w)", re.IGNORECASE)


@cache
def form_loose(key: str) -> re.Pattern[str]:
    """The same, but with punctuation of its own at the ends instead of whole words."""
    return re.compile(rf"(?:{_filled(key)})(?!\w)", re.IGNORECASE)


@cache
def _filled(key: str) -> str:
    joined = "|".join(all_forms(phrases(_SUBJECT)[key]))
    return _REF.sub(lambda m: f"(?:{_filled(m[1])})", joined)
