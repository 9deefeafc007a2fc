"""The cells of a table row -> Target: the figure of this year's target column.

Rule: a column is one of targets by its head ("Mål", "B 2022", "Måltall 2024"), and only the document's own year
counts; a bare figure is met exactly ("="). A dash is no target. The unit stands in the cell, or in a column of its
own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.extract.targets import operator_before, targets_in
from pipeline.extract.targets_change import changes_in, compared_with, direction_of
from pipeline.extract.targets_numbers import number, unit_of
from pipeline.extract.terms_fields import plain_head
from pipeline.extract.terms_wording import wording
from pipeline.phrases import all_forms, phrases
from pipeline.records import Document, Target

_SUBJECT = "extract.targets"
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_FIGURE = re.compile(
    rf"(?P<before>[^\d]{{0,25}}?)\s*(?P<sign>[-−–])?(?P<n>{_NUMBER})\s*(?P<unit>%|[A-Za-zæøåäöÆØÅ.]+(?:\s+kron\w+)?)?"
)
_SIGNS = ("-", "−", "–", "+")
_SHARED = re.compile(rf"(?P<who>[KMFT])\s*[:=]?\s*(?P<op>[<>]=?|[≤≥])?\s*(?P<n>{_NUMBER})\s*(?P<unit>%)?")


def is_target_head(head: str, year: int | None) -> bool:
    """Whether a column of this head holds targets for the year."""
    plain, written = plain_head(head)
    known = plain in _heads("target_head") or _beside(plain)
    return known and (not written or not year or written == year)


def _beside(plain: str) -> bool:
    """ "Regionens mål", "Mål dec 2024": a head of ours with no more beside it than whose and when."""
    words = [word for word in plain.split() if word not in _heads("head_beside")]
    return len(words) == 1 and words[0] in _heads("head_goal")


def targets_of_row(cells: tuple[tuple[str, str], ...], document: Document) -> tuple[Target, ...]:
    """The targets of a row of (column head, cell text); () where no column holds this year's target."""
    unit = next((_counted(text) for head, text in cells if plain_head(head)[0] in _heads("unit_head")), None)
    for head, text in sorted(cells, key=lambda cell: plain_head(cell[0])[0] in _heads("goal_head")):
        found: tuple[Target, ...] = ()
        if is_target_head(head, document.year):
            named = _named_unit().search(head)
            found = targets_of_cell(text, document, unit or (unit_of(named["u"]) if named else None))
        elif (amount := _amount_unit(head)) is not None:
            found = tuple(replace(one, unit=one.unit or amount) for one in targets_of_cell(text, document, unit))
        if found:
            return found
    return ()


def with_unit_of_name(targets: tuple[Target, ...], name: str) -> tuple[Target, ...]:
    """Bare figures with the unit that the measure's name ends in: "Ventetid (dager)", "Resultat, mnkr"."""
    if not targets or all(one.unit or one.value is None for one in targets):
        return targets
    said = _named_unit().search(name)
    unit = unit_of(said["u"]) if said else None
    return tuple(replace(one, unit=unit) if unit and not one.unit and one.value is not None else one for one in targets)


def as_change_of_name(targets: tuple[Target, ...], name: str, document: Document) -> tuple[Target, ...]:
    """A bare figure with its sign ("-15 %") as the change that it is, where the name tells what it is measured against
    ("Kostnad for innleie sammenlignet med 2022")."""
    if not any(one.value is not None and one.op == "=" and one.raw[:1] in _SIGNS for one in targets):
        return targets
    base = compared_with(name, document)
    return tuple(
        replace(one, op="increase" if one.raw[0] == "+" else "decrease", value=abs(one.value), baseline=base)
        if base and one.value is not None and one.op == "=" and one.raw[:1] in _SIGNS
        else one
        for one in targets
    )


def _amount_unit(head: str) -> str | None:
    """The unit of a column of amounts ("Helårseffekt (tkr)"), None where it is none."""
    plain, _ = plain_head(head)
    if plain in _heads("amount_head"):
        return phrases(_SUBJECT)["amount_head"]["unit"]
    said = _named_unit().search(head)
    if said and plain_head(head[: said.start()])[0] in _heads("amount_head"):
        return unit_of(said["u"])
    return None


def targets_of_cell(cell: str, document: Document, unit: str | None = None) -> tuple[Target, ...]:
    """The targets of one cell: "32 135", ">70 %", "K 11,5 M 12,0", "Minska", "økning fra 2021"."""
    text = cell.strip()
    shared = list(_SHARED.finditer(text))
    if len(shared) > 1:
        return tuple(
            Target(one.group().strip(), op, number(one["n"]), one["unit"] or unit, scope=one["who"])
            for one in shared
            for op in (operator_before(one["op"] or "") or "=",)
        )
    if changes := changes_in(text, document):
        both = targets_in(text, document)
        return both if len(both) > len(changes) else tuple(target for _, _, target in changes)
    if op := direction_of(text):
        return (Target(text, op),)
    figure = _FIGURE.match(text)
    if not figure or (figure["before"] and not operator_before(figure["before"])):
        return targets_in(text, document)
    if figure["before"] and re.search(r"\d", text[figure.end() :]) and len(both := targets_in(text, document)) > 1:
        return both
    value = number(figure["n"]) * (-1 if figure["sign"] and figure["before"] == "" else 1)
    written = unit_of(figure["unit"]) or (unit if not figure["unit"] else None)
    end = figure.end() if unit_of(figure["unit"]) else figure.end("n")
    return (Target(text[:end] if len(text) > 60 else text, operator_before(figure["before"]) or "=", value, written),)


def _counted(cell: str) -> str | None:
    """What a unit cell says is counted: "Antall dager" -> dager, "MNOK" -> mill. kroner, a bare "Andel" nothing."""
    rest = wording(_SUBJECT, "counted").sub(" ", cell).strip()
    return (unit_of(rest) or rest) if rest and not any(sign.isdigit() for sign in rest) else None


@cache
def _named_unit() -> re.Pattern[str]:
    """A unit at the end of a name, after a comma or in brackets."""
    units = "|".join(re.escape(form) for entry in phrases(_SUBJECT)["unit"].values() for form in all_forms(entry))
    return re.compile(rf"(?:,\s*|\()(?:i\s+)?(?P<u>{units})\)?\s*$", re.IGNORECASE)


@cache
def _heads(key: str) -> frozenset[str]:
    return frozenset(form.replace("(", "").replace(")", "") for form in all_forms(phrases(_SUBJECT)[key])) | frozenset(
        re.sub(r"\([^)]*\)\s*", "", form) for form in all_forms(phrases(_SUBJECT)[key])
    )
