"""The one door to extracted/: records <-> JSON Lines, one folder a document, so that git shows what a change gained or lost.

A line holds one record; fields at their default are left out, so that lines stay short. Lines are split at "\\n" alone:
U+2028, U+2029 and U+0085 from PDFs would cut a record in two.
"""
from __future__ import annotations

import json
import os
import types
import typing
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pipeline import records

R = TypeVar("R")


def write_records(path: Path, items: Iterable[Any]) -> None:
    """Write records as JSON Lines, aside and swapped in whole, so that a kill leaves the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, "".join(json.dumps(plain(item), ensure_ascii=False) + "\n" for item in items))


def write_text(path: Path, text: str) -> None:
    """Write a file aside and swap it in."""
    aside = path.with_name(path.name + ".new")
    aside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(aside, path)


def read_records(path: Path, kind: type[R]) -> tuple[R, ...]:
    """The records of a file. Raises ValueError naming file and line where one cannot be read."""
    out = []
    for n, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                out.append(record(kind, json.loads(line)))
            except (ValueError, TypeError, KeyError) as error:
                raise ValueError(f"{path}:{n}: {error}") from error
    return tuple(out)


def write_parts(folder: Path, whole: Any) -> None:
    """Write a record made of tuples of records (Parsed, Extracted, Linked): one file a field, named for it; single
    values together in one file named for the type."""
    single, shape = {}, _as_any(type(whole))
    for name, kind in _parts(shape):
        if kind is None:
            single[name] = getattr(whole, name)
        else:
            write_records(folder / f"{_stem(shape, name)}.jsonl", getattr(whole, name))
    if single:
        write_records(folder / f"{shape.__name__.lower()}.jsonl", [single])


def read_parts(folder: Path, whole: type[R]) -> R:
    """What `write_parts` wrote. Raises FileNotFoundError where a file is missing, ValueError where one is broken."""
    values: dict[str, Any] = {}
    for name, kind in _parts(_as_any(whole)):
        if kind is not None:
            values[name] = read_records(folder / f"{_stem(whole, name)}.jsonl", kind)
    single = folder / f"{whole.__name__.lower()}.jsonl"
    return whole(**values, **(json.loads(single.read_text(encoding="utf-8")) if single.exists() else {}))


def _as_any(kind: Any) -> Any:
    """A record type as a key of a cache, which the checker of types does not take it for."""
    return kind


def _stem(whole: type, name: str) -> str:
    """Issues stand beside what they are about: issues-parsed.jsonl, issues-extracted.jsonl."""
    return f"issues-{whole.__name__.lower()}" if name == "issues" else name


@cache
def _parts(whole: Any) -> tuple[tuple[str, type | None], ...]:
    """Each field's name with the record type its tuple holds, None for a field that is no tuple of records."""
    hints = _hints(whole)
    return tuple((f.name, (typing.get_args(hints[f.name]) or (None,))[0]
                  if typing.get_origin(hints[f.name]) is tuple else None) for f in fields(whole))


def plain(value: Any) -> Any:
    """A record as JSON's own types, without the fields that stand at their default."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(found) for name, default in _defaults(type(value))
                if (found := getattr(value, name)) != default}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def record(kind: type[R], value: dict) -> R:
    """The record that `plain` made `value` of. Raises KeyError on an unknown field, TypeError on a missing one."""
    hints = _hints(_as_any(kind))
    return kind(**{name: _typed(hints[name], found) for name, found in value.items()})


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, MISSING if f.default is MISSING else f.default) for f in fields(kind))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    names = {**vars(records), "date": date}  # as locals too: a slot named date would hide the type
    return typing.get_type_hints(kind, names, names)


def _typed(hint: Any, value: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = [arm for arm in typing.get_args(hint) if arm is not type(None)]
        return None if value is None else _typed(inner[0], value)
    if origin is tuple:
        arms = typing.get_args(hint)
        return tuple(_typed(arms[0], item) for item in value)
    if is_dataclass(hint):
        return record(_as_any(hint), value)
    return date.fromisoformat(value) if hint is date else value
