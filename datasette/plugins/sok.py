"""`/sok`: which requirements mention a word, all of them, with a count that can be trusted; and that list as JSON, CSV
and Excel. What is found is decided by pipeline.search; this gives it addresses and words."""

import sys
from datetime import date
from pathlib import Path

from datasette import hookimpl
from datasette.utils.asgi import Response

sys.path.append(str(Path(__file__).resolve().parents[1]))  # datasette/: where kravsite stands
from kravsite.answer import NoBase, another_base, ask, kept, page
from kravsite.search_address import PAGE, VIEWS, address_of, page_number, question_of
from kravsite.search_view import view
from kravsite.spreadsheet import workbook
from kravsite.words import words

from pipeline.search import answer, around, find, search
from pipeline.search.beside import passages
from pipeline.search.order import norwegian

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


BODIES = """select p.id, p.name from parties p join search_facets f on f.facet = 'oss' and f.value = p.id
            where p.level is not null"""


@hookimpl
def register_routes():
    return [(r"^/sok(?:\.(?P<format>json|csv|xlsx))?$", sok)]


@hookimpl
def prepare_connection(conn):
    """Norwegian order (… z æ ø å) for whoever writes `order by name collate norsk`."""
    conn.create_collation(
        "norsk", lambda one, other: (norwegian(one) > norwegian(other)) - (norwegian(one) < norwegian(other))
    )


async def sok(datasette, request):
    """The search page, or its list as data."""
    format, address = request.url_vars.get("format"), address_of(request)
    try:
        if format in ("csv", "xlsx") or request.args.get("_size") == "max":  # the whole list: too large to keep
            return await _answer(datasette, request, address, format)
        told = (
            f"{datasette.absolute_url(request, request.full_path)} {date.today()}"  # what has passed turns on the day
        )
        return await kept(datasette, told, lambda: _answer(datasette, request, address, format))
    except NoBase:
        return await another_base(datasette, request, format)


async def _answer(datasette, request, address, format: str | None) -> Response:
    if format:
        return await _data(datasette, request, address, format)
    data = await ask(datasette, lambda connection: _page(connection, address))
    return await page(datasette, request, "sok.html", data)


async def _data(datasette, request, address, format: str):
    size = request.args.get("_size") if format == "json" else "max"
    question = question_of(address, size, data=True)
    result = await ask(datasette, lambda connection: search(connection, question))
    base = datasette.absolute_url(request, datasette.urls.path("/")).rstrip("/")
    if format == "xlsx":
        told = _about(result, f"{base}/sok{address.query()}")
        return Response(
            workbook(result.rows(base), told),
            content_type=EXCEL,
            headers={"content-disposition": 'attachment; filename="kravspor-sok.xlsx"'},
        )
    return await page(datasette, request, "sok.html", as_data(result, base), format)


def as_data(result, base: str) -> dict:
    """The answer as JSON: places, of how many, and every row with its id and origin."""
    return {
        "q": result.asked.text,
        "mode": result.asked.mode,
        "total": result.total,
        "of": result.of,
        "issued": result.issued,
        "restated": result.restated,
        "different": result.different,
        "of_different": result.base.different,
        "years": [result.base.first_year, result.base.last_year],
        "documents": {
            "read": result.base.documents_read,
            "all": result.base.documents,
            "unread": [{"document": name, "why": why} for name, why in result.base.unread],
        },
        "expanded": [found.word for found in result.expanded],
        "expansions": [{"asked": found.asked, "word": found.word, "why": found.why} for found in result.expanded],
        "left_out": list(result.asked.left_out),
        "notes": list(result.asked.notes),
        "unknown_filters": [list(pair) for pair in result.unknown],
        "rows": result.rows(base),
    }


def _page(connection, address) -> dict:
    question = question_of(address)
    found = find(connection, question)
    bodies = connection.execute(BODIES).fetchall()
    data = view(
        address,
        question,
        answer(connection, question, found),
        around(connection, question, found),
        sorted(((row[0], row[1]) for row in bodies), key=lambda row: norwegian(row[1])),
    )
    shown = address.first("vis")
    if shown in VIEWS:
        offset = (page_number(address) - 1) * PAGE
        data |= {"shown": shown, "passages": passages(connection, found.terms, shown, PAGE, offset)}
    return data


def _about(result, address: str) -> list[tuple[str, str]]:
    said = words()["sok"]["om_sok"]
    return [
        (said["sok"], result.asked.text),
        (said["modus"], words()["sok"]["modus"][result.asked.mode]),
        (said["adresse"], address),
        (said["dato"], date.today().isoformat()),
        (said["steder"], str(result.total)),
        (said["ulike"], str(result.different)),
        (said["av"], str(result.base.different)),
        (said["lest"], f"{result.base.documents_read}/{result.base.documents}"),
        (said["utvidet"], ", ".join(found.word for found in result.expanded)),
    ]
