"""What requirements write short ("pasient- og brukersikkerhet", "30 %") -> the whole words, in a column of their own, so
that who looks for pasientsikkerhet or for prosent finds it."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import sqlite_utils

from pipeline.phrases import phrases
from pipeline.publish.search_lexicon import Lexicon
from pipeline.publish.search_ordbank import ordbank
from pipeline.search.ellipses import Ellipsis, ellipses
from pipeline.search.keys import tokens


def add_ellipses(database: sqlite_utils.Database) -> None:
    """Fill requirements.joined. Before the full-text index is made."""
    rows = [(rowid, text, ellipses(text), signs(text)) for rowid, text in database.execute(
        "select rowid, coalesce(lead_in || ' ', '') || text from requirements")]
    short = [row for row in rows if row[2] or row[3]]
    lexicon = Lexicon(sorted({word for _, text, found, _ in short if found for word in tokens(text)}), ordbank())
    told = ((" ".join(dict.fromkeys([*(word for each in found for word in joined(each, lexicon)), *said])), rowid)
            for rowid, _, found, said in short)
    database.conn.executemany("update requirements set joined = ? where rowid = ?", ((j, r) for j, r in told if j))
    database.conn.commit()


def signs(text: str) -> list[str]:
    """The words of the signs in a text: what is no letter stands in no index."""
    return [word for sign, word in _signs() if sign in text]


@cache
def _signs() -> tuple[tuple[str, str], ...]:
    return tuple((entry["sign"], entry["word"]) for entry in phrases("publish.search")["sign"])


def joined(found: Ellipsis, lexicon: Lexicon) -> Iterator[str]:
    """The whole words of what is written short. Where the word beside can lend more or less ("primær- og
    spesialist|helse|tjenesten"), what gives a known word; else the longest that is a word by itself, else the last part."""
    lent = _lent(found, lexicon)
    words = [part for part in lent if lexicon.knows_whole(part)]
    for cut in found.cut:
        whole = {part: cut + part if found.lacks_last else part + cut for part in lent}
        known = [word for word in whole.values() if lexicon.knows_whole(word)]
        yield from known or [whole[part] for part in (*words, *reversed(lent))][:1]


def _lent(found: Ellipsis, lexicon: Lexicon) -> list[str]:
    """Endings (or beginnings) of the whole word that may be meant, the longest first."""
    places, at = [], 0
    for part in lexicon.parts(found.whole):
        at = found.whole.find(part, at)
        if at < 0:
            return []
        places.append(at)
        at += len(part)
    if found.lacks_last:
        return [found.whole[place:] for place in places[1:]]
    return [found.whole[:place] for place in reversed(places[1:])]
