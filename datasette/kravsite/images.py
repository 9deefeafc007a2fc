"""A PDF page -> WebP bytes, made in one worker process with a time limit and kept in a folder with a size cap.

One process: PDFium is not thread-safe. A page that takes too long ends the process, and the next page gets a new one.
The worker imports `pipeline.page_image` by itself, so that the server never loads PDFium.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import tempfile
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

DPI = 110
SECONDS = 20
CAP = 500_000_000  # bytes kept on disk
_state: dict = {"pool": None, "lock": None, "bytes": None}


class NoImage(Exception):
    """The page could not be drawn; the text says why, in words for the log."""


async def page_image(path: Path, sha256: str, page: int, cache: str | None) -> bytes:
    """The image of a page, from the cache where it is there. Raises NoImage."""
    kept = _folder(cache) / f"{sha256}-{page}-{DPI}.webp"
    if kept.is_file():
        os.utime(kept)
        return kept.read_bytes()
    _state["lock"] = _state["lock"] or asyncio.Lock()
    async with _state["lock"]:
        image = await _drawn(path, page)
    _keep(kept, image)
    return image


async def _drawn(path: Path, page: int) -> bytes:
    _state["pool"] = _state["pool"] or ProcessPoolExecutor(
        1, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_the_server
    )
    try:
        return await asyncio.wait_for(asyncio.wrap_future(_state["pool"].submit(_draw, str(path), page)), SECONDS)
    except (TimeoutError, BrokenProcessPool) as error:
        _end_worker()
        raise NoImage(f"{path.name} side {page}: {type(error).__name__}") from error
    except Exception as error:  # whatever PDFium makes of a broken file: the page shows its text instead
        raise NoImage(f"{path.name} side {page}: {error}") from error


def _end_with_the_server() -> None:
    """Runs in the worker: a server that is killed cannot end its worker, so the worker watches the server."""

    def watch() -> None:
        multiprocessing.parent_process().join()
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _draw(path: str, page: int) -> bytes:
    """Runs in the worker."""
    from pipeline.page_image import page_image as draw

    return draw(Path(path), page, dpi=DPI)


def _end_worker() -> None:
    pool, _state["pool"] = _state["pool"], None
    for process in list(getattr(pool, "_processes", {}).values()):
        process.kill()
    pool.shutdown(wait=False, cancel_futures=True)


def _folder(cache: str | None) -> Path:
    folder = (
        Path(cache or os.environ.get("KRAVSPOR_CACHE") or Path(tempfile.gettempdir()) / f"kravspor-{os.getuid()}")
        / "sider"
    )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _keep(path: Path, image: bytes) -> None:
    """Write whole or not at all, then drop the images that were used longest ago while there are too many."""
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(image)
    part.replace(path)
    if _state["bytes"] is not None and _state["bytes"] + len(image) < CAP:
        _state["bytes"] += len(image)
        return
    files = sorted(
        ((file.stat().st_mtime, file.stat().st_size, file) for file in path.parent.glob("*.webp")), reverse=True
    )
    total = 0
    for _, size, file in files:
        total += size
        if total > CAP * 0.9:
            file.unlink(missing_ok=True)
            total -= size
    _state["bytes"] = total
