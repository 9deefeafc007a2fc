"""A file that cannot be read at all -> the reason as a code, for the caller to turn into an Issue."""

from __future__ import annotations


class Unreadable(Exception):
    """`problem` is a code with a sentence in messages.toml ("encrypted", "damaged", "empty_file", "not_pdf" …), `text`
    the detail that the sentence is filled with."""

    def __init__(self, problem: str, text: str = "") -> None:
        super().__init__(f"{problem}: {text}" if text else problem)
        self.problem = problem
        self.text = text
