"""Each form is still read: floors for the documents one by one and for all together. See README.md."""
from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.evaluate import ALL, evaluate

HERE = Path(__file__).parent
STEMS = sorted(path.stem for path in (HERE / "labels").glob("*.jsonl"))
EACH = 0.85  # F1 of the requirements in every document
TOGETHER = {"requirements": 0.95, "exact": 0.94, "kind": 0.95, "printed_id": 0.95, "lead_in": 0.93, "deadlines": 0.93,
            "targets": 0.93, "addressee": 0.88, "response": 0.85, "status": 0.80}  # fmt: skip


@pytest.fixture(scope="module")
def measured(tmp_path_factory) -> dict[tuple[str, str], float]:
    """(document, measure) -> F1, or the share that is right where only what was found is asked about."""
    work = tmp_path_factory.mktemp("forms")
    (work / "corpus").mkdir()
    for path in HERE.glob("*.txt"):
        shutil.copy(path, work / "corpus")
    database = work / "kravspor.db"
    told = CliRunner().invoke(
        main, ["build", "--corpus", str(work / "corpus"), "--extracted", str(work / "x"), "--database", str(database)]
    )
    assert told.exit_code == 0, told.output
    return {(each.document, each.measure): _share(each.p, each.r) for each in evaluate(database, HERE / "labels")}


def _share(precision: float | None, recall: float | None) -> float:
    shares = [share for share in (precision, recall) if share is not None]
    return 2 * shares[0] * shares[1] / sum(shares) if len(shares) == 2 and sum(shares) else sum(shares)


@pytest.mark.parametrize("stem", STEMS)
def test_the_form_is_read(measured, stem: str) -> None:
    assert measured[stem, "requirements"] >= EACH


@pytest.mark.parametrize("measure", TOGETHER)
def test_the_forms_together(measured, measure: str) -> None:
    assert measured[ALL, measure] >= TOGETHER[measure]
