"""Who is who: names in every written form, chains upwards, a user's own parties."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pipeline.records import LEVELS
from pipeline.register import load_register, right_check_digit

FORMS = [
    ("Helse Sør-Øst RHF", "Helse Sør-Øst RHF", "canonical"),
    ("Helse Sør-Øst", "Helse Sør-Øst RHF", "without RHF"),
    ("helse sør- øst", "Helse Sør-Øst RHF", "small, with a space"),
    ("Helse Sør-Østs", "Helse Sør-Øst RHF", "genitive"),
    ("Helse Midt-Noreg RHF", "Helse Midt-Norge RHF", "nynorsk"),
    ("Dei regionale helseføretaka", "De regionale helseforetakene", "nynorsk group"),
    ("RHF-ene", "De regionale helseforetakene", "short group"),
    ("Helsedirektoratets", "Helsedirektoratet", "genitive"),
    ("FHI", "Folkehelseinstituttet", "abbreviation"),
    ("OUS'", "Oslo universitetssykehus HF", "genitive of an abbreviation"),
    ("KRE", "Kreftklinikken", "code"),
    ("Länssjukvård 2", "Division Länssjukvård 2", "Swedish"),
    ("bar", None, "a code in small letters is a word"),
    ("Klinikken", None, "a common word is nobody's name"),
    ("Kari Nordmann", None, "a person"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("written", "name", "why"), FORMS)
def test_a_written_form_is_found(written: str, name: str | None, why: str) -> None:
    found = load_register().find(written)
    assert (found.name if found else None) == name, why


def test_every_name_finds_itself_and_every_parent_is_there() -> None:
    register = load_register()
    for party in register.parties:
        assert register.find(party.name) == party
        assert party.level in (*LEVELS, None)
        for other in (party.parent, *party.members, *party.became):
            assert other is None or register.find(other), (party.name, other)


def test_organisation_numbers_have_a_right_check_digit() -> None:
    register = load_register()
    numbers = [party.orgnr for party in register.parties if party.orgnr]
    assert len(numbers) > 30 and all(map(right_check_digit, numbers)) and len(numbers) == len(set(numbers))
    assert not right_check_digit("123456789") and not right_check_digit("12345")


def test_the_chain_upwards() -> None:
    register = load_register()
    assert register.above("Kreftklinikken") == (
        "Oslo universitetssykehus HF",
        "Helse Sør-Øst RHF",
        "Helse- og omsorgsdepartementet",
    )
    assert register.level("KRE") == "klinikk" and register.above("Kari Nordmann") == ()


def test_groups_know_their_members() -> None:
    register = load_register()
    assert len(register.find("De regionale helseforetakene").members) == 4
    members = register.find("Helseforetakene").members
    assert "Vestre Viken HF" in members and "Ullevål universitetssykehus HF" not in members


def test_a_users_parties_are_merged_and_win(tmp_path: Path) -> None:
    own = tmp_path / "parties.toml"
    own.write_text(
        '[[party]]\nname = "Fjordby sykehus HF"\nkind = "hf"\nlevel = "foretak"\nparent = "Helse Vest RHF"\n'
        'aliases = ["FSH"]\n[[party]]\nname = "Helsedirektoratet"\naliases = ["Helsedir"]\n',
        encoding="utf-8",
    )
    register = load_register(own)
    assert register.find("FSH").name == "Fjordby sykehus HF"
    assert register.above("Fjordby sykehus")[0] == "Helse Vest RHF"
    assert register.find("Helsedir").level == "stat" and register.find("Hdir").name == "Helsedirektoratet"
    assert "Fjordby sykehus HF" in register.find("Helseforetakene").members


@pytest.mark.parametrize("fault", ["[[party]]\nkind = 'hf'\n", "[[party]]\nname = 'X'\nlevel = 'fylke'\n"])
def test_a_faulty_table_is_told(tmp_path: Path, fault: str) -> None:
    own = tmp_path / "parties.toml"
    own.write_text(fault, encoding="utf-8")
    with pytest.raises(ValueError, match=r"parties\.toml"):
        load_register(own)


def test_it_can_be_sent_to_another_process() -> None:
    register = load_register()
    assert pickle.loads(pickle.dumps(register)) == register and hash(register) == hash(load_register())
