"""The commands that look into what was built, and those that add to it: each parses, calls one function and prints."""
from __future__ import annotations

import sqlite3
import sys
from datetime import date
from pathlib import Path

import click

from pipeline import site
from pipeline.extracted import read_parts, read_records
from pipeline.messages import explain, say
from pipeline.records import GENRES, Document, Extracted, Issue, Linked, Parsed, Requirement
from pipeline.register import load_register

CORPUS, EXTRACTED, DATABASE = Path("corpus"), Path("extracted"), Path("kravspor.db")


def path_option(name: str, default: Path | None, key: str):
    return click.option(f"--{name}", type=click.Path(path_type=Path), default=default, show_default=default is not None,
                        help=say(f"help.{key}"))


corpus_option = path_option("corpus", CORPUS, "corpus")
extracted_option = path_option("extracted", EXTRACTED, "extracted")
database_option = path_option("database", DATABASE, "database")


def fail(sentence: str) -> None:
    """Say what went wrong, and end with 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def opened(database: Path) -> sqlite3.Connection:
    """The database for reading; ends with 1 and a sentence where there is none."""
    try:
        site.check_database(database)
    except site.SiteError as error:
        fail(say(error.problem, **error.values))
    connection = sqlite3.connect(f"file:{database.resolve()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


@click.command(help=say("help.show"))
@click.argument("document")
@click.argument("page", type=click.IntRange(min=1), default=1)
@corpus_option
@extracted_option
@click.option("--output", type=click.Path(path_type=Path), help=say("help.output"))
def show(document: str, page: int, corpus: Path, extracted: Path, output: Path | None) -> None:
    from pipeline.show import draw
    folder = extracted / document
    if not (folder / "document.jsonl").exists():
        known = sorted(p.parent.name for p in extracted.glob("*/document.jsonl"))
        fail(say("show.no_document", document=document, documents=", ".join(known) or "–"))
    record = read_records(folder / "document.jsonl", Document)[0]
    if record.format != "pdf":
        fail(say("show.not_pdf", document=document, format=record.format))
    if page > record.pages:
        fail(say("show.no_page", document=document, page=page, pages=record.pages))
    if not (corpus / record.file).exists():
        fail(say("show.no_file", path=corpus / record.file))
    found = read_parts(folder, Extracted).requirements if (folder / "requirements.jsonl").exists() else ()
    places = [(str(r.printed_id or r.number), place) for r in found for place in r.places if place.page == page]
    target = output or Path(f"{document}-side-{page}.png")
    target.write_bytes(draw(corpus / record.file, page, read_parts(folder, Parsed).blocks, places))
    click.echo(say("show.drawn", path=target))


@click.command(help=say("help.check"))
@database_option
def check(database: Path) -> None:
    connection = opened(database)
    levels = ("error", "warning", "note")
    rows = sorted(connection.execute("select * from issues"), key=lambda row: levels.index(row["severity"]))
    for row in rows:
        where = " ".join(str(part) for part in (row["document"], f"s. {row['page']}" if row["page"] else None) if part)
        click.echo(f"{say('check.level_' + row['severity']):>16}  {where}: {row['message']}")
    for row in connection.execute("select document, count(*) as total, count(coalesce(requirement, response, held_as)) as held"
                                  " from statements group by document"):
        click.echo(say("check.statements", document=row["document"], held=row["held"], all=row["total"],
                       share=round(100 * row["held"] / row["total"])))
    counts = {level: sum(row["severity"] == level for row in rows) for level in levels}
    if counts["error"] or counts["warning"]:
        click.echo(say("check.found", errors=counts["error"], warnings=counts["warning"], notes=counts["note"]))
        sys.exit(1)
    documents, requirements = (connection.execute(f"select count(*) from {table}").fetchone()[0]
                               for table in ("documents", "requirements"))
    click.echo(say("check.fine", documents=documents, requirements=requirements))


@click.command(help=say("help.search"))
@click.argument("words", nargs=-1)
@click.option("--mode", type=click.Choice(["alle", "minst_ett", "frase", "tekst"]), default="alle", show_default=True,
              help=say("help.mode"))
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help=say("help.limit"))
@database_option
def search(words: tuple[str, ...], mode: str, limit: int, database: Path) -> None:
    from pipeline.search import Question
    from pipeline.search import search as find
    query = " ".join(words)
    result = find(opened(database), Question(query, mode=mode, limit=limit))
    for hit in (hit for group in result.groups for hit in group.hits):
        click.echo(say("search.hit", id=hit.id, title=hit.title, page=hit.page or 1, text=hit.text, year=hit.year or ""))
    added = sorted({expansion.word for expansion in result.expanded})
    if added:
        click.echo(say("search.expanded", words=", ".join(added)))
    click.echo(say("search.count", different=result.different, total=result.total, restated=result.restated,
                   of=result.base.different, read=result.base.documents_read, documents=result.base.documents))


@click.command(help=say("help.add"))
@click.argument("source")
@click.option("--genre", type=click.Choice(GENRES), help=say("help.genre"))
@corpus_option
def add(source: str, genre: str | None, corpus: Path) -> None:
    from pipeline import catalog, parse
    corpus.mkdir(parents=True, exist_ok=True)
    try:
        added = catalog.add(source, corpus, lambda path: (parse.format_of(path), parse.read(path)),
                            load_register(corpus / "parties.toml"), date.today(), genre)
    except catalog.AddError as error:
        fail(say(f"add.{error.problem}", source=source, text=error.text))
    except catalog.CatalogueError as error:
        fail(say("build.catalog", path=corpus / "catalog.toml", problems="; ".join(error.problems)))
    except parse.Unreadable as error:
        fail(say("build.unread", file=source, why=explain(Issue("parse", error.problem, error.text, source))))
    click.echo(say("add.done", path=added.path, catalogue=corpus / "catalog.toml"))
    click.echo(added.entry)


@click.command(help=say("help.trace"))
@click.argument("requirement")
@extracted_option
def trace(requirement: str, extracted: Path) -> None:
    from pipeline.link.trace import trace as life
    requirement_by_id(requirement, extracted)
    folders = [p.parent for p in sorted(extracted.glob("*/requirements.jsonl"))]
    documents = tuple(read_records(folder / "document.jsonl", Document)[0] for folder in folders)
    held = {folder.name: read_parts(folder, Extracted) for folder in folders}
    for line in life(read_parts(extracted, Linked), documents, held, requirement):
        click.echo(line)


@click.command(help=say("help.decide"))
@click.argument("pair", nargs=-1, required=True)
@click.option("--by", required=True, help=say("help.by"))
@click.option("--why", help=say("help.why"))
@corpus_option
@extracted_option
@database_option
def decide(pair: tuple[str, ...], by: str, why: str | None, corpus: Path, extracted: Path, database: Path) -> None:
    from pipeline.link.decisions import append, decision_on
    *ends, verdict = pair
    if verdict not in ("confirm", "reject") or len(ends) not in (1, 2):
        fail(say("decide.usage"))
    if len(ends) == 1:
        row = opened(database).execute("select earlier, later from links where id = ?", ends).fetchone()
        if row is None:
            fail(say("decide.no_pair", link=ends[0]))
        ends = [row["earlier"], row["later"]]
    earlier, later = (requirement_by_id(end, extracted) for end in ends)
    append(corpus / "decisions.jsonl", decision_on(earlier, later, verdict, by, date.today(), why))
    click.echo(say("decide.saved", path=corpus / "decisions.jsonl", verdict=say(f"decide.{verdict}")))


def requirement_by_id(id: str, extracted: Path) -> Requirement:
    """The requirement as it reads now; ends with 1 and a sentence where there is none."""
    path = extracted / id.split("--")[0] / "requirements.jsonl"
    found = [r for r in read_records(path, Requirement) if r.id == id] if path.exists() else []
    if not found:
        fail(say("trace.no_requirement", requirement=id))
    return found[0]
