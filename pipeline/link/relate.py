"""Documents, what was extracted, verdicts, register -> Linked.

Rule: the result rests on the set of documents, not on their order, and a pair's score on the pair alone. Links along
the routes of the steering chain are assigned document pair by document pair; what lies outside is `related`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import replace
from itertools import groupby

from pipeline.link.assign import Assigned, assign, assign_far
from pipeline.link.candidates import along, far, index_of
from pipeline.link.compare import Compared, compare
from pipeline.link.decisions import apply
from pipeline.link.doubts import doubts
from pipeline.link.features import Features, content_of, features_of, is_definition
from pipeline.link.findings import findings
from pipeline.link.kinds import changes_between, direction, kind_of, only_slips
from pipeline.link.routes import DOWN, FAR, REPORT, SKIP, Route, in_order, routes
from pipeline.link.stems import masker
from pipeline.link.threaded import Threaded
from pipeline.link.threads import threads
from pipeline.records import Decision, Document, Evidence, Extracted, Link, Linked, Requirement, Thread
from pipeline.register import Register

Scores = MutableMapping[tuple[str, str, str, bool], Compared]  # by the two contents, the route and whether years apart


def relate(
    documents: tuple[Document, ...],
    extracted: Mapping[str, Extracted],
    decisions: tuple[Decision, ...],
    register: Register,
    former: Mapping[str, str] | None = None,
    scores: Scores | None = None,
) -> Linked:
    """Links, threads, findings and issues over all documents.

    `extracted` is by document id; documents that nothing was extracted of still count as looked through. `decisions` in
    the order they were given. `former` says which id an old one has become, so that verdicts follow. `scores` may be
    handed from run to run while this package stays the same: pairs that stand in it are not compared again, all others
    are added to it; the result is that of a run without it."""
    known = {document.id: document for document in documents if not document.variant_of}
    requirements = {each.id: each for key in sorted(known) for each in _of(extracted, key)}
    changing = frozenset(told.requirement for key in sorted(known) if key in extracted for told in extracted[key].amendments)
    base = _Base(known, requirements, register, {} if scores is None else scores, changing)
    ways = routes(known.values(), register)
    routed = [
        base.link(found, route) for found, route in (*_nearest(tuple(base.on_routes(ways))), *base.definitions(ways))
    ]
    first = threads(routed, requirements, known)[0]
    links = (*routed, *(base.link(found, route) for found, route in base.outside(ways, first)))
    judged, issues = apply(decisions, tuple(sorted(links, key=_order)), requirements, base.confirmed, former or {})
    tied, more = threads(judged, requirements, known)
    found = findings(known, extracted, judged, ways, register)
    odd = doubts(known.values(), {key: tuple(there) for key, there in base.by_document.items()}, register)
    return Linked(judged, tied, found, (*issues, *more, *odd))


def link_id(earlier: str, later: str) -> str:
    """12 hex of a hash over the two requirement ids: the link's address as long as its ends keep theirs."""
    return hashlib.sha256(f"{earlier}\n{later}".encode()).hexdigest()[:12]


def _of(extracted: Mapping[str, Extracted], key: str) -> tuple[Requirement, ...]:
    return extracted[key].requirements if key in extracted else ()


def _nearest(assigned: tuple[tuple[Assigned, Route], ...]) -> Iterable[tuple[Assigned, Route]]:
    """Without last year's source, or last year's requirement behind a report, where this year's is certain."""
    settled = {(found.pair.later, route.name) for found, route in assigned if found.certain and not route.gap}
    for found, route in assigned:
        if not (route.name in (DOWN, REPORT) and route.gap and (found.pair.later, route.name) in settled):
            yield found, route


def _document(requirement: Requirement) -> str:
    return requirement.document


def _order(link: Link) -> tuple:
    return (link.earlier, link.rank, -link.score, link.later)


class _Base:
    """The requirements of one run with their features: made once, read by each step."""

    def __init__(
        self,
        documents: dict[str, Document],
        requirements: dict[str, Requirement],
        register: Register,
        scores: Scores,
        changing: frozenset[str] = frozenset(),
    ) -> None:
        self.documents, self.requirements, self.register = documents, requirements, register
        mask = masker(register)
        made = (
            features_of(documents[key], there, mask, changing)
            for key, there in groupby(requirements.values(), _document)
        )
        self.features = {each.id: each for there in made for each in there}
        self.contents = {key: content_of(each) for key, each in self.features.items()}
        self.scores = scores
        self.by_document: dict[str, list[Features]] = {}
        for each in self.features.values():
            self.by_document.setdefault(each.document, []).append(each)

    def of(self, document: str, definitions: bool = False) -> tuple[Features, ...]:
        return tuple(each for each in self.by_document.get(document, ()) if is_definition(each) == definitions)

    def compared(self, one: Features, other: Features, route: Route) -> Compared:
        """The pair compared; twins of a pair that was compared already take its evidence."""
        key = (self.contents[one.id], self.contents[other.id], route.name, bool(route.gap))
        known = self.scores.get(key)
        if known is None:
            known = self.scores[key] = compare(one, other, route)
        return replace(known, earlier=one.id, later=other.id)

    def on_routes(self, ways: tuple[Route, ...]) -> Iterable[tuple[Assigned, Route]]:
        indexes = {
            key: index_of(self.of(key)) for key in sorted({key for way in ways for key in (way.earlier, way.later)})
        }
        for route in ways:
            found = along(self.of(route.earlier), self.of(route.later), indexes[route.earlier], indexes[route.later])
            pairs = [self.compared(one, two, route) for one, two in found]
            yield from ((found, route) for found in assign(pairs, route.name, self.features))

    def definitions(self, ways: tuple[Route, ...]) -> Iterable[tuple[Assigned, Route]]:
        """Definitions with what they define, in their own document and those it amends, by `defines`; and with the same
        definition the year before, so that a changed one shows. Never with anything else."""
        own = [Route(key, key, "defines", 0) for key in sorted(self.documents)]
        own += [Route(way.earlier, way.later, "defines", way.gap) for way in ways if way.name == "amend"]
        for route in (*own, *(way for way in ways if way.name == "line")):
            earlier = self.of(route.earlier, definitions=route.name == "line")
            later = self.of(route.later, definitions=True)
            pairs = [
                self.compared(one, two, route) for one, two in along(earlier, later, index_of(earlier), index_of(later))
            ]
            yield from ((found, route) for found in assign(pairs, route.name, self.features))

    def outside(self, ways: tuple[Route, ...], tied: tuple[Thread, ...]) -> Iterable[tuple[Assigned, Route]]:
        """What is alike beyond the routes, and what one thread ties together across them."""
        barred = {key: {key} for key in self.documents}
        for route in ways:
            barred[route.earlier].add(route.later)
            barred[route.later].add(route.earlier)
        gone = {document.replaces for document in self.documents.values()}
        everything = tuple(each for key in sorted(self.documents) if key not in gone for each in self.of(key))
        kin = Threaded(tied, self.features)
        closed = {key: frozenset(others) for key, others in barred.items()}
        met = {self._ordered(*pair) for pair in (*far(everything, closed), *kin.apart(everything, closed))}
        met_in_order = sorted(met, key=lambda ends: (ends[0].id, ends[1].id))
        pairs = {self.compared(*ends, route): route for ends in met_in_order for route in (self.far_route(*ends),)}
        yield from ((each, pairs[each.pair]) for each in assign_far(pairs, self.features, kin))

    def _ordered(self, one: Features, other: Features) -> tuple[Features, Features]:
        first = in_order(self.documents[one.document], self.documents[other.document])
        return (one, other) if first else (other, one)

    def far_route(self, one: Features, other: Features) -> Route:
        gap = abs(other.year - one.year) if one.year and other.year else None
        return Route(one.document, other.document, FAR, gap)

    def link(self, found: Assigned, route: Route) -> Link:
        pair = found.pair
        one, other = self.requirements[pair.earlier], self.requirements[pair.later]
        ends = self.documents[one.document], self.documents[other.document]
        slips = only_slips(self.features[pair.earlier], self.features[pair.later])
        loose = found.tied or (route.name == FAR and not found.certain)  # a thread tells its changes step by step
        changes = () if loose else changes_between(one, other, ends, slips)
        tightened = direction(one, other) if route.name in (DOWN, SKIP) else None
        more = (tightened, Evidence("thread", "tied", 0.0) if found.tied else None)
        evidence = (*pair.evidence, *filter(None, more))
        return Link(
            link_id(pair.earlier, pair.later),
            pair.earlier,
            pair.later,
            kind_of(found, changes, slips),
            "certain" if found.certain else "candidate",
            found.rank,
            pair.score,
            evidence,
            changes,
        )

    def confirmed(self, earlier: str, later: str) -> Link:
        """A link that a person made and the machine did not: scored as any other, its rank 1."""
        one, other = self.features[earlier], self.features[later]
        route = next(
            (
                r
                for r in routes((self.documents[one.document], self.documents[other.document]), self.register)
                if (r.earlier, r.later) == (one.document, other.document)
            ),
            self.far_route(one, other),
        )
        return self.link(Assigned(compare(one, other, route), route.name, False, 1), route)
