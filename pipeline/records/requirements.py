"""What was understood of one document: requirements with their terms, and the answers that reports give."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.records.documents import Issue, Place


@dataclass(frozen=True, slots=True)
class PartyRole:
    """A party in a role. `name` is canonical where the register knows it, else as written (definite plural in bokmål
    for groups: "De regionale helseforetakene")."""
    name: str
    role: str
    raw: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day that a phrase allows; `date` None where it gives none or an impossible one ("Frist settes i dialog",
    "31. februar"). `doubt` says why a date was not read."""
    raw: str
    date: date | None
    precision: str | None
    type: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A limit or a direction. `value` in `unit` ("%" for per cent and pst.); increase/decrease carry the amount where one
    is given and `baseline` (a year as text). `scope` is what of the requirement it holds for ("somatikk", "K")."""
    raw: str
    op: str
    value: float | None = None
    unit: str | None = None
    baseline: str | None = None
    scope: str | None = None
    horizon: str = "this_year"
    quantifier: str = "overall"
    set_by: str | None = None         # canonical party, where the text says whose target it is


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to another document: `target` is the normal form ("Meld. St. 15 (2022-2023)"), None if unnumbered."""
    raw: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """Who, with whom, by when, how much, by which document."""
    parties: tuple[PartyRole, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one party lays on another and that can be followed up. `blocks` are the numbers of the blocks it stands in."""
    id: str
    document: str
    number: int
    kind: str
    text: str
    printed_id: str | None = None
    section_id: int = 0
    section: str = ""                 # heading path joined by " › "
    lead_in: str | None = None
    background: str | None = None
    parent: str | None = None         # requirement id
    origin: str = "issued"
    reporting: str = "unknown"
    set_by: str | None = None         # canonical party whose requirement it is, where the document passes it on
    page: int | None = None
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()     # named reasons behind the confidence
    places: tuple[Place, ...] = ()
    blocks: tuple[int, ...] = ()
    terms: Terms = Terms()
    language: str = "nb"


@dataclass(frozen=True, slots=True)
class Response:
    """The passage of a report that answers one or more requirements. basis forecast: says what WILL be met."""
    id: str
    document: str
    text: str
    basis: str = "result"
    as_of: date | None = None
    refers_to: str | None = None      # "se rapportering under …", "egen forsendelse"
    page: int | None = None
    places: tuple[Place, ...] = ()
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """That a response answers a requirement, and with which status; `status_raw` is the rating or phrase that decides.
    `ground` is what the status rests on: print (a rating in the document), verdict (the body says so in words), figures
    (its figures against the target), reading (its prose, by rules and a fitted model), doubtful (the same, where
    half of such readings are wrong); `certainty` is how probable a reading is, 0 to 1. None where it is unknown."""
    response: str
    requirement: str
    status: str = "ukjent"
    status_raw: str | None = None
    ground: str | None = None
    certainty: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure that a response reports."""
    response: str
    requirement: str
    raw: str
    measure: str | None = None
    scope: str | None = None
    period: str | None = None
    value: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change to a requirement told in a text: whether it is in force is not its status."""
    requirement: str
    kind: str
    date: date | None
    document: str                     # where it is told
    raw: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with a normative verb; `requirement` is the one that holds it, None if none does."""
    document: str
    text: str
    page: int | None = None
    requirement: str | None = None
    response: str | None = None       # or the response that holds it
    held_as: str | None = None        # or the named reason why nobody need (extract/held.py)


@dataclass(frozen=True, slots=True)
class Extracted:
    """All that was understood of one document."""
    requirements: tuple[Requirement, ...] = ()
    responses: tuple[Response, ...] = ()
    answers: tuple[Answer, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    statements: tuple[Statement, ...] = ()
    issues: tuple[Issue, ...] = ()
