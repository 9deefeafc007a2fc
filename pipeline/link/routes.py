"""Two documents -> how a requirement may have come from the one to the other, if it may.

A route says which document is upwards or before, and what a link along it is called. The rules (year by year along
the line, level by level down, beside, and back up in reports) are those of the steering chain; see
pipeline/README.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.phrases import phrases
from pipeline.records import LEVELS, REPORTS, Document
from pipeline.register import Register

LINE, DOWN, SIBLING, REPORT, BESIDE, AMEND = "line", "down", "sibling", "report", "beside", "amend"
SKIP, FAR = "skip", "far"  # past a level whose document is missing; outside all routes
_BESIDE = 13  # siblings up to which each is compared with each


@dataclass(frozen=True, slots=True)
class Route:
    """`earlier` and `later` are document ids; `gap` the years between them, None where one has no year."""

    earlier: str
    later: str
    name: str
    gap: int | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """Who a document binds: canonical names, groups spelled out; for a report, who reports."""

    document: Document
    binds: frozenset[str]
    by: str  # "" where nobody is known to have issued it
    year: int  # 0 where there is none
    level: int | None
    report: bool


def routes(documents: Iterable[Document], register: Register) -> tuple[Route, ...]:
    """The routes between documents, except `far`, sorted by ids. A document that another replaces has routes only to
    it."""
    bodies = {document.id: body_of(document, register) for document in documents if not document.variant_of}
    replaced = {document.replaces: document.id for document in documents if document.replaces in bodies}
    alive = [body for key, body in sorted(bodies.items()) if key not in replaced]
    found: dict[tuple[str, str], Route] = {}
    for route in (
        *_amendments(bodies),
        *_reports(alive),
        *_line(alive),
        *_down(alive),
        *_past(alive, register),
        *_siblings(alive),
    ):
        if route.earlier != route.later and (route.later, route.earlier) not in found:
            found.setdefault((route.earlier, route.later), route)
    return tuple(found[key] for key in sorted(found))


def body_of(document: Document, register: Register) -> Body:
    """Whom the document binds. Of a report it is the issuer, where one is known."""
    report = document.genre in REPORTS
    named = {document.issuer or document.recipient} if report else {document.recipient, *document.recipients}
    binds: set[str] = set()
    for name in filter(None, named):
        party = register.find(name)
        binds.update(party.members if party and party.members else (party.name if party else name,))
    by = register.find(document.issuer)
    level = LEVELS.index(document.level) if document.level in LEVELS else None
    return Body(document, frozenset(binds), by.name if by else document.issuer or "", document.year or 0, level, report)


def in_order(one: Document, other: Document) -> bool:
    """Whether `one` is upwards of or before `other`: by year, then level, then date, then reports last, then id."""
    return _order(one) <= _order(other)


def _order(document: Document) -> tuple:
    level = LEVELS.index(document.level) if document.level in LEVELS else len(LEVELS)
    return (document.year or 9999, document.genre in REPORTS, level, dated(document) or date.max, document.id)


def dated(document: Document) -> date | None:
    """The day a document is of: its version's, else its meeting's, else its publication."""
    return document.version_date or document.meeting_date or document.published


def _amendments(bodies: dict[str, Body]) -> Iterable[Route]:
    """What a document says that it replaces or amends, and what binds the same body by the same hand earlier that
    year."""
    for _, body in sorted(bodies.items()):
        for older in (body.document.replaces, body.document.amends):
            if older in bodies:
                yield _route(bodies[older], body, AMEND)
    for years in _by_body([body for body in bodies.values() if not body.report]).values():
        for there in years.values():
            yield from (
                _route(old, new, AMEND)
                for old in there
                for new in there
                if old.by == new.by and (_day(old) or date.max) < (_day(new) or date.min)
            )


def _day(body: Body) -> date | None:
    return dated(body.document)


def _by_body(bodies: list[Body]) -> dict[str, dict[int, list[Body]]]:
    """Body -> year -> documents that bind it."""
    table: dict[str, dict[int, list[Body]]] = {}
    for body in bodies:
        for name in body.binds:
            if body.year:
                table.setdefault(name, {}).setdefault(body.year, []).append(body)
    return table


def _reports(bodies: list[Body]) -> Iterable[Route]:
    """A report with the year's documents to its body; where there are none, with earlier reports of the year, and with
    what the same owner asked of a like body (a likelydende document to another region)."""
    table = _by_body(bodies)
    for report in (body for body in bodies if body.report and body.year):
        year = report.year
        same = [body for name in sorted(report.binds) for body in table[name][year]]
        issued = [body for body in same if not body.report]
        late = [b for name in sorted(report.binds) for b in table[name].get(year - 1, ()) if not b.report]
        yield from (_route(body, report, REPORT) for body in (*issued, *late))
        yield from (
            _route(body, report, REPORT)
            for body in same
            if body.report and body is not report and not issued and in_order(body.document, report.document)
        )
        yield from (
            _route(body, report, BESIDE)
            for body in bodies
            if not issued
            and not body.report
            and body.year == year
            and body.level == report.level
            and body.level is not None
        )


def _line(bodies: list[Body]) -> Iterable[Route]:
    """All that binds a body in a year with all that bound it in the nearest earlier year at hand; reports stand in for
    documents that are missing."""
    reach = phrases("link.levels")["reach"]["line_years"]
    for years in _by_body(bodies).values():
        holding = {year: [b for b in there if not b.report] or there for year, there in years.items()}
        for year in sorted(holding)[1:]:
            before = max(each for each in holding if each < year)
            if year - before <= reach:
                yield from (
                    _route(old, new, LINE)
                    for old in holding[before]
                    for new in holding[year]
                    if old.by == new.by or old.report or new.report or not old.by or not new.by
                )


def _down(bodies: list[Body]) -> Iterable[Route]:
    """From what binds a body to what that body issues, the same year or the next."""
    issued = _by_body([body for body in bodies if not body.report])
    held = _by_body(bodies)
    for lower in (body for body in bodies if not body.report and body.by and body.year):
        for year in (lower.year, lower.year - 1):
            above = issued.get(lower.by, {}).get(year) or held.get(lower.by, {}).get(year) or []
            yield from (_route(upper, lower, DOWN) for upper in above)


def _past(bodies: list[Body], register: Register) -> Iterable[Route]:
    """From what binds a body further up, where nothing that binds the issuer itself is at hand for the year, or only
    what came after the lower document."""
    issued = _by_body([body for body in bodies if not body.report])
    for lower in (body for body in bodies if not body.report and body.by and body.year):
        year = lower.year
        if all(_came_after(between, lower) for between in issued.get(lower.by, {}).get(year, ())):
            for above in register.above(lower.by):
                yield from (_route(upper, lower, SKIP) for upper in issued.get(above, {}).get(year, ()))


def _came_after(one: Body, other: Body) -> bool:
    first, second = _day(one), _day(other)
    return first is not None and second is not None and first > second


def _siblings(bodies: list[Body]) -> Iterable[Route]:
    """Each with each; of a great many, each with the next dozen in a ring, which ties them all the same."""
    groups: dict[tuple, list[Body]] = {}
    for body in bodies:
        if body.by and body.year and not body.report:
            groups.setdefault((body.document.genre, body.year, body.by), []).append(body)
    for members in groups.values():
        for at, one in enumerate(members):
            beside = members[at + 1 :] if len(members) <= _BESIDE else [*members, *members][at + 1 : at + _BESIDE]
            yield from (_route(one, other, SIBLING) for other in beside if one.binds != other.binds)


def _route(earlier: Body, later: Body, name: str) -> Route:
    one, other = earlier.document, later.document
    if name in (SIBLING, LINE) and not in_order(one, other):
        one, other = other, one
    gap = other.year - one.year if one.year and other.year else None
    return Route(one.id, other.id, name, gap)
