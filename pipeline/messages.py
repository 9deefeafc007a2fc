"""What the program says to people, in Norwegian: codes and values -> sentences of messages.toml.

Every problem that a stage can report has a sentence there that says what happened and what to do.
"""
from __future__ import annotations

from pipeline.phrases import phrases
from pipeline.records import Issue


def say(key: str, **values: object) -> str:
    """The sentence under a dotted key ("build.done"), filled in. Raises KeyError on an unknown key."""
    found = phrases("messages")
    for part in key.split("."):
        found = found[part]
    return str(found).format(**values)


def explain(issue: Issue) -> str:
    """The sentence for an issue, with its detail in. An unknown code is shown as it is, never hidden."""
    sentence = phrases("messages")["problems"].get(issue.problem)
    if sentence is None:
        return f"{issue.problem}: {issue.text}" if issue.text else issue.problem
    return sentence.format(text=issue.text, page=issue.page or "", file=issue.document or "")
