"""Lines of a text file -> units: what each line or group of lines is by its marks alone.

Rule: marks decide (#, bullet, tab, pipe, <sup>), never the words; the words are judged later, in headings.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pipeline.parse.plain_counted import counted_units
from pipeline.parse.plain_lost_marks import with_lost_marks
from pipeline.parse.plain_unit import Unit

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(
    r"(?P<indent>\s*)(?P<marker>[-*+•·▪■◦○●–—‒➢➤\uf0b7\uf0a7\uf0d8\uf02d☐☑☒✓✔►▶❖◆→]|o(?=\s)|\(?\d{1,2}[.)]|\(?[a-zæøåA-H][.)]|\(?[ivx]{2,4}\))"
    r"(?P<space>[ \t]+)(?P<words>\S.*)$"
)
_SECOND = re.compile(r"(?:\[[ xX]\]|[☐☑☒•·▪■◦○●–—‒➢➤\uf0b7\uf0a7\uf0d8-]|o|[a-zæøå]\))\s+(?=\S)")
_NOTE = re.compile(
    r"\s*(?:<sup>\s*(?P<mark>\d{1,3}|\*{1,3})\s*</sup>|\[\^(?P<caret>[\w-]{1,20})\]:)\s*(?P<words>\S.*)$"
)
_QUOTED = re.compile(r"^\s{0,3}>\s+(?=\S*[^\W\d_])")  # Markdown's mark of a quotation, no limit ("> 12 %")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$")
_PIPES = re.compile(r"\s*\|.*\|\s*$")
_BELOW_HEAD = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?$")
_BARE_BULLET = re.compile(r"\s*[•·▪■◦○●\uf0b7\uf0a7\uf0d8\uf02d]\s*$")
_LABEL = re.compile(r"[A-ZÆØÅÄÖ][\w ./-]{1,30}:\s")
_INDENT = 4
_LIST = 40  # units: how far away an item's next may stand
MARKERS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf02d": "–"}  # symbol fonts' own places


def units_of(lines: list[str]) -> tuple[Unit, ...]:
    """The units of a text, in order; blank lines are gone but for `gap` and `shift`. `line` counts from 1."""
    units: list[Unit] = []
    gap = False
    for at, source in enumerate(lines):
        if not source.strip():
            gap = True
            continue
        if _BELOW_HEAD.match(source) and units and units[-1].kind == "row":
            units[-1] = _with_head(units[-1])
            continue
        shift = _shift_after(lines, at)
        if _is_open_row(lines, at):
            source = f"|{source.strip()}|"
        units += _labels(source, at, gap) or (_unit(source, at, gap, shift, _is_tabbed_row(lines, at)),)
        gap = False
    return counted_units(with_lost_marks(units), lines)


def _is_open_row(lines: list[str], at: int) -> bool:
    """Cells parted by bars without a bar at either end, as many as on the line above or below."""
    bars = lines[at].count(" | ")
    beside = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    return bars > 0 and not _PIPES.match(lines[at]) and any(other.count(" | ") == bars for other in beside)


def _labels(source: str, at: int, gap: bool) -> tuple[Unit, ...]:
    """A line of cells that are all "Label: value" is no table row but as many lines."""
    cells = [cell.strip() for cell in source.split("\t") if cell.strip()]
    if len(cells) < 2 or not all(_LABEL.match(cell) for cell in cells):
        return ()
    return tuple(Unit("line", at + 1, cell, gap=gap and not place) for place, cell in enumerate(cells))


def _is_tabbed_row(lines: list[str], at: int) -> bool:
    """What looks like an item ("2. tertial") with tabs in its words, as many as on the line above or below."""
    item = _ITEM.match(lines[at])
    beside = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    tabs = lines[at].count("\t")
    return item is not None and "\t" in item["words"].strip() and any(other.count("\t") == tabs for other in beside)


def _unit(source: str, at: int, gap: bool, shift: bool, row: bool = False) -> Unit:
    place: dict[str, Any] = {"line": at + 1, "gap": gap, "shift": shift, "long": len(source.rstrip())}
    if _RULE.match(source):
        return Unit("rule", **place)
    source = _QUOTED.sub("", source)
    if match := _HEADING.match(source):
        return Unit("heading", text=match[2], level=len(match[1]), **place)
    if _PIPES.match(source):
        return Unit("row", cells=_pipe_cells(source), **place)
    if "\t" in source.strip(" \r\n") and (row or not _ITEM.match(source)):
        return Unit("row", cells=tuple(source.split("\t")), **place)
    if match := _NOTE.match(source):
        return Unit("note", text=match["words"], marker=match["mark"] or match["caret"], **place)
    if match := _ITEM.match(source):
        return _item(match, place)
    indent = len(source.rstrip()) - len(source.strip())
    return Unit("line", text=source.strip(), level=indent, broken=source.endswith("  "), **place)


def _item(match: re.Match, place: dict) -> Unit:
    """An item; a second mark that a converter left in its words ("- o …") is the real one."""
    words, marker = match["words"].rstrip(), match["marker"]
    indent = len(match["indent"].expandtabs(_INDENT))
    if second := _SECOND.match(words):
        marker, words = second.group().strip(), words[second.end() :]
    return Unit("item", text=words, level=indent, marker=MARKERS.get(marker, marker), **place)


def _pipe_cells(source: str) -> tuple[str, ...]:
    inner = source.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inner))


def _with_head(unit: Unit) -> Unit:
    return replace(unit, head=True)


def _shift_after(lines: list[str], at: int) -> bool:
    return at + 2 < len(lines) and lines[at + 1] == "" and lines[at + 2] == " "


def with_bullets(lines: list[str]) -> list[str]:
    """Bullets that a converter left on lines of their own, back before their words: as many of the lines that follow as
    there were bullets, those in small letters aside. Line numbers stay."""
    out, waiting = list(lines), 0
    for at, line in enumerate(lines):
        if _BARE_BULLET.match(line):
            waiting = min(waiting + 1, _LIST)
            out[at] = ""
        elif waiting and line.strip() and not line.strip()[0].islower() and not _ITEM.match(line):
            waiting -= 1
            out[at] = f"• {line.strip()}"
    return out
