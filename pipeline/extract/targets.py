"""Text and its document -> Target: how much, compared how, in which unit, against which year.

Rule: only a limit or a change that is itself the duty is a target. A number that says of whom ("pasienter over 75
år"), what is measured ("sendt innen 1 dag") or what is told ("omfatter ca. 20 % i dag") is none; a direction without
a measure is none. Changes are read first (targets_change.py), then the limits in what they leave. Words stand in
targets.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.deadlines import deadlines_in, is_background
from pipeline.extract.targets_change import changes_in
from pipeline.extract.targets_few import few_in
from pipeline.extract.targets_numbers import Quantity, quantities
from pipeline.extract.targets_owner import set_by_in
from pipeline.extract.targets_rows import end_of_number, in_shared_unit, with_its_unit
from pipeline.extract.terms_needs import last_words
from pipeline.extract.terms_notation import forms_regex
from pipeline.extract.terms_wording import Wording, clauses, ending, wording
from pipeline.phrases import phrases
from pipeline.records import Document, Target
from pipeline.register import Register

_SUBJECT = "extract.targets"
_OF_YEAR = r"\s+(?:19|20)\d\d(?!\d)"
_SCOPE = rf"(?!{_OF_YEAR})\s+(?P<scope>[^.;()]{{2,90}}?)"  # a year is no scope
_OTHER_WAY = {"<": ">=", ">": "<=", "<=": ">", ">=": "<"}
_AFTERWORD = 12  # characters after a number in which it is said that it is for the long run
_NEAR, _SHORT = 300, 60  # characters around a number that tell what it is, and right before it


def targets_in(text: str, document: Document, register: Register | None = None) -> tuple[Target, ...]:
    """Every target in a passage of running text, in reading order; with a register also whose target it is."""
    found: list[Target] = []
    for _, sentence in clauses(text):
        here = _in_sentence(sentence, document, register)
        found += [] if here and is_background(sentence) else here
    return tuple(found)


def operator_before(words: str) -> str | None:
    """The operator that the words right before a number mean (">", "minst", "under"), None where they mean none."""
    match = _comparator().search(words)
    return _operators()[" ".join(match["op"].lower().split())] if match else None


def _in_sentence(sentence: str, document: Document, register: Register | None) -> list[Target]:
    changes = changes_in(sentence, document)
    taken = [(start, end) for start, end, _ in changes]
    few = few_in(sentence)
    none = min((start for start, _, target in few if target.value == 0), default=len(sentence))  # "ingen skal vente over 90 dager"
    limits = [one for one in _limits(sentence, taken) if one[0] < none]
    if limits:  # "øke antallet for å nå 50 %": the share is the measure of the direction
        changes = [
            one
            for one in changes
            if one[2].value is not None or one[2].baseline or one[0] > limits[-1][0] or _apart(sentence[one[1] : limits[0][0]])
        ]
    found = _not_mistaken(sentence, sorted([*changes, *limits, *few], key=lambda one: one[:2]))
    lapsed = found and wording(_SUBJECT, "lapses").search(sentence)
    if not found or (lapsed and not wording(_SUBJECT, "stands").search(sentence)):
        return []
    dated = bool(deadlines_in(sentence, document))
    owner = set_by_in(sentence, document, register) if register else None
    late = _long_term(sentence, found)
    return [
        _with_reach(sentence, start, replace(target, set_by=owner), dated, number in late)
        for number, (start, _, target) in enumerate(found)
    ]


def _not_mistaken(sentence: str, found: list[tuple[int, int, Target]]) -> list[tuple[int, int, Target]]:
    """Without what was told by mistake: all from there to the next clause ("ble ved en feil satt til 45, og skal være 54")."""
    said = found and wording(_SUBJECT, "mistaken").search(sentence)
    if not said:
        return found
    clause = re.compile(rf",\s{forms_regex(_SUBJECT, 'list')}\s").search(sentence, said.end())
    until = clause.start() if clause else len(sentence)
    return [one for one in found if not said.start() < one[0] < until]


def _apart(between: str) -> bool:
    """Whether a clause of its own begins between a direction and a limit: "økes, og at det opprettes minst 40"."""
    return bool(re.search(rf",\s{forms_regex(_SUBJECT, 'list')}\s", between))


def _with_reach(sentence: str, at: int, target: Target, dated: bool, late: bool) -> Target:
    """Its horizon, and whether it holds for each."""
    horizon = "long_term" if late else "by_date" if dated else "this_year"
    each = wording(_SUBJECT, "each").search(sentence, max(0, at - _NEAR), at)
    return replace(target, horizon=horizon, quantifier="each" if each else "overall")


def _long_term(sentence: str, found: list[tuple[int, int, Target]]) -> set[int]:
    """The numbers of the targets that "på sikt" is said of: all after it where it opens the sentence or a new item of a
    list ("under 58 dager i år, og på sikt under 50"), else the one before it."""
    late: set[int] = set()
    for said in wording(_SUBJECT, "long_term").finditer(sentence):
        earlier = [number for number, (start, _, _) in enumerate(found) if start < said.start()]
        between = sentence[found[earlier[-1]][1] : said.start()] if earlier else ""
        opens = not earlier or wording(_SUBJECT, "list").search(between) or "," in between
        ahead = set(range(len(earlier), len(found)))
        late |= ahead if opens and ahead else {earlier[-1]} if earlier else set()
    return late


@dataclass(frozen=True, slots=True)
class _Limit:
    quantity: Quantity
    op: str
    start: int


def _limits(sentence: str, taken: list[tuple[int, int]]) -> list[tuple[int, int, Target]]:
    limits: list[_Limit] = []
    for one in in_shared_unit(sentence, quantities(sentence)):
        if any(start <= one.start < end for start, end in taken):
            continue
        limit = _limit(sentence, one, limits[-1] if limits else None)
        if limit:
            limits.append(limit)
    return [_target(sentence, one) for one in limits]



def _limit(sentence: str, one: Quantity, last: _Limit | None) -> _Limit | None:
    before = sentence[max(0, one.start - _NEAR) : one.start]
    if one.described or wording(_SUBJECT, "per_time", before=r"^\s*").match(sentence[one.end : one.end + _SHORT]):
        return None
    if match := _comparator().search(before, max(0, len(before) - _SHORT)):
        op = _operators()[" ".join(match["op"].lower().split())]
        negated = ending(_SUBJECT, "negated").search(before[: match.start()])
        op = _OTHER_WAY.get(op, op) if negated else op
        one = _in_its_unit(sentence, one, last)
        vague = op == "=" and not wording(_SUBJECT, "share").search(before)
        worded = match["op"][:1].isalpha()
        rate = _of_rate(one, before[: match.start()])
        which = op in "<>" and ending(_SUBJECT, "of_which").search(before[: match.start()])
        told = which or (worded and not rate and _told(before[: match.start()]))
        counts = _counts(one, match["op"], op) or _reached(before[: match.start()]) or rate
        if not vague and not told and counts:
            start = negated.start() if negated else match.start()
            return _Limit(with_its_unit(sentence, one), op, one.start - len(before) + start)
        return None
    if last and one.unit and one.unit == last.quantity.unit and _continues(sentence[last.quantity.end : one.start]):
        return _Limit(one, last.op, one.start)
    if (change := _come_to().search(before)) and not ending(_SUBJECT, "not_asked").search(before[: change.start()]):
        return _come_to_number(sentence, one)
    after = sentence[one.end : one.end + _SHORT]
    for key, op in (("or_lower", "<="), ("or_higher", ">=")):  # "6,5 prosent eller lavere"
        if (
            one.known
            and ending(_SUBJECT, "reach").search(before)
            and wording(_SUBJECT, key, before=r"^\s*").match(after)
        ):
            return _Limit(one, op, one.start)
    delivered = one.known and (ending(_SUBJECT, "yield").search(before) or ending(_SUBJECT, "right").search(before))
    stored = one.known and wording(_SUBJECT, "stock", before=r"^\s*").match(after)
    aimed = one.unit == "%" and _aimed(before, sentence[one.end : one.end + _NEAR])
    return _Limit(one, "=", one.start) if delivered or stored or aimed else None


def _in_its_unit(sentence: str, one: Quantity, last: _Limit | None) -> Quantity:
    """A number whose unit is the last one's: "under 58 dager i år, og på sikt under 50"."""
    said = last and wording(_SUBJECT, "long_term").search(sentence, last.quantity.end, one.end + _AFTERWORD)
    if one.known or not last or not said:
        return one
    return replace(one, unit=last.quantity.unit, known=last.quantity.known, end=end_of_number(sentence, one))


def _come_to_number(sentence: str, one: Quantity) -> _Limit | None:
    """ "økes fra 320 til 400": met at that number; the word after it is a unit unless it begins something else."""
    end = end_of_number(sentence, one)
    if re.match(r"\.\s?[a-zæøåäö]", sentence[end:]) or (not one.known and 1900 <= one.value <= 2100):
        return None  # a date
    return _Limit(with_its_unit(sentence, one), "=", one.start)



def _reached(before: str) -> bool:
    """Whether a change of something counted comes to what follows: "øke antall lærlinger til (minst 24)"."""
    to = ending(_SUBJECT, "to").search(before)
    return bool(to and wording(_SUBJECT, "changed").search(before) and wording(_SUBJECT, "measured").search(before))



def _counts(one: Quantity, word: str, op: str) -> bool:
    """Whether a number with this comparator is a limit: prepositions ("over 3", "under 2022") need a known unit."""
    if one.unit and one.known:
        return True
    of_them = one.unit and wording(_SUBJECT, "of").fullmatch(one.unit)
    return op == ">=" and bool(one.unit) and not of_them and one.value >= 2 and not word.startswith(("≥", ">"))


def _of_rate(one: Quantity, before: str) -> bool:
    """ "svarprosent over 75": the measure says what the number is of."""
    return not one.known and 0 < one.value <= 100 and bool(ending(_SUBJECT, "rate").search(before))


def _told(before: str) -> bool:
    """Whether the words before say that the number describes somebody ("som har ventet mer enn …") or what is so."""
    if re.search(rf"(?<!\w){forms_regex(_SUBJECT, 'having')}\s+[\w-]+\s*$", before[-_SHORT:], re.IGNORECASE):
        return True
    if wording(_SUBJECT, "condition", after=r"[^,;:]*$").search(before):
        return True
    clause = re.split(rf"[,;:]|(?<!\w){forms_regex(_SUBJECT, 'share')}(?!\w)", before)[-1]
    return bool(wording(_SUBJECT, "described").search(clause[-60:]))


def _continues(between: str) -> bool:
    """ "… for somatikk, (og) 40 dager": the comparator carries over."""
    late = rf"(?:{forms_regex(_SUBJECT, 'long_term')}\s+)?"
    glue = rf"(?:,|,?\s{forms_regex(_SUBJECT, 'list')})\s+{late}(?:{forms_regex(_SUBJECT, 'scope')}\s[^,.;]{{1,60}}\s)?"
    return bool(re.fullmatch(r"[^.;]{0,90}?" + glue, between))


def _aimed(before: str, after: str) -> bool:
    """A share without comparator that is a limit all the same."""
    if before.count("(") > before.count(")") or wording(_SUBJECT, "described").search(before + after):
        return False
    of = wording(_SUBJECT, "of", before=r"^\s*").match(after)
    aim = wording(_SUBJECT, "aim").search(before) or (not before.strip() and wording(_SUBJECT, "share").search(after))
    reached = ending(_SUBJECT, "reach").search(before)
    return bool(of and aim) or bool(reached and (aim or wording(_SUBJECT, "share").search(before) or of))


def _target(sentence: str, one: _Limit) -> tuple[int, int, Target]:
    until = rf"(?=\s*(?:[.;()]|$|,\s|\s{forms_regex(_SUBJECT, 'list')}\s+(?:\S+\s+\S+\s+)?\d))"
    named = wording(_SUBJECT, "scope", before=r"^\s*", after=_SCOPE + until)
    after = sentence[one.quantity.end : one.quantity.end + _NEAR]
    scope = named.match(after)
    told = scope or wording(_SUBJECT, "scope", before=r"^\s*", after=_OF_YEAR).match(after)
    end = one.quantity.end + (told.end() if told else 0)
    since = _since().search(sentence, max(0, one.start - _NEAR), one.start)
    return (
        one.start,
        one.quantity.end,
        Target(
            sentence[one.start : end],
            one.op,
            one.quantity.value,
            one.quantity.unit,
            since["year"] if since else None,
            scope=scope["scope"].strip() if scope else None,
        ),
    )


@cache
def _operators() -> dict[str, str]:
    return {
        form.lower(): entry["op"]
        for entry in phrases(_SUBJECT)["op"].values()
        for language in ("nb", "nn", "sv")
        for form in entry[language]
    }


@cache
def _comparator() -> Wording:
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(_operators(), key=lambda f: -len(f)))
    ends = tuple({form.split()[-1] for form in _operators()})
    return Wording(rf"(?<![\w-])(?P<op>{forms})\s*$", ends=ends)


@cache
def _come_to() -> Wording:
    """A change and the number that it comes to, which follows: "økes (fra 320 plasser) til"."""
    to = last_words(_SUBJECT, "to")
    year = rf"(?:\s+{forms_regex(_SUBJECT, 'scope')}\s+(?:19|20)\d\d)?"
    since = rf"(?:(?:\s+[\w-]+){{0,8}}?\s+{forms_regex(_SUBJECT, 'from')}\s+\d[\d\s.,]*(?:\s?[%\w.]+)?{year})?"
    return replace(wording(_SUBJECT, "changed", after=rf"{since}\s+{forms_regex(_SUBJECT, 'to')}\s+$"), ends=to)



@cache
def _since() -> Wording:
    """The year of the figure that a change starts from: "fra 13,7 pst. i 2021 til"."""
    figure = rf"\s+\d[\d\s.,]*(?:[%\w.]+\s+){{0,2}}?{forms_regex(_SUBJECT, 'scope')}\s+(?P<year>(?:19|20)\d\d)"
    return wording(_SUBJECT, "from", after=rf"{figure}\s+{forms_regex(_SUBJECT, 'to')}\s+$")
