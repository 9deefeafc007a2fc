"""The corpus's words and Norsk Ordbank -> for each word its own keys, and the keys of what it is put together of.

A word that the word bank knows is taken apart only where its headword falls in parts that the corpus uses ("brystkreft",
not "kon|troll"), and never after an opening that makes a new word ("til|syn"). An unknown word (helseforetak,
antibiotikastyringsprogram, most Swedish) is taken apart freely, the corpus's own words counting as parts.
"""
from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.phrases import phrases
from pipeline.publish.search_ordbank import Ordbank
from pipeline.search.compounds import Dictionary, parts, runs
from pipeline.search.keys import compound_key, stem_keys, unknown_keys

_SHORTEST_OWN_PART = 5   # of the corpus's own words; shorter ones are too often slips and abbreviations
_SHORTEST_OF_KNOWN = 4   # parts of a known word, where not all of them are in use by themselves
_LONG_OF_KNOWN = 9       # letters of all parts together, where none is in use by itself
_SHORTEST_TAIL = 5       # a last part that is known after something that is not ("kolorektal|kreft")
_SHORTEST_HEAD = 4
_SHORTEST_KNOWN_HEAD = 7


class Lexicon:
    """Knows the words of one corpus. `own(word)` and `held(word)` give keys."""

    def __init__(self, words: Iterable[str], bank: Ordbank, further: Iterable[str] = ()) -> None:
        self.bank = bank
        self.words = {word for word in words if word.isalpha()}
        self._new = self._unknown_parts(bank) | set(further)
        self._in_use = self.words | {lemma for word in self.words for lemma in bank.headwords(word)}
        self._dictionary = Dictionary(self._opens, self._closes)
        self._known = Dictionary(lambda part: part not in _openings() and self._opens(part), self._closes)
        self._parts = cache(self._taken_apart)

    def _unknown_parts(self, bank: Ordbank) -> set[str]:
        """The corpus's own words that may be parts: not those that are cut off in front of a hyphen ("sikkerhets-")."""
        new = {w for w in self.words if len(w) >= _SHORTEST_OWN_PART and not bank.knows(w)}
        return {w for w in new if not (w.endswith("s") and (w[:-1] in new or bank.knows(w[:-1]) or parts(w[:-1], Dictionary(
            bank.first.__contains__, bank.last.__contains__))))}

    def knows(self, word: str) -> bool:
        """Whether a word is of the word bank, or put together of words that are."""
        return self.bank.knows(word) or all(self.bank.knows(part) for part in self._parts(word) or (word,))

    def knows_whole(self, word: str) -> bool:
        """Whether a word is of the word bank or of the corpus as it stands."""
        return self.bank.knows(word) or word in self.words

    def parts(self, word: str) -> tuple[str, ...]:
        """What a compound is put together of, without the joining letters; () for what is none. Freer than where a part
        is to be found by itself: chance parts do no harm here."""
        used = self.words - {word}
        return self._parts(word) or parts(word, Dictionary(lambda part: part in self.bank.first or part in used,
                                                           lambda part: self.bank.closes(part) or part in used))

    def own(self, word: str) -> tuple[str, ...]:
        """Keys under which a word is itself found: by its inflections, and as a compound by its parts."""
        headwords = self.bank.headwords(word)
        keys = [*headwords, *(key for headword in headwords for key in stem_keys(headword))] or self.stems(word)
        found = self._parts(word)
        return (*keys, compound_key([self._name(part) for part in found])) if found else tuple(keys)

    def stems(self, word: str) -> list[str]:
        """The keys of a word that the word bank does not know. A stem that is another word is left out where the word has
        one that is none ("tidigare" is no tid); a word that has only such stems is found as it is written, too."""
        found = unknown_keys(word)
        return [key for key in found if not self.bank.knows(key[1:])] or list(dict.fromkeys([*found, f"~{word}"]))

    def held(self, word: str) -> tuple[str, ...]:
        """Keys of the words that a compound holds, each part and each run of parts, those of its parts included."""
        return tuple(dict.fromkeys(self._held(word, 3)))

    def _held(self, word: str, depth: int) -> list[str]:
        found = self._parts(word)
        if not found or not depth:
            return []
        keys = []
        for run in runs(found):
            if len(run) > 1:
                keys += [compound_key([self._name(part) for part in run]), *self.bank.headwords("".join(run))]
            elif run[0] not in _openings():
                keys += [*self._part_keys(run[0], run[0] != found[-1]), *self._held(run[0], depth - 1)]
        return keys

    def _part_keys(self, part: str, is_first: bool) -> list[str]:
        """The keys of a part; a first part may end in a joining e that no dictionary knows of ("bygge|prosjekt")."""
        keys = [*(self.bank.headwords(part) or self.stems(part)), *self._compound_form_of(part)]
        return [*keys, part[:-1]] if is_first and part.endswith("e") and part[:-1] in self.bank.first else keys

    def _name(self, part: str) -> str:
        return (self.bank.headwords(part) or unknown_keys(part))[0]

    def _taken_apart(self, word: str) -> tuple[str, ...]:
        if not word.isalpha():
            return ()
        headwords = self.bank.headwords(word)
        if not headwords:
            found = parts(word, self._dictionary) or self._known_tail(word) or self._known_head(word)
            return () if len(found) == 2 and found[0] in _openings() else found
        known = next((found for headword in headwords if (found := self._known_apart(headword, True))), ())
        return known or self._known_apart(word, False)

    def _known_apart(self, word: str, is_headword: bool) -> tuple[str, ...]:
        """The parts of a known word, where they are in use or long enough not to be chance ("kon|troll")."""
        found = parts(word, self._known)
        if not found:
            return ()
        used, shortest = [part in self._in_use for part in found], min(map(len, found))
        long = is_headword and sum(map(len, found)) >= _LONG_OF_KNOWN
        sure = (all(used) or (shortest >= _SHORTEST_OF_KNOWN and (any(used) or long))
                or (used[0] and len(found[0]) >= _SHORTEST_OWN_PART))
        return found if sure else ()

    def _known_tail(self, word: str) -> tuple[str, ...]:
        """An unknown opening and a known noun that the corpus uses."""
        for start in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
            tail = word[start:]
            if self._closes(tail) and any(headword in self._in_use for headword in self.bank.headwords(tail)):
                return word[:start], tail
        return ()

    def _known_head(self, word: str) -> tuple[str, ...]:
        """A long noun that the corpus uses and something unknown, most often Swedish ("antibiotika|användning")."""
        for end in range(len(word) - _SHORTEST_HEAD, _SHORTEST_KNOWN_HEAD - 1, -1):
            head = word[:end]
            if (head in self.bank.first or head in self.bank.last) and any(h in self._in_use for h in self.bank.headwords(head)):
                return head, word[end:]
        return ()

    def _opens(self, part: str) -> bool:
        return part in self.bank.first or part in self._new or bool(self._compound_form_of(part))

    def _compound_form_of(self, part: str) -> tuple[str, ...]:
        """The headword of a form that stands in compounds only ("laboratorie": laboratorium)."""
        return tuple(headword for standing, ending in _compound_forms() if part.endswith(standing)
                     and (headword := part[:-len(standing)] + ending) in self.bank.first)

    def _closes(self, part: str) -> bool:
        if part in _endings() or (len(part) == 3 and part not in self.bank.first):
            return False
        if len(part) < 3:
            return part in phrases("publish.search")["short_parts"]["nb"]
        return self.bank.closes(part) or part in self._new


@cache
def _openings() -> frozenset[str]:
    entry = phrases("publish.search")["prefixes"]
    return frozenset(form for language in ("nb", "nn", "sv") for form in entry[language])


@cache
def _endings() -> frozenset[str]:
    entry = phrases("publish.search")["endings"]
    return frozenset(form for language in ("nb", "nn", "sv") for form in entry[language])


@cache
def _compound_forms() -> tuple[tuple[str, str], ...]:
    """Endings in compounds, each with the ending of the headword."""
    entry = phrases("publish.search")["compound_forms"]
    return tuple(zip(entry["in_compounds"], entry["alone"], strict=True))
