"""Reports that list what was asked in one chapter and tell what became of it in another."""

from __future__ import annotations

import pytest

from tests.extract.pages import read

LISTED = [
    (
        "annet",
        "sv",
        [
            "# 1 Uppdrag 2024",
            "Förvaltningen fick följande uppdrag för 2024:",
            "- Att ta fram en gemensam båtplan.",
            "- Att minska väntan vid bryggorna med 10 procent.",
            "- Att se över belysningen.",
            "# 2 Uppföljning",
            "## 2.1 Bryggor",
            "Väntan vid bryggorna minskade med 4 procent. Målet nåddes inte.",
            "## 2.2 Övrigt",
            "En gemensam båtplan antogs av nämnden i juni.",
            "Den gäller till 2030.",
            "# 3 Ekonomi",
            "Belysningen kostade mer än budgeterat.",
        ],
        [
            "En gemensam båtplan antogs av nämnden i juni. Den gäller till 2030.",
            "Väntan vid bryggorna minskade med 4 procent. Målet nåddes inte.",
            None,
        ],
        "by their words, in any order, in the chapter of follow-up alone",
    ),
    (
        "årlig_melding",
        "nb",
        [
            "# 2. Krav",
            "Krav 3.1 Helse Vest RHF skal lage en vaktplan for båtene.",
            "Krav 3.2 Helse Vest RHF skal øve på strømbrudd ved skolene.",
            "# 4. Rapportering",
            "## Rapportering på krav 3.2",
            "Dette er gjort to ganger.",
            "## Rapportering på krav 3.1",
            "Den er vedtatt av styret.",
        ],
        ["Den er vedtatt av styret.", "Dette er gjort to ganger."],
        "by their numbers in headings",
    ),
    (
        "tertialrapport",
        "nn",
        [
            "# 2. Krav",
            "Krav 3.1 Helse Vest RHF skal lage ein vaktplan for båtane.",
            "Krav 3.2 Helse Vest RHF skal øve på straumbrot ved skulane.",
            "# 4. Rapportering",
            "Rapportering på krav 3.1",
            "Styret har vedteke han.",
            "Rapportering på krav 3.2",
            "Dette er gjort to gonger.",
        ],
        ["Styret har vedteke han.", "Dette er gjort to gonger."],
        "by their numbers in lines",
    ),
    (
        "årlig_melding",
        "nb",
        [
            "# 2. Oppdrag",
            "- Helse Vest RHF skal lage en vaktplan for båtene.",
            "- Helse Vest RHF skal øve på strømbrudd ved skolene.",
            "# 4. Om året",
            "Vaktplanen for båtene er vedtatt.",
            "Det er øvd på strømbrudd ved skolene.",
        ],
        [],
        "no chapter of follow-up",
    ),
]


@pytest.mark.parametrize(("genre", "language", "lines", "answers", "why"), LISTED, ids=[case[4] for case in LISTED])
def test_what_is_listed_is_answered_in_another_chapter(genre, language, lines, answers, why):
    extracted = read(genre, *lines, language=language)
    texts = {response.id: response.text for response in extracted.responses}
    told = {answer.requirement: texts[answer.response] for answer in extracted.answers}
    assert [told.get(requirement.id) for requirement in extracted.requirements] == answers, why


def test_answers_under_several_numbers_are_shared():
    lines = [
        "# 2 Uppdrag 2024",
        *(f"Uppdrag {n} Nämnden ska {what}." for n, what in enumerate(("måla båtar", "bygga bryggor", "räkna fiskar"), 7)),
        "# 4 Återrapportering av uppdrag",
        "Uppdrag 7–8",
        "Allt är gjort i ett gemensamt program.",
        "Uppdrag 9",
        "Det pågår ännu.",
    ]
    extracted = read("årlig_melding", *lines, language="sv")
    groups = {answer.response: [] for answer in extracted.answers}
    for answer in extracted.answers:
        groups[answer.response].append(answer.requirement)
    assert sorted(map(len, groups.values())) == [1, 2]


def test_one_answer_alone_shows_no_such_build():
    lines = LISTED[0][2][:4] + LISTED[0][2][5:8]
    assert not read("annet", *lines, language="sv").answers


def test_what_several_say_alike_answers_none():
    lines = [*LISTED[0][2], "# 4 Rapportering", "Gemensamma bryggor och båtplaner och väntan är viktigt."]
    assert len(read("annet", *lines, language="sv").answers) == 2
