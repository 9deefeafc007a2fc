"""Templates hold no words and no SQL; what they take from words.toml is there, and nothing there is left unused."""

from __future__ import annotations

import re
import sys

import pytest

from tests.site.conftest import SITE
from tests.site.fixture import empty

sys.path.append(str(SITE))
from kravsite.queries import FOLDER, query
from kravsite.words import words

TEMPLATES = sorted(path for path in (SITE / "templates").glob("*.html") if not path.name.startswith("sok"))
QUERIES = sorted(path.stem for path in FOLDER.glob("*.sql") if not path.stem.startswith("sok"))
VALUES = {
    "genre",
    "kind",
    "level",
    "step",
    "step_long",
    "origin",
    "status_result",
    "status_result_goal",
    "status_result_task",
    "status_forecast",
    "basis",
    "lenke",
    "lenke_opp",
    "sikkerhet",
    "felt",
    "rolle",
    "fristtype",
    "op",
    "horisont",
    "omfang",
    "endring",
    "funn",
    "rapportplikt",
    "ventet",
    "apning",
    "slekt",
    "sprak",
    "felt_katalog",
    "grunn",
    "grunn_niva",
    "maling",
    "original",
    "om",
    "meny",
    "kvalitet",
    "grep",
    "funn_grunn",
}  # taken by a value of the data


def _outside_tags(text: str) -> str:
    for pattern in (r"\{#.*?#\}", r"\{%.*?%\}", r"\{\{.*?\}\}", r"<[^>]*>", r"&\w+;"):
        text = re.sub(pattern, " ", text, flags=re.S)
    return text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_words_and_no_sql_in_templates(path):
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"[^\W\d_]{2,}", _outside_tags(text)) == []
    assert not re.search(r"\bselect\s+.+\bfrom\b|\bsql\(", text, re.I)
    assert "|safe" not in text.replace(" ", "")
    assert not re.search(r"<(script|style)\b| style=| on\w+=", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_that_is_asked_for_is_there(path):
    said = words()
    for group, key in re.findall(r"\bord\.(\w+)\.(\w+)", path.read_text(encoding="utf-8")):
        assert group in said and (key == "get" or key in said[group]), f"{group}.{key}"


def test_no_word_is_left_unused():
    used = "\n".join(
        path.read_text(encoding="utf-8")
        for folder, kind in (("templates", "html"), ("plugins", "py"), ("kravsite", "py"))
        for path in (SITE / folder).glob(f"*.{kind}")
    )
    unused = [
        f"{group}.{key}"
        for group, entries in words().items()
        if group not in VALUES | {"sok"}
        for key in entries
        if not re.search(rf"\b{re.escape(key)}\b", used) and not key.startswith(("eksempel", "funn_", "mangler_"))
    ]
    assert unused == []


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_fits_the_schema(name):
    connection = empty(":memory:")
    text = query(name) + ("select 1 from (select 1)" if name.endswith("_grunnlag") else "")
    assert text.startswith("-- "), "a query says what it gives"
    parameters = {found: None for found in re.findall(r":([a-z]+)", re.sub(r"--.*", "", text))}
    connection.execute("explain " + text, parameters)
