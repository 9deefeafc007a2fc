"""Words a second of extraction, and that time grows as the text does.

    python -m tests.benchmarks.extract

One generated order (steering prose, lists under headings, a status table, quoted requirements with answers) at three
lengths. Reach: 20 000 words a second or better, and twice the text in about twice the time.
"""

from __future__ import annotations

import time

from pipeline.extract import extract
from pipeline.records import Parsed
from tests.extract.pages import REGISTER, document, parsed

PAGE = (
    "# 1. Flyt",
    "Helse Vest RHF skal satse på havhelse, og kommunene involveres i arbeidet. Det er viktig.",
    "## Mål 2024", "- Andel pasienter med fristbrudd skal være under 2 pst. innen utgangen av 2025.",
    "- Pasientene skal oppleve trygge overganger mellom sykehus og kommune.", "## Oppdrag 2024",
    "- Helse Vest RHF skal, under ledelse av Helse Nord RHF, lage en plan innen 1. mai 2024.",
    "Foretaksmøtet ba de regionale helseforetakene om å:", "- øve på strømbrudd", "- følge opp rapporten fra 2023",
    "Arbeidet er i gang, og rapporten er oversendt departementet. Andelen var 12,4 prosent per desember 2023.",
)  # fmt: skip


def main() -> None:
    for genre in ("oppdragsdokument", "årlig_melding"):
        for pages in (100, 400, 1600):
            page: Parsed = parsed(*(PAGE * pages))
            words = sum(len(block.text.split()) for block in page.blocks)
            start = time.perf_counter()
            found = extract(document(genre), page, REGISTER)
            seconds = time.perf_counter() - start
            print(
                f"{genre:18} {words:8} words {seconds:7.2f} s {words / seconds:9.0f} words/s {len(found.requirements):6} requirements"
            )


if __name__ == "__main__":
    main()
