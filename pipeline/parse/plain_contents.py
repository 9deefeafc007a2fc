"""Lines of a text file -> those of its table of contents.

Rule: three entries or more stand together and their page numbers do not fall. Under a heading of the genre's words
("Innhold") an entry may also end in its page behind a single space, or have no page where its words come again alone on
a line further down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.phrases import all_forms, phrases
from pipeline.text import bare

_ENTRY = re.compile(r"(?P<words>.{2,160}?)(?:\s*\.{3,}[\s.]*|\s*…+\s*|\s*\t+\s*|\s{4,})(?P<page>\d{1,3})\s*$")
_PAGE = re.compile(r"(?P<words>.{2,160}?)[\s.…]+(?P<page>\d{1,3})\s*$")
_NUMBERED = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*\.?\t")  # a chapter's number in a column of its own
_MARKS = "#*_>- \t"
_FEWEST, _LONGEST = 3, 120
_ABOVE = 6  # lines between the heading and the first entry, blank ones too


def contents_lines(lines: list[str]) -> set[int]:
    """Indexes of runs of three entries or more, and of the word that heads them. Linear."""
    found: set[int] = set()
    run: list[tuple[int, int]] = []
    for at, line in enumerate([*lines, "end"]):
        match = _ENTRY.match(line.strip("\n\r"))
        columns = line.count("\t") - bool(_NUMBERED.match(line))
        if match and columns <= 1 and (not run or int(match["page"]) >= run[-1][1]):
            run.append((at, int(match["page"])))
        elif line.strip():
            if len(run) >= _FEWEST:
                found |= {place for place, _ in run} | _title_above(lines, run[0][0])
            run = []
    return found | _headed(lines, found)


def _title_above(lines: list[str], first: int) -> set[int]:
    for at in range(first - 1, max(-1, first - _ABOVE), -1):
        if lines[at].strip():
            return {at} if bare(lines[at]) in _contents_words() else set()
    return set()


def _headed(lines: list[str], found: set[int]) -> set[int]:
    """A heading of contents with the entries right below it, where they are not found already."""
    titles = [at for at, line in enumerate(lines) if at not in found and bare(line) in _contents_words()]
    out: set[int] = set()
    for title in titles[:1]:
        later = _later(lines, title)
        entries = list(_entries(lines, title, later))
        if len(entries) >= _FEWEST:
            out |= {title, *entries}
    return out


def _later(lines: list[str], title: int) -> dict[str, int]:
    """The words of each line, as letters alone -> the last line that holds them and nothing else."""
    return {bare(line.strip(_MARKS)): at for at, line in enumerate(lines) if at > title and line.strip()}


def _entries(lines: list[str], title: int, later: dict[str, int]) -> Iterator[int]:
    """The lines below a heading of contents that name what comes, with a page that does not fall or without one."""
    page = 0
    for at in range(title + 1, len(lines)):
        words = lines[at].strip(_MARKS)
        if not words:
            continue
        match = _PAGE.match(words)
        comes = later.get(bare(match["words"]) if match else bare(words), at) > at or later.get(bare(words), at) > at
        if lines[at].lstrip().startswith("#") and not match:
            return
        if not comes and not (match and int(match["page"]) >= page and words[:1].isalnum() and len(words) <= _LONGEST):
            return
        page = int(match["page"]) if match and int(match["page"]) >= page else page
        yield at


@cache
def _contents_words() -> frozenset[str]:
    return frozenset(bare(form) for form in all_forms(phrases("parse.headings")["contents"]))
