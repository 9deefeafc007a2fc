"""Lines "Kommentar: …" below the rows of a table."""

from __future__ import annotations

import pytest

from pipeline.extract.grid_kinds import kind_of_row
from tests.extract.pages import read

HEAD = "|| Mål 2031 | Resultat | Status"
GOALS = (
    "| Andel malte brygger skal være minst 90 % | 87 % | Gul",
    "| Antall grunnstøtinger skal reduseres | 4 | Rød",
    "| Minst 70 % av båtene skal ha radar | 81 % | Grønn",
)
FIRST, SECOND = "Bryggene på sørsiden står igjen.", "Skjæra er ikke merket."

REMARKS = [
    ([GOALS[0], f"| Kommentar: {FIRST} | | ", GOALS[1], f"| Kommentar: {SECOND} | | ", GOALS[2]],
     [FIRST, SECOND, "Grønn"], "each speaks of the row above"),
    ([GOALS[0], GOALS[1], f"| Kommentar til brygger og grunnstøtinger: {FIRST} | | ", GOALS[2]],
     [FIRST, FIRST, "Grønn"], "it names those that it is about"),
    ([*GOALS, f"| Kommentar: {FIRST} | | "], ["Gul", "Rød", "Grønn"], "one alone below many speaks of none of them"),
    ([GOALS[0], f"Kommentar: {FIRST}"], [FIRST], "a paragraph below a single row"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected", "why"), REMARKS, ids=[case[2] for case in REMARKS])
def test_what_a_remark_speaks_of(lines, expected, why):
    extracted = read("tertialrapport", HEAD, *lines)
    texts = {response.id: response.text for response in extracted.responses}
    assert [texts[answer.response] for answer in extracted.answers] == expected, why
    assert len(extracted.requirements) == sum(line in GOALS for line in lines)


def test_rows_that_share_a_remark_keep_their_own_ratings():
    lines = [HEAD, *GOALS[:2], f"| Kommentar til brygger og grunnstøtinger: {FIRST} | | ", GOALS[2]]
    assert [answer.status for answer in read("tertialrapport", *lines).answers] == ["delvis", "ikke_oppfylt", "oppfylt"]


def test_a_footnote_is_no_answer():
    lines = [HEAD, *GOALS, "¹ Andelen malte brygger er regnet av båtlaget."]
    assert "båtlaget" not in " ".join(response.text for response in read("tertialrapport", *lines).responses)


KINDS = [
    ("Krav", ("Oppdrag i styringsdokument 2031",), "Alle havner skal ha en plan.", "oppdrag", "the chapter is over tasks"),
    ("Krav", ("Øvrige styringskrav gitt i foretaksmøter 2031",), "Havna skal telle båtene.", "krav", "a meeting's"),
    ("Mål 2031", ("Oppdrag 2031",), "Båtene skal være trygge.", "mål", "the head is nearer than the chapter"),
    ("Mål 2031", (), "Minst 70 % av båtene skal ha radar.", "indikator", "a goal that is measured"),
    ("Krav", ("Oppdrag 2031",), "Status for båtene skal rapporteres til havna innen mai.", "rapporteringskrav", "a report"),
    ("Krav", ("Havna",), "Minst 70 % av båtene skal ha radar.", "indikator", "nothing is named: the words decide"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "path", "text", "kind", "why"), KINDS, ids=[case[4] for case in KINDS])
def test_the_kind_of_a_reports_row(head, path, text, kind, why):
    assert kind_of_row("status", head, path, text, "tertialrapport") == kind, why
