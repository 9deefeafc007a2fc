"""`/kvalitet`: what was read and what was not, how sure it is, and how good it is on labelled documents."""

import sys
from pathlib import Path

from datasette import hookimpl

sys.path.append(str(Path(__file__).resolve().parents[1]))  # datasette/: where kravsite stands
from kravsite.answer import NoBase, another_base, page, remembered
from kravsite.queries import row, rows


@hookimpl
def register_routes():
    return [(r"^/kvalitet(?:\.(?P<format>json|csv))?$", quality)]


async def quality(datasette, request):
    """Coverage and measured error rates."""
    format = request.url_vars.get("format")
    try:
        data = await remembered(
            datasette,
            "quality",
            lambda connection: {
                "sample": _is_sample(row(connection, "bygd")["corpus"]),
                "read": row(connection, "kvalitet_lest"),
                "measured": rows(connection, "kvalitet_malt"),
                "in_sum": rows(connection, "kvalitet_samlet"),
                "issues": rows(connection, "kvalitet_mangler"),
                "unread": rows(connection, "ikke_lest"),
                "expected": rows(connection, "kvalitet_ventet"),
                "rows": rows(connection, "kvalitet_dokumenter"),
            },
        )
    except NoBase:
        return await another_base(datasette, request, format)
    return await page(datasette, request, "kvalitet.html", data, format)


def _is_sample(corpus: str | None) -> bool:
    """Whether the base was built of the made-up documents that stand beside this folder."""
    return bool(corpus) and Path(corpus).resolve() == Path(__file__).resolve().parents[2] / "corpus"
