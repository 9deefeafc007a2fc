"""Reports that quote the owner's words: by italics, or by words and the trace of type where they are lost."""

from __future__ import annotations

import pytest

from pipeline.extract.owner_words import asks_somebody
from tests.extract.pages import read

CHAPTER = "# 4. Rapportering på krav i oppdragsdokumentet"
KRAV = "# 5. Rapportering på krav fra foretaksmøter"


def pairs(*lines: str) -> list[tuple[str, str, str | None]]:
    """(kind, requirement, its answer) in order."""
    extracted = read("årlig_melding", *lines)
    texts = {response.id: response.text for response in extracted.responses}
    answers = {answer.requirement: texts[answer.response] for answer in extracted.answers}
    return [(r.kind, r.text, answers.get(r.id)) for r in extracted.requirements]


CASES = [
    (
        [
            CHAPTER,
            "## Mål 2024",
            "Andel fristbrudd skal være under 2 pst.~",
            "Andelen var 1,2 prosent i desember.",
            "Målet er nådd.",
        ],
        [
            (
                "indikator",
                "Andel fristbrudd skal være under 2 pst.",
                "Andelen var 1,2 prosent i desember. Målet er nådd.",
            )
        ],
        "the trace of type",
    ),
    (
        [
            CHAPTER,
            "## Mål 2024",
            "*Alle båter er malt.*",
            *(f"*Bryggene er reparert i område {n}.*" for n in range(4)),
            "Målet er nådd.",
        ],
        [
            ("mål", text, "Målet er nådd.")
            for text in ("Alle båter er malt.", *(f"Bryggene er reparert i område {n}." for n in range(4)))
        ],
        "a goal in italics may state what is to be as if it were",
    ),
    (
        [CHAPTER, "## Mål 2024", "Ingen korridorpasienter.~", "Andelen var 0,6 prosent."],
        [("indikator", "Ingen korridorpasienter.", "Andelen var 0,6 prosent.")],
        "two words, no verb",
    ),
    (
        [
            CHAPTER,
            "## Oppdrag",
            "Helse Vest RHF skal lage en plan.",
            "Planen er levert.",
            "Flere sykehus melder om ventetid i overgangene, og antallet klager gikk ned fra 14 i 2022 til 11 i 2023.~",
            "Mer er planlagt.",
        ],
        [
            (
                "oppdrag",
                "Helse Vest RHF skal lage en plan.",
                "Planen er levert. Flere sykehus melder om ventetid i overgangene, og antallet klager gikk ned fra 14 i 2022 til 11 i 2023. Mer er planlagt.",
            )
        ],
        "a trace alone makes no requirement",
    ),
    (
        [
            CHAPTER,
            "## Oppdrag",
            "Helse Vest RHF skal lage en plan.~",
            "Arbeidet pågår.",
            "Helse Vest RHF skal følge opp arbeidet i foretakene.",
        ],
        [
            (
                "oppdrag",
                "Helse Vest RHF skal lage en plan.",
                "Arbeidet pågår. Helse Vest RHF skal følge opp arbeidet i foretakene.",
            )
        ],
        "what no answer follows is no quotation",
    ),
    (
        [
            CHAPTER,
            "## Mål 2024",
            "Andel utredet skal være minst 75 pst.~",
            "Andel behandlet skal være minst 55 pst.~",
            "Tallene dekker første halvår.",
        ],
        [
            ("indikator", "Andel utredet skal være minst 75 pst.", "Tallene dekker første halvår."),
            ("indikator", "Andel behandlet skal være minst 55 pst.", "Tallene dekker første halvår."),
        ],
        "one answer to several",
    ),
    (
        [
            KRAV,
            "## Beredskap",
            "Foretaksmøtet ba de regionale helseforetakene om å:",
            "- øve på strømbrudd",
            "- følge opp analysen",
            "Øvelsen ble gjennomført.",
        ],
        [
            ("krav", "øve på strømbrudd", "Øvelsen ble gjennomført."),
            ("krav", "følge opp analysen", "Øvelsen ble gjennomført."),
        ],
        "bullets under a lead-in",
    ),
    (
        [
            "# 1. Innledning",
            "Helseforetakene skal sørge for gode tjenester.",
            CHAPTER,
            "## Mål",
            "Ingen fristbrudd.~",
            "Målet er nådd.",
        ],
        [
            ("føring", "Helseforetakene skal sørge for gode tjenester.", None),
            ("indikator", "Ingen fristbrudd.", "Målet er nådd."),
        ],
        "chapters that tell hold no questions; what they lay on a body steers",
    ),
    (
        [
            KRAV,
            "## Styring",
            "Foretaksmøtet ba de regionale helseforetakene om å:",
            "- utvide ordningen med felles vaktlag i alle sykehus i regionen",
            "- etablere en felles tjeneste for tolking i alle helseforetak",
            "Status er som følger:",
            "- Utvide ordningen med felles vaktlag i alle sykehus i regionen",
            "Ordningen er utvidet.",
            "- Etablere en felles tjeneste for tolking i alle helseforetak",
            "Arbeidet pågår.",
        ],
        [
            ("krav", "utvide ordningen med felles vaktlag i alle sykehus i regionen", "Ordningen er utvidet."),
            ("krav", "etablere en felles tjeneste for tolking i alle helseforetak", "Arbeidet pågår."),
        ],
        "an answer that repeats the bullets is parted",
    ),
    (
        [
            KRAV,
            "## Styring",
            "Foretaksmøtet ba Helse Vest RHF om å:",
            "- lage en vaktplan for båtene",
            "- øve på strømbrudd ved skolene",
            "Helse Vest RHF bes rapportere på punktene i årlig melding.",
            "Vaktplanen for båtene er vedtatt.",
            "Skolene har øvd på strømbrudd to ganger.",
        ],
        [
            ("krav", "lage en vaktplan for båtene", "Vaktplanen for båtene er vedtatt."),
            ("krav", "øve på strømbrudd ved skolene", "Skolene har øvd på strømbrudd to ganger."),
            ("rapporteringskrav", "Helse Vest RHF bes rapportere på punktene i årlig melding.", None),
        ],
        "an answer that goes through the points; the report itself meets the duty to report",
    ),
    (
        [
            *(KRAV, "Foretaksmøtet ba Helse Vest RHF om å:", "- lage en vaktplan for båtene", "- øve på strømbrudd ved skolene"),
            *("Foretaksmøtet ba om at status for nausta sendes eierne innen 1. mai.", "Vaktplanen for båtene er vedtatt."),
            *("Skolene har øvd på strømbrudd to ganger.", "Status for nausta ble sendt eierne 3. april."),
        ],
        [
            ("krav", "lage en vaktplan for båtene", "Vaktplanen for båtene er vedtatt."),
            ("krav", "øve på strømbrudd ved skolene", "Skolene har øvd på strømbrudd to ganger."),
            (
                "rapporteringskrav",
                "Foretaksmøtet ba om at status for nausta sendes eierne innen 1. mai.",
                "Status for nausta ble sendt eierne 3. april.",
            ),
        ],
        "a report on a matter has an answer of its own",
    ),
    (
        [
            KRAV,
            "## Styring",
            "Foretaksmøtet ba Helse Vest RHF om å:",
            "- lage en vaktplan",
            "Arbeidet er i tråd med bestillingen organisert som et prosjekt, der Helse Nord RHF har ansvaret.",
            "Planen er ferdig.",
        ],
        [
            (
                "krav",
                "lage en vaktplan",
                "Arbeidet er i tråd med bestillingen organisert som et prosjekt, der Helse Nord RHF har ansvaret. "
                "Planen er ferdig.",
            ),
        ],
        "an answer that opens as a closing sentence would",
    ),
    (
        [
            KRAV,
            "## Styring",
            "Foretaksmøtet ba Helse Vest RHF om å levere en båtplan innen 1. november 2020.",
            "KORRIGERING I FORETAKSMØTEPROTOKOLL 10. JUNI 2020: Fristen for å levere båtplanen utsettes til 1. mars 2021.",
            "Planen er ferdig.",
        ],
        [
            (
                "krav",
                "Foretaksmøtet ba Helse Vest RHF om å levere en båtplan innen 1. november 2020. KORRIGERING I "
                "FORETAKSMØTEPROTOKOLL 10. JUNI 2020: Fristen for å levere båtplanen utsettes til 1. mars 2021.",
                "Planen er ferdig.",
            ),
        ],
        "a correction in the protocol is the owner's",
    ),
    (
        [
            KRAV,
            "**Foretaksmøtet ba Helse Vest RHF om å telle båtene.**",
            "Båtene er talt.",
            "**Alle brygger skal være malt innen 2025.**",
            "Bryggene skal males i mai.",
            "**Ingen skal vente på båt i mer enn én time.**",
            "Figur 1 viser ventetid.",
            "**Figur 1 viser ventetid på båter mot målet på 90 prosent.**",
            "Målet er nådd.",
            "**Båtene skal være røde.**",
            "De er røde.",
        ],
        [
            ("krav", "Foretaksmøtet ba Helse Vest RHF om å telle båtene.", "Båtene er talt."),
            ("krav", "Alle brygger skal være malt innen 2025.", "Bryggene skal males i mai."),
            (
                "krav",
                "Ingen skal vente på båt i mer enn én time.",
                "Figur 1 viser ventetid. Figur 1 viser ventetid på båter mot målet på 90 prosent. Målet er nådd.",
            ),
            ("krav", "Båtene skal være røde.", "De er røde."),
        ],
        "bold shows the owner's words as italics do; a caption in bold asks nothing",
    ),
    (
        [
            CHAPTER,
            "*Båtene skal være røde.*",
            "De er røde.",
            "*Bryggene skal være hele.*",
            "De er hele.",
            "*Naustene skal ha tak.*",
            "De har tak.",
            "*Alle skal ha redningsvest.*",
            "Alle har vest, som Foretaksmøtet ba om i vår.",
            KRAV,
            "Foretaksmøtet viste til at sjøen er kald.",
            "Foretaksmøtet ba Helse Vest RHF om å telle ungene.",
            "Ungene er talt.",
        ],
        [
            ("oppdrag", "Båtene skal være røde.", "De er røde."),
            ("oppdrag", "Bryggene skal være hele.", "De er hele."),
            ("oppdrag", "Naustene skal ha tak.", "De har tak."),
            ("oppdrag", "Alle skal ha redningsvest.", "Alle har vest, som Foretaksmøtet ba om i vår."),
            ("krav", "Foretaksmøtet ba Helse Vest RHF om å telle ungene.", "Ungene er talt."),
        ],
        "a chapter without italics, in a report that uses them elsewhere, is read by its words",
    ),
]


@pytest.mark.parametrize(("lines", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_requirements_and_answers_of_a_report(lines, expected, why):
    assert pairs(*lines) == expected, why


def test_italics_decide_where_they_are():
    lines = [CHAPTER, "## Mål 2024"]
    for number in range(5):
        lines += [
            f"*Mål nummer {number} skal nås i hele regionen.*",
            f"Helse Vest RHF skal følge opp mål {number} videre.",
        ]
    assert [text for _, text, _ in pairs(*lines)] == [
        f"Mål nummer {number} skal nås i hele regionen." for number in range(5)
    ]


def test_a_title_may_end_in_a_shortened_word():
    lines = [
        KRAV,
        "## Båter",
        "Foretaksmøtet ba Helse Vest RHF om å male båtene.",
        "Båtene er malt.",
        "Endringer i bryggeloven mv.",
        "Foretaksmøtet ba Helse Vest RHF om å telle bryggene.",
        "Bryggene er talt.",
    ]
    found = read("årlig_melding", *lines)
    assert [r.section.split(" › ")[-1] for r in found.requirements] == ["Båter", "Endringer i bryggeloven mv."]
    assert [r.text for r in found.responses] == ["Båtene er malt.", "Bryggene er talt."]


ASKING = [
    (
        "Helse- og beredskapsdepartementet har i to møter stilt krav til bryggene.",
        False,
        "a name that ends like a verb",
    ),
    ("Alle brygger er reparert.", False, "a determiner that ends like a verb"),
    ("Samtliga båtar är målade.", False, "a Swedish determiner"),
    ("Reparere bryggene.", True, "an infinitive"),
    ("Måle båtane kvart år.", True, "a nynorsk infinitive"),
    ("Sykehuset skal reparere bryggene.", True, "a duty"),
]


@pytest.mark.parametrize(("text", "asks", "why"), ASKING, ids=[case[2] for case in ASKING])
def test_whether_a_quoted_paragraph_asks(text, asks, why):
    assert asks_somebody(text) is asks, why


def test_a_list_goes_on_between_its_answers():
    lines = [
        KRAV,
        "## Økonomi",
        "*Foretaksmøtet ba Helse Vest RHF om å:*",
        "- styrke økonomien",
        "Resultatet ble bedre.",
        "- ta ut gevinster",
        "Gevinstene er tatt ut.",
    ]
    extracted = read("årlig_melding", *lines)
    assert {r.lead_in for r in extracted.requirements} <= {"Foretaksmøtet ba Helse Vest RHF om å:"}


def test_quoted_requirements_are_restated():
    assert {r.origin for r in read("årlig_melding", *CASES[0][0]).requirements} == {"restated"}


def test_every_reason_stands_beside_its_confidence():
    requirement = read("årlig_melding", *CASES[0][0]).requirements[0]
    assert "change_of_type" in requirement.reasons
    assert 0.5 < requirement.confidence <= 1
