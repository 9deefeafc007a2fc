"""Make pipeline/link/frequencies.toml: how common the genre's stems are, counted over texts of the genre.

    python -m tests.link.calibration.frequencies FOLDER [FOLDER …]

Reads every .txt and .md under the folders, line by line, counts in how many lines each stem stands, and writes the
stems that stand in several documents with their bits, -log2 of the share of lines. Only stems and whole bits are
kept: no text can be read out of the table. Run it twice and the file is the same.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

from pipeline.link.stems import PARTY, masker, stems_of
from pipeline.register import load_register
from pipeline.words import language_of

TABLE = Path(__file__).resolve().parents[3] / "pipeline" / "link" / "frequencies.toml"
UNSEEN, FEWEST_LINES, FEWEST_DOCUMENTS, SHORTEST = 9, 5, 2, 5
HEAD = """# How much a stem tells when two requirements share it, in bits; stems that are not here are rare: `unseen`.
# Made by tests/link/calibration/frequencies.py: stems of several documents of the genre, letters folded.
"""


def count(folders: list[Path]) -> tuple[Counter, Counter, int]:
    """Lines and documents per stem, and the number of lines that were counted."""
    lines, documents, total = Counter(), Counter(), 0
    mask = masker(load_register())
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".txt", ".md")):
        seen: set[str] = set()
        for line in path.read_text(encoding="utf-8").split("\n"):
            stems = set(stems_of(mask(line), language_of(line))) - {PARTY}
            if len(stems) >= SHORTEST:
                lines.update(stems)
                seen |= stems
                total += 1
        documents.update(seen)
    return lines, documents, total


def table(lines: Counter, documents: Counter, total: int) -> str:
    by_bits: dict[int, list[str]] = {}
    for stem, number in lines.items():
        if number >= FEWEST_LINES and documents[stem] >= FEWEST_DOCUMENTS and len(stem) > 2:
            bits = max(1, min(UNSEEN - 1, round(-math.log2(number / total))))
            by_bits.setdefault(bits, []).append(stem)
    rows = "".join(f'{bits} = "{" ".join(sorted(by_bits[bits]))}"\n' for bits in sorted(by_bits))
    return f"{HEAD}unseen = {UNSEEN}\n\n[bits]\n{rows}"


if __name__ == "__main__":
    TABLE.write_text(table(*count([Path(name) for name in sys.argv[1:]])), encoding="utf-8")
