"""Language as data: TOML files beside the rules -> plain dictionaries, with a user's own phrases merged over ours.

One file a subject, with nb, nn and sv side by side, so that a missing form shows:

    [within]
    nb = ["innen", "senest"]
    nn = ["innan", "seinast"]
    sv = ["innan", "senast"]
    examples = ["Rapporten skal leveres innen 1. mai 2023."]
    counter_examples = ["Pasienten skal få time innen én dag."]

A user's corpus/phrases.toml may hold [extract.deadlines.within] nb = ["…"]: the user's key replaces ours.
"""
from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

_overlay: dict = {}


def use_overlay(path: Path | None) -> None:
    """Merge a user's phrases.toml over ours, in this process. Call before any rule is used; rules load lazily.

    Raises tomllib.TOMLDecodeError where the file is no TOML."""
    _overlay.clear()
    if path and path.exists():
        _overlay.update(tomllib.loads(path.read_text(encoding="utf-8")))
    phrases.cache_clear()


@cache
def phrases(subject: str) -> dict:
    """The phrases of a subject: "extract.deadlines" reads pipeline/extract/deadlines.toml."""
    *folders, stem = subject.split(".")
    ours = tomllib.loads(files("pipeline").joinpath(*folders, f"{stem}.toml").read_text(encoding="utf-8"))
    theirs = _overlay
    for key in subject.split("."):
        theirs = theirs.get(key, {})
    return merged(ours, theirs)


def merged(ours: dict, theirs: dict) -> dict:
    """`theirs` over `ours`, key by key; lists and values are replaced whole."""
    out = dict(ours)
    for key, value in theirs.items():
        both = isinstance(value, dict) and isinstance(ours.get(key), dict)
        out[key] = merged(ours[key], value) if both else value
    return out


def all_forms(entry: dict) -> tuple[str, ...]:
    """Every form of an entry in all languages, longest first, so that a regular expression takes the longest."""
    forms = {form for language in ("nb", "nn", "sv") for form in entry.get(language, ())}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))
