"""All sources -> links and findings that are true by construction.

Rule: a matter keeps its key through years and levels. A header names the documents that a document stands in relation
to: `after` (the year before), `amends` (what it revises), `from` (the level above), `answers` (what it reports on),
`beside` (the same letter to another region). Every requirement of such a pair with the same key, or named in `from=`,
is linked.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from tests.sample.markup import Source

RELATIONS = {"after": None, "amends": "amended", "from": "cascade", "answers": "reported", "beside": "sibling"}
_YEARLY = ("same", "reworded", "changed", "split", "merged", "related")
_APART = ("føring", "indikatordefinisjon")


def pairs(sources: tuple[Source, ...]) -> Iterator[tuple[str, Source, Source]]:
    """(relation, earlier or upper, later or lower) for every relation that a header names."""
    by_alias = {source["alias"]: source for source in sources}
    for source in sources:
        for relation in RELATIONS:
            for alias in filter(None, re.split(r",\s*", source[relation])):
                yield relation, by_alias[alias], source


def links(relation: str, upper: list[dict], lower: list[dict], names: tuple[str, str]) -> list[dict]:
    """The links of a pair, as LABELS.md writes them; `type` is the kind that the database uses."""
    by_key = {row["key"]: row for row in upper}
    out = []
    for row in lower:
        for key in _sources_of(row, by_key):
            out.append({"a": {"doc": names[0], "n": by_key[key]["n"]}, "b": {"doc": names[1], "n": row["n"]},
                        "type": RELATIONS[relation] or _yearly(by_key[key], row), "note": None})
    return out


def _sources_of(row: dict, by_key: dict[str, dict]) -> list[str]:
    named = [key for key in row["from"] if key in by_key]
    return named or [key for key in [row["key"]] if key in by_key]


def _yearly(before: dict, after: dict) -> str:
    if after["y"] in _YEARLY:
        return after["y"]
    if _plain(before) == _plain(after):
        return "same"
    raise ValueError(f"say how {after['key']} differs from the year before: y=reworded or y=changed")


def _plain(row: dict) -> str:
    """What two years' wordings of the same have in common: letters alone, so that years and signs do not tell."""
    text = " ".join(row.get("text_parts") or [row["text"]])
    return re.sub(r"\W+", "", re.sub(r"\b20\d\d\b", "", text)).lower()


def findings(relation: str, upper: list[dict], lower: list[dict], names: tuple[str, str], *,
             annual: bool) -> list[dict]:
    """What the pair lacks: new and gone between years, not_passed_down, unanswered. Guidance and definitions are out.

    Silence is asked of the annual report alone, and only where an answer is due: what another region leads, what has
    lapsed, and the duty to report itself are no silence."""
    made = links(relation, upper, lower, names)
    above, below = {link["a"]["n"] for link in made}, {link["b"]["n"] for link in made}
    out = []
    if relation == "after":
        out += [_finding(names, 1, row, "new") for row in _core(lower) if row["n"] not in below]
        out += [_finding(names, 0, row, "gone") for row in _core(upper) if row["n"] not in above]
    if relation == "from":
        out += [_finding(names, 0, row, "not_passed_down") for row in _core(upper) if row["n"] not in above]
    if relation == "answers" and annual:
        answered = {link["a"]["n"] for link in made if _is_answered(lower[link["b"]["n"] - 1])}
        out += [_finding(names, 0, row, "unanswered") for row in _core(upper)
                if row["n"] not in answered and row["reporting"] == "due"]
    return out


def _is_answered(row: dict) -> bool:
    return bool(row["response"] or row["status"])


def _core(rows: list[dict]) -> list[dict]:
    return [row for row in rows if row["kind"] not in _APART]


def lives(planted: list[dict], sources: tuple[Source, ...], rows: dict[str, list[dict]]) -> list[dict]:
    """The planted lives with document and number for each alias#key; the half is the documents'. Raises KeyError or
    StopIteration for a document or key that stands nowhere."""
    by_alias = {source["alias"]: source for source in sources}
    out = []
    for life in planted:
        places = [by_alias[name.partition("#")[0]] for name in life["at"]]
        held_out = any(source["half"] == "held_out" for source in places)
        out.append({**life, "half": "held_out" if held_out else "open",
                    "at": [_address(source, rows[source.name], name.partition("#")[2])
                           for source, name in zip(places, life["at"], strict=True)]})
    return out


def _address(source: Source, rows: list[dict], key: str) -> str:
    if not key:
        return source.name
    return f"{source.name}#{next(row['n'] for row in rows if row['key'] == key)}"


def _finding(names: tuple[str, str], which: int, row: dict, kind: str) -> dict:
    return {"doc": names[which], "n": row["n"], "kind": kind, "compared": names[1 - which], "key": row["key"]}
