"""The steps that concern one document alone, run in worker processes: read, describe, understand.

Each writes to the document's own folder under extracted/ and answers with little, so that a large corpus is never held
in memory whole. stamps.json in the folder says what each result rests on.
"""
from __future__ import annotations

import json
import traceback
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pipeline import catalog, extract, parse
from pipeline.extracted import read_parts, read_records, write_parts, write_records, write_text
from pipeline.phrases import use_overlay
from pipeline.records import Document, Issue, Parsed
from pipeline.register import Register, load_register
from pipeline.stamps import file_hash, stamp, step_stamp


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be read: where it is, where its results go, and what the user's files say of it."""
    file: str
    path: Path
    id: str
    format: str
    folder: Path
    entry: dict | None
    user: str                         # stamp of the user's phrases.toml and parties.toml
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a file: a document, or an issue that says why there is none. `stamp` is that of the text."""
    document: Document | None
    stamp: str = ""
    issues: tuple[Issue, ...] = ()


_user_parties: Path | None = None


def start_worker(phrases_file: Path, parties_file: Path) -> None:
    """Once in each process: the user's phrases and parties over ours."""
    global _user_parties
    use_overlay(phrases_file)
    _user_parties = parties_file
    _register.cache_clear()


@cache
def _register() -> Register:
    return load_register(_user_parties)


def read_and_describe(job: Job) -> Read:
    """Read the file if it or the reader has changed, and say what document it is. Never raises for the file's faults."""
    sha256 = file_hash(job.path)
    stamps = read_stamps(job.folder)
    wanted = stamp(sha256, job.ocr, job.user, step_stamp("parse"))
    parsed = None
    if stamps.get("parse") != wanted:
        try:
            parsed = parse.read(job.path, ocr=job.ocr)
        except parse.Unreadable as error:
            return Read(None, issues=(Issue("parse", error.problem, error.text, document=job.file, severity="error"),))
        write_parts(job.folder, replace(parsed, issues=tuple(replace(i, document=job.id) for i in parsed.issues)))
        stamps = {"parse": wanted}
    described = stamp(wanted, job.entry, job.id, job.file, step_stamp("catalog"))
    if stamps.get("describe") != described:
        document = catalog.describe(job.file, job.format, sha256, parsed or read_parts(job.folder, Parsed),
                                    job.entry, _register(), document_id=job.id)
        write_records(job.folder / "document.jsonl", [document])
        stamps["describe"] = described
    write_stamps(job.folder, stamps)
    return Read(read_records(job.folder / "document.jsonl", Document)[0], described,
                read_records(job.folder / "issues-parsed.jsonl", Issue))


def understand(work: tuple[Document, Path, str]) -> bool:
    """Extract from a document (with its folder and stamp) if that is due; whether it was."""
    document, folder, described = work
    stamps = read_stamps(folder)
    wanted = stamp(described, _document_stamp(document), step_stamp("extract"))
    if stamps.get("extract") == wanted:
        return False
    extracted = extract.extract(document, read_parts(folder, Parsed), _register())
    write_parts(folder, extracted)
    write_stamps(folder, stamps | {"extract": wanted})
    return True


def failure(stage: str, document: str, error: BaseException) -> Issue:
    """What a person should know of an error that no rule foresaw: its kind, words, and place in our code."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return Issue(stage, "stage_failed", f"{type(error).__name__}: {error}{place}", document=document, severity="error")


def read_stamps(folder: Path) -> dict[str, str]:
    path = folder / "stamps.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_stamps(folder: Path, stamps: dict[str, str]) -> None:
    write_text(folder / "stamps.json", json.dumps(stamps, indent=1) + "\n")


def _document_stamp(document: Document) -> str:
    return stamp(repr(document))
