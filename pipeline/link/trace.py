"""A requirement's life -> lines of text, for `kravspor trace`.

Rule: everything that is told stands in the records; each line names document and page, and how sure the link is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.link.drift import Drift, drifts
from pipeline.phrases import phrases
from pipeline.records import Document, Extracted, Link, Linked, Requirement

_WIDTH = 160


def trace(
    linked: Linked,
    documents: Iterable[Document],
    extracted: Mapping[str, Extracted],
    requirement_id: str,
) -> list[str]:
    """The requirement, its links upwards and onwards, its thread, answers, candidates and findings, as plain lines.

    An id that is not known gives one line that says so."""
    base = _Base(linked, documents, extracted)
    if requirement_id not in base.requirements:
        return [_say("unknown").format(id=requirement_id)]
    one = base.requirements[requirement_id]
    links = [link for link in linked.links if requirement_id in (link.earlier, link.later)]
    sure = [link for link in links if _sure(link)]
    lines = [f"{_say('life')}: {requirement_id}", base.place(one), *_wrapped(one.text), ""]
    lines += _part("upwards", [line for link in sure if link.later == one.id for line in base.told(link, link.earlier)])
    lines += _part("onwards", [line for link in sure if link.earlier == one.id for line in base.told(link, link.later)])
    lines += [] if sure else [_say("alone"), ""]
    lines += _thread(base, one.id)
    lines += _part(
        "answers", base.answers([one.id, *(_other(link, one.id) for link in sure if link.kind == "reported")])
    )
    rest = [link for link in links if not _sure(link)]
    lines += _part("candidates", [line for link in rest for line in base.told(link, _other(link, one.id))])
    return lines + _part("findings", base.findings(one.id))


class _Base:
    def __init__(self, linked: Linked, documents: Iterable[Document], extracted: Mapping[str, Extracted]) -> None:
        self.linked, self.extracted = linked, extracted
        self.documents = {document.id: document for document in documents}
        self.requirements = {each.id: each for found in extracted.values() for each in found.requirements}

    def place(self, one: Requirement) -> str:
        document = self.documents.get(one.document)
        line = one.places[0].line if one.places else None
        at = _say("line").format(line=line) if line else _say("page").format(page=one.page) if one.page else ""
        return ", ".join(filter(None, (document.title if document else one.document, at, one.section)))

    def told(self, link: Link, other: str) -> list[str]:
        """One link: kind, certainty, the other end and where it stands, and what changed."""
        end = self.requirements[other]
        head = f"  {phrases('link.trace')['kinds'][link.kind]} ({_certainty(link)}) · {other}"
        changes = [
            _say("change").format(
                field=change.field, before=change.before or _say("nothing"), after=change.after or _say("nothing")
            )
            for change in link.changes
            if change.field != "tekst"
        ]
        return [head, f"    {self.place(end)}", *(f"    {line}" for line in (_short(end.text), *changes))]

    def answers(self, ids: list[str]) -> list[str]:
        words = phrases("link.trace")
        lines = []
        for found in self.extracted.values():
            texts = {response.id: response for response in found.responses}
            for answer in found.answers:
                if answer.requirement in ids and answer.response in texts:
                    response = texts[answer.response]
                    status = words["bases"][response.basis].format(status=_status(answer.status, response.basis))
                    document = self.documents.get(response.document)
                    at = _say("page").format(page=response.page) if response.page else ""
                    where = ", ".join(filter(None, (document.title if document else response.document, at)))
                    lines += [f"  {status} · {where}", f"    {_short(response.text)}"]
        return lines

    def findings(self, requirement: str) -> list[str]:
        words = phrases("link.trace")
        titles = {key: document.title for key, document in self.documents.items()}
        return [
            f"  {words['findings'][each.kind].format(compared=', '.join(titles.get(c, c) for c in each.compared))}"
            f" ({words['why'][each.why]})"
            for each in self.linked.findings
            if each.requirement == requirement
        ]


def _status(status: str, basis: str) -> str:
    words = phrases("link.trace")
    ahead = words["forecasts"] if basis == "forecast" else {}
    return ahead.get(status, words["statuses"][status])


def _thread(base: _Base, requirement: str) -> list[str]:
    for thread in base.linked.threads:
        if requirement in thread.requirements:
            years = "–".join(dict.fromkeys(str(year) for year in (thread.first_year, thread.last_year) if year))
            head = _say("thread").format(years=years, count=len(thread.requirements))
            rows = [
                f"  {base.documents[base.requirements[key].document].year or _say('nothing')}  "
                f"{base.place(base.requirements[key])} · {key}"
                for key in thread.requirements
            ]
            moved = drifts(thread.requirements, base.requirements, base.documents)
            return [head, *rows, "", *_part("drift", [_drift(each) for each in moved])]
    return []


def _drift(drift: Drift) -> str:
    steps = " -> ".join(text for _, text in drift.steps)
    days = "" if drift.days is None else _say("days").format(days=drift.days)
    return f"  {drift.body or _say('nothing')}: {drift.field} {steps}{days}"


def _part(head: str, lines: list[str]) -> list[str]:
    return [_say(head), *lines, ""] if lines else []


def _sure(link: Link) -> bool:
    return link.verdict == "confirmed" or (link.certainty == "certain" and link.verdict is None)


def _certainty(link: Link) -> str:
    if link.verdict in ("confirmed", "rejected"):
        return _say(link.verdict).format(by=link.by, on=link.decided)
    return _say("suspect") if link.verdict == "suspect" else _say(link.certainty)


def _other(link: Link, one: str) -> str:
    return link.later if link.earlier == one else link.earlier


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[:_WIDTH].rsplit(" ", 1)[0] + " …"


def _wrapped(text: str) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= 100:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [f"  {each}" for each in (*lines, line)]


def _say(key: str) -> str:
    return phrases("link.trace")["heads"][key]
