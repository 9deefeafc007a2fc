"""Where the site's folder is, and how it is served on this machine.

From a checkout the site is the folder datasette/ at the top; from a wheel it ships inside the package as _site.
"""
from __future__ import annotations

import json
import logging
import socket
import sqlite3
import sys
import tempfile
from pathlib import Path

HOST = "127.0.0.1"
DATABASE_NAME = "kravspor"
_TURN = 0.0005   # seconds that a thread runs before another may


class SiteError(Exception):
    """The site cannot be started; `problem` is a key of messages.toml."""

    def __init__(self, problem: str, **values: object) -> None:
        super().__init__(problem)
        self.problem, self.values = problem, values


def site_folder() -> Path:
    """The folder with metadata.json, templates, plugins and static files."""
    inside = Path(__file__).parent / "_site"
    return inside if inside.exists() else Path(__file__).parent.parent / "datasette"


def check_database(path: Path) -> None:
    """Raises SiteError where there is no database, or not one of ours."""
    if not path.exists():
        raise SiteError("serve.no_database", path=path)
    try:
        connection = sqlite3.connect(f"file:{path.resolve()}?mode=ro", uri=True)
        try:
            connection.execute("select value from meta where key = 'schema'").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise SiteError("serve.bad_database", path=path) from error


def check_port(port: int) -> None:
    """Raises SiteError where another program answers on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise SiteError("serve.busy", port=port, other=port + 1) from error


def datasette_arguments(database: Path, corpus: Path | None, port: int, work: Path) -> list[str]:
    """The arguments of `datasette serve` for this site. `work` is an empty folder for its settings, and for a link to
    the database under the name that the site's pages ask for (Datasette names a database by its file)."""
    folder, metadata = site_folder(), work / "metadata.json"
    named = work / f"{DATABASE_NAME}.db"
    named.symlink_to(database.resolve())
    settings = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    settings.setdefault("plugins", {})["kravspor"] = {
        "corpus": str(corpus.resolve()) if corpus else None, "cache": str(Path(tempfile.gettempdir()) / "kravspor-sider")}
    metadata.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    arguments = ["serve", str(named), "--host", HOST, "--port", str(port), "--metadata", str(metadata),
                 "--template-dir", str(folder / "templates"), "--plugins-dir", str(folder / "plugins"),
                 "--static", f"static:{folder / 'static'}"]
    for name, value in _settings(folder):
        arguments += ["--setting", name, str(value)]
    return arguments


def _settings(folder: Path) -> list[tuple[str, object]]:
    path = folder / "settings.json"
    return list(json.loads(path.read_text(encoding="utf-8")).items()) if path.exists() else []


def take_turns() -> None:
    """Let the site's threads give way to each other ten times as often as Python's own habit: a reader whose answer is
    ready does not wait for the whole of another's search. With eight readers at once a tenth fewer milliseconds."""
    sys.setswitchinterval(_TURN)


def without_access_log() -> None:
    """Leave the line that the server writes for every page out of the terminal: it says nothing to who reads there."""
    logging.getLogger("uvicorn.access").addFilter(lambda record: False)


def remembered_corpus(database: Path) -> Path | None:
    """The corpus that the database was made of, where it is still at hand."""
    connection = sqlite3.connect(f"file:{database.resolve()}?mode=ro", uri=True)
    try:
        row = connection.execute("select value from meta where key = 'corpus'").fetchone()
    finally:
        connection.close()
    return Path(row[0]) if row and row[0] and Path(row[0]).is_dir() else None
