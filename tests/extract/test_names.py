"""Names on requirements ("Oppdrag 3", "2024:3", "2.1"): on a line of their own or before the words, under a paragraph that
hangs, with a list below; in orders and in reports that quote them."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.parse import finished
from pipeline.parse.plain import read_plain
from pipeline.records import Extracted
from tests.extract.pages import REGISTER, document


def read(genre: str, text: str) -> Extracted:
    return extract(document(genre), finished(read_plain(text.encode())), REGISTER)


def names(genre: str, text: str) -> list[tuple[str, str | None, str]]:
    return [(r.kind, r.printed_id, r.text) for r in read(genre, text).requirements]


QUOTED = [
    ("årlig_melding", """# Årlig melding 2023

# 2 Rapportering på krav i foretaksmøtet

Krav 1
Helse Vest RHF skal telle båtene ved alle brygger innen utgangen av 2023.

Tellingen ble gjennomført i mai, og tallene er levert. Det ble funnet færre båter enn i fjor.

Krav 2
Helse Vest RHF skal male bryggene sammen med havnevesenet.

Malingen er utsatt til våren fordi det manglet folk i havna. Halvparten av bryggene er skrapt.
""", [("krav", "1", "Helse Vest RHF skal telle båtene ved alle brygger innen utgangen av 2023."),
      ("krav", "2", "Helse Vest RHF skal male bryggene sammen med havnevesenet.")], "bokmål, on a line of its own"),
    ("årlig_melding", """# Årleg melding 2023

# 2 Rapportering på oppdrag

Oppdrag 1 Helse Vest RHF skal telje båtane ved alle bryggene innan utgangen av 2023.

Teljinga vart gjennomført i mai, og tala er leverte. Det vart funne færre båtar enn i fjor.

Oppdrag 2 Helse Vest RHF skal måle bryggene saman med hamnevesenet.

Målinga er utsett til våren fordi det mangla folk i hamna. Halvparten av bryggene er skrapte.
""", [("oppdrag", "1", "Helse Vest RHF skal telje båtane ved alle bryggene innan utgangen av 2023."),
      ("oppdrag", "2", "Helse Vest RHF skal måle bryggene saman med hamnevesenet.")], "nynorsk, before the words"),
    ("delårsrapport", """# Delårsrapport 2 2024

## Uppföljning av uppdrag

Uppdrag 2024-1 Hamnen ska måla bryggorna senast den 31 maj 2024.

Målningen är klar och bryggorna har besiktigats. Två bryggor var i sämre skick än väntat.

Uppdrag 2024-2 Hamnen ska räkna båtarna tillsammans med kommunen.

Räkningen har skjutits upp till hösten, eftersom kommunen saknar personal.
""", [("oppdrag", "2024-1", "Hamnen ska måla bryggorna senast den 31 maj 2024."),
      ("oppdrag", "2024-2", "Hamnen ska räkna båtarna tillsammans med kommunen.")], "Swedish, a year's number"),
    ("tertialrapport", """# Tertialrapport 2 2024

# Oppfølging av oppdrag

2024:1 Helse Vest RHF skal telle båtene ved alle brygger.

Status: Gjennomført. Tellingen var ferdig i mai.

2024:12 Helse Vest RHF skal male bryggene.

Status: Forsinket. Malingen er utsatt.
""", [("oppdrag", "2024:1", "Helse Vest RHF skal telle båtene ved alle brygger."),
      ("oppdrag", "2024:12", "Helse Vest RHF skal male bryggene.")], "a bare number of the year"),
]  # fmt: skip


@pytest.mark.parametrize(("genre", "text", "expected", "why"), QUOTED, ids=[case[3] for case in QUOTED])
def test_a_name_before_quoted_words_is_the_id(genre, text, expected, why):
    assert names(genre, text) == expected, why
    assert len(read(genre, text).answers) == len(expected)


def test_one_number_alone_is_no_name():
    text = QUOTED[1][1].replace("Oppdrag 2 Helse", "Helse")
    assert names("årlig_melding", text)[0][1] is None


def test_what_a_board_gives_as_an_assignment_is_one():
    text = """# Delårsrapport 2 2024

## Tilläggsuppdrag från regionstyrelsen

Regionstyrelsen gav hamnen i uppdrag att:
- öppna fem bryggor
- se över lyset på kajen

Bryggorna öppnades i juni. Lyset ses över under hösten.
"""
    assert {kind for kind, _, _ in names("delårsrapport", text)} == {"oppdrag"}


HANGING = [
    ("oppdragsdokument", """# Oppdrag til hamna 2024

# 2 Brygger

Hamna har fått fleire båtar enn før, og det er trongt ved bryggene.

Hamna skal:

2.1 Telje båtane ved alle bryggene innan utgangen av 2024.

2.2 Saman med kommunen gå gjennom avtalane. Følgjande område skal få særleg merksemd:
- lys
- tau

2.3 Lage ein plan for kaia. Følgjande skal vere på plass innan 1. mai 2024:
- ein ansvarleg ved kvar brygge
- ei liste over båtane

# 3 Lys

3.1 Helse Vest RHF skal måle lyset på kaia.
""", [("2.1", "Hamna skal:", "Telje båtane ved alle bryggene innan utgangen av 2024."),
      ("2.2", "Hamna skal:", "Saman med kommunen gå gjennom avtalane. Følgjande område skal få særleg merksemd: - lys - tau"),
      ("2.3", "Hamna skal:", "Lage ein plan for kaia. Følgjande skal vere på plass innan 1. mai 2024:"),
      (None, "Følgjande skal vere på plass innan 1. mai 2024:", "ein ansvarleg ved kvar brygge"),
      (None, "Følgjande skal vere på plass innan 1. mai 2024:", "ei liste over båtane"),
      ("3.1", None, "Helse Vest RHF skal måle lyset på kaia.")], "nynorsk, a chapter's numbers behind an introduction"),
    ("oppdrag_og_bestilling", """# Uppdrag till hamnen 2024

# 2 Bryggor

Hamnen ska:

2.1 Räkna båtarna vid alla bryggor senast den 31 december 2024.

2.2 Tillsammans med kommunen gå igenom avtalen. Följande områden ska uppmärksammas särskilt:
- ljus
- tampar
""", [("2.1", "Hamnen ska:", "Räkna båtarna vid alla bryggor senast den 31 december 2024."),
      ("2.2", "Hamnen ska:",
       "Tillsammans med kommunen gå igenom avtalen. Följande områden ska uppmärksammas särskilt: - ljus - tampar"),
      ], "Swedish"),
    ("oppdrag_og_bestilling", """# Oppdrag til havna 2024

## Brygger

Helse Vest RHF bes om å:

A-1 Telle båtene ved alle brygger.

A-2 Male bryggene.

Havna har mange båter.

A-3 Helse Vest RHF skal feie kaia.
""", [("A-1", "Helse Vest RHF bes om å:", "Telle båtene ved alle brygger."),
      ("A-2", "Helse Vest RHF bes om å:", "Male bryggene."),
      ("A-3", None, "Helse Vest RHF skal feie kaia.")], "codes; a paragraph between ends the lead-in"),
    ("oppdrag_og_bestilling", """# Oppdrag til havna 2024

## Brygger

Oppdrag 1
Helse Vest RHF skal telle båtene ved alle brygger.

Oppdrag 2
Planen for kaia legges fram. Havna skal:
- ha lys på kaia
- ha tau ved alle brygger
""", [("1", None, "Helse Vest RHF skal telle båtene ved alle brygger."), ("2", None, "Planen for kaia legges fram. Havna skal:"),
      (None, "Havna skal:", "ha lys på kaia"), (None, "Havna skal:", "ha tau ved alle brygger")], "a label on a line of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("genre", "text", "expected", "why"), HANGING, ids=[case[3] for case in HANGING])
def test_named_paragraphs_are_led_in_and_hold_their_lists(genre, text, expected, why):
    found = read(genre, text).requirements
    assert [(r.printed_id, r.lead_in, r.text) for r in found] == expected, why
    assert {r.kind for r in found} == {"oppdrag"}
    ids = {r.printed_id: r.id for r in found}
    inner = [r for r in found if r.printed_id is None]
    assert all(r.parent in ids.values() for r in inner)


def test_a_named_paragraph_goes_on_behind_a_page_and_its_footnote():
    text = """# Oppdrag til havna 2024

# 4 Lys

4.1 Mål

Flere lys på kaia enn i 2012.1

4.2 Oppgaver

4.2.1 Helse Vest RHF skal telle båtene ved alle brygger innen utgangen av 2024.

4.2.2 Helse Vest RHF bes om å gjennomgå organiseringen av lys og tau

1 Målet følger av planen for kaia i kommunen.

Oppdrag til havna 2024
Side 3

ved brygga i lys av rapporten fra 2018, og legge en plan fram for styret.

4.2.3 Helse Vest RHF skal feie kaia.

Oppdrag til havna 2024
Side 4

5 Tau

Oppdrag til havna 2024
Side 5
"""
    whole = "Helse Vest RHF bes om å gjennomgå organiseringen av lys og tau ved brygga i lys av rapporten fra 2018, "
    assert ("oppdrag", "4.2.2", whole + "og legge en plan fram for styret.") in names("oppdrag_og_bestilling", text)


def test_deeds_in_small_letters_need_their_lead():
    lines = "3.1 måle lyset på kaia innen 1. mai 2024\n\n3.2 bytte lampene på bua\n"
    led = names("oppdragsdokument", f"# Oppdrag til havna 2024\n\n# 3 Lys\n\nHavna bes om å\n\n{lines}")
    assert led == [("oppdrag", "3.1", "måle lyset på kaia innen 1. mai 2024"), ("oppdrag", "3.2", "bytte lampene på bua")]
    assert names("oppdragsdokument", f"# Oppdrag til havna 2024\n\n# 3 Lys\n\nHavna har lamper.\n\n{lines}") == []


def test_a_title_behind_the_label_leaves_its_number_the_id():
    text = QUOTED[0][1].replace("Krav 1\n", "Krav 1 – Telling\n\n").replace("Krav 2\n", "Krav 2 – Maling\n\n")
    assert [printed for _, printed, _ in names("årlig_melding", text)] == ["1", "2"]
