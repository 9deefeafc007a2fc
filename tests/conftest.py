"""The sample corpus, built once for all tests that look at the whole."""
from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main

ROOT = Path(__file__).parents[1]


def run(*arguments: object) -> tuple[int, str]:
    """A command's exit code and all it said. An error that is no exit is raised."""
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def build(folder: Path, corpus: Path, jobs: int = 2) -> tuple[int, str]:
    """`kravspor build` of a corpus into folder/x and folder/kravspor.db."""
    return run("build", "--corpus", corpus, "--extracted", folder / "x", "--database", folder / "kravspor.db", "--jobs", jobs)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, built; the folder with kravspor.db and x/."""
    folder = tmp_path_factory.mktemp("sample")
    code, output = build(folder, ROOT / "corpus")
    assert code == 0, output
    return folder
