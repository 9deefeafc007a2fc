"""One line of marked text -> its words, stretches in bold or italic, and footnote marks.

Rule: the words stay as they are; tags, emphasis marks, link addresses and footnote marks are left out of them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from pipeline.records import Run

_NOTE_MARK = r"<sup>\s*(?P<note>\d{1,3}|\*{1,3}|[a-z])\s*</sup>|\[\^(?P<caret>[\w-]{1,20})\]"
# Only HTML's own names are tags: "<Ny frist 1. mars 2021.>" stands in reports and is the owner's words.
_HTML = (
    "(?i:p|br|b|i|u|s|a|em|q|strong|li|ul|ol|dl|dt|dd|div|span|td|th|tr|table|thead|tbody|tfoot|caption|col|colgroup"
    "|sup|sub|h[1-6]|hr|font|small|big|center|section|article|img|pre|code|blockquote|del|ins|strike|html|body|head"
    "|meta|title|figure|figcaption|mark|abbr|cite|kbd|wbr|details|summary|nav|header|footer|main|aside|style|link)"
)
_TOKEN = re.compile(
    _NOTE_MARK + rf"|(?P<tag></?{_HTML}(?:\s[^<>]{{0,300}})?/?>)"
    r"|!?\[(?P<link>[^\[\]\n]{0,300})\]\((?P<address>[^()\s]{1,500})\)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!|>~-])"
)
_EMPHASIS = re.compile(r"(?P<mark>\*{1,3})(?=[\w«\"“'(])(?P<words>[^*\n]{1,600}?)(?<=[\w»\"”'.,:;!?)%])(?P=mark)(?!\w)")
_BOLD, _ITALIC = {"b", "strong", "th"}, {"i", "em"}
_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Line:
    """`text` folded; `runs` over it; `notes` the marks of footnotes that stood in it."""

    text: str
    runs: tuple[Run, ...] = ()
    notes: tuple[str, ...] = ()


def inline(source: str) -> Line:
    """The words of one line or cell of Markdown with stray HTML. Unmatched marks stay: they may be the source's own."""
    letters: list[tuple[str, bool, bool]] = []  # each letter with bold, italic
    notes: list[str] = []
    _read(unicodedata.normalize("NFC", source[:_LIMIT]), letters, notes, False, False)
    return folded(letters, notes)


def _read(source: str, letters: list, notes: list, bold: bool, italic: bool) -> None:
    """Emphasis first, then tags and links inside each stretch."""
    position = 0
    for match in _EMPHASIS.finditer(source):
        if match.start() and source[match.start() - 1] in "\\*":
            continue
        bold, italic = _tokens(source[position : match.start()], letters, notes, bold, italic)
        stars = len(match["mark"])
        _tokens(match["words"], letters, notes, bold or stars > 1, italic or stars != 2)
        position = match.end()
    _tokens(source[position:], letters, notes, bold, italic)


def _tokens(source: str, letters: list, notes: list, bold: bool, italic: bool) -> tuple[bool, bool]:
    position = 0
    for match in _TOKEN.finditer(source):
        _put(source[position : match.start()], letters, bold, italic)
        position = match.end()
        if match["tag"]:
            bold, italic = _after_tag(match["tag"], letters, bold, italic)
        elif match["note"] or match["caret"]:
            notes.append(match["note"] or match["caret"])
        else:
            _put(match["escaped"] or match["link"] or "", letters, bold, italic)
    _put(source[position:], letters, bold, italic)
    return bold, italic


def _after_tag(tag: str, letters: list, bold: bool, italic: bool) -> tuple[bool, bool]:
    name, opens = tag.strip("</>").split()[0].lower(), not tag.startswith("</")
    if name in _BOLD:
        return opens, italic
    if name in _ITALIC:
        return bold, opens
    if name in ("br", "p", "li", "ul", "ol", "div", "td", "tr"):
        letters.append((" ", bold, italic))
    return bold, italic


def _put(words: str, letters: list, bold: bool, italic: bool) -> None:
    if "&" in words:
        words = html.unescape(words)
    letters.extend((letter, bold, italic) for letter in words)


def folded(letters: list, notes: list) -> Line:
    """Fold white space letter by letter, so that the runs keep pointing at their words."""
    kept: list[tuple[str, bool, bool]] = []
    for letter, bold, italic in letters:
        if letter.isspace():
            if kept and kept[-1][0] != " ":
                kept.append((" ", bold, italic))
        else:
            kept.append((letter, bold, italic))
    while kept and kept[-1][0] == " ":
        kept.pop()
    return Line("".join(letter for letter, _, _ in kept), tuple(_runs(kept)), tuple(notes))


def _runs(kept: list):
    start = 0
    for end in range(1, len(kept) + 1):
        if end == len(kept) or kept[end][1:] != kept[start][1:]:
            if kept[start][1] or kept[start][2]:
                yield Run(start, end, kept[start][1], kept[start][2])
            start = end
