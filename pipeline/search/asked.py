"""What a user wrote -> what is looked for: words, "phrases", -unwanted, begin*, and what was left out and why.

Whatever is written means something or is left out with a word; nothing of it reaches the database as syntax.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.phrases import phrases
from pipeline.search.keys import tokens

ALL, ANY, PHRASE, PASTED = "alle", "minst_ett", "frase", "tekst"  # values of the address's modus
MODES = (ALL, ANY, PHRASE, PASTED)
LONGEST = 4000        # characters that are read; the rest is left out, and said to be
_MOST_WORDS = 12      # a longer text without quotes is taken as a pasted passage
_QUOTES = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"'})
_CHUNK = re.compile(r'(?P<minus>(?<!\S)[-−–])?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing looked for: its words, small. `exact`: as written, in this order; `begins`: may go on after the last."""
    words: tuple[str, ...]
    exact: bool = False
    begins: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.words) + ("*" if self.begins else "")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for and what must not stand there. `left_out`: small words and other machines' commands;
    `notes`: codes of what the page should say (kuttet, kommando, bare_minus, tekst, ukjent_modus)."""
    text: str
    mode: str
    wanted: tuple[Unit, ...]
    unwanted: tuple[Unit, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def asked(text: str, mode: str = ALL) -> Asked:
    """Read what the user wrote. An unknown mode is taken as "alle" and noted."""
    notes = ["ukjent_modus"] if mode not in MODES else []
    mode = mode if mode in MODES else ALL
    notes += ["kuttet"] if len(text) > LONGEST else []
    text = " ".join(text[:LONGEST].replace("\0", " ").split())
    if mode == PHRASE:
        words = tuple(tokens(text))
        return Asked(text, mode, (Unit(words, exact=True),) if words else (), notes=tuple(notes))
    if mode == ALL and '"' not in text.translate(_QUOTES) and len(tokens(text)) > _MOST_WORDS:
        mode, notes = PASTED, [*notes, "tekst"]
    if mode == PASTED:
        return Asked(text, mode, tuple(Unit((word,)) for word in dict.fromkeys(tokens(text))), notes=tuple(notes))
    return _read(text, mode, notes)


def _read(text: str, mode: str, notes: list[str]) -> Asked:
    wanted: list[Unit] = []
    unwanted: list[Unit] = []
    left_out: list[str] = []
    for match in _CHUNK.finditer(text.translate(_QUOTES)):
        written = match["plain"] or match["quoted"] or ""
        if match["plain"] and written.strip("()").rstrip("(") in _commands():
            left_out.append(written)
            notes = [*notes, "kommando"]
        elif unit := _unit(written, match["quoted"] is not None):
            (unwanted if match["minus"] else wanted).append(unit)
    small = [unit for unit in wanted if not unit.exact and unit.words[0] in _small() and not unit.begins]
    if mode == ALL and len(small) < len(wanted):
        wanted = [unit for unit in wanted if unit not in small]
        left_out += [unit.text for unit in small]
    notes = [*notes, "bare_minus"] if unwanted and not wanted else notes
    return Asked(text, mode, _once(wanted), _once(unwanted), tuple(dict.fromkeys(left_out)), tuple(dict.fromkeys(notes)))


def _unit(written: str, quoted: bool) -> Unit | None:
    words = tuple(tokens(written))
    if not words:
        return None
    begins = written.rstrip(".,;:)").endswith("*")
    return Unit(words, exact=quoted or len(words) > 1 or begins, begins=begins)


def _once(units: list[Unit]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(units))


@cache
def _small() -> frozenset[str]:
    entry = phrases("search.words")["small"]
    return frozenset(word for language in ("nb", "nn", "sv") for word in entry[language])


@cache
def _commands() -> frozenset[str]:
    return frozenset(phrases("search.words")["commands"]["nb"])
