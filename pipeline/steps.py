"""The table of contents: each step, what it reads, what it yields, from a folder of documents to a database.

    read       a file                  -> extracted/<id>/ blocks, sections, pages       (parse)
    describe   what was read, catalog  -> extracted/<id>/ document                      (catalog)
    understand document and blocks     -> extracted/<id>/ requirements, responses …     (extract)
    link       all documents           -> extracted/ links, threads, findings           (link)
    publish    everything              -> the database, measured where labels are       (publish, evaluate)

A step runs again only where its stamp has changed (pipeline.stamps). One document's failure is an issue that names it;
the rest is built.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from pipeline import catalog, evaluate, link, publish
from pipeline.corpus import CorpusFile, corpus_files, with_ids
from pipeline.document_steps import Job, Read, failure, read_and_describe, read_stamps, start_worker, understand, write_stamps
from pipeline.extracted import read_parts, write_parts
from pipeline.link.decisions import read as read_decisions
from pipeline.phrases import use_overlay
from pipeline.records import Document, Extracted, Issue, Linked, Measure, Parsed
from pipeline.register import Register, load_register
from pipeline.scores import Counted, read_scores, write_scores
from pipeline.stamps import stamp, step_stamp, text_hash
from pipeline.workers import run_all

STEPS = ("parse", "extract", "link", "publish")
Progress = Callable[[str, int, int], None]  # which work (key of messages.toml), how much is done, of how much


class NothingToBuild(Exception):
    """There is no corpus, or nothing in it could be read: `problem` is a key of messages.toml, `issues` say why."""

    def __init__(self, problem: str, issues: Iterable[Issue] = (), **values: object) -> None:
        super().__init__(problem)
        self.problem, self.issues, self.values = problem, tuple(issues), values


@dataclass(frozen=True)
class Places:
    """Where a build reads and writes."""
    corpus: Path
    extracted: Path
    database: Path

    def user_file(self, name: str) -> Path:
        """A file of the user's beside his documents: parties.toml, phrases.toml, catalog.toml, decisions.jsonl."""
        return self.corpus / name


@dataclass(frozen=True)
class Built:
    """What a build did. Every file of the corpus is in `files`, whether it could be read or not."""
    files: tuple[CorpusFile, ...]
    documents: tuple[Document, ...]
    extracted: dict[str, Extracted]
    linked: Linked
    issues: tuple[Issue, ...]
    expected: tuple[catalog.Expected, ...] = ()


def build(places: Places, until: str = "publish", jobs: int = 2, ocr: bool = False,
          progress: Progress = lambda work, done, of: None) -> Built:
    """Bring everything up to date, up to the step `until`. Raises NothingToBuild."""
    files, catalogue, issues = corpus_with_catalogue(places)
    use_overlay(places.user_file("phrases.toml"))
    register = load_register(places.user_file("parties.toml"))
    reads = read_all(places, files, catalogue.entries, jobs, ocr, progress)
    issues += [issue for read in reads.values() for issue in read.issues]
    documents, related = catalog.relate(tuple(r.document for r in reads.values() if r.document), texts(places))
    issues += related
    if not documents:
        raise NothingToBuild("build.nothing", issues)
    extracted, failed = understand_all(places, documents, reads, jobs, progress) if until != "parse" else ({}, [])
    issues += failed + [issue for e in extracted.values() for issue in e.issues]
    expected = catalog.expected_documents(catalogue, documents, register)
    issues += catalog.missing(expected)
    if extracted:
        issues += catalog.unmet(catalogue, documents, {d: len(e.requirements) for d, e in extracted.items()})
    former = publish.former_ids(places.database, extracted.values())
    linked = link_all(places, documents, extracted, register, former, progress) if until in STEPS[2:] else Linked()
    built = Built(tuple(files), documents, extracted, linked, (*issues, *linked.issues), expected)
    if until == "publish":
        publish_all(places, built, register, former, progress)
    return built


def corpus_with_catalogue(places: Places) -> tuple[list[CorpusFile], catalog.Catalogue, list[Issue]]:
    """The corpus's files with their ids, the catalogue, and what is wrong; a catalogue with faults is not used.
    Raises NothingToBuild."""
    if not places.corpus.is_dir():
        raise NothingToBuild("build.no_corpus", path=places.corpus)
    files = corpus_files(places.corpus)
    if not files:
        raise NothingToBuild("build.empty", path=places.corpus)
    issues = [f.issue for f in files if f.issue]
    try:
        catalogue = catalog.load(places.user_file("catalog.toml"))
    except catalog.CatalogueError as error:
        wrong = [Issue("catalog", "catalogue", p, document="catalog.toml", severity="error") for p in error.problems]
        return files, catalog.Catalogue(), issues + wrong
    given = {file: entry["id"] for file, entry in catalogue.entries.items() if "id" in entry}
    return with_ids(files, given), catalogue, issues


def read_all(places: Places, files: Iterable[CorpusFile], entries: dict[str, dict], jobs: int, ocr: bool,
             progress: Progress) -> dict[str, Read]:
    """Read and describe every file, by document id."""
    user = stamp(*(text_hash(places.user_file(name)) for name in ("phrases.toml", "parties.toml")))
    work = [Job(f.file, f.path, f.id, f.format, places.extracted / f.id, entries.get(f.file), user, ocr)
            for f in files if not f.issue]
    reads = {}
    for done, (n, result) in enumerate(run_all(read_and_describe, work, jobs, *worker_start(places)), 1):
        if isinstance(result, BaseException):
            result = Read(None, issues=(failure("parse", work[n].file, result),))
        reads[work[n].id] = result
        progress("build.reading", done, len(work))
    return {job.id: reads[job.id] for job in work}


def worker_start(places: Places) -> tuple[Callable, tuple]:
    return start_worker, (places.user_file("phrases.toml"), places.user_file("parties.toml"))


def texts(places: Places) -> Callable[[str], Parsed]:
    """A document's blocks by its id, read when asked for."""
    return lambda document: read_parts(places.extracted / document, Parsed)


def understand_all(places: Places, documents: Iterable[Document], reads: dict[str, Read], jobs: int,
                   progress: Progress) -> tuple[dict[str, Extracted], list[Issue]]:
    """Extract from every document that is published (a variant in another format is not)."""
    work = [(d, places.extracted / d.id, reads[d.id].stamp) for d in documents if not d.variant_of]
    failed = []
    for done, (n, result) in enumerate(run_all(understand, work, jobs, *worker_start(places)), 1):
        if isinstance(result, BaseException):
            failed.append((work[n][0].id, failure("extract", work[n][0].id, result)))
        progress("build.extracting", done, len(work))
    broken = {document for document, _ in failed}
    found = {d.id: Extracted() if d.id in broken else read_parts(folder, Extracted) for d, folder, _ in work}
    return found, [issue for _, issue in failed]


def link_all(places: Places, documents: tuple[Document, ...], extracted: dict[str, Extracted], register: Register,
             former: dict[str, str], progress: Progress) -> Linked:
    """Link all documents, unless nothing they rest on has changed."""
    decisions_file = places.user_file("decisions.jsonl")
    stamps = read_stamps(places.extracted)
    wanted = stamp(step_stamp("link"), text_hash(decisions_file), text_hash(places.user_file("parties.toml")), former,
                   [repr(d) for d in documents], [repr(extracted[d]) for d in sorted(extracted)])
    if stamps.get("link") == wanted:
        return read_parts(places.extracted, Linked)
    progress("build.linking", 0, 1)
    decisions, issues = read_decisions(decisions_file)
    kept = places.extracted / ".cache" / "scores.jsonl"
    rules = stamp(step_stamp("link"), text_hash(places.user_file("parties.toml")))
    scores = Counted(read_scores(kept, rules))
    linked = link.relate(documents, extracted, decisions, register, former, scores)
    write_scores(kept, rules, scores, scores.used)
    linked = Linked(linked.links, linked.threads, linked.findings, (*linked.issues, *issues))
    write_parts(places.extracted, linked)
    write_stamps(places.extracted, stamps | {"link": wanted})
    progress("build.linking", 1, 1)
    return linked


def publish_all(places: Places, built: Built, register: Register, former: dict[str, str], progress: Progress) -> None:
    """Write the database, unless the one that is there was made of just this; measure it where labels are."""
    folders = label_folders(places.corpus / "labels")
    labels = [(p.as_posix(), text_hash(p)) for _, folder in folders for p in sorted(folder.glob("*.jsonl"))]
    wanted = stamp(step_stamp("publish"), step_stamp("evaluate"), [repr(d) for d in built.documents], repr(built.linked),
                   [repr(built.extracted[d]) for d in sorted(built.extracted)], repr((built.issues, built.expected)),
                   labels, text_hash(places.user_file("topics.toml")), str(places.corpus.resolve()))
    if publish.stamp_of(places.database) == wanted:
        return
    progress("build.publishing", 0, 1)
    meta = {"stamp": wanted, "corpus": str(places.corpus.resolve()), "program": version("kravspor"),
            "built": date.today().isoformat(), "files": str(len(built.files)),
            "read": str(sum(not d.variant_of for d in built.documents))}
    content = publish.Content(built.documents, {d: texts(places)(d) for d in built.extracted}, built.extracted, built.linked,
                              register, built.issues, former, built.expected, places.user_file("topics.toml"), meta)
    aside = publish.write_aside(places.database, content)
    publish.add_measures(aside, (named(measure, part) for part, folder in folders for measure in evaluate.evaluate(aside, folder)))
    publish.swap_in(aside, places.database)
    progress("build.publishing", 1, 1)


def label_folders(labels: Path) -> list[tuple[str, Path]]:
    """The labels' folder and those below it that hold labels too (a part kept apart), each with the name of the part."""
    found = [labels, *sorted(p for p in labels.glob("*") if p.is_dir())]
    return [("" if p == labels else p.name, p) for p in found if any(p.glob("*.jsonl"))]


def named(measure: Measure, part: str) -> Measure:
    """The sum over a part's labels under a name that says which part."""
    return replace(measure, document=f"{measure.document} ({part})") if part and measure.document == evaluate.ALL else measure
