"""The answer to a search -> what the page shows, each thing with its words and its address. No database, no HTML."""

from __future__ import annotations

from urllib.parse import quote_plus

from kravsite.search_address import PAGE, Address, page_number
from kravsite.words import navn, words
from pipeline.search import Around, Group, Question, Result, words_in
from pipeline.search.filters import FACETS
from pipeline.search.hits import Hit
from pipeline.search.marks import Marker

_GROUP = {"type": "kind", "dokumenttype": "genre", "nivaa": "level", "opphav": "origin"}  # facet -> table of words.toml
_OPEN = 8  # values of a facet that show before "flere"


def view(address: Address, question: Question, result: Result, around: Around, bodies: list[tuple[str, str]]) -> dict:
    """Everything that sok.html needs. `bodies`: (id, name) of those that «Gjelder oss» can be set to."""
    marker, why = Marker(result.terms), {found.word: found.why for found in result.expanded}
    return {
        "q": question.text,
        "mode": result.asked.mode,
        "sort": result.sort,
        "here_address": address,
        "result": result,
        "around": around,
        "bodies": bodies,
        "notes": _notes(result),
        "groups": [_group(group, marker, why) for group in result.groups],
        "expansions": _expansions(address.put("side", None), result),
        "offers": _offers(address, around),
        "facets": _facets(address, around),
        "applied": _applied(address, around, bodies),
        "unknown": result.unknown,
        "lift": [
            {"filter": words()["sok"]["fasett"][name], "count": count, "href": address.minus(name).query()}
            for name, count in around.lift
        ],
        "slips": [
            {"word": word, "href": _instead(address, word, other), "instead": other}
            for word, near in around.slips
            for other in near
        ],
        "beside": [
            {"kind": kind, "count": count, "href": _beside(address, kind)}
            for kind, count in around.beside.items()
            if count
        ],
        "pager": _pager(address, result),
    }


def title_of(facet: str, value: str, title: str | None) -> str:
    """A facet's value as people call it."""
    said = words()
    if title:
        return title
    if facet == "status":
        return _status(value)
    if facet == "frist":
        return said["sok"]["frist"].get(value, value)
    return navn(value, _GROUP[facet]) if facet in _GROUP else value


def _status(value: str) -> str:
    basis, _, status = value.partition("-")
    if basis == "uten":
        return words()["sok"]["uten_svar"]
    group = "status_forecast" if basis == "forecast" else "status_result"
    return navn(status, group)


def _notes(result: Result) -> list[str]:
    said = words()["sok"]["merknad"]
    notes = [said[note].format(ord=", ".join(result.asked.left_out)) for note in result.asked.notes]
    small = [word for word in result.asked.left_out if word.islower()]
    if small and "kommando" not in result.asked.notes:
        notes.append(said["små_ord"].format(ord=", ".join(small)))
    return notes


def _group(group: Group, marker: Marker, why: dict[str, str]) -> dict:
    first = group.hits[0]
    return {
        "first": _hit(first, marker, why),
        "others": [_hit(hit, marker, why) for hit in group.hits[1:]],
        "original": None if first.id == group.original else group.original,
        "likeness": None if group.likeness is None else round(100 * group.likeness),
    }


def _hit(hit: Hit, marker: Marker, why: dict[str, str]) -> dict:
    dated = next((due for due in hit.deadlines if due.date), None)
    return {
        "hit": hit,
        "text": marker.segments(hit.text, hit.joined),
        "words": [(w, why.get(w)) for w in words_in(hit, marker)],
        "lead_in": marker.segments(hit.lead_in, hit.joined) if hit.lead_in else [],
        "deadline": dated or next(iter(hit.deadlines), None),
    }


def _expansions(address: Address, result: Result) -> list[dict]:
    """For each word that was asked for and each reason: the words that were added, and those that are switched off.
    There can be hundreds, so their addresses are put together here with as little as possible."""
    rows: dict[tuple[str, str], dict] = {}
    off, base = address.all("uten"), address.query()
    for on, found in ((True, result.expanded), (False, result.switched_off)):
        for each in found:
            row = rows.setdefault((each.asked, each.why), {"asked": each.asked, "why": each.why, "on": [], "off": []})
            if on:
                row["on"].append((each.word, f"{base}&uten={quote_plus(each.word)}"))
            else:
                row["off"].append((each.word, address.minus("uten", each.word).query() if each.word in off else None))
    for (_, why), row in rows.items():
        row["is_off"] = why in off or "alt" in off
        row["switch"] = (
            address.minus("uten", why).minus("uten", "alt") if row["is_off"] else address.plus("uten", why)
        ).query()
    return list(rows.values())


def _offers(address: Address, around: Around) -> list[dict]:
    return [
        {
            "name": offer.name,
            "more": offer.more,
            "on": offer.on,
            "words": offer.words,
            "href": (address.minus if offer.on else address.plus)("begrep", offer.name).query(),
        }
        for offer in around.offers
        if offer.words and (offer.on or offer.more)
    ]


def _facets(address: Address, around: Around) -> list[dict]:
    out = []
    for facet in FACETS:
        values = [
            {
                "title": title_of(facet, v.value, v.title),
                "count": v.count,
                "chosen": v.chosen,
                "href": (address.minus if v.chosen else address.plus)(facet, v.value).query(),
            }
            for v in around.facets.get(facet, ())
        ]
        if len(values) > 1 or any(v["chosen"] for v in values):
            first = [v for n, v in enumerate(values) if n < _OPEN or v["chosen"]]
            out.append(
                {
                    "name": facet,
                    "title": words()["sok"]["fasett"][facet],
                    "values": first,
                    "more": [v for v in values if v not in first],
                    "open": any(v["chosen"] for v in values),
                }
            )
    return out


def _applied(address: Address, around: Around, bodies: list[tuple[str, str]]) -> list[dict]:
    """Every filter that is on, with the address without it."""
    names = {
        (facet, v.value): title_of(facet, v.value, v.title) for facet, values in around.facets.items() for v in values
    }
    names |= {("oss", identity): name for identity, name in bodies}
    said = words()["sok"]["fasett"]
    return [
        {"facet": said[name], "value": names.get((name, value), value), "href": address.minus(name, value).query()}
        for name, value in dict.fromkeys(address.pairs)
        if name in said and value
    ]


def _instead(address: Address, word: str, other: str) -> str:
    asked = address.first("q").split()
    changed = " ".join(other if part.lower().strip(".,:;") == word else part for part in asked)
    return address.put("q", changed).query()


def _beside(address: Address, kind: str) -> str:
    return (address.plus("type", kind) if kind == "føring" else address.put("vis", kind)).query()


def _pager(address: Address, result: Result) -> dict:
    number = page_number(address)
    first = (number - 1) * PAGE
    return {
        "first": first + 1,
        "last": first + len(result.groups),
        "total": result.different,
        "before": address.put("side", str(number - 1)).query() if number > 1 else None,
        "after": address.put("side", str(number + 1)).query()
        if first + len(result.groups) < result.different
        else None,
    }
