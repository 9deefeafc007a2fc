"""Bytes -> text and what was odd about them. Rule: nothing is guessed in silence, nothing is larger than it need be."""

from __future__ import annotations

import codecs

from pipeline.parse.unreadable import Unreadable
from pipeline.records import Issue

LARGEST = 20_000_000  # bytes: the longest document of the field is under one million
LONGEST_LINE = 200_000  # characters: a longer one is no text that people wrote

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(
    data: bytes, declared: str | None = None, longest: int | None = LONGEST_LINE
) -> tuple[str, tuple[Issue, ...]]:
    """The text of a file with line ends as \\n, and notes on its encoding.

    UTF-8, UTF-16 and UTF-32 by their byte order mark, UTF-16 without one by its zero bytes, else Windows-1252 (which
    holds Latin-1). `declared`: what the file says of itself, used where its bytes do not contradict it; `longest`
    line in characters, None for files whose lines mean nothing. Raises Unreadable: empty_file, too_large, wrong_type
    (zero bytes all over: no text)."""
    if not data.strip(b" \t\r\n\0"):
        raise Unreadable("empty_file")
    if len(data) > LARGEST:
        raise Unreadable("too_large", f"{len(data) // 1_000_000} MB")
    text, encoding = _declared(data, declared) or _text(data)
    issues = [] if encoding.startswith("utf-8") else [_note("encoding", encoding)]
    if "\0" in text:
        issues.append(_note("nul_bytes", str(text.count("\0"))))
        text = text.replace("\0", "")
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if longest and max(map(len, text.split("\n"))) > longest:
        raise Unreadable("long_line", str(longest))
    return text, tuple(issues)


def _declared(data: bytes, declared: str | None) -> tuple[str, str] | None:
    """By the file's own word, if it is an encoding and fits; UTF-8 that fits needs no word."""
    try:
        name = codecs.lookup(declared).name if declared else None
        return (data.decode(name), "utf-8") if name and name not in ("utf-8", "utf-16", "utf-32") else None
    except (LookupError, UnicodeDecodeError):
        return None


def _text(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    zeros = data[:4000].count(0) / len(data[:4000])
    if zeros > 0.3:
        encoding = "utf-16-le" if data[1:4000:2].count(0) > data[0:4000:2].count(0) else "utf-16-be"
        text = data.decode(encoding, "replace")
        if sum(letter.isprintable() or letter in "\n\r\t\f" for letter in text[:2000]) < 0.9 * len(text[:2000]):
            raise Unreadable("wrong_type", "binary")
        return text, encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _single_bytes(data)


def _single_bytes(data: bytes) -> tuple[str, str]:
    """Windows-1252, unless too many bytes are control signs for it to be text at all."""
    sample = data[:100_000]
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in sample)
    if odd > len(sample) * 0.02:
        raise Unreadable("wrong_type", "binary")
    return data.decode("cp1252", "replace"), "windows-1252"


def _note(problem: str, text: str) -> Issue:
    return Issue(stage="parse", problem=problem, text=text, severity="note")
