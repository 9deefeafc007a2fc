"""The notation that phrases are written in: each form of it finds what it says, and no more."""

from __future__ import annotations

import re

import pytest

from pipeline.extract.terms_notation import phrase_regex
from pipeline.extract.terms_wording import clauses, ending, wording
from pipeline.phrases import all_forms, phrases
from tests.extract.test_terms_cases import cases

FORMS = [
    ("innen utgangen av", "Innen  utgangen av", True, "any case, any white space"),
    ("rapporter*", "rapporteres", True, "any ending"),
    ("skal (også) lede", "skal lede", True, "left out"),
    ("skal (også) lede", "skal også lede", True, "kept"),
    ("skal/må lede", "må lede", True, "either word"),
    ("frist … utvides til", "frist for etablering utvides til", True, "words between"),
    ("frist … utvides til", "frist. Arbeidet utvides til", False, "not past the end of a sentence"),
    ("skal (på vegne av …) lede", "skal på vegne av alle lede", True, "words between inside a bracket"),
    ("skal lede", "skal leder", False, "the whole word"),
    ("v/", "v/", True, "a slash at the end is the word's own"),
    ("v/", "", False, "and no choice of nothing"),
]


@pytest.mark.parametrize(("form", "text", "found", "why"), FORMS)
def test_a_form_finds_what_it_says(form: str, text: str, found: bool, why: str) -> None:
    assert bool(re.fullmatch(phrase_regex(form), text, re.IGNORECASE)) is found, why


@pytest.mark.parametrize("subject", ("extract.deadlines", "extract.parties", "extract.targets", "extract.citations"))
def test_every_phrase_is_found_by_its_entry(subject: str) -> None:
    """Also the second of two words at the start: "leder/koordinerer arbeidet"."""
    for key, entry in phrases(subject).items():
        for form in all_forms(entry):
            for choice in re.split(r"/(?=.)", form.split()[0]):
                said = " ".join([choice, *form.split()[1:]])
                plain = re.sub(r"\(([^()]*)\)", r"\1", said).replace("…", "").replace("*", "")
                text = " ".join(re.split(r"/(?=.)", word)[0] for word in plain.split())
                assert wording(subject, key).search(text) or "(" in form, (key, form, text)


@pytest.mark.parametrize("subject", ("extract.deadlines", "extract.parties", "extract.targets", "extract.citations"))
def test_what_is_not_tried_is_not_there(subject: str) -> None:
    """Looking for letters first passes over no text in which the pattern stands."""
    texts = [text for name in ("deadlines", "targets", "parties", "citations") for _, text, *_ in cases(name)]
    for key, entry in phrases(subject).items():
        for one in (wording(subject, key), ending(subject, key)) if all_forms(entry) else ():
            for text in texts:
                for said in (text, text.upper(), text[: len(text) // 2] + " "):
                    assert bool(one.search(said)) is bool(one.pattern.search(said)), (key, said)


def test_a_text_comes_back_whole_in_its_clauses() -> None:
    text = ("Dette er en setning. " + "ord " * 2_000).strip()
    pieces = list(clauses(text))
    assert all(text[at : at + len(piece)] == piece and len(piece) <= 2_000 for at, piece in pieces)
    assert re.sub(r"\s", "", "".join(piece for _, piece in pieces)) == re.sub(r"\s", "", text)
