"""A path -> an open document in pdfium, or `Unreadable` with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.parse.unreadable import Unreadable

_HEAD = 1024  # bytes in which "%PDF-" must stand; readers allow rubbish before it


@contextmanager
def opened(path: Path) -> Iterator[tuple[pdfium.PdfDocument, bool]]:
    """The document and whether it is tagged; closed when left. An encrypted file with an empty password opens."""
    _check(path)
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise Unreadable("encrypted" if "assword" in str(error) else "damaged", str(error)) from error
    try:
        if not len(document):
            raise Unreadable("damaged", "0 sider")
        yield document, bool(raw.FPDFCatalog_IsTagged(document.raw))
    finally:
        document.close()


def _check(path: Path) -> None:
    if path.stat().st_size == 0:
        raise Unreadable("empty_file")
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(_HEAD):
            raise Unreadable("not_pdf")
