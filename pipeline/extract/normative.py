"""Text -> the normative verbs that stand in it, on spaCy's tokens.

Rule: a verb counts where it is a word of its own as the language cuts words ("skal/bør" is two, "e-skal" is one). The
blank pipelines of nb, nn and sv hold that knowledge; no trained model is needed, and one that is installed is not used.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.phrases import all_forms, phrases
from pipeline.records import LANGUAGES

_SUBJECT = "extract.duty"
_STRENGTHS = ("strong", "weak")


def normative_verbs(text: str, language: str = "nb") -> tuple[str, ...]:
    """The verbs as written, in order: those that bind and those that advise. Forms of all three languages are sought
    in each, since documents mix them; `language` decides how words are cut."""
    if not _letters().search(text.lower()):
        return ()
    nlp, matcher = _matcher(language if language in LANGUAGES else "nb")
    doc = nlp.make_doc(text)
    return tuple(doc[start:end].text for _, start, end in sorted(matcher(doc), key=lambda found: found[1:]))


@cache
def _letters() -> re.Pattern[str]:
    """The verbs with no letter beside them: a text without such need not be cut into words."""
    verbs = {form.split()[0].lower() for strength in _STRENGTHS for form in all_forms(phrases(_SUBJECT)[strength])}
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, sorted(verbs)))})(?![^\W\d_])")


@cache
def _matcher(language: str):
    import spacy  # a second to load: only where a text is read
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank(language)
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for strength in _STRENGTHS:
        entry = phrases(_SUBJECT)[strength]
        matcher.add(strength, [nlp.make_doc(form) for held in LANGUAGES for form in entry[held]])
    return nlp, matcher
