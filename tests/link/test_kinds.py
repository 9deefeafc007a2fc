"""What kind of link two requirements have, and what changed: a table of pairs of two years, and of two levels."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.link import relate
from pipeline.records import Deadline, Extracted, Link, PartyRole, Target, Terms
from tests.link.make import document, register, requirement

BEFORE, AFTER = document("a", year=2022), document("b", year=2023)
ABOVE, BELOW = document("od", year=2023), document("ob", "oppdrag_og_bestilling", 2023)
WAIT = "Gjennomsnittlig ventetid for utredning av søvnapné skal være under {} dager."


def link(
    one: str, other: str, terms: tuple[Terms, Terms] = (Terms(), Terms()), ends=(BEFORE, AFTER), kind="oppdrag"
) -> Link:
    extracted = {
        where.id: Extracted(requirements=(requirement(where, 1, text, kind, terms=each),))
        for where, text, each in zip(ends, (one, other), terms, strict=True)
    }
    (made,) = relate(tuple(ends), extracted, (), register()).links
    return made


def target(value: float, op: str = "<", unit: str = "dager", baseline: str | None = None, raw: str = "") -> Terms:
    return Terms(targets=(Target(raw or f"under {value:g} {unit}", op, value, unit, baseline),))


def deadline(day: str, kind: str = "due") -> Terms:
    return Terms(deadlines=(Deadline(f"innen {day}", date.fromisoformat(day), "day", kind),))


def led_by(name: str) -> Terms:
    return Terms(parties=(PartyRole(name, "lead", name),))


PLAN = "Helse Nordvik RHF skal legge fram en plan for utvidelse av hyperbarmedisinsk senter."
NONE = (Terms(), Terms())
KINDS = [
    (PLAN, PLAN, NONE, "same", "the same words"),
    (PLAN, PLAN.replace("hyperbarmedisinsk", "hyperbarmedisisnk"), NONE, "same", "a typing slip"),
    (PLAN + " Frist 2022.", PLAN + " Frist 2023.", NONE, "same", "only the year rolls on"),
    (PLAN, PLAN.replace("legge fram", "utarbeide"), NONE, "reworded", "another verb"),
    (WAIT.format(50), WAIT.format(45), (target(50), target(45)), "changed", "another number"),
    (WAIT.format(50), WAIT.format(50), (target(50), target(50)), "same", "the same number"),
    (PLAN, PLAN, (deadline("2022-10-01"), deadline("2023-12-01")), "changed", "the deadline moves"),
    (PLAN, PLAN, (led_by("Helse Nordvik RHF"), led_by("Helse Sørvik RHF")), "changed", "another leads"),
    (
        "Hver av de 31 hjertesykdommene skal ha et pakkeforløp med forløpskoordinator.",
        "Hver av de 29 hjertesykdommene skal ha et pakkeforløp med forløpskoordinator.",
        NONE,
        "changed",
        "fewer things counted",
    ),
    (
        "Sykehuset skal starte to nye behandlingsstudier om sepsis.",
        "Sykehuset skal starte tre nye behandlingsstudier om sepsis.",
        NONE,
        "changed",
        "a number in words",
    ),
    (
        "Felles team for skrøpelige eldre skal prøves ut i to kommuner.",
        "Felles team for skrøpelige eldre skal prøves ut i alle kommuner.",
        NONE,
        "changed",
        "some become all",
    ),
    (
        PLAN,
        PLAN,
        (deadline("2022-11-01", "report"), deadline("2023-11-01", "report")),
        "same",
        "a yearly day for reporting",
    ),
    (PLAN, PLAN, (deadline("2022-11-01", "report"), deadline("2023-12-01", "report")), "changed", "another day for it"),
    (
        "Ventetid for nevropsykologisk utredning skal ned i somatikk og TSB.",
        "Ventetid for nevropsykologisk utredning skal ned i somatikk.",
        NONE,
        "changed",
        "a service is left out",
    ),
]


@pytest.mark.parametrize(("one", "other", "terms", "kind", "why"), KINDS, ids=[row[4] for row in KINDS])
def test_kind_of_two_years(one: str, other: str, terms, kind: str, why: str) -> None:
    assert link(one, other, terms).kind == kind, why


CHANGES = [
    ((target(50), target(45)), ("tall", "under 50 dager", "under 45 dager")),
    ((deadline("2022-10-01"), deadline("2023-12-01")), ("frist", "2022-10-01", "2023-12-01")),
    (
        (led_by("Helse Sørvik RHF"), led_by("Fjellheim sykehus HF")),
        ("ansvar", "Helse Sørvik RHF", "Fjellheim sykehus HF"),
    ),
]


@pytest.mark.parametrize(("terms", "change"), CHANGES, ids=[change[0] for _, change in CHANGES])
def test_changes_say_from_and_to(terms, change: tuple[str, str, str]) -> None:
    (found,) = link(PLAN, PLAN, terms).changes
    assert (found.field, found.before, found.after) == change


def test_a_baseline_that_rolls_on_with_the_year_is_no_change() -> None:
    rolled = (target(5, "increase", "%", "2021", "5 %"), target(5, "increase", "%", "2022", "5 %"))
    assert link(PLAN, PLAN, rolled).changes == ()
    kept = (target(5, "increase", "%", "2019", "5 %"), target(5, "increase", "%", "2019", "5 %"))
    assert link(PLAN, PLAN, kept).changes == ()


def test_words_that_went_and_came_stand_in_the_changes() -> None:
    changes = link(PLAN, PLAN.replace("legge fram", "utarbeide")).changes
    assert [(each.field, each.before, each.after) for each in changes] == [("tekst", "legge fram", "utarbeide")]


@pytest.mark.parametrize(
    ("upper", "lower", "level", "why"),
    [
        (target(50), target(45), "skjerpet", "fewer days"),
        (target(50), target(55), "lempet", "more days"),
        (target(70, ">=", "%"), target(80, ">=", "%"), "skjerpet", "a greater share"),
        (target(70, ">=", "%"), target(60, ">=", "%"), "lempet", "a smaller share"),
        (
            target(50),
            Terms(targets=(Target("45", "<", 45, "dager", scope="A"), Target("55", "<", 55, "dager", scope="B"))),
            "differensiert",
            "one number a hospital",
        ),
    ],
)
def test_a_number_down_the_levels(upper: Terms, lower: Terms, level: str, why: str) -> None:
    made = link(WAIT.format(50), WAIT.format(50), (upper, lower), (ABOVE, BELOW))
    assert made.kind == "cascade"
    assert [each.level for each in made.evidence if each.feature == "grep"] == [level], why


@pytest.mark.parametrize(
    ("ends", "kind"),
    [
        ((ABOVE, BELOW), "cascade"),
        ((ABOVE, document("s", year=2023, recipient="Helse Sørvik RHF")), "sibling"),
        ((ABOVE, document("h", "statustabell", 2023)), "reported"),
        ((document("od18", year=2018), ABOVE), "related"),
        ((ABOVE, document("j", year=2023, amends="od")), "amended"),
        ((ABOVE, document("k", "klinikkoppdrag", 2023)), "cascade"),
    ],
)
def test_kind_follows_the_way_between_the_documents(ends, kind: str) -> None:
    assert link(PLAN, PLAN, ends=ends).kind == kind


SPLIT = "Sykehusene skal innføre talegjenkjenning i poliklinikken og utvide hjemmesykehus for barn med kreft."
FIRST, SECOND = (
    "Sykehusene skal innføre talegjenkjenning i poliklinikken.",
    "Hjemmesykehus for barn med kreft skal utvides.",
)


def test_a_split_and_a_merger() -> None:
    one = Extracted(requirements=(requirement(BEFORE, 1, SPLIT),))
    two = Extracted(requirements=tuple(requirement(AFTER, n, text) for n, text in enumerate((FIRST, SECOND), 1)))
    links = relate((BEFORE, AFTER), {"a": one, "b": two}, (), register()).links
    assert {(each.later, each.kind, each.certainty) for each in links} == {
        ("b--1", "split", "certain"),
        ("b--2", "split", "certain"),
    }
    one = Extracted(requirements=tuple(requirement(BEFORE, n, text) for n, text in enumerate((FIRST, SECOND), 1)))
    two = Extracted(requirements=(requirement(AFTER, 1, SPLIT),))
    links = relate((BEFORE, AFTER), {"a": one, "b": two}, (), register()).links
    assert {(each.earlier, each.kind) for each in links} == {("a--1", "merged"), ("a--2", "merged")}


def test_a_requirement_and_an_addition_are_no_split() -> None:
    one = Extracted(requirements=(requirement(BEFORE, 1, PLAN),))
    more = "Planen for hyperbarmedisinsk senter skal sendes på høring."
    two = Extracted(requirements=(requirement(AFTER, 1, PLAN), requirement(AFTER, 2, more)))
    links = relate((BEFORE, AFTER), {"a": one, "b": two}, (), register()).links
    assert [each.kind for each in links if each.certainty == "certain"] == ["same"]


def test_a_definition_is_linked_with_what_it_defines_and_nothing_else() -> None:
    goal = requirement(AFTER, 1, WAIT.format(50), "indikator")
    row = requirement(AFTER, 2, "Gjennomsnittlig ventetid for utredning av søvnapné Nasjonalt register Månedlig",
                      "indikatordefinisjon", origin="definition")  # fmt: skip
    last_year = requirement(BEFORE, 1, WAIT.format(50), "indikator")
    extracted = {"a": Extracted(requirements=(last_year,)), "b": Extracted(requirements=(goal, row))}
    links = relate((BEFORE, AFTER), extracted, (), register()).links
    assert {(each.earlier, each.later, each.kind) for each in links} == {
        ("b--1", "b--2", "defines"),
        ("a--1", "b--1", "same"),
    }
