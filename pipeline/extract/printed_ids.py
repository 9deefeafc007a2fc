"""Drafts of lists and prose -> the same with the IDs that stand before or behind their words: "(3101) lukke avvikene …",
"(ID 3101) …", "3501 Sykehuset skal …", "… innen 1. mai. (3101)".

Rule: a number at the start is an ID where others of the same shape stand so in the document; a year is none. A code in
brackets behind the words is one where the document's other codes there are of the same shape and no two are alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.drafts import Draft
from pipeline.extract.names import label_alone, label_titled
from pipeline.extract.wording import whole

_CALLED = r"(?:(?:ID|Id|id|nr\.?|Nr\.?)[: ]\s?)?"  # in brackets, before the code
_ID = re.compile(
    rf"(?:\({_CALLED}(?P<inside>[A-ZÆØÅ]{{0,3}}-?\d{{2,5}}(?:[-./]\d{{1,3}})*)\)"
    r"|(?:ID|Id)[:.]? ?(?P<called>\d{1,5}(?:[-./]\d{1,3})*)[.:]?"
    r"|(?P<plain>(?!(?:19|20)\d\d\b)\d{3,5}|[A-ZÆØÅ]{1,3}[- ]?\d{1,4}(?:[-.]\d{1,3})?)[.:]?)"
    r"\s+(?=[\w«])"
)
_HEAD = re.compile(r"\b[A-ZÆØÅ]{2,4}(?:20\d\d)?[-–/]?\d{1,4}(?:[-–./]\d{1,3})?\b(?=\s|$)")
_BEHIND = re.compile(
    rf"\s*[(\[]{_CALLED}"
    r"(?P<code>[A-ZÆØÅÄÖ]{0,5}[-. ]?\d{1,5}(?:[-–./:]\d{1,4}){0,3}[a-z]?)[)\]]\.?$"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d{1,4})?")
_FEWEST = 2
_FEWEST_BEHIND = 3  # years and counts stand in brackets too


def with_ids(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those with an ID of a shape that comes again without it in their text, or in what introduces them."""
    found = [None if draft.printed_id else _before(draft) for draft in drafts]
    shapes = Counter(_shape(match) for match in found if match)
    drafts = _by_headings(_behind(drafts))
    return tuple(
        _named(draft, match) if match and shapes[_shape(match)] >= _FEWEST and not draft.printed_id else draft
        for draft, match in zip(drafts, found, strict=True)
    )


def _before(draft: Draft) -> re.Match[str] | None:
    """The ID before a requirement's words, else before the words that introduce it."""
    return _ID.match(draft.text) or (_ID.match(draft.lead_in) if draft.lead_in else None)


def _named(draft: Draft, match: re.Match[str]) -> Draft:
    code = match["inside"] or match["called"] or match["plain"]
    if match.string == draft.text:
        return replace(draft, printed_id=code, text=draft.text[match.end() :])
    return replace(draft, printed_id=code, lead_in=match.string[match.end() :])


def _behind(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Codes in brackets at the end, each another, and not years all of them: the IDs."""
    found = [None if draft.printed_id else _BEHIND.search(draft.text) for draft in drafts]
    shapes: dict[str, list[str]] = {}
    for match in found:
        if match:
            shapes.setdefault(re.sub(r"\d+", "0", match["code"]), []).append(match["code"])
    ids = {
        code
        for codes in shapes.values()
        if len(codes) >= _FEWEST_BEHIND and len(set(codes)) == len(codes) and not all(_YEAR.fullmatch(c) for c in codes)
        for code in codes
    }
    return tuple(
        replace(draft, printed_id=match["code"], text=draft.text[: match.start()])
        if match and match["code"] in ids and draft.text[: match.start()]
        else draft
        for draft, match in zip(drafts, found, strict=True)
    )


def _by_headings(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """An assignment's ID in the heading right above it names the first requirement there that is no item of a list."""
    out, named = [], set()
    for draft in drafts:
        code = _code(draft.path[-1]) if draft.path else None
        above = (draft.section, *draft.path[-1:])
        if code and draft.lead_in is None and draft.parent is None and not draft.printed_id and above not in named:
            named.add(above)
            draft = replace(draft, printed_id=code)
        out.append(draft)
    return tuple(out)


def _code(heading: str) -> str | None:
    """The ID that a heading gives: a code in it, or a label with its number ("Oppdrag 3", "Oppdrag 3 – Telling")."""
    if named := label_alone().fullmatch(heading) or label_titled().fullmatch(heading):
        return None if whole("extract.labelled", "goal").match(named["label"]) else named["id"]
    match = _HEAD.search(heading)
    return match.group() if match else None


def _shape(match: re.Match) -> str:
    """How an ID is written, whatever its figures and the word before it."""
    if match["called"]:
        return "ID"
    return re.sub(r"\d", "0", f"({match['inside']})" if match["inside"] else match.group().strip())
