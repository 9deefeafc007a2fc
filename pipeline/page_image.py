"""A page of a PDF -> a picture of it, for the passage shown on its page and for `kravspor show`.

pdfium draws it, in the calling process. pdfium is NOT thread-safe: a server with threads calls this in one worker
process (concurrent.futures.ProcessPoolExecutor(max_workers=1)), never in its own threads.
"""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

_LARGEST = 4_000  # pixels on the longer side: a page metres wide is drawn smaller
_POINTS = 72  # to the inch


def page_image(path: Path, page: int, dpi: int = 110) -> bytes:
    """Page `page` (from 1) as WebP. A point of the page is dpi/72 pixels, less where the picture would be larger than
    4 000 pixels. Raises ValueError for a page that the file does not have, pdfium.PdfiumError for no readable file."""
    picture, _ = drawn(path, page, dpi)
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=80, method=2)
    return buffer.getvalue()


def drawn(path: Path, page: int, dpi: int = 110) -> tuple[Image.Image, float]:
    """Page `page` (from 1) as a picture, and how many pixels a point became."""
    document = pdfium.PdfDocument(path)
    try:
        if not 1 <= page <= len(document):
            raise ValueError(f"{path.name}: page {page} of {len(document)}")
        leaf = document[page - 1]
        width, height = leaf.get_size()
        scale = min(dpi / _POINTS, _LARGEST / max(width, height, 1))
        bitmap = leaf.render(scale=scale, may_draw_forms=False)
        picture = bitmap.to_pil().convert("RGB")
        bitmap.close()
        leaf.close()
        return picture, scale
    finally:
        document.close()
