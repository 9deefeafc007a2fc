"""Whether what was asked for is told as done, or only a step on the way to it: the grammar that tells them apart."""

from __future__ import annotations

import pytest

from pipeline.extract.prose_status import Heard
from tests.extract.pages import status_by_rules

ANSWERS = [
    # what is there, in use or in force is done
    ("lage et kart over havna", "Det finnes nå elleve kart over havna.", "oppfylt", "a thing that is there now is no work under way"),
    ("laga kart över hamnen", "I hamnen finns kart sedan i våras.", "oppfylt", "there since"),
    ("holde kurs i fortøyning", "Et kurs i samtaler med fortøyde båteiere er publisert.", "oppfylt", "talks are what the course is in"),
    ("begrense ankringen", "Ankringen utvikler seg raskt.", "ukjent", "nobody develops anything: it moves by itself"),
    # begun and ended, or done by the plan
    ("male bryggene", "Malingen av bryggene ble startet i mars og er fullført.", "oppfylt", "begun, then ended"),
    ("hålla kurs i knopar", "Kursen i knopar startade i mars och avslutades i juni.", "oppfylt", "begun, then ended"),
    ("male bryggene", "Malingen av bryggene ble startet i mars og fortsetter.", "pågår", "begun and not ended"),
    ("rapportere om isen", "Havnelaget har levert rapport om isen etter planen.", "oppfylt", "the plan is how it was done"),
    ("måla bryggorna", "Bryggorna är utmärkta och arbetet löper enligt plan.", "pågår", "the plan is what goes on"),
    ("reparere bryggene", "Bryggene er reparert siden arbeidet startet i mars.", "oppfylt", "the beginning only dates it"),
    # made, and still tried
    ("lage en bøye med lys", "Det er laget en bøye med lys, som nå testes i to havner.", "pågår", "made and still tried"),
    ("lage ei bøye med lys", "Det er laga ei bøye med lys som no vert prøvd ut i to hamner.", "pågår", "made and still tried"),
    ("lage en bøye med lys", "Det er laget en bøye med lys som brukes i to havner.", "oppfylt", "made and used"),
    # a doer is no thing made
    ("beskrive farleden inn til havna", "Prosjektet har beskrevet farleden inn til havna.", "oppfylt", "a project that did what was asked"),
    ("beskrive farleden inn til havna", "Prosjektet har beskrevet sitt mandat.", "pågår", "a project that did something else"),
    ("lage et kart over havna", "En kartgruppe for havna er nedsatt.", "pågår", "the group is what was made"),
    # agreed, ordered, applied for, shared out: on the way
    ("bygge ut moloen", "Havnelaget har inngått avtale om moloen.", "pågår", "an agreement is a means"),
    ("inngå avtale om moloen", "Havnelaget har inngått avtale om moloen.", "oppfylt", "an agreement is what was asked for"),
    ("samarbeide med kommunen om moloen", "Havnelaget har inngått avtale om moloen.", "oppfylt", "to work together is to agree"),
    ("bygge ut moloen", "En ny molo er bestilt.", "pågår", "ordered is not built"),
    ("bygga ut piren", "Havslaget har ansökt om medel till piren.", "pågår", "applied for is not built"),
    ("male bryggene", "Første del av malingen av bryggene er fullført.", "pågår", "a first part is a step"),
    # dates to come
    ("sette bøyen i drift", "Driftssettingen av bøyen er satt til 1. februar.", "pågår", "a date set is to come"),
    ("sätta bojen i drift", "Driftsättningen är satt till den 1 februari.", "pågår", "a date set is to come"),
    ("utreda piren", "Utredningen av piren påbörjades i februari.", "pågår", "begun"),
    # improvement of what is done
    ("ta i bruk felles havnekart", "Felles havnekart er tatt i bruk. Arbeidet med å forbedre kartet fortsetter.", "oppfylt", "what goes on is to better it"),
    # kept, offered, in force, no longer done
    ("prioritere vedlikehold av bryggene", "Havnelaget følger kravet.", "oppfylt", "a rule that is followed"),
    ("etterleve forskrifta om fortøying", "Etterlevinga er god.", "oppfylt", "the same in nynorsk"),
    ("erbjuda kurs i knopar", "Kurs i knopar ges varje höst.", "oppfylt", "offered again and again"),
    ("ta i bruk digitale sjøkart", "Fra juni leses alle sjøkart på skjerm.", "oppfylt", "in force from a day"),
    ("fase ut oljemotorer", "Det kjøres ikke lenger med oljemotorer i havna.", "oppfylt", "what was to end is no longer done"),
    ("fasa ut oljemotorer", "Oljemotorer används inte längre i hamnen.", "oppfylt", "the same in Swedish"),
    ("opprette et nasjonalt havneforum", "Forumet har faste møter, og vil invitere flere.", "oppfylt", "what is spoken of again at work is there"),
    ("opprette et nasjonalt havneforum", "Forumet skal møtes i mai.", "pågår", "it is to meet"),
    ("opprettholde beredskapen ved bryggene", "Alle bryggene hadde beredskap gjennom sommeren.", "oppfylt", "what is held is no figure"),
    # tried, sought in vain, bought before it is used
    ("innføre ny fortøyning", "Ny fortøyning er prøvd ut ved to brygger.", "pågår", "tried is not introduced"),
    ("pröva ny förtöjning", "Hamnen har prövat ny förtöjning.", "oppfylt", "to try was the duty"),
    ("ansette havnefogd", "Utlysningen av stilling som havnefogd ble avsluttet uten søkere.", "pågår", "ended in vain"),
    ("ta i bruk digitale sjøkart", "Digitale sjøkart er anskaffet.", "pågår", "bought is not used"),
    ("kjøpe digitale sjøkart", "Digitale sjøkart er anskaffet.", "oppfylt", "to buy was the duty"),
    ("lage havneregler", "Havnelaget har lagt fram et forslag til havneregler.", "pågår", "a proposal put forward is a step"),
    ("ta fram hamnregler", "Laget har skickat ut ett utkast till hamnregler.", "pågår", "a draft sent out is a step"),
    ("male bryggene", "Bryggene er malt og reparert i dialog med kommunen.", "oppfylt", "how it was done, no talks under way"),
    ("måla bryggorna", "Hamnlaget har varit i dialog med kommunen.", "pågår", "talks are held"),
    ("legge fram havneregler", "Havnereglene er vedtatt og var oppe til behandling i styret.", "oppfylt", "it was treated"),
    ("införa hamnregler", "I hamnen har en grupp av skeppare, lotsar och fogdar tagit fram underlag till hamnregler.", "ukjent", "a perfect is no possession"),
    ("lage forslag til havneregler", "I mai leverte gruppen sitt forslag til havneregler.", "oppfylt", "the doer stands behind its verb"),
    # a place in a calendar or a coming plan is no deed
    ("lage en plan for havna", "Saken er satt opp på havnestyrets møte 3. mai.", "pågår", "it is on the agenda"),
    ("lage ein plan for hamna", "Planen er sett opp på saklista til hamnestyret.", "pågår", "the same in nynorsk"),
    ("ta fram en plan för hamnen", "Planen är uppsatt på dagordningen i juni.", "pågår", "the same in Swedish"),
    ("gjennomføre turer til Neset", "Første tur er lagt til Neset i mai.", "pågår", "the first is to come"),
    ("lage en havneplan", "Merkingen er tatt inn i havneplanen.", "oppfylt", "what stands in the plan, for no year to come"),
    ("holde øvelse i havna", "Det har ikke vært øvelse i havna. Første øvelse er lagt til Neset i mai.", "ikke_påbegynt", "none yet"),
    # none has begun, begins when, time was given
    ("male bryggene", "Ingen av havnene har startet på malingen.", "ikke_påbegynt", "none has begun"),
    ("måla bryggorna", "Ingen av hamnarna har påbörjat målningen.", "ikke_påbegynt", "the same in Swedish"),
    ("male bryggene", "Malingen kommer i gang når skipperen er tilbake.", "ikke_påbegynt", "begins when"),
    ("male bryggjene", "Hamnelaget har fått utsett frist til sommaren.", "forsinket", "more time was given"),
    ("male bryggene", "Havnerådet ga utsettelse til mai. Bryggene ble malt og levert i april.", "oppfylt", "done in the time given"),
    # the last of them ends what had begun
    ("innføre radio i havnene", "Innføringen av radio startet i mars. Siste havn, Neset, gikk over til radio 3. mai.", "oppfylt", "the last"),
    ("innføre radio i hamnene", "Innføringa av radio tok til i mars. Den siste hamna kom med i mai.", "oppfylt", "the same in nynorsk"),
    ("införa radio i hamnarna", "Införandet av radio började i mars. Den sista hamnen anslöt sig i maj.", "oppfylt", "the same in Swedish"),
    ("innføre radio i havnene", "Innføringen av radio startet i mars. Siste havn får radio i mai.", "pågår", "the last is to have it"),
    # who begins in a post is found; what is done since then is there
    ("ansette fem loser", "Fem konsulenter begynte i nye stillinger som los i mai.", "oppfylt", "who begins in a post is there"),
    ("planlegge turene felles", "Skipperne har siden mai planlagt turene felles.", "oppfylt", "done so since then"),
    ("ha lots dygnet runt", "Lotsen har varit dygnetruntöppen sedan mars.", "oppfylt", "so since then"),
]  # fmt: skip


@pytest.mark.parametrize(("requirement", "answer", "status", "why"), ANSWERS)
def test_what_is_told_of_the_thing_asked_for(requirement, answer, status, why):
    heard = Heard(tuple(f"{sentence.strip('.')}." for sentence in answer.split(". ")))
    assert status_by_rules(requirement, "krav", heard).status == status, why


def test_work_after_handing_on_decides():
    lead = "Havnerådet skal gi havnene i oppdrag å:"
    handed = "Kravet ble formidlet i styringsdokumentene."
    assert status_by_rules("male bryggene", "krav", Heard((handed,)), lead_in=lead).status == "oppfylt"
    worked = Heard((handed, "Malingen er i gang ved alle bryggene."))
    assert status_by_rules("male bryggene", "krav", worked, lead_in=lead).status == "pågår"
