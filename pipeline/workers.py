"""One function over many inputs, in several processes -> results in the order of the inputs.

A file that crashes its process (PDFium can) must not take the others with it: what was unfinished then is tried again,
each alone in a process of its own, and what crashes once more is returned as the exception it died of.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any


def run_all(function: Callable[[Any], Any], inputs: Sequence[Any], jobs: int, start: Callable | None = None,
            start_with: tuple = ()) -> Iterator[tuple[int, Any]]:
    """(index, result or exception) as they finish. `start(*start_with)` runs first in each process."""
    if jobs <= 1 or len(inputs) <= 1:
        if start:
            start(*start_with)
        for n, item in enumerate(inputs):
            yield n, _alone(function, item)
        return
    left = set(range(len(inputs)))
    with _pool(jobs, start, start_with) as pool:
        futures: dict[Future, int] = {pool.submit(function, inputs[n]): n for n in sorted(left)}
        for future in as_completed(futures):
            if isinstance(future.exception(), BrokenProcessPool):
                continue
            left.discard(futures[future])
            yield futures[future], future.exception() or future.result()
    for n in sorted(left):
        with _pool(1, start, start_with) as pool:
            future = pool.submit(function, inputs[n])
            yield n, future.exception() or future.result()


def _pool(jobs: int, start: Callable | None, start_with: tuple) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=start, initargs=start_with)


def _alone(function: Callable[[Any], Any], item: Any) -> Any:
    try:
        return function(item)
    except Exception as error:  # returned, not hidden: the caller turns it into an issue that names the file
        return error
