"""Links -> Threads: one requirement through years, levels and reports.

Rule: only certain and confirmed links tie, `related` and `defines` never do, and a link that would put two
requirements of one document into a thread does so only as a split or merger, or where a person confirmed it: so no
thread swallows another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from pipeline.phrases import phrases
from pipeline.records import Document, Issue, Link, Requirement, Thread

_LOOSE = ("related", "defines")
_TITLE = 140


def threads(
    links: Iterable[Link],
    requirements: Mapping[str, Requirement],
    documents: Mapping[str, Document],
) -> tuple[tuple[Thread, ...], tuple[Issue, ...]]:
    """Threads of two requirements or more, by id, and issues for links that were kept from tying two threads into
    one."""
    tying = sorted(
        (link for link in links if _ties(link)), key=lambda link: (link.verdict != "confirmed", -link.score, link.id)
    )
    groups, kept_out = _tied(tying, requirements)
    made = tuple(sorted((_thread(group, requirements, documents) for group in groups), key=lambda thread: thread.id))
    issues = [
        Issue("link", "thread_kept_apart", f"{link.earlier} – {link.later}", severity="note") for link in kept_out
    ]
    largest = phrases("link.levels")["thread"]["largest"]
    issues.extend(
        Issue("link", "thread_large", f"{thread.title}: {len(thread.requirements)}", severity="note")
        for thread in made
        if len(thread.requirements) > largest
    )
    return made, tuple(issues)


def _ties(link: Link) -> bool:
    if link.kind in _LOOSE or link.verdict in ("rejected", "suspect"):
        return False
    return link.certainty == "certain" or link.verdict == "confirmed"


def _tied(links: list[Link], requirements: Mapping[str, Requirement]) -> tuple[list[list[str]], list[Link]]:
    """Groups of requirement ids (union-find with the documents of each group), and the links that were left out."""
    root: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    held: dict[str, set[str]] = {}
    left_out = []
    for link in links:
        one, other = (_root(end, root) for end in (link.earlier, link.later))
        for end in (one, other):
            members.setdefault(end, [end])
            held.setdefault(end, {requirements[end].document})
        if one == other:
            continue
        if held[one] & held[other] and link.kind not in ("split", "merged") and link.verdict != "confirmed":
            left_out.append(link)
            continue
        small, large = sorted((one, other), key=lambda end: (len(members[end]), end))
        root[small] = large
        members[large] += members.pop(small)
        held[large] |= held.pop(small)
    return [group for group in members.values() if len(group) > 1], left_out


def _root(end: str, root: dict[str, str]) -> str:
    while end in root:
        if root[end] in root:
            root[end] = root[root[end]]
        end = root[end]
    return end


def _thread(group: list[str], requirements: Mapping[str, Requirement], documents: Mapping[str, Document]) -> Thread:
    def place(key: str) -> tuple:
        document = documents[requirements[key].document]
        return (document.year or 9999, document.level or "~", document.id, requirements[key].number)

    ordered = tuple(sorted(group, key=place))
    years = [documents[requirements[key].document].year for key in ordered]
    dated = [year for year in years if year]
    title = title_of([requirements[key].text for key in ordered])
    name = hashlib.sha256(min(group).encode()).hexdigest()[:12]
    return Thread(name, title, ordered, min(dated, default=None), max(dated, default=None))


def title_of(texts: list[str]) -> str:
    """The shortest wording of five words or more, cut at a word; the longest where all are shorter."""
    clear = [text for text in texts if len(text.split()) >= 5]
    text = min(clear, key=lambda each: (len(each), each)) if clear else max(texts, key=lambda each: (len(each), each))
    return text if len(text) <= _TITLE else text[:_TITLE].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"
