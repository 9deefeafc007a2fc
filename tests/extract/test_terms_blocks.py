"""Terms that hold for a whole block, bodies that no register holds, and new deadlines that answers tell of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract.deadlines_new import new_deadlines
from pipeline.extract.parties_bodies import boards_in, bodies_in, with_own
from pipeline.extract.parties_codes import with_codes_of
from pipeline.extract.parties_units import units_in
from pipeline.extract.terms import terms_in
from pipeline.extract.terms_block import holds_for, with_inherited
from pipeline.phrases import phrases
from pipeline.records import Block, PartyRole, Requirement, Terms
from tests.extract.test_terms_cases import deadlines_of, document, parties_of, register


def test_examples_of_sentences_behind_a_list() -> None:
    entry = phrases("extract.terms")["general"]
    for sentence, item in entry["examples"]:
        assert holds_for(sentence, item, None) == sentence, (sentence, item)
    for sentence, item in entry["counter_examples"]:
        assert holds_for(sentence, item, None) is None, (sentence, item)


@pytest.mark.parametrize(
    ("text", "lead_in", "after", "deadlines", "parties", "why"),
    [
        (
            "styrke opplæringen",
            "Helse Vest RHF skal:",
            "Arbeidet skal ledes av Helse Nord RHF og være ferdig innen 1. juni 2024.",
            [["2024-06-01", "day", "due"]],
            [["Helse Vest RHF", "addressee"], ["Helse Nord RHF", "lead"]],
            "a sentence about the work holds for each item",
        ),
        (
            "redusere sykefraværet",
            "Helse Vest RHF skal:",
            "Planen skal være vedtatt innen 1. juni 2024.",
            [],
            [["Helse Vest RHF", "addressee"]],
            "the plan is another item's",
        ),
        (
            "vurdere kostnader",
            "Helse Vest RHF skal utrede en ny base, og:",
            "Utredningen skal være ferdig innen 1. juni 2024.",
            [["2024-06-01", "day", "due"]],
            [["Helse Vest RHF", "addressee"]],
            "the lead-in names the task",
        ),
        (
            "sette tak for innleie",
            "lage en plan for bemanning, herunder:",
            "Planen skal være vedtatt innen 1. juni 2024.",
            [],
            [],
            "a part of the plan is not sent",
        ),
        (
            "styrke opplæringen",
            "Helse Vest RHF skal:",
            "Helse Nord RHF koordinerer. Det skal rapporteres til departementet innen 1. juni 2024.",
            [],
            [["Helse Vest RHF", "addressee"], ["Helse Nord RHF", "lead"]],
            "a duty to report is a requirement of its own",
        ),
    ],
)
def test_a_sentence_behind_a_list(
    text: str, lead_in: str, after: str, deadlines: list, parties: list, why: str
) -> None:
    terms = terms_in(text, document("nb"), register(), lead_in=lead_in, after=after)
    assert deadlines_of(terms) == deadlines, why
    assert sorted(parties_of(terms)) == sorted(parties), why


def test_a_report_quotes_its_duty_to_report_with_the_list() -> None:
    quoted = replace(document("nb"), genre="årlig_melding")
    after = "Det skal rapporteres på arbeidet innen 1. juni 2024."
    terms = terms_in("styrke opplæringen", quoted, register(), lead_in="Helse Vest RHF skal:", after=after)
    assert deadlines_of(terms) == [["2024-06-01", "day", "report"]]


def test_an_item_under_an_item_is_for_the_same_body() -> None:
    body = PartyRole("Helse Vest RHF", "addressee", "Helse Vest RHF")
    above = Requirement("a", "d", 1, "krav", "styrke tilbudet, herunder:", terms=Terms(parties=(body,)))
    below = Requirement("b", "d", 2, "krav", "lage en plan", parent="a")
    deeper = Requirement("c", "d", 3, "krav", "lage et utkast", parent="b")
    apart = Requirement("e", "d", 4, "krav", "noe annet")
    found = with_inherited((above, below, deeper, apart))
    assert [one.terms.parties for one in found] == [(body,), (body,), (body,), ()]


@pytest.mark.parametrize("group", ("form", "begins"))
def test_examples_of_bodies(group: str) -> None:
    for name, entry in phrases("extract.parties_bodies")[group].items():
        for text, wanted in entry.get("examples", ()):
            assert [[one.name, one.kind] for one in bodies_in(text)] == wanted, (name, text)
        for text in entry.get("counter_examples", ()):
            assert not bodies_in(text), (name, text)


def test_examples_of_boards() -> None:
    entry = phrases("extract.parties_bodies")["board"]
    for text, wanted in entry["examples"]:
        assert [[one.name, one.kind] for one in boards_in(text)] == wanted
    for text in entry["counter_examples"]:
        assert not boards_in(text)


def test_examples_of_units() -> None:
    for name, entry in phrases("extract.parties_units").items():
        for text, wanted in entry.get("examples", ()):
            assert [one.name for one in units_in(text)] == wanted, (name, text)
        for text in entry.get("counter_examples", ()):
            assert not units_in(text), (name, text)


def test_companies_of_municipalities() -> None:
    entry = phrases("extract.parties_bodies")["owned"]
    for text, wanted in entry["examples"]:
        assert [[one.name, one.kind] for one in bodies_in(text)] == wanted, text
    assert not [text for text in entry["counter_examples"] if bodies_in(text)]


@pytest.mark.parametrize(
    ("lead_in", "text", "wanted", "why"),
    [
        ("Förvaltningen ska under 2024:", "införa en modell", ["2024-12-31"], "the lead-in's year holds for its items"),
        ("Förvaltningen ska under 2024:", "ta fram en plan senast den 1 juni 2024", ["2024-06-01"], "an item's own day is nearer"),
        ("Förvaltningen ska under 2024:", "ta fram en plan senast den 1 juni 2025", ["2024-12-31", "2025-06-01"], "another year"),
        ("Foretaket skal innen utgangen av 2024:", "lage en plan innen 1. juni 2024", ["2024-12-31", "2024-06-01"], "by when: both"),
        ("Føretaket skal innan utgangen av 2024:", "lage ein plan innan 1. juni 2024", ["2024-12-31", "2024-06-01"], "nynorsk: both"),
    ],
)
def test_the_year_of_a_lead_in_gives_way(lead_in: str, text: str, wanted: list, why: str) -> None:
    language = "sv" if "ska " in lead_in else "nb"
    found = terms_in(text, document(language), register(), lead_in=lead_in).deadlines
    assert [one.date.isoformat() for one in found if one.date] == wanted, why


def test_a_column_names_who_is_worked_with() -> None:
    cells = (("Krav", "Etablere hospitering"), ("Frist", "I løpet av 2024"), ("Samarbeid", "Helse Bergen HF og Helse Fonna HF"))
    found = terms_in("Etablere hospitering", document("nb"), register(), cells=cells)
    assert parties_of(found) == [["Helse Bergen HF", "partner"], ["Helse Fonna HF", "partner"]]
    assert deadlines_of(found) == [["2024-12-31", "year", "due"]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("nb", "Tjenesten kan tidligst åpnes for pasienter våren 2025.", "2025-05-31"),
        ("nb", "Den nye planen er å koble på sykehuset i andre halvår 2025.", "2025-12-31"),
        ("nb", "Evalueringen blir derfor først ferdig i løpet av våren 2025.", "2025-05-31"),
        ("nb", "Styret får planen til behandling i mai 2025.", "2025-05-31"),
        ("nn", "Det er semje om at rutinane skal leggjast fram innan 1. juni 2025.", "2025-06-01"),
        ("nn", "Oppstarten er no lagt til hausten 2025.", "2025-11-30"),
        ("sv", "Planen blir klar först i februari 2025.", "2025-02-28"),
        ("sv", "Utvärderingen görs i stället hösten 2025.", "2025-11-30"),
        ("nb", "Den siste pulja er satt til 15. februar 2025.", "2025-02-15"),
        ("nb", "Styret har flyttet leveransen til mars 2025.", "2025-03-31"),
        ("nb", "Innføringa er flyttet til 2025, og ny dato er 1. april 2025.", "2025-04-01"),
        ("nb", "Høringsfristen ble flyttet til 15. februar 2025.", None),
        ("nn", "Dei siste hamnene får radar i mai 2025.", "2025-05-31"),
        ("sv", "Båtarna tas i bruk i maj 2025.", "2025-05-31"),
        ("nb", "Planen gjelder til 31. desember 2027.", None),
        ("nn", "Planen vart levert, og tiltaka gjeld til 2027.", None),
        ("sv", "Avtalet gäller till den 31 december 2027.", None),
    ],
)
def test_an_answer_tells_when_it_will_be_done(language: str, text: str, wanted: str | None) -> None:
    given = replace(document(language), genre="årlig_melding")
    known = terms_in("Planen skal være ferdig innen 1. mai 2024.", document("nb"), register()).deadlines
    assert [one.date.isoformat() for one in new_deadlines((text,), given, known) if one.date] == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("recipient", "name", "kind"),
    [
        *((text, *found[0]) for entry in phrases("extract.parties_bodies")["own"].values() for text, found in entry["examples"]),
        ("FORETAKSMØTE I HELSE FJELLKYST RHF", "Helse Fjellkyst RHF", "rhf"),
        ("Føretaksmøte i Fjellkyst sjukehus HF", "Fjellkyst sjukehus HF", "hf"),
    ],
)
def test_the_documents_own_body(recipient: str, name: str, kind: str) -> None:
    own = with_own(replace(document("nb"), recipient=recipient, recipients=(), issuer=None), register())
    party = own.find(recipient)
    assert party and (party.name, party.kind) == (name, kind)


def test_a_common_word_stands_for_a_body_that_no_register_holds() -> None:
    given = replace(document("nb"), recipient="Fjellkyst sykehus HF", recipients=(), issuer="Helse Fjellkyst RHF", level="foretak")
    text = "Helseforetaket skal lage en plan sammen med Solvik sykehus HF, og sende den til Helse Fjellkyst RHF."
    assert parties_of(terms_in(text, given, register())) == [
        ["Fjellkyst sykehus HF", "addressee"],
        ["Helse Fjellkyst RHF", "report_to"],
        ["Solvik sykehus HF", "partner"],
    ]


def test_a_new_deadline_is_told_once() -> None:
    given = document("nb")
    known = terms_in("Rapporter innen 1. juni 2024. <Ny frist 1. juni 2025.>", given, register()).deadlines
    assert not new_deadlines(("Fristen er utsatt til juni 2025.", "Ny frist er 1. juni 2025."), given, known)
    assert [one.date.isoformat() for one in new_deadlines(("Ny frist er 1. juli 2025.",), given, known)] == ["2025-07-01"]


def test_a_document_that_lists_its_units_with_codes_knows_them() -> None:
    lines = ("Hjertemedisinsk avdeling (HJE)", "Lungeavdelingen (LUN)", "Akuttmottaket (AKM)", "Plan for bemanning (PFB)", "Klinikken skal øve (ROS)")
    blocks = tuple(Block(number, "item", text) for number, text in enumerate(lines))
    text = "teste ny løsning (HJE, LUN)"
    assert not terms_in(text, document("klinikk"), register()).parties
    known = terms_in(text, document("klinikk"), with_codes_of(blocks, register()))
    assert parties_of(known) == [["HJE", "addressee"], ["LUN", "addressee"]]
    assert not terms_in("lage en plan (PFB)", document("klinikk"), with_codes_of(blocks, register())).parties
    assert with_codes_of(blocks[1:3], register()) == register(), "two codes may be chance"


def test_a_duty_to_report_is_due_by_its_dates() -> None:
    given = terms_in("Planen skal sendes departementet innen 1. mai 2024.", document("nb"), register())
    asked = Requirement("a", "d", 1, "rapporteringskrav", "Planen skal sendes", terms=given)
    assert [one.type for one in given.deadlines] == ["due"]
    assert [one.type for one in with_inherited((asked,))[0].terms.deadlines] == ["report"]
    assert [one.type for one in with_inherited((replace(asked, kind="krav"),))[0].terms.deadlines] == ["due"]


def test_an_answer_that_promises_a_later_day_moves_the_date() -> None:
    given = replace(document("nb"), genre="årlig_melding")
    known = terms_in("Planen skal være ferdig innen 1. mai 2024.", given, register()).deadlines
    told = new_deadlines(("Utkastet vil foreligge innen 1. september 2024.",), given, known)
    assert [(one.date.isoformat(), one.type) for one in told] == [("2024-09-01", "revised")]
    assert not new_deadlines(("Utkastet vil foreligge innen 1. april 2024.",), given, known), "no later than was due"
    assert not new_deadlines(("Utkastet ble sendt 1. september 2024.",), given, known), "no promise"
