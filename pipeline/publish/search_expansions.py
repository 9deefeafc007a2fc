"""The words of a corpus -> which of them a user's word finds, and why: the table that search rests on.

Rows (key, word, why): who looks under the key finds the word. Rows (form, key): under which keys to look for a form.
The reader needs nothing but these two tables; stems, word bank and compounds are of the time of publishing.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice, product

from pipeline.phrases import phrases
from pipeline.publish.search_lexicon import Lexicon
from pipeline.publish.search_ordbank import Ordbank
from pipeline.search.keys import COMPOUND, INFLECTION, LANGUAGE, SHORT, SYNONYM, asked_keys, tokens, unknown_keys
from pipeline.search.spelling import respelled

LANGUAGES = ("nb", "nn", "sv")
_SHORTEST_LISTED = 4
_MOST_COMPOUNDS = 50   # of one compound with its parts in other languages


@dataclass(frozen=True, slots=True)
class Expansions:
    """`finds`: (key, word or phrase, why). `forms`: (form, key)."""
    finds: tuple[tuple[str, str, str], ...]
    forms: tuple[tuple[str, str], ...]


def expansions(words: Iterable[str], bank: Ordbank) -> Expansions:
    """Both tables for the words of a corpus. The same words in another order give the same tables."""
    said = phrases("publish.search")
    lexicon = Lexicon(sorted(words), bank, _paired_words(said))
    alike = _alike(said, bank)
    finds: dict[tuple[str, str], str] = {}
    for word in sorted(lexicon.words):
        for key, why in _keys(lexicon, word, alike):
            finds.setdefault((key, word), why)
    shorts = _shorts(said)
    _add_short_and_long(finds, shorts, said)
    for exception in said["exception"]:
        _leave_out(finds, exception, bank)
        _take_in(finds, exception, lexicon)
    rows = tuple((key, word, why) for (key, word), why in sorted(finds.items()))
    return Expansions(rows, tuple(sorted(_forms(lexicon, rows, bank, shorts))))


def _keys(lexicon: Lexicon, word: str, alike: dict[str, tuple[tuple[str, str], ...]]) -> Iterator[tuple[str, str]]:
    """Every key of a word with its reason, the nearest reason first."""
    spellings = _other_spellings(lexicon, word)
    parted = not any(lexicon.bank.knows(other) for other in spellings)   # "alvorlege" is no lege
    near = [*((key, INFLECTION) for key in lexicon.own(word) if parted or "+" not in key),
            *((key, COMPOUND) for key in lexicon.held(word) if parted)]
    yield from near
    spelled = [(key, LANGUAGE) for other in spellings for key in (*lexicon.own(other), *lexicon.held(other))]
    yield from spelled
    for key, _ in (*near, *spelled):
        yield from alike.get(key, ())
        if "+" in key:
            yield from ((changed, LANGUAGE) for changed in _paired_compounds(key, alike))


def _other_spellings(lexicon: Lexicon, word: str) -> list[str]:
    """The word as bokmål spells it, where only nynorsk or Swedish spells it as it stands: whole words before compounds."""
    bank, spellings = lexicon.bank, () if lexicon.bank.knows(word) else respelled(word)
    whole = [other for other in spellings if bank.knows(other)]
    return whole or [other for other in spellings if not lexicon.knows(word) and lexicon.knows(other)]


def _paired_compounds(key: str, alike: dict[str, tuple[tuple[str, str], ...]]) -> Iterator[str]:
    """The compound with parts in another language ("helse+tjeneste" for "helse+teneste")."""
    names = [(name, *(other for other, why in alike.get(name, ()) if why == LANGUAGE)) for name in key.split("+")]
    yield from islice(("+".join(each) for each in product(*names)), 1, _MOST_COMPOUNDS)


def _alike(said: dict, bank: Ordbank) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each key the keys of the same word in other languages, and of its synonyms."""
    groups = [(list(_listed(pair).items()), LANGUAGE) for pair in said["pair"]]
    groups += [([(form, "nb") for form in synonym["words"]], SYNONYM) for synonym in said["synonym"]]
    found: dict[str, dict[str, str]] = {}
    for forms, why in groups:
        keys = sorted({key for form, language in forms for key in _named(form, language, bank)})
        for key in keys:
            for other in keys:
                if other != key:
                    found.setdefault(key, {}).setdefault(other, why)
    return {key: tuple(sorted(others.items())) for key, others in found.items()}


def _listed(pair: dict) -> dict[str, str]:
    """The forms of a pair with the first language that has them."""
    return {form: language for language in reversed(LANGUAGES) for form in pair.get(language, ())}


def _named(form: str, language: str, bank: Ordbank) -> tuple[str, ...]:
    """The keys of a listed form: a headword where it is one, else its stem in its own language."""
    known = _asked(bank, form) if language != "sv" or form in bank.headwords(form) else ()
    if known and language == "nb":
        return known
    stems = tuple(stem for stem in unknown_keys(form, ("sv", "nb") if language == "sv" else ("nb",))
                  if stem[1:] == form or not bank.knows(stem[1:]))   # "brukar" is no bruk
    return (*known, *stems) or (f"~{form}",)


def _paired_words(said: dict) -> set[str]:
    """Listed words count as words that a compound may be put together of."""
    listed = [form for pair in said["pair"] for language in LANGUAGES for form in pair.get(language, ())]
    listed += [form for synonym in said["synonym"] for form in synonym["words"]]
    return {form for form in listed if len(form) >= _SHORTEST_LISTED}


def _add_short_and_long(finds: dict[tuple[str, str], str], shorts: dict[str, str], said: dict) -> None:
    """TSB finds its long form and the other way round; a long form is a phrase and is looked up as one. A short form is
    nothing else: LIS is no form of a verb."""
    for key, word in [pair for pair in finds if pair[1] in shorts]:
        del finds[key, word]
    for entry in said["abbreviation"]:
        short, inflected, long = (_cut(entry.get(field, ())) for field in ("short", "forms", "long"))
        for other in (*short, *long):
            finds[shorts[short[0]], other] = SHORT
        for other in inflected:
            finds[shorts[short[0]], other] = INFLECTION


def _shorts(said: dict) -> dict[str, str]:
    """Each short form with its key."""
    return {form: f"={_cut(entry['short'])[0]}" for entry in said["abbreviation"] for form in _cut(entry["short"])}


def _cut(forms: Iterable[str]) -> list[str]:
    """Written forms as the full-text index cuts them."""
    return [" ".join(tokens(form)) for form in forms]


def _leave_out(finds: dict[tuple[str, str], str], exception: dict, bank: Ordbank) -> None:
    word = exception["word"]
    keys = asked_keys(bank.headwords(word), word)
    gone = [(key, found) for key, found in finds if key in keys
            and any(fnmatchcase(found, pattern) for pattern in exception.get("not", ()))]
    for each in gone:
        del finds[each]


def _take_in(finds: dict[tuple[str, str], str], exception: dict, lexicon: Lexicon) -> None:
    word = exception["word"]
    key = asked_keys(lexicon.bank.headwords(word), word)[0]
    for other in sorted(lexicon.words):
        if any(fnmatchcase(other, pattern) for pattern in exception.get("also", ())):
            finds.setdefault((key, other), COMPOUND)


def _forms(lexicon: Lexicon, rows: tuple[tuple[str, str, str], ...], bank: Ordbank,
           shorts: dict[str, str]) -> set[tuple[str, str]]:
    """Under which keys to look for each form that the corpus, or the word bank for the corpus's headwords, knows."""
    keys = {key for key, _, _ in rows}
    forms = {(word, key) for word in lexicon.words for key in _looked_up(lexicon, word)}
    for form in bank.lemmas:
        headwords = _asked(bank, form)
        if any(headword in keys for headword in headwords):
            forms |= {(form, key) for key in asked_keys(headwords, form)}
    forms = {(form, key) for form, key in forms if form not in shorts} | set(shorts.items())
    for entry in phrases("publish.search")["abbreviation"]:
        forms |= {(long, shorts[_cut(entry["short"])[0]]) for long in _cut(entry["long"])}
    return {(form, key) for form, key in forms if key in keys}


def _looked_up(lexicon: Lexicon, word: str) -> list[str]:
    """The keys of a word of the corpus; of one that only nynorsk or Swedish spells so, also those of the same word in
    bokmål, whose compounds and other forms it then finds."""
    found: list[str] = []
    for other in (word, *_other_spellings(lexicon, word)):
        headwords, stems = _asked(lexicon.bank, other), lexicon.stems(other)
        keys = asked_keys(headwords, other)
        found += keys if headwords else [*stems, *(key for key in keys if key[0] == "^" and f"~{key[1:]}" in stems)]
        found += [key for key in lexicon.own(other) if "+" in key]
    return found


def _asked(bank: Ordbank, form: str) -> tuple[str, ...]:
    """Who writes a headword means that word, not another that has it among its forms ("leder" is not "lede")."""
    headwords = bank.headwords(form)
    return (form,) if form in headwords else headwords
