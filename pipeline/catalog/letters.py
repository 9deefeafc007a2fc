"""The cover of a letter or order -> the body that it is written to, as its title or address says.

Rule: a body after "til" in the title is written to, and so is one that stands above a postal address; a ministry that is
written to by nobody above it never is. Words stand in bodies.toml.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.phrases import all_forms, phrases

_SUBJECT = "catalog.bodies"
_TITLE = 160  # characters: a longer line is no title


def written_to(cover: tuple[str, ...]) -> str | None:
    """What stands where the body is named that the letter is to, verbatim: after "til" in a title that names the genre,
    or above an address; None where neither stands."""
    for line in cover:
        said = _to().search(line) if len(line) < _TITLE else None
        if said:
            return said["who"].strip(" .:–-")
    return _above_address(cover)


def _above_address(cover: tuple[str, ...]) -> str | None:
    """The name above a postal address, in one line with it or in the line before."""
    before = ""
    for line in cover:
        address = _address().search(line)
        if address:
            name = (line[: address.start()].strip(" ,") or before).strip()
            return name if name and not _own_address().search(line) and not any(map(str.isdigit, name)) else None
        before = line
    return None


@cache
def _to() -> re.Pattern[str]:
    """ "Tildelingsbrev 2031 til Direktoratet for fjordhelse": a kind of document, "til", and a name that opens big."""
    letters, to = _either("letter"), _either("to")
    return re.compile(rf"(?<!\w)(?i:{letters})(?:\s(?:19|20)\d\d)?\s(?:{to})\s(?P<who>[A-ZÆØÅÄÖ][^.:;|]{{3,90}})")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{_either('post_box')})\.?\s*\d|(?<!\d)\d{{4}}\s[A-ZÆØÅÄÖ]|(?<!\d)\d{{3}}\s\d\d\s[A-ZÅÄÖ]")


@cache
def _own_address() -> re.Pattern[str]:
    """The heads under which a sender tells of itself."""
    return re.compile(rf"(?<!\w)(?i:{_either('own_address')})(?!\w)")


def _either(key: str) -> str:
    return "|".join(map(re.escape, all_forms(phrases(_SUBJECT)[key])))
