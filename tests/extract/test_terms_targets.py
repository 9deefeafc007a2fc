"""Targets beyond the figure: for when it holds, whose it is, and a number that takes its unit from the last one."""

from __future__ import annotations

import pytest

from pipeline.extract.targets import targets_in
from pipeline.extract.terms import terms_in
from tests.extract.test_terms_cases import document, register

# language, text, [(value, unit, horizon), ...], why
HORIZONS = [
    (
        "nb",
        "Svartiden skal være under 40 timer i 2024, og på sikt under 30.",
        [(40, "timer", "this_year"), (30, "timer", "long_term")],
        "only the item with the words, which takes the unit of the first",
    ),
    (
        "nn",
        "Svartida skal vere under 40 timar i 2024 og under 30 timar på sikt.",
        [(40, "timer", "this_year"), (30, "timer", "long_term")],
        "the words after their figure",
    ),
    (
        "sv",
        "På sikt ska svarstiden vara under 30 timmar i Norr och 20 timmar i Syd.",
        [(30, "timer", "long_term"), (20, "timer", "long_term")],
        "at the start of the sentence they hold for all",
    ),
    ("nb", "Svartiden skal være under 40 timer innen 1. juni 2024.", [(40, "timer", "by_date")], "a day to reach it"),
    (
        "nb",
        "Svartiden skal være under 40 timer. På sikt skal den være under 30 timer.",
        [(40, "timer", "this_year"), (30, "timer", "long_term")],
        "each sentence for itself",
    ),
]
# language, text, whose, why
OWNERS = [
    ("nb", "Det nasjonale målet er at minst 75 pst. får svar.", "Helse- og omsorgsdepartementet", "a national goal"),
    ("nn", "Det nasjonale målet er at minst 75 pst. får svar.", "Helse- og omsorgsdepartementet", "a national goal"),
    (
        "nb",
        "Minst 15 % skal ha plan (nasjonalt mål iht. Norsk planregister).",
        None,
        "a source that is no body we know",
    ),
    ("nb", "Minst 15 % skal ha plan (nasjonalt mål fra Helsedirektoratet).", "Helsedirektoratet", "the source named"),
    ("nb", "Regionens mål er under 40 timer.", "Helse Vest RHF", "a common word, resolved by the document"),
    ("nb", "HODs mål er at svartiden er under 40 timer.", "Helse- og omsorgsdepartementet", "an abbreviation"),
    ("nn", "Målet frå Helsedirektoratet er under 40 timar.", "Helsedirektoratet", "the body after the goal"),
    ("sv", "Regionens mål är under 40 timmar.", "Region Norrbotten", "the region above the division"),
    ("nb", "Målet er under 40 timer.", None, "nobody is named"),
    ("nb", "For å nå regionens mål skal svartiden være under 40 timer.", None, "the goal that is served"),
    ("nb", "Helse Vests svartid skal være under 40 timer.", None, "a genitive, but of no goal"),
]


@pytest.mark.parametrize(("language", "text", "wanted", "why"), HORIZONS)
def test_when_a_target_holds(language: str, text: str, wanted: list, why: str) -> None:
    found = terms_in(text, document(language), register()).targets
    assert [(one.value, one.unit, one.horizon) for one in found] == wanted, why


@pytest.mark.parametrize(("language", "text", "owner", "why"), OWNERS)
def test_whose_a_target_is(language: str, text: str, owner: str | None, why: str) -> None:
    found = terms_in(text, document(language), register()).targets
    assert [one.set_by for one in found] == [owner], why


def test_a_year_is_no_scope() -> None:
    one = terms_in("Svartiden skal være under 40 timer i 2024.", document("nb"), register()).targets[0]
    assert (one.raw, one.scope) == ("under 40 timer i 2024", None)


HEADS = [  # language, head of a column, cell, targets as (op, value, unit), why
    ("nb", "Mål 2024", "Under 40 dager, på sikt 35 dager", [("<", 40.0, "dager"), ("<", 35.0, "dager")], "the limit goes on"),
    ("nb", "Måltall 2024", "Lavere enn i 2023 og høyst 5 %", [("decrease", None, None), ("<=", 5.0, "%")], "both"),
    ("nn", "Nasjonalt mål 2024", "80", [("=", 80.0, "dager")], "whose goal it is, and the unit of the name"),
    ("sv", "Nämndens mål dec 2024", "Ska minska", [("decrease", None, None)], "whose and when"),
    ("sv", "Mål 2024 (%)", "95", [("=", 95.0, "%")], "the unit of the head"),
    ("sv", "Helårseffekt (tkr)", "4 500", [("=", 4500.0, "1000 SEK")], "an amount of money"),
    ("sv", "Utfall mål 2024", "95 %", [], "a result is no target"),
    ("nb", "Mål 2023", "95 %", [], "another year's"),
    ("sv", "Mål 2024", "K < 16 M < 17", [("<", 16.0, "dager"), ("<", 17.0, "dager")], "for women and for men, each with its sign"),
]


@pytest.mark.parametrize(("language", "head", "cell", "wanted", "why"), HEADS)
def test_columns_of_targets(language: str, head: str, cell: str, wanted: list, why: str) -> None:
    cells = (("Indikator", "Ventetid (dager)"), (head, cell))
    found = terms_in("Ventetid (dager)", document(language), register(), cells=cells).targets
    assert [(one.op, one.value, one.unit) for one in found] == wanted, why


def test_a_goal_in_words_beside_its_limit() -> None:
    cells = (("Mål", "1. Kortere ventetid"), ("Indikator", "Andel besøk"), ("Ambisjonsnivå", "90 %"))
    found = terms_in("Andel besøk", document("nb"), register(), cells=cells).targets
    assert [(one.op, one.value, one.unit) for one in found] == [("=", 90.0, "%")]


CHANGES = [  # language, name of a measure, cell, targets as (op, value, unit, baseline), why
    ("nb", "Kostnad for innleie sammenlignet med 2023", "-15 %", [("decrease", 15.0, "%", "2023")], "the name says against what"),
    ("nn", "Kostnad for innleige samanlikna med 2023", "−15 %", [("decrease", 15.0, "%", "2023")], "a true minus"),
    ("sv", "Kostnad för inhyrd personal jämfört med 2023", "-15 %", [("decrease", 15.0, "%", "2023")], "Swedish"),
    ("nb", "Resultat", "-15", [("=", -15.0, None, None)], "a result may be below zero"),
]


@pytest.mark.parametrize(("language", "name", "cell", "wanted", "why"), CHANGES)
def test_a_signed_figure_of_a_measure_that_compares(language: str, name: str, cell: str, wanted: list, why: str) -> None:
    cells = (("Indikator", name), ("Mål 2024", cell))
    found = terms_in(name, document(language), register(), cells=cells).targets
    assert [(one.op, one.value, one.unit, one.baseline) for one in found] == wanted, why


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Beredskapen (ved økt behov) skal økes sammenliknet med 2030.", [("increase", "økes sammenliknet med 2030")]),
        ("Beredskapen (med redusert drift) skal aukast frå 2030.", [("increase", "aukast frå 2030")]),
        ("Beredskapen (vid minskad drift) ska öka jämfört med 2030.", [("increase", "öka jämfört med 2030")]),
        ("Andelen båter i kø (skal reduseres sammenliknet med 2030).", [("decrease", "reduseres sammenliknet med 2030")]),
    ],
)
def test_brackets_explain_what_is_counted(text: str, wanted: list) -> None:
    assert [(t.op, t.raw) for t in targets_in(text, document("nb"), register())] == wanted
