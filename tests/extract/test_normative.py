"""Normative verbs as words of their own, in three languages."""

from __future__ import annotations

import pytest

from pipeline.extract.normative import normative_verbs
from pipeline.phrases import phrases
from pipeline.records import LANGUAGES

CASES = [
    ("Sykehuset skal levere en plan, og styret må behandle den.", "nb", ("skal", "må"), "two verbs, in order"),
    ("Det bør/skal legges til rette for læring.", "nb", ("bør", "skal"), "a slash parts two words"),
    ("Skalldyr er ikke omfattet av måltallet.", "nb", (), "no part of a word"),
    ("SKAL: ny rutine for melding.", "nb", ("SKAL",), "capitals do not hide a verb"),
    ("Det leggjast til grunn at føretaket pliktar å melde frå.", "nn", ("leggjast til grunn", "pliktar"), "phrases of several words"),
    ("Divisionen ska redovisa utfallet och bör följa upp avvikelser.", "sv", ("ska", "bör"), "Swedish"),
    ("Planen ble levert i mai.", "nb", (), "nothing asked"),
    ("", "nb", (), "an empty text"),
]


@pytest.mark.parametrize(("text", "language", "verbs", "why"), CASES)
def test_normative_verbs(text: str, language: str, verbs: tuple[str, ...], why: str) -> None:
    assert normative_verbs(text, language) == verbs, why


@pytest.mark.parametrize("strength", ["strong", "weak"])
def test_every_form_is_found_by_itself(strength: str) -> None:
    for language in LANGUAGES:
        for form in phrases("extract.duty")[strength][language]:
            assert form in normative_verbs(f"Foretaket {form} plan.", language), form


def test_an_unknown_language_is_cut_as_bokmål() -> None:
    assert normative_verbs("Foretaket skal melde.", "de") == ("skal",)
