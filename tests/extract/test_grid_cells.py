"""What the cells of a table show of its columns where the heads do not say it."""

from __future__ import annotations

import pytest

from tests.extract.pages import found, read

DUTIES = ("Sykehuset skal lage en plan.", "Sykehuset skal øve to ganger.", "Sykehuset skal ansette en rådgiver.")


def rows(*tails: str) -> list[str]:
    return [f"| {at} | {text} | {tail}" for at, (text, tail) in enumerate(zip(DUTIES, tails, strict=True), start=1)]


STATUSES = [
    (
        "Krav",
        "Der står vi",
        ("Innfridd", "Delvis innfridd", "Ikke innfridd"),
        ["oppfylt", "delvis", "ikke_oppfylt"],
        "an unknown head over rating words",
    ),
    (
        "Krav",
        "Resultat",
        ("Gjennomført", "Gjennomført", "Forsinket"),
        ["oppfylt", "oppfylt", "forsinket"],
        "a head for figures over rating words",
    ),
    (
        "Det vi er bedt om",
        "Trafikkfarge",
        ("Grønn", "Rød", "Gul"),
        ["oppfylt", "ikke_oppfylt", "delvis"],
        "neither head is known: the column that binds is rated",
    ),
    (
        "Styringsmål",
        "Kvar står vi",
        ("Nådd", "Delvis nådd", "Ikkje nådd"),
        ["oppfylt", "delvis", "ikke_oppfylt"],
        "sentences under a head for measures",
    ),
    (
        "Krav",
        "Levert?",
        ("Ja", "Delvis", "Ukjent"),
        ["oppfylt", "delvis", "ukjent"],
        "half of the marks of a short scale are known",
    ),
    ("Krav", "Läge", ("Klar", "Pågår", "Ej påbörjad"), ["oppfylt", "pågår", "ikke_påbegynt"], "Swedish words"),
    ("Krav", "Stoda", ("Ikkje starta", "Delvis", "Utført"), ["ikke_påbegynt", "delvis", "oppfylt"], "nynorsk words"),
]


@pytest.mark.parametrize(("asks", "rates", "tails", "expected", "why"), STATUSES, ids=[case[4] for case in STATUSES])
def test_the_rating_column_is_known_by_its_cells(asks, rates, tails, expected, why):
    extracted = read("statustabell", f"|| ID | {asks} | {rates}", *rows(*tails))
    assert [r.text for r in extracted.requirements] == list(DUTIES), why
    assert [answer.status for answer in extracted.answers] == expected, why


NO_RATING = [
    ("statustabell", "Avdeling", ("Kirurgi", "Medisin", "Kirurgi"), "names repeat too, but rate nothing"),
    ("oppdragsdokument", "Der står vi", ("Innfridd", "Delvis", "Innfridd"), "an order rates nothing"),
]


@pytest.mark.parametrize(("genre", "head", "tails", "why"), NO_RATING, ids=[case[3] for case in NO_RATING])
def test_no_rating_is_found_where_there_is_none(genre, head, tails, why):
    assert read(genre, f"|| ID | Krav | {head}", *rows(*tails)).answers == (), why


def test_prose_under_a_head_for_ratings_is_the_comment():
    tails = [
        f"Arbeidet pågår i {place}, og de ansatte der har sagt ja til en ordning som blir levert av andre til våren."
        for place in ("nord", "sør", "vest")
    ]
    extracted = read("statustabell", "|| ID | Krav | Status", *rows(*tails))
    assert [answer.status for answer in extracted.answers] == ["pågår"] * 3
    assert [response.text for response in extracted.responses] == tails


def test_codes_for_when_it_is_followed_up_answer_nothing():
    lines = [
        "|| Styrmått | Mål | Rapportering",
        "| Sjukfrånvaro | Minska | DÅ, ÅR",
        "| Besök | Öka | ÅR",
        "| Vårdtid | Minska | T1, ÅR",
    ]
    assert read("delårsrapport", *lines).responses == ()
    assert [kind for kind, _ in found("delårsrapport", *lines)] == ["indikator"] * 3


def test_a_goal_with_a_rating_beside_it_is_a_requirement():
    lines = [
        "|| Mål | Status",
        "| Ingen skal vente over ett år. | Nådd",
        "| Andel brudd under 2 % | Ikke nådd",
        "| Alle skal få time. | Nådd",
    ]
    assert len(found("tertialrapport", *lines)) == 3


def test_a_sign_alone_is_an_answer():
    lines = rows("●", "▲", "●")
    assert [response.text for response in read("tertialrapport", "|| ID | Krav | Måloppnåelse", *lines).responses] == [
        "●",
        "▲",
        "●",
    ]


def test_a_column_headed_oppdrag_holds_tasks():
    lines = ["|| Oppdrag | Status", "| Telle båtene | Pågår", "| Male bryggene | Ferdig"]
    assert [kind for kind, _ in found("tertialrapport", *lines)] == ["oppdrag"] * 2


def test_two_rows_are_too_few_to_judge_by():
    assert read("statustabell", "|| ID | Krav | Der står vi", *rows("Nådd", "Nådd", "Nådd")[:2]).answers == ()


def test_a_table_without_heads_is_read_without_a_fault():
    lines = [f"| {number} | Helse Vest RHF skal øve. | Gul" for number in (1, 2, 3)]
    assert [answer.status for answer in read("statustabell", *lines).answers] == ["delvis"] * 3


LIMITS = [
    ("Mål", "Krav", ("under 59 dager", "minst 40 mill. kroner", "≥ 90 %"), "bokmål"),
    ("Mål", "Krav", ("høgst 7,5 %", "ikkje over 12", "0 %"), "nynorsk"),
    ("Mål", "Krav", ("högst 3 dagar", "minst 90 procent", "under 5 %"), "svensk"),
]
NAMES = ("Ventetid i havna", "Andel malte båter", "Rene brygger")


@pytest.mark.parametrize(("goal", "limit", "cells", "why"), LIMITS, ids=[case[3] for case in LIMITS])
def test_a_requirement_of_bare_limits_is_the_target_of_what_is_measured(goal, limit, cells, why):
    lines = [f"| {at} | {name} | {cell}" for at, (name, cell) in enumerate(zip(NAMES, cells, strict=True), start=1)]
    assert found("styringsdokument", f"|| Nr. | {goal} | {limit}", *lines) == [("indikator", name) for name in NAMES], why


def test_a_requirement_in_words_is_no_target():
    lines = ["|| Nr. | Mål | Krav", "| 1 | Trygg havn | Klinikken skal male to båter", "| 2 | Ren havn | Klinikken skal vaske"]
    assert [text for _, text in found("styringsdokument", *lines)] == ["Klinikken skal male to båter", "Klinikken skal vaske"]


def test_a_table_parted_by_a_heading_keeps_its_heads():
    lines = ["|| Nr. | Mål | Krav", "| 1 | Ventetid i havna | under 5 dager", "| 2 | Malte båter | minst 90 %"]
    below = ["# Ressurser", "| 3 | Sykefravær | høyst 7 %", "| 4 | Månedsverk | følges opp"]
    asked = found("styringsdokument", *lines, *below)
    assert [text for _, text in asked] == ["Ventetid i havna", "Malte båter", "Sykefravær"]
