"""Every example of our phrases is met by its entry, and no counter-example is."""

from __future__ import annotations

import pytest

from pipeline.extract.wording import opening, pattern, whole
from pipeline.phrases import phrases

SUBJECTS = ("duty", "units", "kinds", "voices", "grids", "ratings", "responses", "outcomes", "amendments", "reporting", "boxes", "basis",
            "labelled", "held", "turns", "shares", "followups", "steering")
WHOLE = {
    "grids": None,
    "labelled": None,
    "turns": None,
    "shares": {"commonplace"},
    "held": {"heading_other_voice", "heading_own_plan"},
    "basis": {"head"},
    "boxes": {"assignment_id"},
    "units": {"silent"},
    "voices": {"reporting_chapter", "telling_chapter"},
    "kinds": {
        "heading_mål",
        "heading_indikator",
        "heading_oppdrag",
        "heading_krav",
        "heading_tiltak",
        "heading_rapportering",
        "label_oppdrag",
        "label_tiltak",
        "heading_general",
        "goal_title",
    },
}
OPENS = {
    "boxes": {"deadline_line", "id_first"},
    "steering": {"bound"},
    "duty": {"others", "authority", "background", "meeting_points", "meeting_asks_anew", "meeting_stresses", "asks_body"},
    "units": {"closing", "reports_itself", "describes", "describes_state", "states_goal", "goes_back", "no_infinitive", "reports_up"},
    "kinds": {"measure_first", "task_first", "goal_first", "reports_status"},
    "voices": {"owner_opens", "known_thing", "manner"},
    "responses": {"general_remark", "of_all"},
}


def entries():
    for subject in SUBJECTS:
        for key, entry in phrases(f"extract.{subject}").items():
            if isinstance(entry, dict) and "nb" in entry:
                yield pytest.param(subject, key, entry, id=f"{subject}.{key}")


def met(subject: str, key: str, text: str) -> bool:
    name = f"extract.{subject}"
    if subject in WHOLE and (WHOLE[subject] is None or key in WHOLE[subject]):
        return bool(whole(name, key).match(text))
    if key in OPENS.get(subject, ()):
        return bool(opening(name, key).match(text))
    return bool(pattern(name, key).search(text))


@pytest.mark.parametrize(("subject", "key", "entry"), list(entries()))
def test_examples(subject, key, entry):
    assert {"nb", "nn", "sv", "examples"} <= set(entry), "a missing language or example shows here"
    assert [text for text in entry["examples"] if not met(subject, key, text)] == []
    assert [text for text in entry.get("counter_examples", ()) if met(subject, key, text)] == []
