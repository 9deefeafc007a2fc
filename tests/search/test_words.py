"""Which words find which, over vocabularies of a few words."""
from __future__ import annotations

import sqlite3
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.phrases import phrases
from pipeline.publish.search_expansions import expansions
from pipeline.publish.search_lexicon import Lexicon
from pipeline.publish.search_ordbank import ordbank
from pipeline.search.compounds import Dictionary, parts, runs
from pipeline.search.expand import expand
from pipeline.search.spelling import respelled

LISTED = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))


def found(asked: str, words: set[str]) -> dict[str, str]:
    """The words of a corpus that a word finds, with why."""
    base = vocabulary(frozenset(words))
    return {each.word: each.why for each in expand(base, asked) if " " not in each.word and each.word in words}


@cache
def vocabulary(words: frozenset[str]) -> sqlite3.Connection:
    """A base of nothing but words."""
    base = sqlite3.connect(":memory:")
    base.execute("create table search_expansions (key, word, why)")
    base.execute("create table search_forms (form, key)")
    told = expansions(words, ordbank())
    base.executemany("insert into search_expansions values (?, ?, ?)", told.finds)
    base.executemany("insert into search_forms values (?, ?)", told.forms)
    base.execute("create index by_key on search_expansions (key)")
    base.execute("create index by_form on search_forms (form)")
    return base


@pytest.mark.parametrize(("asked", "finds", "never", "why"), [
    ("antibiotika", {"antibiotikabruken", "antibiotikastyringsprogram"}, {"resistens"}, "the part of a compound"),
    ("antibiotikastyring", {"antibiotikastyringsprogram"}, {"antibiotikabruken"}, "two parts of three, though nobody wrote them alone"),
    ("rus", {"rusbehandling"}, {"virus", "ruste"}, "what only looks like a part is none"),
    ("kreft", {"brystkreft", "eggstokkreft", "ovariekreft"}, {"bekreftelse"}, "three k are written as two; an unknown first part"),
    ("barn", {"barna", "barnevernet", "barnelege"}, {"barnål"}, "joined by e"),
    ("lege", {"leger", "legene", "fastlegen", "overlege"}, {"legemidler", "kollegene"}, "a medicine is no doctor"),
    ("bygg", {"bygget", "sykehusbygg", "byggeprosjektet"}, {"bygge", "forebygge", "innbyggere"}, "the house, not the verb"),
    ("slag", {"hjerneslag"}, {"forslag", "anslag"}, "an opening that makes another word"),
    ("eldre", set(), {"foreldre"}, "parents are not the old"),
    ("helsetjeneste", {"spesialisthelsetjenesten", "spesialisthelseteneste"}, {"tjenesteplan"}, "a run of parts, in nynorsk too"),
    ("sykehus", {"sjukehusa", "sjukhusen", "universitetssykehuset"}, set(), "nynorsk and Swedish, as chosen pairs"),
    ("kommune", {"kommunane", "kommunene"}, {"kommunikasjon"}, "nynorsk endings by rule"),
    ("fødsel", {"fødsler"}, set(), "the word bank knows what no stem can"),
    ("jordmor", {"jordmødrene"}, set(), "a vowel changes"),
    ("pasientenes", {"pasient", "pasienter"}, set(), "the genitive that the word bank leaves out"),
    ("laboratorium", {"laboratorieprøver", "laboratoriene"}, set(), "a form for compounds only"),
    ("sport", set(), {"transport"}, "chance is no compound"),
    ("lis", {"lis1"}, {"led", "lider"}, "a short form is no form of a verb"),
    ("leder", {"ledere", "prosjektleder"}, {"ledelse"}, "a headword is looked for as itself"),
    ("får", set(), {"far", "fare"}, "å is a letter"),
    ("is", set(), {"i"}, "a short word is no form of a shorter one"),
    ("sommaren", {"sommeren", "sommerdriften"}, {"summen"}, "a nynorsk form finds the compounds of the bokmål word"),
])
def test_a_word_finds_its_forms_and_compounds(asked: str, finds: set[str], never: set[str], why: str) -> None:
    told = found(asked, finds | never | {asked})
    assert finds <= told.keys(), f"{why}: {sorted(finds - told.keys())} not found"
    assert not never & told.keys(), f"{why}: {sorted(never & told.keys())} found"


@pytest.mark.parametrize(("asked", "word", "why"), [
    ("ventetid", "ventetidene", "bøyning"), ("ventetid", "ventetidsmålet", "sammensetning"), ("ventetid", "väntetid", "målform"),
    ("tsb", "tsb", None), ("tolk", "tolking", "synonym"), ("helsetenester", "helsetjenester", "bøyning"),
])
def test_every_word_is_named_with_its_reason(asked: str, word: str, why: str | None) -> None:
    assert found(asked, {word}).get(word) == why


@pytest.mark.parametrize("language", ["nn", "sv"])
def test_words_of_other_languages_find_the_bokmål_word_and_are_found(language: str) -> None:
    """`a = b`: each finds the other. `a < b`: a is a compound that b finds."""
    told = [(*row.replace(" < ", " = ").split(" = "), " = " in row) for row in LISTED[language]]
    told = [row for row in told if row[0] != row[1]]
    astray = [f"{there} does not find {here}" for here, there, _ in told if here not in finds_listed(there)]
    astray += [f"{here} does not find {there}" for here, there, both in told if both and there not in finds_listed(here)]
    assert not astray


@pytest.mark.parametrize("trap", LISTED["traps"])
def test_words_that_only_look_alike_do_not_find_each_other(trap: str) -> None:
    here, there = trap.split(" ! ")
    assert there not in finds_listed(here) and here not in finds_listed(there)


def finds_listed(word: str) -> set[str]:
    """What a word finds where all the listed words stand together."""
    rows = [row.replace(" ! ", " = ").replace(" < ", " = ") for group in LISTED.values() for row in group]
    words = frozenset(each for row in rows for each in row.split(" = "))
    return {each.word for each in expand(vocabulary(words), word)}


def test_the_tables_do_not_depend_on_the_order_of_words() -> None:
    words = ["antibiotikabruk", "antibiotika", "bruk", "sykehusbygg", "bygg"]
    assert expansions(words, ordbank()) == expansions(reversed(words), ordbank())


@given(st.text(alphabet="aeinstk", min_size=6, max_size=24))
def test_parts_and_joints_are_the_word(word: str) -> None:
    found = parts(word, Dictionary(lambda part: part[0] in "st", lambda part: part[0] in "an"))
    left = word
    for number, part in enumerate(found):
        assert left.startswith(part) or left.startswith(part[1:]) or left[1:].startswith(part), (word, found)
        left = left[left.find(part[1:]) + len(part) - 1:]
        assert len(runs(found)) == len(found) * (len(found) + 1) // 2 - 1 or number == 0
    assert not found or len(found) >= 2


@pytest.mark.parametrize("word", [w for entry in ("prefixes", "endings", "short_parts") for w in phrases("publish.search")[entry]["examples"]])
def test_examples_of_openings_and_endings(word: str) -> None:
    lexicon = Lexicon({word, "syn", "eldre", "slag", "kreft", "sikker", "virksom", "mål", "budsjett", "år"}, ordbank())
    held = set(lexicon.held(word))
    assert ("år" in held) if word == "budsjettår" else not held & {"syn", "eldre", "slag", "kreft"}


@pytest.mark.parametrize("word", phrases("publish.search")["compound_forms"]["examples"])
def test_examples_of_forms_for_compounds(word: str) -> None:
    assert {"laboratorium", "stipendium", "kriterium"} & set(Lexicon({word}, ordbank()).held(word))


@pytest.mark.parametrize("entry", phrases("search.spelling")["spelling"], ids=lambda entry: entry["language"])
def test_examples_of_spellings(entry: dict) -> None:
    for written, bokmål in (example.split(" = ") for example in entry["examples"]):
        assert bokmål in respelled(written), written
    for word in entry.get("counter_examples", ()):
        assert not any(ordbank().knows(other) for other in respelled(word)), word


def test_pairs_and_abbreviations_stand_in_all_languages() -> None:
    said = tomllib.loads(files("pipeline.publish").joinpath("search.toml").read_text(encoding="utf-8"))
    assert all(pair.get("nb") and (pair.get("nn") or pair.get("sv")) for pair in said["pair"])
    assert all(entry["short"] and entry["long"] for entry in said["abbreviation"])
    assert all(concept["for"] and len(concept["words"]) > 2 for concept in said["concept"])
