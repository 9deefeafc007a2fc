"""The fitted model of voices: what it decides where rules read too little, and what it must leave."""

from __future__ import annotations

import pytest

from pipeline.extract.voice_model import PAIR, VOICES, likeliest
from pipeline.extract.weight_tables import Weights, weights_in
from tests.extract.test_who_asks import pairs

CHAPTER = "# 2 Rapportering på krav i styringsdokumentet 2031"


@pytest.mark.parametrize(
    ("language", "asked", "answer"),
    [
        ("nb", "Minst 90 prosent av båtene er malt innen tre år etter sjøsetting.", "Andelen malte båter var 84 prosent, ned fra 88 året før."),
        ("nn", "Ingen båtar ligg utan fortøying.", "Talet på båtar utan fortøying var 14, mot 22 i 2030. Nedgangen kjem av nye bryggjer."),
        ("nb", "Havna skal ikke ha båter i kø.", "Det ble registrert kø for 2,1 prosent av båtene, særlig i juli."),
        ("sv", "Minst 80 procent av båtarna är målade inom ett år.", "Andelen målade båtar var 71 procent, vilket är en ökning från 65 procent föregående år."),
    ],
)  # fmt: skip
def test_a_goal_told_as_a_state_is_asked(language, asked, answer):
    plain = "Havna skal telle båtene innen 1. mai 2031.", "Båtene ble talt i april, og tallene er sendt til eieren."
    found = pairs("årlig_melding", CHAPTER, "## Mål 2031", *plain, asked, answer, language=language)
    assert found == [plain, (asked, answer)]


def test_items_speak_as_what_introduces_them():
    lines = "Havna skal male bryggene.", "Arbeidet har i 2031 omfattet:", "- maling av tre brygger", "- opplæring av malere"
    assert [text for text, _ in pairs("årlig_melding", CHAPTER, "## Oppgaver 2031", *lines)] == ["Havna skal male bryggene."]


def test_voices_that_are_held_decide_their_neighbours():
    tied = Weights({"pair tie": [0, 200, 0, *[0] * 6]})  # what asks is followed by what answers
    blocks, pairs_ = [{"a"}, {"b"}], [set(), {"tie"}]
    assert likeliest(blocks, pairs_, ["asks", None], tied) == ["asks", "answers"]
    assert likeliest(blocks, pairs_, ["answers", None], tied)[0] == "answers"
    assert likeliest([], [], [], tied) == []


def test_weights_have_a_number_for_each_voice_or_pair():
    known = weights_in("voice_model")
    assert any(name.startswith(PAIR) for name in known.places)
    assert all(len(known.summed([name])) == len(VOICES) ** 2 for name in ("told by nobody", *known.places))
    alone = [known.summed([name]) for name in known.places if not name.startswith(PAIR)]
    assert alone and not any(any(row[len(VOICES) :]) for row in alone)


def test_weights_are_summed_in_any_order():
    rows = Weights({"a": [10, -20], "b": [7, 5, 1]})
    assert rows.summed(["b", "x", "a"]).tolist() == rows.summed(["a", "b"]).tolist() == [0.17, -0.15, 0.01]
    assert rows.summed([]).tolist() == [0.0, 0.0, 0.0]
