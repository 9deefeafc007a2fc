"""The maker of the sample corpus: `python -m tests.sample.make` writes corpus/*.pdf and corpus/labels/ anew.

In: tests/sample/source/*.txt. Out: the same bytes every time, on every machine with the same typst and reportlab.
"""
from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pypdfium2

from tests.sample import labels, other_formats, relations, reportlab_pages, typst_pages
from tests.sample.markup import Source, read_sources

HERE = Path(__file__).parent
SOURCES = HERE / "source"
LIVES = HERE / "lives.toml"
CORPUS = HERE.parent.parent / "corpus"


def make(corpus: Path = CORPUS) -> None:
    """Write every document and every label under `corpus`."""
    sources = read_sources(SOURCES)
    (corpus / "labels").mkdir(parents=True, exist_ok=True)
    rows = {}
    for source in sources:
        pdf = laid_out(source)
        rows[source.name] = placed(labels.rows_of(source), pages_of(pdf))
        write_rows(folder_of(corpus, source) / f"{source.name}.jsonl", rows[source.name])
        write_document(corpus, source, pdf)
    write_relations(corpus, sources, rows)


def laid_out(source: Source) -> bytes:
    """The pages with their text, also of what is shipped as a scan."""
    return (reportlab_pages if source["font"] in reportlab_pages.FACES else typst_pages).pdf(source)


def write_document(corpus: Path, source: Source, pdf: bytes) -> None:
    """The PDF (as pictures alone where the source asks for a scan), and the other formats that the source names."""
    (corpus / f"{source.name}.pdf").write_bytes(other_formats.scan(pdf) if source["scan"] else pdf)
    if "docx" in source["also"]:
        (corpus / f"{source.name}.docx").write_bytes(other_formats.word(source))
    if "txt" in source["also"]:
        (corpus / f"{source.name}.txt").write_text(other_formats.plain(source), encoding="utf-8")


def folder_of(corpus: Path, source: Source) -> Path:
    """Labels of the half that is held out lie apart, and those of the scan, which cannot be read without OCR."""
    folder = corpus / "labels" / {"open": "", "held_out": "held_out", "scan": "scan"}[source["half"]]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def pages_of(path: Path | bytes) -> list[str]:
    """The text of each page as pdfium reads it."""
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts


def placed(rows: list[dict], pages: list[str]) -> list[dict]:
    """Rows with the page they stand on; where a page break cuts a text, `text_parts` holds its pieces."""
    bares = [bare(page) for page in pages]
    at = 0
    for row in rows:
        page, parts = _place(row["text"], bares, at)
        at = page
        row["page"] = page + 1
        if len(parts) > 1:
            row["text_parts"], row["text"] = parts, parts[0]
    return rows


def bare(text: str) -> str:
    """Letters and digits alone, small."""
    return re.sub(r"[\W_]+", "", text).lower()


def _place(text: str, bares: list[str], start: int) -> tuple[int, list[str]]:
    """(page from 0, pieces). Raises ValueError where the words stand on no page."""
    whole = bare(text)
    for page in range(start, len(bares)):
        if whole in bares[page]:
            return page, [text]
    words = text.split(" ")
    for page in range(start, len(bares) - 1):
        for cut in range(len(words) - 1, 0, -1):
            if bare(" ".join(words[:cut])) in bares[page] and bare(" ".join(words[cut:])) in bares[page + 1]:
                return page, [" ".join(words[:cut]), " ".join(words[cut:])]
    raise ValueError(f"not found on the pages: {text[:90]}")


def write_relations(corpus: Path, sources: tuple[Source, ...], rows: dict[str, list[dict]]) -> None:
    """links_<upper>__<lower>.jsonl for every pair, and findings.toml in each half."""
    found: dict[Path, list[dict]] = {}
    for relation, upper, lower in relations.pairs(sources):
        names = (upper.name, lower.name)
        folder = folder_of(corpus, lower)
        write_rows(folder / f"links_{names[0]}__{names[1]}.jsonl",
                   relations.links(relation, rows[names[0]], rows[names[1]], names))
        found.setdefault(folder, []).extend(relations.findings(
            relation, rows[names[0]], rows[names[1]], names, annual=lower["genre"] == "årlig_melding"))
    for folder, findings in found.items():
        write_toml(folder / "findings.toml", "finding", findings)
    lives = relations.lives(tomllib.loads(LIVES.read_text(encoding="utf-8"))["life"], sources, rows)
    for half in ("open", "held_out"):
        folder = corpus / "labels" / ("held_out" if half == "held_out" else "")
        write_toml(folder / "lives.toml", "life", [life for life in lives if life["half"] == half])


def write_rows(path: Path, rows: list[dict]) -> None:
    """JSON Lines; what serves the maker alone (y, from) is left out."""
    kept = [{name: value for name, value in row.items() if name not in ("y", "from")} for row in rows]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), encoding="utf-8")


def write_toml(path: Path, table: str, rows: list[dict]) -> None:
    """An array of tables; values are texts, numbers or lists of texts, which JSON and TOML write alike."""
    blocks = []
    for row in rows:
        told = {name: json.dumps(value, ensure_ascii=False) for name, value in row.items() if value is not None}
        blocks.append("\n".join([f"[[{table}]]", *(f"{name} = {value}" for name, value in told.items())]))
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make()
