"""Which part of an answer is whose, where neighbours share a paragraph, or something stands before the first part."""

from __future__ import annotations

import pytest

from pipeline.extract.parts import best_cut, parts_of
from pipeline.extract.parts_signs import reading_of
from tests.extract.pages import parsed

NB = ("øke antall opplæringsplasser for losførere sammenlignet med 2030", "gi en oversikt over behovet for dykkere", "vurdere delte stillinger mellom havn og kommune")
NN = ("auke talet på losar", "kjøpe inn redningsvestar til skulane", "greie ut ei ny flytebryggje i Nordvika")
SV = ("öka antalet lotsar", "köpa in flytvästar till skolorna", "utreda en ny flytbrygga i Norrviken")

CASES = [
    (
        NB,
        (
            "Havna hadde 58 opplæringsplasser for losførere. Oversikten over behovet for dykkere ble sendt i august.",
            "Det er videre satt ned et utvalg som ser på delte stillinger mellom havn og kommune.",
        ),
        {0: (0, 1), 1: (0, 1), 2: (1, 2)},
        "two paragraphs for three: the first speaks of two, the second of the third",
    ),
    (
        NN,
        (
            "Arbeidet er samla i eit program som hamnesjefen leier.",
            "Talet på losar auka frå 40 til 46.",
            "Redningsvestar er kjøpte til tre skular av fem.",
            "Ei ny flytebryggje i Nordvika er greidd ut.",
            "Styret tek stilling til flytebryggja i mai.",
        ),
        {0: (1, 2), 1: (2, 3), 2: (3, 5)},
        "what opens the answer is nobody's, and a paragraph goes with the one before it",
    ),
    (
        SV,
        (
            "- Lotsar. Antalet lotsar är nu 46.",
            "Sju av dem är nya.",
            "- Flytvästar. Tre skolor har fått flytvästar.",
            "- Flytbrygga: En ny flytbrygga i Norrviken utreds.",
        ),
        {0: (0, 2), 1: (2, 3), 2: (3, 4)},
        "items begin the parts of a list; a paragraph between them hangs on",
    ),
    (
        NN,
        ("Ei ny flytebryggje er greidd ut.", "Talet på losar auka til 46.", "Redningsvestar er kjøpte til skulane."),
        {2: (0, 1), 0: (1, 2), 1: (2, 3)},
        "each has its paragraph, in another order",
    ),
    (NN, ("Alle krava er følgde opp.", "Talet på losar auka.", "Resten er i rute."), {}, "they are taken together"),
    (NN, ("Hamna har hatt eit godt år.", "Arbeidet held fram."), {}, "it goes through none of them"),
    (NN[:2], ("Talet på losar auka.", "Redningsvestar er kjøpte til skulane."), {}, "of two, another rule decides"),
    (NN, ("Talet på losar auka, og redningsvestar er kjøpte.",), {}, "one block is everybody's"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "lines", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_the_part_of_each(asked: tuple[str, ...], lines: tuple[str, ...], expected: dict[int, tuple[int, int]], why: str) -> None:
    assert parts_of(parsed(*lines).blocks, asked) == expected, why


def test_an_answer_too_long_to_weigh_is_everybodys() -> None:
    lines = tuple(f"Talet på losar auka til {number}." for number in range(200))
    assert parts_of(parsed(*lines).blocks, NN) == {}


def test_every_requirement_has_a_run_of_whole_blocks_in_order() -> None:
    lines = ("Losar er det 46 av.", "| 46 | 40 |", "- i sør", "Redningsvestar er kjøpte.", "Flytebryggja er greidd ut.")
    runs = best_cut(reading_of(parsed(*lines).blocks, NN))
    assert sorted(runs) == [0, 1, 2]
    assert [runs[at] for at in sorted(runs)] == sorted(runs.values())
    assert all(0 <= start < end <= len(lines) for start, end in runs.values())
