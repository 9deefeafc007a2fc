"""Topics: every topic's own examples, in each language, and what a user changes."""
from __future__ import annotations

import pytest

from pipeline.phrases import phrases
from pipeline.publish import search as publish_search
from pipeline.text import slug
from tests.search.corpora import add_document, add_requirement, empty_base

TOPICS = phrases("topics")


@pytest.fixture(scope="module")
def topics_of() -> dict[str, set[str]]:
    """Each example, and one sentence for each term, with the topics that they are given."""
    base = empty_base()
    add_document(base, "eksempler", 2024)
    sentences = [example for entry in TOPICS.values() for example in entry["examples"]]
    sentences += [f"Det gjelder {term}." for entry in TOPICS.values() for language in ("nb", "nn", "sv") for term in entry[language]]
    ids = {add_requirement(base, "eksempler", n, text): text for n, text in enumerate(sentences, 1)}
    publish_search.index(base)
    found: dict[str, set[str]] = {text: set() for text in sentences}
    for requirement, topic in base.execute("select requirement, topic from requirement_topics"):
        found[ids[requirement]].add(topic)
    return found


@pytest.mark.parametrize("key", TOPICS)
def test_examples_and_terms_are_of_their_topic(topics_of, key: str) -> None:
    entry = TOPICS[key]
    terms = [f"Det gjelder {term}." for language in ("nb", "nn", "sv") for term in entry[language]]
    astray = [text for text in (*entry["examples"], *terms) if slug(key) not in topics_of[text]]
    assert not astray


def test_a_users_topics_are_merged_over_ours(tmp_path) -> None:
    user = tmp_path / "topics.toml"
    user.write_text('[kreft]\ntitle = ""\n[parkering]\ntitle = "Parkering"\nnb = ["parkering"]\n', encoding="utf-8")
    base = empty_base()
    add_document(base, "eksempler", 2024)
    add_requirement(base, "eksempler", 1, "Parkeringsplassene skal merkes, og kreftpasienter skal ha forrang.")
    publish_search.index(base, topics=user)
    given = {row[0] for row in base.execute("select topic from requirement_topics")}
    assert "parkering" in given and "kreft" not in {row[0] for row in base.execute("select id from topics")}
