"""How many words a second terms_in reads (processor time). Run: python -m tests.benchmarks.terms"""

from __future__ import annotations

import time

from pipeline.extract.terms import terms_in
from tests.extract.test_terms_cases import cases, document, register

if __name__ == "__main__":
    items = [
        (text, document(kind)) for subject in ("deadlines", "targets", "parties") for kind, text, *_ in cases(subject)
    ]
    words = sum(len(text.split()) for text, _ in items)
    for _ in range(3):  # the first round compiles the patterns
        start = time.process_time()
        for text, given in items:
            terms_in(text, given, register())
        print(f"{words / (time.process_time() - start):,.0f} words a second over {words} words")
