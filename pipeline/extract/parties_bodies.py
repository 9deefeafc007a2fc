"""Text or a document -> the bodies that the register does not hold: names that end in a legal form, and the document's own.

Rule: a name is a body where its legal form says so ("… RHF", "… HF"), where it opens as the regions' names do, or where the
document is to or from it; its kind is that of the form. No other name is a body because it looks like one. Words stand in
parties_bodies.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.phrases import all_forms, phrases
from pipeline.records import Document, Party
from pipeline.register import Register, with_parties

_SUBJECT = "extract.parties_bodies"
_CAPITAL = r"[A-ZÆØÅÄÖ](?:[\wæøå-]*\w)"


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in text[start:end] by its form; `level` one of records.LEVELS or None."""

    start: int
    end: int
    name: str
    kind: str
    level: str | None
    genitive: bool = False


def bodies_in(text: str) -> tuple[Body, ...]:
    """Every name with a legal form or the opening of one, in reading order, whether the register holds it or not."""
    return tuple(_bodies(text)) if any(map(text.__contains__, _signs())) else ()


def boards_in(text: str) -> tuple[Body, ...]:
    """Every board, committee or office with a name of its own in one word ("porteføljestyret"), in reading order."""
    small = text.lower()
    if not any(map(small.__contains__, _board_ends())):
        return ()
    return tuple(
        Body(found.start(), found.end(), found.group()[:1].upper() + found.group()[1:], "rolle", None)
        for found in _board().finditer(text)
    )


def with_own(document: Document, register: Register) -> Register:
    """The register with the document's own bodies in it, where it lacks them."""
    names = (document.recipient, *document.recipients, document.issuer)
    own = (*names, document.title)
    return _with_own(tuple(dict.fromkeys(name for name in own if name)), register)


@lru_cache(maxsize=16)
def _with_own(names: tuple[str, ...], register: Register) -> Register:
    unknown = tuple(party for name in names if not register.find(name) for party in _own(name))
    fresh = tuple(party for party in unknown if not register.find(party.name))
    return with_parties(register, fresh) if fresh else register


def _own(written: str) -> tuple[Party, ...]:
    """The bodies that a recipient, issuer or title names: "Foretaksmøte i Helse Fjellkyst RHF" -> Helse Fjellkyst RHF."""
    name = written if not written.isupper() else written.title()
    for form in _kinds():
        name = re.sub(rf"\b{form}\b", form, name, flags=re.IGNORECASE)
    above = phrases(_SUBJECT)["form"]
    formed = tuple(
        Party(body.name, body.kind, body.level, above.get(body.kind, {}).get("parent"), (written,))
        for body in bodies_in(name)
    )
    if formed:
        return formed
    for part in re.split(r"\s+[–-]\s+", name):
        for kind, entry in phrases(_SUBJECT)["own"].items():
            if any(_like(form).fullmatch(part.strip()) for form in all_forms(entry)):
                return (Party(part.strip(), kind, entry.get("level"), entry.get("parent"), (written,)),)
    return ()


def _bodies(text: str) -> Iterator[Body]:
    free = 0
    for match in _formed().finditer(text):
        start = match.start()
        first = re.match(r"[\w-]+", text[start : match.end()])
        while first and first.group().lower() in _not_first():
            start += first.end() + 1
            first = re.match(r"[\w-]+", text[start : match.end()])
        form = match["form"]
        if match["owned"]:
            free = match.end()
            yield Body(start, match.end(), text[start : match.end()], *_kinds()[match["owned"]])
            continue
        if start < free or (form and start >= match.start("form")):
            continue
        free = match.end()
        end = match.end("form") if form else match.end()
        written = text[start:end]
        kind, level = _kinds()[form] if form else _opened(written)
        genitive = bool(match["s"]) if form else written.endswith("s")
        yield Body(start, match.end(), written, kind, level, genitive)


def _opened(written: str) -> tuple[str, str | None]:
    first = written.split()[0]
    return next(
        (kind, entry.get("level")) for kind, entry in phrases(_SUBJECT)["begins"].items() if first in all_forms(entry)
    )


@cache
def _kinds() -> dict[str, tuple[str, str | None]]:
    """Legal form -> the kind and level of the bodies that bear it."""
    return {
        form: (kind, entry.get("level"))
        for kind, entry in phrases(_SUBJECT)["form"].items()
        for form in all_forms(entry)
    }


@cache
def _signs() -> tuple[str, ...]:
    begins = (form + " " for entry in phrases(_SUBJECT)["begins"].values() for form in all_forms(entry))
    return (*(" " + form for form in _kinds()), *begins)


@cache
def _not_first() -> frozenset[str]:
    return frozenset(all_forms(phrases(_SUBJECT)["not_first"]))


@cache
def _like(form: str) -> re.Pattern[str]:
    return re.compile(re.escape(form).replace(r"\*", r"[\w ,-]+"), re.IGNORECASE)


@cache
def _board_ends() -> tuple[str, ...]:
    return all_forms(phrases(_SUBJECT)["board"])


@cache
def _board() -> re.Pattern[str]:
    joined = "|".join(all_forms(phrases(_SUBJECT)["and"]))  # "Fjäll- och dalnämnden" is one board
    ends = "|".join(_board_ends())
    return re.compile(rf"(?<![\w-])(?:[^\W\d_]+-\s(?:{joined})\s)?[\w-]*[^\W\d]-?(?:{ends})(?![\w-])")


@cache
def _formed() -> re.Pattern[str]:
    either = {key: "|".join(map(re.escape, all_forms(phrases(_SUBJECT)[key]))) for key in ("hospital", "hospital_in", "in", "and")}
    begins = "|".join(form for entry in phrases(_SUBJECT)["begins"].values() for form in all_forms(entry))
    forms = "|".join(sorted(_kinds(), key=lambda form: -len(form)))
    opening = rf"(?:(?:{either['hospital_in']})\s(?:{either['in']})\s)?"
    more = rf"(?:\s(?:{_CAPITAL}|\w*(?:{either['hospital']}))){{0,4}}?"
    joined = rf"(?:\s(?:{either['and']})\s(?!(?:{begins})\s){_CAPITAL})?"
    form = rf"\s(?P<form>{forms})(?P<s>s)?(?:-?et)?(?!\w)"
    alone = rf"(?:{begins})\s(?!(?:{forms})(?!\w)){_CAPITAL}(?:[\s-](?!(?:{forms})(?!\w)){_CAPITAL})?(?!\w)"
    owned = "|".join(all_forms(phrases(_SUBJECT)["owned"]))  # "Fjellregionen brann og redning IKS"
    trade = "|".join(all_forms(phrases(_SUBJECT)["trade"]))
    company = rf"{_CAPITAL}(?:\s(?:{trade}|{either['and']})){{0,4}}?\s(?:{trade})\s(?P<owned>{owned})(?!\w)"
    return re.compile(rf"(?<![\w-])(?=[A-ZÆØÅÄÖ])(?:{opening}{_CAPITAL}{more}{joined}{form}|{company}|{alone})")
