"""Lines of a text file -> which of them are furniture: page numbers, running heads, tables of contents.

Rule: a page number is believed where the numbers rise through the text; a running head where it comes back beside page
numbers or page breaks, or ends in a page number and cuts a sentence in two.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise, takewhile

from pipeline.parse.plain_contents import contents_lines
from pipeline.phrases import all_forms, phrases
from pipeline.text import bare

_NUMBER = re.compile(r"\s*(?:[-–]\s*)?(?P<page>\d{1,3})(?:\s*[-–])?\s*$")
_TABBED = re.compile(  # words and a page number, or two columns of words and a number of so many
    r"\s*[^\W\d_][^\t]+(?:\t\s*\d{1,3}|(?:\t[^\t]+)?\t\s*\d{1,3} ?\(\d{1,3}\))\s*"
)
_CUTTING = re.compile(r"[^\W\d_][^\t]{5,110}? \d{1,3}")  # words and a page number behind a single space
_PAGE_FIRST = re.compile(r"\s*(?P<page>\d{1,3})(?P<words>[ |·]+[^\W\d_][^\t]{3,110})$")  # "14 | Årsrapport 2031"
_PAGE_LAST = re.compile(r"\s*(?P<words>[^\W\d_][^\t]{3,110}?\D)(?P<page>\d{1,3})(?: ?[/(] ?\d{1,3}\)?)?\s*$")  # "Årsrapport  3/14"
_BARRED = re.compile(r"[|·]")
_APART = 8  # lines between two running heads at least
_NEXT = (1, 2)  # pages from one to the next: a head may be left out on one
_THRICE = 3  # so often the same words with rising numbers, for them to be a running head where no bar says so
_LETTERS = 10  # of its words: "Krav 3" is a heading
_NEAR = 2  # lines beside a page break in which a running head stands
_FAR = 12  # lines, blank ones too
_PAGE_LINES = 200
_SHORT_HEAD = 120
_SHORT_TEXT = 3  # page breaks: in so short a text a running head comes back twice at most


def furniture_lines(lines: list[str]) -> frozenset[int]:
    """Indexes of the lines that are furniture."""
    contents = contents_lines(lines)
    numbers = _page_numbers(lines, contents) | _numbered_heads(lines)
    heads = _running_heads(lines, numbers)
    return frozenset(contents | numbers | heads | _with_numbers(lines, heads))


def _page_numbers(lines: list[str], taken: set[int]) -> set[int]:
    seen = [(at, int(page)) for at, line in enumerate(lines) if at not in taken for page in [_page_of(line)] if page]
    rising = [
        seen[k]
        for k in range(len(seen))
        if any(
            abs(seen[j][1] - seen[k][1]) in (1, 2) and (seen[j][1] - seen[k][1]) * (j - k) > 0
            for j in range(max(0, k - 2), min(len(seen), k + 3))
            if j != k
        )
    ]
    alone = {at for at, _ in seen if _blank_around(lines, at)} if len(seen) >= 2 and _never_falls(seen) else set()
    alone |= {at for at, _ in seen if _blank_around(lines, at) and (_said_before(lines, at) or _splits(lines, at))}
    return {at for at, _ in rising} | alone | {at for at, line in enumerate(lines) if _spelled_out().match(line)}


def _numbered_heads(lines: list[str]) -> set[int]:
    """Running heads that end in the page ("Oppdrag 2031  Side 3 av 14", "Oppdrag 2031<tab>3"): the same words twice or
    more; behind a tab only where they stand alone or break a table."""
    ends = [(at, _shape(line)) for at, line in enumerate(lines) if len(line) <= _SHORT_HEAD and _ends_in_page(lines, at)]
    count = Counter(shape for _, shape in ends)
    cutting = _rising_heads(lines) | {at for at, line in enumerate(lines) if _CUTTING.fullmatch(line.strip()) and _cuts(lines, at)}
    return cutting | {
        at for at, shape in ends if count[shape] > 1 or (_page_behind_tab().search(lines[at]) and _blank_around(lines, at))
    }


def _rising_heads(lines: list[str]) -> set[int]:
    """Running heads that begin or end in the page, whatever parts it from the words: the same words again, far apart, with
    the next number each time; three times or more, twice where a bar stands between."""
    heads: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        for pattern in (_PAGE_FIRST, _PAGE_LAST):
            match = pattern.match(line.rstrip()) if len(line) <= _SHORT_HEAD else None
            if match and sum(map(str.isalpha, match["words"])) >= _LETTERS:
                heads.setdefault(f"{pattern is _PAGE_FIRST} {match['words'].strip()}", []).append((at, int(match["page"])))
    return {
        at
        for words, seen in heads.items()
        if len(seen) >= (2 if _BARRED.search(words) else _THRICE)
        and all(b[1] - a[1] in _NEXT and b[0] - a[0] >= _APART for a, b in pairwise(seen))
        for at, _ in seen
    }


def _page_of(line: str) -> str | None:
    match = _NUMBER.match(line)
    return match["page"] if match else None


def _said_before(lines: list[str], at: int) -> bool:
    """Whether the next line with words stands word for word further up too: a table's head, said again on a new page."""
    after = next((line for line in lines[at + 1 : at + _NEAR + 2] if line.strip()), "")
    return "\t" in after.strip() and after in lines[max(0, at - _PAGE_LINES) : at]


def _splits(lines: list[str], at: int) -> bool:
    """Whether a number stands alone in the middle of a sentence: words without a stop before, small letters behind."""
    before, after = _neighbours(lines, at, -1)[:1], _neighbours(lines, at, 1)[:1]
    return bool(before and after) and lines[before[0]].rstrip()[-1:] not in ".:;!?" and lines[after[0]].strip()[:1].islower()


def _cuts(lines: list[str], at: int) -> bool:
    """Whether a line stands alone between blank ones in the middle of a sentence."""
    alone = all(0 <= beside < len(lines) and not lines[beside].strip() for beside in (at - 1, at + 1))
    before = _neighbours(lines, at, -1)[:1]
    return alone and bool(before) and len(lines[before[0]]) > _SHORT_HEAD // 2 and _splits(lines, at)


def _never_falls(seen: list[tuple[int, int]]) -> bool:
    return all(a[1] <= b[1] for a, b in pairwise(seen))


def _blank_around(lines: list[str], at: int) -> bool:
    """Whether a blank line stands before or after."""
    return not (lines[at - 1].strip() if at else "") or at + 1 >= len(lines) or not lines[at + 1].strip()


def _running_heads(lines: list[str], numbers: set[int]) -> set[int]:
    """Short lines that come back, digits aside, three times or more right beside page numbers or form feeds; a line
    behind a paragraph that stands there is none."""
    breaks = sorted(numbers | {at for at, line in enumerate(lines) if "\f" in line})
    beside = [_neighbours(lines, place, step) for place in breaks for step in (-1, 1)]
    outer = [list(takewhile(lambda at: _may_repeat(lines[at]), run)) for run in beside]
    count = Counter(_shape(lines[at]) for at in {at for run in outer for at in run})
    often = max(2 if len(breaks) <= _SHORT_TEXT else 3, len(breaks) * 0.3)
    told = {at + step for at in numbers if _spelled_out().match(lines[at]) for step in (-1, 1)}
    return {
        at
        for run in outer
        for at in takewhile(lambda at: count[_shape(lines[at])] >= (2 if at in told else often), run)
    }


def _with_numbers(lines: list[str], heads: set[int]) -> set[int]:
    """The same running heads elsewhere, where a number stands right under or over them: a page far from the others."""
    words = {lines[at].strip() for at in heads} - {""}
    again = (at for at, line in enumerate(lines) if at not in heads and line.strip() in words)
    beside = ((at, other) for at in again for step in (-1, 1) for other in _neighbours(lines, at, step)[:1])
    return {place for at, other in beside if _page_of(lines[other]) for place in (at, other)}


def _may_repeat(line: str) -> bool:
    return len(line) <= _SHORT_HEAD and not line.strip()[:1].islower()


def _neighbours(lines: list[str], place: int, step: int) -> list[int]:
    """The nearest lines with words before (step -1) or after (1) a break, outwards."""
    own = step > 0 and "\f" in lines[place] and bool(lines[place].strip())
    out: list[int] = []
    at = place if own else place + step
    while 0 <= at < len(lines) and len(out) < _NEAR and abs(at - place) < _FAR:
        if lines[at].strip():
            out.append(at)
        at += step
    return out


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", bare(line)) or "#"


@cache
def _page_at_end() -> re.Pattern:
    """Words and "Side 3 av 17", "Sida 3(17)"."""
    page, of = _page_words()
    gap = r"(?:[\s|·–-]|&nbsp;)\s*"
    last = rf"(?:(?:{of}|/)\s*\d{{1,3}}|\(\d{{1,3}}\))"
    return re.compile(rf"\w.*{gap}(?:{page})\s*\d{{1,3}}\s*{last}\s*$", re.IGNORECASE)


def _ends_in_page(lines: list[str], at: int) -> bool:
    if _page_at_end().search(lines[at]) or _page_behind_tab().search(lines[at]):
        return True
    return bool(_TABBED.fullmatch(lines[at])) and (_blank_around(lines, at) or _said_before(lines, at))


@cache
def _page_behind_tab() -> re.Pattern:
    """Words, a tab, and "Side 3": by itself a running head."""
    page, _ = _page_words()
    return re.compile(rf"\w.*\t\s*(?:{page})\s*\d{{1,3}}\s*$", re.IGNORECASE)


def _page_words() -> tuple[str, str]:
    """"Side" and "av", as alternatives of a pattern."""
    page, of = (all_forms(phrases("parse.headings")[key]) for key in ("page_word", "page_of"))
    return "|".join(map(re.escape, page)), "|".join(map(re.escape, of))


@cache
def _spelled_out() -> re.Pattern:
    """ "Side 3 av 17", "Sida 3(17)", "12 (21)"."""
    page, of = _page_words()
    return re.compile(
        rf"\s*(?:(?:{page})\s*\d{{1,3}}(?:\s*(?:(?:{of}|/)\s*\d{{1,3}}|\(\d{{1,3}}\)))?|\d{{1,3}}\s*\(\d{{1,3}}\)"
        rf"|\d{{1,3}}\s*(?:{of})\s*\d{{1,3}})\s*$",
        re.IGNORECASE,
    )
