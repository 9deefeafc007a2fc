"""Each page answers over the fixture database: status, a telling phrase, and its JSON and CSV twins."""

from __future__ import annotations

import pytest

PAGES = [  # path, a phrase that must stand there, why
    ("/", "Følg et krav", "front"),
    ("/krav/od-2024-fjord--21", "Videreført med endringer fra", "a number changed from the year before"),
    ("/krav/ob-2024-solvik--41", "Ordrett videreført fra", "the words are the same as one level up"),
    ("/krav/ko-2024-kirurgi--a2", "Mulig opphav (1), ikke kontrollert", "only candidates"),
    ("/krav/od-2023-fjord--12", "Ikke omtalt i Årlig melding 2023", "a finding of silence"),
    ("/krav/od-2023-fjord--11", "Gjeldende ordlyd per dato", "a later document moved the deadline"),
    ("/krav/od-2023-fjord--11", "Ny frist er 1. mars 2024.", "in the words it was told with"),
    ("/krav/ob-2024-solvik--41", "usikkert lest av svaret, maskinelt", "a status that is a doubtful reading says so"),
    ("/krav/od-2023-fjord--11", "sagt med ord i svaret", "what another rests on"),
    ("/oppfolging", "(usikkert lest)", "the doubt stands in lists too"),
    ("/krav/od-2024-vidde--31", 'lang="nn"', "nynorsk is marked as such"),
    ("/krav/od-2024-fjord--21/sporingsark", "Sporingsark", "the sheet for print"),
    ("/dokument", "Filer som ikke ga noe dokument", "a file that could not be read is told"),
    ("/dokument/od-2023-fjord", "Øve på bortfall av strøm", "the outline holds the requirements"),
    ("/dokument/od-2023-fjord/side/2", "Teksten på siden", "text beside the image"),
    ("/dokument/od-2023-fjord/side/3", "Begynte på forrige side", "a requirement that goes on over the page break"),
    ("/kravspor", "requirements", "Datasette's own list of tables"),
    ("/kravspor/documents/od-2023-fjord", "Oppdragsdokument 2023", "Datasette's own page of a row"),
    ("/kravspor?sql=select+count(*)+from+requirements", "count(*)", "Datasette's own SQL page"),
    ("/oppfolging", "Mål ikke nådd", "a result that missed"),
    ("/oppfolging?vis=contradiction", "58 dager / under 54 dager", "said to be met, the figure says not"),
    ("/oppfolging?vis=doubtful", "usikkert lest", "what a person should read again"),
    ("/oppfolging?vis=forecast", "Prognose: blir innfridd", "a forecast stays a forecast"),
    ("/endringer", "Endringer fra 2023 til 2024", "the last two years by themselves"),
    ("/endringer?fra=2023&til=2024&klasse=changed", "50 → 54", "numbers from and to"),
    ("/frister", "15. mars 2024", "a date the Norwegian way"),
    ("/kvalitet", "0,97", "a measured share with a comma"),
    ("/kvalitet", "usikkert lest; for resten", "what statuses rest on, counted"),
    ("/om", "Slik kobles det", "method"),
]


@pytest.mark.parametrize(("path", "phrase", "why"), PAGES)
async def test_page_answers(site, path, phrase, why):
    response = await site.client.get(path)
    assert response.status_code == 200, why
    assert phrase in response.text, why
