"""Counts by year and series -> the geometry of a stacked bar plot, for a template to draw as SVG.

Units: the drawing is WIDTH wide and HEIGHT high; a template adds words, patterns and the table of the same numbers.
"""

from __future__ import annotations

WIDTH, HEIGHT, GAP = 560, 200, 0.25
ORDER = ("stat", "region", "foretak", "klinikk", "same", "reworded", "changed", "split", "merged")


def stacked(counts: list[dict]) -> dict | None:
    """rows {year, series, value} -> {"width", "height", "bars": [{"year", "x", "middle", "total", "top", "parts":
    [{"series", "value", "y", "width", "height"}]}], "series"}; None where there is nothing to draw."""
    if not counts:
        return None
    first, last = min(row["year"] for row in counts), max(row["year"] for row in counts)
    years = range(first, last + 1)
    series = sorted(
        {row["series"] for row in counts}, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER)
    )
    values = {(row["year"], row["series"]): row["value"] for row in counts}
    highest = max(sum(values.get((year, name), 0) for name in series) for year in years)
    slot = WIDTH / len(years)
    width = min(slot * (1 - GAP), 72)
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "series": series,
        "bars": [
            _bar(year, slot * (place + 0.5), width, [(name, values.get((year, name), 0)) for name in series], highest)
            for place, year in enumerate(years)
        ],
    }


def _bar(year: int, middle: float, width: float, parts: list[tuple[str, int]], highest: int) -> dict:
    drawn, bottom = [], float(HEIGHT)
    for name, value in parts:
        height = HEIGHT * value / highest
        bottom -= height
        if value:
            drawn.append(
                {
                    "series": name,
                    "value": value,
                    "y": round(bottom, 1),
                    "width": round(width, 1),
                    "height": round(height, 1),
                }
            )
    return {
        "year": year,
        "x": round(middle - width / 2, 1),
        "middle": round(middle, 1),
        "top": round(bottom, 1),
        "total": sum(value for _, value in parts),
        "parts": drawn,
    }
