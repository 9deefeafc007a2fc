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
_LONGEST = 120        # seconds a page may take
_LANGUAGES = ("nor", "swe")
_LEAST_SURE = 20      # per cent: below it tesseract guesses at specks
_LARGEST = 12_000     # pixels on the longer side


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
        done = subprocess.run(["tesseract", "stdin", "stdout", "-l", _languages(), "--dpi", str(_DPI), "tsv"],
                              input=buffer.getvalue(), capture_output=True, timeout=_LONGEST, check=True,
                              env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    except (subprocess.SubprocessError, OSError):
        return None
    return words_in(done.stdout.decode("utf-8", "replace"), 1 / scale)


def words_in(table: str, point: float) -> list[Word]:
    """Words of tesseract's TSV; `point`: points a pixel. The type size is read off the line's height, and the baseline
    off the line's lower edge, so that all words of a line agree."""
    rows = [row.split("\t") for row in table.split("\n")[1:]]
    words: list[Word] = []
    base = size = 0.0
    for row in rows:
        if len(row) < 12:
            continue
        left, top, width, height = (int(value) * point for value in row[6:10])
        if row[0] == "4":
            base, size = top + 0.78 * height, 0.78 * height
        elif row[0] == "5" and row[11].strip() and float(row[10]) >= _LEAST_SURE:
            text = cleaned(row[11].strip())
            words.append(Word(text, left, top, left + width, top + height, base, size, "", False, False, -1, True, len(words)))
    return _even(words)


def _even(words: list[Word]) -> list[Word]:
    """One size for lines that differ only by which letters reach up and down."""
    if words:
        usual = sorted(word.size for word in words)[len(words) // 2]
        for word in words:
            if 0.7 < word.size / usual < 1.4:
                word.size = usual
    return words


@cache
def _languages() -> str:
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, timeout=20, check=False).stdout.decode().split()
    return "+".join(language for language in _LANGUAGES if language in listed) or "eng"
