"""What a file is, told from its cover: every genre, the names that each region uses, nynorsk and Swedish."""
from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from pipeline.catalog import clues, dated, describe, genres, names
from pipeline.catalog.genres import named_in
from pipeline.parse import format_of, read
from pipeline.parse.plain import read_plain
from pipeline.phrases import phrases
from pipeline.records import GENRES, Parsed
from pipeline.register import load_register

SHARED = Path(__file__).resolve().parents[3] / "shared"
SAMPLE = Path(__file__).resolve().parents[2] / "corpus"
REGISTER = load_register()
BODY = "\n\nDenne teksten beskriver hva som skal gjøres i året som kommer, og hvordan det skal følges opp av styret og ledelsen i foretaket, med frister.\n"
NYNORSK = "\n\nDenne teksten skildrar kva som skal gjerast i året som kjem, og korleis det skal følgjast opp av styret og leiinga i føretaket, med fristar.\n"
SVENSK = "\n\nDenna text beskriver vad som ska göras under året och hur det ska följas upp av ledningen i regionen, med tider för varje åtgärd och mål.\n"


def document(cover: str, body: str = BODY, file: str = "fil.txt", entry: dict | None = None):
    text = "\n\n".join(cover.split("|")) + body
    return describe(file, "txt", "0" * 64, read_plain(text.encode()), entry, REGISTER)


# cover (lines parted by |), genre, local name, issuer, recipient, level, year
COVERS = [
    ("Helse- og omsorgsdepartementet|Oppdragsdokument 2031|Helse Nord RHF", "oppdragsdokument", "Oppdragsdokument",
     "Helse- og omsorgsdepartementet", "Helse Nord RHF", "region", 2031),
    ("Oppdragsdokument 2031|Helse Vest RHF", "oppdragsdokument", "Oppdragsdokument", "Helse- og omsorgsdepartementet", "Helse Vest RHF", "region", 2031),
    ("Oppdrag og bestilling 2031|Oslo universitetssykehus HF", "oppdrag_og_bestilling", "Oppdrag og bestilling",
     "Helse Sør-Øst RHF", "Oslo universitetssykehus HF", "foretak", 2031),
    ("Helse Vest RHF|Styringsdokument 2031|Helse Bergen HF", "oppdrag_og_bestilling", "Styringsdokument", "Helse Vest RHF", "Helse Bergen HF", "foretak", 2031),
    ("Styringskrav og rammer 2031|St. Olavs hospital HF", "oppdrag_og_bestilling", "Styringskrav og rammer",
     "Helse Midt-Norge RHF", "St. Olavs hospital HF", "foretak", 2031),
    ("Helse Nord RHF|Oppdragsdokument 2031|Nordlandssykehuset HF", "oppdrag_og_bestilling", "Oppdragsdokument",
     "Helse Nord RHF", "Nordlandssykehuset HF", "foretak", 2031),
    ("Tilleggsdokument til styringskrav og rammer 2031|St. Olavs hospital HF", "tilleggsdokument", "Tilleggsdokument",
     "Helse Midt-Norge RHF", "St. Olavs hospital HF", "foretak", 2031),
    ("Tilleggsliste 2031|Nordlandssykehuset HF", "tilleggsdokument", "Tilleggsliste", "Helse Nord RHF", "Nordlandssykehuset HF", "foretak", 2031),
    ("Protokoll fra foretaksmøte i Helse Vest RHF|14. januar 2031", "foretaksprotokoll", "Protokoll fra foretaksmøte",
     "Helse- og omsorgsdepartementet", "Helse Vest RHF", "region", 2031),
    ("Oppdrag for 2031|Kreftklinikken", "klinikkoppdrag", "Oppdrag for 2031", "Oslo universitetssykehus HF", "Kreftklinikken", "klinikk", 2031),
    ("OPPDRAG 2031|Kreftklinikken", "klinikkoppdrag", "OPPDRAG 2031", "Oslo universitetssykehus HF", "Kreftklinikken", "klinikk", 2031),
    ("Helse- og omsorgsdepartementet|Statsbudsjettet 2031 – tildelingsbrev|Helsedirektoratet", "tildelingsbrev",
     "Statsbudsjettet 2031 – tildelingsbrev", "Helse- og omsorgsdepartementet", "Helsedirektoratet", "stat", 2031),
    ("Halvårsrapport 2031|Helse Nord RHF", "statustabell", "Halvårsrapport", "Helse Nord RHF", "Helse- og omsorgsdepartementet", "region", 2031),
    ("Tertialrapport 2. tertial 2031|Helse Bergen HF", "tertialrapport", "Tertialrapport", "Helse Bergen HF", "Helse Vest RHF", "foretak", 2031),
    ("Årlig melding 2031|Helse Midt-Norge RHF", "årlig_melding", "Årlig melding", "Helse Midt-Norge RHF", "Helse- og omsorgsdepartementet", "region", 2031),
    ("Innspill til utvalget om årlig melding 2031|Helse Nord RHF", "annet", None, None, None, None, 2031),
    ("Saksprotokoll|Oppdragsdokument 2031", "annet", None, None, None, None, 2031),
]


@pytest.mark.parametrize("cover,genre,name,issuer,recipient,level,year", COVERS, ids=[c[0][:40] for c in COVERS])
def test_covers(cover, genre, name, issuer, recipient, level, year):
    found = document(cover)
    assert (found.genre, found.local_name, found.issuer, found.recipient, found.level, found.year) == (genre, name, issuer, recipient, level, year)


NYNORSK_COVERS = [
    ("Styringsdokument 2031|Helse Førde HF", "oppdrag_og_bestilling", "Helse Førde HF"),
    ("Årleg melding 2031|Helse Vest RHF", "årlig_melding", "Helse- og omsorgsdepartementet"),
    ("Protokoll frå føretaksmøte i Helse Vest RHF|14. januar 2031", "foretaksprotokoll", "Helse Vest RHF"),
    ("Verksemdsrapport per mars 2031|Helse Førde HF", "tertialrapport", "Helse Vest RHF"),
    ("Rapportering på styringsdokument 2031|Helse Førde HF", "årlig_melding", "Helse Vest RHF"),
]


@pytest.mark.parametrize("cover,genre,recipient", NYNORSK_COVERS)
def test_nynorsk_covers(cover, genre, recipient):
    found = document(cover, NYNORSK)
    assert (found.genre, found.recipient, found.language, found.year) == (genre, recipient, "nn", 2031)


SWEDISH_ORDERS = [  # cover, genre, issuer, recipient
    ("Uppdragsbeskrivning 2031|Fjällviks Sjukhus|Västra Götalandsregionen", "oppdrag_og_bestilling", "Västra Götalandsregionen",
     "Fjällviks Sjukhus"),
    ("Verksamhetsberättelse 2031 Fjällviks sjukhus|Alla sjukhus i länet rapporterar", "delårsrapport", "Fjällviks sjukhus", None),
]  # fmt: skip


@pytest.mark.parametrize("cover,genre,issuer,recipient", SWEDISH_ORDERS, ids=[row[1] for row in SWEDISH_ORDERS])
def test_a_swedish_hospital_outside_the_register(cover, genre, issuer, recipient):
    found = document(cover, SVENSK)
    assert (found.genre, found.issuer, found.recipient, found.level) == (genre, issuer, recipient, "foretak")


def test_a_swedish_cover():
    found = document("Delårsrapport april 2031|Region Norrbotten", SVENSK)
    assert (found.genre, found.issuer, found.level, found.language, found.year) == ("delårsrapport", "Region Norrbotten", "region", "sv", 2031)


def test_dates_and_numbers():
    found = document("Oppdragsdokument 2031|Helse Nord RHF|Oppdatert 24. mars 2031|Vår ref.: 31/1234-5", BODY + "\nOslo, 16. januar 2031\n\nHelse- og omsorgsminister\n\n")
    assert (found.version_date, found.published, found.case_number) == (date(2031, 3, 24), date(2031, 1, 16), "31/1234-5")


def test_an_adjusted_edition_bears_the_date_of_its_cover():
    assert document("Justert oppdragsdokument 2031|Helse Nord RHF|10. juni 2031").version_date == date(2031, 6, 10)


def test_the_year_is_the_documents_not_the_dates():
    assert document("Oppdrag for 2032|Kreftklinikken|Desember 2031").year == 2032


def test_the_meetings_day_in_the_opening():
    found = document("Protokoll fra foretaksmøte i Helse Nord RHF", "\n\nTirsdag 14. januar 2031 klokken 9 ble det holdt foretaksmøte i Helse Nord RHF med styreleder til stede.\n")
    assert found.meeting_date == date(2031, 1, 14)


def test_without_a_cover_signs_tell():
    body = ("1. Innledning\n\nHelseforetaksloven pålegger Helse Nord RHF å utarbeide en årlig melding. Helse Nord RHF har vedtatt meldingen i styret, og departementet mottar den.\n\n"
            "## 2. Rapportering på krav fra foretaksmøter 2031\n\nHelse Nord RHF har fulgt opp. Styret i Helse Nord RHF er orientert om saken i hvert møte.\n")
    found = describe("fil.md", "md", "", read_plain(body.encode()), None, REGISTER)
    assert (found.genre, found.issuer, found.year) == ("årlig_melding", "Helse Nord RHF", 2031)


def test_the_file_name_is_the_last_resort_and_is_said():
    found = describe("arlig-melding-2031-helse-nord.pdf", "pdf", "", Parsed(()), None, REGISTER)
    assert (found.genre, found.year) == ("årlig_melding", 2031)
    assert {i.field: i.words for i in found.inferred}["genre"] == "arlig melding 2031 helse nord"


def test_the_catalogue_wins_and_is_not_called_inferred():
    found = document("Oppdragsdokument 2031|Helse Nord RHF", entry={"genre": "annet", "recipient": "Helse Vest", "year": 2030, "title": "Et brev", "file": "x"})
    assert (found.genre, found.recipient, found.recipients, found.year, found.title) == ("annet", "Helse Vest RHF", ("Helse Vest RHF",), 2030, "Et brev")
    assert not {"genre", "recipient", "year", "title"} & {i.field for i in found.inferred}


def test_several_recipients():
    found = document("Oppdragsdokument 2031|Helse Nord RHF|Helse Vest RHF")
    assert found.recipients == ("Helse Nord RHF", "Helse Vest RHF") and found.recipient == "Helse Nord RHF"


def test_bodies_that_nobody_knows_are_kept_as_written():
    found = document("Oppdrag og bestilling 2031|Sjøbygda sykehus HF")
    assert (found.recipient, found.level, found.issuer) == ("Sjøbygda sykehus HF", "foretak", None)


@pytest.mark.parametrize("file", ["genres", "bodies", "dated", "clues"])
def test_every_entry_has_examples_in_three_languages(file):
    def entries(table: dict):
        for value in table.values():
            if isinstance(value, dict):
                yield value if "nb" in value else None
                if "nb" not in value:
                    yield from entries(value)
    for entry in filter(None, entries(phrases(f"catalog.{file}"))):
        assert entry["examples"] and {"nb", "nn", "sv"} <= set(entry)


@pytest.mark.parametrize("genre", [g for g in GENRES if g in phrases("catalog.genres")["names"]])
def test_examples_of_names(genre):
    entry = phrases("catalog.genres")["names"][genre]
    for example in entry["examples"]:
        assert (named_in(example) or ("",))[0] == genre, example
    for example in entry["counter_examples"]:
        assert (named_in(example) or ("",))[0] != genre, example


def test_a_word_of_reporting_before_an_orders_name_makes_it_a_report():
    entry = phrases("catalog.genres")["reports_on"]
    assert {(named_in(line) or ("",))[0] for line in entry["examples"]} == {"årlig_melding"}
    assert "årlig_melding" not in {(named_in(line) or ("",))[0] for line in entry["counter_examples"]}


REAL = [  # genre, issuer, recipient, level, year, language
    ("oppdragsdokument-2024-helse-midt-norge", "oppdragsdokument", "Helse- og omsorgsdepartementet", "Helse Midt-Norge RHF", "region", 2024, "nb"),
    ("klinikkoppdrag-2022-kreftklinikken", "klinikkoppdrag", "Oslo universitetssykehus HF", "Kreftklinikken", "klinikk", 2022, "nb"),
    ("halvarsrapport-2024-helse-sor-ost", "statustabell", "Helse Sør-Øst RHF", "Helse- og omsorgsdepartementet", "region", 2024, "nb"),
    ("arlig-melding-2020-helse-sor-ost", "årlig_melding", "Helse Sør-Øst RHF", "Helse- og omsorgsdepartementet", "region", 2020, "nb"),
    ("delarsrapport-2022-04-norrbotten-lanssjukvard2", "delårsrapport", "Division Länssjukvård 2", "Region Norrbotten", "foretak", 2022, "sv"),
]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the real documents (../shared) are not here")
@pytest.mark.parametrize("name", ["uten navn", None], ids=["without a telling name", "under its own name"])
@pytest.mark.parametrize("folder", ["tekst", "docx", "pdf"])
@pytest.mark.parametrize("stem,genre,issuer,recipient,level,year,language", REAL, ids=[r[0] for r in REAL])
def test_real_documents(stem, genre, issuer, recipient, level, year, language, folder, name):
    path = next((SHARED / "corpus" / folder).glob(f"{stem}.*"), None)
    if path is None:
        pytest.skip("not there in this format")
    found = describe(name or path.name, format_of(path), "", read(path), None, REGISTER)
    assert (found.genre, found.issuer, found.recipient, found.level, found.year, found.language) == (genre, issuer, recipient, level, year, language)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the real documents (../shared) are not here")
def test_other_documents_are_called_annet():
    for path in sorted((SHARED / "corpus" / "andre").glob("*.pdf")):
        assert describe(path.name, "pdf", "", read(path), None, REGISTER).genre == "annet", path.name


def test_the_sample_without_its_catalogue():
    """The sample's own catalogue, if any, is the truth for what is inferred from its files."""
    catalog = SAMPLE / "catalog.toml"
    if not catalog.exists():
        pytest.skip("the sample has no catalogue to compare with")
    register = load_register(SAMPLE / "parties.toml")
    for entry in tomllib.loads(catalog.read_text(encoding="utf-8")).get("document", []):
        path = SAMPLE / entry["file"]
        found = describe(entry["file"], format_of(path), "", read(path), None, register)
        for field in ("genre", "issuer", "recipient", "year", "language"):
            if field in entry:
                assert getattr(found, field) == entry[field], f"{entry['file']}: {field}: {json.dumps([getattr(found, field), entry[field]], ensure_ascii=False)}"


@pytest.mark.parametrize("genre", sorted(phrases("catalog.genres")["signs"]))
def test_examples_of_signs(genre):
    pattern = dict(genres._sign_patterns())[genre]
    entry = phrases("catalog.genres")["signs"][genre]
    assert all(pattern.search(example) for example in entry["examples"])
    assert not any(pattern.search(example) for example in entry["counter_examples"])


@pytest.mark.parametrize("key", ["version", "meeting", "published"])
def test_examples_of_dates(key):
    entry = phrases("catalog.dated")[key]
    assert all(dated._words(key).search(example) for example in entry["examples"])
    assert not any(dated._words(key).match(example) for example in entry.get("counter_examples", ()))


def test_examples_of_case_numbers():
    entry = phrases("catalog.dated")["case"]
    assert all(dated._case_pattern().search(example) for example in entry["examples"])
    assert not any(dated._case_pattern().search(example) for example in entry["counter_examples"])


def test_examples_of_titles_that_programs_write():
    entry = phrases("catalog.clues")["programs"]
    assert all(clues._noise().search(example) for example in entry["examples"])
    assert not any(clues._noise().search(example) for example in entry["counter_examples"])


@pytest.mark.parametrize("kind", sorted(phrases("catalog.bodies")["unknown"]))
def test_examples_of_unknown_bodies(kind):
    entry = phrases("catalog.bodies")["unknown"][kind]
    for example in entry["examples"]:
        assert [body.level for body in names.parties_in(example, REGISTER)] == [entry["level"]], example
    for example in entry.get("counter_examples", ()):
        assert not names.parties_in(example, REGISTER), example


@pytest.mark.parametrize("key", ["not_in_name", "small"])
def test_a_name_stands_without_the_title_before_it(key):
    entry = phrases("catalog.bodies")[key]
    for example in entry["examples"]:
        assert [body.name for body in names.parties_in(example, REGISTER)] == ["Helse Fjordland RHF"], example
    for example in entry.get("counter_examples", ()):
        assert [body.name for body in names.parties_in(example, REGISTER)] == [example]


LETTERS = [
    # cover, first words, issuer, recipient
    ("Direktoratet for fjordhelse|Postboks 12|0123 OSLO|Tildelingsbrev 2031", "", "Helse- og omsorgsdepartementet", "Direktoratet for fjordhelse",
     "the name above the address is written to"),
    ("Det kongelige helse- og omsorgsdepartement|Direktoratet for fjordhelse Postboks 12 0123 OSLO|Tildelingsbrev 2031", "",
     "Helse- og omsorgsdepartementet", "Direktoratet for fjordhelse", "a ministry gives"),
    ("Helsedirektoratet|Tildelingsbrev 2031 til Folkehelseinstituttet", "", "Helsedirektoratet", "Folkehelseinstituttet",
     "a directorate's own letter"),
    ("Helsedirektoratet|Nasjonalt senter for fjordhelse|Postboks 7|5003 BERGEN|Tildelingsbrev 2031", "", "Helsedirektoratet", "Nasjonalt senter for fjordhelse",
     "a name that nobody knows is kept"),
    ("Folkehelseinstituttet|Helse- og omsorgsdepartementet|Tildelingsbrev 2031", "", "Helse- og omsorgsdepartementet", "Folkehelseinstituttet",
     "a ministry gives also where it stands last"),
    ("Tildelingsbrev 2031 til Helsedirektoratet", "Stortinget har vedtatt budsjettet, og Helse- og omsorgsdepartementet stiller midlene til rådighet for direktoratet.",
     "Helse- og omsorgsdepartementet", "Helsedirektoratet", "the ministry that the text names"),
]  # fmt: skip


@pytest.mark.parametrize("cover,words,issuer,recipient,why", LETTERS, ids=[one[0][:40] for one in LETTERS])
def test_who_writes_a_letter_to_whom(cover, words, issuer, recipient, why):
    found = document(cover, f"\n\n{words}{BODY}")
    assert (found.genre, found.issuer, found.recipient) == ("tildelingsbrev", issuer, recipient), why


UNKNOWN = [
    ("PROTOKOLL FRA FORETAKSMØTE I HELSE FJORDLAND RHF", "", "Helse- og omsorgsdepartementet", "Helse Fjordland RHF", "a region is the ministry's"),
    ("Føretaksmøte i Sjøbygda sjukehus HF", "\n\nHelse Fjordland RHF er eigar av føretaket, og Helse Fjordland RHF kalla inn.\n", "Helse Fjordland RHF",
     "Sjøbygda sjukehus HF", "a trust is the region's that is named"),
    ("Oppdrag og bestilling 2031|Sykehuset i Sjøbygda HF", "", None, "Sykehuset i Sjøbygda HF", "a small word inside a name stays"),
    ("TERTIALRAPPORT 1. TERTIAL 2031|SJØBYGDA SYKEHUS HF", "\n\nRapporten går til Helse Fjordland RHF hver gang, for oppfølging av oppdragene.\n", "Sjøbygda sykehus HF",
     "Helse Fjordland RHF", "a report goes up"),
    ("Region Fjällvik|Förvaltningen Fjällvård|Årsrapport 2031", "", "Förvaltningen Fjällvård", "Region Fjällvik", "the lowest on the cover reports"),
]  # fmt: skip


@pytest.mark.parametrize("cover,words,issuer,recipient,why", UNKNOWN, ids=[one[0][:40] for one in UNKNOWN])
def test_bodies_outside_the_register(cover, words, issuer, recipient, why):
    found = document(cover, words + BODY)
    assert (found.issuer, found.recipient) == (issuer, recipient), why
