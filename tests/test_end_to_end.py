"""From a folder of documents to a site that answers: the sample corpus, built by the command, asked through the site."""
from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette

from pipeline.site import site_folder
from pipeline.text import bare
from tests.conftest import build, run

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the real documents (../shared) are not here")


def rows(database: Path, sql: str, *values: object) -> list[sqlite3.Row]:
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    return connection.execute(sql, values).fetchall()


def labels() -> list[tuple[str, dict]]:
    files = [p for p in sorted((ROOT / "corpus" / "labels").glob("*.jsonl")) if not p.stem.startswith("links_")]
    return [(p.stem, json.loads(line)) for p in files for line in p.read_text(encoding="utf-8").split("\n") if line.strip()]


def test_every_file_is_accounted_for(sample: Path) -> None:
    _, output = build(sample, ROOT / "corpus")
    files = [p.name for p in (ROOT / "corpus").iterdir() if p.suffix in (".pdf", ".docx", ".txt", ".html")]
    assert files and all(name in output for name in files)


def test_most_labelled_requirements_are_found_word_for_word(sample: Path) -> None:
    found = {(r["document"], bare(r["text"])) for r in rows(sample / "kravspor.db", "select document, text from requirements")}
    wanted = {(document, bare(" ".join(label.get("text_parts") or [label["text"]]))) for document, label in labels()}
    missing = wanted - found
    assert len(missing) <= 0.1 * len(wanted), sorted(missing)[:5]


def test_a_requirement_s_text_stands_in_its_blocks(sample: Path) -> None:
    for path in sorted((sample / "x").glob("*/requirements.jsonl")):
        blocks = {b["number"]: b["text"] for b in map(json.loads, (path.parent / "blocks.jsonl").read_text().split("\n")[:-1])}
        for requirement in map(json.loads, path.read_text(encoding="utf-8").split("\n")[:-1]):
            held = bare(" ".join(blocks[n] for n in requirement["blocks"]))
            assert bare(requirement["text"]) in held, requirement["id"]


def test_what_is_in_git_is_what_a_build_gives(sample: Path) -> None:
    """extracted/ shows in its diff what a change of a rule gained and lost; so it has to be of the rules beside it."""
    built = {p.relative_to(sample / "x"): p for p in (sample / "x").rglob("*.jsonl") if ".cache" not in p.parts}
    kept = {p.relative_to(ROOT / "extracted"): p for p in (ROOT / "extracted").rglob("*.jsonl") if ".cache" not in p.parts}
    other = [str(name) for name in sorted(built.keys() | kept.keys()) if name not in built or name not in kept
             or built[name].read_bytes() != kept[name].read_bytes()]
    assert not other, f"run `kravspor build` and read `git diff extracted`: {other[:5]}"


def test_a_rebuild_of_the_same_corpus_changes_nothing(sample: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in [sample / "kravspor.db", *(sample / "x").rglob("*.jsonl")]}
    code, _ = build(sample, ROOT / "corpus")
    assert code == 0 and before == {p: p.stat().st_mtime_ns for p in before}


def test_what_is_extracted_is_the_same_with_one_process(sample: Path, tmp_path: Path) -> None:
    build(tmp_path, ROOT / "corpus", jobs=1)
    for path in sorted((sample / "x").rglob("*.jsonl")):
        other = tmp_path / "x" / path.relative_to(sample / "x")
        assert path.read_text(encoding="utf-8") == other.read_text(encoding="utf-8"), path.name


@pytest.fixture(scope="session")
def site(sample: Path) -> Datasette:
    folder = site_folder()
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    metadata.setdefault("plugins", {})["kravspor"] = {"corpus": str(ROOT / "corpus"), "cache": str(sample / "cache")}
    return Datasette([str(sample / "kravspor.db")], metadata=metadata, template_dir=str(folder / "templates"),
                     plugins_dir=str(folder / "plugins"), static_mounts=[("static", str(folder / "static"))])


async def test_searching_antibiotika_finds_every_mention(site: Datasette, sample: Path) -> None:
    answer = (await site.client.get("/sok.json?q=antibiotika&_size=max")).json()
    mentions = {r["id"] for r in rows(sample / "kravspor.db", "select id from requirements where text like '%antibiotika%'"
                                      " and kind not in ('føring', 'indikatordefinisjon')")}
    assert mentions and mentions <= {row["id"] for row in answer["rows"]}
    assert answer["total"] <= answer["of"]


async def test_a_hit_leads_to_its_life_and_its_page(site: Datasette, sample: Path) -> None:
    requirement = rows(sample / "kravspor.db", "select * from requirements where text like '%antibiotika%' order by id")[0]
    life = await site.client.get(f"/krav/{requirement['id']}")
    assert life.status_code == 200 and f"/dokument/{requirement['document']}/side/{requirement['page']}" in life.text
    page = await site.client.get(f"/dokument/{requirement['document']}/side/{requirement['page']}")
    assert page.status_code == 200


@pytest.mark.parametrize("path", ["/", "/sok", "/dokument", "/oppfolging", "/endringer", "/frister", "/kvalitet", "/om"])
async def test_every_page_answers(site: Datasette, path: str) -> None:
    answer = await site.client.get(path)
    assert answer.status_code == 200 and "<h1" in answer.text


BAD = {
    "tom.pdf": (b"", "Filen er tom"),
    "tekst.pdf": (b"Foretaket skal levere en plan.\n" * 30, "ikke det endelsen sier"),
    "kuttet.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "skadet"),
    "ark.xlsx": (b"PK\x03\x04", "leses ikke"),
}


def test_bad_files_get_a_clear_line_and_the_rest_is_built(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, (content, _) in BAD.items():
        (corpus / name).write_bytes(content)
    (corpus / "oppdrag-2023.txt").write_bytes("Oppdragsdokument 2023\n\nOppdrag 2023:\n\n- Foretaket skal øke døgnkapasiteten innen 1. mai "
                                              "2023.\n- Foretaket skal lære opp flere.\n".encode("latin-1"))
    code, output = build(tmp_path, corpus)
    lines = {line.split(":")[0]: line for line in output.split("\n")}
    assert code == 0 and all(sentence in lines[name] for name, (_, sentence) in BAD.items()), output
    assert rows(tmp_path / "kravspor.db", "select count(*) as n from requirements")[0]["n"] == 2
    assert run("check", "--database", tmp_path / "kravspor.db")[0] == 1


@pytest.mark.parametrize("names", [None, [], ["tom.pdf", "kuttet.pdf"]], ids=["missing", "empty", "nothing readable"])
def test_a_corpus_of_nothing_ends_with_a_line_that_says_what_to_do(tmp_path: Path, names: list[str] | None) -> None:
    corpus = tmp_path / "corpus"
    if names is not None:
        corpus.mkdir()
        for name in names:
            (corpus / name).write_bytes(BAD[name][0])
    code, output = build(tmp_path, corpus)
    assert code == 1 and output.strip() and not (tmp_path / "kravspor.db").exists()


@pytest.mark.shared
@needs_shared
@pytest.mark.parametrize("folder", ["tekst", "docx"])
def test_the_real_documents_give_their_requirements(tmp_path: Path, folder: str) -> None:
    code, _ = build(tmp_path, SHARED / "corpus" / folder)
    counts = {r["document"]: r["n"] for r in rows(tmp_path / "kravspor.db", "select document, count(*) as n from requirements group by document")}
    assert code == 0 and len(counts) == len(list((SHARED / "corpus" / folder).iterdir()))
    assert all(n >= 50 for n in counts.values()), counts


def test_a_person_s_verdict_stands_after_a_rebuild(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(ROOT / "corpus", corpus)
    build(tmp_path, corpus)
    link = rows(tmp_path / "kravspor.db", "select * from links order by score desc")[0]
    common = ("--corpus", corpus, "--extracted", tmp_path / "x", "--database", tmp_path / "kravspor.db")
    code, output = run("decide", link["id"], "reject", "--by", "Kari Eksempel", "--why", "ulik sak", *common)
    assert code == 0, output
    build(tmp_path, corpus)
    after = rows(tmp_path / "kravspor.db", "select * from links where id = ?", link["id"])[0]
    assert (after["verdict"], after["decided_by"]) == ("rejected", "Kari Eksempel")
