"""Labels -> records: requirements as the truth has them, so that linking can be measured apart from extraction.

Rule: nothing here knows how linking works. Labels are those of corpus/labels (with the documents' headers in
tests/sample/source) or, where they are at hand, the real ones beside the project.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from pipeline.records import (
    Answer,
    Deadline,
    Document,
    Extracted,
    PartyRole,
    Requirement,
    Response,
    Target,
    Terms,
)
from pipeline.text import slug

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "gold"
LABELS, SOURCES = ROOT / "corpus" / "labels", ROOT / "tests" / "sample" / "source"
HOD, SOUTH_EAST = "Helse- og omsorgsdepartementet", "Helse Sør-Øst RHF"
REAL = (
    Document(
        "oppdragsdokument-2024-helse-midt-norge",
        "a.txt",
        "txt",
        "",
        "Oppdragsdokument 2024",
        "oppdragsdokument",
        issuer=HOD,
        recipient="Helse Midt-Norge RHF",
        level="region",
        year=2024,
    ),
    Document(
        "halvarsrapport-2024-helse-sor-ost",
        "b.txt",
        "txt",
        "",
        "Halvårsrapport 2024",
        "statustabell",
        issuer=SOUTH_EAST,
        recipient=HOD,
        level="region",
        year=2024,
    ),
    Document(
        "arlig-melding-2020-helse-sor-ost",
        "c.txt",
        "txt",
        "",
        "Årlig melding 2020",
        "årlig_melding",
        issuer=SOUTH_EAST,
        recipient=HOD,
        level="region",
        year=2020,
    ),
)


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


HALVES = {"open": LABELS, "held_out": LABELS / "held_out"}


def sample_documents(half: str) -> tuple[Document, ...]:
    """The sample's labelled documents of a half, from their headers; held_out stands among those of the open half."""
    found = [document_of(path)[0] for path in sorted(SOURCES.glob("*.txt"))]
    folders = [LABELS] if half == "open" else list(HALVES.values())
    return tuple(each for each in found if any((folder / f"{each.id}.jsonl").exists() for folder in folders))


def document_of(path: Path) -> tuple[Document, str]:
    head = dict(re.findall(r"^([\w ]+): *(.+)$", path.read_text(encoding="utf-8").split("\n\n")[0], re.MULTILINE))
    aliases = {other_head(other, "alias"): other.stem for other in SOURCES.glob("*.txt")}
    recipients = tuple(re.split(r";\s*", head.get("recipient", "")))
    published = head.get("published")
    return Document(
        path.stem,
        f"{path.stem}.pdf",
        "pdf",
        "",
        head.get("title", path.stem),
        head["genre"],
        issuer=head.get("issuer"),
        recipient=recipients[0] or None,
        recipients=recipients,
        level=head.get("level"),
        year=int(head["year"]),
        published=date.fromisoformat(published) if published else None,
        language=head.get("language", "nb"),
        amends=aliases.get(head.get("amends", "")),
    ), head.get("half", "open")


def other_head(path: Path, key: str) -> str:
    found = re.search(rf"^{key}: *(.+)$", path.read_text(encoding="utf-8").split("\n\n")[0], re.MULTILINE)
    return found.group(1) if found else ""


def extracted_of(document: Document, labels: list[dict]) -> Extracted:
    """What a perfect extraction would give of the labelled document."""
    made = tuple(requirement_of(document, label) for label in labels)
    responses, answers = [], []
    for label, requirement in zip(labels, made, strict=True):
        if label.get("response") or label.get("status"):
            text = (label.get("response") or {}).get("start") or (label["status"] or {}).get("raw") or ""
            responses.append(Response(f"{requirement.id}--svar", document.id, text))
            status = label.get("status") or {}
            answers.append(Answer(responses[-1].id, requirement.id, status.get("norm", "ukjent"), status.get("raw")))
    return Extracted(requirements=made, responses=tuple(responses), answers=tuple(answers))


def requirement_of(document: Document, label: dict) -> Requirement:
    restated = document.genre in ("statustabell", "tertialrapport", "årlig_melding", "delårsrapport")
    origin = "definition" if label["kind"] == "indikatordefinisjon" else "restated" if restated else "issued"
    return Requirement(
        requirement_id(document.id, label),
        document.id,
        label["n"],
        label["kind"],
        " ".join(label.get("text_parts") or [label["text"]]),
        printed_id=label["id"],
        section=label["section"] or "",
        lead_in=label["lead_in"],
        origin=origin,
        terms=terms_of(label),
        language=document.language,
    )


def requirement_id(document: str, label: dict) -> str:
    return f"{document}--{slug(label['id']) if label['id'] else 'n' + str(label['n'])}"


def terms_of(label: dict) -> Terms:
    parties = [PartyRole(name, "addressee", name) for name in label["addressee"]]
    parties += [PartyRole(label["lead"], "lead", label["lead"])] if label["lead"] else []
    deadlines = tuple(
        Deadline(
            each["raw"], date.fromisoformat(each["date"]) if each["date"] else None, each["precision"], each["type"]
        )
        for each in label["deadlines"]
    )
    targets = tuple(
        Target(
            each["raw"],
            each["op"],
            each["value"],
            each["unit"],
            each["baseline"],
            each.get("scope"),
            each.get("horizon") or "this_year",
        )
        for each in label["targets"]
    )
    return Terms(tuple(parties), deadlines, targets)


def sample(half: str = "open") -> tuple[tuple[Document, ...], dict[str, Extracted], list[tuple[str, str, str]]]:
    """Documents, perfect extraction, and the true links (earlier id, later id, kind) of a half of the sample."""
    documents = sample_documents(half)
    return documents, *_read(documents, tuple(HALVES.values()), HALVES[half].glob("links_*.jsonl"))


def real() -> tuple[tuple[Document, ...], dict[str, Extracted], list[tuple[str, str, str]]]:
    """The same of the real labels beside the project; FileNotFoundError where they are not at hand."""
    return REAL, *_read(REAL, (SHARED,), [SHARED / "links_halvar_oppdrag.jsonl"])


def _read(documents, folders, link_files):
    labels = {
        document.id: [
            row for folder in folders for path in sorted(folder.glob(f"{document.id}*.jsonl")) for row in rows(path)
        ]
        for document in documents
    }
    extracted = {document.id: extracted_of(document, labels[document.id]) for document in documents}
    links = [
        (_end(labels, row["a"]), _end(labels, row["b"]), row["type"])
        for path in sorted(link_files)
        for row in rows(path)
        if row["b"]
    ]
    return extracted, [link for link in links if link[0] and link[1]]


def _end(labels: dict[str, list[dict]], ref: dict) -> str | None:
    for label in labels.get(ref["doc"], ()):
        by_text = "text_start" in ref and label["text"].startswith(ref["text_start"])
        if label["n"] == ref.get("n") or (label["id"] and label["id"] == str(ref.get("id"))) or by_text:
            return requirement_id(ref["doc"], label)
    return None
