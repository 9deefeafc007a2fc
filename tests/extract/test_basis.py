"""Whether a report's ratings are forecasts or results."""

from __future__ import annotations

import pytest

from tests.extract.pages import read

HEAD = "|| ID | Krav 2031 | Vurdering"
ROWS = [
    "| 1 | Sykehuset skal lage en plan. | {0}",
    "| 2 | Sykehuset skal øve to ganger. | {1}",
    "| 3 | Sykehuset skal ansette en rådgiver. | {2}",
]

CASES = [
    (
        "statustabell",
        [],
        ("Målet vil bli nådd.", "Målet blir delvis nådd.", "Tall mangler"),
        ["forecast"] * 3,
        "most ratings speak of what will be: so do those that only lack figures",
    ),
    ("statustabell", [], ("Nådd", "Delvis nådd", "Ikke nådd"), ["result"] * 3, "plain words tell what is"),
    (
        "statustabell",
        [],
        ("Nådd", "Blir ikke nådd", "Delvis nådd"),
        ["result", "forecast", "result"],
        "one of three speaks for itself alone",
    ),
    (
        "tertialrapport",
        ["Fargene viser om klinikken regner med at kravet vil bli innfridd."],
        ("Grønn", "Gul", "Rød"),
        ["forecast"] * 3,
        "an introduction holds for the whole table",
    ),
    (
        "tertialrapport",
        ["Prognosen for året er et overskudd på 4 mill. kroner."],
        ("Grønn", "Gul", "Rød"),
        ["result"] * 3,
        "a forecast of money says nothing of the ratings",
    ),
    (
        "tertialrapport",
        ["- Grønn: kravet ventes å bli oppfylt", "- Rød: kravet blir ikke oppfylt"],
        ("Grønn", "Gul", "Rød"),
        ["forecast"] * 3,
        "a legend of colours",
    ),
    (
        "statustabell",
        ["Farga viser om føretaket trur at kravet vil bli oppfylt."],
        ("Grøn", "Gul", "Raud"),
        ["forecast"] * 3,
        "nynorsk",
    ),
    (
        "delårsrapport",
        ["Bedömningen visar om kravet förväntas kunna uppnås."],
        ("Grön", "Gul", "Röd"),
        ["forecast"] * 3,
        "Swedish",
    ),
    (
        "årlig_melding",
        ["Vurderingen i tertialene var om kravet vil bli oppfylt."],
        ("Nådd", "Delvis nådd", "Ikke nådd"),
        ["result"] * 3,
        "an annual report tells what became of it",
    ),
]


@pytest.mark.parametrize(("genre", "lines", "ratings", "expected", "why"), CASES, ids=[case[4] for case in CASES])
def test_basis_of_a_table(genre, lines, ratings, expected, why):
    extracted = read(genre, *lines, HEAD, *(row.format(*ratings) for row in ROWS))
    assert [response.basis for response in extracted.responses] == expected, why


HEADED = [
    ("Krav | Ventet ved årsslutt", "{0}", "forecast", "the head of the rating column"),
    ("Krav | Prognose 2031 | Vurdering", "4 | {0}", "result", "a forecast of figures beside the rating"),
]


@pytest.mark.parametrize(("heads", "tail", "expected", "why"), HEADED, ids=[case[3] for case in HEADED])
def test_the_head_of_the_rating_column(heads, tail, expected, why):
    lines = [
        f"| Sykehuset skal holde {at} kurs. | {tail.format(word)}" for at, word in enumerate(("Grønn", "Gul", "Rød"))
    ]
    extracted = read("statustabell", f"|| {heads}", *lines)
    assert [response.basis for response in extracted.responses] == [expected] * 3, why


def test_a_comment_without_a_rating_is_a_result():
    extracted = read(
        "tertialrapport",
        "Fargene viser om kravet vil bli innfridd.",
        "|| ID | Krav 2031 | Kommentar",
        "| 1 | Sykehuset skal lage en plan. | Planen er vedtatt.",
    )
    assert [response.basis for response in extracted.responses] == ["result"]
