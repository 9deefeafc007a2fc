"""Printed statuses, forecasts, and which sentences of an answer speak of which requirement."""

from __future__ import annotations

import pytest

from pipeline.extract.ratings import printed_status
from pipeline.extract.shares import shares

PRINTED = [
    ("Mål/krav blir innfridd. Turnusen holder.", None, "oppfylt"),
    ("Mål og krav oppfylles delvis til jul.", None, "delvis"),
    ("Mål/krav vil ikke bli oppfylt til jul.", None, "ikke_oppfylt"),
    ("Rapportering mangler, skjemaet er tomt.", None, "mangler_tall"),
    ("", "green", "oppfylt"),
    ("", "yellow", "delvis"),
    (None, "red", "ikke_oppfylt"),
    ("Rødt", None, "ikke_oppfylt"),
    ("Gul", None, "delvis"),
    ("Ej uppfyllt", None, "ikke_oppfylt"),
    ("Ikkje starta", None, "ikke_påbegynt"),
    ("Försenad", None, "forsinket"),
    ("Bortfalt", None, "bortfalt"),
]


@pytest.mark.parametrize(("words", "hue", "status"), PRINTED)
def test_printed_ratings(words, hue, status):
    assert printed_status(words, hue)[0] == status


def test_a_cell_that_says_nothing_has_no_status():
    assert printed_status("K: □ M: ▲", None) is None


def test_each_sentence_goes_to_the_requirement_it_speaks_of():
    passage = "Utredning innen frist var 72 prosent. Det er under målet. Avrusning er ikke målt."
    first, second = shares(
        passage, ("Andel utredet innen frist skal være 80 pst.", "Andel påbegynt etter avrusning skal være 60 pst.")
    )
    assert first == ("Utredning innen frist var 72 prosent.", "Det er under målet.")
    assert second == ("Avrusning er ikke målt.",)
