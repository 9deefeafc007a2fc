"""Norsk Ordbank (bokmål 2005) as spacy-lookups-data carries it -> which headwords a form belongs to.

CC BY 4.0, Nasjonalbiblioteket (Språkbanken): the words that reach the index are reworked (lower case, headwords alone),
and the site and NOTICE say so. The table takes a second and 250 MB: it is read when a database is published, never by
the site.
"""
from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_CLASSES = ("noun", "adj", "verb", "adv")
_FIRST_IN_COMPOUNDS = ("noun", "adj")
_SHORTEST_ADVERB = 5     # "videre" opens compounds, "ut" opens half the dictionary
_SHORTEST_GENITIVE = 5   # "LIS" is not "of li"


@dataclass(frozen=True, slots=True)
class Ordbank:
    """`lemmas`: form -> its headwords. `first`: headwords of nouns and adjectives (and long
    adverbs), which open compounds. `last`: every
    form of a noun or adjective, which closes them."""
    lemmas: dict[str, tuple[str, ...]]
    first: frozenset[str]
    last: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether the form, or the form without a genitive's s (which the word bank leaves out), is known."""
        return word in self.lemmas or self._is_genitive(word)

    def headwords(self, word: str) -> tuple[str, ...]:
        """The headwords of a form. A noun's headword is not also the command of a verb ("bygg" is not "bygge!")."""
        found = self.lemmas.get(word[:-1] if self._is_genitive(word) else word, ())
        return tuple(lemma for lemma in found if lemma != f"{word}e") if word in found else found

    def closes(self, part: str) -> bool:
        """Whether a compound may end so: in a form of a noun or an adjective, the genitive too."""
        return part in self.last or (part.endswith("s") and part[:-1] in self.last)

    def _is_genitive(self, word: str) -> bool:
        return len(word) >= _SHORTEST_GENITIVE and word not in self.lemmas and word.endswith("s") and word[:-1] in self.last


@cache
def ordbank() -> Ordbank:
    """The whole word bank, read once in a process."""
    packed = files("spacy_lookups_data").joinpath("data", "nb_lemma_exc.json.gz").read_bytes()
    tables = json.loads(gzip.decompress(packed))
    lemmas: dict[str, tuple[str, ...]] = {}
    for word_class in _CLASSES:
        for form, found in tables[word_class].items():
            words = [lemma for lemma in found if len(lemma) > 1]   # "is" is ice; no letter is looked for in the plural
            lemmas[form] = tuple(dict.fromkeys((*lemmas.get(form, ()), *words)))
    openers = {lemma for word_class in _FIRST_IN_COMPOUNDS for found in tables[word_class].values() for lemma in found}
    openers |= {lemma for found in tables["adv"].values() for lemma in found if len(lemma) >= _SHORTEST_ADVERB}
    closers = {form for word_class in _FIRST_IN_COMPOUNDS for form in tables[word_class]}
    return Ordbank(lemmas, frozenset(openers), frozenset(closers))
