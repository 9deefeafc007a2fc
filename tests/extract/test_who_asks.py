"""Reports without type to go by: items that ask for themselves, lists that answers part, prose that only asks, page breaks."""

from __future__ import annotations

import pytest

from pipeline.extract.owner_words import halves
from pipeline.extract.voice_signs import goes_on
from tests.extract.pages import read

CHAPTER = "# 4. Rapportering på krav i oppdragsdokumentet"


def pairs(genre: str, *lines: str, language: str = "nb") -> list[tuple[str, str | None]]:
    """(requirement, its answer) in order."""
    extracted = read(genre, *lines, language=language)
    texts = {response.id: response.text for response in extracted.responses}
    answers = {answer.requirement: texts[answer.response] for answer in extracted.answers}
    return [(r.text, answers.get(r.id)) for r in extracted.requirements]


CASES = [
    (
        "nb",
        [
            CHAPTER,
            "## Mål 2031",
            "- Andelen båter som har passert fristen for maling, skal være under 5 pst.",
            "Andelen var 7,1 prosent i desember.",
            "Vi har leid inn to malere.",
            "- Median tid til båten er malt skal være under 1 dag.",
            "• Bruken av gammel maling skal holdes på samme nivå.",
            "Det ble meldt 14 fall, mot 19 året før.",
        ],
        [
            ("Andelen båter som har passert fristen for maling, skal være under 5 pst.",
             "Andelen var 7,1 prosent i desember. Vi har leid inn to malere."),
            ("Median tid til båten er malt skal være under 1 dag.", "Det ble meldt 14 fall, mot 19 året før."),
            ("Bruken av gammel maling skal holdes på samme nivå.", "Det ble meldt 14 fall, mot 19 året før."),
        ],
        "items right under a heading of goals, each answered in the prose behind it",
    ),
    (
        "nn",
        [
            CHAPTER,
            "## Oppgåver 2031",
            "- Utarbeide ein plan for brygga.",
            "Planen vart vedteken i mai.",
            "- I samarbeid med losane kartleggje båtane i regionen.",
            "Kartlegginga er i gang.",
            "- 14 båtar er talde.",
        ],
        [
            ("Utarbeide ein plan for brygga.", "Planen vart vedteken i mai."),
            ("I samarbeid med losane kartleggje båtane i regionen.", "Kartlegginga er i gang. - 14 båtar er talde."),
        ],
        "deeds under a heading of tasks; an item that tells belongs to the answer",
    ),
    (
        "nb",
        [
            CHAPTER,
            "## Mål 2031",
            "Havna har fått ned ventetiden ved bryggene, og køen er kortere enn i fjor.",
            "- Køen er målt hver uke.",
        ],
        [],
        "where the first thing under the heading is told, items ask nothing",
    ),
    (
        "nb",
        [
            CHAPTER,
            "Foretaksmøtet ba Helse Vest RHF om å:",
            "- male alle båter innen utgangen av 2031",
            "To av tre båter er malt.",
            "- telle bryggene i hver havn",
            "Bryggene er talt.",
            "- sørge for at havnevakten har telefon. Den skal også ha radio.",
            "Telefonen er kjøpt inn.",
        ],
        [
            ("male alle båter innen utgangen av 2031", "To av tre båter er malt."),
            ("telle bryggene i hver havn", "Bryggene er talt."),
            ("sørge for at havnevakten har telefon. Den skal også ha radio.", "Telefonen er kjøpt inn."),
        ],
        "a list that an answer parts after each item",
    ),
    (
        "nb",
        [
            CHAPTER,
            "Foretaksmøtet ba Helse Vest RHF om å:",
            "- male alle båter",
            "Arbeidet er lagt opp slik at vi skal:",
            "- male to båter i mai",
        ],
        [("male alle båter", "Arbeidet er lagt opp slik at vi skal: - male to båter i mai")],
        "a list that the answer itself introduces is no part of the question",
    ),
    (
        "nb",
        [
            CHAPTER,
            "## Båter",
            "Avdeling for vedlikehold skal, sammen med båtforeningen, vurdere malingen.",
            "Malingen ble vurdert i mars. Den holder fem år til.",
            "HTS skal øve på mann over bord i 2031. Øvelsen skal skje sammen med losene.",
            "Øvelsen er ikke satt opp ennå.",
            "Rapporten skal sendes styret i mai.",
        ],
        [
            ("Avdeling for vedlikehold skal, sammen med båtforeningen, vurdere malingen.",
             "Malingen ble vurdert i mars. Den holder fem år til."),
            ("HTS skal øve på mann over bord i 2031. Øvelsen skal skje sammen med losene.",
             "Øvelsen er ikke satt opp ennå. Rapporten skal sendes styret i mai."),
        ],
        "paragraphs of nothing but duty ask, whoever bears it; a sentence about a known thing goes on with the answer",
    ),
    (
        "nb",
        [
            CHAPTER,
            "## Båter",
            "Antall båter som blir liggende i opplag skal reduseres med 20 prosent fra 2030.",
            "I opplag lå 14 prosent flere båter.",
        ],
        [("Antall båter som blir liggende i opplag skal reduseres med 20 prosent fra 2030.",
          "I opplag lå 14 prosent flere båter.")],
        "where no share is shortened, a share written out tells nothing of who speaks",
    ),
    (
        "nn",
        [
            "# 3. Rapportering på styringsdokumentet",
            "## Mål 2031",
            "Alle båtane skal vere måla.",
            "Rapportering:",
            "Båtane er måla.",
            "Delen brygger med lys skal vere minst 75 prosent.",
            "Delen var 80 prosent i haust.",
            "## Oppdrag 2031",
            "Havna skal rette opp avvika etter tilsynet, herunder:",
            "- ha oversikt over alle tau",
            "- innføre prøve for styrmenn",
            "Oversikta er ferdig. Prøva er ikkje påbyrja.",
            "Havna skal:",
            "- telje båtane",
            "- måle brygga",
            "Rapportering:",
            "Båtane er talde, og brygga er målt.",
        ],
        [
            ("Alle båtane skal vere måla.", "Båtane er måla."),
            ("Delen brygger med lys skal vere minst 75 prosent.", "Delen var 80 prosent i haust."),
            ("ha oversikt over alle tau", "Oversikta er ferdig. Prøva er ikkje påbyrja."),
            ("innføre prøve for styrmenn", "Oversikta er ferdig. Prøva er ikkje påbyrja."),
            ("telje båtane", "Båtane er talde, og brygga er målt."),
            ("måle brygga", "Båtane er talde, og brygga er målt."),
        ],
        "some answers have a heading of their own, others have none; a list above a heading of reporting is whole",
    ),
    (
        "nn",
        [
            "# 3. Rapportering på styringsdokumentet",
            "## Mål 2031",
            "Båtfolket skal oppleve trygge hamner.",
            "Alle hamner har teke i bruk lista.",
            "- Prosentdelen brygger med minst éin skade skal gå ned.",
            "Brygga blir granska kvar månad.",
            "- Ingen tauskadar.",
            "Tre tau er slitne.",
        ],
        [
            ("Båtfolket skal oppleve trygge hamner.", "Alle hamner har teke i bruk lista."),
            ("Prosentdelen brygger med minst éin skade skal gå ned.", "Brygga blir granska kvar månad."),
            ("Ingen tauskadar.", "Tre tau er slitne."),
        ],
        "measures as items after a goal that is none",
    ),
    (
        "nb",
        [
            CHAPTER,
            "## Mål 2031",
            "Ingen ventende båtfolk ved bryggene.",
            "Høsten var preget av storm.",
            "Ventetid i dager",
            "Nord 44 47 3",
            "Sør 36 37 1",
            "Havnene fikk i juni nye vakter.",
            "Minst 80 pst. av båtene skal ha lys.",
            "Lys er montert på 82 prosent av dem.",
        ],
        [
            ("Ingen ventende båtfolk ved bryggene.",
             "Høsten var preget av storm. Ventetid i dager Nord 44 47 3 Sør 36 37 1 Havnene fikk i juni nye vakter."),
            ("Minst 80 pst. av båtene skal ha lys.", "Lys er montert på 82 prosent av dem."),
        ],
        "a measure without a verb right under a heading of goals; lines of figures are no titles",
    ),
    (
        "sv",
        [
            "# 4 Uppföljning av uppdrag",
            "## Uppdrag 2031:5",
            "Hamnnämnden ska utreda bryggorna i länet. Utredningen ska lämnas till styrelsen i maj.",
            "Utredaren slutade i mars.",
            "## Uppdrag 2031:6",
            "Nämnden ska öka antalet båtar.",
            "## Uppdrag 2031:7",
            "Nämnden ska pröva en modell för lån av tau.",
            "Båda uppdragen har hanterats i ett program. Antalet båtar är nu tolv.",
        ],
        [
            ("Hamnnämnden ska utreda bryggorna i länet. Utredningen ska lämnas till styrelsen i maj.", "Utredaren slutade i mars."),
            ("Nämnden ska öka antalet båtar.", "Båda uppdragen har hanterats i ett program. Antalet båtar är nu tolv."),
            ("Nämnden ska pröva en modell för lån av tau.",
             "Båda uppdragen har hanterats i ett program. Antalet båtar är nu tolv."),
        ],
        "a number as heading; two numbers answered together",
    ),
    (
        "nn",
        [
            "# 3. Rapportering på krav frå føretaksmøte",
            "## Føretaksmøte 9. juni 2031",
            "Helse Fjord HF vart beden om å:",
            "- auke talet på styrmenn",
            "- redusere talet på vrak",
            "Talet på styrmenn er 71. Tre vrak er borte.",
        ],
        [
            ("auke talet på styrmenn", "Talet på styrmenn er 71. Tre vrak er borte."),
            ("redusere talet på vrak", "Talet på styrmenn er 71. Tre vrak er borte."),
        ],
        "right under a heading a body was asked to do what a list says",
    ),
    (
        "sv",
        [
            "# 3 Uppföljning av uppdrag",
            "## 3.1 Uppdrag från regionfullmäktige",
            "Hamnen ska räkna båtarna.",
            "Båtarna är räknade.",
            "Regionfullmäktige har i budgeten för 2031 gett hamnen i uppdrag att:",
            "- måla bryggorna",
            "- sälja vraken",
            "Bryggorna är målade. Vraken ligger kvar.",
            "Hamnen ska delta i den regionala regattan under hösten.",
            "Regionstyrelsen beslutade i maj att ställa in regattan.",
        ],
        [
            ("Hamnen ska räkna båtarna.", "Båtarna är räknade."),
            ("måla bryggorna", "Bryggorna är målade. Vraken ligger kvar."),
            ("sälja vraken", "Bryggorna är målade. Vraken ligger kvar."),
            ("Hamnen ska delta i den regionala regattan under hösten.", "Regionstyrelsen beslutade i maj att ställa in regattan."),
        ],
        "a council that has given a task asks; a board's decision to call something off answers",
    ),
    (
        "nb",
        [
            CHAPTER,
            "## Mål 2031",
            "Antall båter skal øke mer i nord enn i sør. Økningen måles i hver havn.",
            "Antallet er gått opp begge steder.",
            "Endring fra 2030 til 2031",
            "Båter Brygger",
            "Nord 5,6 4,9 Sør 2,1 3,7 Vest 8,4 6,2",
            "Økningen var altså større i nord.",
            "Minst 80 pst. av bryggene skal ha lys.",
            "Lys er montert på 82 prosent av dem.",
        ],
        [
            ("Antall båter skal øke mer i nord enn i sør. Økningen måles i hver havn.",
             "Antallet er gått opp begge steder. Endring fra 2030 til 2031 Båter Brygger Nord 5,6 4,9 Sør 2,1 3,7 "
             "Vest 8,4 6,2 Økningen var altså større i nord."),
            ("Minst 80 pst. av bryggene skal ha lys.", "Lys er montert på 82 prosent av dem."),
        ],
        "the first paragraph under a heading of goals asks; lines above figures are the caption of a table in the answer",
    ),
    (
        "nn",
        [
            CHAPTER,
            "## Båtar",
            "Dei regionale helseføretaka skal lage ein årleg rapport om båtar. Helse Vest RHF skal leie arbeidet. Rapporten vart lagd fram i juni.",
            "## Brygger",
            "Helse Vest RHF skal måle bryggene.",
            "Det er gjort.",
        ],
        [
            ("Dei regionale helseføretaka skal lage ein årleg rapport om båtar. Helse Vest RHF skal leie arbeidet.",
             "Rapporten vart lagd fram i juni."),
            ("Helse Vest RHF skal måle bryggene.", "Det er gjort."),
        ],
        "question and answer in one paragraph, where nothing else answers",
    ),
    (
        "nn",
        [
            CHAPTER,
            "## Båtar",
            "Helse Vest har i mange år hatt ansvaret for båtane. Helse Vest RHF skal måle dei. Dei skal vere raude.",
            "Båtane er måla.",
        ],
        [("Helse Vest har i mange år hatt ansvaret for båtane. Helse Vest RHF skal måle dei. Dei skal vere raude.", "Båtane er måla.")],
        "where it comes from stands first, then nothing but duties on a named body",
    ),
    (
        "nb",
        [
            "# 3 Krav fra foretaksmøter",
            "## 3.2 Foretaksmøtet 8. juni",
            "Foretaksmøtet ba Helse Vest RHF om å telle båtene.",
            "Båtene er talt.",
            "Foretaksmøtet ba Helse Vest RHF om å vurdere ny brygge.",
            "# 4 Styrets vurdering",
            "Styret mener at året var godt.",
        ],
        [
            ("Foretaksmøtet ba Helse Vest RHF om å telle båtene.", "Båtene er talt."),
            ("Foretaksmøtet ba Helse Vest RHF om å vurdere ny brygge.", None),
        ],
        "a chapter above answers nothing under the one before it",
    ),
    (
        "nb",
        [
            CHAPTER,
            "Foretaksmøtet ba om at alle båter telles.",
            "Foretaksmøtet viste til at bryggen er ferdig.",
        ],
        [("Foretaksmøtet ba om at alle båter telles.", None)],
        "what a meeting points to is no answer",
    ),
    (
        "nb",
        [
            "# 3 Krav fra foretaksmøtet",
            "## 3.1 Klima",
            "Foretaksmøtet ba Helse Vest RHF om å male båtene.",
            "Båtene er malt.",
            "## 3.2 Styrets vurdering",
            "Styret mener at året var godt.",
        ],
        [("Foretaksmøtet ba Helse Vest RHF om å male båtene.", "Båtene er malt.")],
        "a chapter beside the last, which names nothing asked, answers nothing of it",
    ),
]


@pytest.mark.parametrize(("language", "lines", "expected", "why"), CASES, ids=[case[3] for case in CASES])
def test_who_asks(language, lines, expected, why):
    assert pairs("årlig_melding", *lines, language=language) == expected, why


KNOWN = [
    ("Planen skal sendes styret.", True, "a thing that was named before"),
    ("Resultata skal formidlast til dei andre.", True, "nynorsk"),
    ("Översynen ska redovisas i maj.", True, "Swedish"),
    ("Planen til Helse Fjord RHF skal sendes styret.", False, "a body is named"),
    ("Pasientene skal oppleve trygge båter.", False, "people are nobody's product"),
    ("Mobila lag ska finnas i länet.", False, "nothing known"),
    ("Det skal ikkje førekome rust.", False, "what is not to be: no thing named before"),
    ("Det skal sendes styret.", True, "a thing named before"),
]


@pytest.mark.parametrize(("sentence", "expected", "why"), KNOWN)
def test_goes_on(sentence, expected, why):
    assert goes_on(sentence) is expected, why


HALVES = [
    ("Helse Fjord RHF skal telle båtene. Båtene ble talt i mai.", ("Helse Fjord RHF skal telle båtene.", "Båtene ble talt i mai."), "asks, then tells"),
    ("Helse Fjord RHF skal telle båtene. Fristen er 1. mai.", None, "what follows tells of nothing done"),
    ("Helse Fjord RHF skal telle båtene. Båtene har stått lenge. De skal males.", None, "a duty comes behind"),
    ("Båtene ble talt. De skal males.", None, "what tells stands first"),
]


@pytest.mark.parametrize(("text", "expected", "why"), HALVES)
def test_halves(text, expected, why):
    assert halves(text) == expected, why


SWEDISH = [
    "# 1 Sammanfattning",
    "Rapporten följer de uppdrag som nämnden beslutade om i våras.",
    "# 2 Mål och uppdrag",
    "## 2.1 Tryggare båtar",
    "|| Indikator | Målvärde 2031 | Utfall | Bedömning",
    "| Andel målade båtar | 80 % | 84 % | Uppnås",
    "### Uppdrag",
    "Hamnnämnden ska tillsammans med kommunerna ta fram en båtplan.",
    "Ett utkast skickades på remiss i juni.",
    "Beslutet tas i februari.",
    "Mobila lag ska finnas i hela länet.",
    "I mars startade det första laget.",
    "## 2.2 Bättre bryggor",
    "### Uppdrag",
    "Hamnförvaltningen ska under 2031:",
    "- laga alla bryggor",
    "- räkna båtarna i länet",
    "Uppdragen hanteras av hamnlaget. Alla bryggor är lagade.",
    "Båtarna har inte räknats.",
    "# 3 Uppdrag från fullmäktige",
    "Nämnden får i uppdrag att se över båtarna. Översynen ska vara klar i juni.",
    "Översynen lämnades den 19 juni.",
]


def test_a_report_of_tables_answers_in_prose_under_what_was_asked():
    together = "Uppdragen hanteras av hamnlaget. Alla bryggor är lagade. Båtarna har inte räknats."
    assert [pair for pair in pairs("delårsrapport", *SWEDISH, language="sv") if pair[0] != "Andel målade båtar"] == [
        ("Hamnnämnden ska tillsammans med kommunerna ta fram en båtplan.",
         "Ett utkast skickades på remiss i juni. Beslutet tas i februari."),
        ("Mobila lag ska finnas i hela länet.", "I mars startade det första laget."),
        ("laga alla bryggor", together),
        ("räkna båtarna i länet", together),
        ("Nämnden får i uppdrag att se över båtarna. Översynen ska vara klar i juni.", "Översynen lämnades den 19 juni."),
    ]  # fmt: skip


def test_a_list_that_obliges_right_under_its_heading_is_asked_where_an_answer_follows():
    asked = ["# 4 Uppdrag från fullmäktige", "## Övriga uppdrag enligt planen", "Enligt nämndens plan ska hamnen även:",
             "- måla kajen", "- tillsammans med lotsarna räkna båtarna"]  # fmt: skip
    answers = ["Kajen är målad sedan i maj.", "Båtarna är räknade."]
    said = pairs("delårsrapport", *asked, *answers, language="sv")
    assert said == [("måla kajen", answers[0]), ("tillsammans med lotsarna räkna båtarna", answers[1])]


def test_what_a_council_gives_as_an_assignment_is_one():
    lines = ["# 2 Uppföljning av nämndens uppdrag", "## 2.1 Båtar", "Regionstyrelsen gav nämnden i uppdrag att:", "- räkna båtarna i länet",
             "Båtarna är räknade.", "Nämnden ska laga alla bryggor.", "Bryggorna lagas i maj."]  # fmt: skip
    assert [(r.kind, r.text) for r in read("delårsrapport", *lines, language="sv").requirements] == [
        ("oppdrag", "räkna båtarna i länet"),
        ("oppdrag", "Nämnden ska laga alla bryggor."),
    ]


def test_marks_that_count_are_one_kind_of_mark():
    from dataclasses import replace

    from pipeline.extract import extract
    from tests.extract.pages import REGISTER, document, parsed

    given = parsed(CHAPTER, "Foretaksmøtet ba Helse Vest RHF om å:", "- male båtene", "Båtene er malt.", "- telle bryggene", "Bryggene er talt.")
    marks = iter("ab")
    blocks = tuple(replace(b, marker=f"{next(marks)})") if b.kind == "item" else b for b in given.blocks)
    extracted = extract(document("årlig_melding"), replace(given, blocks=blocks), REGISTER)
    assert [r.text for r in extracted.requirements] == ["male båtene", "telle bryggene"]
    assert [r.text for r in extracted.responses] == ["Båtene er malt.", "Bryggene er talt."]


def test_a_duty_over_a_page_break_goes_on():
    lines = [CHAPTER, "## Oppgaver 2031", "Helse Vest RHF skal evaluere ordningen med lånebåter.", "~", "Resultatet skal deles med de andre.",
             "Helse Vest RHF har ikke begynt."]  # fmt: skip
    from pipeline.extract import extract
    from pipeline.records import Parsed
    from tests.extract.pages import REGISTER, document, parsed

    read_ = parsed(*lines)
    blocks = tuple(block for block in read_.blocks if block.text)  # what the page prints for itself is left out
    extracted = extract(document("årlig_melding"), Parsed(blocks, read_.sections), REGISTER)
    assert [r.text for r in extracted.requirements] == [
        "Helse Vest RHF skal evaluere ordningen med lånebåter. Resultatet skal deles med de andre."
    ]
    assert [r.text for r in extracted.responses] == ["Helse Vest RHF har ikke begynt."]
