"""Requirements written as labelled lines; IDs before words; why a sentence is nobody's requirement."""

from __future__ import annotations

import pytest

from pipeline.extract.drafts import Draft
from pipeline.extract.held import held_as
from pipeline.extract.printed_ids import with_ids
from tests.extract.pages import read


def test_lines_with_labels_are_requirements_with_their_answers():
    found = read(
        "tertialrapport",
        "# 3 Status",
        "Oppdrag 3.1: Helse Vest RHF skal lage en plan.",
        "Frist: 1. mai 2024",
        "Status: Grønn",
        "Kommentar: Planen er vedtatt.",
        "Oppdrag 3.2: Helse Vest RHF skal sikre at",
        "- båtene telles",
        "- bryggene males",
        "Status: Gul",
        "Kommentar: Båtene er telt.",
    )
    assert [(r.printed_id, r.kind, r.text) for r in found.requirements] == [
        ("3.1", "oppdrag", "Helse Vest RHF skal lage en plan."),
        ("3.2", "oppdrag", "båtene telles"),
        ("3.2", "oppdrag", "bryggene males"),
    ]
    assert [r.text for r in found.responses] == ["Planen er vedtatt.", "Båtene er telt."]
    assert [a.status for a in found.answers][:2] == ["oppfylt", "delvis"]
    assert found.requirements[0].terms.deadlines[0].date.isoformat() == "2024-05-01"


def test_what_is_done_about_a_requirement_is_part_of_its_answer():
    found = read(
        "tertialrapport",
        "# 3 Status",
        "Oppdrag 1: Helse Vest RHF skal lage en båtplan.",
        "Status: Gul",
        "Kommentar: Planen er utsatt.",
        "Tiltak: Ny plan skal lages i juni.",
        "Oppdrag 2: Helse Vest RHF skal telle bryggene.",
        "Status: Grønn",
        "Kommentar: Bryggene er talt.",
    )
    assert [r.text for r in found.requirements] == ["Helse Vest RHF skal lage en båtplan.", "Helse Vest RHF skal telle bryggene."]
    assert [r.text for r in found.responses] == ["Planen er utsatt. Ny plan skal lages i juni.", "Bryggene er talt."]


def test_one_label_alone_makes_no_form():
    found = read("oppdragsdokument", "# Om brevet", "Oppdrag: Helse Vest RHF skal lage en plan.", "Status: Grønn")
    assert all(r.text.startswith("Oppdrag:") for r in found.requirements)


def test_letters_of_an_answer_go_to_the_items_they_name():
    found = read(
        "årlig_melding",
        "# 2 Rapportering på oppdrag",
        "Krav: Helse Vest RHF skal",
        "- lage en plan",
        "- male bryggene",
        "Status: a) Planen er vedtatt. b) Arbeidet er ikke startet.",
        "Krav: Helse Vest RHF skal telle båtene.",
        "Status: Gjennomført. Båtene er telt.",
    )
    assert [r.text for r in found.responses] == [
        "Planen er vedtatt.", "Arbeidet er ikke startet.", "Gjennomført. Båtene er telt.",
    ]  # fmt: skip


IDS = [
    (["(3101) lukke avvikene", "(3102) male bryggene"], ["3101", "3102"], "numbers in brackets that come again"),
    (["3501 Sykehuset skal telle.", "3502 Sykehuset skal male."], ["3501", "3502"], "bare numbers that come again"),
    (["3501 Sykehuset skal telle.", "Sykehuset skal male."], [None, None], "a lone number may count something"),
    (["2024 Planen skal lages.", "2025 Planen skal males."], [None, None], "a year is no ID"),
    (["(ID 3101) lukke avvikene", "(3102) male bryggene"], ["3101", "3102"], "the word before a number is no part of it"),
    (["ID 7 Hamnen ska räkna.", "ID 12 Hamnen ska måla."], ["7", "12"], "so without brackets, however many figures"),
]


@pytest.mark.parametrize(("texts", "wanted", "why"), IDS)
def test_ids_before_the_words(texts, wanted, why):
    drafts = with_ids([Draft(text, "krav", (n,)) for n, text in enumerate(texts, 1)])
    assert [draft.printed_id for draft in drafts] == wanted, why
    assert all(draft.text in text for draft, text in zip(drafts, texts, strict=True)), "the text stands in its block"


def test_an_id_before_what_introduces_a_list_is_that_of_its_items():
    lead = "ID 15 Hamnen får i uppdrag att"
    first = Draft("ID 7 Hamnen ska räkna båtarna.", "oppdrag", (1,))
    drafts = with_ids([first, *(Draft(text, "oppdrag", (n,), lead_in=lead) for n, text in enumerate(["måla", "mäta"], 2))])
    assert [(draft.printed_id, draft.lead_in) for draft in drafts[1:]] == [("15", "Hamnen får i uppdrag att")] * 2


def answered(found):
    """(requirement, its answer) in order."""
    texts = {response.id: response.text for response in found.responses}
    answers = {answer.requirement: texts[answer.response] for answer in found.answers}
    return [(r.text, answers.get(r.id)) for r in found.requirements]


def test_a_quotation_behind_a_label_ends_where_its_answer_begins():
    found = read(
        "delårsrapport",
        "# 3 Fartygsnämndens mål",
        "## 3.1 Prioriterat mål: Båtarna ska vara säkra",
        "Båtarna har målats.",
        "Uppdrag från styrelsen: ”Hamnchefen ska räkna båtarna. Arbetet ska vara klart i maj.”",
        "Räkningen blev klar i april.",
        "Uppdrag från styrelsen: ”Utred en ny kaj.”",
        "Ingen har kunnat göra det.",
        "## 3.2 Prioriterat mål: Tillgänglighet",
        "Kajen är öppen.",
        language="sv",
    )
    assert answered(found) == [
        ("Båtarna ska vara säkra", "Båtarna har målats."),
        ("Hamnchefen ska räkna båtarna. Arbetet ska vara klart i maj.", "Räkningen blev klar i april."),
        ("Utred en ny kaj.", "Ingen har kunnat göra det."),
    ], "a heading that states a goal is one, a bare subject is none"
    assert [r.kind for r in found.requirements] == ["mål", "oppdrag", "oppdrag"]


def test_items_with_labels_keep_what_introduces_their_list():
    found = read(
        "årlig_melding",
        "# 3 Krav fra foretaksmøtet",
        "Foretaksmøtet ba Helse Vest RHF om å:",
        "- telle båtene",
        "Status: Båtene er talt.",
        "- male bryggene",
        "Status: Bryggene er malt.",
    )
    lead = "Foretaksmøtet ba Helse Vest RHF om å:"
    assert [(r.lead_in, r.text) for r in found.requirements] == [(lead, "telle båtene"), (lead, "male bryggene")]


REFERRED = [
    ("Se svar på krav 1.", "Båtene er talt i mai.", "by the number it has"),
    ("Se svar over.", "Båtene er talt i mai.", "right above"),
    ("Se svar på krav 7.", "Se svar på krav 7.", "no such requirement"),
    ("Se svar på krav 1. Bryggene er malt.", "Se svar på krav 1. Bryggene er malt.", "more than a reference"),
]


@pytest.mark.parametrize(("answer", "wanted", "why"), REFERRED)
def test_an_answer_that_points_to_another_is_that_other(answer, wanted, why):
    found = read(
        "årlig_melding",
        "# 3 Krav",
        "Krav 1: Helse Vest RHF skal telle båtene.",
        "Svar: Båtene er talt i mai.",
        "Krav 2: Helse Vest RHF skal male bryggene.",
        f"Svar: {answer}",
    )
    assert answered(found)[1] == ("Helse Vest RHF skal male bryggene.", wanted), why


def test_a_follow_up_without_tables_quotes_and_answers():
    found = read(
        "statustabell",
        "# 2 Trygge båter",
        "## Mål 2031",
        "Minst 80 pst. av båtene skal være malt.",
        "Andelen var 85 prosent i desember.",
        "# 3 Krav frå føretaksmøtet",
        "Føretaksmøtet bad Helse Vest RHF måle bryggene.",
        "Bryggene er målte.",
    )
    assert answered(found) == [
        ("Minst 80 pst. av båtene skal være malt.", "Andelen var 85 prosent i desember."),
        ("Føretaksmøtet bad Helse Vest RHF måle bryggene.", "Bryggene er målte."),
    ], "a heading over goals asks, though another chapter says that it reports"


HELD = [
    ("Brukerutvalget mener at båtene må males.", (), "årlig_melding", "other_voice", "another party speaks"),
    ("Båtene må males.", ("1.6 Brukerutvalgets uttalelse",), "årlig_melding", "other_voice", "its chapter says who speaks"),
    ("Havneloven § 3 pålegger kommunene å telle.", (), "oppdragsdokument", "law", "a law is quoted"),
    ("Vi må lære av året.", ("1. Innledning",), "årlig_melding", "own_account", "a report tells of itself"),
    ("Vi må lære av året.", ("1. Innledning",), "oppdragsdokument", None, "an order's opening may bind"),
    ("Helsedirektoratet skal revidere kravene.", (), "oppdragsdokument", "other_body", "an authority beside"),
    ("Teamene bør telle båter.", (), "oppdragsdokument", "advice", "should is not shall"),
    ("Helseforetaket skal telle båter.", ("2.1 Båter",), "årlig_melding", None, "nothing explains it"),
]


@pytest.mark.parametrize(("sentence", "path", "genre", "wanted", "why"), HELD)
def test_why_a_sentence_is_nobodys_requirement(sentence, path, genre, wanted, why):
    assert held_as(sentence, path, genre) == wanted, why
