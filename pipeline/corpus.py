"""A folder of documents -> its files, each with the id that its document will bear.

An id stands in memos and addresses: the file's stem without format, folded; -2 and so on where two files share it, in
an order (pdf, docx, html, text; then path) that a file added later in a lesser format does not change.
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pipeline.records import Issue
from pipeline.text import slug

FORMATS = {".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".txt": "txt", ".md": "md"}
RANK = {"pdf": 0, "docx": 1, "html": 2, "md": 3, "txt": 4}
NOT_DOCUMENTS = {".toml", ".jsonl"}
NOT_DOCUMENT_NAMES = ("readme", "lesmeg")
NOT_DOCUMENT_FOLDERS = {"labels"}


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of the corpus: `file` relative with forward slashes, the id of its document, and its format by extension.
    `issue` says why it is no document that can be read."""
    file: str
    path: Path
    id: str
    format: str
    issue: Issue | None = None


def corpus_files(folder: Path) -> list[CorpusFile]:
    """Every file in the folder and below that may be a document, by path. Hidden files, README and LESMEG, *.toml,
    *.jsonl and labels/ are none; a file of another type is listed with an issue."""
    found = [(p.relative_to(folder).as_posix(), p) for p in sorted(folder.rglob("*")) if p.is_file()]
    files = [_corpus_file(name, path) for name, path in found if _may_be_document(PurePosixPath(name))]
    return with_ids(files, {})


def with_ids(files: list[CorpusFile], given: dict[str, str]) -> list[CorpusFile]:
    """The files with their ids: the catalogue's (`given`, by file name) first, else the stem's."""
    taken: Counter[str] = Counter(given.values())
    ids: dict[str, str] = dict(given)
    for f in sorted(files, key=lambda f: (RANK.get(f.format, 9), f.file)):
        if f.file not in ids:
            base = slug(PurePosixPath(f.file).stem)
            taken[base] += 1
            ids[f.file] = _free(base, taken[base], set(ids.values()))
    return [replace(f, id=ids[f.file]) for f in files]


def _free(base: str, n: int, taken: set[str]) -> str:
    """`base`, or the first of base-2, base-3 … that nobody bears."""
    candidate = base if n == 1 else f"{base}-{n}"
    while candidate in taken:
        n += 1
        candidate = f"{base}-{n}"
    return candidate


def _may_be_document(name: PurePosixPath) -> bool:
    hidden = any(part.startswith((".", "~")) for part in name.parts)
    apart = any(part in NOT_DOCUMENT_FOLDERS for part in name.parts[:-1])
    return not (hidden or apart or name.suffix.lower() in NOT_DOCUMENTS
                or name.name.lower().startswith(NOT_DOCUMENT_NAMES))


def _corpus_file(name: str, path: Path) -> CorpusFile:
    suffix = path.suffix.lower()
    if suffix in FORMATS:
        return CorpusFile(name, path, "", FORMATS[suffix])
    issue = Issue("catalog", "unsupported", suffix or name, document=name, severity="error")
    return CorpusFile(name, path, "", suffix.lstrip("."), issue)
