"""A page that is only a picture -> words, recognised by tesseract where it is installed.

Slow (a second or two a page) and never asked for by default. What it yields is marked: every block of such a page has
`source="ocr"`, and later stages trust it less.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from functools import cache

from pipeline.parse.pdf_letters import cleaned
from pipeline.parse.pdf_words import Word

_DPI = 300
_LONGEST = 120  # seconds a page may take
_LANGUAGES = ("nor", "swe")
_LEAST_SURE = 20  # per cent: below it tesseract guesses at specks
_LARGEST = 12_000  # pixels on the longer side
_DEEP = frozenset("gjpqyQ,;()§")  # letters and signs that reach below the line
_TALL = frozenset("bdfhkltæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖäöij0123456789()§«»")
_UP, _SMALL_UP, _DOWN = 0.72, 0.5, 0.21  # of the type size: what capitals, small letters, and tails reach
_LIKE_BULLETS = frozenset(["e", "*", "+", "¢", "°", "©", "®", "»", "«"])  # what a round bullet is read as

Read = tuple[float, float, float, float, str]  # x0, top, x1, bottom, text


def has_tesseract() -> bool:
    return shutil.which("tesseract") is not None


def recognised(page) -> list[Word] | None:
    """The words of a pypdfium2 page as it is shown, in points from its top left; None where tesseract fails."""
    scale = min(_DPI / 72, _LARGEST / max(*page.get_size(), 1))
    bitmap = page.render(scale=scale, grayscale=True)
    buffer = io.BytesIO()
    bitmap.to_pil().save(buffer, "PNG")
    bitmap.close()
    try:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", "-l", _languages(), "--dpi", str(_DPI), "tsv"],
            input=buffer.getvalue(),
            capture_output=True,
            timeout=_LONGEST,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return words_in(done.stdout.decode("utf-8", "replace"), 1 / scale)


def words_in(table: str, point: float) -> list[Word]:
    """Words of tesseract's TSV; `point`: points a pixel."""
    lines: dict[tuple[str, ...], list[Read]] = {}
    for row in (row.split("\t") for row in table.split("\n")[1:]):
        if len(row) >= 12 and row[0] == "5" and row[11].strip() and float(row[10]) >= _LEAST_SURE:
            left, top, width, height = (int(value) * point for value in row[6:10])
            lines.setdefault(tuple(row[1:5]), []).append((left, top, left + width, top + height, row[11].strip()))
    sizes = [_size(line) for line in lines.values()]
    usual = sorted(sizes)[len(sizes) // 2] if sizes else 0.0
    words: list[Word] = []
    for line, size in zip(lines.values(), sizes, strict=True):
        loose = 0.16 if len(line) > 2 else 0.4  # few words tell little of their size
        words += _line_words(line, usual if abs(size / usual - 1) < loose else round(size, 1), len(words))
    return words


def _size(line: list[Read]) -> float:
    """The type size by the heights of the line's words."""
    return _middle([(bottom - top) / _reach(set(text)) for _, top, _, bottom, text in line])


def _reach(letters: set[str]) -> float:
    return (_UP if letters & _TALL else _SMALL_UP) + (_DOWN if letters & _DEEP else 0)


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _line_words(line: list[Read], size: float, order: int) -> list[Word]:
    """All words of a line get one baseline: a scan that lies askew lifts one end of it."""
    base = _middle([word[3] - (_DOWN * size if set(word[4]) & _DEEP else 0) for word in line])
    words = []
    for number, (x0, top, x1, bottom, read) in enumerate(line):
        text = cleaned(read)
        if not number and len(line) > 1 and text in _LIKE_BULLETS and line[1][0] - x1 > 0.55 * size:
            text = "•"
        words.append(
            Word(
                text,
                x0,
                top,
                x1,
                bottom,
                base,
                size,
                "",
                False,
                False,
                -1,
                True,
                order + number,
                0,
                read if read != text else None,
            )
        )
    return words


@cache
def _languages() -> str:
    listed = (
        subprocess.run(["tesseract", "--list-langs"], capture_output=True, timeout=20, check=False)
        .stdout.decode()
        .split()
    )
    return "+".join(language for language in _LANGUAGES if language in listed) or "eng"
