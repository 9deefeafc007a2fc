"""Patterns that do not mind capitals, made for text in small letters: there they are compared three times as fast."""

from __future__ import annotations

import re

_CAPITALS_TELL = "(?-i:"
_CAPITAL = re.compile(r"\\.|\(\?P<\w+>|[^\W\d_a-zæøåäö]")  # a letter, beside the signs that hold one
_KEPT = 1  # characters of a letter alone


def in_small(expression: str) -> str | None:
    """The expression for text in small letters; None where a part of it tells capitals apart."""
    if _CAPITALS_TELL in expression:
        return None
    return _CAPITAL.sub(lambda found: found[0].lower() if len(found[0]) == _KEPT else found[0], expression)
