"""A path or an address -> a file on this machine. Rule: bounded in time and size; only the web is fetched from."""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.text import slug

_CHUNK = 65_536
_NAMELESS = "dokument"


class AddError(Exception):
    """Why nothing was added: `problem` no_file | no_answer | too_large | too_slow | wrong_address | there_already."""

    def __init__(self, problem: str, text: str = "") -> None:
        super().__init__(f"{problem}: {text}")
        self.problem, self.text = problem, text


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be, in bytes, and how long a download may take, in seconds."""

    bytes: int = 100_000_000
    seconds: float = 60


USUAL = Limits()


def found(source: str, limits: Limits) -> Path:
    """A file of this machine. Raises AddError: no_file, too_large."""
    path = Path(source)
    if not path.is_file():
        raise AddError("no_file", source)
    if path.stat().st_size > limits.bytes:
        raise AddError("too_large", f"{path.stat().st_size // 1_000_000} MB")
    return path


def downloaded(url: str, folder: Path, limits: Limits) -> Path:
    """The file behind an address, in `folder`, named as the address ends.

    Raises AddError: no_answer, too_large, too_slow, wrong_address (it leads away from the web)."""
    name = PurePosixPath(urllib.parse.unquote(urllib.parse.urlsplit(url).path))
    target = folder / (slug(name.stem or _NAMELESS)[:120] + re.sub(r"[^.a-z0-9]", "", name.suffix.lower())[:6])
    try:
        request = urllib.request.Request(url, headers={"User-Agent": "kravspor", "Accept": "*/*"})
        with urllib.request.build_opener().open(request, timeout=limits.seconds / 2) as answer:
            _copy(answer, target, limits)
    except urllib.error.HTTPError as error:
        # the library follows redirects within the web, and gives up on others with their own code
        raise AddError("wrong_address" if 300 <= error.code < 400 else "no_answer", str(error.code)) from error
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise AddError("no_answer", str(error)[:200]) from error
    return target


def _copy(answer, target: Path, limits: Limits) -> None:
    """Write what comes as it comes, so that a server that drips is given up in time."""
    start = time.monotonic()
    with target.open("wb") as file:
        while chunk := answer.read1(_CHUNK):
            file.write(chunk)
            if file.tell() > limits.bytes:
                raise AddError("too_large", f"> {limits.bytes // 1_000_000} MB")
            if time.monotonic() - start > limits.seconds:
                raise AddError("too_slow", f"> {limits.seconds:.0f} s")
