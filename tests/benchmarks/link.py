"""Linking at scale: time, memory, how they grow, and what the candidate step lets through.

    python -m tests.benchmarks.link [1000 10000 50000]

Generated requirements: lives over 15 years and 30 bodies (a ministry, 4 regions, 25 trusts), from a vocabulary of 8
000 invented stems of which a life uses a dozen, with the genre's common words around them; each year a life is
kept, reworded, renumbered or dropped. Recall of the candidate step: of all true pairs (same life, an allowed route
between their documents) in a sample of routes, the share that is compared.
"""

from __future__ import annotations

import math
import random
import resource
import sys
import time

from pipeline.link import relate
from pipeline.link.candidates import along, index_of
from pipeline.link.features import features_of
from pipeline.link.routes import routes
from pipeline.link.stems import masker
from pipeline.records import Document, Extracted, Party, Requirement, Target, Terms
from pipeline.register import Register, register_of

YEARS, REGIONS, TRUSTS = range(2010, 2025), 4, 25
SYLLABLES = (
    "bal",
    "dro",
    "fen",
    "gri",
    "hol",
    "jus",
    "kam",
    "lir",
    "mon",
    "nev",
    "pol",
    "rus",
    "sti",
    "tor",
    "vul",
    "ykt",
    "ask",
    "eld",
    "org",
    "upl",
)
COMMON = [
    "pasientene",
    "skal",
    "få",
    "behandling",
    "ved",
    "sykehus",
    "i",
    "tråd",
    "med",
    "nasjonal",
    "plan",
    "og",
    "styrke",
    "kvalitet",
    "tiltak",
    "for",
    "oppfølging",
    "av",
    "resultat",
]
MINISTRY = "Steinvik departement"


def register() -> Register:
    regions = [Party(f"Helse Region{n} RHF", "rhf", "region", MINISTRY) for n in range(REGIONS)]
    trusts = [Party(f"Prøve{n} sykehus HF", "hf", "foretak", regions[n % REGIONS].name) for n in range(TRUSTS)]
    return register_of((Party(MINISTRY, "departement", "stat"), *regions, *trusts))


def corpus(size: int) -> tuple[tuple[Document, ...], dict[str, Extracted], dict[str, int]]:
    """Documents, extraction, and the life of each requirement id. About `size` requirements, the same for the same
    size."""
    chance = random.Random(size)
    stems = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
    chance.shuffle(stems)
    documents = tuple(_documents())
    each = max(1, size // len(documents))
    lives = [chance.sample(stems, 12) for _ in range(max(10, size // 8))]
    extracted, life_of = {}, {}
    held: dict[tuple, list[int]] = {}
    for document in documents:
        source = (document.issuer, document.year) if document.level == "foretak" else ("ministry", document.year - 1)
        pool = held.get(source, [])
        kept = chance.sample(pool, min(len(pool), each * 7 // 10))
        chosen = list(dict.fromkeys(kept + [chance.randrange(len(lives)) for _ in range(each)]))[:each]
        key = (document.recipient, document.year) if document.level == "region" else ("lower", document.id)
        held[key] = chosen
        held.setdefault(("ministry", document.year), []).extend(chosen if document.level == "region" else ())
        made = tuple(_requirement(document, number, lives[life], life, chance) for number, life in enumerate(chosen, 1))
        extracted[document.id] = Extracted(requirements=made)
        life_of.update({one.id: life for one, life in zip(made, chosen, strict=True)})
    return documents, extracted, life_of


def _documents():
    for year in YEARS:
        for n in range(REGIONS):
            yield Document(
                f"od-{year}-{n}",
                "x.pdf",
                "pdf",
                "",
                "Oppdragsdokument",
                "oppdragsdokument",
                issuer=MINISTRY,
                recipient=f"Helse Region{n} RHF",
                level="region",
                year=year,
            )
        for n in range(TRUSTS):
            yield Document(
                f"ob-{year}-{n}",
                "x.pdf",
                "pdf",
                "",
                "Oppdrag og bestilling",
                "oppdrag_og_bestilling",
                issuer=f"Helse Region{n % REGIONS} RHF",
                recipient=f"Prøve{n} sykehus HF",
                level="foretak",
                year=year,
            )


def _requirement(document: Document, number: int, words: list[str], life: int, chance: random.Random) -> Requirement:
    own = [word for word in words if chance.random() > 0.15]
    text = [*own[:6], *chance.sample(COMMON, 6), *own[6:]]
    if chance.random() < 0.2:
        chance.shuffle(text)
    percent = 50 + life % 40 + (chance.random() < 0.2)
    target = Target(f"minst {percent} %", ">=", float(percent), "%")
    return Requirement(
        f"{document.id}--{number}",
        document.id,
        number,
        "indikator" if life % 3 == 0 else "oppdrag",
        f"{document.recipient} skal {' '.join(text)}, minst {percent} %.",
        terms=Terms(targets=(target,)),
    )


def recall(documents, extracted, life_of, every: int = 40) -> tuple[int, int]:
    """True pairs compared and all true pairs, over every fortieth route."""
    known, mask = {document.id: document for document in documents}, masker(register())
    made = {
        key: features_of(known[key], found.requirements, mask) for key, found in extracted.items()
    }
    found = total = 0
    for route in routes(documents, register())[::every]:
        one, two = made[route.earlier], made[route.later]
        true = {(a.id, b.id) for a in one for b in two if life_of[a.id] == life_of[b.id]}
        compared = {(a.id, b.id) for a, b in along(one, two, index_of(one), index_of(two))}
        found, total = found + len(true & compared), total + len(true)
    return found, total


def main(sizes: list[int]) -> None:
    before = None
    for size in sizes:
        documents, extracted, life_of = corpus(size)
        start, begun = time.process_time(), time.perf_counter()
        linked = relate(documents, extracted, (), register())
        seconds, wall = time.process_time() - start, time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found, total = recall(documents, extracted, life_of)
        wrong = sum(
            life_of[link.earlier] != life_of[link.later] for link in linked.links if link.certainty == "certain"
        )
        sure = sum(link.certainty == "certain" for link in linked.links)
        growth = (
            f", exponent {math.log(seconds / before[1]) / math.log(len(life_of) / before[0]):.2f}" if before else ""
        )
        print(
            f"{len(life_of):6} requirements, {len(documents)} documents: {seconds:6.1f} s of one core "
            f"({wall:.1f} s on the clock), {peak:5.0f} MB, "
            f"{len(linked.links)} links ({sure} certain, {wrong} of them wrong), "
            f"candidates hold {found} of {total} true pairs{growth}",
            flush=True,
        )
        before = (len(life_of), seconds)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1000, 10000, 50000])
