"""A filled database -> the same with what search needs: indexes of text, the words that find other words, topics,
folds and facets. Everything that costs (word bank, compounds) is done here; the reader (pipeline.search) looks up.

Rowids of `requirements` are what the index points with: nothing may renumber them afterwards (no vacuum).
"""
from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import sqlite_utils

from pipeline.phrases import phrases
from pipeline.publish.search_ellipses import add_ellipses
from pipeline.publish.search_expansions import expansions
from pipeline.publish.search_facets import add_facets
from pipeline.publish.search_folds import add_folds
from pipeline.publish.search_ordbank import ordbank
from pipeline.publish.search_topics import add_topics
from pipeline.register import Register
from pipeline.search.expand import all_forms, looked_up
from pipeline.search.match import phrase


def index(database: sqlite_utils.Database, register: Register | None = None, topics: Path | None = None) -> None:
    """Add the search tables to a database whose other tables are filled. To be run once, last.

    `topics` is a user's topics.toml; its topics replace ours of the same name. Raises tomllib.TOMLDecodeError where it
    is no TOML."""
    add_ellipses(database)
    database.executescript(files("pipeline.publish").joinpath("search.sql").read_text(encoding="utf-8"))
    _add_words(database)
    add_topics(database, topics)
    add_folds(database)
    add_facets(database)


def _add_words(database: sqlite_utils.Database) -> None:
    """The expansion tables, from the vocabulary of both indexes."""
    in_requirements = dict(_vocabulary(database, "requirements_fts"))
    words = sorted({*in_requirements, *dict(_vocabulary(database, "passages_fts"))})
    found, known = expansions(words, ordbank()), set(words)
    database.table("search_words").insert_all({"word": w, "requirements": in_requirements.get(w, 0)} for w in words)
    database.table("search_expansions").insert_all(
        ({"key": key, "word": word, "why": why} for key, word, why in found.finds
         if word in known or (" " in word and _stands(database, word))), batch_size=5000)
    database.table("search_forms").insert_all(({"form": form, "key": key} for form, key in found.forms), batch_size=5000)
    database.table("search_concepts").insert_all(_concepts(database))


def _vocabulary(database: sqlite_utils.Database, index_name: str) -> list[tuple[str, int]]:
    """Every word of a full-text index with the number of rows that hold it."""
    database.execute(f"create virtual table temp.vocabulary using fts5vocab(main, {index_name}, row)")
    found = database.execute("select term, doc from temp.vocabulary").fetchall()
    database.execute("drop table temp.vocabulary")
    return found


def _stands(database: sqlite_utils.Database, text: str) -> bool:
    """Whether a phrase stands anywhere in what is searched."""
    sought = phrase(text)
    return any(database.execute(f"select 1 from {name} where {name} match ? limit 1", (sought,)).fetchone()
               for name in ("requirements_fts", "passages_fts"))


def _concepts(database: sqlite_utils.Database) -> Iterator[dict]:
    """For each group the keys of the words it is offered for, and every form of its own words that the corpus has."""
    for entry in phrases("publish.search")["concept"]:
        keys = {key for word in entry["for"] for key in looked_up(database.conn, word.lower())}
        words = {form for word in entry["words"] for form in all_forms(database.conn, word) if _stands(database, form)}
        for role, found in (("key", keys), ("word", words)):
            yield from ({"concept": entry["name"], "role": role, "word": word} for word in sorted(found))
