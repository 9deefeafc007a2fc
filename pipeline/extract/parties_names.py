"""Text and a register -> Mention: where a body is named, and which body of the register it is.

Rule: names are met as whole words, longest first, in any inflection the register knows (genitive, without RHF/HF); a
name of a single body needs its capital, codes need all of theirs. Common words ("klinikken", "regionen") stand for a
body of the document, and stay as written where the document has none of that kind. What the register does not hold is a
name where its legal form says so (parties_bodies.py), never because it looks like one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.extract.parties_bodies import boards_in, bodies_in
from pipeline.extract.parties_units import units_in
from pipeline.phrases import all_forms, phrases
from pipeline.records import Document
from pipeline.register import Register

_TOKEN = re.compile(r"[^\W_]+")
_CODE = re.compile(r"[A-ZÆØÅÄÖ]{2,4}\d?")
_LEGAL = re.compile(r"\s(?:RHF|HF|AS|SF|ANS)$")
_GENITIVE = re.compile(r"['’]s?(?!\w)")
_OWN_NAME = re.compile(r"[A-ZÆØÅÄÖ][a-zæøåäö]+\s")  # "Fjordby kommune" is one body, not all municipalities
_OF_WHAT = re.compile(
    r"\s+for\s+(?:[a-zæøå-]+(?:ske?|ale?|i[gv]e?|elle?|erte?|ert)\s+)?[a-zæøå][\w-]+(?:(?:,\s[\w-]+)*\s+og\s+[\w-]+)?"
)
_AT_PLACE = re.compile(r"\s+i\s+[A-ZÆØÅÄÖ][\w-]+(?:\s(?:og|och)\s[A-ZÆØÅÄÖ][a-zæøåäö][\w-]*)?(?:\skommune?(?!\w))?")
_CAPITAL = r"[A-ZÆØÅÄÖ][a-zæøåäö]+(?:-[A-ZÆØÅÄÖ][a-zæøåäö]+)?"
_OFFICES = ("generic.direktorat", "generic.departement")
_COMMON = ("gruppe", "rolle", "nämnd")
_MERGED = ("rhf", "hf")


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in text[start:end]; `name` canonical, or as written for a common word that nothing stands behind."""

    start: int
    end: int
    name: str
    raw: str
    kind: str
    level: str | None
    genitive: bool = False


@lru_cache(maxsize=64)  # a sentence behind a list is read with each item of the list
def mentions(text: str, document: Document, register: Register) -> tuple[Mention, ...]:
    """Every body named, in reading order, none overlapping."""
    index, begins = _index(register), _begins(register)
    lower = text.lower()  # as long as the text but for a few foreign letters
    small = _TOKEN.findall(lower) if len(lower) == len(text) else [word.lower() for word in _TOKEN.findall(text)]
    starts = [number for number, word in enumerate(small) if word in begins]
    tokens = list(_TOKEN.finditer(text)) if starts else []
    found, next_free = [], 0
    for number in starts:
        word = small[number]
        if number < next_free:
            continue
        following = small[number + 1] if number + 1 < len(small) else ""
        for words, written, name, kind in _candidates(index, word, following):
            last = _last_token(text, tokens, number, words, written, kind)
            if last is not None:
                found.append(_mention(text, tokens, number, last, name, kind, document, register))
                next_free = last + 1
                break
    return _with_together(text, _with_whose(text, _with_unknown(text, tuple(found), register)))


def _with_whose(text: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """A board with the body whose it is as one ("styret for Fjordby sykehus HF"): the body itself is not named."""
    out: list[Mention] = []
    for one in found:
        board = out[-1] if out and out[-1].raw.lower() in _boards() and one.kind in _MERGED else None
        if board and (of := _of_board().fullmatch(text, board.end, one.start)):
            name = f"{board.name}{of.group()}{one.name}"
            out[-1] = Mention(board.start, one.end, name, text[board.start : one.end], board.kind, board.level, one.genitive)
        else:
            out.append(one)
    return tuple(out)


def _with_together(text: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Bodies named together under one word ("kommunene Os og Tolga") as so many bodies, in place of the word."""
    small = text.lower()
    if not any(map(small.__contains__, _together_words())):
        return found
    kinds = phrases("extract.parties")["together"]["each"]
    for match in _together().finditer(text):
        form = kinds[match["kind"].lower()]
        each = [
            Mention(
                match.start() if not number else match.start("names") + name.start(),
                match.start("names") + name.end(),
                form.format(name.group()),
                name.group(),
                "annet",
                None,
            )
            for number, name in enumerate(re.finditer(_CAPITAL, match["names"]))
        ]
        beside = (one for one in found if one.end <= match.start() or match.end() <= one.start)
        found = tuple(sorted((*beside, *each), key=lambda one: one.start))
    return found


def _with_unknown(text: str, found: tuple[Mention, ...], register: Register) -> tuple[Mention, ...]:
    """The bodies whose form says that they are bodies, in place of a part of their name ("Sykehuset Fjellby" in
    "Sykehuset Fjellby Nord HF"); those that the register holds are met by their names."""
    unknown = [
        one
        for one in (*bodies_in(text), *boards_in(text), *units_in(text))
        if not register.find(one.name)
        and not any(wider.start <= one.start and one.end <= wider.end for wider in found)
        and not any(last.end == one.end and _joins().search(text, one.start, last.start) for last in found)
    ]
    if not unknown:
        return found
    kept = [one for one in found if not any(one.start < new.end and new.start < one.end for new in unknown)]
    fresh = [
        Mention(one.start, one.end, one.name, text[one.start : one.end], one.kind, one.level, one.genitive)
        for one in unknown
    ]
    return tuple(sorted((*kept, *fresh), key=lambda one: one.start))


def resolve(kind: str, document: Document, register: Register) -> str | None:
    """The body of the document that a common word of this kind stands for: who must act before who gives."""
    kinds = phrases("extract.parties")["generic"][kind]["kinds"]
    named = [name for name in (document.recipient, *document.recipients, document.issuer) if name]
    titled = re.split(r"\s+[–-]\s+", document.title or "")  # "Tildelingsbrev 2024 – Direktoratet for …"
    for name in (*named, *titled, *(above for one in named for above in register.above(one))):
        party = register.find(name)
        if party and party.kind in kinds:
            return party.name
    return None


def _candidates(index: dict, word: str, following: str) -> list:
    """Names that may begin here, longest first: by the first two words, then by the first alone."""
    apart = word.removesuffix("s")
    keys = [(word, following), (word, following.removesuffix("s")), (word, ""), (apart, "")]
    return [name for key in dict.fromkeys(keys) for name in index.get(key, ())]


def _mention(
    text: str, tokens: list, first: int, last: int, name: str, kind: str, document: Document, register: Register
) -> Mention:
    start, end = tokens[first].start(), tokens[last].end()
    raw = text[start:end]
    tail = _GENITIVE.match(text, end)
    genitive = bool(tail) or _is_genitive(raw, name, register)
    if kind.startswith("generic."):
        if more := _OF_WHAT.match(text, end) if kind in _OFFICES and raw[:1].isupper() else None:
            whole = text[start : more.end()]  # "Direktoratet for strålevern": a body that the register does not hold
            return Mention(start, more.end(), whole, whole, "direktorat", "stat", genitive)
        own = resolve(kind.removeprefix("generic."), document, register)
        party = register.find(own)
        return Mention(
            start,
            end,
            own or raw[:1].upper() + raw[1:].removesuffix("s" if genitive else ""),
            raw,
            party.kind if party else kind,
            party.level if party else None,
            genitive,
        )
    party = register.find(name)
    is_one = kind == "gruppe" and first and raw.lower() in _one_of_many()
    if is_one and _OWN_NAME.fullmatch(text, tokens[first - 1].start(), start):
        start, raw = tokens[first - 1].start(), text[tokens[first - 1].start() : end]
        return Mention(start, end, raw.removesuffix("s") if genitive else raw, raw, "annet", None, genitive)
    if place := _AT_PLACE.match(text, end) if raw.lower() in _with_place() else None:
        raw = text[start : place.end()]
        return Mention(start, place.end(), raw, raw, kind, party.level if party else None)
    if party and party.until and document.year and party.until < document.year and kind in _MERGED and party.became:
        party = register.find(party.became[0])  # a trust that is no more: its successor is meant
        name = party.name if party else name
    if kind in _COMMON and document.language == "sv":
        name = _as_written(raw, genitive)
    return Mention(start, end, name, raw, kind, party.level if party else None, genitive)


def _as_written(raw: str, genitive: bool) -> str:
    """A group or office of another language than the register's keeps its own words ("Kommunerna")."""
    return raw[:1].upper() + (raw[1:].removesuffix("s") if genitive else raw[1:])


def _last_token(text: str, tokens: list, first: int, words: tuple[str, ...], written: str, kind: str) -> int | None:
    """The number of the last token if the words stand here as a name of this kind is written, else None."""
    last = first + len(words) - 1
    if last >= len(tokens):
        return None
    for offset, word in enumerate(words):
        found = tokens[first + offset].group().lower()
        if found != word and not (offset == len(words) - 1 and found == word + "s"):
            return None
        if offset and tokens[first + offset].start() - tokens[first + offset - 1].end() > 3:
            return None
    here = text[tokens[first].start() : tokens[last].end()]
    if _CODE.fullmatch(written):
        return last if here.removesuffix("s") == written else None
    common = kind in _COMMON or kind.startswith("generic.")
    return last if common or here[:1].isupper() or here[:1].isdigit() else None


def _is_genitive(raw: str, name: str, register: Register) -> bool:
    """Whether the written form is a known form with an s after it."""
    if not raw.endswith("s"):
        return False
    return raw.lower() not in _written(register)


@lru_cache(maxsize=16)
def _written(register: Register) -> frozenset[str]:
    generic = phrases("extract.parties")["generic"]
    names = (written for party in register.parties for written in (party.name, *party.aliases))
    return (
        frozenset(form.lower() for written in names for form in (written, _LEGAL.sub("", written)))
        | frozenset(form for entry in generic.values() for form in all_forms(entry))
    )


@lru_cache(maxsize=16)
def _begins(register: Register) -> frozenset[str]:
    """The words that a name may begin with, with their genitives: most words of a text are none of them."""
    return frozenset(word for first, _ in _index(register) for word in (first, first + "s"))


@cache
def _of_board() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(all_forms(phrases('extract.parties')['of_board']))})\s")


@cache
def _boards() -> frozenset[str]:
    return frozenset(all_forms(phrases("extract.parties")["own_board"]))


@cache
def _joins() -> re.Pattern[str]:
    """The word between two bodies ("Sametinget og Fjordby sykehus HF"): no name of one ends in a name that is known."""
    return re.compile(rf"\s(?:{'|'.join(all_forms(phrases('extract.parties_bodies')['and']))})\s\Z")


@cache
def _together_words() -> tuple[str, ...]:
    return all_forms(phrases("extract.parties")["together"])


@cache
def _together() -> re.Pattern[str]:
    joined = "|".join(all_forms(phrases("extract.parties_bodies")["and"]))
    names = rf"{_CAPITAL}(?:,\s{_CAPITAL})*(?:\s(?:{joined})\s{_CAPITAL})"
    return re.compile(rf"(?<![\w-])(?P<kind>(?i:{'|'.join(_together_words())}))\s(?P<names>{names})(?!\w)")


@cache
def _with_place() -> frozenset[str]:
    return frozenset(all_forms(phrases("extract.parties")["with_place"]))


@cache
def _one_of_many() -> frozenset[str]:
    return frozenset(all_forms(phrases("extract.parties")["one_of_many"]))


@lru_cache(maxsize=4096)  # most names are the same in the registers of two documents
def _forms_of(written: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words of a name, and of it without its legal form, with the name as written; codes of two letters count."""
    forms = {written, _LEGAL.sub("", written)}
    read = ((tuple(_TOKEN.findall(form.lower())), form) for form in forms if len(form) > 2 or _CODE.fullmatch(form))
    return tuple((words, form) for words, form in read if words)


def _key(words: tuple[str, ...]) -> tuple[str, str]:
    return words[0], words[1] if len(words) > 1 else ""


@lru_cache(maxsize=16)
def _index(register: Register) -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], str, str, str], ...]]:
    """First two words of a name -> (its words, as written, canonical name, kind), longest first."""
    entries: dict[tuple[str, str], set] = defaultdict(set)
    for party in register.parties:
        for written in (party.name, *party.aliases):
            for words, form in _forms_of(written):
                entries[_key(words)].add((words, form, party.name, party.kind))
    for kind, entry in phrases("extract.parties")["generic"].items():
        for form in all_forms(entry):
            words = tuple(form.split())
            entries[_key(words)].add((words, form, form, f"generic.{kind}"))
    return {
        first: tuple(sorted(names, key=lambda one: (-len(one[0]), one[3].startswith("generic."), one[1:])))
        for first, names in entries.items()
    }
