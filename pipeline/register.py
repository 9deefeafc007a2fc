"""parties.toml (ours and a user's) -> Register: which body a written name means, and who stands above it.

Rule: a name is found only where it is known as a canonical name, an alias, or a written form of one of these (genitive,
nynorsk, with or without RHF/HF/AS, any case and spacing); nothing is guessed from likeness.

A user's corpus/parties.toml has the same shape as ours, and is merged by canonical name, table by table: a table of the
user replaces the keys it names and keeps the rest; `aliases` and `members` are added to ours.

    [[party]]
    name = "Fjordby sykehus HF"           # canonical; the only key that must stand
    kind = "hf"                           # rhf hf ideell selskap klinikk departement direktorat etat kommune gruppe …
    level = "foretak"                     # stat | region | foretak | klinikk; left out where none fits
    parent = "Helse Sør-Øst RHF"          # canonical name of the body above
    aliases = ["Fjordby", "FSH"]          # other names; up to four capitals ("FSH") are met only as capitals
    orgnr = "123456785"                   # nine digits; kept only with a right check digit
    members = ["…"]                       # of a group: canonical names it stands for
    of_kind = ["hf"]                      # of a group: all bodies of these kinds that still exist
    since = 2012                          # first year under this name
    until = 2020                          # last year under this name
    became = ["…"]                        # what it was merged into
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from pipeline.records import LEVELS, Party

_FORM = re.compile(r"\b(?:rhf|hf|as|sf|ba|ans)s?\b(?![-’'])\.?")
_NOT_NAME = re.compile(r"[\W_]+")
_CODE = re.compile(r"[A-ZÆØÅÄÖ]{2,4}\d?")
_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


@dataclass(frozen=True, slots=True)
class Register:
    """Who is who. Can be pickled and compared; `find` costs one look-up in a dictionary."""

    parties: tuple[Party, ...]
    _names: dict[str, Party] = field(repr=False, compare=False, default_factory=dict)

    def __hash__(self) -> int:
        return len(self.parties) ^ (hash(self.parties[0].name) if self.parties else 0)  # cheap: stages key on registers

    def find(self, name: str | None) -> Party | None:
        """The party that a written name means: "helse sør-østs" -> Helse Sør-Øst RHF; None where it is not known."""
        written = " ".join(unicodedata.normalize("NFC", name or "").split())
        if written in self._names:
            return self._names[written]
        for form in _forms(written):
            if form in self._names:
                return self._names[form]
        return None

    def above(self, name: str) -> tuple[str, ...]:
        """Canonical names from the nearest body above to the top; () where none is known."""
        chain: list[str] = []
        party = self.find(name)
        while party and party.parent and party.parent not in chain:
            chain.append(party.parent)
            party = self.find(party.parent)
        return tuple(chain)

    def level(self, name: str) -> str | None:
        """One of LEVELS, or None where the party is not known or has none."""
        party = self.find(name)
        return party.level if party else None

    def names(self) -> tuple[tuple[str, str], ...]:
        """Every written name with its canonical one, longest first: what a text is searched for."""
        pairs = {(written, party.name) for party in self.parties for written in (party.name, *party.aliases)}
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def load_register(user: Path | None = None) -> Register:
    """Our register with the user's parties.toml merged in, if there is one.

    Raises tomllib.TOMLDecodeError where the file is no TOML, ValueError where a table has no name or an unknown level.
    """
    tables = _ours()
    if user and user.exists():
        tables = _merged(tables, _tables(user.read_text(encoding="utf-8"), str(user)))
    return register_of(tuple(_party(table) for table in _with_members(tables)))


def register_of(parties: tuple[Party, ...]) -> Register:
    """A register of these parties; where two claim a name, a canonical name beats an alias, then the first wins."""
    return Register(parties, _names_of(parties))


def with_parties(register: Register, fresh: tuple[Party, ...]) -> Register:
    """The register with parties whose names it does not hold, at a cost of theirs alone."""
    return Register((*fresh, *register.parties), {**_names_of(fresh), **register._names})


def _names_of(parties: tuple[Party, ...]) -> dict[str, Party]:
    names: dict[str, Party] = {}
    for written in (lambda party: (party.name,)), (lambda party: party.aliases):
        for party in parties:
            for name in written(party):
                for key in {name} if _CODE.fullmatch(name) else {name, key_of(name)}:
                    names.setdefault(key, party)
    return names


def key_of(name: str) -> str:
    """A name as it is compared: small, without RHF/HF/AS, spaces and marks."""
    small = unicodedata.normalize("NFC", name).lower()
    return _NOT_NAME.sub("", _FORM.sub(" ", small)) or _NOT_NAME.sub("", small)


def right_check_digit(orgnr: str) -> bool:
    """Whether nine digits are a Norwegian organisation number (modulo 11)."""
    if not re.fullmatch(r"\d{9}", orgnr):
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(orgnr, _WEIGHTS, strict=False)) % 11
    return (11 - rest) % 11 == int(orgnr[8])


def _forms(written: str) -> tuple[str, ...]:
    """Keys under which a written form may stand: itself, without a genitive ending, without the ending of "RHF-et"."""
    apart = re.sub(r"['’]s?$|s['’]?$", "", written)
    alone = re.sub(r"(?<=HF)-?ets?$", "", written)
    return tuple(form for form in (key_of(written), apart, key_of(apart), key_of(alone)) if form)


@cache
def _ours() -> tuple[dict, ...]:
    return _tables(files("pipeline").joinpath("parties.toml").read_text(encoding="utf-8"), "parties.toml")


def _tables(text: str, source: str) -> tuple[dict, ...]:
    tables = tomllib.loads(text).get("party", ())
    for table in tables:
        if not table.get("name"):
            raise ValueError(f"{source}: a [[party]] without a name")
        if table.get("level") not in (*LEVELS, None):
            raise ValueError(f"{source}: {table['name']} has level {table['level']!r}, not one of {', '.join(LEVELS)}")
    return tuple(tables)


def _with_members(tables: tuple[dict, ...]) -> tuple[dict, ...]:
    """Groups "of_kind" with the names of those that exist spelled out."""
    return tuple(
        table
        | {
            "members": [
                *table.get("members", ()),
                *(
                    other["name"]
                    for other in tables
                    if other.get("kind") in table["of_kind"] and not other.get("until")
                ),
            ]
        }
        if table.get("of_kind")
        else table
        for table in tables
    )


def _merged(ours: tuple[dict, ...], theirs: tuple[dict, ...]) -> tuple[dict, ...]:
    own = {table["name"]: table for table in theirs}
    known = {table["name"] for table in ours}
    both = tuple(_over(table, own.get(table["name"], {})) for table in ours)
    fresh = tuple(table for table in theirs if table["name"] not in known)
    # the user's own first: where an alias of theirs is also one of ours, theirs is met
    return (*fresh, *(table for table in both if table["name"] in own), *(t for t in both if t["name"] not in own))


def _over(ours: dict, theirs: dict) -> dict:
    joined = {key: list(dict.fromkeys([*theirs.get(key, ()), *ours.get(key, ())])) for key in ("aliases", "members")}
    return ours | theirs | joined


def _party(table: dict) -> Party:
    orgnr = table.get("orgnr")
    party = Party(
        table["name"],
        table.get("kind", "annet"),
        table.get("level"),
        table.get("parent"),
        tuple(table.get("aliases", ())),
        orgnr if orgnr and right_check_digit(orgnr) else None,
        tuple(dict.fromkeys(table.get("members", ()))),
    )
    return replace(party, since=table.get("since"), until=table.get("until"), became=tuple(table.get("became", ())))
