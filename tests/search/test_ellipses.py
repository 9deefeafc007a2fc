"""What is written short is found as the whole word, and marked where it stands."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.phrases import phrases
from pipeline.publish.search_ellipses import joined, signs
from pipeline.publish.search_lexicon import Lexicon
from pipeline.publish.search_ordbank import ordbank
from pipeline.search.ellipses import ellipses
from pipeline.search.keys import tokens


def whole(text: str, further: str = "") -> list[str]:
    lexicon = Lexicon(sorted(set(tokens(f"{text} {further}"))), ordbank())
    return [word for found in ellipses(text) for word in joined(found, lexicon)]


@pytest.mark.parametrize(("text", "words", "why"), [
    ("pasient- og brukersikkerhet", ["pasientsikkerhet"], "the part behind is lent"),
    ("primær- og spesialisthelsetjenesten", ["primærhelsetjenesten"], "two of three parts, because that is a word"),
    ("sykefraværsinnsats og -oppfølging", ["sykefraværsoppfølging"], "the part in front is lent, with its joint"),
    ("lærings- og mestringstjenestene", ["læringstjenestene"], "the joint stands before the hyphen"),
    ("intensiv-, operasjons- og kreftsykepleie", ["intensivsykepleie", "operasjonssykepleie"], "a row of them"),
    ("innkjøps-/logistikksystem", ["innkjøpssystem"], "a stroke joins as well"),
    ("barne-, ungdoms- eller voksenpsykiatri", ["barnepsykiatri", "ungdomspsykiatri"], "eller"),
    ("over- sikt over driften", [], "a line's end is no ellipsis"),
    ("covid-19 og smittevern", [], "a hyphen inside a name"),
])
def test_what_is_written_short_is_whole(text: str, words: list[str], why: str) -> None:
    assert whole(text) == words, why


def test_swedish_is_joined_by_the_corpus_own_words() -> None:
    assert whole("hälso- och sjukvård", "vård sjuk") == ["hälsovård"]


def test_signs_are_words() -> None:
    assert signs("minst 30 % innan § 4") == ["prosent", "paragraf"]


def test_every_example_of_a_conjunction_is_read() -> None:
    entry = phrases("search.words")["conjunctions"]
    assert all(ellipses(example) for example in entry["examples"])
    assert not any(ellipses(example) for example in entry["counter_examples"])


@given(st.text(alphabet="abcæø -,/og", max_size=60))
def test_an_ellipsis_stands_where_it_says(text: str) -> None:
    for found in ellipses(text):
        there = text[found.start:found.end].lower()
        assert found.whole in there and all(cut in there for cut in found.cut)
