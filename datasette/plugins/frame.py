"""What every page has: the words and filters for templates, the build's date, security headers, and `/om`."""
import sys
from pathlib import Path

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1]))  # datasette/: where kravsite stands
from kravsite.answer import NoBase, ask  # noqa: E402
from kravsite.headers import with_headers  # noqa: E402
from kravsite.queries import row  # noqa: E402
from kravsite.words import FILTERS, words  # noqa: E402


@hookimpl
def prepare_jinja2_environment(env):
    """Words and filters as globals of the environment, so that error pages have them too."""
    env.globals["ord"] = words()
    env.globals["navn"] = FILTERS["navn"]
    env.filters.update(FILTERS)


@hookimpl
def asgi_wrapper(datasette):
    """Security headers on every answer."""
    return with_headers


@hookimpl
def extra_template_vars(datasette, request):
    """`build` (when the base was built, by which version) and `address` (of this page, for citations)."""
    async def values():
        try:
            build = await ask(datasette, lambda connection: row(connection, "bygd"))
        except NoBase:
            build = None
        return {"build": build, "address": datasette.absolute_url(request, request.path) if request else ""}
    return values
