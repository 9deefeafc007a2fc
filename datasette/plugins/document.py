"""`/dokument`, `/dokument/<id>`, its pages with text beside image, page images, and the original file."""

import sys
from pathlib import Path

from datasette import hookimpl
from datasette.utils.asgi import Response

sys.path.append(str(Path(__file__).resolve().parents[1]))  # datasette/: where kravsite stands
from kravsite.answer import NoBase, another_base, ask, missing, page
from kravsite.corpus import original
from kravsite.images import NoImage, page_image
from kravsite.queries import row, rows
from kravsite.words import words

# What the browsers' own PDF readers need; a script in a PDF runs in none of them with the page's rights.
PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


@hookimpl
def register_routes():
    return [
        (r"^/dokument(?:\.(?P<format>json|csv))?$", documents),
        (r"^/dokument/(?P<id>[^/.]+)(?:\.(?P<format>json|csv))?$", document),
        (r"^/dokument/(?P<id>[^/.]+)/side/(?P<page>\d{1,6})(?:\.(?P<format>json))?$", document_page),
        (r"^/dokument/(?P<id>[^/.]+)/side/(?P<page>\d{1,6})/bilde\.webp$", image),
        (r"^/dokument/(?P<id>[^/.]+)/original$", file),
    ]


async def documents(datasette, request):
    """All documents, and the files that gave none."""
    format = request.url_vars.get("format")
    try:
        data = await ask(datasette, lambda c: {"rows": rows(c, "dokumenter"), "unread": rows(c, "ikke_lest")})
    except NoBase:
        return await another_base(datasette, request, format)
    return await page(datasette, request, "dokumenter.html", data, format)


async def document(datasette, request):
    """One document: what it is, its outline of requirements, its pages, what could not be read."""
    id, format = request.url_vars["id"], request.url_vars.get("format")

    def read(connection):
        found = row(connection, "dokument", {"id": id})
        return found and {
            "document": found,
            **{
                key: rows(connection, name, {"id": id})
                for key, name in (
                    ("rows", "dokument_krav"),
                    ("pages", "dokument_sider"),
                    ("issues", "dokument_mangler"),
                    ("left_over", "dokument_til_overs"),
                    ("relations", "dokument_slekt"),
                )
            },
        }

    try:
        data = await ask(datasette, read)
    except NoBase:
        return await another_base(datasette, request, format)
    if not data:
        return await _no_document(datasette, request, id, format)
    data["why_no_original"] = original(_config(datasette).get("corpus"), data["document"])[1]
    return await page(datasette, request, "dokument.html", data, format)


async def document_page(datasette, request):
    """A page of a document: the image with what was read marked on it, and the text beside."""
    key = {"id": request.url_vars["id"], "page": int(request.url_vars["page"])}
    format = request.url_vars.get("format")
    try:
        data = await ask(datasette, lambda connection: _page_data(connection, key))
    except NoBase:
        return await another_base(datasette, request, format)
    if data["document"] is None:
        return await _no_document(datasette, request, key["id"], format)
    if data["page"] is None:
        return await _no_page(datasette, request, data["document"], key["page"], format)
    data["why_no_original"] = original(_config(datasette).get("corpus"), data["document"])[1]
    data["marked"] = request.args.get("merk")
    return await page(datasette, request, "side.html", data, format)


def _page_data(connection, key: dict) -> dict:
    return {
        "document": row(connection, "dokument", {"id": key["id"]}),
        "page": row(connection, "side", key),
        "blocks": rows(connection, "side_tekst", key),
        "marks": rows(connection, "side_merker", key),
        "answers": rows(connection, "side_svar_til", key),
    }


async def image(datasette, request):
    """The page as WebP. 404 with a word where the original is not at hand or cannot be drawn."""
    key = {"id": request.url_vars["id"], "page": int(request.url_vars["page"])}
    try:
        found = await ask(datasette, lambda connection: row(connection, "side", key))
    except NoBase:
        found = None
    if found is None or not found["file"].lower().endswith(".pdf"):
        return Response.text(words()["original"]["ingen_side"], status=404)
    config = _config(datasette)
    path, why = original(config.get("corpus"), found)
    if path is None:
        return Response.text(words()["original"][why], status=404)
    try:
        body = await page_image(path, found["sha256"], key["page"], config.get("cache"))
    except NoImage:
        return Response.text(words()["original"]["ikke_tegnet"], status=404)
    return Response(body, content_type="image/webp", headers={"cache-control": "private, max-age=86400"})


async def file(datasette, request):
    """The original. PDF opens in the browser (at #page=n); other kinds are downloaded, since HTML could run there."""
    id = request.url_vars["id"]
    try:
        found = await ask(datasette, lambda connection: row(connection, "dokument", {"id": id}))
    except NoBase:
        return await another_base(datasette, request)
    if not found:
        return await _no_document(datasette, request, id)
    path, why = original(_config(datasette).get("corpus"), found)
    if path is None:
        said = words()["original"]
        return await missing(datasette, request, said["tittel"].format(dokument=found["title"]), said[why])
    pdf = path.suffix.lower() == ".pdf"
    name = f"{id}{path.suffix.lower()}"
    headers = {"content-disposition": f'{"inline" if pdf else "attachment"}; filename="{name}"'}
    if pdf:
        headers["content-security-policy"] = PDF_POLICY
    kind = "application/pdf" if pdf else "application/octet-stream"
    return Response(path.read_bytes(), content_type=kind, headers=headers)


def _config(datasette) -> dict:
    return datasette.plugin_config("kravspor") or {}


async def _no_document(datasette, request, id: str, format: str | None = None):
    said = words()["feil"]
    return await missing(datasette, request, said["dokument_tittel"].format(id=id), said["dokument_tekst"], format)


async def _no_page(datasette, request, document: dict, number: int, format: str | None):
    said = words()["feil"]
    return await missing(
        datasette,
        request,
        said["side_tittel"].format(dokument=document["title"], side=number),
        said["side_tekst"].format(sider=document["pages"]),
        format,
        onward=(datasette.urls.path(f"/dokument/{document['id']}"), said["side_til_dokument"]),
    )
