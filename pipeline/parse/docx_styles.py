"""Word's styles and numbering -> what a paragraph is: heading and its rank, list and its depth, the number Word prints.

Rule: style names are those that Word stores ("heading 1", "toc 1"), the same in every language of the program.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from pipeline.parse.docx_parts import W
from pipeline.parse.plain_units import MARKERS

_HEADING = re.compile(r"heading\s*(\d)$")
_NOT_BODY = re.compile(r"(?:toc\s*(?:\d|heading)|table of (?:figures|contents))", re.IGNORECASE)
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_DEPTHS = 9
_CHAIN = 12  # styles that a style may be based on, one above the other


@dataclass(frozen=True, slots=True)
class Style:
    """What a style makes of a paragraph. `kind` heading | furniture | caption | footnote | None; `number` (list,
    depth)."""

    kind: str | None = None
    level: int | None = None
    number: tuple[str, int] | None = None
    bold: bool = False
    italic: bool = False


@dataclass
class Numbering:
    """The lists of a document and how far each has counted."""

    formats: dict[str, dict[int, tuple[str, str, int]]]  # list -> depth -> (format, text, start)
    same: dict[str, str]  # list -> the list whose count it shares
    counts: dict[str, list[int | None]] = field(default_factory=lambda: defaultdict(lambda: [None] * _DEPTHS))

    def next_mark(self, number: str, depth: int) -> str | None:
        """The mark Word prints before the next paragraph of this list at this depth: "2.1.", "•", "a)"."""
        levels = self.formats.get(number, {})
        if depth not in levels or depth >= _DEPTHS:
            return None
        counts = self.counts[self.same.get(number, number)]
        start = levels[depth][2]
        before = counts[depth]
        counts[depth] = start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_DEPTHS - depth - 1)
        if levels[depth][0] == "bullet":
            return MARKERS.get(levels[depth][1], levels[depth][1] or "•")
        text = levels[depth][1]
        for at in range(_DEPTHS):
            if f"%{at + 1}" in text:
                form, _, first = levels.get(at, ("decimal", "", 1))
                text = text.replace(f"%{at + 1}", _counted(first if (count := counts[at]) is None else count, form))
        return text.strip() or None


def styles_of(root: etree._Element | None) -> dict[str, Style]:
    """Styles by id; what a style does not say it has from the style it is based on."""
    if root is None:
        return {}
    elements = {element.get(f"{W}styleId"): element for element in root.iterfind(f"{W}style")}
    return {name: _style(name, elements) for name in elements if name}


def numbering_of(root: etree._Element | None) -> Numbering:
    """The lists by id. A list with a start of its own counts for itself, others share the count of their kind."""
    if root is None:
        return Numbering({}, {})
    abstract = {a.get(f"{W}abstractNumId"): _levels(a) for a in root.iterfind(f"{W}abstractNum")}
    formats, same = {}, {}
    for num in root.iterfind(f"{W}num"):
        name, kind = num.get(f"{W}numId") or "", _value(num, "abstractNumId") or ""
        starts = {
            _number(o.get(f"{W}ilvl")): _number(_value(o, "startOverride"))
            for o in num.iterfind(f"{W}lvlOverride")
            if o.find(f"{W}startOverride") is not None
        }
        formats[name] = {
            depth: (form, text, starts.get(depth, start))
            for depth, (form, text, start) in abstract.get(kind, {}).items()
        }
        same[name] = name if starts else f"kind {kind}"
    return Numbering(formats, same)


def _style(name: str, elements: dict) -> Style:
    kind = level = number = bold = italic = None
    at: str | None = name
    for _ in range(_CHAIN):
        element = elements.get(at)
        if element is None:
            break
        own = (_value(element, "name") or "").lower()
        heading, outline = _HEADING.match(own), _value(element, f"pPr/{W}outlineLvl")
        if kind is None:
            kind, level = _kind(own, heading, outline)
        numbered = element.find(f"{W}pPr/{W}numPr")
        if number is None and numbered is not None and _value(numbered, "numId"):
            number = (_value(numbered, "numId") or "", _number(_value(numbered, "ilvl")))
        bold, italic = (_on(element, "b") if bold is None else bold), (_on(element, "i") if italic is None else italic)
        at = _value(element, "basedOn")
    return Style(kind, level, number, bool(bold), bool(italic))


def _kind(own: str, heading: re.Match | None, outline: str | None) -> tuple[str | None, int | None]:
    if _NOT_BODY.match(own):
        return "furniture", None
    if own in ("title", "subtitle"):
        return "heading", 1
    if heading:
        return "heading", int(heading[1])
    if own == "caption":
        return "caption", None
    if own in ("footnote text", "endnote text"):
        return "footnote", None
    if outline is not None and _number(outline) < _DEPTHS:
        return "heading", _number(outline) + 1
    return None, None


def _levels(abstract: etree._Element) -> dict[int, tuple[str, str, int]]:
    return {
        _number(level.get(f"{W}ilvl")): (
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText") or "",
            _number(_value(level, "start"), 1),
        )
        for level in abstract.iterfind(f"{W}lvl")
    }


def _counted(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26) if 0 < count < 200 else str(count)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text = ""
        for value, sign in _ROMAN:
            text, count = text + sign * (count // value), count % value
        return text.upper() if form == "upperRoman" else text
    return str(count)


def _on(element: etree._Element, trait: str) -> bool | None:
    found = element.find(f"{W}rPr/{W}{trait}")
    return None if found is None else found.get(f"{W}val") not in ("0", "false", "none")


def _value(element: etree._Element, path: str) -> str | None:
    found = element.find(f"{W}{path}")
    return None if found is None else found.get(f"{W}val")


def _number(text: str | None, default: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else default
