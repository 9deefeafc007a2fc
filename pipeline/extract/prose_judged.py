"""The sentences that answer a requirement -> its status: what the rules of language read (prose_status.py), weighed by a
model fitted to answers of which the status is known (prose_model.py).

A rating in print is taken as it stands. Where rules and model agree, the rules' words and ground stand; where they part,
the model decides, and the clause that tells most is shown. How sure it is, is the model's probability.
"""

from __future__ import annotations

from pipeline.extract.prose_clauses import clauses_of
from pipeline.extract.prose_duty import duty_of
from pipeline.extract.prose_features import Read, answer_features, clause_features
from pipeline.extract.prose_limits import against_limits
from pipeline.extract.prose_model import asked_forms, weighed
from pipeline.extract.prose_status import Heard, Judged, asked, by_rules
from pipeline.extract.prose_votes import votes
from pipeline.records import Target

_SURE = 0.6  # probability below which half of the readings are wrong (of answers not fitted to)
_HINT = 0.35  # probability below which what the rules leave unknown stays so
_NO_PROSE = 2  # words: a rating that no scale knows is no prose
_FOUND = ("verdict", "figures")  # grounds that stand where the model agrees


def judged_status(requirement: str, kind: str, heard: Heard, targets: tuple[Target, ...] = (), lead_in: str = "") -> Judged:
    """Status of one requirement of that kind by the sentences that speak of it. Never raises; linear in the text."""
    read, by_rule = read_by_rules(requirement, kind, heard, targets, lead_in)
    if by_rule.ground == "print" or not read.clauses or len(" ".join(heard.passages).split()) <= _NO_PROSE:
        return by_rule
    found = weighed(clause_features(read), answer_features(read, asked_forms()))
    if found.status == "ukjent" or (by_rule.status == "ukjent" and found.probability < _HINT):
        return Judged("ukjent")
    sure = round(found.probability, 2)
    ground = "reading" if sure >= _SURE else "doubtful"
    if found.status != by_rule.status:
        return Judged(found.status, read.clauses[found.clause or 0].text, ground, sure)
    return by_rule if by_rule.ground in _FOUND else Judged(found.status, by_rule.raw, ground, sure)


def read_by_rules(requirement: str, kind: str, heard: Heard, targets: tuple[Target, ...], lead_in: str) -> tuple[Read, Judged]:
    """What the rules read in an answer, and what they come to."""
    clauses = clauses_of(requirement, heard.passages)
    question = asked(requirement, kind, targets, lead_in, heard)
    cast = votes(question, clauses)
    found = by_rules(question, kind, targets, clauses, cast)
    limits = against_limits(requirement, targets, clauses, found.status)
    duty = duty_of(requirement, lead_in)
    return Read(question, kind, duty, clauses, cast, found.status, found.ground, found.certainty, limits), found
