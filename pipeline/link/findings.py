"""Links and documents -> Findings: facts about absence, each with the documents that were looked through.

Rule: absence is told only where presence could be expected. `new` and `gone` need the line's neighbouring year in the
base; `not_passed_down` a lower document of the same year that is not older, no general clause, and no report that
says it was passed on; `unanswered` a report that was due. A likely candidate is reason enough to keep silent. "Not
found in …" is a fact, "not passed down" an accusation: `why` is a code, never a judgement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pipeline.link.routes import AMEND, DOWN, LINE, REPORT, Route, body_of, dated
from pipeline.phrases import all_forms, phrases
from pipeline.records import REPORTS, Document, Extracted, Finding, Link, Requirement
from pipeline.register import Register

_APART = ("føring", "indikatordefinisjon")
_GOALS = ("mål", "indikator")


def findings(
    documents: Mapping[str, Document],
    extracted: Mapping[str, Extracted],
    links: Iterable[Link],
    ways: tuple[Route, ...],
    register: Register,
) -> tuple[Finding, ...]:
    """All findings, sorted by requirement and kind."""
    base = _Base(documents, extracted, links, ways, register)
    found = [
        each
        for key in sorted(documents)
        for each in (*_new(base, key), *_gone(base, key), *_not_passed_down(base, key), *_unanswered(base, key))
    ]
    return tuple(sorted(found, key=lambda each: (each.requirement, each.kind)))


class _Base:
    """What the findings are read from: requirements, answers, routes by document, and who is linked with whom."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        extracted: Mapping[str, Extracted],
        links: Iterable[Link],
        ways: tuple[Route, ...],
        register: Register,
    ) -> None:
        self.documents, self.extracted, self.register = documents, extracted, register
        self.requirements = {
            each.id: each for key in documents if key in extracted for each in extracted[key].requirements
        }
        self.linked: dict[str, set[str]] = {}
        self.amended: dict[str, set[str]] = {}
        self.amending: set[str] = set()
        for link in links:
            if _tells(link) and link.kind == "amended":
                self.amended.setdefault(link.earlier, set()).add(link.later)
                self.amended.setdefault(link.later, set()).add(link.earlier)
                self.amending.add(link.later)
            if _tells(link):
                self.linked.setdefault(link.earlier, set()).add(link.later)
                self.linked.setdefault(link.later, set()).add(link.earlier)
        self.ways: dict[tuple[str, str, bool], list[str]] = {}
        for way in ways:
            if not (way.name == REPORT and way.gap):
                self.ways.setdefault((way.name, way.earlier, True), []).append(way.later)
                self.ways.setdefault((way.name, way.later, False), []).append(way.earlier)
        self.answers: dict[str, list[tuple[str, str]]] = {}
        for each in extracted.values():
            texts = {response.id: response.text for response in each.responses}
            for answer in each.answers:
                self.answers.setdefault(answer.requirement, []).append((answer.status, texts.get(answer.response, "")))
        told = {each.requirement for found in extracted.values() for each in found.amendments if each.kind == "lapsed"}
        self.lapsed = told | {end for each in told for end in self.amended.get(each, ())}

    def after(self, document: str, name: str) -> list[str]:
        return sorted(self.ways.get((name, document, True), ()))

    def before(self, document: str, name: str) -> list[str]:
        return sorted(self.ways.get((name, document, False), ()))

    def core(self, document: str) -> tuple[Requirement, ...]:
        """What was issued in a document and can be followed up."""
        if self.documents[document].genre in REPORTS or document not in self.extracted:
            return ()
        return tuple(
            each
            for each in self.extracted[document].requirements
            if each.origin == "issued" and each.kind not in _APART
        )

    def matters(self, document: str) -> tuple[Requirement, ...]:
        """The same without duties to report, which each level has its own of and a report that is here answers, and
        without what has lapsed and the words that say so."""
        return tuple(
            each
            for each in self.core(document)
            if each.kind != "rapporteringskrav" and each.id not in self.lapsed
        )

    def met(self, requirement: str, documents: Iterable[str]) -> list[Requirement]:
        """Requirements of these documents that it is linked with, itself or as amended that year."""
        wanted = set(documents)
        own = {requirement, *self.amended.get(requirement, ())}
        ends = {end for each in own for end in self.linked.get(each, ())}
        return [
            self.requirements[end]
            for end in sorted(ends)
            if end in self.requirements and self.requirements[end].document in wanted
        ]

    def neighbours(self, document: str, ways: list[str]) -> list[str]:
        """The line's documents, where one of them is of the same genre: else nothing there was to hold the
        requirement."""
        genre = self.documents[document].genre
        return ways if any(self.documents[key].genre == genre for key in ways) else []

    def answered(self, requirement: Requirement, reports: Iterable[str]) -> bool:
        """Whether one of the reports answers it, by itself or where it quotes it."""
        quoted = {each.id for each in self.met(requirement.id, reports)}
        return requirement.id in self.answers or any(end in self.answers for end in quoted)


def _tells(link: Link) -> bool:
    if link.verdict == "rejected" or link.kind in ("related", "defines"):
        return False
    return (
        link.verdict == "confirmed"
        or link.certainty == "certain"
        or link.score >= phrases("link.levels")["finding"]["likely"]
    )


def _new(base: _Base, document: str) -> Iterable[Finding]:
    years_before = base.neighbours(document, base.before(document, LINE))
    for each in base.core(document) if years_before and not base.documents[document].amends else ():
        if not base.met(each.id, (*years_before, *base.before(document, AMEND))) and each.id not in base.amending:
            above = base.met(each.id, base.before(document, DOWN))
            yield Finding(each.id, "new", tuple(years_before), "from_above" if above else "no_predecessor")


def _gone(base: _Base, document: str) -> Iterable[Finding]:
    years_after = base.neighbours(document, base.after(document, LINE))
    for each in base.core(document) if years_after else ():
        met = base.met(each.id, years_after)
        if not met or all(other.kind in _APART for other in met):
            yield Finding(each.id, "gone", tuple(years_after), "moved_to_text" if met else _why_gone(base, each))


def _why_gone(base: _Base, each: Requirement) -> str:
    if each.id in base.lapsed:
        return "lapsed"
    ends = {each.id, *base.linked.get(each.id, ())}
    if each.kind not in _GOALS and any(status == "oppfylt" for end in ends for status, _ in base.answers.get(end, ())):
        return "delivered"
    return "goal_not_repeated" if each.kind in _GOALS else "one_off"


def _not_passed_down(base: _Base, document: str) -> Iterable[Finding]:
    upper = base.documents[document]
    below = base.after(document, DOWN)
    due = [
        key for key in below if _could_hold(upper, base.documents[key]) and not _has_clause(base.extracted.get(key))
    ]
    for each in base.matters(document) if due else ():
        held = {other.document for other in base.met(each.id, below)}
        missing = tuple(key for key in due if key not in held)
        later = {key for key in held if base.documents[key].year != upper.year}
        if missing and not later and not _said_passed_on(base, each):
            yield Finding(each.id, "not_passed_down", missing, "found_in_some" if held else "not_found")


def _could_hold(upper: Document, lower: Document) -> bool:
    """A document of the same year that is known not to be older than what it should pass on."""
    one, other = dated(upper), dated(lower)
    return lower.year == upper.year and not (one and other and other < one)


def _has_clause(extracted: Extracted | None) -> bool:
    texts = (
        ()
        if extracted is None
        else (*(each.text for each in extracted.requirements), *(each.text for each in extracted.statements))
    )
    return any(_pattern("general_clause").search(text) for text in texts)


def _said_passed_on(base: _Base, each: Requirement) -> bool:
    ends = {each.id, *base.linked.get(each.id, ())}
    return any(_pattern("passed_on").search(text) for end in ends for _, text in base.answers.get(end, ()))


def _unanswered(base: _Base, document: str) -> Iterable[Finding]:
    reports = base.after(document, REPORT)
    final = [key for key in reports if base.documents[key].genre in phrases("link.levels")["finding"]["final_reports"]]
    bound = body_of(base.documents[document], base.register).binds
    for each in base.matters(document) if reports else ():
        compared = final or reports if each.reporting == "due" else final if each.reporting == "unknown" else []
        leads = {party.name for party in each.terms.parties if party.role == "lead"}
        if compared and not (leads and not leads & bound) and not base.answered(each, compared):
            quoted = base.met(each.id, reports)
            yield Finding(
                each.id, "unanswered", tuple(compared), "quoted_without_answer" if quoted else "not_mentioned"
            )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(all_forms(phrases("link.findings")[name])), re.IGNORECASE)
