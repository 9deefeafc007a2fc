"""The votes of an answer's clauses -> the status that most of them speak for, with the strongest clause's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.extract.prose_forms import says
from pipeline.extract.prose_votes import Asked, Vote, weights

_A_PART = 0.5  # share of the votes for a deed from which votes for a part of it decide
_A_DELAY = 0.3  # share of the votes for going on from which a delay decides
_ONE_OF_ALL = 0.15  # the same where each of several is meant
_FAR = {"alone_far", "shared_far", "silent_far"}  # a deed of another matter makes no part of what is not done


def voted(asked: Asked, cast: Sequence[Vote]) -> tuple[str, str, float] | None:
    """The winner with the words of its strongest clause and its share of the votes (0 to 1); None where nothing outweighs
    silence. Where a deed wins but a part is told of nearly as loudly, it is done in part."""
    sums: dict[str, float] = defaultdict(float, {"ukjent": 2 ** weights()["silence"]})
    best: dict[str, tuple[float, str]] = {}
    done_here = 0.0
    for vote in cast:
        sums[vote.status] += vote.weight
        done_here += vote.weight if vote.status == "oppfylt" and not _FAR & set(vote.features) else 0
        if vote.weight > best.get(vote.status, (0.0, ""))[0]:
            best[vote.status] = (vote.weight, vote.text)
    status = max(sums, key=lambda name: sums[name])
    settled = _settled(status, sums, done_here, says("wants_every", asked.text))
    share = sums[status] / sum(sums.values())
    return None if settled == "ukjent" else (settled, (best.get(settled) or best[status])[1], share)


def _settled(status: str, sums: dict[str, float], done_here: float, every: bool = False) -> str:
    """What the winner amounts to beside a loud other: done here and not there is a part (a low voice tells where every
    one is meant), late is late however well it goes on, not done because not begun is not begun."""
    done, undone = sums["oppfylt"], max(sums["ikke_oppfylt"], sums["ikke_påbegynt"])
    if status == "oppfylt" and max(sums["delvis"], undone) >= (_ONE_OF_ALL if every else _A_PART) * done:
        return "delvis"
    if status == "pågår" and every and undone >= _ONE_OF_ALL * sums["pågår"] and done:
        return "delvis"
    if status in ("ikke_oppfylt", "ikke_påbegynt") and done_here >= _A_PART * undone:
        return "delvis"
    if status == "pågår" and sums["forsinket"] >= _A_DELAY * sums["pågår"]:
        return "forsinket"
    if status == "ikke_oppfylt" and sums["ikke_påbegynt"] >= _A_PART * undone:
        return "ikke_påbegynt"
    return status
