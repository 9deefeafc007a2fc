"""Statuses that prose tells: the words by their examples, cases written without sight of the rules, and our own."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_changes import pair
from pipeline.extract.prose_clauses import clauses_of
from pipeline.extract.prose_forms import form, form_loose
from pipeline.extract.prose_status import Heard
from pipeline.extract.prose_votes import SPEAKS_FOR, Asked, votes
from pipeline.extract.targets import targets_in
from pipeline.phrases import phrases
from pipeline.records import STATUSES, Target
from pipeline.text import fold
from tests.extract.calibration.status_weights import heard_by, shared_answers
from tests.extract.pages import document, status_by_rules

SUBJECT = "extract.prose_status"
BLIND = Path(__file__).resolve().parents[1] / "cases" / "statuses_blind.toml"
PAIRS = {"from_to", "against", "in_years", "in_years_apart", "then_now", "now_then", "years_before", "so_many_places", "so_many_people"}
LOOSE = {"turn", "subordinate", "inserted", "link", "narrowed"}


def entries():
    for key, entry in phrases(SUBJECT).items():
        if isinstance(entry, dict) and "nb" in entry:
            yield pytest.param(key, entry, id=key)


@pytest.mark.parametrize(("key", "entry"), list(entries()))
def test_examples(key, entry):
    assert {"nb", "nn", "sv", "examples"} <= set(entry), "a missing language or example shows here"
    found = pair(key) if key in PAIRS else form_loose(key) if key in LOOSE else form(key)
    assert [text for text in entry["examples"] if not found.search(text)] == []
    assert [text for text in entry.get("counter_examples", ()) if found.search(text)] == []


OWN = [
    (
        "krav",
        "Det skal lages en plan for vaktordningen.",
        "Planen er oversendt departementet.",
        "oppfylt",
        "the thing itself is sent",
    ),
    (
        "krav",
        "Det skal lages en plan for vaktordningen.",
        "Arbeidet med vaktlistene er i sluttfasen.",
        "pågår",
        "nearly is not done",
    ),
    ("krav", "Lage en plan.", "Det er nedsatt en arbeidsgruppe for planen.", "pågår", "a group is a step on the way"),
    ("krav", "Det skal nedsettes en arbeidsgruppe.", "Arbeidsgruppe er nedsatt.", "oppfylt", "the step was the duty"),
    ("krav", "Klinikken skal starte en pilot.", "Piloten er startet.", "oppfylt", "to begin was the duty"),
    (
        "krav",
        "Klinikken skal innføre ordningen.",
        "Innføringen er startet.",
        "pågår",
        "begun only, where it was to be introduced",
    ),
    (
        "krav",
        "Lage en plan.",
        "Arbeidet startet, men ble utsatt til etter flyttingen.",
        "forsinket",
        "what turns after «men» decides",
    ),
    (
        "krav",
        "Lage en plan.",
        "Arbeidet ble forsinket, men planen er nå levert.",
        "oppfylt",
        "late, but the end is told after",
    ),
    (
        "krav",
        "Lage en plan.",
        "Ingen har meldt at arbeidet ikke er blitt forsinket. Planen er levert.",
        "oppfylt",
        "not late is no delay",
    ),
    (
        "krav",
        "Utvide mottaket.",
        "Mottaket er flyttet til nye lokaler og går etter planen.",
        "pågår",
        "moved to a place, not to a later day",
    ),
    ("krav", "Ha team i drift.", "Team er i drift i fire av seks kommuner.", "delvis", "four of six"),
    ("krav", "Ha team i drift.", "Team er i drift i seks av seks kommuner.", "oppfylt", "six of six is all"),
    ("krav", "Lage ein plan.", "Arbeidet er ikkje påbyrja.", "ikke_påbegynt", "denied beginning"),
    ("krav", "Lage ein plan.", "Planen vert utarbeidd no.", "pågår", "a present passive is no completion"),
    (
        "krav",
        "Etablere ei ordning for vikarar.",
        "Ordninga for vikarar er etablert, men ikkje i alle einingar.",
        "delvis",
        "an exception in the same sentence",
    ),
    (
        "krav",
        "Opprette avtale om kjøkkendrift.",
        "Ingen av sjukehusa har oppretta avtale.",
        "ikke_oppfylt",
        "done under «ingen» is not done",
    ),
    ("tiltak", "Åtgärd: Införa planering.", "Arbetet pågår på tre avdelningar.", "pågår", "Swedish present"),
    ("tiltak", "Åtgärd: Införa planering.", "Inväntar uppdragsledare.", "ikke_påbegynt", "waiting is not begun"),
    (
        "tiltak",
        "Upphandla nytt kallelsesystem.",
        "Systemet är upphandlat och tagits i drift.",
        "oppfylt",
        "Swedish perfect",
    ),
    (
        "tiltak",
        "Ta fram rutin för hemgång.",
        "Rutinen ska tas fram när ny chef är på plats.",
        "pågår",
        "what is on a condition is not done",
    ),
    ("krav", "Gjøre om praksis.", "Målet om kortere ventetid er nådd.", "ukjent", "another goal's verdict"),
    (
        "krav",
        "Ansette psykologspesialister i poliklinikken.",
        "Radiologspesialister er ansatt.",
        "ukjent",
        "another kind of the same",
    ),
    (
        "indikator",
        "Ventetiden skal være under 50 dager.",
        "Ventetiden er så vidt over målet.",
        "ikke_oppfylt",
        "above is bad of a ceiling",
    ),
    (
        "indikator",
        "Andel utredet skal være minst 80 pst.",
        "71 prosent, som er under målet på 80 pst.",
        "ikke_oppfylt",
        "below is bad of a floor",
    ),
    (
        "indikator",
        "Ventetiden skal være under 50 dager.",
        "Ventetiden er 44 dager, som er under målet.",
        "oppfylt",
        "below is good of a ceiling",
    ),
    (
        "indikator",
        "Ventetiden skal være under 50 dager.",
        "Ventetiden var 62 dager. Målet er ikke nådd.",
        "ikke_oppfylt",
        "its own verdict",
    ),
    (
        "indikator",
        "Ventetiden skal være under 50 dager.",
        "Målet er nådd for TSB. Målet er ikke nådd for voksne.",
        "delvis",
        "two verdicts",
    ),
    (
        "indikator",
        "Ventetiden skal reduseres.",
        "Målet om kortere ventetid bortfalt i justert oppdragsdokument.",
        "bortfalt",
        "lapsed",
    ),
    (
        "indikator",
        "Andel skader skal reduseres.",
        "Det vil ikke foreligge resultater før i 2025.",
        "mangler_tall",
        "no figures yet",
    ),
    ("indikator", "Ingen korridorpasienter.", "Andelen var 0,6 prosent.", "ikke_oppfylt", "some where none is wanted"),
    (
        "indikator",
        "Helseforetaket skal ikke ha fristbrudd.",
        "Det har ikke vært fristbrudd i år.",
        "oppfylt",
        "the negation is the success",
    ),
    (
        "indikator",
        "Andel utredet skal være minst 80 pst.",
        "Alle arbeider godt med dette.",
        "ukjent",
        "work meets no figure",
    ),
    (
        "indikator",
        "Andelen tvangsvedtak skal reduseres.",
        "Det var 41 vedtak, mot 38 i fjor.",
        "ikke_oppfylt",
        "this year's figure stands first",
    ),
    (
        "indikator",
        "Andelen hjemmebehandlede skal økes.",
        "Andelen gikk opp fra 12 til 15 prosent.",
        "oppfylt",
        "the right way",
    ),
    (
        "indikator",
        "Energibruken skal reduseres med 5 pst.",
        "Bruken er redusert med 3 prosent så langt i år.",
        "pågår",
        "the year is not over",
    ),
    (
        "indikator",
        "Energibruken skal reduseres med 5 pst.",
        "Bruken er redusert med 3 prosent.",
        "ikke_oppfylt",
        "not far enough",
    ),
    (
        "krav",
        "Minst 80 pst. av båtene skal være malt innen 2026.",
        "Andelen er 64 prosent. Laget regner med å nå målet i tide.",
        "pågår",
        "ahead and within reach",
    ),
    (
        "krav",
        "Minst 80 pst. av båtene skal være malt innen 2026.",
        "Andelen er 64 prosent. Laget regner ikke med å nå målet.",
        "ikke_oppfylt",
        "ahead and out of reach",
    ),
    (
        "indikator",
        "Andelen målade båtar ska vara minst 80 %.",
        "Utfallet är 82 procent. Nya båtar är på väg till hamnen.",
        "oppfylt",
        "on the way elsewhere",
    ),
    ("indikator", "Sjukfrånvaro", "Underlag till styrmåttet saknas.", "mangler_tall", "Swedish, no basis"),
    ("mål", "Skipperne skal oppleve havnen som trygg.", "Det er ikke gjort noen måling i år.", "mangler_tall", "a goal unmeasured"),
    ("krav", "Laget skal rapportere andel malte båter.", "Andelen kan ikke leses ut.", "mangler_tall", "a measure to report"),
    ("krav", "Laget skal ha flere skippere.", "Skippere utgått fra skolen var 18, mot 12 i fjor.", "oppfylt", "none lapsed"),
    (
        "krav",
        "Helseforetaket skal ha budsjettbalanse.",
        "Regnskapet viser et underskudd på 3 mill. kroner.",
        "ikke_oppfylt",
        "a deficit",
    ),
]


@pytest.mark.parametrize(("kind", "requirement", "answer", "status", "why"), OWN, ids=[case[-1] for case in OWN])
def test_prose(kind, requirement, answer, status, why):
    decided, words, *_ = status_by_rules(requirement, kind, Heard((answer,)), targets_in(requirement, document("årlig_melding")))
    assert decided == status, why
    assert words is None if status == "ukjent" else all(part in answer for part in words.split(" ")), (
        "the words stand there"
    )


LONG = [
    (
        "Helseforetaket skal etablere en felles vaktordning for båtene.",
        "I 2018 ble havnene bedt om å melde inn behov. Det er nedsatt en arbeidsgruppe, som har hatt fire møter. "
        "Felles vaktordning for båtene er etablert fra 1. mars. Et eksempel er samarbeidet i nord.",
        "oppfylt",
        "Felles vaktordning for båtene er etablert fra 1. mars.",
        "the duty's own verb outweighs background, steps and examples",
    ),
    (
        "Helseforetaket skal etablere en felles vaktordning for båtene.",
        "Det er utarbeidet en tidsplan for vaktordningen. Helseforetaket har nedsatt en arbeidsgruppe, som har møttes.",
        "pågår",
        None,
        "plans and groups are on the way to it",
    ),
    (
        "Helseforetaket skal innføre elektroniske havnekart.",
        "Kartene er kjøpt inn, og opplæring er holdt i alle havner. Innføringen er utsatt til høsten.",
        "forsinket",
        "Innføringen er utsatt til høsten.",
        "what is done on the way does not outweigh a delay",
    ),
    (
        "Helseforetaket skal innføre elektroniske havnekart.",
        "Elektroniske havnekart er innført i sør. Innføringen fortsetter i de nordlige havnene neste år.",
        "pågår",
        "Innføringen fortsetter i de nordlige havnene neste år.",
        "the thing itself goes on behind the deed",
    ),
    (
        "Helseføretaket skal innføre ei ordning for havnevakt i alle hamner.",
        "Fleire føretak har innført havnevakt. Det varierer kor langt ein er komen med ordninga.",
        "delvis",
        None,
        "some have it",
    ),
    (
        "Divisionen ska införa gemensamma hamnkartor.",
        "Syftet är att minska antalet grundstötningar. Gemensamma hamnkartor har införts i samtliga hamnar. "
        "Regeringen har beslutat om ett nytt stöd.",
        "oppfylt",
        "Gemensamma hamnkartor har införts i samtliga hamnar.",
        "another body's deed and a purpose weigh little",
    ),
    (
        "Helseforetaket skal bidra i utviklingen av felles havnekart.",
        "Helseforetaket har bidratt med to fagpersoner i arbeidet, som ledes av Kartverket.",
        "oppfylt",
        None,
        "to take part was the duty",
    ),
]


@pytest.mark.parametrize(("requirement", "answer", "status", "words", "why"), LONG, ids=[case[-1] for case in LONG])
def test_the_clauses_of_a_long_answer_vote(requirement, answer, status, words, why):
    decided = status_by_rules(requirement, "krav", Heard(sentences_of(answer)))
    assert decided[0] == status, why
    assert words is None or decided[1] == words, why


# What is told beside the deed: a rest, a start denied, a stop, a contract only, a reference to what was sent.
BESIDE = [
    ("innføre og evaluere ny vaktordning", "Vaktordningen er innført. Evalueringen gjenstår.", "delvis", "a rest is left"),
    ("skifte ut alle motorane", "Motorane i båtane er skifta ut. På kaia står det att tre motorar.", "delvis", "a rest, nn"),
    ("rusta upp bryggorna", "Bryggorna är upprustade. Två bryggor återstår.", "delvis", "a rest, sv"),
    ("avvikle ordningen med private båter", "Vi er i dialog med eierne, men har ikke startet på selve avviklingen.", "ikke_påbegynt",
     "talk is no start"),
    ("avvikle ordninga med private båtar", "Vi er i dialog med eigarane, men har ikkje starta på sjølve avviklinga.",
     "ikke_påbegynt", "talk is no start, nn"),
    ("prøve ut elektrisk ferge", "Utprøvingen startet i mai. Den ble stanset etter to uker og vil først starte igjen i mars.",
     "forsinket", "stopped, and back later than meant"),
    ("prova en elektrisk färja", "Försöket startade i maj. Det pausades efter två veckor och återupptas under våren.",
     "forsinket", "stopped, sv"),
    ("innføre felles billettsystem", "Kontrakt om levering av systemet er inngått.", "pågår", "agreed is not in use"),
    ("inngå kontrakt om billettsystem", "Kontrakt om levering av systemet er inngått.", "oppfylt", "the contract was the duty"),
    ("redegjøre for havnekostnadene i eget brev", "Det vises til redegjørelsen som ble oversendt departementet i mai.", "oppfylt",
     "a reference that tells of the sending"),
    ("opprette nettverk for havnefogder", "Nettverket er ikke opprettet. Arbeidet starter i april.", "ikke_påbegynt",
     "not done because not begun"),
    ("bygge en flytebrygge", "Flytebryggen er foreløpig ikke bygget. Verftet må godkjennes først.", "ikke_påbegynt", "not made as things stand"),
    ("bygge en flytebrygge innen 2021", "Flytebryggen ble ikke bygget i 2021.", "ikke_oppfylt", "not made in its time"),
    ("bygga en flytbrygga", "Flytbryggan har inte kunnat byggas, då tillstånd saknas.", "ikke_påbegynt", "not made, sv"),
    ("inngå avtale med havnene om bryggene", "Partene har ikke klart å bli enige, og avtale er ikke inngått.", "ikke_oppfylt", "tried in vain"),
    ("gjennomføre årlig ettersyn av båtene", "Ettersynet er ikke gjennomført i år.", "ikke_oppfylt", "this year's time is over"),
    ("lage en havneplan", "Høringen er avsluttet. Planen legges frem for havnestyret først i juni.", "forsinket", "not until then"),
    ("lage en havneplan", "Planen ble lagt frem for havnestyret først i juni.", "oppfylt", "late, but there"),
    ("ta i bruk den nye fergen", "Fergen er bygget og prøvekjørt. Den kan tidligst settes i drift våren 2027.", "forsinket", "at the earliest"),
    ("lage ein hamneplan", "Utkastet er sendt ut. Vedtaket er skove ut til hausten.", "forsinket", "put off, nn"),
    ("ta den nya färjan i drift", "Färjan är byggd. Driftsättningen sköts därför fram till i april.", "forsinket", "put off, sv"),
    ("bygga en ny färja", "Färjan skulle ha byggts i maj. Den byggdes i november.", "oppfylt", "overtaken"),
    ("innføre ny merking i havnene", "Merkingen har ikke latt seg starte.", "ikke_påbegynt", "could not be begun"),
    ("införa ny märkning i hamnarna", "Uppdraget har inte kunnat inledas.", "ikke_påbegynt", "could not be begun, sv"),
    ("vurdere eit nytt fyr", "Fyret er ikkje teke tak i.", "ikke_påbegynt", "not taken up, nn"),
    ("vurdere et nytt fyr", "Vurderingen tas fatt på når kartet er ferdig.", "ikke_påbegynt", "waits for something"),
    ("registrere båtene", "Siden oppstarten i mai er alle båtene registrert.", "oppfylt", "since it began"),
    ("avvikle den gamle fergen", "Den gamle fergen er tatt ut av bruk.", "oppfylt", "out of use is no lapse"),
    ("upphandla en ny färja", "Upphandlingen har avbrutits och kommer inte att göras om.", "bortfalt", "not to be taken up again"),
    ("bygge en ny flytebrygge", "Det er ikke lenger behov for flytebryggen.", "bortfalt", "no need any more"),
    ("hålla en övning", "Övningen ställdes in och kommer att hållas i september.", "forsinket", "called off, and held later"),
    ("använda mallen i alla hamnar", "Används i tio av femton hamnar, övriga avvaktar en ny mall.", "delvis", "some, the others not"),
    ("prøve ut en elektrisk ferge", "Utprøvingen startet ved Nordhavn i mai. Evalueringen blir først ferdig til våren.", "forsinket",
     "no rating before a name"),
    ("minska bränslet med 10 procent", "Bränslet minskade med 4 procent. Målet nåddes inte. En kurs fick ställas in.", "ikke_oppfylt",
     "means that lapsed"),
    ("utse en hamnkapten", "Hamnen har utsett en hamnkapten.", "oppfylt", "appointed, not put off"),
    ("vurdere et nytt fyr", "Laget har valgt å vente med oppstart av vurderingen.", "ikke_påbegynt", "waits with the start"),
    ("avklare hvem som bestiller losbåt", "Ansvaret for losbåten ligger nå hos havnefogden.", "oppfylt", "where it lies now"),
    ("redovisa en karta över bryggorna till fullmäktige", "Fullmäktige tog del av kartan i maj.", "oppfylt", "received is delivered"),
    ("oppdatere sjøkartene", "Se rapporteringen under «Havner», der kartene behandles samlet.", "ukjent", "told elsewhere"),
    ("innføre nye bøyer", "Innføringa går føre seg i tråd med planen.", "pågår", "goes on, nn"),
    ("rapportera vattenståndet varje månad", "Rapportering sker varje månad.", "oppfylt", "kept month by month"),
    ("bygge en ny kai", "Byggingen av kaien er stanset.", "forsinket", "come to a stop"),
    ("stanse bruken av den gamle kaien", "Bruken av kaien er stanset.", "oppfylt", "the stop was asked"),
    ("lage en havneplan", "Oppgaven er overført til neste år.", "forsinket", "carried over"),
    ("ta fram en hamnplan", "Arbetet har inte hunnits med under året.", "ikke_påbegynt", "no time for it, sv"),
    ("kartlegge farlige skjær", "Forsøk på å kartlegge skjærene har ikke ført fram.", "ikke_oppfylt", "tried without success"),
    ("lage en havneplan", "Havneplanen er ikke lenger nødvendig.", "bortfalt", "needed no more"),
    ("risikovurdere alle kritiske båter", "Av 38 kritiske båter er 31 risikovurdert.", "delvis", "so many of so many, turned"),
    ("rapportere til direktoratet", "Rapportert 4. desember 2023.", "oppfylt", "a verbless report of the deed"),
    ("erbjuda tidig rehabilitering", "Rehabilitering efter stroke finns.", "oppfylt", "it exists; stroke is no verb"),
    ("gjennomføre øvelsen Flo", "Øvelsen Flo er avlyst.", "bortfalt", "called off"),
    ("gjennomføre øvelsen Flo", "Øvelsen Flo er avlyst i år, men vil holdes i neste periode.", "forsinket", "called off for now"),
    ("genomföra övningen Flo", "Övningen Flo är inställd i år, men kommer att hållas nästa höst.", "forsinket", "for now, sv"),
    ("pusse opp alle fergene", "Fem ferger er pusset opp, og en ferge er under arbeid.", "delvis", "counted apart"),
    ("bidra i arbeidet med havnekart", "Havnelaget har hatt en aktiv rolle i arbeidet med kartene.", "oppfylt", "taking part was the duty"),
    ("ha brygger i alle havner", "Det er brygger i Havna, Vika og Neset.", "oppfylt", "there they are"),
]  # fmt: skip


@pytest.mark.parametrize(("requirement", "answer", "status", "why"), BESIDE, ids=[case[-1] for case in BESIDE])
def test_what_is_told_beside_the_deed(requirement, answer, status, why):
    assert status_by_rules(requirement, "krav", Heard(sentences_of(answer)))[0] == status, why


def test_no_more_than_the_year_before():
    said = ("Andelen for 2021 var 2,7 prosent, mot 3,9 prosent i 2020.",)
    assert status_by_rules("Det skal være samme eller lavere andel fristbrudd enn i 2020.", "mål", Heard(said))[0] == "oppfylt"


HANDED_ON = "Kravet er gitt videre til helseforetakene."


def test_handing_a_task_on_is_the_deed_only_where_that_is_the_duty():
    passed = ("øve på strømbrudd", "krav", Heard((HANDED_ON, "Øvelsene planlegges nå.")))
    lead = "Helse Fjord RHF skal gi helseforetakene i oppdrag å:"
    assert status_by_rules(*passed, lead_in=lead)[0] == "oppfylt"
    assert status_by_rules(*passed)[0] == "pågår"


def test_no_sentence_about_it_is_silence():
    silent = ("Båtene ble malt i mai.",)
    assert status_by_rules("utarbeide prinsipper for turnus", "krav", Heard(silent, "silent")) == ("ukjent", None, None, None)


def test_the_settled_answer_counts_for_each_point():
    told = ("Foretaksmøtets forutsetninger er fulgt opp.",)
    assert status_by_rules("utarbeide prinsipper for turnus", "krav", Heard(told, "shared"))[0] == "oppfylt"


def test_a_sentence_about_no_requirement_speaks_to_all_who_share_the_answer():
    for general, status in (("Alle oppdrag er fulgt opp.", "oppfylt"), ("Et prosjekt er i gang.", "ukjent")):
        said = Heard(("Havnekartet er oppdatert.", general), "silent", frozenset({general}))
        assert status_by_rules("utarbeide prinsipper for turnus", "krav", said)[0] == status


def test_work_meets_no_indicator():
    told = ("Alle sykehus har en god rutine for ventetid.",)
    assert status_by_rules("Andel pasienter med lang ventetid", "indikator", Heard(told))[0] == "ukjent"


def test_every_feature_has_a_weight_and_every_voice_a_status():
    weights = phrases("extract.prose_weights")
    assert set(SPEAKS_FOR) == set(weights["says"])
    clauses = [clauses_of(case[0], sentences_of(case[1])) for case in LONG]
    names = {name for case, cl in zip(LONG, clauses, strict=True) for v in votes(Asked(case[0]), cl) for name in v.features}
    assert names <= {*weights["says"], *weights["tells"]}


def test_a_target_alone_tells_which_side_is_good():
    ceiling = (Target("högst 70", "<=", 70.0),)
    said = ("Förskrivningen ligger under målet.",)
    assert status_by_rules("Antal recept per 1 000 invånare", "indikator", Heard(said), ceiling)[0] == "oppfylt"
    assert status_by_rules("Antal besök", "indikator", Heard(said), (Target("minst 70", ">=", 70.0),))[0] == "ikke_oppfylt"


def test_no_answer_is_unknown():
    assert status_by_rules("Lage en plan.", "krav", Heard(())) == ("ukjent", None, None, None)


# Written by somebody who had not seen the rules. The floors lie a few points under what is reached.
FLOORS = {"nb": 0.84, "nn": 0.80, "sv": 0.80, "all": 0.87}


def test_cases_written_without_sight_of_the_rules():
    right = defaultdict(list)
    for case in tomllib.loads(BLIND.read_text(encoding="utf-8"))["case"]:
        targets = targets_in(case["requirement"], document("årlig_melding", case["language"]))
        found = status_by_rules(case["requirement"], "krav", Heard(sentences_of(case["answer"])), targets)[0]
        for group in (case["language"], "all"):
            right[group].append(found == case["status"])
    assert {group: share for group, hits in right.items() if (share := sum(hits) / len(hits)) < FLOORS[group]} == {}


# Longer answers, where the deed stands among much else; the floors lie a few points under what is reached.
TOLD_FLOORS = {"nb": 0.62, "nn": 0.69, "sv": 0.66}


@pytest.mark.parametrize("language", sorted(TOLD_FLOORS))
def test_longer_answers_written_without_sight_of_the_rules(language):
    cases = tomllib.loads((BLIND.parent / f"statuses_told_{language}.toml").read_text(encoding="utf-8"))["case"]
    right = []
    for members in shared_answers(cases):
        for case, said in zip(members, heard_by(members), strict=True):
            targets = targets_in(case["requirement"], document("årlig_melding", language))
            found = status_by_rules(case["requirement"], "krav", said, targets, case.get("lead_in", ""))
            right.append(found[0] == case["status"])
            assert found[1] is None or all(part in fold(case["answer"]) for part in found[1].split(" "))
    assert sum(right) / len(right) >= TOLD_FLOORS[language]


@given(st.text(max_size=300), st.text(max_size=600))
def test_any_text_has_a_status(requirement, answer):
    assert status_by_rules(fold(requirement), "krav", Heard((fold(answer),)))[0] in STATUSES


def test_time_is_bounded():
    """A sentence of a converted table may be thousands of letters long."""
    start = perf_counter()
    status_by_rules(
        "Lage en plan.", "krav", Heard(("Målet for de er ikke av " + "planen er fortsatt for 12 prosent, mot " * 400,))
    )
    assert perf_counter() - start < 3
