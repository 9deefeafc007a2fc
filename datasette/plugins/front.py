"""`/`: search, the numbers, three ways in, examples, newest documents, two plots; and `/om`."""

import sys
from pathlib import Path

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1]))  # datasette/: where kravsite stands
from kravsite.answer import NoBase, another_base, page, remembered
from kravsite.plot import stacked
from kravsite.queries import row, rows


@hookimpl
def register_routes():
    return [(r"^/(?:index\.(?P<format>json))?$", front), (r"^/om$", about)]


async def front(datasette, request):
    """The front page."""
    try:
        data = await remembered(datasette, "front", _front)
    except NoBase:
        return await another_base(datasette, request)
    return await page(datasette, request, "forside.html", data, request.url_vars.get("format"))


def _front(connection) -> dict:
    by_year, changes = rows(connection, "plott_ar"), rows(connection, "plott_endringer")
    return {
        "numbers": row(connection, "tallene"),
        "newest": rows(connection, "nyeste"),
        "examples": rows(connection, "eksempler"),
        "by_year": by_year,
        "by_year_plot": stacked(by_year),
        "changes": changes,
        "changes_plot": stacked(changes),
    }


async def about(datasette, request):
    """Method, licences, attribution: words alone."""
    return await page(datasette, request, "om.html", {})
