"""What minutes tell before they ask it in so many words is asked once."""

from __future__ import annotations

import pytest

from tests.extract.pages import read

ASK = "Foretaksmøtet ba de regionale helseforetakene om å:"
CASES = [
    (
        [
            "Foretaksmøtet ba om at det arbeides med løsninger for fjernstyring av havneporter. Det pågår et arbeid med "
            "konsept for felles adgangskort, der foretakene bes om å delta.",
            ASK,
            "- innføre løsninger for fjernstyring av havneporter",
            "- delta i arbeidet med konsept for felles adgangskort",
        ],
        [
            ("krav", "innføre løsninger for fjernstyring av havneporter"),
            ("krav", "delta i arbeidet med konsept for felles adgangskort"),
        ],
        "the list behind asks the same item by item",
    ),
    (
        [
            "Foretaksmøtet understreket at Helse Vest RHF skal samarbeide med Helse Nord RHF om innføring av havnejournal og "
            "kaikurver for fartøyene.",
            "Foretaksmøtet ba Helse Vest RHF om å samarbeide med Helse Nord RHF om innføring av havnejournal og kaikurver for "
            "fartøyene, og lede arbeidet.",
        ],
        [
            (
                "føring",
                "Foretaksmøtet understreket at Helse Vest RHF skal samarbeide med Helse Nord RHF om innføring av havnejournal "
                "og kaikurver for fartøyene.",
            ),
            (
                "krav",
                "Foretaksmøtet ba Helse Vest RHF om å samarbeide med Helse Nord RHF om innføring av havnejournal og kaikurver "
                "for fartøyene, og lede arbeidet.",
            ),
        ],
        "told first, asked next",
    ),
    (
        [
            "Foretaksmøtet ba Helse Vest RHF om å lage en plan for båtene.",
            "Foretaksmøtet ba Helse Vest RHF om å øve på strømbrudd i havnene.",
        ],
        [
            ("krav", "Foretaksmøtet ba Helse Vest RHF om å lage en plan for båtene."),
            ("krav", "Foretaksmøtet ba Helse Vest RHF om å øve på strømbrudd i havnene."),
        ],
        "two matters",
    ),
]


@pytest.mark.parametrize(("lines", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_what_is_told_and_asked_is_asked_once(lines, expected, why):
    extracted = read("foretaksprotokoll", "# Sak 3 Krav", *lines)
    assert [(r.kind, r.text) for r in extracted.requirements] == expected, why


def test_what_the_list_repeats_is_its_background():
    extracted = read("foretaksprotokoll", "# Sak 3 Krav", *CASES[0][0])
    assert all("konsept for felles adgangskort" in (r.background or "") for r in extracted.requirements)


def test_points_to_something_is_told_alone():
    lines = [
        "Foretaksmøtet viste til planen for havner. Planene skal gjelde alle havnene. Styret skal ha dem i juni.",
        "Foretaksmøtet viste til at bryggene er slitt. Det forutsettes at sykehusene nå maler dem om våren.",
        "Foretaksmøtet ba Helse Vest RHF om å øve på strømbrudd.",
        ]
    extracted = read("årlig_melding", "# 4. Rapportering på krav fra foretaksmøter", "## Havner", *lines, "Det er øvd.")
    assert [r.kind for r in extracted.requirements] == ["føring", "krav"]
