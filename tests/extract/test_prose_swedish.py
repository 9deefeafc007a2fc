"""What is told of tasks and goals in Swedish's own ways (s-passives, particles, bare goals), with the Norwegian beside."""

from __future__ import annotations

import pytest

from pipeline.extract.prose_status import Heard
from pipeline.records import Target
from tests.extract.pages import status_by_rules

TASKS = [
    # s-passives that end something
    ("ta fram en hamnplan", "Planen har under året antagits av hamnrådet.", "oppfylt", "the supine of an s-passive"),
    ("sälja lotsbåten", "Lotsbåten såldes i maj.", "oppfylt", "the preterite of an s-passive"),
    ("sälja lotsbåten", "Lotsbåten säljs efter sommaren.", "pågår", "a present one is no end"),
    # a particle behind the verb stands before in the noun
    ("föra över bojarna till kommunen", "Listan är klar. Överföringen fortsätter till våren.", "pågår", "överföring is to föra över"),
    ("rulle ut radio i båtene", "Avtalen er signert. Utrullingen fortsetter til våren.", "pågår", "utrulling is to rulle ut"),
    ("bygga ut kajen", "Utbyggnaden är klar.", "oppfylt", "utbyggnad is to bygga ut"),
    # elided behind a turn
    ("ta fram och införa ett flaggsystem", "Systemet är framtaget men ännu inte infört.", "delvis", "of the same thing"),
    # gone since a day
    ("avveckla inhyrda lotsar", "Inga lotsar hyrs in sedan den 4 maj.", "oppfylt", "none since then"),
    ("avvikle innleide loser", "Ingen loser leies inn siden mai.", "oppfylt", "none since then"),
    # what was out for comments is so no more
    ("ta fram en hamnplan", "Planen var ute på remiss i maj. Den antogs i juni.", "oppfylt", "out then, adopted now"),
    ("ta fram en hamnplan", "Planen är ute på remiss.", "pågår", "out now"),
    # all but those named; members of a group are no account
    ("måla bryggorna i hela hamnen", "Samtliga bryggor utom Norrbryggan är målade.", "delvis", "one is left"),
    ("ta fram en hamnplan", "Gruppen hade chefer från hamnen och fyra av kommunerna. Planen antogs i juni.", "oppfylt", "who sat there"),
    # a thing that works from the day it starts
    ("Egen losenhet for havnene", "Enheten startet i mai og har ti loser.", "oppfylt", "started, so there"),
    ("Gemensam lotsenhet för hamnarna", "Enheten startade i maj och har tio lotsar.", "oppfylt", "started, so there"),
    ("Gemensam lotsenhet för hamnarna", "Enheten startar i maj.", "ikke_påbegynt", "not there yet"),
]


@pytest.mark.parametrize(("asked", "told", "status", "why"), TASKS)
def test_tasks(asked, told, status, why):
    assert status_by_rules(asked, "tiltak", Heard((told,))).status == status, why


MANY = Target("≥ 475", ">=", 475.0, None)
FEWER = Target("minska", "decrease", None, None)
NAUGHT = Target("0,0", "=", 0.0, "mnkr")
LEAST = Target("90 %", ">=", 90.0, "%")
GOALS = [
    ("Antal öppna båtplatser", MANY, "I snitt har 438 båtplatser varit öppna.", "ikke_oppfylt", "a number before what is counted"),
    ("Antall båtplasser i snitt", MANY, "Havna hadde 480 båtplasser.", "oppfylt", "a number before what is counted"),
    ("Antal öppna båtplatser", MANY, "Hamnen har 438 anställda.", "ukjent", "a number of something else"),
    ("Minska antalet båtar i kö", FEWER, "I snitt låg 29 båtar i kö. Under motsvarande tid 2030 var de 24.", "ikke_oppfylt", "more than then"),
    ("Resultat jämfört med budget, mnkr", NAUGHT, "Avvikelsen mot budget är 15 mnkr.", "ikke_oppfylt", "a bare deviation is a deficit"),
    ("Andel målade båtar", LEAST, "Något årsvärde kan därför inte lämnas.", "mangler_tall", "no figure can be given"),
    ("Andel malte båter", LEAST, "Noe årsresultat kan derfor ikke oppgis.", "mangler_tall", "no figure can be given"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "target", "told", "status", "why"), GOALS)
def test_goals(asked, target, told, status, why):
    assert status_by_rules(asked, "indikator", Heard((told,)), (target,)).status == status, why


BETTER = [
    ("Båtarna ska få plats i tid.", "Väntan har förbättrats vid Norrkajen, medan Sydkajen står kvar på en låg nivå.", "delvis"),
    ("Båtene skal få plass i tide.", "Køen er blitt kortere og bryggene er utvidet. Avstandene er fortsatt store.", "delvis"),
]


@pytest.mark.parametrize(("asked", "told", "status"), BETTER)
def test_what_is_still_bad_is_lacking_of_a_goal(asked, told, status):
    assert status_by_rules(asked, "mål", Heard((told,))).status == status
