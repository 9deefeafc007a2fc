"""Every type that passes between stages.

A record is finished when it is built: stages take records and make new ones that point back by id or number. All are
frozen, hold only tuples and plain values, and can be written to JSON Lines and read back (`pipeline.extracted`).

Units and conventions, the same everywhere:
  text      NFC, white space folded to single spaces, otherwise the source's own words with the source's own faults
  page      number of the page in the file, from 1 (a text file is one page, and places carry `line` instead)
  box       points, origin at the page's top left corner: x0, top, x1, bottom
  number    reading order within a document, from 1
  values    words of the field stay Norwegian (mål, føring, oppfylt); the allowed ones stand as constants below
"""
from pipeline.records.documents import (
    Block, Cell, Document, Inferred, Issue, Page, Parsed, Party, Place, Run, Section,
)
from pipeline.records.links import (
    Change, Decision, Evidence, Finding, Link, Linked, Measure, Thread,
)
from pipeline.records.requirements import (
    Amendment, Answer, Citation, Deadline, Extracted, Outcome, PartyRole, Requirement, Response, Statement,
    Target, Terms,
)
from pipeline.records.values import (
    AMENDMENTS, BASES, BLOCK_KINDS, CERTAINTIES, DEADLINE_TYPES, DUTIES, FINDINGS, GENRES, HORIZONS, KINDS, LANGUAGES, LEVELS, LINK_KINDS, OPERATORS,
    ORIGINS, PRECISIONS, QUANTIFIERS, REPORTS, ROLES, SEVERITIES, STATUSES, VERDICTS,
)

__all__ = [
    "AMENDMENTS", "Amendment", "Answer", "BASES", "BLOCK_KINDS", "Block", "CERTAINTIES", "Cell", "Change", "Citation",
    "DEADLINE_TYPES", "DUTIES", "Deadline", "Decision", "Document", "Evidence", "Extracted", "FINDINGS", "Finding", "GENRES",
    "HORIZONS", "Inferred", "Issue", "KINDS", "LANGUAGES", "LEVELS", "LINK_KINDS", "Link", "Linked", "Measure", "OPERATORS",
    "ORIGINS", "Outcome", "PRECISIONS", "Page", "Parsed", "Party", "PartyRole", "Place", "QUANTIFIERS", "REPORTS",
    "ROLES", "Requirement", "Response", "Run", "SEVERITIES", "STATUSES", "Section", "Statement", "Target",
    "Terms", "Thread", "VERDICTS",
]
