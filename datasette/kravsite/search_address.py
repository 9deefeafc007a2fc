"""A request's parameters <-> a question to search, and the addresses of neighbouring questions (one filter more, one
word less). An address says all of a search, so that it can be cited; what means nothing is left and told on the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from pipeline.search import MOST, Question

PAGE = 20
DATA_PAGE = 50
VIEWS = ("svar", "overskrift", "tekst")  # lists of hits outside the requirements
_OWN = ("q", "modus", "begrep", "uten", "sorter", "vis", "side")


@dataclass(frozen=True)
class Address:
    """The parameters of a search in the order they were given."""

    pairs: tuple[tuple[str, str], ...]

    def first(self, name: str, default: str = "") -> str:
        return next((value for other, value in self.pairs if other == name), default)

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for other, value in self.pairs if other == name and value))

    def plus(self, name: str, value: str) -> Address:
        """One value more of a name, from the first page."""
        return Address((*self._start(), (name, value)))

    def minus(self, name: str, value: str | None = None) -> Address:
        """Without a value of a name, or all of them."""
        return Address(
            tuple(pair for pair in self._start() if pair[0] != name or (value is not None and pair[1] != value))
        )

    def put(self, name: str, value: str | None) -> Address:
        """The one value of a name; None for none."""
        rest = self.minus(name)
        return rest if value is None else Address((*rest.pairs, (name, value)))

    def query(self) -> str:
        """ "?q=…" without what is empty, "?" where nothing is left."""
        return "?" + urlencode([pair for pair in self.pairs if pair[1] != ""])

    def hidden(self, *without: str) -> list[tuple[str, str]]:
        """What a form must carry along beside its own fields."""
        return [(name, value) for name, value in self._start() if name not in without and value]

    def _start(self) -> tuple[tuple[str, str], ...]:
        return tuple(pair for pair in self.pairs if pair[0] != "side")


def address_of(request) -> Address:
    """Every parameter that search knows, or that looks like a filter; Datasette's own (_size) are no part of it."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    return Address(tuple((name, value.strip()) for name, value in pairs if name and not name.startswith("_")))


def question_of(address: Address, size: str | None = None, data: bool = False) -> Question:
    """The question that an address asks. `size`: matters to give, a number or "max"; `data` for JSON and downloads."""
    limit = PAGE if not data else DATA_PAGE
    if size is not None:
        limit = min(int(size), MOST) if size.isdecimal() and len(size) < 9 else MOST if size == "max" else limit
    return Question(
        text=address.first("q"),
        mode=address.first("modus") or "alle",
        sort=address.first("sorter") or "relevans",
        filters={name: address.all(name) for name, _ in address.pairs if name not in _OWN and address.all(name)},
        off=address.all("uten"),
        concepts=address.all("begrep"),
        limit=limit,
        offset=(page_number(address) - 1) * limit,
    )


def page_number(address: Address) -> int:
    value = address.first("side")
    return max(1, int(value)) if value.isdecimal() and len(value) < 7 else 1
