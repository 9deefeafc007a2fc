"""How long a requirement's page takes at 200 000 requirements: `python -m tests.site.benchmark [folder]`.

Ten years, four regions, ten trusts in each, five clinics in each; every requirement repeated each year, passed down to
all below, alike in the other regions, and answered in reports: the most tangled a base can be.
"""


from __future__ import annotations

import asyncio
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

import sqlite_utils

from pipeline.publish.site_tables import add_site_tables
from tests.site.conftest import serve
from tests.site.fixture import SCHEMA

YEARS, REGIONS, TRUSTS, CLINICS, ITEMS = range(2015, 2025), 4, 10, 5, 82
EVIDENCE = '[{"feature": "text", "level": "same", "weight": 6.0}]'


def bodies():
    """(id, level, parent) of every body, top down."""
    yield "hod", "stat", None
    for r in range(REGIONS):
        yield f"r{r}", "region", "hod"
        for t in range(TRUSTS):
            yield f"r{r}t{t}", "foretak", f"r{r}"
            for c in range(CLINICS):
                yield f"r{r}t{t}c{c}", "klinikk", f"r{r}t{t}"


def build_large(path: Path) -> None:
    """Write the base."""
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA.read_text(encoding="utf-8"))
    connection.executemany(
        "insert into parties (id, name, level, parent) values (?, ?, ?, ?)",
        ((i, f"Virksomhet {i}", level, up) for i, level, up in bodies()),
    )
    for year in YEARS:
        for id, level, parent in bodies():
            if parent:
                _document(connection, f"d{year}-{id}", year, level, parent, id)
        for region in range(REGIONS):
            _report(connection, f"m{year}-r{region}", year, f"r{region}")
    _terms(connection)
    connection.execute("insert into meta values ('built', '2026-01-01')")
    add_site_tables(sqlite_utils.Database(connection))
    connection.execute("analyze")
    connection.commit()
    connection.close()


def _document(connection, id, year, level, issuer, recipient):
    connection.execute(
        "insert into documents (id, title, genre, issuer, recipient, level, year, language, file, sha256, pages, facsimile, inferred)"
        " values (?, ?, 'oppdragsdokument', ?, ?, ?, ?, 'nb', 'x.pdf', '0', 9, 1, '[]')",
        (id, f"Oppdrag {year}", issuer, recipient, level, year),
    )
    connection.executemany(
        "insert into document_parties values (?, ?, ?)", ((id, issuer, "issuer"), (id, recipient, "recipient"))
    )
    connection.executemany(
        "insert into requirements (id, document, number, kind, section, text, origin, reporting, page, confidence, reasons, language)"
        " values (?, ?, ?, 'krav', 'Del', ?, 'issued', 'due', 3, 1, '[]', 'nb')",
        (
            (
                f"{id}--{n}",
                id,
                n,
                f"Virksomheten skal redusere ventetiden for pasientgruppe {n} til under {40 + n} dager innen utgangen av {year}.",
            )
            for n in range(ITEMS)
        ),
    )
    connection.executemany(
        "insert into places values (?, 3, '3', 70, 100, 500, 130, null)", ((f"{id}--{n}",) for n in range(ITEMS))
    )
    ties = [(f"d{year}-{issuer}", "cascade")] if issuer != "hod" else []
    ties += [(f"d{year - 1}-{recipient}", "same")] if year > YEARS[0] else []
    ties += [(f"d{year}-r{r}", "sibling") for r in range(REGIONS) if level == "region" and r < int(recipient[1:])]
    connection.executemany(
        "insert into links (id, earlier, later, kind, certainty, rank, score, evidence) values (?, ?, ?, ?, 'certain', 1, 1, ?)",
        (
            (f"{kind}:{above}>{id}--{n}", f"{above}--{n}", f"{id}--{n}", kind, EVIDENCE)
            for above, kind in ties
            for n in range(ITEMS)
        ),
    )


def _terms(connection) -> None:
    """A deadline for each third, a target for each, and a finding for each that was not answered."""
    connection.executescript("""
        insert into deadlines (requirement, raw, date, precision, type)
            select r.id, 'innen utgangen av året', d.year || '-12-31', 'day', 'due'
            from requirements r join documents d on d.id = r.document where r.number % 3 = 0;
        insert into targets (requirement, raw, op, value, unit, horizon, quantifier)
            select id, 'under 40 dager', '<', 40 + number, 'dager', 'this_year', 'overall' from requirements;
        insert into findings (requirement, kind, compared, why)
            select r.id, 'unanswered', json_array('m' || d.year || '-' || d.issuer), 'not_mentioned'
            from requirements r join documents d on d.id = r.document where d.level = 'foretak';
        insert into threads (id, title) select id, text from requirements where document like 'd2015-r_';
        insert into thread_requirements (thread, requirement)
            select t.id, r.id from requirements r join threads t on t.id = 'd2015-' || substr(r.document, 7, 2)
                || substr(r.id, instr(r.id, '--'));
    """)


def _report(connection, id, year, body):
    connection.execute(
        "insert into documents (id, title, genre, issuer, recipient, level, year, language, file, sha256, pages, facsimile, inferred)"
        " values (?, ?, 'årlig_melding', ?, 'hod', 'region', ?, 'nb', 'x.pdf', '0', 9, 1, '[]')",
        (id, f"Årlig melding {year}", body, year),
    )
    connection.execute("insert into document_parties values (?, ?, 'issuer')", (id, body))
    connection.executemany(
        "insert into responses (id, document, text, basis, page) values (?, ?, 'Målet er nådd.', 'result', 3)",
        ((f"{id}--svar-{n}", id) for n in range(ITEMS)),
    )
    connection.executemany(
        "insert into response_requirements values (?, ?, 'oppfylt', 'nådd')",
        ((f"{id}--svar-{n}", f"d{year}-{body}--{n}") for n in range(ITEMS)),
    )


async def measure(path: Path, times: int = 60) -> None:
    """Print milliseconds for each kind of page: median, 95th percentile, and the processor's own time per page (other work on
    the machine does not count there)."""
    site = serve(path)
    with sqlite3.connect(path) as connection:
        count = connection.execute("select count(*) from requirements").fetchone()[0]
        ids = [
            row[0] for row in connection.execute("select id from requirements where abs(random()) % 1000 < 2 limit 400")
        ]
    print(f"{count} requirements")
    chance = random.Random(1)
    await site.client.get("/krav/" + ids[0])
    for name, paths in {
        "krav": [f"/krav/{chance.choice(ids)}" for _ in range(times)],
        "forside": ["/"] * 3,
        "dokument": ["/dokument/d2020-r1"] * 5,
        "oppfolging": ["/oppfolging"] * 3,
        "endringer": ["/endringer"] * 3,
        "frister": ["/frister"] * 3,
        "kvalitet": ["/kvalitet"] * 3,
    }.items():
        taken, busy = [], time.process_time()
        for address in paths:
            start = time.perf_counter()
            response = await site.client.get(address)
            taken.append(1000 * (time.perf_counter() - start))
            assert response.status_code == 200, (address, response.status_code)
        busy = 1000 * (time.process_time() - busy) / len(paths)
        taken.sort()
        p95 = taken[min(len(taken) - 1, int(len(taken) * 0.95))]
        print(f"{name:12} median {statistics.median(taken):7.0f} ms   p95 {p95:7.0f} ms   processor {busy:7.0f} ms")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    if not (folder / "kravspor.db").exists():
        build_large(folder / "kravspor.db")
    asyncio.run(measure(folder / "kravspor.db"))
