"""A request's parameters -> what a list query takes, and where the reader is in the list.

`side` counts pages of PAGE rows from 1; JSON takes `_size=max` for all rows, CSV always has all.
"""

from __future__ import annotations

from urllib.parse import urlencode

PAGE = 100


def window(request, format: str | None) -> dict:
    """{"limit", "offset", "side"} for a list query."""
    if format == "csv" or request.args.get("_size") == "max":
        return {"limit": -1, "offset": 0, "side": 1}
    side = max(1, number(request, "side") or 1)
    return {"limit": PAGE, "offset": (side - 1) * PAGE, "side": side}


def number(request, name: str) -> int | None:
    """A whole number from the address, None where there is none, something else, or more than 9 digits."""
    value = request.args.get(name) or ""
    return int(value) if value.isdecimal() and len(value) < 10 else None


def word(request, name: str, allowed: tuple[str, ...] = ()) -> str | None:
    """A word from the address, None where it is empty or not among the allowed."""
    value = (request.args.get(name) or "").strip()
    return value if value and (not allowed or value in allowed) else None


def pager(rows: list[dict], place: dict, chosen: dict) -> dict:
    """What the template's pager needs: total, first and last row shown, and the addresses before and after.

    `total` is in each row (a window count); a page beyond the end has none, and leads back to the first."""
    total = rows[0]["total"] if rows else 0
    kept = {name: value for name, value in chosen.items() if value is not None}
    more = place["limit"] > 0 and place["offset"] + len(rows) < total
    return {
        "total": total,
        "first": place["offset"] + 1 if rows else 0,
        "last": place["offset"] + len(rows),
        "before": _address(kept, place["side"] - 1) if place["side"] > 1 else None,
        "after": _address(kept, place["side"] + 1) if more else None,
        "query": f"?{urlencode(kept)}" if kept else "",
    }


def _address(kept: dict, side: int) -> str:
    return "?" + urlencode({**kept, **({"side": side} if side > 1 else {})})
