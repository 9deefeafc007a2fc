"""A text with labelled fields, or the cells of a row -> what stands in which field, and the parties of a field.

    "Åtgärd: Införa … Ansvarig: Områdeschefer och planerare Tidplan 2031: Påbörjas i tertial 2."
    -> Field("text", "Införa …"), Field("addressee", "Områdeschefer och planerare"),
       Field("deadline", "Påbörjas i tertial 2.")

Rule: a label is one of terms.toml with a colon after it, at the start of the text, after the end of a sentence or where
another label stands too. A column head is read the same way. A person is never a party.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.extract.terms_notation import forms_regex, phrase_regex
from pipeline.phrases import all_forms, phrases
from pipeline.records import Document, PartyRole
from pipeline.register import Register

_SUBJECT = "extract.terms"
_PERSON = re.compile(r"[A-ZÆØÅÄÖ][a-zæøåäöé]+(?:[-\s][A-ZÆØÅÄÖ][a-zæøåäöé.]+){1,3}")
_MAX_NAME = 80  # characters; what is longer is a sentence, not a name


@dataclass(frozen=True, slots=True)
class Field:
    """What stands under a label: kind addressee | lead | partner | report_to | deadline | text | told."""

    kind: str
    text: str


def fields_in(text: str) -> tuple[Field, ...]:
    """The labelled fields of a text in order, what stands before the first as "text"; () where it has fewer than two
    labels (a single colon is as often a sentence's own)."""
    labels = list(_labels().finditer(text)) if text.count(":") > 1 else []
    if len(labels) < 2:
        return _who_alone(text)
    ends = [label.start() for label in labels[1:]] + [len(text)]
    found = [field_of(label["label"], text[label.end() : end]) for label, end in zip(labels, ends, strict=True)]
    opening = text[: labels[0].start()].strip()
    return tuple(([Field("text", opening)] if opening else []) + [one for one in found if one.text])


def field_of(label: str, text: str) -> Field:
    """What stands under a label; one that says that something begins stands with its text."""
    kind = _kind_of(label)
    return Field("deadline", f"{label}: {text.strip()}") if kind == "start" else Field(kind, text.strip())


def _who_alone(text: str) -> tuple[Field, ...]:
    """ "… Ansvarlig: klinikksjefen.": one label that names who, behind a sentence."""
    alone = _label_behind().search(text) if ":" in text else None
    if not alone or _kind_of(alone["label"]) not in ("addressee", "lead", "partner", "report_to"):
        return ()
    name, _, more = alone["name"].partition(". ")
    rest = text[: alone.start()].strip()
    told = tuple(Field("text", one) for one in (rest, more.strip()) if one)
    return (*told, Field(_kind_of(alone["label"]), name.strip(" .")))


def field_of_head(head: str, year: int | None) -> str | None:
    """The field kind that a column head announces, None where it is none of ours or of another year."""
    plain, written = plain_head(head)
    if written and year and written != year:
        return None
    return next((kind for kind, forms in _forms().items() if plain in forms), None)


@lru_cache(maxsize=256)  # a table has the same heads in each row
def plain_head(head: str) -> tuple[str, int | None]:
    """A column head without its line-end hyphens, signs and year -> (small words, year)."""
    joined = re.sub(r"(?<=[a-zæøåäö])-\s+(?=[a-zæøåäö])", "", head)
    year = re.search(r"(?:19|20)\d\d", joined)
    words = re.sub(r"[^\w\s]|\d", " ", joined).lower().split()
    return " ".join(words), int(year.group()) if year else None


def parties_of_field(field: str, role: str, document: Document, register: Register) -> tuple[PartyRole, ...]:
    """Who stands in a field: split on comma, "og" and "samt" between names, not inside the name of a unit."""
    found = []
    for name in _names(field):
        known = register.find(name)
        if known:
            own = len(name) > 4 or known.kind != "klinikk" or known.name in (document.recipient, *document.recipients)
            found.append(PartyRole(known.name if own else name, role, name))
        elif 1 < len(name) <= _MAX_NAME and not _is_person(name):
            found.append(PartyRole(name[:1].upper() + name[1:], role, name))
    return tuple(found)


def _names(field: str) -> list[str]:
    names: list[str] = []
    for part in re.split(rf"\s*[,;\n]\s*|\s+{_and()}\s+", field):
        part = part.strip(" .:–").lstrip("-")
        if not part:
            continue
        of_unit = names and re.search(rf"\s{_of_unit()}\s", names[-1]) and part[:1].isupper() and not _has_role(part)
        goes_on = names and (
            names[-1].endswith("-")
            or (part[:1].islower() and names[-1][:1].isupper() and " " in names[-1] and not _has_role(part))
        )
        if of_unit or goes_on:  # "VO-chef för Kirurgi och Urologi", "Klinikk for båter, nett og garn": still the unit's name
            names[-1] = field[field.index(names[-1]) : field.index(part, field.index(names[-1])) + len(part)]
        else:
            names.append(part)
    return names


def _is_person(name: str) -> bool:
    return bool(_PERSON.fullmatch(name)) and not _has_role(name)


def _has_role(name: str) -> bool:
    return bool(_roles().search(name))


def _kind_of(label: str) -> str:
    plain, _ = plain_head(label)
    return next(kind for kind, forms in _forms().items() if plain in forms)


@cache
def _forms() -> dict[str, frozenset[str]]:
    return {kind: frozenset(all_forms(entry)) for kind, entry in phrases(_SUBJECT)["field"].items()}


@cache
def _labels() -> re.Pattern[str]:
    forms = sorted({form for entry in _forms().values() for form in entry}, key=lambda form: (-len(form), form))
    either = "|".join(phrase_regex(form) for form in forms)
    capital = r"(?=[A-ZÆØÅÄÖ])"
    return re.compile(rf"(?:^|(?<=\s)){capital}(?P<label>(?i:{either})(?:\s+(?:19|20)\d\d)?)\s*:\s*")


@cache
def _label_behind() -> re.Pattern[str]:
    either = "|".join(phrase_regex(form) for entry in _forms().values() for form in sorted(entry, key=lambda form: -len(form)))
    return re.compile(rf"(?<=[.!?)])\s+(?=[A-ZÆØÅÄÖ])(?P<label>(?i:{either})):\s*(?P<name>[^:]{{2,160}})$")


@cache
def _and() -> str:
    return forms_regex(_SUBJECT, "and")


@cache
def _of_unit() -> str:
    return forms_regex(_SUBJECT, "of_unit")


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(rf"{forms_regex(_SUBJECT, 'role')}(?!\w)", re.IGNORECASE)
