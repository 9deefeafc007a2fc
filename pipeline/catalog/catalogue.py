"""catalog.toml -> Catalogue: what a person has said of the files of a corpus.

    [[document]]
    file = "oppdragsdokument-2031.pdf"      # relative to the corpus; the only key that must stand
    genre = "oppdragsdokument"
    year = 2031
    sha256 = "…"                            # pins the file: a changed file is said
    expect = {pages = 48, requirements = [55, 70]}

Rule: an unknown key, an impossible value or a duplicate is an error that names the line; nothing of a faulty file is
used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pipeline.records import GENRES, LANGUAGES, LEVELS


class CatalogueError(Exception):
    """The catalogue cannot be used; `problems` names each fault with its line."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Entries by file name, as the TOML has them; `expected` are the [[expected]] tables (see expectations)."""

    entries: dict[str, dict] = field(default_factory=dict)
    expected: tuple[dict, ...] = ()


def load(path: Path) -> Catalogue:
    """The catalogue, empty where there is no file. Raises CatalogueError with every fault."""
    if not path.exists():
        return Catalogue()
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, OSError) as error:
        raise CatalogueError((f"{path.name}: {error}",)) from error
    return read_catalogue(text, tables, path.name)


def read_catalogue(text: str, tables: dict, name: str = "catalog.toml") -> Catalogue:
    """Check the tables of a catalogue against its text (for the line numbers)."""
    problems = [f"{name}: {_unknown_table(key, text)}" for key in tables if key not in ("document", "expected")]
    documents, expected = tables.get("document", []), tables.get("expected", [])
    for kind, entries, keys in (("document", documents, _DOCUMENT), ("expected", expected, _EXPECTED)):
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            problems.append(f"{name}: {kind}: [[{kind}]]")
            continue
        lines = _table_lines(text, kind)
        for at, entry in enumerate(entries):
            start = lines[at] if at < len(lines) else 1
            problems += [f"{name}:{_line(text, start, key)}: {fault}" for key, fault in _faults(entry, keys, kind)]
    problems += _duplicates(documents, text, name)
    if problems:
        raise CatalogueError(tuple(problems))
    return Catalogue(
        {entry["file"]: {key: value for key, value in entry.items() if key != "file"} for entry in documents},
        tuple(expected),
    )


def _faults(entry: dict, keys: dict[str, Callable[[Any], bool]], kind: str) -> Iterator[tuple[str, str]]:
    for key in ("file",) if kind == "document" else ("genre",):
        if key not in entry:
            yield "", f"{key} ?"
    for key, value in entry.items():
        if key not in keys:
            yield key, f"{key}: ? ({', '.join(sorted(keys))})"
        elif not keys[key](value):
            yield key, f"{key} = {value!r}"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) < 2000


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_expectation(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) <= {"pages", "requirements", "responses"}
        and all(
            _is_count(limit)
            or (isinstance(limit, list) and len(limit) == 2 and all(map(_is_count, limit)) and limit[0] <= limit[1])
            for limit in value.values()
        )
    )


def _one_of(values: tuple[str, ...]) -> Callable[[Any], bool]:
    return lambda value: value in values


def _is_year(value: Any) -> bool:
    return _is_count(value) and 1990 <= value <= 2100


def _is_file(value: Any) -> bool:
    return _is_text(value) and not value.startswith(("/", "\\")) and ".." not in value.split("/") and "\\" not in value


_DOCUMENT: dict[str, Callable[[Any], bool]] = {
    "file": _is_file,
    "id": lambda value: isinstance(value, str) and bool(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,150}", value)),
    "genre": _one_of(GENRES),
    "level": _one_of(LEVELS),
    "language": _one_of(LANGUAGES),
    "year": _is_year,
    "title": _is_text,
    "local_name": _is_text,
    "issuer": _is_text,
    "recipient": _is_text,
    "case_number": _is_text,
    "recipients": lambda value: isinstance(value, list) and bool(value) and all(map(_is_text, value)),
    "published": _is_day,
    "version_date": _is_day,
    "meeting_date": _is_day,
    "added": _is_day,
    "source_url": lambda value: _is_text(value) and value.startswith(("https://", "http://")),
    "replaces": _is_text,
    "amends": _is_text,
    "access": _is_text,
    "facsimile": lambda value: isinstance(value, bool),
    "note": _is_text,
    "sha256": lambda value: isinstance(value, str) and bool(re.fullmatch(r"[0-9a-f]{64}", value)),
    "expect": _is_expectation,
}
_EXPECTED: dict[str, Callable[[Any], bool]] = {
    "genre": _one_of(GENRES),
    "issuer": _is_text,
    "recipient": _is_text,
    "status": _one_of(("public", "not_public")),
    "note": _is_text,
    "years": lambda value: (
        isinstance(value, list) and bool(value) and all(map(_is_year, value)) and len(value) in (1, 2)
    ),
}


def _duplicates(documents: Any, text: str, name: str) -> list[str]:
    """The same file or id twice."""
    problems: list[str] = []
    seen: dict[tuple[str, object], int] = {}
    lines = _table_lines(text, "document")
    for at, entry in enumerate(documents if isinstance(documents, list) else []):
        for key in ("file", "id"):
            value = entry.get(key) if isinstance(entry, dict) else None
            if value is None:
                continue
            start = lines[at] if at < len(lines) else 1
            if (key, value) in seen:
                problems.append(f"{name}:{_line(text, start, key)}: {key} = {value!r} ({name}:{seen[key, value]})")
            else:
                seen[key, value] = _line(text, start, key)
    return problems


def _table_lines(text: str, kind: str) -> list[int]:
    """Lines (from 1) where each [[document]] begins."""
    return [at for at, line in enumerate(text.split("\n"), 1) if re.match(rf"\s*\[\[\s*{kind}\s*\]\]", line)]


def _line(text: str, start: int, key: str) -> int:
    """The line of a key within the table that begins at `start`; the table's own where it is not found."""
    lines = text.split("\n")
    for at in range(start, len(lines)):
        if lines[at].lstrip().startswith("[["):
            break
        if key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", lines[at]):
            return at + 1
    return start


def _unknown_table(key: str, text: str) -> str:
    at = next(
        (
            at
            for at, line in enumerate(text.split("\n"), 1)
            if re.match(rf"\s*(?:\[\[?\s*)?[\"']?{re.escape(key)}\b", line)
        ),
        1,
    )
    return f"{at}: {key}: ? ([[document]], [[expected]])"
