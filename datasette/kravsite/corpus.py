"""A document's row and the corpus folder -> the original file, if it is at hand and still the one that was read."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path


def original(corpus: str | None, document: dict) -> tuple[Path | None, str | None]:
    """(path, None), or (None, why) where why is a key of words.toml's [original]: no corpus folder, no such file,
    a path that leads out of the corpus, or a file that has been changed since it was read."""
    if not corpus or not Path(corpus).is_dir():
        return None, "ingen_mappe"
    root = Path(corpus).resolve()
    path = (root / document["file"]).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        return None, "ingen_fil"
    state = path.stat()
    if _sha256(path, state.st_mtime_ns, state.st_size) != document["sha256"]:
        return None, "endret"
    return path, None


@lru_cache(maxsize=512)
def _sha256(path: Path, changed: int, size: int) -> str:
    """The file's hash; `changed` and `size` are there so that a changed file is hashed anew."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
