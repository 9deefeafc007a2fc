"""A word that a user wrote -> the corpus's words that it finds, each with why. Rests on the tables search_expansions and
search_forms alone (pipeline.publish.search made them)."""
from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from pipeline.search.compounds import Dictionary, parts
from pipeline.search.keys import SHORT, WHY, asked_keys, compound_key, tokens
from pipeline.search.spelling import respelled

_SHORTEST_GENITIVE = 4


@dataclass(frozen=True, slots=True)
class Expansion:
    """`word` (or phrase) was added because the user asked for `asked`; `why` is one of keys.WHY."""
    asked: str
    word: str
    why: str


def expand(connection: sqlite3.Connection, word: str) -> tuple[Expansion, ...]:
    """All words of the corpus that the word finds, without the word itself, nearest reason first, then by alphabet."""
    keys = looked_up(connection, word)
    marks = ", ".join("?" * len(keys))
    found: dict[str, str] = {}
    for other, why in connection.execute(f"select word, why from search_expansions where key in ({marks})", keys):
        if other != word and (other not in found or WHY.index(why) < WHY.index(found[other])):
            found[other] = why
    ordered = sorted(found.items(), key=lambda item: (WHY.index(item[1]), item[0]))
    return tuple(Expansion(word, other, why) for other, why in ordered)


def all_forms(connection: sqlite3.Connection, term: str) -> list[str]:
    """A term's forms and compounds, itself first; of a term of several words only itself."""
    words = tokens(term)
    if len(words) != 1:
        return [" ".join(words)] if words else []
    return [words[0], *(found.word for found in expand(connection, words[0]))]


def long_form(connection: sqlite3.Connection, text: str) -> tuple[Expansion, ...]:
    """The short forms of a phrase ("psykisk helsevern": PHV); () where it has none."""
    found = connection.execute("""select distinct e.word from search_forms f join search_expansions e on e.key = f.key
        where f.form = ? and f.key like '=%' and e.word not like '% %' order by e.word""", (text,))
    return tuple(Expansion(text, row[0], SHORT) for row in found)


def looked_up(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The keys of a word: as the index knows the form, its form without a genitive's s, or what its stem and parts give."""
    genitive = word.endswith("s") and len(word) >= _SHORTEST_GENITIVE
    known = _known(connection, word) or (_known(connection, word[:-1]) if genitive else ())
    if known:
        return known
    other = {key: None for spelling in respelled(word) for key in _known(connection, spelling)}
    found = parts(word, Dictionary(lambda part: _plain(connection, part) != "", lambda part: _plain(connection, part) != ""))
    whole = (compound_key([_plain(connection, part) for part in found]),) if found else ()
    return (*asked_keys((), word), *whole, *other)


def _known(connection: sqlite3.Connection, form: str) -> tuple[str, ...]:
    return tuple(row[0] for row in connection.execute("select key from search_forms where form = ? order by key", (form,)))


def _plain(connection: sqlite3.Connection, part: str) -> str:
    """The one key that a part of a compound goes by; "" for what is no word."""
    keys = [key for key in _known(connection, part) if "+" not in key and key[0] not in "=^"]
    return min(keys, key=lambda key: (key.startswith("~"), key), default="")
