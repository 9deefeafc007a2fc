"""Ways in which a converter leaves lists, tables and chapters in a text file, and what is read from each."""

from __future__ import annotations

import pytest

from pipeline.parse import finished
from pipeline.parse.headings_chapters import chapter_lines
from pipeline.parse.plain import read_plain
from pipeline.parse.plain_contents import contents_lines
from pipeline.parse.plain_depth import Depths
from pipeline.parse.plain_dissolved import with_rows
from pipeline.parse.plain_furniture import furniture_lines
from pipeline.parse.plain_numbered import with_numbered_chapters
from pipeline.parse.plain_spaced import with_tabs
from pipeline.parse.plain_units import units_of
from pipeline.parse.plain_width import width_of
from pipeline.records import Block

LONG = "Båtene i havna ble telt to ganger i løpet av året, og tallene er sendt til alle som har bedt om dem."


def read(*lines: str) -> tuple[Block, ...]:
    return finished(read_plain("\n".join(lines).encode())).blocks


DEPTHS = [
    ([("•", 0), ("o", 0), ("o", 0), ("•", 0)], [1, 2, 2, 1], "a lesser mark opens a list inside the item, the first closes it"),
    ([("-", 0), ("-", 2), ("-", 0)], [1, 2, 1], "indentation decides where it is kept"),
    ([("•", 0), ("•", 1), ("•", 0)], [1, 1, 1], "a single space is a trace of a page's start"),
    ([("1.", 0), ("a)", 0), ("2.", 0)], [1, 2, 1], "letters stand under numbers"),
    ([("-", 0), ("•", 0)], [1, 1], "two marks of one rank are one list"),
]


@pytest.mark.parametrize(("marks", "wanted", "why"), DEPTHS)
def test_depths(marks, wanted, why):
    depths = Depths()
    assert [depths.of(marker, indent) for marker, indent in marks] == wanted, why


CHAPTERS = [
    (["1 Innledning", LONG, "2 Måltall", LONG], {0, 2}, "numbers that count on with text between are chapters"),
    (["1. Male båter", "2. Telle båter", "3. Selge båter"], set(), "a list has the next number right behind"),
    (["2 Måltall", LONG], set(), "a lone number counts nothing"),
    (["1 Male båter", "Status: Gul", "2 Telle båter", "Status: Rød"], set(), "what a label speaks of is no chapter"),
    (["Sak 1 Åpning", LONG, "Sak 2 Krav", LONG], {0, 2}, "a word may stand before the number"),
    (["A. INNLEDNING", LONG, "B. KRAV", LONG], {0, 2}, "letters count as numbers do"),
    (["I. Innledning", LONG, "II. Krav", LONG, "III. Rapportering", LONG], {0, 2, 4}, "so do Roman numbers"),
    (["A. Solberg møtte for havna", LONG], set(), "a lone initial counts nothing"),
]


@pytest.mark.parametrize(("lines", "wanted", "why"), CHAPTERS)
def test_chapters(lines, wanted, why):
    assert chapter_lines([Block(n, "paragraph", line) for n, line in enumerate(lines, 1)]) == wanted, why


def test_a_dissolved_table_is_rows_again():
    lines = ["Mått", "Mål 2031", "Utfall 2031", "Båtar", "90 %", "87 %", "Bryggor", "7", "6", ""]
    assert [line for line in with_rows(lines) if line] == ["Mått\tMål 2031\tUtfall 2031", "Båtar\t90 %\t87 %", "Bryggor\t7\t6"]


def test_lines_that_fill_no_row_are_left_alone():
    lines = ["Mål", "Status", "Kommentar", "Båter", "90 %"]
    assert with_rows(lines) == lines


def test_columns_parted_by_spaces_are_cells():
    lines = ["Parameter      Resultat 2030  Mål 2031", "Andel båter    78 %           90 %", "Antall brygger  11            14"]
    assert with_tabs(lines)[1] == "Andel båter\t78 %\t90 %"
    assert with_tabs(lines[:2]) == lines[:2], "two lines are too few to show columns"


def test_columns_parted_by_semicolons_are_cells():
    lines = ["Mål ; Krav 2031 ; Resultat", "Båter med lys ; < 3 % ; 4 %", "Tomme brygger ; 0 ; 12"]
    assert with_tabs(lines)[1] == "Båter med lys\t< 3 %\t4 %"
    prose = ["Telle båter; måle brygger; male skilt.", "Feie kaia; olje porten; tenne lys.", "Bake; brygge; hvile."]
    assert with_tabs(prose) == prose, "clauses end in a stop"


def test_lines_with_labels_in_cells_are_lines():
    kinds = [(b.kind, b.text) for b in read(LONG, "Frist: 1. mai 2031\tAnsvarlig: Havnesjefen", LONG)]
    assert kinds[1:3] == [("paragraph", "Frist: 1. mai 2031"), ("paragraph", "Ansvarlig: Havnesjefen")]


def test_a_line_between_rows_heads_them():
    blocks = read(
        "Indikator\tMål 2031\tResultat", "Tilgjengelighet", "Ventetid\t< 50\t58", "Fristbrudd\t0 %\t2 %",
        "Bemanning", "Sykefravær\t7 %\t8 %",
    )  # fmt: skip
    assert [b.kind for b in blocks] == ["table_head", "heading", "row", "row", "heading", "row"]
    assert {b.table for b in blocks} == {1}


def test_a_list_that_lost_its_marks():
    blocks = read(LONG, "Foretaksmøtet ba Helse Fjord RHF om å:", "telle båtene", "male bryggene", LONG)
    assert [(b.kind, b.lead) for b in blocks[2:4]] == [("item", 2), ("item", 2)]


def test_a_row_that_a_page_cut_goes_on_below_the_head_said_again():
    blocks = read(
        "ID\tKrav\tFrist", "1\tHelse Fjord RHF skal telle alle båter og alle\t1. mai", "2\tHelse Fjord RHF skal male alle båter ved alle",
        "", "12", "", "ID\tKrav\tFrist", "\tbrygger i havna.\t1. juni", "3\tHelse Fjord RHF skal selge båter.\t-",
    )  # fmt: skip
    rows = [[cell.text for cell in b.cells] for b in blocks if b.kind == "row"]
    assert rows[1] == ["2", "Helse Fjord RHF skal male alle båter ved alle brygger i havna.", "1. juni"]
    assert len(rows) == 3


def test_an_exact_wrap_is_known_by_its_lines():
    import textwrap

    lines = textwrap.wrap(" ".join([LONG.lower()] * 8), 84)
    assert width_of(lines).limit > 80, "each line was full: the next word had no room"
    ragged = [line[: 40 + 6 * (n % 7)] for n, line in enumerate(lines)]
    assert width_of(ragged).limit < max(map(len, ragged))


def test_a_line_that_ends_its_sentence_where_the_wrap_is_exact_ends_its_paragraph():
    import textwrap

    filling = "\n\n".join("\n".join(textwrap.wrap(" ".join([LONG.lower()] * 2), 84)) for _ in range(3))
    asked = "Helse Fjord RHF skal telle alle båter i havna innen 1. mai 2031."  # a word more would have fitted
    text = f"{filling}\n\n{asked}\nBåtene ble talt i april, og tallene er sendt til eieren.\n\n{filling}\n"
    assert asked in [block.text for block in read_plain(text.encode()).blocks]


def test_lines_with_labels_under_a_line_with_one_are_paragraphs():
    line = "Lange brygger: De er malt og målt, og tallene for alle bryggene er sendt til eieren i mai."
    blocks = read_plain(f"{line}\nBåter: Av dem er ni kjøpt og tre solgt siden i fjor,\nlike før jul.\n".encode()).blocks
    assert [block.text.split(":")[0] for block in blocks] == ["Lange brygger", "Båter"]


def test_a_line_without_a_stop_that_had_room_for_several_words_is_a_paragraph_where_the_wrap_is_exact():
    import textwrap

    filling = "\n\n".join("\n".join(textwrap.wrap(" ".join([LONG.lower()] * 2), 84)) for _ in range(3))
    asked = "Antall båter i kø foran havna skal reduseres fra året før"
    told = "I fjor lå det 40 båter i kø, mot 30 i år. Resten har fått plass ved bryggene i nord,"
    text = f"{filling}\n\n{asked}\n{told}\nog køen er borte.\n\n{filling}\n"
    assert asked in [block.text for block in read_plain(text.encode()).blocks]
    listed = text.replace(f"{asked}\nI fjor", f"{asked},\nI fjor")
    assert any(f"{asked}, I fjor" in block.text for block in read_plain(listed.encode()).blocks)


def test_a_heading_that_comes_again_behind_a_page_break_is_no_running_head():
    told = "Tallene for året viser at båtene ved de minste bryggene venter lenger enn båtene ved de store, og forskjellen har økt siden i fjor høst, mest i nord."
    text = f"Havn\n\n{told}\n\n1\n\n{told}\n\nMål 2031\n\n• Ingen kø.\n\n{told}\n\n2\n\nMål 2031\n\n• Flere båter.\n\n{told}\n\n3\n\nSlutt.\n"
    assert [block.kind for block in read_plain(text.encode()).blocks if block.text == "Mål 2031"] == ["heading", "heading"]


NOTES = [
    ("Det gjelder alle båter.1 Resten venter.", "1 Prammer regnes med.", "footnote", "a number glued to a stop points at it"),
    ("Det gjelder alle kommunar1 i fylket.", "1 Øyane skal reknast med.", "footnote", "a number glued to a word"),
    ("Det gjelder alle båter.", "1 Prammer regnes med.", "paragraph", "nothing points at it"),
]


@pytest.mark.parametrize(("above", "note", "kind", "why"), NOTES, ids=[case[3] for case in NOTES])
def test_notes_at_the_foot_of_a_page(above, note, kind, why):
    found = read_plain(f"Havn\n\n{above}\n\n{note}\n\n1\n\nTeksten fortsetter.\n\n2\n\nSlutt på teksten.\n\n3\n".encode()).blocks
    assert [block.kind for block in found if note[2:] in block.text] == [kind], why


RUNNING_HEADS = [
    (
        ["- Båtene skal males innen", "", "1 Gjelder ikke robåter.", "", "Oppdrag 2031 Havna HF  Side 3 av 14", "",
         "sommeren 2031, og eierne skal varsles.1", "", "Oppdrag 2031 Havna HF  Side 4 av 14"],
        ["Oppdrag 2031 Havna HF Side 3 av 14", "Oppdrag 2031 Havna HF Side 4 av 14"],
        "words with the page behind them, twice",
    ),
    (
        ["Bryggene er målt, og resten tas", "", "side 5 av 16", "Styringsdokument 2031 – Havna HF", "", "til høsten.", "", "side 7 av 16",
         "Styringsdokument 2031 – Havna HF", "", "Alt er i rute.", "", "side 9 av 16", "", "Slutt.", "", "side 11 av 16"],
        ["side 5 av 16", "Styringsdokument 2031 – Havna HF", "side 7 av 16", "Styringsdokument 2031 – Havna HF", "side 9 av 16",
         "side 11 av 16"],
        "right beside a page in words twice is enough",
    ),
    (
        ["Havnerapport 2/2031\t5", "Nr\tKrav\tStatus", "1\tTelle båter\tGul", "", "Havnerapport 2/2031\t6", "", "Alt er i rute."],
        ["Havnerapport 2/2031 5", "Havnerapport 2/2031 6"],
        "the page behind a tab",
    ),
    (
        [LONG * 2, "", "Hamnrapport 2031\tSida 4(16)", "HAMNEN I NORR", "", LONG * 2, "", "Hamnrapport 2031\tSida 5(16)", "HAMNEN I NORR", "", LONG * 2],
        ["Hamnrapport 2031 Sida 4(16)", "HAMNEN I NORR", "Hamnrapport 2031 Sida 5(16)", "HAMNEN I NORR"],
        "the number of pages in brackets behind the word for a page",
    ),
    ([LONG, "", "Havnerapport 2031\t\t\tSide 4", "", "bedt om dem."], ["Havnerapport 2031 Side 4"], "named as a page behind a tab"),
    (
        [*(line for page in (4, 5, 6) for line in (LONG * 2, "", "Årlig melding", str(page), LONG * 2, "")),
         LONG, "Årlig melding", "12", "Bemanning", LONG],
        ["Årlig melding", "4", "Årlig melding", "5", "Årlig melding", "6", "Årlig melding", "12"],
        "a page far from the others, right under the running head of the others",
    ),
    ([LONG, "Båter\t5", "Brygger\t2", "Båter\t1", LONG], [], "rows of a table are none"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted", "why"), RUNNING_HEADS)
def test_running_heads_with_a_page(lines, wanted, why):
    found = furniture_lines(lines)
    assert [" ".join(lines[at].split()) for at in sorted(found)] == wanted, why


def test_lists_without_marks_in_wrapped_text():
    lines = [
        *("Båtene i havna ble telt to ganger i løpet av året, og tallene er sendt til alle som har", "bedt om dem. Det er mange."),
        *("", "Foretaksmøtet ba Helse Fjord RHF, under ledelse av Helse Fjell RHF, om å:", ""),
        "telle alle båter i havna og ved de private bryggene",
        *("innføre en felles standard for maling av båter i alle havner i regionen innen utgangen av", "andre halvår 2031"),
        *("vurdere om bryggene kan brukes om vinteren.", "", "Båtene er talt, og standarden er sendt på høring til alle havner i"),
        *("regionen. Bryggene vurderes til våren.", "", "Det er mange båter i havna, og de fleste av dem er malt i røde", "farger."),
    ]
    items = [block.text for block in read(*lines) if block.kind == "item"]
    assert items == [
        "telle alle båter i havna og ved de private bryggene",
        "innføre en felles standard for maling av båter i alle havner i regionen innen utgangen av andre halvår 2031",
        "vurdere om bryggene kan brukes om vinteren.",
    ]


CONTENTS = [
    (["Innhold", "1. Båter 3", "2. Brygger 4", "2.1 Lys 4", "Vedlegg 1 Kart", "", "1. Båter", LONG, "Vedlegg 1 Kart", LONG], 5,
     "pages behind a single space, and an attachment without one"),
    (["Innehåll", "1\tBåtar\t3", "2\tBryggor\t4", "3\tLjus\t9", "", "1\tBåtar", LONG], 4, "numbers in a column of their own"),
    (["## Innhald", "1. Båtar", "2. Bryggjer", "3. Lys", "", "## 1. Båtar", LONG, "## 2. Bryggjer", LONG, "## 3. Lys", LONG], 4,
     "no pages, but every line comes again"),
    (["Innhold", "Båter", "Brygger", "Lys", "", LONG], 0, "what never comes again is no contents"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "count", "why"), CONTENTS)
def test_contents_under_their_heading(lines, count, why):
    assert sorted(contents_lines(lines)) == list(range(count)), why


CHAPTER_LINES = [
    (["1\tBåter", "", LONG, "", "2\tBrygger", "", "2.1\tLys", "", LONG], ["1 Båter", "2 Brygger", "2.1 Lys"], "chapters behind a tab"),
    (["1\tBåter", "", "2\tBrygger", "", "3\tLys", "", LONG], [], "rows of a list: the next number stands right behind"),
    (["Nr\tKrav", "1\tBåter", "", LONG, "", "2\tBrygger", "", LONG], [], "a row stands with the head of its table"),
    (["1\tBåter skal males.", "", LONG, "", "2\tBrygger skal feies.", "", LONG], [], "sentences are no titles"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted", "why"), CHAPTER_LINES)
def test_chapters_behind_a_tab(lines, wanted, why):
    read_anew = with_numbered_chapters(lines, frozenset())
    assert [line for line, before in zip(read_anew, lines, strict=True) if line != before] == wanted, why


def test_a_running_head_that_cuts_a_sentence_is_furniture():
    lines = [LONG.rstrip(".") + " og", "", "Oppdrag 2031 – Havna HF 10", "", "følges opp av havnesjefen."]
    assert furniture_lines(lines) == {2}
    assert furniture_lines([LONG, *lines[1:]]) == set(), "a line behind a full stop may say something"


def test_a_group_in_the_first_column_holds_for_the_rows_below():
    blocks = read(
        "Område\tMåltall\tEnhet\tMål 2031", "Havn\tBåter\tAntall\t15", "\tLys\t%\t90", "Folk\tVakter\tAntall\t28", "\tInnleie\tkr\tnedgang fra 2030"
    )  # fmt: skip
    assert [b.cells[1].text for b in blocks if b.kind == "row"] == ["Båter", "Lys", "Vakter", "Innleie"]


NUMBERS = [
    (["1. Male båter.", "2. Telle båter.", "", LONG, "", "3. Selge båter."], ["1.", "2.", "3."], "the count goes on behind a paragraph"),
    (["Nr\tKrav\tFrist", "1\tMale båter\tmai", "2\tTelle båter\tjuni", "", "3. Selge båter."], ["3."], "and behind rows"),
    (["6. Male båter.", "7. Telle båter.", "8. Selge båter."], ["6.", "7.", "8."], "three in a row may begin anywhere"),
    (["6. Male båter.", "", LONG, "", "18. mai kommer ferja."], [], "a lone number counts nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted", "why"), NUMBERS)
def test_numbers_that_count_are_marks_of_items(lines, wanted, why):
    assert [unit.marker for unit in units_of(list(lines)) if unit.kind == "item"] == wanted, why
