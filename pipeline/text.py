"""Text as every stage treats it: folding, bare letters, slugs, sentences.

The source's words are never repaired: folding touches white space and Unicode composition, nothing else.
"""
from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipeline.phrases import all_forms, phrases

_REMEMBERED = 1 << 12  # texts kept as bare letters: many rules compare the same paragraphs
_SPACE = re.compile(r"\s+")
_NOT_BARE = re.compile(r"[\W_]+")
_BOUNDARY = re.compile(r"[.!?…][\"'»”)\]]*\s+(?=[«\"'“(–-]?\s?[A-ZÆØÅÄÖ0-9§])")
_LAST_WORD = re.compile(r"[^\s(«\"]+$")


def fold(text: str) -> str:
    """NFC with every run of white space as one space. Folding twice is folding once."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


@lru_cache(maxsize=_REMEMBERED)
def bare(text: str | None) -> str:
    """Letters and digits alone, small: what two renderings of one passage have in common."""
    return _NOT_BARE.sub("", unicodedata.normalize("NFKC", text or "")).lower()


def slug(text: str) -> str:
    """`[a-z0-9-]+` for ids and addresses: æ ae, ø oe, å aa, other letters without their marks."""
    for letter, plain in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("ä", "ae"), ("ö", "oe")):
        text = text.replace(letter, plain).replace(letter.upper(), plain)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a folded text starts and ends, in order, without the space between.

    A boundary is . ! ? before a space and a capital, digit or §; held back after a listed abbreviation ("jf."), an
    ordinal before a month ("1. mars"), a single initial, and a number that is a list mark ("kap. 5. ").
    """
    spans, start = [], 0
    for match in _BOUNDARY.finditer(text):
        if _held_back(text[max(start, match.start() - 60):match.start()], text[match.start()], text[match.end():match.end() + 20]):
            continue
        end = match.start() + len(match.group().rstrip())
        spans.append((start, end))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(spans)


def _held_back(before: str, mark: str, after: str) -> bool:
    if mark != ".":
        return False
    found = _LAST_WORD.search(before)
    word = found.group().lower() if found else ""
    if word in _forms("may_end"):
        return not after[:1].isupper()
    if word in _forms("abbreviations") or (len(word) == 1 and word.isalpha()):
        return True
    return word.isdigit() and len(word) <= 2 and (after[:1].islower() or after[:1].isdigit()
                                                  or after.lower().startswith(tuple(_forms("after_ordinals"))))


@cache
def _forms(entry: str) -> frozenset[str]:
    """The small forms of an entry of text.toml in all languages."""
    return frozenset(form.lower() for form in all_forms(phrases("text")[entry]))
