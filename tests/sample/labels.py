"""A source and the pages made of it -> label rows, in the shape of the hand-made labels (LABELS.md), in reading order.

Beside the fields of that shape a row has: key (of its matter), origin (issued or restated), reporting (as in the
database), amendment (what it does to an earlier one), outcomes (figures given in its answer), half (open or held_out),
page. Rule: nothing is read, everything is as the source marks it.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.sample.markup import KINDS, Piece, Source, Span, Tag, Text

REPORTS = ("statustabell", "tertialrapport", "årlig_melding", "delårsrapport")
_ROLES = {"a": "addressee", "l": "lead", "p": "partners", "r": "report_to"}


@dataclass
class Found:
    """A requirement as the source gives it, before its pages are known."""
    tag: Tag
    text: Text
    section: tuple[str, ...]
    lead_in: Text | None = None
    printed_id: str | None = None
    spans: list[Span] = field(default_factory=list)        # its own, its lead-in's, those of a sentence after the list
    status: Span | None = None
    answers: list[str] = field(default_factory=list)
    group: int | None = None
    answer_spans: list[Span] = field(default_factory=list)


def rows_of(source: Source) -> list[dict]:
    """The label rows of a document, numbered from 1."""
    found = requirements(source)
    numbers = {one.tag.key: number for number, one in enumerate(found, 1)}
    return [_row(source, one, number, numbers) for number, one in enumerate(found, 1)]


def requirements(source: Source) -> list[Found]:
    """All requirements of a source, with lead-ins, answers and tables resolved."""
    reader = _Reader(source)
    for piece in source.pieces:
        reader.take(piece)
    return reader.found


class _Reader:
    """Goes through the pieces and remembers what holds: headings, lead-in, table head, what awaits an answer."""

    def __init__(self, source: Source) -> None:
        self.source, self.found = source, []
        self.headings: list[str] = []
        self.row_group: str | None = None
        self.grouped = False
        self.lead: Text | None = None
        self.sub_lead: Text | None = None
        self.listed: list[Found] = []
        self.head: tuple[Text, ...] = ()
        self.waiting: list[Found] = []
        self.answering: list[Found] = []
        self.groups = 0

    def take(self, piece: Piece) -> None:
        if piece.mark.startswith("#"):
            self._heading(piece)
        elif piece.mark == "!table":
            self.head, self.row_group, self.grouped = (), None, "grouped" in piece.table
        elif piece.mark == "|=":
            self.row_group = piece.text.words
        elif piece.mark == "|":
            self._row(piece)
        elif piece.mark.startswith("="):
            self._answer(piece)
        else:
            self._text(piece)

    def _heading(self, piece: Piece) -> None:
        self.headings[len(piece.mark) - 1:] = [piece.text.words]
        self.lead, self.listed, self.waiting, self.answering, self.row_group = None, [], [], [], None

    def _text(self, piece: Piece) -> None:
        tag, is_item = piece.text.tag, piece.mark.endswith("*")
        if self.answering:
            self.waiting, self.answering = [], []
        if not is_item:
            if tag is None or tag.kind != "tail":
                self.lead, self.listed = None, []
            self.sub_lead = None
        if tag is None:
            return
        if tag.kind == "lead" and is_item:
            self.sub_lead = piece.text
        elif tag.kind == "lead":
            self.lead = piece.text
        elif tag.kind == "tail":
            for one in self.listed:
                one.spans += piece.text.spans
        else:
            self._requirement(piece, tag)

    def _requirement(self, piece: Piece, tag: Tag) -> None:
        deep = piece.mark.endswith("**")
        lead = (self.sub_lead if deep else self.lead) if piece.mark.endswith("*") else None
        if not deep:
            self.sub_lead = None
        above = [span for one in self.found if one.tag.key == tag.attributes.get("parent")
                 for span in one.spans if span.code == "a"]
        self._add(Found(tag, piece.text, tuple(self.headings), lead, tag.attributes.get("id"),
                        [*above, *(lead.spans if lead else ()), *piece.text.spans]))

    def _add(self, one: Found) -> None:
        self.found.append(one)
        self.listed.append(one)
        self.waiting.append(one)

    def _row(self, piece: Piece) -> None:
        if not self.head:
            self.head = piece.cells
            return
        cell = next((c for c in piece.cells if c.tag and c.tag.kind in KINDS), None)
        if cell is None:
            return
        if cell.tag.kind == "d":
            cell = Text(" ".join(c.words for c in piece.cells), cell.spans, (), cell.tag)
        numbered = self.head[0].words in ("ID", "Nr", "Nr.")
        spans = [span for c in piece.cells for span in c.spans]
        group = piece.cells[0].words if self.grouped else self.row_group
        path = (*self.headings, *([group] if group else []))
        one = Found(cell.tag, cell, path, None, piece.cells[0].words if numbered else None,
                    [s for s in spans if s.code not in "sku"], next((s for s in spans if s.code == "s"), None))
        one.answer_spans = [s for s in spans if s.code == "u"]
        answer = next((s for s in spans if s.code == "k"), None)
        if answer:
            self.groups += 1
            one.answers, one.group = [answer.words], self.groups
        self._add(one)
        self.waiting = []

    def _answer(self, piece: Piece) -> None:
        tag = piece.text.tag
        if tag:
            keys = tag.kind.split(",")
            self.answering = [one for one in self.found if one.tag.key in keys][-len(keys):]
            self.groups += 1
        elif not self.answering:
            self.answering = self.waiting
            self.groups += 1
        for one in self.answering:
            one.group = self.groups
            one.answers.append(piece.text.words)
            one.answer_spans += [s for s in piece.text.spans
                                 if s.code == "d" or (s.code == "u" and s.args in ((), (one.tag.key,)))]
        for span in piece.text.spans:
            if span.code == "s":
                self._status(span)

    def _status(self, span: Span) -> None:
        keys = span.args[1].split(",") if len(span.args) > 1 else None
        for one in self.answering:
            if keys is None or one.tag.key in keys:
                one.status = span


def _row(source: Source, one: Found, number: int, numbers: dict[str, int]) -> dict:
    attributes = one.tag.attributes
    restated = source["genre"] in REPORTS and KINDS[one.tag.kind] != "tiltak" and source["origin"] != "issued"
    return {
        "n": number, "kind": KINDS[one.tag.kind], "id": one.printed_id, "section": " › ".join(one.section),
        "lead_in": one.lead_in.words if one.lead_in else None, "text": _own(one.text),
        "parent": numbers[attributes["parent"]] if "parent" in attributes else None,
        **_parties(one.spans), "deadlines": _deadlines([*one.spans, *one.answer_spans]), "targets": _targets(one.spans),
        "references": [span.words for span in one.spans if span.code == "c"],
        "status": {"raw": one.status.words, "norm": one.status.args[0]} if one.status else None,
        "response": _response(one), "note": attributes.get("note"),
        "outcomes": _outcomes(one.answer_spans), "amendment": attributes.get("amend"), "key": one.tag.key,
        "origin": "restated" if restated else "issued", "half": source["half"],
        "reporting": attributes.get("reporting") or _reporting(source, one),
        "y": attributes.get("y"), "from": [key for key in attributes.get("from", "").split(",") if key],
    }


def _reporting(source: Source, one: Found) -> str:
    """Whether the document's recipient owes an answer: not for guidance and the duty to report itself, nor for what
    another region leads."""
    if one.tag.kind in "fdr":
        return "not_due"
    leaders = {" ".join(span.args) or span.words for span in one.spans if span.code == "l"}
    return "via_lead" if leaders and source["recipient"] not in leaders else "due"


def _own(text: Text) -> str:
    """The requirement without the narration before it ({b|…})."""
    words = text.words
    for span in text.spans:
        if span.code == "b":
            words = words.replace(span.words, "", 1)
    return words.strip()


def _parties(spans: list[Span]) -> dict:
    by_role: dict[str, list[str]] = {role: [] for role in _ROLES.values()}
    for span in spans:
        role, name = _ROLES.get(span.code), " ".join(span.args) or span.words
        if role and name not in by_role[role]:
            by_role[role].append(_capital(name))
    return {"addressee": by_role["addressee"], "lead": (by_role["lead"] or [None])[0],
            "partners": by_role["partners"], "report_to": "; ".join(by_role["report_to"]) or None}


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _deadlines(spans: list[Span]) -> list[dict]:
    return [{"raw": s.words, "date": s.args[0], "precision": s.args[1], "type": (*s.args, "due")[2]}
            for s in spans if s.code == "d"]


def _targets(spans: list[Span]) -> list[dict]:
    out = []
    for span in (s for s in spans if s.code == "t"):
        plain = [a for a in span.args if not re.match(r"(horizon|quantifier|scope)=", a)]
        extra = dict(a.split("=", 1) for a in span.args if a not in plain)
        op, value, unit, baseline = (*plain, "-", "-", "-", "-")[:4]
        out.append({"raw": span.words, "op": op, "value": None if value == "-" else float(value),
                    "unit": None if unit == "-" else unit.replace("_", " "),
                    "baseline": None if baseline == "-" else baseline, **extra})
    return out


def _outcomes(spans: list[Span]) -> list[dict]:
    """The figures that an answer gives, as LABELS.md writes targets: value and unit, "%" for per cent."""
    out = []
    for raw in (span.words for span in spans if span.code == "u"):
        number = re.search(r"\d+(?: \d{3})*(?:,\d+)?", raw)
        unit = re.sub(r"^av \d+ ", "", raw[number.end():].strip())
        out.append({"raw": raw, "value": float(number[0].replace(" ", "").replace(",", ".")),
                    "unit": "%" if unit.startswith(("prosent", "pst.", "%")) and "poeng" not in unit else unit or None})
    return out


def _response(one: Found) -> dict | None:
    if not one.answers:
        return None
    return {"start": one.answers[0][:80], "end": one.answers[-1][-60:], "group": one.group}
