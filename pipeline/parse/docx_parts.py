"""A Word file -> its XML parts, opened with care. Rule: nothing outside the file is fetched, no entity is expanded,
and what would not fit in memory is refused before it is unpacked."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from pipeline.parse.unreadable import Unreadable

MAIN = "word/document.xml"
_WANTED = ("word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml", "docProps/core.xml")
_RUNNING = ("word/header", "word/footer")
_LARGEST_PART = 40_000_000  # bytes of one XML part; the text of a document of 1000 pages is about five million
_LARGEST_ALL = 400_000_000  # bytes of all parts, pictures too
_ENTRIES = 5000
_RATIO = 300  # how many times smaller a part may be packed; Word's XML packs about 15 times
_SMALL = 1_000_000  # bytes: below this the ratio says nothing
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(data: bytes) -> dict[str, etree._Element]:
    """The roots of the parts that are read, by name.

    Raises Unreadable: damaged (no archive, no such part, broken XML), encrypted, too_large (a zip bomb), unsafe (a
    document type or entities inside)."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable("damaged", str(error)) from error
    with archive:
        _guard(archive)
        names = [
            name
            for name in archive.namelist()
            if name in (MAIN, *_WANTED) or (name.startswith(_RUNNING) and name.endswith(".xml"))
        ]
        if MAIN not in names:
            raise Unreadable("damaged", MAIN)
        return {name: _root(archive, name) for name in names}


def _guard(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > _ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST_ALL:
        raise Unreadable("too_large", f"{sum(entry.file_size for entry in entries) // 1_000_000} MB")
    for entry in entries:
        if entry.flag_bits & 1:
            raise Unreadable("encrypted", entry.filename)
        if entry.file_size > _SMALL and entry.file_size > _RATIO * max(1, entry.compress_size):
            raise Unreadable("too_large", entry.filename)


def _root(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """One part as a tree; read with a limit, because an archive may lie about sizes."""
    try:
        with archive.open(name) as file:
            text = file.read(_LARGEST_PART + 1)
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, ValueError, RuntimeError) as error:
        raise Unreadable("damaged", f"{name}: {error}") from error
    if len(text) > _LARGEST_PART:
        raise Unreadable("too_large", f"{name}: > {_LARGEST_PART // 1_000_000} MB")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged", f"{name}: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("unsafe", name)
    return root
