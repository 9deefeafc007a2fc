"""`/krav/<id>`: a requirement's life, as page and JSON; old ids lead on to the new."""

import sys
from pathlib import Path

from datasette import hookimpl
from datasette.utils.asgi import Response

sys.path.append(str(Path(__file__).resolve().parents[1]))  # datasette/: where kravsite stands
from kravsite.answer import NoBase, another_base, ask, missing, page
from kravsite.corpus import original
from kravsite.life import life
from kravsite.queries import row
from kravsite.words import words


@hookimpl
def register_routes():
    return [
        (r"^/krav/(?P<id>[^/.]+)(?:\.(?P<format>json))?$", requirement),
        (r"^/krav/(?P<id>[^/.]+)/sporingsark$", sheet),
    ]


async def requirement(datasette, request):
    """The life of one requirement."""
    return await _show(datasette, request, "krav.html")


async def sheet(datasette, request):
    """The same as one sheet for print, the chain top-down."""
    return await _show(datasette, request, "sporingsark.html")


async def _show(datasette, request, template: str):
    id, format = request.url_vars["id"], request.url_vars.get("format")
    party = request.args.get("virksomhet") or None
    try:
        data, now = await ask(
            datasette, lambda connection: (life(connection, id, party), row(connection, "naa", {"id": id}))
        )
    except NoBase:
        return await another_base(datasette, request, format)
    if data is None and now:
        return _moved(datasette, request, id, now["now"])
    if data is None:
        said = words()["feil"]
        return await missing(datasette, request, said["krav_tittel"].format(id=id), said["krav_tekst"], format)
    data["facsimiles"] = _facsimiles(datasette, data["places"])
    return await page(datasette, request, template, data, format)


def _facsimiles(datasette, places: list[dict]) -> list[dict]:
    """The places that can be shown on their page's image: a box on a page of a PDF that is at hand."""
    corpus = (datasette.plugin_config("kravspor") or {}).get("corpus")
    return [
        place
        for place in places
        if place["x0"] is not None
        and place["width"]
        and place["file"].lower().endswith(".pdf")
        and original(corpus, place)[0]
    ]


def _moved(datasette, request, old: str, now: str) -> Response:
    path = request.path.replace(f"/krav/{old}", f"/krav/{now}", 1)
    query = f"?{request.query_string}" if request.query_string else ""
    return Response.redirect(path + query, status=301)
