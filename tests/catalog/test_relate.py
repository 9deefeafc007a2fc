"""What documents are to each other: formats of one, editions, additions."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from pipeline.catalog import relate
from pipeline.records import Block, Document, Parsed

ONE = "Helse Fjordland skal følge opp planen for de åpne plassene og melde fra om avvik hvert tertial slik styret har vedtatt i møte."
TWO = "Sykehusene skal ta imot flere lærlinger enn året før og gi alle et tilbud om opplæring i legemiddelhåndtering på natt og dag."
NEW = "Målet om kortere ventetid bortfaller i inneværende år men resultatet skal likevel rapporteres innen utgangen av oktober måned."


def text(*paragraphs: str) -> Parsed:
    return Parsed(tuple(Block(n, "paragraph", p) for n, p in enumerate(paragraphs, 1)))


def made(id: str, **fields) -> Document:
    base = Document(id=id, file=f"{id}.pdf", format="pdf", sha256=id, title=id, genre="oppdragsdokument", issuer="Departementet",
                    recipient="Helse Fjordland RHF", year=2031)
    return replace(base, **fields)


def related(*pairs: tuple[Document, Parsed]):
    texts = {document.id: parsed for document, parsed in pairs}
    found, issues = relate(tuple(document for document, _ in pairs), texts.__getitem__)
    return {document.id: document for document in found}, issues


def test_one_text_in_three_formats():
    pairs = [(made("a", file="a.txt", format="txt"), text(ONE, TWO)), (made("a-2", file="x/a.docx", format="docx"), text(ONE + " " + TWO)),
             (made("a-3", file="y/a.pdf", format="pdf"), text("Side 1", ONE, TWO))]
    for order in permutations(pairs):
        found, issues = related(*order)
        assert {id: d.variant_of for id, d in found.items()} == {"a": "a-3", "a-2": "a-3", "a-3": None}
        assert {(i.problem, i.document, i.text) for i in issues} == {("variant", "a.txt", "y/a.pdf"), ("variant", "x/a.docx", "y/a.pdf")}


def test_another_name_and_the_same_text():
    found, _ = related((made("oppdrag"), text(ONE, TWO)), (made("dokument-17", file="d.docx", format="docx"), text(ONE, TWO)))
    assert found["dokument-17"].variant_of == "oppdrag"


def test_the_same_name_and_another_text():
    found, _ = related((made("a"), text(ONE)), (made("a-2", file="a.txt", format="txt"), text(TWO)))
    assert found["a-2"].variant_of is None


def test_the_same_bytes_twice():
    found, _ = related((made("a", sha256="s"), text(ONE)), (made("b", sha256="s"), text(ONE)))
    assert found["b"].variant_of == "a"


def test_two_files_of_one_format_are_two_documents():
    found, _ = related((made("a"), text(ONE, TWO)), (made("b"), text(ONE, TWO)))
    assert [d.variant_of for d in found.values()] == [None, None]


def test_an_updated_edition_replaces():
    found, issues = related((made("a", published=date(2031, 1, 16)), text(ONE, TWO)),
                            (made("b", published=date(2031, 1, 16), version_date=date(2031, 1, 24)), text(ONE, TWO, NEW)))
    assert (found["b"].replaces, found["b"].amends) == ("a", None)
    assert [(i.problem, i.document, i.text) for i in issues] == [("replaced", "b.pdf", "a.pdf")]


def test_an_adjustment_amends():
    found, issues = related((made("a"), text(ONE, TWO)), (made("b", version_date=date(2031, 6, 10)), text(NEW)))
    assert (found["b"].replaces, found["b"].amends) == (None, "a")
    assert [i.problem for i in issues] == ["amended"]


def test_an_addition_amends():
    found, _ = related((made("a", genre="oppdrag_og_bestilling"), text(ONE)), (made("b", genre="tilleggsdokument"), text(NEW)))
    assert found["b"].amends == "a"


def test_other_years_and_receivers_are_other_documents():
    found, _ = related((made("a"), text(ONE)), (made("b", year=2032, version_date=date(2032, 2, 1)), text(ONE)),
                       (made("c", recipient="Helse Sjøland RHF", version_date=date(2031, 2, 1)), text(ONE)))
    assert not any(d.replaces or d.amends or d.variant_of for d in found.values())


def test_what_the_catalogue_says_stands():
    found, issues = related((made("a"), text(ONE)), (made("b", version_date=date(2031, 6, 10), replaces="z"), text(NEW)))
    assert found["b"].replaces == "z" and not issues


def test_texts_are_read_only_where_names_make_it_likely():
    def never(document: str) -> Parsed:
        raise AssertionError(document)
    documents = tuple(made(f"d{n}", year=2000 + n) for n in range(50))
    assert relate(documents, never) == (documents, ())
