"""All documents -> the same with what they are to each other: a format of the same, a newer edition, an addition.

Rule: only documents that their own words make likely are compared (one name, or one genre, giver, receiver and year);
the text decides. Nothing is dropped: a variant stays, and names the one that is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePosixPath

from pipeline.records import Document, Issue, Parsed
from pipeline.text import slug
from pipeline.words import words

_EARLY = date(1900, 1, 1)
_RANK = {"pdf": 0, "docx": 1, "html": 2, "md": 3, "txt": 4}
_SAME = 0.55  # share of word groups in common: one text in two formats
_NEWER = 0.4  # share of the older edition's word groups that a newer one repeats when it takes its place
_GROUP = 5  # words
_WORDS = 30_000  # words of a document that are compared


def relate(
    documents: tuple[Document, ...], texts: Callable[[str], Parsed]
) -> tuple[tuple[Document, ...], tuple[Issue, ...]]:
    """Set variant_of, replaces and amends where the catalogue does not; `texts` gives a document's blocks by its id.

    Issues (notes): variant, replaced, amended; each names the other document."""
    groups = lru_cache(maxsize=64)(lambda document: _groups(texts(document)))
    known = {document.id: document for document in documents}
    issues: list[Issue] = []
    for one, other in _likely(documents, lambda d: (slug(PurePosixPath(d.file).stem),), _identity):
        best, rest = sorted((known[one], known[other]), key=_order)
        if best.variant_of or rest.variant_of or not _same_text(best, rest, groups):
            continue
        known[rest.id] = replace(rest, variant_of=best.id)
        issues.append(Issue("catalog", "variant", best.file, document=rest.file, severity="note"))
    issues += _editions(known, groups)
    return tuple(known[document.id] for document in documents), tuple(issues)


def _likely(documents: Iterable[Document], *keys: Callable[[Document], tuple]) -> list[tuple[str, str]]:
    """Pairs that share a key, in order, each once."""
    pairs: dict[tuple[str, str], None] = {}
    for key in keys:
        together: dict[tuple, list[Document]] = defaultdict(list)
        for document in documents:
            if all(key(document)):
                together[key(document)].append(document)
        for group in together.values():
            ranked = sorted(group, key=_order)[:40]
            pairs |= {(a.id, b.id): None for at, a in enumerate(ranked) for b in ranked[at + 1 :]}
    return list(pairs)


def _identity(document: Document) -> tuple:
    if document.genre == "annet":
        return (slug(document.title), document.pages or 1)
    return (document.genre, document.issuer or document.recipient, document.recipient or document.issuer, document.year)


def _order(document: Document) -> tuple:
    return (_RANK.get(document.format, 9), document.file)


def _same_text(best: Document, rest: Document, groups: Callable[[str], frozenset]) -> bool:
    if best.sha256 == rest.sha256:
        return True
    if best.format == rest.format:
        return False  # two files of one format are two documents, unless they are the same bytes
    if best.version_date and rest.version_date and best.version_date != rest.version_date:
        return False
    a, b = groups(best.id), groups(rest.id)
    return bool(a and b) and len(a & b) >= _SAME * max(len(a), len(b))


def _editions(known: dict[str, Document], groups: Callable[[str], frozenset]) -> list[Issue]:
    """Newer editions and additions among what is published."""
    issues = []
    published = [document for document in known.values() if not document.variant_of]
    for older, newer in _in_time(published):
        if known[newer].replaces or known[newer].amends:
            continue
        a, b = groups(older), groups(newer)
        whole = bool(a) and known[newer].genre == known[older].genre and len(a & b) >= _NEWER * len(a)
        known[newer] = replace(known[newer], replaces=older) if whole else replace(known[newer], amends=older)
        issues.append(
            Issue(
                "catalog",
                "replaced" if whole else "amended",
                known[older].file,
                document=known[newer].file,
                severity="note",
            )
        )
    return issues


def _in_time(documents: list[Document]) -> list[tuple[str, str]]:
    """(older, newer) of one giver, receiver and year: the newer bears a later date of edition, or is an addition."""
    together: dict[tuple, list[Document]] = defaultdict(list)
    for document in documents:
        if document.genre in (
            "oppdragsdokument",
            "oppdrag_og_bestilling",
            "klinikkoppdrag",
            "tildelingsbrev",
            "tilleggsdokument",
        ) and (document.recipient and document.year):
            together[document.issuer, document.recipient, document.year].append(document)
    pairs = []
    for group in together.values():
        main = sorted(
            (d for d in group if d.genre != "tilleggsdokument"),
            key=lambda d: (d.version_date or d.published or _EARLY, d.id),
        )
        pairs += [
            (a.id, b.id)
            for a, b in pairwise(main)
            if a.genre == b.genre and b.version_date and b.version_date > (a.version_date or a.published or _EARLY)
        ]
        pairs += [(main[-1].id, d.id) for d in group if main and d.genre == "tilleggsdokument"]
    return pairs


def _groups(parsed: Parsed) -> frozenset[int]:
    """Hashes of the runs of five words in a text, running heads left out: what two renderings of one text share."""
    said = words(" ".join(block.text for block in parsed.blocks if block.kind not in ("furniture", "footnote")))[
        :_WORDS
    ]
    return frozenset(hash(" ".join(said[at : at + _GROUP])) for at in range(max(0, len(said) - _GROUP + 1)))
