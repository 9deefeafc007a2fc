"""What the figures of an answer say of a goal: changes told in one sentence or two, by words, of parts and of all."""

from __future__ import annotations

import pytest

from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_status import Heard
from pipeline.extract.targets import targets_in
from pipeline.records import Target
from tests.extract.pages import document, status_by_rules

CHANGES = [
    ("Skader skal reduseres.", "158 hadde skader i fjor. I år var tallet 131.", "oppfylt", "two sentences, the former first"),
    ("Skader skal reduseres.", "I fjor var det 131 skader, og nå er det 158.", "ikke_oppfylt", "two times in one sentence"),
    ("Andelen malte skal økes.", "Andelen er 61 prosent. Året før var den 64.", "ikke_oppfylt", "the former last"),
    ("Skader skal reduseres.", "Det var 14 skader, like mange som i fjor.", "ikke_oppfylt", "as many is no fewer"),
    ("Andelen malte skal økes fra 2021.", "2021: 54 %, 2022: 61 %.", "oppfylt", "the year before its figure"),
    ("Antall skader skal ikke øke.", "Det var 34 skader i 2022 og 31 i 2021.", "ikke_oppfylt", "not to rise, but rose"),
    ("Antall skader skal ikke øke.", "Det var 34 skader, det samme som i fjor.", "oppfylt", "not to rise, and stood"),
    ("Skader skal reduseres.", "Antallet viser en fallende trend.", "oppfylt", "a trend"),
    ("Avfallet skal reduseres med 15 prosent.", "Avfallet er redusert med en femdel.", "oppfylt", "a part by its name"),
    ("Avfallet skal reduseres med 30 prosent.", "Avfallet er redusert med en femdel.", "ikke_oppfylt", "too small a part"),
    (
        "Avfallet skal reduseres.",
        "I Vika har det økt. Samlet er det redusert fra 14 til 12 tonn.",
        "oppfylt",
        "all together decide",
    ),
    ("Skadene på båtene skal ned.", "Tallet gikk ned fra 14 til 12. Skader på båter i Vika økte.", "oppfylt", "the measure itself"),
    ("Køen ved slippen skal bli kortere.", "Køen er bedre enn i fjor.", "oppfylt", "better is the wanted way"),
    ("Skader skal reduseres.", "Resultatet er dårligere enn året før.", "ikke_oppfylt", "worse is the other way"),
    ("Skader per 1000 båter skal reduseres.", "Det var 1,9 skader per 1000 båter, mot 2,2 året før.", "oppfylt", "a rate's base"),
    ("Tallet på båter skal økes.", "Havna hadde 31 båter, en oppgang på fire.", "oppfylt", "a rise told as a noun"),
    ("Køtida skal reduserast.", "Køtida var 16 dagar, fire dagar lengre enn i fjor.", "ikke_oppfylt", "longer is more"),
    ("Køen skal reduseres fra 2021.", "Den er seks dager lengre enn i 2021 og to dager kortere enn i 2022.", "ikke_oppfylt", "since"),
    ("Skader skal reduseres fra 2021.", "Tallet er lavere enn i 2021, men høyere enn i 2022.", "oppfylt", "since that year, down"),
    ("Køen skal reduseres.", "Ferja gikk med redusert fart. Køen økte.", "ikke_oppfylt", "a manner is no change"),
    ("Andelen malte skal økes.", "Mer enn halvparten er malt.", "ukjent", "a share is no change"),
    ("Delen måla skal aukast.", "Talet har halde fram oppover.", "oppfylt", "nynorsk, onwards"),
    ("Antalet skador ska minska.", "Antalet har fortsatt uppåt.", "ikke_oppfylt", "Swedish, onwards"),
    (
        "Skador ska minska.",
        "Skadorna minskade i fem av sju hamnar, men är samlat sett oförändrade.",
        "ikke_oppfylt",
        "not the parts",
    ),
    ("Laget skal gi sykehusene i oppdrag å redusere avfallet.", "Oppdraget er gitt til alle.", "oppfylt", "to ask is the duty"),
]

LIMITS = [
    ("Under 30 dager.", "27", "oppfylt", "a cell with a figure alone"),
    ("Under 30 dager.", "31", "ikke_oppfylt", "the same, over the limit"),
    ("Laget skal øke antall læreplasser til 60.", "Det er nå 62 lærlinger i laget.", "oppfylt", "a place is filled by who holds it"),
    ("Laget skal opprette minst 20 nye losstillinger.", "18 loser begynte i nye stillinger i mai.", "ikke_oppfylt", "too few"),
    ("Havari skal ikke forekomme.", "Havari, antall 4 6 3", "ikke_oppfylt", "a row of counts"),
    (
        "Antall turer skal øke mer for voksne og for barn og unge enn i somatikken.",
        "Turene for voksne økte med 2,1 prosent og i somatikken med 5,6 prosent. For barn og unge økte de med 8,4 prosent. "
        "Veksten var altså sterkere enn i somatikken for barn og unge.",
        "delvis",
        "more in one group of two",
    ),
    (
        "Voksne skal vente under 40 dager. Barn og unge skal vente under 35 dager og pasienter i TSB under 30 dager.",
        "Ventetiden var 47 dager for voksne, 38 dager for barn og unge og 33 dager i TSB.",
        "ikke_oppfylt",
        "each limit with the group before it",
    ),
    (
        "Under 40 dager i psykisk helsevern for voksne, under 37 dager for barn og unge og under 30 dager i TSB.",
        "For voksne i psykisk helsevern var ventetiden 36 dager. I barne- og ungdomspsykiatrien var den 43 dager.",
        "delvis",
        "a field by the name of its patients",
    ),
    (
        "Resultatet skal være i balanse.",
        "Regnskapet for 2022 viser et underskudd på 4 mill. kroner. I 2021 var det et overskudd på 6 mill. kroner.",
        "ikke_oppfylt",
        "what it was the year before is no part",
    ),
    ("Minst 70 pst. skal være malt.", "Andelen var 66 prosent i 2021 og 73 prosent i 2022.", "oppfylt", "the later year"),
    (
        "Minst 70 pst. skal være malt.",
        "Andelen var 74 prosent i 2022 og 66 prosent i 2023.",
        "ikke_oppfylt",
        "the later year is worse",
    ),
    ("Kø under 6 prosent.", "I mai sto 13 prosent i kø og ved årsskiftet 5,7 prosent.", "oppfylt", "the last time"),
    ("Minst 80 % ska vara målade.", "Hamnen når målet men inte varvet.", "delvis", "a part without a verb"),
    ("Minst 80 % ska vara målade.", "Målet nås inte i Viken (57 procent) men väl i Näset.", "delvis", "the other part"),
    (
        "Minst 80 pst. skal være malt.",
        "Havna ligger over målet. Vika ligger fortsatt under.",
        "delvis",
        "the side of a goal named before",
    ),
    ("Minst 80 pst. skal være malt.", "Havna ligger over målet. Båten ligger under broen.", "oppfylt", "under something else"),
    (
        "Svar under 12 minutter i 90 pst. av anløpene.",
        "Kravet ble overholdt i 82 prosent av dem.",
        "ikke_oppfylt",
        "met too seldom",
    ),
    ("Svar under 12 minutter.", "Kravet ble overholdt i 82 prosent av anløpene.", "delvis", "met in part"),
    ("Minst 80 % ska vara målade.", "I hamnen nås målet inte.", "ikke_oppfylt", "not, behind the goal"),
]


@pytest.mark.parametrize(("requirement", "answer", "status", "why"), LIMITS, ids=[case[-1] for case in LIMITS])
def test_limits(requirement, answer, status, why):
    assert status_of(requirement, answer) == status, why


MATTERS = [
    ("Avfall og oljesøl i havna skal reduseres.", "Avfallet gikk ned. Oljesølet var uendret.", "delvis", "two matters part"),
    ("Avfall og oljesøl i havna skal reduseres.", "Avfallet gikk ned. Oljesølet ble redusert.", "oppfylt", "two matters agree"),
    (
        "Øke antall kurs og redusere avlysninger.",
        "Antall kurs er økt. Avlysningene er flere enn i fjor.",
        "delvis",
        "a way for each",
    ),
    (
        "Øke antall kurs og redusere avlysninger.",
        "Antall kurs er økt. Avlysningene er færre enn i fjor.",
        "oppfylt",
        "both their way",
    ),
    ("Redusere skadene på båtene i havna.", "Skadene gikk ned. Antall båter i havna økte.", "oppfylt", "the boats are no matter"),
    ("Avfall och oljespill ska minska.", "Avfallet minskade. Oljespillet har ökat.", "delvis", "Swedish, two matters"),
    ("Minst 80 prosent av båtene skal være malt.", "18 av 20 båter er malt.", "oppfylt", "a count is a share"),
    ("Minst 80 prosent av båtene skal være malt.", "12 av 20 båter er malt.", "ikke_oppfylt", "a count is too small a share"),
    ("Minst halvparten av lærlingene skal få jobb.", "Av de 96 som tok prøven, har 39 fått jobb.", "ikke_oppfylt", "of those who"),
    (
        "Resultat på minst 25 mill. kroner.",
        "Regnskapet viser et underskudd på 87 mill. kroner.",
        "ikke_oppfylt",
        "a deficit is less",
    ),
    (
        "Hamnen ska drivas inom beslutad ram på 48 miljoner kronor.",
        "Kostnaderna översteg ramen med 3 miljoner kronor.",
        "ikke_oppfylt",
        "beyond the frame",
    ),
    (
        "Minst 80 prosent skal være malt.",
        "84 prosent. Havner som ligger under kravet, skal melde fra.",
        "oppfylt",
        "some that lie below",
    ),
    (
        "Skader skal ned 10 prosent.",
        "Ned 4 prosent. Målet ble ikke nådd. Kurs om skader ble avlyst.",
        "ikke_oppfylt",
        "judged, so not dropped",
    ),
]


@pytest.mark.parametrize(("requirement", "answer", "status", "why"), MATTERS, ids=[case[-1] for case in MATTERS])
def test_matters(requirement, answer, status, why):
    assert status_of(requirement, answer) == status, why


BESIDE = [
    (
        "Laget skal redusere bruken av tau og legge fram en plan.",
        "Bruken gikk ned. Planen er forsinket.",
        "forsinket",
        "a plan is late",
    ),
    ("Laget skal redusere bruken av tau.", "Bruken gikk ned. Bryggene er malt.", "oppfylt", "nothing is late"),
    ("Laget skal øke andelen elbåter.", "Bryggene males ved tre havner.", "ukjent", "how things are is no way there"),
    ("Laget skal øke andelen elbåter.", "Arbeidet fortsetter.", "pågår", "work is a way there"),
]


@pytest.mark.parametrize(("requirement", "answer", "status", "why"), BESIDE, ids=[case[-1] for case in BESIDE])
def test_what_is_told_beside_figures(requirement, answer, status, why):
    assert status_of(requirement, answer) == status, why


TWO = "Køen skal være under 40 dager for voksne og under 30 dager for barn og unge."
GROWTH = "Det skal være høyere vekst innen psykisk helsevern og TSB enn i somatikken."
PARTS = [
    (TWO, "For voksne var køen 38 dager og for barn og unge 34 dager.", "delvis", "a limit each, the part before its figure"),
    (TWO, "Køen var 34 dager for barn og unge og 42 dager for voksne.", "ikke_oppfylt", "the part behind its figure"),
    (TWO, "Køen var 28 dager for barn og unge og 32 dager for voksne.", "oppfylt", "both within"),
    (TWO, "For voksne var køen 38 dager. For barn og unge 44 dager, over kravet.", "delvis", "a verdict of one part"),
    (
        "Køen for voksne og barn skal være under henholdsvis 40 og 30 dager.",
        "For barn 34 dager, for voksne 38 dager.",
        "delvis",
        "order",
    ),
    (
        "Køen for voksne, barn og rusbehandling (TSB) skal være under henholdsvis 40, 30 og 20 dager.",
        "Køen var 38 dager for voksne, 34 dager for barn og 18 dager for TSB.",
        "delvis",
        "a name and its letters are one group",
    ),
    ("Minst 70 prosent av voksne og barn.", "For voksne og barn henholdsvis 72 og 64 prosent.", "delvis", "results in order"),
    (
        "Minst 70 prosent av barn skal ha båt.",
        "For voksne var andelen 64 prosent, for barn 72 prosent.",
        "oppfylt",
        "the part asked for",
    ),
    (
        "Under 2 prosent feil.",
        "Havna HF hadde 1,1 og Vika HF 3,4 prosent, som gir 2,2 prosent for regionen.",
        "ikke_oppfylt",
        "the whole",
    ),
    ("Under 2 prosent feil i alle lag.", "Samlet er det 1,8 prosent. Vika HF hadde 3,4 prosent.", "delvis", "each is meant"),
    ("Minst 80 pst. for alle registre.", "Vi har 49. For 37 av disse er dekningen over 80 prosent.", "delvis", "so many of these"),
    ("Minst 70 pst. ved hver havn.", "Samlet 69 prosent. 14 av de 26 havnene ligger over 70 prosent.", "delvis", "so many of each"),
    ("Minst 70 pst. skal være malt.", "Resultat: 71 prosent (2021: 64 prosent).", "oppfylt", "the year before its figure"),
    (
        "Minst 70 pst. malt, 80 pst. merket.",
        "Målet er nådd for maling. Målet er nådd for 15 av 24 merker.",
        "delvis",
        "met, and in part",
    ),
    (GROWTH, "Kostnadene økte med 3,1 prosent i psykisk helsevern og 4,2 prosent i somatikken.", "ikke_oppfylt", "less growth"),
    (GROWTH, "Veksten var 6 prosent for voksne, 2 prosent for TSB og 4 prosent i somatikken.", "delvis", "growth of one"),
    (GROWTH, "Veksten i psykisk helsevern var større enn i somatikken.", "oppfylt", "growth in words"),
]


@pytest.mark.parametrize(("requirement", "answer", "status", "why"), PARTS, ids=[case[-1] for case in PARTS])
def test_parts(requirement, answer, status, why):
    assert status_of(requirement, answer) == status, why


@pytest.mark.parametrize(
    ("name", "status"), [("Andel malte båter", "oppfylt"), ("Båtskader", "ikke_oppfylt"), ("Sjukfrånvaro", "ikke_oppfylt")]
)
def test_a_bare_figure_is_a_floor_or_a_ceiling_of_what_is_unwanted(name, status):
    goal = (Target("80 %", "=", 80.0, "%"),)
    assert status_by_rules(name, "indikator", Heard(("Utfallet är 84 procent.",)), goal)[0] == status


@pytest.mark.parametrize(("requirement", "answer", "status", "why"), CHANGES, ids=[case[-1] for case in CHANGES])
def test_changes(requirement, answer, status, why):
    assert status_of(requirement, answer) == status, why


def status_of(requirement, answer, kind="krav"):
    targets = targets_in(requirement, document("årlig_melding"))
    return status_by_rules(requirement, kind, Heard(tuple(sentences_of(answer))), targets)[0]
