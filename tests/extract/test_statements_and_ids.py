"""Every sentence that reads like a duty is accounted for; ids last and are unique; laws that hold for any page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import extract
from pipeline.extract.ids import requirement_ids, text_mark
from pipeline.records import GENRES
from pipeline.text import bare
from tests.extract.pages import REGISTER, document, parsed, read

LINES = st.sampled_from(
    [
        "# Mål 2024",
        "## Oppdrag 2024",
        "# 2. Rapportering på krav fra foretaksmøter",
        "- lage en plan innen 1. mai 2025",
        "-- barn og unge",
        "Klinikken skal:",
        "Foretaksmøtet ba Helse Vest RHF om å:",
        "Foretaksmøtet viste til vedtaket.",
        "Helse Vest RHF skal lage en plan.~",
        "Planen er levert.",
        "|| ID | Krav | Vurdering",
        "| 12 | Andel fristbrudd skal være under 2 pst. | Gul",
        "| | og følges opp |",
        "*Ingen korridorpasienter.*",
        "Det bes om en rapport.",
        "Dagens tilbud omfatter lite.",
        "|| Nr | Åtgärd | Kommentar",
        "| 3 | Införa planering. | Arbetet pågår.",
        "Fristen utsettes til 1. mai 2026.",
    ]
)


def test_statements_point_to_who_holds_them():
    extracted = read(
        "oppdragsdokument",
        "# Oppdrag",
        "Helse Vest RHF skal:",
        "- lage en plan som skal følges",
        "# Om",
        "Det må nevnes at alt er bra.",
        "Regjeringen skal se på saken.",
    )
    held = {statement.text: statement.requirement for statement in extracted.statements}
    requirement = extracted.requirements[0].id
    assert held["Helse Vest RHF skal:"] == requirement
    assert held["lage en plan som skal følges"] == requirement
    assert held["Regjeringen skal se på saken."] is None


def test_ids_by_printed_id_else_by_words():
    ids = requirement_ids(
        "dok", [("4.1 b", "Tekst"), (None, "Lage en plan."), (None, "lage en  plan"), ("4.1 b", "Annet")]
    )
    assert ids == (
        "dok--4-1-b",
        f"dok--{text_mark('Lage en plan')}",
        f"dok--{text_mark('Lage en plan')}-2",
        "dok--4-1-b-2",
    )


@given(st.lists(st.tuples(st.none() | st.sampled_from(["1", "1-2", "1 2", "a"]), st.text(max_size=3)), max_size=30))
def test_ids_are_never_shared(items):
    ids = requirement_ids("d", items)
    assert len(set(ids)) == len(items)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14), st.sampled_from(GENRES))
def test_laws_of_any_page(lines, genre):
    page = parsed(*lines)
    extracted = extract(document(genre), page, REGISTER)
    assert extracted == extract(document(genre), page, REGISTER), "same input, same records"
    ids = [requirement.id for requirement in extracted.requirements]
    assert len(set(ids)) == len(ids)
    assert [requirement.number for requirement in extracted.requirements] == list(range(1, len(ids) + 1))
    blocks = {block.number: block for block in page.blocks}
    for requirement in extracted.requirements:
        words = bare(" ".join(f"{blocks[n].marker or ''} {blocks[n].text}" for n in requirement.blocks))
        cells = [
            bare(part) for n in requirement.blocks for part in (blocks[n].text, *(c.text for c in blocks[n].cells))
        ]
        assert bare(requirement.text) in words or any(cell and cell in bare(requirement.text) for cell in cells)
        assert requirement.parent is None or requirement.parent in ids
    assert {a.requirement for a in extracted.answers} <= set(ids)
    assert {a.response for a in extracted.answers} <= {r.id for r in extracted.responses}
