"""What every page has: the words and filters for templates, the build's date, security headers, and `/om`."""

import sys
from pathlib import Path

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1]))  # datasette/: where kravsite stands
from kravsite.answer import NoBase, ask, base_name
from kravsite.headers import with_headers
from kravsite.queries import row
from kravsite.words import FILTERS, words


@hookimpl
def prepare_jinja2_environment(env):
    """Words and filters as globals of the environment, so that error pages have them too."""
    env.globals["ord"] = words()
    env.globals["navn"] = FILTERS["navn"]
    env.filters.update(FILTERS)


@hookimpl
def asgi_wrapper(datasette):
    """Security headers on every answer."""
    return lambda app: with_headers(app, datasette.databases)


@hookimpl
def extra_template_vars(datasette, request):
    """`build` (when the base was built, by which version), `table_base` (where Datasette shows its tables) and
    `address` (of this page, for citations)."""

    async def values():
        try:
            build, tables = (
                await ask(datasette, lambda connection: row(connection, "bygd")),
                datasette.urls.database(base_name(datasette)),
            )
        except NoBase:
            build, tables = None, datasette.urls.path("/-/databases")
        return {
            "build": build,
            "table_base": tables,
            "address": datasette.absolute_url(request, request.path) if request else "",
        }

    return values
