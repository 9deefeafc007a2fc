"""What a clause of an answer is about, and what that makes of its status: rows in the three languages."""

from __future__ import annotations

import pytest

from pipeline.extract.duty import sentences_of
from pipeline.extract.prose_status import Heard
from pipeline.extract.targets import targets_in
from tests.extract.pages import document, status_by_rules

ROWS = [
    ("Helseforetaket skal etablere et nettverk for båtførere.", "Nettverket arbeider med en felles opplæringspakke.", "oppfylt",
     "what is at work is there"),
    ("Føretaket skal etablere eit nettverk for båtførarar.", "Nettverket arbeider med ein felles opplæringspakke.", "oppfylt",
     "the same in nynorsk"),
    ("Nämnden ska inrätta ett nätverk för båtförare.", "Nätverket arbetar med en gemensam utbildning.", "oppfylt",
     "the same in Swedish"),
    ("Helseforetaket skal etablere et nettverk for båtførere.", "Nettverket etableres til høsten.", "pågår", "it is only being made"),
    ("Helseforetaket skal teste båtene ved tre sykehus.",
     "Båtene er testet med godt resultat. Et firma har parallelt utviklet en annen båt. Testing av denne løsningen vil skje neste år.",
     "oppfylt", "what is told of another thing does not reopen a deed"),
    ("Helseforetaket skal legge til rette for praksis til havs.", "De fleste utdanningene har praksis til havs.", "ukjent",
     "most of them have it: a fact about the world, no deed"),
    ("Helseforetaket skal reparere båtene.", "De fleste båtene er reparert.", "delvis", "most of them are done"),
    ("Nämnden ska måla båtarna.", "De flesta båtarna är målade.", "delvis", "the same in Swedish"),
    ("Helseforetaket skal ta i bruk ny båtjournal.", "Klinikkene har påbegynt arbeidet i ulik grad.", "pågår",
     "begun here more and there less"),
    ("Helseforetaket skal utrede felles båtskole.",
     "Båtskole tilbys i dag i alle havner. Oppdraget ble trukket tilbake av departementet i juni.", "bortfalt",
     "what was told before the lapse does not undo it"),
    ("Antall båter som leies ut, skal øke.", "Det ble leid ut nesten dobbelt så mange båter som året før.", "oppfylt", "by multiples"),
    ("Talet på båtar som vert leigde ut, skal auke.", "Talet på båtar er meir enn dobla.", "oppfylt", "by multiples in nynorsk"),
    ("Antalet uthyrda båtar ska öka.", "Antalet båtar har fördubblats.", "oppfylt", "by multiples in Swedish"),
    ("Minst 95 prosent av båtene skal ha radio.", "Alle båtene har fått radio.", "oppfylt", "all is more than any share"),
    ("Ventetiden for båtplass skal være under 40 dager.",
     "I 2022 var ventetiden 49 dager. Etter omleggingen er ventetiden nå nede i 36 dager.", "oppfylt", "how it is now counts"),
    ("Ventetida for båtplass skal vere under 40 dagar.",
     "I 2021 var ventetida 49 dagar, og i 2020 51 dagar. I 2022 var ventetida 38 dagar.", "oppfylt", "the last year named counts"),
    ("Helseforetaket skal delta i utprøving av ny båtjournal.", "I revidert oppdrag ble oppgaven tatt ut.", "bortfalt",
     "taken out of the assignment"),
    ("Det skal rapporteres til departementet på arbeidet med båter.", "En felles rapport fra regionene ble sendt i september.",
     "oppfylt", "a report sent is the deed where reporting is the duty"),
    ("Andelen brudd på båtvettreglene skal være under 1 prosent.",
     "Fjordby sykehus HF endte på 0,7 prosent. Sjøbygda sykehus HF hadde 2,8 prosent.", "delvis", "a result a body"),
    ("Minst 95 prosent av avtalane skal haldast.", "I TSB vart 97 prosent haldne. I somatikken var delen 91 prosent.", "delvis",
     "a result a part"),
    ("Antall båtturer skal være høyere enn i 2030.", "Det ble gjennomført 74 310 turer i 2031. I 2030 var tallet 69 980.", "oppfylt",
     "a year each in two sentences"),
    ("Bruken av drivstoff skal holdes på samme nivå som i 2030 eller lavere.",
     "Forbruket var 14,6 i 2031. Tilsvarende tall for 2030 var 15,3.", "oppfylt", "the same level or lower"),
    ("Bruken av drivstoff skal haldast på same nivå eller lågare enn i 2029.", "Forbruket i 2031 var 8 prosent under nivået i 2029.",
     "oppfylt", "so many per cent under a level"),
    ("Åtgärd: Samla båtarna. Ansvarig: Hamnchef.", "Åtgärden ströks av nämnden i april.", "bortfalt", "struck by the board"),
    ("Åtgärd: Se över bryggorna. Ansvarig: Hamnchef.", "Översynen är i sitt slutskede.", "pågår", "near its end"),
    ("Åtgärd: Ta fram en båtplan.", "Status: Pågår enligt plan Två båtar av fem är kartlagda.", "pågår", "a rating behind its label"),
    ("Føretaket skal utarbeide ein båtplan og sende han til Helse Fjord RHF.",
     "Planen vart handsama i mai og send til Helse Fjord RHF i juni.", "oppfylt", "sent to a body, not to a hearing"),
    ("Antall båtturer skal øke sammenlignet med 2022.", "Turene varierer fra 4 til 9 prosent av alle.", "ukjent",
     "a range is no change"),
    ("Føretaket skal halde båtane klare ut året.", "Båtane vart selde etter at kravet om beredskap ikkje lenger gjaldt.", "bortfalt",
     "what asked it is no more"),
    ("Helseforetaket skal ha et overskudd på minst 25 millioner kroner.", "Tiltakene skal gi en effekt på 120 millioner kroner.",
     "ukjent", "what is hoped for is no result"),
    ("Helseforetaket skal drifte båtene innenfor budsjett.", "Resultatet er 2 mill. kroner bedre enn budsjettert.", "oppfylt",
     "a surplus told as such"),
    ("Ta i bruk felles båtskjema i hele regionen.", "Skjemaet er ett av fem i regionen.", "ukjent", "one of five is no share done"),
    ("Helseforetaket skal legge den nye planen til grunn ved kjøp av båter.", "Det er ikke kjøpt båter i år. "
     "Planen vil bli lagt til grunn ved neste kjøp.", "ikke_påbegynt", "what will be done is not done"),
    ("Helseforetaket skal øve brann til sjøs.", "Øvelsen er ikke planlagt ennå.", "ikke_påbegynt", "not even planned"),
]  # fmt: skip


@pytest.mark.parametrize(("requirement", "answer", "status", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_what_a_clause_is_about(requirement, answer, status, why):
    language = "sv" if "Nämnden" in requirement or "Antalet" in requirement else "nb"
    targets = targets_in(requirement, document("årlig_melding", language))
    found = status_by_rules(requirement, "krav", Heard(sentences_of(answer)), targets)
    assert found[0] == status, why


GROUNDS = [
    ("Andel båter med radio skal være minst 90 %.", "indikator", "Andelen er 94 %.", "figures", "the figure against the target"),
    ("Andel båter med radio skal være minst 90 %.", "indikator", "Målet er nådd.", "verdict", "the body says so"),
    ("Andel båtar med radio ska vara minst 90 %.", "indikator", "Uppgifter saknas för året.", "verdict", "no figures, in words"),
    ("Utarbeide en båtplan.", "krav", "Pågår.", "print", "a rating word alone"),
    ("Utarbeide en båtplan.", "krav", "Båtplanen er utarbeidet og oversendt departementet.", "reading", "verbs that agree"),
    ("Utarbeide en båtplan.", "krav",
     "Det er laget et notat om båter. Båtplanen diskuteres i havnelaget.", "doubtful", "verbs that do not"),
    ("Utarbeide en båtplan.", "krav", "Havna er fin.", None, "nothing is told"),
]  # fmt: skip


@pytest.mark.parametrize(("requirement", "kind", "answer", "ground", "why"), GROUNDS, ids=[row[-1] for row in GROUNDS])
def test_what_a_status_rests_on(requirement, kind, answer, ground, why):
    targets = targets_in(requirement, document("årlig_melding", "sv" if "ska " in requirement else "nb"))
    found = status_by_rules(requirement, kind, Heard(sentences_of(answer)), targets)
    assert found.ground == ground, why
    assert (found.certainty is not None) == (ground in ("reading", "doubtful"))
