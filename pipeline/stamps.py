"""What a step rests on -> a stamp; an equal stamp means that the step's result still holds.

A step's stamp is a hash of its folder's code and phrases, the shared modules, the libraries it uses, and its input's
stamp. So a change of a rule re-runs that step and those after it, and nothing else.
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).parent
LIBRARIES = {
    "parse": ("pypdfium2", "pdfplumber", "lxml"),
    "catalog": (),
    "extract": ("spacy",),
    "link": ("rapidfuzz", "snowballstemmer"),
    "publish": ("sqlite-utils", "snowballstemmer", "spacy-lookups-data"),
    "evaluate": ("rapidfuzz",),
}


def stamp(*parts: object) -> str:
    """A short hash over anything that has a stable text."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, default=str).encode()).hexdigest()[:20]


def file_hash(path: Path) -> str:
    """The sha256 of a file's bytes, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as opened:
        while piece := opened.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def text_hash(path: Path) -> str:
    """The hash of a small file that may be missing."""
    return file_hash(path) if path.exists() else ""


@cache
def step_stamp(step: str) -> str:
    """The stamp of a step's own code, phrases and libraries, and of the modules that all steps share."""
    shared = [p for p in HERE.iterdir() if p.suffix in (".py", ".toml") and p.name not in NOT_SHARED]
    own = (HERE / step).rglob("*")
    return stamp(_content(shared), _content((HERE / "records").rglob("*")), _content(own),
                 [_version(name) for name in LIBRARIES[step]])


# The program around the steps: what it says and in which order it runs changes no result.
NOT_SHARED = {"cli.py", "commands.py", "corpus.py", "document_steps.py", "scores.py", "steps.py", "stamps.py", "workers.py",
              "summary.py", "site.py", "show.py", "messages.py",
              "messages.toml", "page_image.py", "topics.toml"}


def _content(paths: Iterable[Path]) -> list[tuple[str, str]]:
    return sorted((p.name, file_hash(p)) for p in paths if p.is_file() and p.suffix in (".py", ".toml", ".sql"))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
