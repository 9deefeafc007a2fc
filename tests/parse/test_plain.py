"""Text files: marks, tables, broken rows, hard line breaks, furniture, encodings. One trait a test."""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse import finished
from pipeline.parse.markdown_inline import inline
from pipeline.parse.plain import read_plain
from pipeline.parse.plain_units import units_of
from pipeline.parse.unreadable import Unreadable
from pipeline.records import Block

LONG = "Helse Fjordland RHF skal følge opp planen for de åpne døgnplassene og melde fra om avvik hvert tertial."


def blocks(text: str) -> tuple[Block, ...]:
    return finished(read_plain(text.encode("utf-8"))).blocks


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(text)]


INLINE = [
    ("**Frist** 1. mai", "Frist 1. mai", [(0, 5, True, False)], "bold"),
    ("*Plan for åpne plasser* (2031)", "Plan for åpne plasser (2031)", [(0, 21, False, True)], "italic"),
    ("målt(*) per døgn (*Fotnote: egne tall)", "målt(*) per døgn (*Fotnote: egne tall)", [], "stars that are the source's own"),
    ("\\*Tallet gjelder egne ansatte", "*Tallet gjelder egne ansatte", [], "an escaped star is a star"),
    ("se [postmottak](mailto:post@fjordland.no)", "se postmottak", [], "a link's address is no word"),
    ("<b>Rød</b>", "Rød", [(0, 3, True, False)], "HTML in Markdown"),
    ("under 5 & over <3 dager", "under 5 & over <3 dager", [], "a sign is no tag"),
    ("A &amp; B&nbsp;C", "A & B C", [], "entities are what they stand for"),
]


@pytest.mark.parametrize("source,text,runs,why", INLINE)
def test_inline(source, text, runs, why):
    line = inline(source)
    assert line.text == text, why
    assert [(run.start, run.end, run.bold, run.italic) for run in line.runs] == runs, why


def test_footnotes_stand_apart_and_are_pointed_at():
    found = blocks("- Veksten skal være høyere<sup>1</sup>.\n- Neste punkt skal følges.\n\n---\n\n<sup>1</sup> Regnet uten pensjon.\n")
    assert [block.kind for block in found] == ["item", "item", "footnote"]
    assert found[0].text == "Veksten skal være høyere." and found[0].notes == (3,)
    assert found[2].text == "Regnet uten pensjon." and found[2].marker == "1"


ITEMS = [
    ("- en sak", "item", "-", "en sak", "dash"), ("\uf0b7 en sak", "item", "•", "en sak", "symbol font's bullet"),
    ("- o en sak", "item", "o", "en sak", "the converter's mark before the real one"), ("a) en sak", "item", "a)", "en sak", "letter"),
    ("31. desember er siste frist", "line", None, "31. desember er siste frist", "a date is no list mark"),
    ("2019 var et godt år", "line", None, "2019 var et godt år", "a year is no list mark"),
    ("-5 prosent", "line", None, "-5 prosent", "a minus is no bullet"),
]


@pytest.mark.parametrize("source,kind,marker,text,why", ITEMS)
def test_marks(source, kind, marker, text, why):
    unit = units_of([source])[0]
    assert (unit.kind, unit.marker, unit.text) == (kind, marker, text), why


def test_items_nest_by_indentation():
    found = blocks("Klinikken skal:\n\n- ha kort ventetid:\n  - under 50 dager\n  - under 40 dager\n- holde fristene\n")
    assert [(block.level, block.lead, block.parent) for block in found if block.kind == "item"] == [
        (1, 1, None), (2, 2, 2), (2, 2, 2), (1, 1, None)]


def test_a_table_of_tabs_with_title_head_and_groups():
    found = blocks("Måltall for 2031\t\t\nMål\tEnhet\tB 2031\n\t<b>Aktivitet</b>\t\nAntall besøk\tAntall\t1 200\nAndel svar\tAndel\t70 %\n")
    assert [block.kind for block in found] == ["caption", "table_head", "heading", "row", "row"]
    assert found[3].header == ("Mål", "Enhet", "B 2031")
    assert found[2].text == "Aktivitet" and found[2].table == 1


def test_a_table_of_pipes():
    found = blocks("| ID | Krav | Status |\n|---|---|---|\n| 10 | Rydde i arkivet | Grønn |\n| 11 | Måle ventetid \\| svartid | Gul |\n")
    assert [(block.kind, block.text) for block in found][1:] == [
        ("row", "10 Rydde i arkivet Grønn"), ("row", "11 Måle ventetid | svartid Gul")]


def test_html_in_a_cell_becomes_lines_without_marks():
    cell = blocks("ID\tKrav\n10\tSykehuset skal: <ul> <li>– rydde i arkivet</li> <li>– måle ventetid</li> </ul>\n")[1].cells[1]
    assert cell.lines == ("Sykehuset skal:", "rydde i arkivet", "måle ventetid")
    assert cell.text == "Sykehuset skal: rydde i arkivet måle ventetid"


BROKEN = [
    ("10\tSykehuset skal legge fram en plan for arkivet\tGrønn\n\n\tog melde fra om avvik.\t\n11\tNeste\tGul\n",
     "Sykehuset skal legge fram en plan for arkivet og melde fra om avvik.", "a page break in a sentence"),
    ("10\tSykehuset skal legge fram en plan.\tDelvis\n\n\tPlanen skal være offentlig.\ti år\n11\tNeste\tGul\n",
     "Sykehuset skal legge fram en plan. Planen skal være offentlig.", "a page break after a sentence"),
    ("10\tSykehuset skal følge opp: <p>Arkiv:</p>\tGrønn\n\n- rydde i hyllene\n- kaste gammelt\n\n#### Ventetid:\n\n- måle den\n\n\t- melde den\t\n"
     "11\tNeste\tGul\n", "Sykehuset skal følge opp: Arkiv: rydde i hyllene kaste gammelt Ventetid: måle den melde den", "loose lines of a cell"),
]


@pytest.mark.parametrize("body,text,why", BROKEN)
def test_a_broken_row_is_one_row(body, text, why):
    rows = [block for block in blocks("ID\tKrav\tVurdering\n" + body) if block.kind == "row"]
    assert [row.cells[0].text for row in rows] == ["10", "11"], why
    assert rows[0].cells[1].text == text, why
    assert len(rows[0].parts) > 1, why


def test_a_new_table_after_text_has_its_own_number_and_head():
    found = blocks(f"Mål\tTall\nSvar\t10 %\n\n{LONG}\n\nTiltak\tKroner\nInnkjøp\t400\n")
    assert [block.table for block in found if block.kind == "row"] == [1, 2]
    assert [block.header for block in found if block.kind == "row"] == [("Mål", "Tall"), ("Tiltak", "Kroner")]


def test_a_paragraph_cut_by_a_page_break_is_one():
    found = blocks("Klinikken skal holde høy kvalitet i forskningen og bidra til flere\n\nstudier i årene som kommer.\n")
    assert [block.text for block in found] == [
        "Klinikken skal holde høy kvalitet i forskningen og bidra til flere studier i årene som kommer."]
    assert len(found[0].parts) == 2


CONTENTS = "Innhold\n\n1. Innledning\t3\n2. Mål\t5\n3. Tiltak .......... 9\n\n"


def test_what_hangs_over_a_page_break_goes_on_with_a_capital():
    head = "Årlig melding 2031 for Fjordland\t{}(9)"
    cut = "Fjordland skal lage et tilbud til båtfolk i hver havn. Tilbudet skal bygge på"
    text = "".join(f"{said}\n\n{head.format(page)}\n\n" for page, said in enumerate((FILL[0], FILL[1], cut), 2)) + f"Båtrådets råd.\n\n{LONG}\n"
    assert [block.text for block in blocks(text) if block.kind == "paragraph"] == [*FILL[:2], f"{cut} Båtrådets råd.", LONG]


CUTS = [
    ("• lage en plan for bryggene på Ytre Kyst fram mot 2035, og sende den til", "Helse Fjord RHF innen 1. mai 2032", "an item"),
    ("Havna skal telle båtene i alle naust. Ny frist er 1. mai", "2032. Fiskerne skal delta i arbeidet.", "a date's year"),
]


@pytest.mark.parametrize(("cut", "rest", "why"), CUTS, ids=[why for *_, why in CUTS])
def test_a_page_break_in_a_hard_wrapped_phrase(cut: str, rest: str, why: str):
    pages = [*(f"{wrapped(*FILL)}\n{number}\nÅrlig melding 2031 Fjordland\n\n" for number in range(1, 4)), f"{wrapped(FILL[0])}\n{cut}\n\n4\nÅrlig melding 2031 Fjordland\n\n{rest}\n\n{wrapped(LONG)}"]
    assert f"{cut.removeprefix('• ')} {rest}" in [block.text for block in blocks("".join(pages))], why


def test_a_head_of_a_table_that_looks_numbered_is_a_row():
    found = blocks(f"{LONG}\n\n\t2. tertial 2031\t2. tertial 2032\nBåter, antall\t468\t512\nBrygger, antall\t12\t14\n\n- \to\ttau\n")
    assert [block.kind for block in found[:4]] == ["paragraph", "row", "row", "row"]
    assert found[4].kind == "item"


@pytest.mark.parametrize("head", ["Båtvik Årsredovisning 2031\tHamnen\t{} (9)", "2. tertialrapport 2031\nBåtvik havn Side {} av 9",
                                  "{} | Årlig melding 2031 | Båtvik havn", "Årlig melding 2031 | Båtvik | {}", "{} Årlig melding 2031",
                                  "Båtvik havn, Årlig melding 2031 {}(9)", "Båtvik havn – Årlig melding  {}/9", "Båtvik  12.03.2032  side {}"])
def test_running_heads_that_count_of_so_many(head: str):
    words = ("Tau", "Løft", "Lys", "Vrak", "Kai", "Mast", "Seil", "Ror", "Jolle", "Bøye", "Los", "Fyr")
    said = [f"{word} først. {LONG}" for word in words]
    pages = ["\n\n".join((*said[at : at + 3], head.format(page))) for page, at in enumerate(range(0, len(said), 3), 2)]
    found = [block for block in blocks("\n\n\n".join(pages)) if block.kind != "furniture"]
    assert [block.text for block in found] == said


def test_headings_that_count_are_no_running_heads():
    text = "".join(f"Krav {number}\n\n{LONG.replace('døgnplassene', said)}\n" + "\n" * 9 for number, said in enumerate(("båtene", "tauene", "vrakene"), 1))
    assert not any(block.kind == "furniture" for block in blocks(text))


def test_contents_are_furniture():
    assert [kind for kind, _ in kinds(CONTENTS + LONG)] == ["furniture"] * 4 + ["paragraph"]


def wrapped(*paragraphs: str, width: int = 80, gap: str = " ") -> str:
    """Paragraphs broken at a width as converters do, with a space at each line's end."""
    import textwrap
    return f"\n{gap}\n".join("\n".join(line + " " for line in textwrap.wrap(p, width)) for p in paragraphs) + "\n"


FILL = [LONG + " " + LONG.replace("Helse Fjordland RHF", "Sykehuset") for _ in range(8)]


def test_hard_line_breaks_are_healed():
    found = blocks(wrapped(*FILL))
    assert [block.text for block in found] == FILL


def test_a_heading_right_above_its_text():
    text = wrapped(*FILL) + " \nVentetid og aktivitet \n" + wrapped(FILL[0])
    assert ("heading", "Ventetid og aktivitet") in kinds(text)


def test_numbered_headings_in_hard_wrapped_text():
    text = "1. Innledning \n\n" + wrapped(*FILL[:4]) + "\n2. Rapportering på krav \n\n2.1 Ventetider \n\nMål 2031 \n \n" + wrapped(*FILL[:4])
    found = [(block.text, block.level) for block in blocks(text) if block.kind == "heading"]
    assert found == [("1. Innledning", 1), ("2. Rapportering på krav", 1), ("2.1 Ventetider", 2), ("Mål 2031", 3)]


def test_the_trace_of_lost_italics():
    text = wrapped(*FILL[:4]) + " \n" + wrapped(LONG) + "\n \n" + wrapped(FILL[0])
    shifted = [block.text for block in blocks(text) if block.shift]
    assert shifted == [LONG]


def test_bullets_parted_by_blank_lines_inside():
    text = (wrapped(*FILL) + " \nTiltak som er satt i gang: \n \n\uf0b7 Et felles innsatsteam er med i flere tiltak for kortere ventetid og for å \n\n"
            "bedre måloppnåelsen i klinikkene \n\n\uf0b7 Flere poliklinikker har åpent om kvelden \n\n \n" + wrapped(FILL[0]))
    items = [block for block in blocks(text) if block.kind == "item"]
    assert [item.text for item in items] == [
        "Et felles innsatsteam er med i flere tiltak for kortere ventetid og for å bedre måloppnåelsen i klinikkene",
        "Flere poliklinikker har åpent om kvelden"]
    assert all(item.lead for item in items)


def test_page_numbers_and_running_heads_inside_hard_wrapped_text():
    themes = ("bemanning", "ventetid", "forskning", "utdanning", "økonomi")
    pages = [wrapped(f"Planen for {theme} er fulgt opp i alle klinikker, og arbeidet med {theme} fortsetter neste år.",
                     FILL[0], f"Til slutt vises det til rapporten om {theme}, som styret har behandlet i mars.") for theme in themes]
    text = "".join(f"{page}\n{number}\n\fÅrlig melding 2031 Helse Fjordland\n\n" for number, page in enumerate(pages, 1))
    found = blocks(text)
    assert [block.text for block in found if block.kind == "furniture"] == [
        word for number in range(1, 6) for word in (str(number), "Årlig melding 2031 Helse Fjordland")]
    assert sum(block.kind == "paragraph" for block in found) == 15


def test_a_new_page_begins_a_new_paragraph_after_a_full_stop():
    text = wrapped(*FILL) + "\f" + wrapped(LONG)
    assert blocks(text)[-1].text == LONG


ENCODINGS = [("utf-8", "", "plain"), ("utf-8-sig", "", "byte order mark"), ("utf-16", "encoding", "UTF-16 with its mark"),
             ("utf-16-le", "encoding", "UTF-16 without"), ("latin-1", "encoding", "Latin-1"), ("cp1252", "encoding", "Windows")]


@pytest.mark.parametrize("encoding,problem,why", ENCODINGS)
def test_encodings(encoding, problem, why):
    parsed = read_plain(f"Oppdragsdokument 2031\n\n{LONG}\n".encode(encoding))
    assert parsed.blocks[-1].text == LONG, why
    assert [issue.problem for issue in parsed.issues] == ([problem] if problem else []), why


BAD = [(b"", "empty_file", "nothing"), (b" \n\t\n", "empty_file", "white space"), (bytes(range(256)) * 50, "wrong_type", "a picture"),
       (b"a b " * 100_000, "long_line", "one line"), (b"krav\n" * 5_000_000, "too_large", "25 MB")]


@pytest.mark.parametrize("data,problem,why", BAD, ids=[why for _, _, why in BAD])
def test_what_is_no_text(data, problem, why):
    with pytest.raises(Unreadable) as caught:
        read_plain(data)
    assert caught.value.problem == problem, why


def test_nul_bytes_are_left_out_and_said():
    parsed = read_plain(b"Helse Fjord\0land skal f\xc3\xb8lge planen.\n")
    assert parsed.blocks[0].text == "Helse Fjordland skal følge planen."
    assert [issue.problem for issue in parsed.issues] == ["nul_bytes"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab Å.1-#|*\t\n<>[]()/:&;\\\f\uf0b7"), max_size=300))
def test_any_text_is_read_and_every_word_kept(text):
    """No text stops the reader, and each letter of the source stands in some block."""
    if not text.strip():
        return
    found = blocks(text)
    assert [block.number for block in found] == list(range(1, len(found) + 1))
    source, read = text.count("Å"), sum(block.text.count("Å") for block in found)
    assert read <= source
    if not set("<>[]()&;") & set(text):
        assert read == source


def test_paragraphs_without_blank_lines_between():
    short = "Planen er vedtatt i styret."
    text = "\n".join(wrapped(paragraph).strip("\n") + f"\n{short}" for paragraph in FILL) + "\n"
    assert [block.text for block in blocks(text)][:3] == [f"{FILL[0]} {short}"] * 0 + [FILL[0], short, FILL[1]]


def test_a_sentence_that_ends_early_in_a_line_ends_its_paragraph():
    close = f"{wrapped(FILL[0]).strip()} Her er det slutt for denne gangen, sier alle som har vært med hele den lange veien hit.\n"
    text = wrapped(*FILL[:3]) + " \n" + wrapped(close.replace("\n", " ")) + wrapped(FILL[1], gap="") + " \n" + wrapped(FILL[2])
    assert [block.text for block in blocks(text)][-2:] == [FILL[1], FILL[2]]


def test_bullets_on_lines_of_their_own():
    found = blocks(wrapped(*FILL) + "\n\uf0b7\n\nRydde i arkivet\n\n\uf0b7\n\uf0b7\n\nMåle ventetid\nMelde avvik\n\n" + wrapped(FILL[0]))
    assert [block.text for block in found if block.kind == "item"] == ["Rydde i arkivet", "Måle ventetid", "Melde avvik"]


def test_a_heading_in_two_lines_that_the_contents_list():
    text = ("Innhold\n1. Innledning.....2\n2. Fornye båter og brygger og bedre beredskapen....3\n3. Ventetid.......4\n\n" + wrapped(*FILL[:4])
            + "\n2. Fornye båter og brygger\nog bedre beredskapen\n" + wrapped(FILL[0]))
    assert ("heading", "2. Fornye båter og brygger og bedre beredskapen") in kinds(text)


def test_a_table_that_a_converter_left_as_html():
    text = f"## Status\n\n{LONG}\n\n<table>\n<tr><th>ID</th><th>Krav</th></tr>\n<tr><td>10</td><td>Rydde:<ul><li>arkivet</li></ul></td></tr>\n</table>\n\nEtterpå skal alle melde fra om avvik.\n"
    found = blocks(text)
    assert [block.kind for block in found] == ["heading", "paragraph", "table_head", "row", "paragraph"]
    assert found[3].cells[1].lines == ("Rydde:", "arkivet") and found[3].header == ("ID", "Krav")


def test_half_a_table_of_html_stays_text():
    assert "Rydde" in " ".join(block.text for block in blocks(f"{LONG}\n\n<table>\n<tr><td>Rydde</td>\n\n{LONG}\n"))
