"""Genre -> how a document of it is read (forms.toml)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.phrases import phrases
from pipeline.records import REPORTS


@dataclass(frozen=True, slots=True)
class Form:
    """`reads`: issued, quoted or tables; `prose` and `list` the kinds where no heading names one."""

    genre: str
    reads: str
    prose: str = ""
    list: str = "wording"
    lists: bool = False  # whether lists are read beside the tables
    own: bool = False  # whether a report also tells what its body decides itself
    asked: str = "krav"  # what a company meeting or the ministry asks for in so many words
    headed: bool = False  # whether a bare heading ("Krav") says that every paragraph is asked, whatever its words
    krav: bool = True  # whether "Krav" in a heading names a kind where it does not say who asks
    recipient: str | None = None  # canonical name of whom the document binds

    @property
    def quoted(self) -> bool:
        """Whether every paragraph handed over is known to be somebody's requirement."""
        return self.reads == "quoted"


def answers(genre: str) -> bool:
    """Whether a document may answer requirements beside stating them: a report, or one whose genre nobody knows."""
    return genre in REPORTS or genre == "annet"


def as_laid_out(form: Form, rows: bool) -> Form:
    """The form with the layout considered: a follow-up whose tables ask nothing (`rows` is false) quotes and answers."""
    return replace(form, reads="quoted", lists=False) if form.reads == "tables" and not rows else form


def form_of(genre: str) -> Form:
    """The form of a genre; an unknown genre is read as "annet"."""
    forms = phrases("extract.forms")
    entry = forms.get(genre) or forms["annet"]
    prose, listed, asked = entry.get("prose", ""), entry.get("list", "wording"), entry.get("asked", "krav")
    form = Form(genre, entry["reads"], prose, listed, entry.get("lists", False), entry.get("own", False), asked)
    return replace(form, krav=entry.get("krav", True))
