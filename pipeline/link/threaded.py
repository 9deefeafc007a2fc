"""Threads -> what they tell of two requirements that stand outside each other's routes.

Rule: a thread ties what the routes made certain step by step, so it tells of documents years or regions apart too:
what stood in 2021 and stands in 2024. It does so only where it leaves no choice between two of one document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.link.features import Features
from pipeline.phrases import phrases
from pipeline.records import Thread


class Threaded:
    """Answers `tied` and `side_by_side` (see `assign.Kin`) from the threads that the routes made."""

    def __init__(
        self, threads: tuple[Thread, ...], features: Mapping[str, Features]
    ) -> None:
        self.threads, self.features = threads, features
        self.thread_of = {each: thread.id for thread in threads for each in thread.requirements}
        self.held: dict[str, dict[str, list[str]]] = {}  # thread -> document -> its requirements
        for thread in threads:
            there = self.held.setdefault(thread.id, {})
            for each in thread.requirements:
                there.setdefault(features[each].document, []).append(each)

    def tied(self, one: str, other: str) -> bool:
        thread = self.thread_of.get(one)
        if thread is None or thread != self.thread_of.get(other):
            return False
        counts = [len(self.held[thread][self.features[end].document]) for end in (one, other)]
        return min(counts) == 1

    def side_by_side(self, one: str, other: str) -> bool:
        threads = self.thread_of.get(one), self.thread_of.get(other)
        return threads[0] != threads[1] and bool(self._documents(one) & self._documents(other))

    def apart(
        self, everything: Iterable[Features], barred: Mapping[str, frozenset[str]]
    ) -> Iterable[tuple[Features, Features]]:
        """Pairs of one thread in documents without a route: of each requirement those of the nearest years. What a
        report quotes is told by what it quotes."""
        open_to = {each.id: each for each in everything if each.origin == "issued"}
        nearest = phrases("link.levels")["candidate"]["tied_reach"]
        for thread in self.threads:
            members = [open_to[each] for each in thread.requirements if each in open_to]
            for at, one in enumerate(members):
                before = reversed(members[max(0, at - 8 * nearest) : at])
                found = (each for each in before if each.document not in barred[one.document])
                yield from ((other, one) for other, _ in zip(found, range(nearest), strict=False))

    def _documents(self, one: str) -> set[str]:
        thread = self.thread_of.get(one)
        return set(self.held[thread]) if thread else {self.features[one].document}
