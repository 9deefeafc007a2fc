"""`/oppfolging`, `/endringer?fra=&til=` and `/frister`: lists that can be narrowed, cited, and taken as JSON or CSV."""

import sys
from pathlib import Path

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1]))  # datasette/: where kravsite stands
from kravsite.answer import NoBase, another_base, ask, page, remembered
from kravsite.lists import number, pager, window, word
from kravsite.queries import row, rows

VIEWS = ("answered", "unanswered", "not_met", "forecast", "overdue", "contradiction", "doubtful", "not_passed_down")
CLASSES = ("changed", "reworded", "split", "merged", "new", "gone", "same")
TYPES = ("due", "report", "start", "revised", "recurring")


@hookimpl
def register_routes():
    twin = r"(?:\.(?P<format>json|csv))?$"
    return [(rf"^/oppfolging{twin}", follow_up), (rf"^/endringer{twin}", changes), (rf"^/frister{twin}", deadlines)]


async def follow_up(datasette, request):
    """What was answered, and what was met with silence."""
    chosen = {
        "ar": number(request, "ar"),
        "virksomhet": word(request, "virksomhet"),
        "vis": word(request, "vis", VIEWS),
    }
    asked = {"year": chosen["ar"], "party": chosen["virksomhet"], "view": chosen["vis"]}
    return await _list(
        datasette,
        request,
        "oppfolging.html",
        chosen,
        lambda connection, place: {
            "rows": rows(connection, "oppfolging", {**asked, **place}),
            "counts": _counts(connection, asked),
            "views": VIEWS,
        },
    )


def _counts(connection, asked: dict) -> dict:
    """How many requirements each view holds: of the whole base they were counted when it was built."""
    if asked["year"] is None and asked["party"] is None:
        return row(connection, "oppfolging_antall_alle")["counts"]
    return row(connection, "oppfolging_antall", asked)


async def changes(datasette, request):
    """What became of one year's requirements in another."""
    chosen = {
        "fra": number(request, "fra"),
        "til": number(request, "til"),
        "virksomhet": word(request, "virksomhet"),
        "klasse": word(request, "klasse", CLASSES),
    }

    def read(connection, place):
        if not chosen["fra"] or not chosen["til"]:
            first = row(connection, "endringer_ar") or {"from": None, "to": None}
            chosen.update(fra=chosen["fra"] or first["from"], til=chosen["til"] or first["to"])
        asked = {"from": chosen["fra"], "to": chosen["til"], "party": chosen["virksomhet"], "class": chosen["klasse"]}
        return {
            "rows": rows(connection, "endringer", {**asked, **place}),
            "counts": rows(connection, "endringer_antall", asked),
        }

    return await _list(datasette, request, "endringer.html", chosen, read)


async def deadlines(datasette, request):
    """Deadlines by date, and those that moved."""
    chosen = {
        "ar": number(request, "ar"),
        "type": word(request, "type", TYPES),
        "virksomhet": word(request, "virksomhet"),
    }
    asked = {"year": chosen["ar"], "type": chosen["type"], "party": chosen["virksomhet"]}
    return await _list(
        datasette,
        request,
        "frister.html",
        chosen,
        lambda connection, place: {
            "rows": rows(connection, "frister", {**asked, **place}),
            "years": rows(connection, "frister_ar"),
            "moved": rows(connection, "fristutsettelser"),
            "types": TYPES,
        },
    )


async def _list(datasette, request, template: str, chosen: dict, read):
    format = request.url_vars.get("format")
    place = window(request, format)
    try:
        data = await _answer(
            datasette,
            f"{template} {chosen} {place}",
            place["limit"] > 0,
            lambda connection: {"choices": row(connection, "valg"), **read(connection, place), "chosen": chosen},
        )
    except NoBase:
        return await another_base(datasette, request, format)
    found = data["rows"]
    shown = [{key: value for key, value in one.items() if key != "total"} for one in found]
    whole = {
        **data,
        "rows": shown,
        "total": found[0]["total"] if found else 0,
        "pager": pager(found, place, data["chosen"]),
    }
    return await page(datasette, request, template, whole, format)


async def _answer(datasette, name: str, keep: bool, read):
    """One page of a list is remembered until the next build; the whole of it, for a download, is not."""
    return await (remembered(datasette, name, read) if keep else ask(datasette, read))
