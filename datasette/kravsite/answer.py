"""A page's data -> HTML, JSON or CSV; and the helpful page for what is not there. One dictionary serves all three."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from functools import cache
from pathlib import Path

from datasette.plugins import pm
from datasette.utils import await_me_maybe, sqlite_timelimit
from datasette.utils.asgi import Response
from jinja2 import Environment

from kravsite.words import words

DATABASE = "kravspor"  # the usual name; another file name is another name to Datasette
SQL_TIME_LIMIT = 5000  # milliseconds for all of a page's queries
KEPT = 200
_answers: dict = {}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


async def ask(datasette, function):
    """function(connection) run in Datasette's thread for the database. Raises NoBase where it is not Kravspor's."""

    def run(connection):
        with sqlite_timelimit(connection, SQL_TIME_LIMIT):
            return function(connection)

    try:
        return await datasette.get_database(base_name(datasette)).execute_fn(run)
    except sqlite3.OperationalError as error:
        if "no such" in str(error):
            raise NoBase(str(error)) from error
        raise


async def remembered(datasette, name: str, function):
    """As `ask`, but what a database once answered under `name` is kept until the file is another: for what costs most
    and changes only with a build. At most KEPT answers are kept."""
    return await kept(datasette, name, lambda: ask(datasette, function))


async def kept(datasette, name: str, make):
    """As `remembered`, of what the coroutine function `make` gives: a page as it was written, for one who asks for the
    same again. `name` must tell all that the answer rests on beside the database."""
    path = Path(datasette.get_database(base_name(datasette)).path)
    state = path.stat()
    key = (name, str(path), state.st_mtime_ns, state.st_size, state.st_ino)
    if key not in _answers:
        made = await make()
        while len(_answers) >= KEPT:
            _answers.pop(next(iter(_answers)))
        _answers[key] = made
    return _answers[key]


def base_name(datasette) -> str:
    """What Datasette calls the database: kravspor, or the first that it serves from a file. Raises NoBase for none."""
    served = [name for name, database in datasette.databases.items() if database.path]
    if not served:
        raise NoBase(", ".join(datasette.databases))
    return DATABASE if DATABASE in served else served[0]


class NoBase(Exception):
    """The database that is served is not one that `kravspor build` made."""


async def page(datasette, request, template: str, data: dict, format: str | None = None, status: int = 200) -> Response:
    """`data` rendered by `template`, or as JSON whole, or as CSV of data["rows"]."""
    if format == "json":
        return Response(
            json.dumps(data, ensure_ascii=False, default=str),
            status=status,
            content_type="application/json; charset=utf-8",
        )
    if format == "csv":
        return Response(csv_of(data.get("rows", [])), status=status, content_type="text/csv; charset=utf-8")
    return Response.html(await _rendered(datasette, request, template, data), status=status)


async def _rendered(datasette, request, template: str, data: dict) -> str:
    """As Datasette renders, but without a pause at every expression: a page of search holds thousands, and what our
    templates show is all fetched before they begin. Plugins that give templates more are asked as Datasette asks them."""
    context = data | {"urls": datasette.urls, "request": request}
    for given in pm.hook.extra_template_vars(
        template=template,
        database=None,
        table=None,
        columns=None,
        view_name=None,
        request=request,
        datasette=datasette,
    ):
        context |= await await_me_maybe(given)
    return _environment(datasette.jinja_env).get_template(template).render(context)


@cache
def _environment(theirs: Environment) -> Environment:
    """Datasette's own environment, with its templates, filters and words, that renders in one go."""
    return theirs.overlay(enable_async=False)


async def missing(
    datasette,
    request,
    heading: str,
    text: str,
    format: str | None = None,
    status: int = 404,
    onward: tuple[str, str] | None = None,
) -> Response:
    """What was asked for is not there: says so, and offers search and `onward` (address, word)."""
    data = {"heading": heading, "text": text, "status": status, "onward": onward}
    if format:
        return Response.json({"ok": False, "error": heading, "detail": text, "status": status}, status=status)
    return await page(datasette, request, "ikke_funnet.html", data, status=status)


async def another_base(datasette, request, format: str | None = None) -> Response:
    """The page for a database that is not Kravspor's."""
    said = words()["feil"]
    return await missing(datasette, request, said["annen_base"], said["annen_base_tekst"], format, status=503)


def csv_of(rows: list[dict]) -> str:
    """Rows as CSV with a head. A cell that a spreadsheet would run as a formula is given a leading apostrophe;
    lists are written as JSON."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.writer(out)
    names = list(rows[0])
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return out.getvalue()


def _cell(value):
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS) and value[1:2] not in ("", " "):
        return f"'{value}"
    return value
