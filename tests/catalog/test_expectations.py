"""What was expected and is not so."""
from __future__ import annotations

from dataclasses import replace

from pipeline.catalog import Catalogue, expected_documents, missing, unmet
from pipeline.records import Document, Inferred
from pipeline.register import load_register

REGISTER = load_register()
HERE = Document(id="am", file="am.pdf", format="pdf", sha256="a" * 64, title="Årlig melding 2031", genre="årlig_melding",
                issuer="Helse Nord RHF", year=2031, pages=12)


def problems(document: Document = HERE, entry: dict | None = None, requirements: int = 30) -> list[str]:
    catalogue = Catalogue({document.file: entry} if entry else {})
    return [issue.problem for issue in unmet(catalogue, [document], {document.id: requirements})]


def test_all_is_as_expected():
    assert problems(entry={"sha256": "a" * 64, "expect": {"pages": 12, "requirements": [20, 30]}}) == []


def test_broken_expectations():
    assert problems(entry={"expect": {"pages": 13}}) == ["unexpected_pages"]
    assert problems(entry={"expect": {"requirements": [31, 40]}}) == ["unexpected_requirements"]
    assert problems(entry={"sha256": "b" * 64}) == ["changed_file"]
    found = unmet(Catalogue({"am.pdf": {"expect": {"requirements": [31, 40]}}}), [HERE], {"am": 30})
    assert found[0].text == "30 (31–40)"


def test_an_entry_without_its_file():
    assert [i.problem for i in unmet(Catalogue({"borte.pdf": {}}), [HERE], {})] == ["missing_file"]


def test_doubtful_genres():
    by_name = replace(HERE, inferred=(Inferred("genre", "årlig_melding", "am"),))
    by_title = replace(HERE, inferred=(Inferred("genre", "årlig_melding", "Årlig melding 2031"),))
    none = replace(HERE, genre="annet", inferred=(Inferred("genre", "annet", ""),))
    assert (problems(by_name), problems(by_title), problems(none)) == (["doubtful_genre"], [], ["no_genre"])
    assert problems(replace(HERE, year=None)) == ["unknown_year"]
    assert problems(replace(by_name, variant_of="x")) == []


def test_expected_documents():
    catalogue = Catalogue(expected=({"genre": "årlig_melding", "issuer": "Helse Nord", "years": [2030, 2032]},
                                    {"genre": "oppdragsdokument", "recipient": "Helse Nord RHF", "years": [2031], "status": "not_public", "note": "sladdet"}))
    found = expected_documents(catalogue, [HERE], REGISTER)
    assert [(e.genre, e.year, e.state, e.document) for e in found] == [
        ("årlig_melding", 2030, "missing", None), ("årlig_melding", 2031, "present", "am"), ("årlig_melding", 2032, "missing", None),
        ("oppdragsdokument", 2031, "not_public", None)]
    assert [issue.text for issue in missing(found)] == ["årlig_melding 2030 Helse Nord RHF", "årlig_melding 2032 Helse Nord RHF"]
