"""What an answer tells of one group beside another ("høyere vekst for voksne enn for barn") -> status and the sentence.

Told by words ("lavere enn for barn") or by a figure of each group; the first figure of a group is its result.
"""

from __future__ import annotations

from pipeline.extract.prose_forms import form, says
from pipeline.extract.prose_results import Result, parts_in, results_in, with_their_parts
from pipeline.records import Target

Status = tuple[str, str]
Names = tuple[str, ...]


def compares_groups(requirement: str, targets: tuple[Target, ...]) -> bool:
    """Whether more, or less, is wanted in one group than in another."""
    bare = any(t.op in (">", "<", "increase") and t.value is None and t.baseline is None for t in targets)
    return bare and not says("since_then", _behind(requirement)) and all(_sides(requirement))


def outgrown(requirement: str, targets: tuple[Target, ...], sentences: tuple[str, ...]) -> Status | None:
    """Status by what the words say, else (or beside a fall) by the figures of each group; ways that part are a part."""
    if not compares_groups(requirement, targets):
        return None
    ours, theirs = _sides(requirement)
    less = any(t.op == "<" and t.value is None for t in targets)
    told = _by_words(sentences, ours, theirs, less)
    if all(says("went_down", sentence) or _of_some(sentence, ours) for _, sentence in told):
        told = [*_by_figures(sentences, ours, theirs, less), *told]
    ways = {way for way, _ in told}
    if not ways:
        return None
    return ("delvis" if len(ways) > 1 else "oppfylt" if True in ways else "ikke_oppfylt"), told[0][1]


def _by_words(sentences: tuple[str, ...], ours: Names, theirs: Names, less: bool) -> list[tuple[bool, str]]:
    """Whether it went as was wanted, by each sentence that sets the groups against each other, or tells that one of
    those that were to grow fell."""
    told: list[tuple[bool, str]] = []
    for sentence in sentences:
        more_told, less_told = says("more_than", sentence), says("less_than", sentence)
        named = set(parts_in(sentence))
        if more_told != less_told and set(parts_in(_behind(sentence))) & set(theirs):
            told.append((less_told == less, sentence))
        elif not less and named & set(ours) and not named & set(theirs) and says("went_down", sentence):
            told.append((False, sentence))
    return told


def _of_some(sentence: str, ours: Names) -> bool:
    """Whether it names behind the comparison some of those that were to grow, and not all."""
    named = set(parts_in(_behind(sentence))) & set(ours)
    return bool(named) and named != set(ours)


def _by_figures(sentences: tuple[str, ...], ours: Names, theirs: Names, less: bool) -> list[tuple[bool, str]]:
    """The same by the first figure of each group."""
    firsts: dict[str | None, Result] = {}
    for result in (result for sentence in sentences for result in results_in(sentence, changes=True)):
        firsts.setdefault(result.part, result)
    one, other = ([firsts[name] for name in side if name in firsts] for side in (ours, theirs))
    return [((mine.value < its.value) if less else (mine.value > its.value), mine.sentence) for mine in one for its in other]


def _sides(requirement: str) -> tuple[Names, Names]:
    """The groups before and behind "enn"; a group on both sides is on none."""
    behind = _behind(requirement)
    theirs = parts_in(behind)
    ours = with_their_parts(parts_in(requirement[: len(requirement) - len(behind)]))
    return tuple(name for name in ours if name not in theirs), theirs


def _behind(text: str) -> str:
    found = form("more_than").search(text) or form("less_than").search(text)
    return text[found.end() :] if found else ""
