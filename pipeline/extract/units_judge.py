"""A list's lead-in and items, or a paragraph -> whether they oblige, and what kind of requirement that makes.

Pure judgements for the reader of orders (units.py): what the form of the genre says, then headings, then words.
"""

from __future__ import annotations

from pipeline.extract.drafts import Draft
from pipeline.extract.duty import binds, is_background, is_duty, meeting_asks, points, sentences_of
from pipeline.extract.forms import Form
from pipeline.extract.kinds import (
    is_about_reporting,
    is_goal,
    is_measurable,
    is_under_goal,
    kind_of_heading,
    kind_of_path,
    kind_of_wording,
    set_by_of,
)
from pipeline.extract.lists import is_infinitive, obliges
from pipeline.extract.wording import has, opens, pattern, whole
from pipeline.records import Block

_GOALS = ("mål", "indikator")
_NEARLY_ALL = 0.75  # of a list's items
_MOST_SENTENCES = 2  # of a measure in running text
_MOST_ASKED = 5  # of a task in running text
_CHANGES = ("lapsed", "partly", "reporting_dropped", "new_deadline", "corrected")


def lays_duties(form: Form, lead: str, items: tuple[Block, ...], path: tuple[str, ...]) -> bool:
    """Whether a list's items bind somebody: by a heading of their kind, their lead-in, or bare by their own words. In a
    document that lays no duties as a rule, the lead-in must name who is bound."""
    if form.quoted:
        headed = bool(path) and kind_of_heading(path[-1]) is not None and all(binds(item.text) for item in items)
        return obliges(lead) or (headed and lead.endswith(":")) if lead else True
    heading_kind = kind_of_path(path)
    if not form.prose:
        named = has("extract.kinds", "tasked", lead) or meeting_asks(lead) is not None
        planned = sum(has("extract.units", "planned", item.text) for item in items) * 2 > len(items)
        return heading_kind is not None or planned or (named and obliges(lead))
    if heading_kind is not None:
        return True
    if not lead:
        return is_under_goal(path) or _mostly_bind(items)
    return obliges(lead) or kind_of_lead(form, lead) is not None or _go_beyond(lead, items)


def kind_of_lead(form: Form, lead: str) -> str | None:
    """The kind that a lead-in names as a heading does ("Krav til foretaket:"), None where it says more, or less."""
    found = sentences_of(lead)
    return headed_kind(form, (found[0],)) if len(found) == 1 and lead.endswith(":") else None


def _go_beyond(lead: str, items: tuple[Block, ...]) -> bool:
    """Whether items oblige although their lead-in does not: nearly all are duties in full, or things to do that it calls
    important or chosen. Not what others shall do, or what is pointed to."""
    last = sentences_of(lead)[-1]
    if opens("extract.duty", "others", last) or is_background(last):
        return False
    duties = sum(binds(item.text) for item in items)
    deeds = sum(is_infinitive(item.text) for item in items)
    planned = has("extract.units", "planned_lead", last)
    return duties >= _NEARLY_ALL * len(items) or (planned and deeds >= _NEARLY_ALL * len(items))


def headed_kind(form: Form, path: tuple[str, ...]) -> str | None:
    """The kind that the headings name, where the genre's "Krav" is one: without a word on who asks, it may be any."""
    kind = kind_of_path(path)
    return None if kind == "krav" and not form.krav and set_by_of(path) is None else kind


def _mostly_bind(items: tuple[Block, ...]) -> bool:
    """Whether most items of a list that nothing introduces bind, measure or are things to do, or half of them change what
    was asked."""
    texts = [item.text for item in items]
    binding = sum(binds(t) or kind_of_wording(t) == "indikator" or (is_deed(t) and t[0].isupper()) for t in texts)
    changing = sum(any(has("extract.amendments", kind, item.text) for kind in _CHANGES) for item in items)
    return binding * 2 > len(items) or (changing > 1 and changing * 2 >= len(items))


def is_deed(text: str) -> bool:
    """Whether a text opens with a thing to be done, as an infinitive."""
    return is_infinitive(text) and opens("extract.kinds", "task_first", text)


def kind_of_item(
    form: Form, draft: Draft, heading_kind: str | None, asked: bool, above: str | None
) -> str:
    """What a list item is: a report to be made, asked by a meeting, named by the heading, the genre's own, or by its
    words. `above` is the kind of the item that it stands under."""
    if _reports(draft):
        return "rapporteringskrav"
    if asked:
        return kind_asked(form, draft.lead_in or draft.text)
    if heading_kind in _GOALS:
        return is_goal(draft.text, heading_kind)
    if heading_kind == "krav" and kind_of_path(draft.path[-1:]) is None and opens("extract.kinds", "measure_first", draft.text):
        return "indikator"
    if heading_kind:
        return heading_kind
    if is_under_goal(draft.path) and not draft.lead_in and not has("extract.kinds", "tasked", draft.text):
        return is_goal(draft.text, None)
    if draft.path and has("extract.kinds", "changes_order", draft.path[-1]) and not binds(sentences_of(draft.text)[0]):
        return is_goal(draft.text, None) if opens("extract.kinds", "goal_first", draft.text) else "oppdrag"
    goals = draft.lead_in and has("extract.units", "goal_lead", draft.lead_in)
    if goals and not has("extract.kinds", "tasked", draft.text):
        return is_goal(draft.text, None)
    return form.list if form.list != "wording" else _by_words(draft, above)


def kind_asked(form: Form, text: str) -> str:
    """The kind of what a meeting or a board asks for: what it gives as an assignment in so many words is one."""
    return "oppdrag" if has("extract.voices", "given_as_task", text) else form.asked


def _by_words(draft: Draft, above: str | None) -> str:
    lead = draft.lead_in or ""
    led = is_duty(lead) or has("extract.units", "expects", lead)
    if is_deed(draft.text):
        beside = pattern("extract.kinds", "aside").search(draft.text)
        return "indikator" if has("extract.kinds", "limit", draft.text[: beside.start() if beside else None]) else "oppdrag"
    if led and is_infinitive(draft.text):
        return "indikator" if has("extract.kinds", "limit", draft.text) else "oppdrag"
    kind = kind_of_wording(draft.text)
    if kind == "mål" and above:
        return above
    task = led or (bool(lead) and is_infinitive(draft.text))
    return "oppdrag" if kind == "mål" and task and not binds(draft.text) else kind


def _reports(draft: Draft) -> bool:
    """Whether an item is itself a report to be made: to the giver on what was asked, or in a list of such."""
    if opens("extract.units", "reports_itself", draft.text):
        return True
    listed = is_about_reporting(draft.path) or (
        draft.lead_in is not None and has("extract.units", "report_lead", draft.lead_in)
    )
    return listed and has("extract.units", "report_item", sentences_of(draft.text)[0])


def kind_of_prose(form: Form, path: tuple[str, ...], text: str) -> str | None:
    """The kind that the headings give a paragraph: the innermost one, or further up one over assignments. None where
    none does; the minutes of a meeting have headings of subjects only."""
    kind = "mål" if is_under_goal(path) else headed_kind(form, path[-1:])
    if opens("extract.responses", "of_all", text) and kind_of_path(path):
        return "føring"
    if kind in _GOALS:
        steers = has("extract.kinds", "tasked", text) and not is_measurable(text)
        return None if steers else is_goal(text, kind)
    if kind is None and form.list != "krav" and kind_of_path(path) == "oppdrag":
        measured = form.list == "wording" and opens("extract.kinds", "measure_first", text)
        return "indikator" if measured else "oppdrag"
    if kind is None and form.list != "krav" and headed_kind(form, path) == "krav":
        if kind_of_wording(text) == "indikator":
            return "indikator"
        return "krav" if has("extract.kinds", "tasked", text) else None
    if kind is None and form.list in ("wording", "oppdrag"):
        return _concrete(path, text)
    return None if kind == "tiltak" else kind


def _concrete(path: tuple[str, ...], text: str) -> str | None:
    """Running text that does not steer in general terms: a limit on something measured, or a named body's task with its
    date or asked of it in so many words, in a chapter that does not frame the whole."""
    found = sentences_of(text)
    if len(found) <= _MOST_SENTENCES and opens("extract.kinds", "measure_first", found[0]) and is_measurable(found[0]):
        return "indikator"
    dated = any(has("extract.kinds", "dated", s) and is_duty(s) and has("extract.kinds", "tasked", s) for s in found)
    dated = dated or opens("extract.duty", "asks_body", found[0])
    framing = any(whole("extract.kinds", "heading_general").match(heading) for heading in path)
    return "oppdrag" if dated and not framing and len(found) <= _MOST_ASKED else None


def unmarked_kind(form: Form, path: tuple[str, ...], text: str) -> str | None:
    """The kind of a sentence without a duty's verb right under a heading of goals or assignments, where a list lost its
    marks: something measured or a thing to do, not what is told. None where it is neither."""
    kind = "mål" if is_under_goal(path) else kind_of_path(path[-1:])
    found = sentences_of(text)
    if form.prose and _is_named(path, text):
        return kind_of_path(path) or "oppdrag"
    if not form.prose or len(found) > 1 or binds(text) or is_background(text):
        return None
    if kind is None and form.list == "wording" and kind_of_path(path) == "krav":
        return _measure_or_change(text)
    if kind not in (*_GOALS, "oppdrag"):
        return None
    if kind in _GOALS:
        told = has("extract.voices", "narrative", text) and not is_measurable(text)
        return None if told or text.endswith(":") else is_goal(text, kind)
    return kind if is_infinitive(text) and not text.endswith(":") else None


def _measure_or_change(text: str) -> str | None:
    """Among requirements, a sentence without a verb of duty that only measures, or that moves a date."""
    if text.endswith(":") or has("extract.voices", "narrative", text):
        return None
    if is_measurable(text):
        return "indikator"
    return "krav" if any(has("extract.amendments", change, text) for change in _CHANGES) else None


def _is_named(path: tuple[str, ...], text: str) -> bool:
    """Whether an ID stands before a paragraph's words under a heading of a kind, or in the heading right above it."""
    if not kind_of_path(path):
        return False
    named = bool(path) and has("extract.boxes", "assignment_head", path[-1])
    return (named or opens("extract.boxes", "id_first", text)) and not binds(text)


def is_report_duty(path: tuple[str, ...], text: str) -> bool:
    """A duty to report as such: under a heading about reporting, or as all or the first of what is said."""
    found = sentences_of(text)
    reports = [s for s in found if has("extract.units", "report_duty", s)]
    if is_about_reporting(path):
        return bool(reports) or has("extract.units", "report_acts", text)
    return bool(reports) and (len(reports) == len(found) or reports[0] == found[0])


def lays_more(text: str) -> bool:
    """Whether sentences behind a list lay a duty beside it, and do not only say who leads, when, and to whom."""
    first = sentences_of(text)[0]
    return is_duty(first) and not has("extract.units", "closing_duty", first) and not has("extract.units", "report_duty", first)


def goes_back(text: str) -> bool:
    """Whether a quoted paragraph only changes the one right above it: it belongs to that requirement."""
    changes = ("lapsed", "partly", "reporting_dropped", "new_deadline")
    return opens("extract.units", "goes_back", text) and any(has("extract.amendments", kind, text) for kind in changes)


def binds_us(form: Form, text: str) -> bool:
    """Whether a paragraph lays a duty on whom the document is for: not on an authority beside, nor as background."""
    return any(is_duty(s) and not is_background(s) and not _of_others(form, s) for s in sentences_of(text))


def _of_others(form: Form, sentence: str) -> bool:
    theirs = form.recipient is not None and form.recipient.lower() in sentence.lower()
    return form.recipient is not None and opens("extract.duty", "authority", sentence) and not theirs


def is_silent(path: tuple[str, ...]) -> bool:
    """Whether a heading above says that nothing below lays a duty."""
    return any(whole("extract.units", "silent").match(heading) for heading in path)


def steers(text: str, sentence: str) -> bool:
    """Whether a duty among what is told steers: where a meeting points to something else, only what names who is bound
    or is expected in so many words."""
    named = has("extract.kinds", "tasked", sentence) or opens("extract.units", "expects", sentence)
    return named or not points(text)
