"""How fast search is over 200 000 generated requirements: the page and its JSON, for one reader and for eight at once.

    python tests/benchmarks/search.py [ROWS] [DATABASE]

Makes the database (kept at DATABASE, made again where it is missing), then asks through Datasette as a browser would and
prints median and 95th percentile in milliseconds, first for words that nobody has asked for yet, then as readers ask. The sentences are put together at random from the words below: no text
of any document.
"""
from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils
from datasette.app import Datasette

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from pipeline.publish import search as publish_search  # noqa: E402

OPENINGS = ("antibiotika", "kreft", "rus", "barn", "pasient", "helse", "smittevern", "beredskap", "ventetid", "legemiddel",
            "forskning", "kvalitet", "økonomi", "klima", "ambulanse", "sykehus", "føde", "personell", "journal", "digitaliserings")
MIDDLES = ("behandling", "plan", "program", "tilbud", "arbeid", "analyse", "styring", "register", "opplæring", "oppfølging")
VERBS = ("sikre", "redusere", "videreføre", "styrke", "vurdere", "etablere", "rapportere", "evaluere", "gjennomføre", "utrede")
OBJECTS = ("ventetid for pasienter", "bruk av tvang", "tverrfaglig spesialisert rusbehandling", "psykisk helsevern", "TSB",
           "likeverdige tjenester", "samhandling med kommunene", "kunstig intelligens", "pakkeforløp for kreft", "heltid")
BODIES = tuple(f"Helse Fjell {n} HF" for n in range(1, 41))
QUERIES = ("antibiotika", "ventetid", "kreft", "psykisk helsevern", "TSB", "rus barn", '"bruk av tvang"', "helse", "beredsk*",
           "ventetid -kreft", "klima&aar=2023", "sykehus&type=mål&nivaa=foretak", "antibotika", "sikre")


def database(path: Path, rows: int) -> None:
    """A base of that many requirements in documents of 400, with parties, deadlines and answers."""
    base = sqlite_utils.Database(path)
    base.executescript((ROOT / "pipeline" / "publish" / "schema.sql").read_text(encoding="utf-8"))
    chance, documents = random.Random(7), range(rows // 400)
    base["parties"].insert_all({"id": f"hf-{n}", "name": name, "level": "foretak", "aliases": "[]", "members": "[]"}
                               for n, name in enumerate(BODIES))
    base["meta"].insert({"key": "stamp", "value": str(rows)})
    base["documents"].insert_all(_documents(documents))
    base["document_parties"].insert_all({"document": f"dok-{n}", "party": f"hf-{n % len(BODIES)}", "role": "recipient"}
                                        for n in documents)
    base["requirements"].insert_all(_requirements(chance, rows), batch_size=2000)
    base["deadlines"].insert_all(({"requirement": f"k-{n}", "raw": "innen fristen", "date": f"202{n % 6}-0{n % 9 + 1}-28",
                                   "precision": "day", "type": "due"} for n in range(0, rows, 3)), batch_size=5000)
    base["responses"].insert_all(({"id": f"s-{n}", "document": f"dok-{n // 400}", "text": _sentence(chance), "basis": "result"}
                                  for n in range(0, rows, 4)), batch_size=2000)
    base["response_requirements"].insert_all(({"response": f"s-{n}", "requirement": f"k-{n}", "status": "oppfylt"}
                                              for n in range(0, rows, 4)), batch_size=5000)
    started = time.perf_counter()
    publish_search.index(base)
    base.conn.execute("analyze")
    base.conn.commit()
    base.close()
    print(f"index of {rows} requirements: {time.perf_counter() - started:.0f} s, {path.stat().st_size / 1e6:.0f} MB in all")


def _documents(numbers) -> Iterator[dict]:
    for n in numbers:
        yield {"id": f"dok-{n}", "title": f"Oppdrag {n}", "genre": "oppdrag_og_bestilling", "level": "foretak", "year": 2016 + n % 9,
               "language": "nb", "file": f"{n}.pdf", "sha256": "", "pages": 20, "facsimile": 1, "inferred": "[]"}


def _requirements(chance: random.Random, rows: int) -> Iterator[dict]:
    for n in range(rows):
        yield {"id": f"k-{n}", "document": f"dok-{n // 400}", "number": n % 400, "kind": ("oppdrag", "mål", "føring")[n % 3],
               "section": "", "lead_in": "Helseforetaket skal:" if n % 2 else None, "text": _sentence(chance), "origin": "issued",
               "reporting": "due", "page": n % 400 // 20 + 1, "confidence": 1.0, "reasons": "[]", "language": "nb"}


def _sentence(chance: random.Random) -> str:
    word = chance.choice(OPENINGS) + chance.choice(("", "", chance.choice(MIDDLES), "s" + chance.choice(MIDDLES)))
    rare = chance.choice(OPENINGS) + chance.choice(MIDDLES) + chance.choice(MIDDLES) + chance.choice(("", "en", "er"))
    return (f"Foretaket skal {chance.choice(VERBS)} {word} og {chance.choice(VERBS)} {chance.choice(OBJECTS)} i tråd med "
            f"{rare} innen {chance.randint(1, 28)}. mai, og melde om {chance.choice(OBJECTS)} til eier.")


async def measure(path: Path) -> None:
    site = ROOT / "datasette"
    datasette = Datasette([str(path)], template_dir=str(site / "templates"), plugins_dir=str(site / "plugins"))
    await datasette.invoke_startup()
    for name, format, limit in (("page", "", 300), ("JSON", ".json", 100)):
        for readers in (1, 8):
            times = await _asked(datasette, format, readers)
            print(f"{name}, {readers} reader{'s' * (readers > 1)}: median {times[len(times) // 2]:.0f} ms, "
                  f"p95 {times[int(len(times) * .95)]:.0f} ms (limit {limit})")
            new = await _never_asked(datasette, format, readers)
            print(f"  words never asked for: median {new[len(new) // 2]:.0f} ms, p95 {new[int(len(new) * .95)]:.0f} ms")


async def _asked(datasette: Datasette, format: str, readers: int) -> list[float]:
    """The sorted times of all queries, asked three times over by each of the readers at once."""
    times: list[float] = []

    async def reader(number: int) -> None:
        for query in (QUERIES[number:] + QUERIES[:number]) * 3:
            started = time.perf_counter()
            answer = await datasette.client.get(f"/sok{format}?q={query}")
            assert answer.status_code == 200, answer.text[:500]
            times.append(1000 * (time.perf_counter() - started))

    await reader(0)   # the first round opens files and compiles templates, and meets every word for the first time
    if readers == 1:
        print(f"  first time: median {sorted(times[:len(QUERIES)])[len(QUERIES) // 2]:.0f} ms, worst {max(times):.0f} ms")
    times.clear()
    await asyncio.gather(*(reader(number) for number in range(readers)))
    return sorted(times)


async def _never_asked(datasette: Datasette, format: str, readers: int) -> list[float]:
    """The sorted times where every reader asks for something that nobody has asked for: nothing is remembered."""
    asked = [f"{opening}{middle} {word}{narrow}" for middle in MIDDLES for opening in OPENINGS
             for word, narrow in (("", ""), (VERBS[len(middle) % 10], f"&aar=202{len(opening) % 4}"))]
    chance, times = random.Random(f"{format}{readers}"), []
    chance.shuffle(asked)

    async def reader(number: int) -> None:
        for query in asked[number * 12:number * 12 + 12]:
            started = time.perf_counter()
            await datasette.client.get(f"/sok{format}?q={query}&leser={readers}")
            times.append(1000 * (time.perf_counter() - started))

    await asyncio.gather(*(reader(number) for number in range(readers)))
    return sorted(times)


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as work:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(work) / "kravspor.db"
        if not path.exists():
            database(path, rows)
        asyncio.run(measure(path))


if __name__ == "__main__":
    main()
