"""A file or an address -> a file in the corpus and an entry in its catalogue, with what was inferred for a person to
confirm.

Rule: what is fetched is bounded in time and size and known by its content before it is kept; a catalogue that would not
load afterwards is left as it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.catalog.catalogue import CatalogueError, load, read_catalogue
from pipeline.catalog.describe import describe
from pipeline.catalog.fetch import USUAL, AddError, Limits, downloaded, found
from pipeline.records import Document, Parsed
from pipeline.register import Register
from pipeline.text import slug

_ENDINGS = {"pdf": ".pdf", "docx": ".docx", "html": ".html", "txt": ".txt", "md": ".md"}
Read = Callable[[Path], tuple[str, Parsed]]


@dataclass(frozen=True, slots=True)
class Added:
    """The file's path in the corpus, what it was read as, and the entry that was written."""

    path: Path
    document: Document
    entry: str


def add(
    source: str,
    corpus: Path,
    read: Read,
    register: Register,
    today: date,
    genre: str | None = None,
    limits: Limits = USUAL,
) -> Added:
    """Copy or download `source` into the corpus and append its entry to catalog.toml.

    `read` gives the format by content and the parsed file; what it raises (Unreadable) goes through, and nothing is
    kept. Raises AddError and, where the catalogue has faults already, CatalogueError."""
    entries = load(corpus / "catalog.toml").entries
    url = source if re.match(r"https?://", source) else None
    with tempfile.TemporaryDirectory() as folder:
        fetched = downloaded(url, Path(folder), limits) if url else found(source, limits)
        named = fetched if url is None else _with_ending(fetched)
        sha256 = hashlib.sha256(named.read_bytes()).hexdigest()
        _refuse_double(sha256, corpus, entries)
        kind, parsed = read(named)
        target = _free(corpus, slug(named.stem), _ENDINGS[kind])
        document = describe(target.name, kind, sha256, parsed, {"genre": genre} if genre else None, register)
        entry = entry_of(document, today, url, genre)
        corpus.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(named, target)
    try:
        append_entry(corpus / "catalog.toml", entry)
    except CatalogueError:
        target.unlink()
        raise
    return Added(target, document, entry)


def entry_of(document: Document, today: date, url: str | None, genre: str | None) -> str:
    """The [[document]] table: what is known stands, what was inferred stands as comments to be confirmed."""
    known = {"file": document.file, "sha256": document.sha256, "added": today, "source_url": url, "genre": genre}
    lines = ["[[document]]"] + [f"{key} = {_toml(value)}" for key, value in known.items() if value is not None]
    lines += [
        f"# {inferred.field} = {_toml(getattr(document, inferred.field))}"
        + (f"   # «{_short(inferred.words)}»" if inferred.words else "")
        for inferred in document.inferred
        if inferred.field != "recipients"
    ]
    return "\n".join(lines) + "\n"


def append_entry(path: Path, entry: str) -> None:
    """Add a table at the end of the catalogue, in one move. Raises CatalogueError, the file untouched, if it would
    not load."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    text = f"{before.rstrip()}\n\n{entry}" if before.strip() else entry
    try:
        read_catalogue(text, tomllib.loads(text), path.name)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError((f"{path.name}: {error}",)) from error
    aside = path.with_suffix(".new")
    aside.write_text(text, encoding="utf-8")
    os.replace(aside, path)


def _with_ending(path: Path) -> Path:
    """An address often lacks a file's ending: the first bytes give one, so that name and content agree."""
    head = path.open("rb").read(1024).lstrip()
    ending = (
        ".pdf" if b"%PDF-" in head else ".docx" if head.startswith(b"PK") else ".html" if head[:1] == b"<" else ".txt"
    )
    if path.suffix in _ENDINGS.values():
        return path
    return path.rename(path.with_name(path.name.removesuffix(path.suffix) + ending))


def _refuse_double(sha256: str, corpus: Path, entries: dict[str, dict]) -> None:
    for file, entry in entries.items():
        if entry.get("sha256") == sha256 and (corpus / file).exists():
            raise AddError("there_already", file)


def _free(corpus: Path, stem: str, ending: str) -> Path:
    target, n = corpus / f"{stem}{ending}", 2
    while target.exists():
        target, n = corpus / f"{stem}-{n}{ending}", n + 1
    return target


def _toml(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else json.dumps(str(value), ensure_ascii=False)


def _short(words: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]", " ", words)[:100]
