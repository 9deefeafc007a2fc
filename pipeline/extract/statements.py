"""Blocks -> every sentence with a normative verb, and who holds it: a requirement, a response, or nobody.

Nothing that reads like a duty is lost in silence: what no requirement and no response holds bears a named reason
(held.py) or is listed as left over.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extract.duty import is_normative, sentences_of
from pipeline.extract.held import held_as
from pipeline.records import Document, Parsed, Requirement, Response, Statement
from pipeline.text import bare

_SHORTEST = 4  # letters: a heading's lone number is no sentence


def statements(
    document: Document, parsed: Parsed, requirements: Iterable[Requirement], responses: Iterable[Response]
) -> tuple[Statement, ...]:
    """In reading order; a sentence that a requirement's text, lead-in or background holds points to that requirement.
    Headings and tables of contents say nothing; footnotes do."""
    by_block, by_sentence = _holders(requirements)
    answered = {number: response.id for response in responses for number in response.blocks}
    found = []
    path: tuple[str, ...] = ()
    headings = {section.first: section.path for section in parsed.sections}
    for block in parsed.blocks:
        path = headings.get(block.number, path)
        if block.kind in ("heading", "furniture", "table_head"):
            continue
        for sentence in sentences_of(block.text):
            if is_normative(sentence) and len(bare(sentence)) >= _SHORTEST:
                holder = _held(sentence, by_block.get(block.number, [])) or by_sentence.get(sentence)
                response = None if holder else answered.get(block.number)
                reason = None if holder or response else held_as(sentence, path, document.genre)
                found.append(Statement(document.id, sentence, block.page, holder, response, reason))
    return tuple(found)


def _holders(requirements: Iterable[Requirement]) -> tuple[dict[int, list[tuple[str, str]]], dict[str, str]]:
    """For each block the requirements that stand in it with their words, bare; and for each sentence of a lead-in or
    background, which stand in blocks of their own, the first requirement that holds it."""
    by_block: dict[int, list[tuple[str, str]]] = {}
    by_sentence: dict[str, str] = {}
    for requirement in requirements:
        words = bare(f"{requirement.lead_in or ''} {requirement.text} {requirement.background or ''}")
        for number in requirement.blocks:
            by_block.setdefault(number, []).append((requirement.id, words))
        for beside in (requirement.lead_in, requirement.background):
            for sentence in sentences_of(beside or ""):
                by_sentence.setdefault(sentence, requirement.id)
    return by_block, by_sentence


def _held(sentence: str, holders: list[tuple[str, str]]) -> str | None:
    """The requirement whose words hold the sentence; else the first that stands in the block: a sentence behind a list
    holds for its items without standing in their text."""
    wanted = bare(sentence)
    return next((name for name, words in holders if wanted in words), holders[0][0] if holders else None)
