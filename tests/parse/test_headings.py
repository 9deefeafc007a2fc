"""Ranks of headings as a reader sees them, and which paragraphs are headings."""
from __future__ import annotations

import pytest

from pipeline.parse import (
    finished,
    headings_loose,
    headings_promoted,
    plain_contents,
    plain_dissolved,
    plain_furniture,
    plain_stacked,
    plain_stacked_lines,
    plain_unmarked,
)
from pipeline.parse import headings as headings_rules
from pipeline.parse.headings import levelled, number_of, role_of
from pipeline.parse.headings_promoted import promoted
from pipeline.parse.languages import with_languages
from pipeline.parse.plain import read_plain
from pipeline.phrases import phrases
from pipeline.records import Block, Run
from pipeline.text import bare

BODY = "Helse Fjordland RHF skal følge opp planen for de åpne døgnplassene og melde fra om avvik hvert tertial, slik styret har vedtatt."


def paths(text: str) -> list[str]:
    return [" › ".join(section.path) for section in finished(read_plain(text.encode())).sections if section.id]


def headings(*ranked: tuple[str, int | None]) -> tuple[Block, ...]:
    """Each heading with a paragraph under it."""
    blocks = []
    for text, level in ranked:
        blocks += [Block(len(blocks) + 1, "heading", text, level=level), Block(len(blocks) + 2, "paragraph", BODY)]
    return tuple(blocks)


def levels(*ranked: tuple[str, int | None]) -> list[int | None]:
    return [block.level for block in levelled(headings(*ranked)) if block.kind == "heading"]


ROLES = [("Mål 2031:", "group"), ("Kvalitative:", "subgroup"), ("Vedlegg 2 Indikatorer 2031.", "attachment"), ("2.1. Pasientbehandling", "numbered"),
         ("Kapittel 3 Pasientbehandling", "numbered"), ("B.1 Måltall", "numbered"), ("II. Krav", "numbered"), ("Forskning og innovasjon", "topic"), ("Nye oppgåver i 2031", "group"),
         ("2031 ble et godt år", "topic"), ("Uppdrag 2031", "group")]


@pytest.mark.parametrize("text,role", ROLES)
def test_roles(text, role):
    assert role_of(text) == role


@pytest.mark.parametrize("role", ["group", "subgroup", "attachment"])
def test_examples_of_roles(role):
    entry = phrases("parse.headings")[role]
    assert all(role_of(example) == role for example in entry["examples"])
    assert not any(role_of(example) == role for example in entry["counter_examples"])


def test_numbers():
    assert [number_of(text) for text in ("1. Mål", "2.1.3 Mål", "Del 4 Mål", "2031 Mål", "Mål 2")] == [(1,), (2, 1, 3), (4,), (), ()]


LEVELS = [
    ([("1. A", 1), ("2. B", 2), ("3. C", 3)], [1, 1, 1], "chapters that the source nests"),
    ([("1. A", 1), ("1.1 B", 2), ("1.2 C", 3), ("2. D", 2), ("2.1 E", 3)], [1, 2, 2, 1, 2], "numbers decide before the source"),
    ([("1. A", 2), ("Mål 2031", 3), ("Kvalitative", 4), ("Indikatorer", 4), ("Oppdrag 2031", 4), ("2. B", 2)], [1, 2, 3, 3, 2, 1],
     "oppdrag stands beside mål though the source nests it"),
    ([("1. A", 2), ("Vedlegg 1. B", 3), ("Kap. 700", 4), ("Vedlegg 2 C", 4)], [1, 1, 2, 1], "attachments are on top"),
    ([("1. A", 1), ("2. B", 1), ("Vedlegg 1 C", 1), ("1. D", 2), ("1.1 E", 3)], [1, 1, 1, 2, 3], "numbers begin anew in an attachment"),
    ([("2.3 A", None), ("Mål 2031", None), ("Utredningsoppdrag", None), ("Forskning", None), ("Utredningsoppdrag", None), ("Nye oppgaver 2031", None)],
     [1, 2, 2, 2, 3, 2], "a group under a theme, and one that comes back to the chapter"),
    ([("1 A", 1), ("Del en", 2), ("Del to", 3), ("Del tre", 2)], [1, 2, 3, 2], "the source's own levels where nothing else tells"),
]


@pytest.mark.parametrize("ranked,expected,why", LEVELS, ids=[why for *_, why in LEVELS])
def test_levels(ranked, expected, why):
    assert levels(*ranked) == expected


def test_the_title_heads_nothing_but_itself():
    text = f"# Oppdragsdokument 2031\n\n## Helse Fjordland RHF\n\nOppdatert 3. mars 2031\n\n## Føringer\n\n{BODY}\n\n### Mål 2031\n\n- Rask hjelp\n"
    assert paths(text) == ["Oppdragsdokument 2031", "Helse Fjordland RHF", "Føringer", "Føringer › Mål 2031"]


def test_a_title_with_text_of_its_own_heads_nothing_either():
    assert paths(f"# Styringsdokument 2031\n\n{BODY}\n\n## Mål\n\n{BODY}\n\n## Krav\n\n{BODY}\n")[1:] == ["Mål", "Krav"]


def test_group_rows_of_a_table_are_sections_under_the_heading():
    text = f"## 3. Mål\n\n{BODY}\n\nMål\tTall\n<b>Aktivitet</b>\t\nBesøk\t10\n<b>Kvalitet</b>\t\nSvar\t20\n\n## 4. Tiltak\n\n{BODY}\n"
    assert paths(text) == ["3. Mål", "3. Mål › Aktivitet", "3. Mål › Kvalitet", "4. Tiltak"]


PROMOTED = [
    ("Mål 2031:", (), "heading", "the genre's own word"), ("Krav", (), "heading", "alone"),
    ("Kap. 700, post 70 Særskilte tilskudd", (Run(0, 36, italic=True),), "heading", "all in italic, no verb"),
    ("Ingen pasienter skal ligge på korridor", (Run(0, 38, italic=True),), "paragraph", "italic, but it says something"),
    ("Minst 70 pst. av brevene", (Run(0, 24, bold=True),), "paragraph", "bold, but a limit"),
    ("Ventetid", (), "paragraph", "short alone is not enough"),
    ("Tabell 2. Mål og datakilder", (Run(0, 27, bold=True),), "caption", "a table's title"),
    ("Figur 1 viser ventetid per år.", (), "paragraph", "a sentence on a figure"),
    ("2.4 Personell og utdanning", (), "heading", "numbered"),
]


def test_a_label_that_comes_again_under_its_sort_is_no_heading():
    lines = ("Mål 2031", "Krav:", BODY, "Svar:", BODY, "Krav:", BODY, "Andre oppgaver 2031", "Krav:", BODY)
    found = promoted(tuple(Block(number, "paragraph", line) for number, line in enumerate(lines, 1)))
    assert [block.text for block in found if block.kind == "heading"] == ["Mål 2031", "Andre oppgaver 2031"]
    once = promoted(tuple(Block(number, "paragraph", line) for number, line in enumerate((*lines[:3], "Oppdrag:", BODY), 1)))
    assert [block.text for block in once if block.kind == "heading"] == ["Mål 2031", "Krav:", "Oppdrag:"]


@pytest.mark.parametrize("text,runs,kind,why", PROMOTED)
def test_promotion(text, runs, kind, why):
    blocks = (Block(1, "paragraph", BODY), Block(2, "paragraph", text, runs=runs), Block(3, "paragraph", BODY))
    assert promoted(blocks)[1].kind == kind, why


def test_a_title_right_above_its_table_is_a_caption_without_a_sign_behind_its_number():
    head = Block(3, "table_head", "Havn 2030 2031")
    for kind in ("paragraph", "heading"):
        title = Block(2, kind, "Tabell 1 Gjennomsnittlig ventetid ved bryggene")
        assert promoted((Block(1, "paragraph", BODY), title, head))[1].kind == "caption"
        assert promoted((Block(1, "paragraph", BODY), title, Block(3, "paragraph", BODY)))[1].kind == kind


def test_a_list_of_attachments_is_no_row_of_headings():
    blocks = (*(Block(n, "paragraph", f"Vedlegg {n}: Plan") for n in (1, 2)), Block(3, "paragraph", BODY))
    assert promoted(blocks)[0].kind == "paragraph"


def test_headings_of_a_text_without_marks():
    text = ("Delårsrapport 2031, Division Fjäll\n\nInnehållsförteckning\n\nInledning\t2\nResultat\t3\nEkonomi\t4\n\nInledning\n\n" + BODY +
            "\n\nResultat\n\n" + BODY + "\n\nMått\tMål\nSvarstid i dagar\tMinska\n\nSvarstid i dagar\n\nSe tabellen.\n\nEkonomi\n\n" + BODY + "\n")
    assert paths(text) == ["Delårsrapport 2031, Division Fjäll", "Inledning", "Resultat", "Resultat › Svarstid i dagar", "Ekonomi"]


def says(role: str, text: str) -> bool:
    """Whether the rule that rests on an entry of headings.toml takes a text."""
    rules = {
        "contents": lambda: bare(text) in plain_contents._contents_words(),
        "page_word": lambda: bool(plain_furniture._spelled_out().match(text)),
        "page_of": lambda: bool(plain_furniture._spelled_out().match(text)),
        "chapter": lambda: number_of(text) != (),
        "finite": lambda: headings_promoted.says_something(text),
        "caption": lambda: bool(headings_promoted._caption().match(text)),
        "refers": lambda: bool(headings_loose._refers().match(text)),
        "rest": lambda: bool(headings_rules._rest().match(text)),
        "column_head": lambda: bool(plain_dissolved._head().fullmatch(text)),
        "row_remark": lambda: bool(plain_stacked._remark().match(text)),
        "id_head": lambda: bool(plain_stacked_lines._id_head().fullmatch(text)),
        "leaves_open": lambda: bool(plain_unmarked._hanging().search(text)),
        "before_year": lambda: role_of(text) == "group",
    }
    return rules[role]() if role in rules else role_of(text) == role


@pytest.mark.parametrize("role", sorted(phrases("parse.headings")))
def test_every_example(role):
    entry = phrases("parse.headings")[role]
    assert {"nb", "nn", "sv"} <= set(entry)
    for example in entry["examples"]:
        assert says(role, example), example
    for example in entry.get("counter_examples", ()):
        assert not says(role, example), example


def test_examples_of_languages():
    entry = phrases("parse.languages")["only"]
    plain = tuple(Block(n, "paragraph", BODY) for n in range(1, 6))
    for example in entry["examples"]:
        assert with_languages((*plain, Block(6, "paragraph", example)))[5].language == "nn"
    for example in entry["counter_examples"]:
        assert with_languages((*plain, Block(6, "paragraph", example)))[5].language is None


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("PASIENTENE SKAL FÅ RASKERE HJELP", True),
        ("PATIENTERNA SKA FÅ HJÄLP I TID", True),
        ("Pasientene skal få raskere hjelp", False),
        ("PASIENTENE SKAL FÅ RASKERE HJELP.", False),
    ],
)
def test_a_sentence_in_capitals_is_a_heading(line, heads):
    text = f"ÅRSRAPPORT 2031\n\nINNLEDNING\n\n{BODY}\n\n{line}\n\n{BODY}\n"
    assert any(path.endswith(line) for path in paths(text)) == heads
