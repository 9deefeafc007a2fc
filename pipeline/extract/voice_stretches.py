"""Blocks of a report with the voices that rules give them -> stretches under one heading, and their voices by the fitted
model.

Where type or headings in turn show who speaks, rules alone decide, and in tables. An item speaks as the paragraph that
introduces it, a sub-item as the item above. Where model and rules agree, the rules' reasons stand; where they part, the
model decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.extract.kinds import kind_of_heading
from pipeline.extract.outline import Outline
from pipeline.extract.turns import is_answer_head
from pipeline.extract.voice_features import Spoken, block_features, pair_features
from pipeline.extract.voice_model import likeliest
from pipeline.extract.voice_runs import Voice
from pipeline.extract.voice_signs import Points, owners_points
from pipeline.extract.voice_zones import OF_TABLES
from pipeline.records import Block
from pipeline.text import bare

_REPEATED = 40  # letters of a block that is known as another one repeated: shorter ones may be alike


@dataclass
class Stretch:
    """Neighbouring blocks that no heading parts, the heading above them and the next one, "" where there is none. `follow`
    are the items that speak as another block does, by its number."""

    above: str = ""
    below: str = ""
    heard: list[Spoken] = field(default_factory=list)
    follow: list[tuple[Spoken, int]] = field(default_factory=list)

    def features(self) -> tuple[list[set[str]], list[set[str]]]:
        """Those of each block, and of each with the one before it."""
        last = len(self.heard) - 1
        blocks = [
            block_features(heard, self.above, self.above if at == 0 else None, self.below if at == last else None)
            for at, heard in enumerate(self.heard)
        ]
        before = [None, *(heard.block for heard in self.heard)]
        pairs = [pair_features(one, heard.block) for one, heard in zip(before, self.heard, strict=False)]
        return blocks, pairs

    def held(self) -> list[str | None]:
        """The voices that need no weighing: headings in turn give them, and what is said again answers."""
        return [
            heard.rules.who if heard.rules.headed else "answers" if heard.again else None for heard in self.heard
        ]


def stretches(
    ruled: dict[int, Voice], blocks: Iterable[Block], outline: Outline, parted: bool, counted: Mapping[int, Points]
) -> list[Stretch]:
    """The blocks that rules gave a voice, by the headings and heads over them; what stands in tables is left out. `parted`
    as in `owners_points`, which `counted` holds for some blocks."""
    found = [Stretch()]
    previous: Block | None = None
    known: set[int] = set()  # the blocks of the stretch
    said: set[str] = set()  # what these say
    for block in blocks:
        voice = ruled.get(block.number)
        if voice is None or voice.who == "head" or block.kind == "heading":
            found[-1].below = block.text
            found.append(Stretch(block.text))
            known, said = set(), set()
        elif block.kind not in OF_TABLES and block.text:
            path = outline.path(block.number)
            points, reasons = counted.get(block.number) or owners_points(block, previous, path, parted)
            own = bare(block.text)
            leads = len(outline.led.get(block.number, ()))
            again = len(own) >= _REPEATED and own in said and not leads  # an introduction may be used again
            heard = Spoken(block, voice, points, reasons, leads, again)
            said.add(own)
            above = block.parent if block.parent is not None else block.lead
            if block.kind == "item" and above in known:
                found[-1].follow.append((heard, above))
            else:
                found[-1].heard.append(heard)
            known.add(block.number)
        previous = block
    return [stretch for stretch in found if stretch.heard]


def weighed(found: Iterable[Stretch]) -> dict[int, Voice]:
    """The voices of the blocks in some stretches."""
    voices: dict[int, Voice] = {}
    for stretch in found:
        for heard, who in zip(stretch.heard, _settled(stretch), strict=True):
            voices[heard.block.number] = _voice(who, heard)
        for heard, above in stretch.follow:
            voices[heard.block.number] = _voice(voices[above].who, heard)
    return voices


def _waits(stretch: Stretch) -> bool:
    """Whether what a stretch asks at its end may be answered below the next heading: that reports, or asks more."""
    below = (stretch.below, stretch.heard[-1].block.text)
    return any(map(is_answer_head, below)) or kind_of_heading(stretch.below) is not None


def _settled(stretch: Stretch) -> list[str]:
    """The voices of a stretch: a title over a question stays one, and questions at the end that nothing answers are such
    only where rules say so."""
    found = likeliest(*stretch.features(), stretch.held())
    for at in range(len(found) - 2, -1, -1):
        if found[at + 1] == "asks" and stretch.heard[at].rules.who == "title":
            found[at] = "title"
    if _waits(stretch):
        return found
    for at in range(len(found) - 1, -1, -1):
        if found[at] == "answers":
            break
        found[at] = stretch.heard[at].rules.who if found[at] == "asks" else found[at]
    return found


def _voice(who: str, heard: Spoken) -> Voice:
    """The voice that the model gives, with the rules' reasons where they gave it too."""
    if heard.rules.who == who:
        return heard.rules
    return Voice(who, ("weighed", *heard.reasons) if who == "asks" else ())
