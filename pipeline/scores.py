"""Pairs that were compared <-> a file beside what was extracted, so that a build compares only what is new.

A score rests on the two texts and on how the documents stand to each other, never on an id, so it holds as long as the
rules do: the file opens with their stamp, and another stamp empties it. It is a saving, not a source: without it every
pair is compared anew, with the same result.
"""
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path

from pipeline.extracted import plain, record, write_text
from pipeline.link.compare import Compared

Key = tuple[str, str, str, bool]


def read_scores(path: Path, stamp: str) -> dict[Key, Compared]:
    """The scores of the last build; none where the file is missing, of other rules, or cut."""
    if not path.exists():
        return {}
    try:
        first, *lines = path.read_text(encoding="utf-8").split("\n")
        if json.loads(first) != stamp:
            return {}
        rows = [json.loads(line) for line in lines if line]
        return {(a, b, route, far): record(Compared, kept) for (a, b, route, far), kept in rows}
    except (ValueError, TypeError, KeyError):
        return {}


def write_scores(path: Path, stamp: str, scores: Mapping[Key, Compared], used: set[Key]) -> None:
    """Write the scores that this build used: what no document asks for any more is dropped."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = sorted(used & scores.keys())
    rows = (json.dumps([key, plain(scores[key])], ensure_ascii=False) for key in kept)
    write_text(path, "\n".join([json.dumps(stamp), *rows]) + "\n")


class Counted(MutableMapping[Key, Compared]):
    """Scores that remember which of them were asked for."""

    def __init__(self, scores: Mapping[Key, Compared]) -> None:
        self.scores, self.used = dict(scores), set[Key]()

    def __getitem__(self, key: Key) -> Compared:
        self.used.add(key)
        return self.scores[key]

    def __setitem__(self, key: Key, compared: Compared) -> None:
        self.scores[key] = compared

    def __delitem__(self, key: Key) -> None:
        del self.scores[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self.scores)

    def __len__(self) -> int:
        return len(self.scores)
