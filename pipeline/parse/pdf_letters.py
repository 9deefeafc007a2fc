"""Characters as a PDF stores them -> the letters a reader searches for.

Only what a font or a converter did is undone: ligatures, soft hyphens, bullets in private use, look-alike letters of
another alphabet. The source's own words and faults stay; what was read is kept beside (`Block.raw`).
"""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
# Symbol and Wingdings in private use: bullets, dashes, arrows, ticks, boxes. A sign that is not here stays as it is.
_PRIVATE = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf06f": "o",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0e0": "→",
    "\uf02d": "–",
    "\uf0a8": "◻",
    "\uf06e": "■",
    "\uf071": "❑",
    "\uf0be": "–",
    "\uf076": "❖",
    "\uf09f": "•",
    "\uf06c": "●",
    "\uf0fb": "✗",
    "\uf0fe": "☑",
    "\uf0a3": "≤",
    "\uf0b3": "≥",
    "\uf04a": "☺",
    "\uf04c": "☹",
    "\uf0b0": "°",
}
_SINGLE = str.maketrans({**_LIGATURES, **_PRIVATE})
# Cyrillic and Greek letters drawn like Latin ones
_ALIKE = str.maketrans("аеорсухіјѕАВЕКМНОРСТХІЈЅткοαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsABEKMHOPCTXIJStkoaABEZHIKMNOPTYX")
_MIXED = re.compile(r"[^\W\d_]*[\u0370-\u04ff][^\W\d_]*")
SPACES = frozenset([9, 10, 11, 12, 13, 32, 0xA0, 0x202F, 0x205F, 0x3000, 0x85, 0x2028, 0x2029, *range(0x2000, 0x200B)])


def cleaned(text: str) -> str:
    """A word without ligatures, private-use signs and soft hyphens; one soft hyphen at the end is kept for the
    joining of lines."""
    if text.isascii():
        return text
    text = text.translate(_SINGLE)
    if "\xad" in text:
        text = text[:-1].replace("\xad", "") + text[-1]
    return unicodedata.normalize("NFC", text)


def latin(text: str) -> str:
    """Look-alike letters of another alphabet, in a word that is otherwise Latin, as the Latin letters they pass for.
    One letter for one, so that positions hold."""
    if text.isascii() or not _MIXED.search(text):
        return text
    return _MIXED.sub(lambda match: _as_latin(match.group()), text)


def _as_latin(word: str) -> str:
    changed = word.translate(_ALIKE)
    if any("\u0370" <= char <= "\u04ff" for char in changed):
        return word
    return changed if any(char.isascii() for char in word) or any(char in "æøåäöÆØÅÄÖ" for char in word) else word
