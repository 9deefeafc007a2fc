"""Document and draft -> requirement id that lasts: it stands in memos and addresses.

`<document>--<printed id, folded>` where an id is printed, else `<document>--<8 hex of a hash over the text's letters
and digits>`; a repeat gets -2, -3 … in reading order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from pipeline.text import bare, slug


def requirement_ids(document: str, items: Iterable[tuple[str | None, str]]) -> tuple[str, ...]:
    """Ids for (printed id, text) pairs in reading order; all different."""
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    ids = []
    for printed, text in items:
        stem = f"{document}--{slug(printed) if printed else text_mark(text)}"
        seen[stem] += 1
        name = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
        while name in taken:
            seen[stem] += 1
            name = f"{stem}-{seen[stem]}"
        taken.add(name)
        ids.append(name)
    return tuple(ids)


def text_mark(text: str) -> str:
    """Eight hex digits over a text's letters and digits: white space and punctuation may change, the id stays."""
    return sha256(bare(text).encode()).hexdigest()[:8]


def response_id(document: str, text: str, number: int) -> str:
    """The id of the n-th response of a document: n from 1, and a mark of its words."""
    return f"{document}--svar-{number}-{text_mark(text)}"
