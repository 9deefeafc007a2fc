"""Answers that stand in another order, under a table, behind a nested list or in a chapter of their own."""

from __future__ import annotations

import pytest

from pipeline.extract.duty import sentences_of
from pipeline.extract.responses import unclaimed
from pipeline.extract.shares import divided, shares, topics
from pipeline.parse.plain import read_plain
from pipeline.parse.plain_cut_cells import with_whole_cells
from tests.extract.test_who_asks import CHAPTER, pairs

TASKS = ("male alle brygger i havna", "anskaffe redningsvester til skolene", "øke antall losbåter")
IN_ORDER = ("Bryggene er malt.", "Redningsvester er anskaffet.", "Losbåter er det nå ni av.")


def test_each_requirement_has_its_paragraph_in_whatever_order() -> None:
    assert divided(IN_ORDER, TASKS) == {0: 0, 1: 1, 2: 2}
    assert divided((IN_ORDER[0], IN_ORDER[2], IN_ORDER[1]), TASKS) == {0: 0, 2: 1, 1: 2}


def test_paragraphs_of_which_two_speak_of_one_requirement_are_shared() -> None:
    assert divided((IN_ORDER[2], "Losbåter ble kjøpt i mai.", IN_ORDER[0]), TASKS) == {}


@pytest.mark.parametrize(
    ("paragraphs", "expected", "why"),
    [
        (("Bryggene ble malt i mai. Redningsvester er anskaffet.", "Når det gjelder losbåter, er det nå ni."), {2: 1}, "the rest above"),
        (("Bryggene er måla, vestene kjøpte.", "Når det gjeld losbåter, er det no ni.", "Dei ligg i hamna."), {2: 1}, "and below it"),
        (("Losbåter er kjøpt.", "Når det gjelder losbåter, er det nå ni."), {}, "what is above speaks of the same"),
        (("Bryggene er malt.", "Når det gjelder losbåter, er det nå ni.", "Redningsvester er anskaffet."), {}, "what is below of another"),
        (("Når det gjelder losbåter, er det nå ni.", "Resten er gjort."), {}, "nothing is above"),
        (("Bryggene er malt.", "Vester er kjøpt.", "Når det gjelder losbåter, er det nå ni."), {}, "several stand above"),
        (("Bryggene er malt.", "Når det gjelder været, er det fint."), {}, "it names none"),
        (("Losbåter er det nå ni av.", "Bryggene er malt."), {}, "nothing turns to a matter in so many words"),
    ],
)
def test_a_paragraph_that_turns_to_a_matter_by_name(paragraphs: tuple[str, ...], expected: dict[int, int], why: str) -> None:
    assert topics(paragraphs, TASKS) == expected, why


def test_what_a_paragraph_turns_to_is_its_answer_and_the_rest_share_what_stands_above() -> None:
    asked = [CHAPTER, "## Oppgaver 2031", "Fjord HF skal:", *(f"- {task}" for task in TASKS)]
    first, second = "Bryggene ble malt i mai, og redningsvester er anskaffet.", "Når det gjelder losbåter, er to på vei."
    assert [answer for _, answer in pairs("årlig_melding", *asked, first, second)] == [first, first, second]
    reports = [CHAPTER, "## Oppgaver 2031", "Fjord HF skal rapportere til departementet om båtene.", first, second]
    assert pairs("årlig_melding", *reports) == [(reports[2], f"{first} {second}")], "a single report has all of it"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("Ventetiden for voksne skal være under 40 dager.", "Ventetiden for barn og unge skal være under 35 dager."),
         "For barn og unge er ventetiden 61 dager, for voksne 83 dager."),
        (("Ventetida for vaksne skal vere under 40 dagar.", "Ventetida for barn og unge skal vere under 35 dagar."),
         "For barn og unge er ventetida 61 dagar, for vaksne 83 dagar."),
        (("Väntetiden för vuxna ska vara under 40 dagar.", "Väntetiden för barn och unga ska vara under 35 dagar."),
         "För barn och unga är väntetiden 61 dagar, för vuxna 83 dagar."),
    ],
)
def test_a_sentence_with_the_figures_of_two_goals_is_heard_by_both(asked: tuple[str, ...], sentence: str) -> None:
    assert shares(f"{sentence} Havna er fin.", asked) == ((sentence,),) * 2


def test_a_sentence_that_has_a_part_of_anothers_words_is_not_heard_by_it() -> None:
    asked = ("Ventetiden for losbåter i havna skal være under 40 dager.", "Ventetiden for ferger skal være under 35 dager.")
    assert shares("Ventetiden for ferger er 30 dager i havna. Losbåter i havna venter 50.", asked)[0] == (
        "Losbåter i havna venter 50.",
    )


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (("opprette varslingsutvalg", "redusere sykefraværet"), "Sykefraværet var 8 prosent. Utvalget var i funksjon fra mars."),
        (("lage ein tiltaksplan", "redusere sjukefråværet"), "Sjukefråværet var 8 prosent. Planen vart vedteken i mars."),
        (("ta fram en hamnplan", "minska sjukfrånvaron"), "Sjukfrånvaron var 8 procent. Planen antogs i mars."),
    ],
)
def test_a_subject_that_is_short_for_a_compound_names_its_requirement(asked: tuple[str, ...], answer: str) -> None:
    first, second = sentences_of(answer)
    assert shares(answer, asked) == ((second,), (first,))


def test_a_part_that_two_have_or_one_has_by_itself_names_none() -> None:
    answer = "Sykefraværet var 8 prosent. Planen ble vedtatt i mars."
    assert shares(answer, ("lage en tiltaksplan", "lage en havneplan", "redusere sykefraværet"))[:2] == ((), ())
    assert shares(answer, ("lage en tiltaksplan", "følge planen for sykefraværet"))[0] == ()


def test_a_sentence_that_names_each_by_its_own_words_is_no_common_one() -> None:
    asked = ("lotsbåtar i hamnen", "gemensam ledning")
    passage = "Lotsbåtar är på plats, men den gemensamma ledningen saknas."
    assert unclaimed(passage, shares(passage, asked), asked) == frozenset()
    passage = "Båda uppdragen är utförda."
    assert unclaimed(passage, shares(passage, asked), asked) == {passage}


CASES = [
    (
        "nb", "årlig_melding",
        [
            CHAPTER, "## Oppgaver 2031", "Fjord HF skal:",
            "- redusere forskjeller i bruk av brygger, blant annet følgende:", "-- trebrygger", "-- flytebrygger",
            "- bruke tall fra havneregisteret i ledelsens gjennomgang",
            "Bruken er gjennomgått, og tallene fra havneregisteret vises hver måned.",
        ],
        "bruke tall fra havneregisteret i ledelsens gjennomgang",
        "Bruken er gjennomgått, og tallene fra havneregisteret vises hver måned.",
        "an item behind a list inside the item above it goes on with its own list",
    ),
    (
        "sv", "årlig_melding",
        [
            "# 2 Uppföljning av mål och uppdrag", "## Mål", "För 2031 gäller följande:",
            "- båtarna ska vara målade", "- kostnaden för hyrbåtar ska minska", "Båtarna är målade. Kostnaden steg till 14 miljoner.",
        ],
        "kostnaden för hyrbåtar ska minska",
        "Båtarna är målade. Kostnaden steg till 14 miljoner.",
        "right under a heading of goals a lead-in that lays no duty introduces goals",
    ),
    (
        "sv", "årlig_melding",
        [
            "# 2 Uppföljning av mål och uppdrag", "## Uppdrag", "Hamnen ska måla alla bryggor.", "Bryggorna är målade.",
            "# 3 Uppdrag från hamnstyrelsen", "Hamnstyrelsen beslutade att ge Hamnen i uppdrag att:",
            "- öppna två kajer före sommaren", "En kaj öppnades i juni.",
        ],
        "öppna två kajer före sommaren",
        "En kaj öppnades i juni.",
        "a chapter named after another order answers too, behind one that says it follows up",
    ),
    (
        "nb", "tertialrapport",
        [
            "# 3 Indikatorer", "|| Indikator | Mål 2031 | Resultat", "| Sykefravær | < 7 % | 8 %", "| Andel malte båter | 90 % | 95 %",
            "Sykefraværet har gått opp siden mai.", "Andel malte båter er den høyeste siden 2025.",
        ],
        "Sykefravær",
        "Sykefraværet har gått opp siden mai.",
        "a paragraph right below a table of figures is about the row that it begins with",
    ),
    (
        "nn", "tertialrapport",
        [
            "# 4 Omstilling", "|| Tiltak | Ansvarleg | Status", "| Samordne losvaktene | Losane | I gang",
            "| Leige ut ambulansebåtane | Hamna | Ikkje starta",
            "Ambulansebåtane krev ei drøfting med kommunen. For losvaktene er turnusen lagd.",
        ],
        "Samordne losvaktene",
        "Ambulansebåtane krev ei drøfting med kommunen. For losvaktene er turnusen lagd.",
        "one paragraph may speak of several rows",
    ),
    (
        "nb", "tertialrapport",
        [
            "# 3 Indikatorer", "|| Indikator | Mål 2031 | Resultat", "| Sykefravær | < 7 % | 8 %", "| Andel malte båter | 90 % | 95 %",
            "Tallene er hentet fra havneregisteret. Oversikten over sykefravær kommer i mai.",
        ],
        "Andel malte båter",
        "95 %",
        "a paragraph that begins with no row is no answer to it",
    ),
]


@pytest.mark.parametrize(("language", "genre", "lines", "asked", "answer", "why"), CASES, ids=[case[-1] for case in CASES])
def test_answers(language: str, genre: str, lines: list[str], asked: str, answer: str, why: str) -> None:
    assert (asked, answer) in pairs(genre, *lines, language=language), why


def test_a_title_above_a_table_is_no_comment_on_its_rows() -> None:
    lines = (
        "FJORDHAVNSYKEHUSET", "Saksnummer 14/2031", "# 2 Status", "|| Nr. | Oppdrag | Status | Kommentar",
        "| 1 | Fjordhavnsykehuset skal øke andelen malte båter til minst 15 %. | Pågår | Andelen er 11 %.",
        "| 2 | Fjordhavnsykehuset skal lage en plan for båtene. | Pågår | Planen er lagt.",
    )
    assert not any(answer and "Saksnummer" in answer for _, answer in pairs("tertialrapport", *lines))


def test_a_short_line_before_a_page_break_goes_on_in_small_letters_behind_it() -> None:
    text = "\n\n".join(
        ["# Havna", "Bryggene ble gjennomgått i mai av losene og fagrådet for havna.", "To av båtene er nå malt", "Side 3 av 9",
         "og lagt fram for styret.", "Arbeidet fortsetter til høsten med resten av båtene og bryggene.", "Side 4 av 9", "Til slutt."]
    )
    blocks = read_plain(text.encode()).blocks
    assert any(block.text == "To av båtene er nå malt og lagt fram for styret." for block in blocks)


def test_tabs_behind_bullets_part_no_cells() -> None:
    listed = ["A\tB\tC", "•\tMale båten (LOS)", "•\tMale brygga", "–\tskroget\tførst"]
    assert with_whole_cells(listed) == listed
