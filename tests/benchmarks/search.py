"""How fast search is over 200 000 generated requirements: the page and its JSON, for one reader and for eight at once.

    python tests/benchmarks/search.py [ROWS] [DATABASE]

Makes the database (kept at DATABASE, made again where it is missing), serves it as `kravspor serve` does, asks over HTTP
as browsers would, each reader on as soon as the answer is there, and prints median and 95th percentile in milliseconds.
The sentences are put together at random from the words below: no text of any document.
"""
from __future__ import annotations

import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import sqlite_utils

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


def measure(address: str) -> None:
    for name, format, limit in (("page", "", 300), ("JSON", ".json", 100)):
        for readers in (1, 8):
            _told(f"{name}, {readers} reader{'s' * (readers > 1)}, words asked before", _asked(address, format, readers), limit)
            _told("  words never asked for", _never_asked(address, format, readers), limit)


def _told(what: str, times: list[float], limit: int) -> None:
    times = sorted(times)
    print(f"{what}: median {times[len(times) // 2]:.0f} ms, p95 {times[int(len(times) * .95)]:.0f} ms (limit {limit})")


def _asked(address: str, format: str, readers: int) -> list[float]:
    """The times of all queries, asked three times over by each of the readers at once, after one round by one reader."""
    _read(address, format, [QUERIES])
    return _read(address, format, [(QUERIES[n:] + QUERIES[:n]) * 3 for n in range(readers)])


def _never_asked(address: str, format: str, readers: int) -> list[float]:
    """The times where every reader asks for something that nobody has asked for: nothing is remembered."""
    asked = [f"{opening}{middle} {word}{narrow}" for middle in MIDDLES for opening in OPENINGS
             for word, narrow in (("", ""), (VERBS[len(middle) % 10], f"&aar=202{len(opening) % 4}"))]
    random.Random(f"{format}{readers}").shuffle(asked)
    return _read(address, format, [[f"{query}&leser={readers}" for query in asked[n * 24:n * 24 + 24]]
                                   for n in range(readers)])


def _read(address: str, format: str, queries: Sequence[Sequence[str]]) -> list[float]:
    """Each reader asks for the next as soon as an answer is there; all of them at once. Milliseconds an answer."""
    with ThreadPoolExecutor(len(queries)) as readers:
        return [time for times in readers.map(lambda some: _reader(address, format, some), queries) for time in times]


def _reader(address: str, format: str, queries: Sequence[str]) -> list[float]:
    host, times = HTTPConnection(address, timeout=60), []
    for query in queries:
        started = time.perf_counter()
        host.request("GET", f"/sok{format}?q={quote(query, safe='&=')}")
        answer = host.getresponse()
        answer.read()
        assert answer.status == 200, (answer.status, query)
        times.append(1000 * (time.perf_counter() - started))
    host.close()
    return times


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The site as `kravspor serve` gives it, in a process of its own: its host and port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = subprocess.Popen([sys.executable, "-m", "pipeline.cli", "serve", "--database", str(path), "--port", str(port)],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    try:
        for _ in range(120):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.5)
        yield f"127.0.0.1:{port}"
    finally:
        site.terminate()
        site.wait(20)


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as work:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(work) / "kravspor.db"
        if not path.exists():
            database(path, rows)
        with served(path) as address:
            measure(address)


if __name__ == "__main__":
    main()
