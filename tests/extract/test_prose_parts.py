"""What is told of one place, one thing or so many of them, and what that makes of the whole: rows in the three languages."""

from __future__ import annotations

import pytest

from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_status import Heard, prose_status

RADIO = "Havnelaget skal innføre radio ved alle havner."
BRYGGE = "Havnelaget skal bygge brygge i alle havner."
ROWS = [
    (RADIO, "Radio er innført ved Sundvik og Neset. De to siste får radio til våren.", "delvis", "the rest is to come"),
    (RADIO, "Radio er innført ved Sundvik. Ved de andre havnene brukes fortsatt flagg.", "delvis", "the rest is as it was"),
    ("Hamnelaget skal innføre radio i kvar hamn.",
     "Radio er innført i Sundvik. Dei andre hamnene reknar med å ha utstyret på plass i mai.", "delvis", "the same in nynorsk"),
    ("Laget ska införa radio i alla hamnar.", "Radio har införts i Sundvik. Övriga hamnar avvaktar ny mast.", "delvis",
     "the same in Swedish"),
    (RADIO, "Radio er innført ved alle havner. De siste kom på plass i mai.", "oppfylt", "the rest is done too"),
    (RADIO, "Innføringen har startet ved Sundvik. De øvrige havnene følger etter utover våren.", "pågår",
     "begun here and to be begun there: no part is done"),
    ("Havnelaget skal lage en plan for radio.", "Planen er laget i samarbeid med de øvrige havnene.", "oppfylt",
     "the others are not what it is about"),
    (BRYGGE, "Bryggen er bygd i Sundvik og Neset. I Vika har ingen entreprenør gitt tilbud.", "delvis", "another place lacks it"),
    (BRYGGE, "Bryggen er bygd i Sundvik. Oppvik følger etter påske.", "delvis", "another place is to follow"),
    ("Hamnelaget skal byggje brygge i alle hamner.",
     "Bryggja er bygd i Sundvik. På Neset vart arbeidet lyst ut to gonger utan tilbod.", "delvis", "tried in vain at another place"),
    ("Laget ska bygga brygga i alla hamnar.", "Bryggan är byggd i Sundvik. I Norrhamn väntar man på bygglov.", "delvis",
     "another place waits, in Swedish"),
    (BRYGGE, "Bryggen er bygd i Sundvik. I Neset sto den ferdig i mai.", "oppfylt", "another place has it as well"),
    (BRYGGE, "Bryggen er bygd i Sundvik, mens Neset ikke har bygd noen.", "delvis", "the denial stands before its verb"),
    ("Havnelaget skal kjøpe to båter.", "Den ene båten er kjøpt. Den andre lot seg ikke skaffe.", "delvis", "one of the two"),
    ("Hamnelaget skal skaffe to båtar.", "Den første er kjøpt. Den andre blir lyst ut på nytt.", "delvis", "the same in nynorsk"),
    ("Havnelaget skal følge opp rapporten om bryggene.", "Rapporten hadde ni anbefalinger, og sju av dem er lukket.", "delvis",
     "so many of them"),
    ("Hamnelaget skal lukke avvika.", "Tilsynet fann 12 avvik. Ti av desse er lukka.", "delvis", "so many of these, in nynorsk"),
    ("Laget ska åtgärda bristerna.", "Tillsynen fann tolv brister, och nio av dem är åtgärdade.", "delvis", "the same in Swedish"),
    ("Havnelaget skal kartlegge bryggene.", "Av regionens 46 brygger er 29 kartlagt.", "delvis", "so many of somebody's"),
    ("Havnelaget skal kartlegge bruken av redningsvest.",
     "Kartleggingen er gjennomført. Den viser at sju av ti båtfolk bruker vest.", "oppfylt", "a share that was found, not done"),
    ("Havnelaget skal samarbeide med skolene om sikkerhet.", "Båtføreren underviser ved to av tre leirer. Ny avtale forhandles nå.",
     "pågår", "a share of what the duty does not count"),
    ("Havnelaget skal starte to turer.", "En tur er i gang fra Sundvik. I Oppvik har ingen meldt seg som skipper.", "delvis",
     "at work here, nobody found there"),
    ("Laget ska ha lots vid alla hamnar.",
     "Lots finns och är igång i Sundvik och Norrhamn. För Alvik har ingen lots kunnat anlitas.", "delvis", "the same in Swedish"),
    ("Havnelaget skal sørge for at båtene følger den nye leia.",
     "Fergene bruker den nye leia. De øvrige båtene går fortsatt den gamle.", "delvis", "in use by some, the others as before"),
    ("Tidlig varsling skal tilbys av ferge-, los- og slepebåtene.",
     "Ferge- og losbåtene har innført tidlig varsling. Slepebåtene har ikke kunnet begynne.", "delvis", "one link of a list lacks it"),
    ("Utse skeppare för Färjan, Bogseraren och Lotsbåten.",
     "Färjan och Lotsbåten har fått skeppare. Bogseraren saknar fortfarande en sådan.", "delvis", "one of those named lacks it"),
    ("Havnelaget skal lage en plan for brygger og båter.", "Planen er laget. Bryggene er ikke malt i år.", "oppfylt",
     "what a plan is for is no link of its own"),
    ("Havnelaget skal oppdatere planene.", "16 av 22 planer er revidert, og arbeidet er i rute.", "pågår", "the rest is on plan"),
    ("Laget ska se över planerna.", "Nio av tolv planer är reviderade. Resten tas enligt plan i höst.", "pågår",
     "the rest is on plan, in Swedish"),
    ("Havnelaget skal lage kart.", "Kartet er laget. Det er unntatt offentlighet.", "oppfylt", "an exception from the public eye"),
    ("Havnelaget skal avvikle bruken av flagg.", "Flagg er tatt ut av bruk.", "oppfylt", "gone, as was asked"),
    ("Havnelaget skal avvikle bruken av flagg.", "Flagg er tatt ut av bruk med unntak av to havner.", "delvis", "gone but for two"),
    ("Havnelaget skal gi alle båter plass.",
     "Ordningen fungerer for fiskebåtene, men er i liten grad på plass for seilbåtene.", "delvis", "in place to a small degree"),
    ("Hamnelaget skal ta i bruk radio.", "Radio er ein føresetnad for mange av tiltaka. Oppstart er planlagd til hausten.",
     "ikke_påbegynt", "a noun is no deed"),
    ("Havnelaget skal sikre trygg ferdsel.", "To av tre båtfolk seiler uten vest. Laget holder kurs hver uke.", "pågår",
     "a rate of people is no share of the work"),
    ("Havnelaget skal åpne to kaier.",
     "Den ene kaien er åpnet. Den andre kan ikke tas i bruk før bunnen er mudret.", "delvis", "the other cannot be used"),
    ("Havnelaget skal tilby los hele døgnet.", "Lostjenesten er etablert, men losen kan foreløpig bare tilbys på dagtid.", "delvis",
     "less than the whole as yet"),
    ("Hamnelaget skal innføre radio.", "Radioen er innført, men dekkjer førebels berre den indre hamna.", "delvis",
     "less as yet, in nynorsk"),
    ("Laget ska införa radio.", "Radion är införd, men omfattar än så länge bara den inre hamnen.", "delvis",
     "less as yet, in Swedish"),
    ("Havnelaget skal bygge opp et lager av tauverk.",
     "Lageret er bygget opp. Unntakene er trosser og kabler, som ikke kunne skaffes.", "delvis", "but for what is named"),
    ("Laget ska ta fram kartor på alla språk.", "Kartorna finns på norska och finska, däremot inte på samiska.", "delvis",
     "denied without a verb"),
    ("Havnelaget skal inngå avtaler om slep.",
     "Det er inngått avtale i Sundvik. De to andre havnene har hentet inn tilbud, og arbeidet fortsetter i 2032.", "delvis",
     "a step with the rest, where the work goes on"),
    ("Alle båtførere skal ha redningsvest.",
     "Båtførerne i Sundvik har fått vest. I Oppvik er vestene kjøpt inn, men de må merkes før de deles ut.", "delvis",
     "bought at another place, not handed out"),
    ("Havnelaget skal holde kurs ved alle havner hvert år.", "Det er seks havner. Kurs ble holdt ved fem av dem.", "delvis",
     "so many of them, last"),
    ("Havnelaget skal kjøpe båt.", "Båten er kjøpt. Bare medlemmer kan bruke den.", "oppfylt", "only as such is no part"),
]  # fmt: skip


@pytest.mark.parametrize(("requirement", "answer", "status", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_what_is_told_of_a_part(requirement, answer, status, why):
    assert prose_status(requirement, "krav", Heard(sentences_of(answer)))[0] == status, why
