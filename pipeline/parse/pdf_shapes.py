"""A page's drawn objects in pdfium -> ruling lines, coloured areas and pictures.

Lines come as strokes, as thin filled rectangles (Word) or as one path with many strokes; all become straight edges.
Filled areas that are not stroked give no edges, so that bars of a chart are not taken for a table.
"""

from __future__ import annotations

import colorsys
import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium

from pipeline.parse.pdf_view import Box, View

_FARTHEST = 1e6  # points: a place beyond is no place; NaN is none either
_THIN = 2.0  # points: an area no thicker than this is a line
_MOST_OBJECTS = 30_000
_MOST_SEGMENTS = 400  # of one path: beyond it is a drawing, not a frame
_MOST_EDGES = 2_000
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Fill(NamedTuple):
    box: Box
    hue: str | None


class Shapes(NamedTuple):
    """`edges` are boxes thinner than two points; `fills` areas with their hue (None for white and nearly white)."""

    edges: list[Box]
    fills: list[Fill]
    pictures: list[Box]
    left_out: bool = False


def shapes_of(page, view: View) -> Shapes:
    """Everything drawn on a page that can rule, colour or illustrate. Bounded: `left_out` says that a page holds more
    objects than are read."""
    found, budget = Shapes([], [], []), [_MOST_OBJECTS]
    _walk(
        lambda i: pdfium.FPDFPage_GetObject(page, i),
        pdfium.FPDFPage_CountObjects(page),
        _IDENTITY,
        view,
        found,
        budget,
        0,
    )
    over = budget[0] <= 0 or len(found.edges) > _MOST_EDGES
    return Shapes([] if len(found.edges) > _MOST_EDGES else found.edges, found.fills, found.pictures, over)


def _walk(get, count: int, matrix: tuple, view: View, found: Shapes, budget: list[int], depth: int) -> None:
    for index in range(count):
        budget[0] -= 1
        if budget[0] <= 0:
            return
        thing = get(index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(thing, matrix, view, found)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(thing, matrix, view)
            if box:
                found.pictures.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 5:
            inner = _times(_matrix_of(thing), matrix)
            _walk(
                lambda i, form=thing: pdfium.FPDFFormObj_GetObject(form, i),
                pdfium.FPDFFormObj_CountObjects(thing),
                inner,
                view,
                found,
                budget,
                depth + 1,
            )


def _path(thing, matrix: tuple, view: View, found: Shapes) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, mode, stroke)
    if not mode.value and not stroke.value:
        return
    segments = pdfium.FPDFPath_CountSegments(thing)
    if segments > _MOST_SEGMENTS:
        return
    box = _bounds(thing, matrix, view)
    if box is None:
        return
    wide, high = box.x1 - box.x0, box.bottom - box.top
    if min(wide, high) <= _THIN and max(wide, high) > _THIN:
        if stroke.value or _is_dark(thing):
            found.edges.append(box)
        return
    if mode.value and wide > 4 and high > 4:
        found.fills.append(Fill(box, hue_of(*_colour(thing))))
    if stroke.value or segments > 5:
        _edges(thing, segments, _times(_matrix_of(thing), matrix), view, found, bool(stroke.value))


def _edges(thing, segments: int, matrix: tuple, view: View, found: Shapes, stroked: bool) -> None:
    """Straight strokes of a path one by one; of a filled path only its thin rectangles."""
    x, y = ctypes.c_float(), ctypes.c_float()
    at = start = None
    subpath: list[tuple[float, float]] = []
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(thing, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _apply(matrix, x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            _thin(subpath, view, found, stroked)
            subpath, start = [point], point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and at is not None:
            subpath.append(point)
            if stroked:
                _edge(at, point, view, found)
        else:
            subpath = []
        at = point
        if pdfium.FPDFPathSegment_GetClose(segment) and stroked and start is not None:
            _edge(at, start, view, found)
    _thin(subpath, view, found, stroked)


def _thin(points: list[tuple[float, float]], view: View, found: Shapes, stroked: bool) -> None:
    if stroked or len(points) < 4:
        return
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
        found.edges.append(view.box(min(xs), min(ys), max(xs), max(ys)))


def _edge(one: tuple[float, float], other: tuple[float, float], view: View, found: Shapes) -> None:
    (x0, y0), (x1, y1) = one, other
    if not all(-_FARTHEST < value < _FARTHEST for value in (x0, y0, x1, y1)):
        return
    if (abs(x0 - x1) < 0.5) != (abs(y0 - y1) < 0.5):
        found.edges.append(view.box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _bounds(thing, matrix: tuple, view: View) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return None
    if not all(-_FARTHEST < side.value < _FARTHEST for side in (left, bottom, right, top)):
        return None
    if matrix == _IDENTITY:
        return view.box(left.value, bottom.value, right.value, top.value)
    points = [_apply(matrix, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return view.box(min(xs), min(ys), max(xs), max(ys))


def _matrix_of(thing) -> tuple:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(one: tuple, other: tuple) -> tuple:
    """The matrix that applies `one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _apply(matrix: tuple, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _colour(thing) -> tuple[int, int, int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    return red.value, green.value, blue.value


def _is_dark(thing) -> bool:
    """A thin white area hides a line rather than draws one."""
    return min(_colour(thing)) < 245


def hue_of(red: int, green: int, blue: int) -> str | None:
    """A colour as a rater means it: green yellow red blue grey, None for white and nearly white.

    Orange counts as yellow up to 45 degrees: status tables print amber where others print yellow."""
    hue, light, strong = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if light > 0.97:
        return None
    if strong < 0.15 or light < 0.08:
        return "grey"
    degrees = hue * 360
    for limit, name in ((20, "red"), (70, "yellow"), (170, "green"), (270, "blue"), (330, "purple")):
        if degrees < limit:
            return name
    return "red"
