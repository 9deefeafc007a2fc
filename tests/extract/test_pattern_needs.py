"""Letters that a pattern cannot do without: by hand, and for any text that a pattern fits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.pattern_needs import Sieve, needs_of
from pipeline.extract.prose_forms import form, says
from pipeline.phrases import phrases

SUBJECT = "extract.prose_status"
PAIRS = {"from_to", "against", "in_years"}

NEEDS = [
    ("forsinket|utsatt", ("forsinket", "utsatt"), "one of the alternatives"),
    ("forsinkels(?:e|er)", ("forsinkels",), "the part that does not change"),
    ("måtte (?:\\w+ ){0,3}vente", ("måtte ",), "of two parts the longer, the earlier of two alike"),
    ("utsette[st]?", ("utsette",), "a sign that may be left out"),
    ("utsatt?", ("utsat",), "the letter before a question mark may be missing"),
    ("(?<!særlig )utsatt(?! for)", ("utsatt",), "what must not stand beside it"),
    ("\\w+ing", ("ing",), "letters of any kind tell nothing"),
    ("\\w+(?:et|ert)", (), "too few letters to look for"),
    ("forsinket|\\w+", (), "an alternative that needs nothing"),
    ("(?:ikke )?klar", ("klar",), "a group that may be left out"),
    ("Havna|havna", ("havna",), "capitals or not"),
]


@pytest.mark.parametrize(("pattern", "needs", "why"), NEEDS, ids=[case[-1] for case in NEEDS])
def test_what_a_pattern_needs(pattern, needs, why):
    assert needs_of(pattern) == needs, why


@pytest.mark.parametrize("pattern", [p for p, needs, _ in NEEDS if needs and "(?<!" not in p and "(?!" not in p])
@settings(max_examples=30)
@given(data=st.data())
def test_every_text_that_a_pattern_fits_holds_what_it_needs(pattern, data):
    text = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE | re.ASCII)))
    assert any(letters in text.lower() for letters in needs_of(pattern)) or not text.isascii()


@pytest.mark.parametrize("key", [k for k, e in phrases(SUBJECT).items() if isinstance(e, dict) and "nb" in e and k not in PAIRS])
def test_looking_for_letters_first_changes_no_answer(key):
    texts = [text for entry in phrases(SUBJECT).values() if isinstance(entry, dict) for text in entry.get("examples", ())]
    assert [text for text in texts if says(key, text) != bool(form(key).search(text))] == []


SIFTED = ("forsinket|utsatt", "utsatt til", "havn(?:a|en)", "\\w+")


@given(text=st.lists(st.sampled_from(("forsinket", "utsatt", " til", "havna", "havn", " ", "ut")), max_size=6).map("".join))
def test_a_sieve_lets_through_all_that_may_fit(text):
    bits = Sieve([needs_of(pattern) for pattern in SIFTED]).may_stand(text)
    assert bits < 1 << len(SIFTED) and bits >> 3 & 1, "what needs nothing may always stand"
    for at, pattern in enumerate(SIFTED[:3]):
        assert bool(bits >> at & 1) == any(letters in text for letters in needs_of(pattern))


def test_needs_of_what_a_name_stands_for():
    known = {"late": ("forsinket", "utsatt"), "any": ()}
    assert needs_of("er <late>", known.__getitem__) == ("forsinket", "utsatt")
    assert needs_of("<any> til", known.__getitem__) == (" til",)
    assert needs_of("<any>|utsatt", known.__getitem__) == ()
