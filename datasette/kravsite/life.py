"""A requirement id and the database -> all that `/krav/<id>` shows, as one dictionary.

The rule it keeps: nothing is interpreted that the database does not say. A cell without a card says what was looked
through; a forecast stays a forecast; candidates stand apart from what is certain.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from kravsite.difference import difference
from kravsite.queries import row, rows

STEPS = ("stat", "region", "foretak", "klinikk", "rapport")
ORIGINS = (
    "cascade",
    "split",
    "merged",
    "same",
    "reworded",
    "changed",
    "reported",
)  # kinds that say where it comes from


def life(connection, id: str, party: str | None = None) -> dict | None:
    """Everything about a requirement, or None where there is none of that id."""
    requirement = row(connection, "krav", {"id": id})
    if requirement is None:
        return None
    ids = [found["id"] for found in rows(connection, "liv", {"id": id})]
    line = rows(connection, "linje", {"id": id, "party": party})
    scope = {"life": json.dumps(ids), "line": json.dumps([member["id"] for member in line])}
    cards = rows(connection, "liv_kort", scope)
    links = [_with_difference(link, requirement) for link in rows(connection, "lenker", {"id": id})]
    return {
        "requirement": requirement,
        "opening": opening(requirement, links, rows(connection, "opphav_dokumenter", {"id": id})),
        **_terms(connection, id),
        "links": [link for link in links if not _is_candidate(link)],
        "candidates": [link for link in links if _is_candidate(link)],
        "grid": grid(cards, rows(connection, "liv_dokumenter", scope), rows(connection, "liv_ventet", scope)),
        "siblings": rows(connection, "likelydende", scope),
        "responses": rows(connection, "krav_svar", scope),
        "levels": rows(connection, "nivaa_tall", scope),
        "drift": rows(connection, "drift", scope),
        "chosen": party,
        "line": line,
        "bodies": rows(connection, "liv_virksomheter", scope),
    }


def _terms(connection, id: str) -> dict:
    names = {
        "parties": "krav_parter",
        "deadlines": "krav_frister",
        "targets": "krav_maltall",
        "citations": "krav_henvisninger",
        "amendments": "krav_ordlyd",
        "findings": "funn",
        "places": "krav_plasser",
    }
    return {key: rows(connection, name, {"id": id}) for key, name in names.items()}


def _is_candidate(link: dict) -> bool:
    return link["certainty"] == "candidate" and link["verdict"] != "confirmed"


def _with_difference(link: dict, requirement: dict) -> dict:
    earlier, later = (
        (link["text"], requirement["text"]) if link["direction"] == "up" else (requirement["text"], link["text"])
    )
    return {**link, "difference": difference(earlier, later), "verbatim": _bare(earlier) == _bare(later)}


def _bare(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def opening(requirement: dict, links: list[dict], above: list[dict]) -> dict:
    """The first sentence of the page: which of the sentences in words.toml, and what it is filled with.

    Order: what is certain upwards; the same from the year before; whose own it is; possible origins; what was
    looked through, or that nothing to look through is in the base."""
    up = [
        link
        for link in links
        if link["direction"] == "up" and link["verdict"] != "rejected" and link["kind"] in ORIGINS
    ]
    sure = [link for link in up if not _is_candidate(link)]
    # A requirement that is the same but for its year is "same" to the linking: the link's kind decides there.
    for kinds, verbatim, other in (
        (("reported",), "gjengitt", "gjengitt"),
        (("cascade", "split", "merged"), "ordrett", "videre"),
        (("same", "changed"), "gjentatt", "endret"),
        (("reworded",), "gjentatt", "omformulert"),
    ):
        found = next((link for link in sure if link["kind"] in kinds), None)
        if found:
            return {"sentence": verbatim if found["verbatim"] or found["kind"] == "same" else other, "link": found}
    return {"sentence": _without_origin(requirement, up, above), "count": len(up), "documents": above}


def _without_origin(requirement: dict, candidates: list[dict], above: list[dict]) -> str:
    if requirement["set_by"] and requirement["set_by"] == requirement["issuer"]:
        return "eget"
    if candidates:
        return "mulig"
    if requirement["origin"] == "restated":
        return "gjengitt_uten"
    if requirement["level"] in ("stat", "region"):
        return "overst"
    return "ikke_funnet_i" if above else "ikke_i_basen"


def grid(cards: list[dict], documents: list[dict], expected: Sequence[dict] = ()) -> dict:
    """Cards and the documents looked through -> {"steps", "rows": [{"year", "empty", "cells": [{"step", "cards",
    "others", "documents", "missing"}]}]}; a cell's `others` are cards of bodies outside the line, its `documents` those
    that have no card, its `missing` those `expected` that are not in the base."""
    steps = [step for step in STEPS if step != "stat" or any(card["step"] == "stat" for card in cards)]
    years = sorted({card["year"] for card in cards if card["year"]})
    if years:
        years = list(range(years[0], max(years[-1], *(document["year"] for document in documents), years[0]) + 1))
    found = [
        {"year": year, "cells": [_cell(step, year, cards, documents, expected) for step in steps]} for year in years
    ]
    if any(card["year"] is None for card in cards):
        found.append({"year": None, "cells": [_cell(step, None, cards, documents, expected) for step in steps]})
    for line in found:
        line["empty"] = not any(
            any(cell[key] for key in ("cards", "others", "documents", "missing")) for cell in line["cells"]
        )
    return {"steps": steps, "rows": found}


def _cell(step: str, year: int | None, cards: list[dict], documents: list[dict], expected: Sequence[dict]) -> dict:
    here = [card for card in cards if card["step"] == step and card["year"] == year]
    with_card = {card["document"] for card in here}
    return {
        "step": step,
        "cards": [card for card in here if card["in_line"]],
        "others": [card for card in here if not card["in_line"]],
        "documents": [
            document
            for document in documents
            if document["step"] == step and document["year"] == year and document["id"] not in with_card
        ],
        "missing": [each for each in expected if each["step"] == step and each["year"] == year],
    }
