"""Orders in forms that writers choose, from the text file to the requirements: tabbed chapters, numbers that count on through
the chapters, tables of limits whose heads name no measure, actions with a lead word."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.parse import finished
from pipeline.parse.plain import read_plain
from pipeline.records import Extracted
from tests.extract.pages import REGISTER, document

TELLS = "Havna har de siste årene fått flere båter enn før, og det er blitt trangt ved bryggene hele sommeren."


def read(genre: str, *lines: str) -> Extracted:
    """What is asked in a text with a line a paragraph and a blank line between; rows and items stand together."""
    out: list[str] = []
    for line in lines:
        together = out and ("\t" in line or line[:1] in "-•") and ("\t" in out[-1] or out[-1][:1] in "-•")
        out += [line] if together or not out else ["", line]
    return extract(document(genre), finished(read_plain("\n".join(out).encode())), REGISTER)


def asked(*lines: str, genre: str = "oppdrag_og_bestilling") -> list[tuple[str, str | None, str]]:
    return [(r.kind, r.printed_id, r.text) for r in read(genre, *lines).requirements if r.kind != "føring"]


RUNNING = [
    "Oppdrag til havna 2024",
    "1\tTelling", TELLS, "Helse Vest RHF skal:", "1. Telle båtene ved alle brygger.", "2. Måle bryggene.",
    "2\tOpplæring", TELLS, "3. Helse Vest RHF skal gi opplæring i knoper.", "4. Utarbeide en plan for knoper innen 1. mai 2024.",
]  # fmt: skip


def test_numbers_that_count_on_through_the_chapters_are_ids():
    assert asked(*RUNNING) == [
        ("oppdrag", "1", "Telle båtene ved alle brygger."),
        ("oppdrag", "2", "Måle bryggene."),
        ("oppdrag", "3", "Helse Vest RHF skal gi opplæring i knoper."),
        ("oppdrag", "4", "Utarbeide en plan for knoper innen 1. mai 2024."),
    ]


def test_numbers_that_begin_anew_in_every_chapter_name_nothing():
    again = [line.replace("3. ", "1. ").replace("4. ", "2. ") for line in RUNNING]
    assert {printed for _, printed, _ in asked(*again)} == {None}


def test_the_count_goes_on_behind_the_rows_of_a_table():
    lines = [
        "# Oppdrag 2024", "# 1. Mål", TELLS, "Nr.\tMål\tMåltall 2024\tResultat 2023", "1\tAndel båter med lys\tMinst 95 %\t88 %",
        "2\tAntall tomme brygger\t0\t12", "# 2. Båter", TELLS, "Helse Vest RHF skal:", "3. Male båtene.", "4. Telle båtene.",
        "# 3. Brygger", "5. Helse Vest RHF skal reparere bryggene.", "6. Helse Vest RHF skal feie bryggene.",
    ]  # fmt: skip
    assert [(printed, text) for _, printed, text in asked(*lines)] == [
        ("1", "Andel båter med lys"),
        ("2", "Antall tomme brygger"),
        ("3", "Male båtene."),
        ("4", "Telle båtene."),
        ("5", "Helse Vest RHF skal reparere bryggene."),
        ("6", "Helse Vest RHF skal feie bryggene."),
    ]


LIMITS = [
    ("Område\tMåltall\tEnhet\tMål 2024\tResultat 2023", "Havn\tBåter i bøye\tAntall\t15\t14", "\tBåter med lys\t%\t> 12\t8",
     ["Båter i bøye", "Båter med lys"], "måltall beside this year's goals is what is measured"),
    ("Nr.\tMål\tMåltall 2024\tResultat 2023", "1\tVentetid ved brygga\tUnder 54 dager\t63 dager", "2\tBåter med lys\tMinst 95 %\t88 %",
     ["Ventetid ved brygga", "Båter med lys"], "a goal beside its figure is what is measured"),
    ("Tjeneste\tMålverdi\tResultat", "Ferje i rute\t98 %\t97 %", "Lys på kaia\tminst 99 %\t100 %",
     ["Ferje i rute", "Lys på kaia"], "a head that says nothing, before limits, names the measures"),
    ("Tenest\tMål 2024\tResultat", "Ferje i rute\tminst 98 %\t97 %", "Lys på kaia\tminst 99 %\t100 %",
     ["Ferje i rute", "Lys på kaia"], "nynorsk"),
    ("Verksamhet\tMålvärde 2024\tUtfall", "Färjor i tid\tminst 98 %\t97 %", "Ljus på kajen\tminst 99 %\t100 %",
     ["Färjor i tid", "Ljus på kajen"], "Swedish"),
    ("Avdeling\tBudsjett 2024\tRegnskap", "Havn\t14 000\t13 900", "Lager\t9 000\t9 100", [], "sums are no limits"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "one", "two", "wanted", "why"), LIMITS)
def test_tables_of_limits(head, one, two, wanted, why):
    assert [text for _, _, text in asked("# Havna 2024", TELLS, head, one, two)] == wanted, why


def test_a_table_of_reports_and_when_they_are_due():
    rows = ["Rapport\tFrist", "Årsrapport\t15. mars 2025", "Tertialrapport\t1. juni 2024", "Etatsstyringsmøte\t1. mai 2024"]
    found = read("tildelingsbrev", "# 5 Oppfølging", TELLS, *rows).requirements
    assert [(r.kind, r.text, [str(d.date) for d in r.terms.deadlines]) for r in found] == [
        ("rapporteringskrav", "Årsrapport", ["2025-03-15"]),
        ("rapporteringskrav", "Tertialrapport", ["2024-06-01"]),
    ]


def test_a_row_without_id_under_another_group_is_its_own():
    rows = ["Nr.\tMål\tMåltall 2024\tResultat 2023", "\t**Båter**\t\t", "1\tBåter med lys\tMinst 95 %\t88 %",
            "2\tBåter i bøye\tMinst 15 %\t12 %", "\t**Folk**\t\t", "\tBrudd på vaktplanen\t-\t40"]  # fmt: skip
    assert [(i, t) for _, i, t in asked("# Havna 2024", TELLS, *rows)] == [("1", "Båter med lys"), ("2", "Båter i bøye")]


LISTS = [
    (["# 2 Mål", TELLS, "# 2.1 For oss alle", "Havnevesenet har tre mål for 2024:", "• Båtene ligger trygt", "• Folk trives"],
     [("mål", "Båtene ligger trygt"), ("mål", "Folk trives")], "goals that somebody has"),
    (["# Om arbeidet", "Hamnevesenet har følgjande overordna mål:", "• Båtane ligg trygt", "• Folk trivst"],
     [("mål", "Båtane ligg trygt"), ("mål", "Folk trivst")], "nynorsk"),
    (["# 5 Klinikkens egne tiltak", "Klinikken har selv valgt ut følgende forbedringsområder:",
      "• Lys på kaia: gå over til lamper som varer", "• Fjernhjelp. Tilbudet utvides til hele fjorden.",
      "• Brygge sør har i dag 14 plasser, hvorav fire er ledige. Ombyggingen ble stoppet i 2022."],
     [("tiltak", "Lys på kaia: gå over til lamper som varer"), ("tiltak", "Fjernhjelp. Tilbudet utvides til hele fjorden.")],
     "the clinic's own actions; what only tells how things stand is none"),
    (["# 3 Kvalitet", TELLS, "- Klinikken skal måle båtene to ganger", "- Råte i master skal ikke overstige 1,5 %",
      "- Det vises til «Plan for båter 2023–2025» for felles tiltak."],
     [("oppdrag", "Klinikken skal måle båtene to ganger"), ("indikator", "Råte i master skal ikke overstige 1,5 %")],
     "dashes behind a full paragraph; one that only points elsewhere asks nothing"),
    (["# 3 Krav til klinikken", "Klinikken skal", "1) telle båtene", "2) skrive en plan for båtene"],
     [("oppdrag", "telle båtene"), ("oppdrag", "skrive en plan for båtene")], "what a clinic is told is a task, whatever the heading"),
    (["# 7 Oppfølging", "Klinikksjef skal levere skriftlig status for båtene etter hvert tertial."],
     [("rapporteringskrav", "Klinikksjef skal levere skriftlig status for båtene etter hvert tertial.")], "a status to be delivered"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted", "why"), LISTS)
def test_lists_of_a_clinic(lines, wanted, why):
    assert [(kind, text) for kind, _, text in asked(*lines, genre="klinikkoppdrag")] == wanted, why


NAMED = [
    (["# 3 Bemanning", "Krav 1: Helse Vest RHF skal telle båtene.", "Krav 2: Alle ledere skal ha kurs i knoper innen 1. mai."],
     [("krav", "1", "Helse Vest RHF skal telle båtene."), ("krav", "2", "Alle ledere skal ha kurs i knoper innen 1. mai.")],
     "a label and a number name what is asked"),
    (["# 3 Bemanning", "Oppdrag 1 – Telle båtene ved brygga.", "Oppdrag 2 – Måle brygga innen 1. mai."],
     [("oppdrag", "1", "Telle båtene ved brygga."), ("oppdrag", "2", "Måle brygga innen 1. mai.")], "behind a dash"),
    (["# 2 Om oss", "Mål 1: Trygge båter for alle", TELLS, "Mål 2: Rene brygger hele året", TELLS], [], "titles ask nothing"),
    (["# 2 Båter", TELLS, "2.1. Helse Vest RHF skal telle båtene. Tallet skal foreligge i mai.", "2.2. Utarbeide en plan for brygger.",
      "2.3. Båtene er som kjent gamle."],
     [("oppdrag", "2.1", "Helse Vest RHF skal telle båtene. Tallet skal foreligge i mai."), ("oppdrag", "2.2", "Utarbeide en plan for brygger.")],
     "a chapter's numbers before paragraphs: what only tells is none"),
    (["# 2 Båter", "K-01 Helse Vest RHF skal telle båtene.", "K-02 Helse Vest RHF må måle bryggene."],
     [("oppdrag", "K-01", "Helse Vest RHF skal telle båtene."), ("oppdrag", "K-02", "Helse Vest RHF må måle bryggene.")], "codes"),
    (["# 2 Båter", "Krav 1 Telling", "Båtene skal telles hver måned.", "Krav 2 Måling", "Helse Vest RHF skal måle bryggene."],
     [("krav", "1", "Båtene skal telles hver måned."), ("krav", "2", "Helse Vest RHF skal måle bryggene.")],
     "a name with a title above the words"),
    (["# 2 Båtar", "Uppdrag 1: Nämnden ska räkna båtarna.", "Uppdrag 2: Nämnden ska mäta bryggorna."],
     [("oppdrag", "1", "Nämnden ska räkna båtarna."), ("oppdrag", "2", "Nämnden ska mäta bryggorna.")], "Swedish"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted", "why"), NAMED)
def test_names_before_paragraphs(lines, wanted, why):
    assert asked(*lines) == wanted, why


LEADS = [
    ("Det forventes at klinikken i 2024:", ["gjennomfører telling av båter"], "oppdrag", "an expectation"),
    ("Eigar forventar at klinikken:", ["gjennomfører teljing av båtar"], "oppdrag", "nynorsk"),
    ("Divisionen förväntar sig att kliniken:", ["genomför räkning av båtar"], "oppdrag", "Swedish"),
    ("For 2024 gjelder følgende krav:", ["Klinikken skal telle båtene."], "oppdrag", "what holds for a year"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "items", "kind", "why"), LEADS)
def test_lead_ins(lead, items, kind, why):
    lines = ["# 3 Kvalitet", lead, *(f"- {item}" for item in items)]
    assert [(k, text) for k, _, text in asked(*lines, genre="klinikkoppdrag")] == [(kind, item) for item in items], why


MARKS = [
    (["- [ ] telle båtene", "- [x] måle bryggene"], "boxes to tick"),
    (["☐ telle båtene", "☐ måle bryggene"], "boxes as signs"),
    (["→ telle båtene", "→ måle bryggene"], "arrows"),
    (["i) telle båtene", "ii) måle bryggene"], "small roman numbers"),
    (["(a) telle båtene", "(b) måle bryggene"], "letters in brackets"),
]  # fmt: skip


@pytest.mark.parametrize(("items", "why"), MARKS)
def test_marks_of_items(items, why):
    found = read("klinikkoppdrag", "# 3 Kvalitet", "Klinikken skal:", *items).requirements
    assert [(r.text, r.lead_in, r.parent) for r in found] == [
        ("telle båtene", "Klinikken skal:", None),
        ("måle bryggene", "Klinikken skal:", None),
    ], why


def test_a_quoted_paragraph_of_markdown_has_no_mark():
    assert [text for _, _, text in asked("# 3 Økonomi", "> Helse Vest RHF skal telle båtene innen 1. mai 2024.")] == [
        "Helse Vest RHF skal telle båtene innen 1. mai 2024."
    ]


ORDERS = [
    (["# 3 Folk", "Krav til føretaket:", "- Sjukefråværet skal vere under 6,5 %.", "- Båtane skal teljast kvar månad."],
     ["Sjukefråværet skal vere under 6,5 %.", "Båtane skal teljast kvar månad."], "a lead-in that names the kind as a heading does"),
    (["# 3 Folk", "Havna er i endring, og dette står fast:", "- Havnesjefen skal telle båtene.", "- Vaktene skal måle bryggene."],
     ["Havnesjefen skal telle båtene.", "Vaktene skal måle bryggene."], "duties in full, whatever introduces them"),
    (["# 3 Folk", "Dette er viktige tiltak:", "- lyse ut alle stillinger", "- kartlegge vaktene innen 1. mai"],
     ["lyse ut alle stillinger", "kartlegge vaktene innen 1. mai"], "things to do that are called important"),
    (["# 3 Folk", "Følgende oppdrag videreføres fra 2023:", "- Telle båtene", "- Følge opp planen for brygger"],
     ["Telle båtene", "Følge opp planen for brygger"], "what goes on from before"),
    (["# 3 Folk", "Regjeringen har lagt fram tre krav:", "- Havnene skal ha lys.", "- Brygger skal males.", "- Båter skal telles."],
     [], "what others ask of others"),
    (["# 3 Folk", "Havna har sju båter:", "- Terna", "- Måka"], [], "a list of what there is"),
    (["# 2 Båter", "Helse Vest RHF bes om å måle brygga sammen med naboene.", "Helse Vest RHF bes om å bidra til gode båter."],
     ["Helse Vest RHF bes om å måle brygga sammen med naboene."], "a body that is asked to do something has a task; to contribute is steering"),
    (["# D. Rapportering", "Det rapporteres månedlig til Helse Vest RHF innen den 12."],
     ["Det rapporteres månedlig til Helse Vest RHF innen den 12."], "under a heading of reporting the present tense asks"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted", "why"), ORDERS)
def test_lists_and_paragraphs_of_orders(lines, wanted, why):
    assert [text for _, _, text in asked(*lines)] == wanted, why


def test_lines_with_labels_behind_a_named_paragraph_are_its_fields():
    lines = [
        "Krav 1: Helse Vest RHF skal telle båtene.",
        "Frist: 1. mai 2024",
        "Krav 2: Alle brygger skal males.",
        "Frist: 1. juni 2024",
    ]
    found = read("oppdrag_og_bestilling", "# 2 Båter", *lines).requirements
    assert [(r.printed_id, [str(d.date) for d in r.terms.deadlines]) for r in found] == [
        ("1", ["2024-05-01"]),
        ("2", ["2024-06-01"]),
    ]
