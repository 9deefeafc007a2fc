"""A page, its blocks and places -> a picture with what was seen drawn on it: one colour a kind, numbers in reading
order and kind (h2: heading of rank 2, i1: item of depth 1, th: table head, fn: footnote, f: furniture), requirements
framed in red. For a person who wonders why a passage was read as it was.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pipeline.page_image import drawn
from pipeline.records import Block, Place

_COLOURS = {
    "heading": (120, 40, 160),
    "paragraph": (40, 90, 200),
    "item": (20, 130, 90),
    "table_head": (150, 100, 20),
    "row": (200, 130, 20),
    "footnote": (110, 110, 110),
    "caption": (20, 140, 160),
    "furniture": (170, 170, 170),
}
_SHORT = {
    "heading": "h",
    "paragraph": "p",
    "item": "i",
    "table_head": "th",
    "row": "r",
    "footnote": "fn",
    "caption": "c",
    "furniture": "f",
}
_REQUIREMENT = (210, 30, 30)


def draw(
    path: Path, page: int, blocks: Iterable[Block], places: Iterable[tuple[str, Place]] = (), dpi: int = 110
) -> bytes:
    """PNG of page `page` (from 1): every block that stands on it tinted by kind with its number and kind, in reading
    order joined by a thin line; `places` are (label, place) of requirements, framed. Raises what `drawn` raises."""
    picture, scale = drawn(path, page, dpi)
    canvas = picture.convert("RGBA")
    layer = Image.new("RGBA", canvas.size, (255, 255, 255, 0))
    pen, font = ImageDraw.Draw(layer), ImageFont.load_default(size=11)
    before = None
    for block in blocks:
        for place in block.places:
            if place.page == page and place.x0 is not None:
                before = _block(pen, font, block, _pixels(place, scale), before)
    for label, place in places:
        if place.page == page and place.x0 is not None:
            _requirement(pen, font, label, _pixels(place, scale))
    buffer = io.BytesIO()
    Image.alpha_composite(canvas, layer).convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


def _pixels(place: Place, scale: float) -> tuple[float, ...]:
    return tuple((value or 0.0) * scale for value in (place.x0, place.top, place.x1, place.bottom))


def _block(pen, font, block: Block, box, before):
    """Tints the block; returns the point from which the line to the next one goes."""
    colour = _COLOURS.get(block.kind, (0, 0, 0))
    x0, top, x1, bottom = box
    pen.rectangle((x0 - 2, top - 2, x1 + 2, bottom + 2), fill=(*colour, 28), outline=(*colour, 160))
    level = "" if block.level is None else str(block.level)
    label = f"{block.number} {_SHORT.get(block.kind, block.kind)}{level}"
    wide = pen.textlength(label, font=font)
    at = max(0, x0 - wide - 6)
    pen.rectangle((at, top - 1, at + wide + 3, top + 12), fill=(255, 255, 255, 210))
    pen.text((at + 1, top), label, fill=(*colour, 255), font=font)
    if block.kind == "furniture":
        return before
    if before is not None:
        pen.line((*before, x0, top), fill=(*colour, 110), width=1)
    return (x0, bottom)


def _requirement(pen, font, label: str, box) -> None:
    x0, top, x1, bottom = box
    pen.rectangle((x0 - 4, top - 4, x1 + 4, bottom + 4), outline=(*_REQUIREMENT, 255), width=2)
    pen.text((x1 + 6, top), label, fill=(*_REQUIREMENT, 255), font=font)
