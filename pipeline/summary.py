"""What a build did -> the closing lines that account for every file of the corpus."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.messages import explain, say
from pipeline.records import Document, Issue
from pipeline.steps import Built


def summary(built: Built, database: Path) -> Iterator[str]:
    """One line a file, in the corpus's order, and a closing line with the sums."""
    by_file = {d.file: d for d in built.documents}
    titles = {d.id: d.file for d in built.documents}
    links = links_by_document(built)
    for f in built.files:
        document = by_file.get(f.file)
        if document is None:
            yield say("build.unread", file=f.file, why=why_unread(f.file, built.issues))
        elif document.variant_of:
            yield say("build.variant", file=f.file, other=titles.get(document.variant_of, document.variant_of))
        else:
            yield file_line(document, built, links[document.id])
    yield closing_line(built, database)
    doubts = sum(issue.severity != "note" for issue in built.issues)
    if doubts:
        yield say("build.warnings", count=doubts)


def file_line(document: Document, built: Built, links: int) -> str:
    """What a file was read as, and what was found in it."""
    extracted = built.extracted.get(document.id)
    guessed = any(i.field == "genre" for i in document.inferred)
    return say("build.file", file=document.file, pages=document.pages, genre=document.genre.replace("_", " "),
               inferred=say("build.inferred") if guessed else "", year=document.year or say("build.unknown_year"),
               requirements=len(extracted.requirements) if extracted else 0,
               responses=len(extracted.responses) if extracted else 0, links=links)


def closing_line(built: Built, database: Path) -> str:
    """The sums; requirements that a report quotes are counted apart from those that were issued."""
    requirements = [r for e in built.extracted.values() for r in e.requirements]
    restated = sum(r.origin == "restated" for r in requirements)
    return say("build.done", documents=len(built.documents), files=len(built.files), requirements=len(requirements),
               issued=sum(r.origin == "issued" for r in requirements), restated=restated,
               responses=sum(len(e.responses) for e in built.extracted.values()),
               links=len(built.linked.links), database=database)


def why_unread(file: str, issues: tuple[Issue, ...]) -> str:
    """The sentences of the errors that name the file."""
    return " ".join(explain(i) for i in issues if i.document == file and i.severity == "error")


def links_by_document(built: Built) -> Counter[str]:
    """How many links touch each document."""
    home = {r.id: r.document for e in built.extracted.values() for r in e.requirements}
    return Counter(d for link in built.linked.links for d in {home.get(link.earlier), home.get(link.later)} if d)
