"""The site over the fixture database, as a Datasette that tests can ask."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from datasette.app import Datasette

from tests.site.fixture import build

SITE = Path(__file__).resolve().parents[2] / "datasette"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}\"'&"


def serve(database: Path, **config) -> Datasette:
    """A Datasette set up as `kravspor serve` sets it up."""
    metadata = json.loads((SITE / "metadata.json").read_text(encoding="utf-8"))
    metadata.setdefault("plugins", {})["kravspor"] = config
    return Datasette(
        [str(database)],
        metadata=metadata,
        template_dir=str(SITE / "templates"),
        plugins_dir=str(SITE / "plugins"),
        static_mounts=[("static", str(SITE / "static"))],
    )


@pytest.fixture(scope="session")
def database(tmp_path_factory) -> Path:
    return build(tmp_path_factory.mktemp("site") / "kravspor.db")


@pytest.fixture
def site(database) -> Datasette:
    return serve(database)


@pytest.fixture(scope="session")
def hostile_database(tmp_path_factory) -> Path:
    return build(tmp_path_factory.mktemp("hostile") / "kravspor.db", HOSTILE)


@pytest.fixture
def hostile_site(hostile_database) -> Datasette:
    return serve(hostile_database)
