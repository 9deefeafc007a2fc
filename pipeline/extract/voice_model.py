"""Blocks under one heading -> who speaks in each, by a fitted model.

A log-linear chain: a block has a score for each voice by its features, two neighbours one for each pair of voices by
theirs, and of all ways to give voices to the blocks the one with the highest sum holds (Viterbi). The weights stand in
voice_model.tsv, one feature a line, in hundredths; tests/extract/calibration/voice_model.py fits them to reports that were
written and labelled for it and says how often they are right on those left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.weight_tables import Weights, weights_in

VOICES = ("asks", "answers", "title")
PAIR = "pair "  # before a feature of two neighbours, whose row has a weight for each voice after each
_NEVER = float("-inf")


def likeliest(
    blocks: Sequence[set[str]],
    pairs: Sequence[set[str]],
    held: Sequence[str | None],
    weights: Weights | None = None,
) -> list[str]:
    """The voices of neighbouring blocks by the features of each, of each with the one before it (`pairs`), and the voices
    that are known (`held`), all of the same length; `weights` instead of those of the file. Linear in the features."""
    if not blocks:
        return []
    known = weights_in("voice_model") if weights is None else weights
    size = range(len(VOICES))
    best = _scores(blocks[0], held[0], known)
    came: list[list[int]] = []
    for features, tied, voice in zip(blocks[1:], pairs[1:], held[1:], strict=True):
        own = _scores(features, voice, known)
        turn = known.summed(PAIR + name for name in tied).tolist()
        ways = [[best[a] + turn[a * len(VOICES) + b] for a in size] for b in size]
        came.append([max(size, key=way.__getitem__) for way in ways])
        best = [max(way) + score for way, score in zip(ways, own, strict=True)]
    path = [max(size, key=best.__getitem__)]
    for step in reversed(came):
        path.append(step[path[-1]])
    return [VOICES[at] for at in reversed(path)]


def _scores(features: set[str], held: str | None, known: Weights) -> list[float]:
    if held is not None:
        return [0.0 if voice == held else _NEVER for voice in VOICES]
    return known.summed(features)[: len(VOICES)].tolist()
